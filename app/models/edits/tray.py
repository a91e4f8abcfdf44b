"""Edits of the tray: notes that are not placed yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from app.models.base import Id, evolve
from app.models.card import Card
from app.models.edits.card import insert_cards
from app.models.edits.change import (
    EditError,
    changed,
    check_new,
    inserted,
    moved,
    place_of,
    put,
)
from app.models.edits.forget import forget
from app.models.journey import JourneyMap
from app.models.reserved import TrayNote
from app.models.vocabulary import CardType, card_types_of


def add_tray_notes(map_: JourneyMap, notes: Sequence[TrayNote], place: int) -> JourneyMap:
    """Put new notes before the one at ``place``."""
    if notes:
        check_new(map_, *notes)
    return evolve(map_, tray=inserted(map_.tray, place, *notes))


def change_tray_note(map_: JourneyMap, note_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a note other than its id."""
    place = place_of(map_.tray, note_id, "tray note")
    made = changed(map_, map_.tray[place], changes, ("id",))
    return evolve(map_, tray=put(map_.tray, place, made))


def move_tray_notes(map_: JourneyMap, note_ids: Collection[Id], place: int) -> JourneyMap:
    """Put notes, in their order, before place ``place`` among the others."""
    for id_ in note_ids:
        place_of(map_.tray, id_, "tray note")
    return evolve(map_, tray=moved(map_.tray, note_ids, place))


def remove_tray_notes(map_: JourneyMap, note_ids: Collection[Id]) -> JourneyMap:
    """Remove notes from the tray."""
    gone = set(note_ids)
    kept = tuple(note for note in map_.tray if note.id not in gone)
    if len(kept) != len(map_.tray) - len(gone):
        raise EditError("there is no such note in the tray")
    return forget(evolve(map_, tray=kept), gone)


def place_tray_note(
    map_: JourneyMap, note_id: Id, lane_id: Id, step: Id = "", place: int | None = None
) -> JourneyMap:
    """Make a card of a note, in a cell; it keeps the note's id, text and unknown fields.

    The card has the note's type where that is known, else the usual one of the lane.
    """
    note = map_.tray[place_of(map_.tray, note_id, "tray note")]
    lane = map_.lanes[place_of(map_.lanes, lane_id, "lane")]
    type_ = note.type
    if not type_:
        type_ = (card_types_of(lane.type) or (CardType.NOTE,))[0].value
    extra = {
        name: value
        for name, value in (note.model_extra or {}).items()
        if name not in Card.model_fields
    }
    card = Card(id=note.id, lane=lane_id, step=step, type=type_, text=note.text, **extra)
    left = tuple(one for one in map_.tray if one.id != note_id)
    return insert_cards(evolve(map_, tray=left), (card,), place)
