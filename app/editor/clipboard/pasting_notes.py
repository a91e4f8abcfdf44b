"""Notes of the tray on the clipboard, with all that those hold which were cards."""

from __future__ import annotations

from collections.abc import Sequence

from app.editor.acts.act import Change
from app.editor.acts.tray import notes_selected
from app.editor.clipboard.copying import Copied
from app.editor.clipboard.moving import Ids
from app.editor.clipboard.naming import Named, with_named
from app.editor.selection import Selection
from app.editor.words import counted
from app.models import edits
from app.models.base import new_id
from app.models.edits.forget import pictures_of_notes
from app.models.journey import JourneyMap
from app.models.reserved import TrayNote

# What was given to one card, and stays with it.
_GIVEN = ("comments", "votes")


def copied_notes(map_: JourneyMap, selection: Selection) -> JourneyMap | None:
    """The selected notes as a map of their own, with their pictures; None where there are none."""
    ids = notes_selected(map_, selection)
    if not ids:
        return None
    notes = tuple(note for note in map_.tray if note.id in ids)
    shown = pictures_of_notes(notes)
    pictures = tuple(one for one in map_.pictures if one.sha256 in shown)
    return JourneyMap(id=new_id(), tray=notes, pictures=pictures)


def paste_notes(map_: JourneyMap, part: JourneyMap, place: int) -> Change | None:
    """Put notes of another map, or that were cut out of this one, before place ``place``.

    One that still is in the map comes as a copy, without comments and votes.
    """
    ids = Ids(map_, keep=True)
    notes = []
    for note in part.tray:
        id_ = ids.give(note.id)
        extra = dict(note.model_extra or {})
        if id_ != note.id:
            extra = {name: value for name, value in extra.items() if name not in _GIVEN}
        notes.append(TrayNote(id=id_, text=note.text, type=note.type, **extra))
    for picture in part.pictures:
        map_ = edits.add_picture(map_, picture)
    return _pasted(map_, notes, place)


def paste_cards_as_notes(map_: JourneyMap, what: Copied, place: int) -> Change | None:
    """Make notes of cards that were copied or cut, before place ``place``; they keep all they hold.

    What was cut comes with its comments and votes.
    """
    named, ids = Named(map_, what.map), Ids(map_, keep=what.cut)
    cards = [named.card(ids.card(card)) for card in what.map.cards]
    after = with_named(map_, named, cards)
    return _pasted(after, [edits.note_of(card) for card in cards], place)


def _pasted(map_: JourneyMap, notes: Sequence[TrayNote], place: int) -> Change | None:
    if not notes:
        return None
    after = edits.add_tray_notes(map_, notes, place)
    label = counted("Paste Note", "Paste %n Notes", len(notes))
    return Change(label, after, Selection(tuple(note.id for note in notes)))
