"""What can be done to cards: delete, duplicate, move to a neighbouring place."""

from __future__ import annotations

from app.editor.acts.act import Change, cards_selected
from app.editor.acts.dropping import drop_cards, standing_in
from app.editor.acts.parting import told_apart
from app.editor.acts.seen import further
from app.editor.drafts import draft_in
from app.editor.navigate import Cells, Way, neighbour_cell, select_record
from app.editor.selection import Cell, Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap


def insert_card(map_: JourneyMap, selection: Selection) -> Change | None:
    """Begin a card below the one selected, or in the cell stood in; left empty it vanishes."""
    cell = Cells(map_).cell_of(selection)
    draft = draft_in(map_, cell, selection.current)
    if draft is None:
        return None
    return Change(tr("Insert Card"), map_, Selection((), cell), draft=draft)


def can_insert_card(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a card would be seen in the cell stood in."""
    return draft_in(map_, Cells(map_).cell_of(selection)) is not None


def delete_cards(map_: JourneyMap, selection: Selection) -> Change | None:
    """Delete the selected cards, or all that are seen in the cell stood in where none is.

    The keyboard goes to the card behind, before, or stays there.
    """
    cards = cards_meant(map_, selection)
    if not cards:
        return None
    told = counted("1 card deleted", "%n cards deleted", len(cards))
    after = edits.remove_cards(map_, [card.id for card in cards])
    return Change(_label("Delete", cards), after, beside(map_, selection, cards), told)


def cards_meant(map_: JourneyMap, selection: Selection) -> tuple[Card, ...]:
    """The selected cards, or those seen in the cell in which the keyboard stands on none."""
    if selection.records:
        return cards_selected(map_, selection)
    cells = Cells(map_)
    cell = cells.cell_of(selection)
    return cells.cards(cell) if cell is not None else ()


def any_meant(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a card is selected, or seen in the cell stood in."""
    return bool(cards_meant(map_, selection))


def duplicate_cards(map_: JourneyMap, selection: Selection) -> Change | None:
    """Put a copy below each card that is meant and select the copies."""
    cards = cards_meant(map_, selection)
    if not cards:
        return None
    known = map_.records.keys()
    after = edits.duplicate_cards(map_, [card.id for card in cards])
    copies = tuple(card.id for card in after.cards if card.id not in known)
    return Change(_label("Duplicate", cards), after, Selection(copies, _cell_of(after, copies[-1])))


def move_cards(map_: JourneyMap, selection: Selection, way: Way) -> Change | None:
    """Move the selected cards, as Alt and an arrow do.

    Along the lane they go to the neighbouring cell; up and down to the place before or behind their
    neighbour in the cell, and from its edge to the next lane. Cards of several cells all go as far,
    from cell to cell. None at the edge of the map.
    """
    cards = cards_selected(map_, selection)
    if not cards:
        return None
    if len({(card.lane, card.step) for card in cards}) > 1:
        return _move_block(map_, selection, cards, way)
    place = _place_beyond(map_, cards, way)
    if place is None:
        return None
    (lane, step), at = place
    ids = {card.id for card in cards}
    after = edits.move_cards(map_, [card.id for card in cards], lane, step, at, convert=True)
    if way in (Way.LEFT, Way.RIGHT) and any(
        card.id in ids and card.step != step for card in after.cards
    ):
        # It would reach beyond the map.
        return None
    # The keyboard stands with the cards, which no heading that is selected too does.
    kept = tuple(id_ for id_ in selection.records if id_ in ids)
    chosen = Selection(kept, (lane, step))
    return Change(_label("Move", cards), after, chosen, told_apart(map_, after))


def _label(verb: str, cards: tuple[Card, ...]) -> str:
    return {
        "Delete": counted("Delete Card", "Delete %n Cards", len(cards)),
        "Duplicate": counted("Duplicate Card", "Duplicate %n Cards", len(cards)),
        "Move": counted("Move Card", "Move %n Cards", len(cards)),
    }[verb]


def beside(map_: JourneyMap, selection: Selection, gone: tuple[Card, ...]) -> Selection:
    """Where the keyboard stands once cards are gone: as near as can be in the cell of the last.

    Where that cell is not to be seen it is the first one of the map.
    """
    last = map_.records.get(selection.current)
    card = last if isinstance(last, Card) else gone[-1]
    names = {one.id for one in gone}
    cells = Cells(map_)
    here = cells.cell_of(select_record(map_, card.id))
    if here is None:
        return Selection((), cells.cell(0, 0))
    seen = cells.cards(here)
    at = next((place for place, one in enumerate(seen) if one.id == card.id), len(seen))
    for near in (*seen[at + 1 :], *reversed(seen[:at])):
        if near.id not in names:
            return select_record(map_, near.id)
    return Selection((), here)


def _cell_of(map_: JourneyMap, card: Id) -> Cell | None:
    return select_record(map_, card).cell


def _place_beyond(
    map_: JourneyMap, cards: tuple[Card, ...], way: Way
) -> tuple[Cell, int | None] | None:
    """The cell beyond the cards that way, and the place in it (None: the end)."""
    home = (cards[0].lane, cards[0].step)
    cells = Cells(map_)
    standing = Selection((cards[-1].id,), home)
    start = cells.cell_of(standing)
    if start is None:
        return None
    if way in (Way.UP, Way.DOWN):
        order = [card.id for card in map_.cells[home]]
        seen = {card.id for card in cells.cards(start)}
        by = 1 if way is Way.DOWN else -1
        place = further(order, seen, {card.id for card in cards}, by)
        if place is not None:
            return home, place
    target = neighbour_cell(cells, start, cells.column_of(standing), way)
    return None if target is None else (target, 0 if way is Way.DOWN else None)


def _move_block(
    map_: JourneyMap, selection: Selection, cards: tuple[Card, ...], way: Way
) -> Change | None:
    """Move cards of several cells as far as the current one goes to its neighbouring cell."""
    cells = Cells(map_)
    ids = [card.id for card in cards]
    held = selection.current if selection.current in ids else ids[-1]
    standing = select_record(map_, held)
    start = cells.cell_of(standing)
    if start is None:
        return None
    target = neighbour_cell(cells, start, cells.column_of(standing), way)
    if target is None:
        return None
    return drop_cards(map_, ids, held, target, None, copy=False)


def move_cards_to(map_: JourneyMap, selection: Selection, cell: Cell) -> Change | None:
    """Move the selected cards to the end of a cell; None where they stand there already."""
    cards = cards_selected(map_, selection)
    if all((card.lane, card.step) == cell for card in cards):
        return None
    ids = [card.id for card in cards]
    after = edits.move_cards(map_, ids, *cell, convert=True)
    kept = tuple(id_ for id_ in selection.records if id_ in ids)
    chosen = Selection(kept, standing_in(after, kept[-1], cell))
    return Change(_label("Move", cards), after, chosen, told_apart(map_, after))
