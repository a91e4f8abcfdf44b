"""Notes of the tray on the clipboard, with all that those hold which were cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.editor.acts.act import Change
from app.editor.acts.tray import notes_selected
from app.editor.clipboard.copying import Copied
from app.editor.clipboard.moving import Ids
from app.editor.clipboard.naming import Named, with_named
from app.editor.selection import Selection
from app.editor.words import counted
from app.models import edits
from app.models.base import Id, evolve, new_id
from app.models.edits.forget import pictures_of_notes
from app.models.journey import JourneyMap
from app.models.reserved import TrayNote

# What was given to one card, and stays with it.
_GIVEN = ("comments", "votes")


def copied_notes(map_: JourneyMap, selection: Selection) -> JourneyMap | None:
    """The selected notes as a map of their own, with what they name; None where there are none.

    That is their pictures, their sources and their personas, bare of what these name themselves.
    """
    ids = notes_selected(map_, selection)
    if not ids:
        return None
    notes = tuple(note for note in map_.tray if note.id in ids)
    shown = pictures_of_notes(notes)
    named = _named_by(notes)
    return JourneyMap(
        id=new_id(),
        personas=tuple(
            evolve(one, photo="", sources=()) for one in map_.personas if one.id in named
        ),
        tray=notes,
        sources=tuple(one for one in map_.sources if one.id in named),
        pictures=tuple(one for one in map_.pictures if one.sha256 in shown),
    )


def paste_notes(map_: JourneyMap, part: JourneyMap, place: int) -> Change | None:
    """Put notes of another map, or that were cut out of this one, before place ``place``.

    One that still is in the map comes as a copy, without comments and votes. Sources come along; a
    persona that is not on this map is left out and told.
    """
    named, ids = Named(map_, part), Ids(map_, keep=True)
    notes = []
    for note in part.tray:
        id_ = ids.give(note.id)
        extra = named.details(note.model_extra or {})
        if id_ != note.id:
            extra = {name: value for name, value in extra.items() if name not in _GIVEN}
        notes.append(TrayNote(id=id_, text=note.text, type=note.type, **extra))
    after = map_
    for source in named.sources_for(_named_by(notes)):
        after = edits.insert_source(after, source, len(after.sources))
    for picture in part.pictures:
        after = edits.add_picture(after, picture)
    return _pasted(after, notes, place, named.told())


def paste_cards_as_notes(map_: JourneyMap, what: Copied, place: int) -> Change | None:
    """Make notes of cards that were copied or cut, before place ``place``; they keep all they hold.

    What was cut comes with its comments and votes.
    """
    named, ids = Named(map_, what.map), Ids(map_, keep=what.cut)
    cards = [named.card(ids.card(card)) for card in what.map.cards]
    after = with_named(map_, named, cards)
    return _pasted(after, [edits.note_of(card) for card in cards], place, named.told())


def _named_by(notes: Iterable[TrayNote]) -> set[Id]:
    """The ids of what notes name that were cards: their personas and sources."""
    found: set[Id] = set()
    for note in notes:
        held = note.model_extra or {}
        cited = held.get("sources")
        named = [held.get("persona"), *(cited if isinstance(cited, list | tuple) else ())]
        found |= {id_ for id_ in named if isinstance(id_, str)}
    return found


def _pasted(map_: JourneyMap, notes: Sequence[TrayNote], place: int, told: str) -> Change | None:
    if not notes:
        return None
    after = edits.add_tray_notes(map_, notes, place)
    label = counted("Paste Note", "Paste %n Notes", len(notes))
    return Change(label, after, Selection(tuple(note.id for note in notes)), told)
