"""What can be done with the tray: notes come there, are put in order, placed in cells, deleted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.editor.acts.act import Change
from app.editor.acts.cards import beside
from app.editor.navigate import Way
from app.editor.selection import Cell, Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, new_id
from app.models.card import Card, Feeling
from app.models.edits.span import columns_of, covered
from app.models.edits.tray import was_wide, width_of_note
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.reserved import TrayNote
from app.models.vocabulary import CardType, card_types_of


def notes_selected(map_: JourneyMap, selection: Selection) -> tuple[Id, ...]:
    """The selected notes of the tray, in its order."""
    chosen = set(selection.records)
    return tuple(note.id for note in map_.tray if note.id in chosen)


def add_notes(map_: JourneyMap, texts: Sequence[str], place: int | None = None) -> Change | None:
    """Put new notes before place ``place`` of the tray, or at its end, and select them."""
    if not texts:
        return None
    taken = set(map_.records)
    notes = []
    for text in texts:
        notes.append(TrayNote(id=new_id(taken), text=text))
        taken.add(notes[-1].id)
    at = len(map_.tray) if place is None else place
    label = counted("Write Note", "Write %n Notes", len(notes))
    after = edits.add_tray_notes(map_, notes, at)
    return Change(label, after, Selection(tuple(note.id for note in notes)))


def send_to_tray(
    map_: JourneyMap, ids: Collection[Id], selection: Selection, place: int | None = None
) -> Change | None:
    """Take cards out of their cells into the tray, before place ``place`` or at its end.

    The keyboard stays near where the current one stood.
    """
    cards = tuple(card for card in map_.cards if card.id in ids)
    if not cards:
        return None
    after = edits.send_to_tray(map_, ids, place)
    told = counted("1 card sent to the tray", "%n cards sent to the tray", len(cards))
    apart = len(map_.pairs) - len(after.pairs)
    if apart:
        pairs = counted("1 pair taken apart", "%n pairs taken apart", apart)
        told = tr("{cards}; {pairs}", cards=told, pairs=pairs)
    label = counted("Send Card to Tray", "Send %n Cards to Tray", len(cards))
    return Change(label, after, beside(map_, selection, cards), told)


def delete_notes(map_: JourneyMap, selection: Selection) -> Change | None:
    """Delete the selected notes; the one behind or before is selected then."""
    gone = notes_selected(map_, selection)
    if not gone:
        return None
    order = [note.id for note in map_.tray]
    last = max(order.index(one) for one in gone)
    left = [one for one in (*order[last + 1 :], *reversed(order[:last])) if one not in gone]
    return Change(
        counted("Delete Note", "Delete %n Notes", len(gone)),
        edits.remove_tray_notes(map_, gone),
        Selection(tuple(left[:1])),
        counted("1 note deleted", "%n notes deleted", len(gone)),
    )


def move_notes(map_: JourneyMap, selection: Selection, way: Way) -> Change | None:
    """Move the selected notes before the one above, or behind the one below; None at the edge."""
    ids = notes_selected(map_, selection)
    if not ids or way not in (Way.UP, Way.DOWN):
        return None
    order = [note.id for note in map_.tray]
    first, last = order.index(ids[0]), order.index(ids[-1])
    # Several with others between them come together first, as cards do.
    others_before = sum(one not in ids for one in order[:first])
    others_until = sum(one not in ids for one in order[:last])
    place = others_before - 1 if way is Way.UP else others_until + 1
    if not 0 <= place <= len(order) - len(ids):
        return None
    return put_notes(map_, ids, place)


def put_notes(map_: JourneyMap, ids: Collection[Id], place: int) -> Change | None:
    """Put notes before place ``place`` among the others; None where they stand there already."""
    after = edits.move_tray_notes(map_, ids, place)
    if after.tray == map_.tray:
        return None
    chosen = Selection(tuple(note.id for note in after.tray if note.id in ids))
    return Change(counted("Move Note", "Move %n Notes", len(ids)), after, chosen)


def place_notes(
    map_: JourneyMap, ids: Collection[Id], cell: Cell, place: int | None = None
) -> Change | None:
    """Make cards of notes, in their order, in a cell, before its card at ``place`` or at its end.

    A type that the lane does not offer gives way to its usual one.
    """
    going = [note.id for note in map_.tray if note.id in ids]
    if not going:
        return None
    after = map_
    for number, note in enumerate(going):
        at = None if place is None else place + number
        after = _fitting(edits.place_tray_note(after, note, *cell, at), note)
    label = counted("Place Note", "Place %n Notes", len(going))
    return Change(label, after, Selection(tuple(going), cell), _told_of_width(map_, after, going))


def write_note(map_: JourneyMap, note: Id, text: str) -> Change | None:
    """Give a note other words; None where they are the same."""
    after = edits.change_tray_note(map_, note, text=text)
    return None if after is map_ else Change(tr("Edit Note"), after)


def _told_of_width(before: JourneyMap, after: JourneyMap, placed: Collection[Id]) -> str:
    """What is told of notes that as cards covered more columns than they do now."""
    notes = [note for note in before.tray if note.id in placed and was_wide(note)]
    shorter = 0
    for note in notes:
        card = after.records[note.id]
        assert isinstance(card, Card)
        lane = after.records[card.lane]
        assert isinstance(lane, Lane)
        now = len(covered(columns_of(after, lane.grain), card)) if card.until else 1
        # Where its columns are gone they were several, however many.
        shorter += now < max(2, width_of_note(before, note, lane.grain))
    told = counted("1 card is shorter now", "%n cards are shorter now", shorter)
    return told if shorter else ""


def _fitting(map_: JourneyMap, id_: Id) -> JourneyMap:
    """The map with a placed card of a type that its lane offers, an emotion with a level."""
    card = map_.records[id_]
    assert isinstance(card, Card)
    lane = map_.records[card.lane]
    assert isinstance(lane, Lane)
    offered = card_types_of(lane.type)
    if offered and card.type not in offered:
        map_ = edits.change_card_type(map_, [id_], offered[0].value)
    made = map_.records[id_]
    assert isinstance(made, Card)
    # An emotion is drawn by its level: neither good nor bad until somebody says so.
    if made.type == CardType.EMOTION and made.feeling is None:
        map_ = edits.change_card(map_, id_, feeling=Feeling(level=0.0))
    return map_
