"""Edits of the tray: notes that are not placed yet."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from app.models.base import Id, evolve
from app.models.card import Card
from app.models.edits.card import insert_cards
from app.models.edits.change import (
    changed,
    check,
    check_new,
    fitted,
    inserted,
    moved,
    place_of,
    put,
    remaining,
)
from app.models.edits.forget import forget, ids_of_cards, pictures_of_notes
from app.models.edits.span import columns_of, spanning
from app.models.journey import JourneyMap
from app.models.reserved import TrayNote
from app.models.vocabulary import CardType, card_types_of

# What a note says itself, and what depends on where a card stands.
_ELSEWHERE = {"id", "lane", "step", "until", "type", "text"}

# What a card over several columns keeps of its place: how many these were.
_REACH = ("step", "until")

# What the edit itself says about a card; the values stand in for a card to read a field with.
_PLACE = {"id": "x", "lane": "x", "step": "", "until": "", "type": "note"}


def add_tray_notes(map_: JourneyMap, notes: Sequence[TrayNote], place: int) -> JourneyMap:
    """Put new notes before the one at ``place``."""
    if notes:
        check_new(map_, *notes)
        check(map_, *notes)
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
    shown = pictures_of_notes(note for note in map_.tray if note.id in gone)
    return forget(evolve(map_, tray=remaining(map_.tray, gone, "note in the tray")), gone, shown)


def send_to_tray(
    map_: JourneyMap, card_ids: Collection[Id], place: int | None = None
) -> JourneyMap:
    """Make notes of cards, in their order, before the note at ``place`` or at the end.

    A note keeps id, text and type, and every other detail of its card as a field of the same name,
    so that `place_tray_note` gives the card back. Pairs and arrows of the cards go.
    """
    for id_ in card_ids:
        place_of(map_.cards, id_, "card")
    going = [card for card in map_.cards if card.id in card_ids]
    staying = tuple(card for card in map_.cards if card.id not in card_ids)
    notes = [note_of(card) for card in going]
    at = len(map_.tray) if place is None else place
    made = evolve(map_, cards=staying, tray=inserted(map_.tray, at, *notes))
    return forget(made, ids_of_cards(going))


def note_of(card: Card) -> TrayNote:
    """A note with the id, text and type of a card, and with its other details as fields.

    The columns are among them only where the card covers several.
    """
    out = _ELSEWHERE.difference(_REACH) if card.until else _ELSEWHERE
    details = card.model_dump(mode="json", exclude_defaults=True, exclude=out)
    return TrayNote(id=card.id, text=card.text, type=card.type, **details)


def place_tray_note(
    map_: JourneyMap, note_id: Id, lane_id: Id, step: Id = "", place: int | None = None
) -> JourneyMap:
    """Make a card of a note, in a cell; it keeps the note's id, text and unknown fields.

    The card has the note's type where that is known, else the usual one of the lane. What the note
    has beside it, as one that was a card, becomes the card's field of that name where it fits
    there; where it does not, its words stand in the card's notes. What it names that has gone from
    the map since, a source or the persona, is no longer named, as of cards. A card that covered
    several columns covers as many again, as far as there are such in the lane.
    """
    note = map_.tray[place_of(map_.tray, note_id, "tray note")]
    lane = map_.lanes[place_of(map_.lanes, lane_id, "lane")]
    type_ = note.type
    if not type_:
        type_ = (card_types_of(lane.type) or (CardType.NOTE,))[0].value
    held = note.model_extra or {}
    reach = _REACH if was_wide(note) else ()
    extra = {name: value for name, value in held.items() if name not in Card.model_fields}
    card = Card(id=note.id, lane=lane_id, step=step, type=type_, text=note.text, **extra)
    columns = columns_of(map_, lane.grain)
    if step in columns:
        at = columns.index(step)
        last = at + max(1, width_of_note(map_, note, lane.grain)) - 1
        card = spanning(card, step, columns[min(last, len(columns) - 1)])
    left = evolve(map_, tray=tuple(one for one in map_.tray if one.id != note_id))
    words = []
    for name, value in held.items():
        if name in Card.model_fields and name not in reach:
            value = _still_there(left, name, value)
            fit = _with_field(left, card, name, value)
            if fit is None:
                bare = _without_ids(value)
                said = bare if isinstance(bare, str) else json.dumps(bare, ensure_ascii=False)
                words.append(f"{name}: {said}")
            card = fit or card
    if words:
        notes = (card.notes, *words) if card.notes else words
        card = fitted(card, notes="\n".join(notes))
    return insert_cards(left, (card,), place)


def was_wide(note: TrayNote) -> bool:
    """Whether a note was a card over several columns."""
    held = note.model_extra or {}
    return all(isinstance(held.get(name), str) for name in _REACH)


def width_of_note(map_: JourneyMap, note: TrayNote, grain: str) -> int:
    """How many columns of a grain a note covered as a card; 0 where they are not on the map."""
    held = note.model_extra or {}
    columns = columns_of(map_, grain)
    first, last = (held.get(name) for name in _REACH)
    if first not in columns or last not in columns:
        return 0
    return max(0, columns.index(last) - columns.index(first) + 1)


def _still_there(map_: JourneyMap, name: str, value: Any) -> Any:
    """What a note keeps in a field, without the ids of what is no longer in the map."""
    if name == "persona" and isinstance(value, str):
        return value if any(one.id == value for one in map_.personas) else ""
    if name == "sources" and isinstance(value, list | tuple):
        known = {one.id for one in map_.sources}
        return [one for one in value if not isinstance(one, str) or one in known]
    if name == "image" and isinstance(value, dict) and isinstance(value.get("picture"), str):
        return value if any(one.sha256 == value["picture"] for one in map_.pictures) else None
    return value


def _without_ids(value: Any) -> Any:
    """A value as people may read it: what is in it has no ids."""
    if isinstance(value, dict):
        return {name: _without_ids(one) for name, one in value.items() if name != "id"}
    return [_without_ids(one) for one in value] if isinstance(value, list | tuple) else value


def _with_field(map_: JourneyMap, card: Card, name: str, value: Any) -> Card | None:
    """A card with a field as a file would hold it; None where the card cannot have it so."""
    if name in _PLACE:
        return None
    try:
        made = Card.model_validate_json(json.dumps({**_PLACE, name: value}))
        fit = evolve(card, **{name: getattr(made, name)})
        check_new(map_, fit)
        check(map_, fit)
    except ValueError:  # of validation or of the edit: both say that it does not fit
        return None
    return fit
