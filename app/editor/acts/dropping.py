"""What becomes of a map when cards are dropped in a cell: they are moved there, or copied."""

from __future__ import annotations

from collections.abc import Sequence

from app.editor.acts.act import Change
from app.editor.acts.parting import told_apart
from app.editor.navigate import Cells
from app.editor.selection import Cell, Selection
from app.editor.words import counted
from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.edits.span import columns_of
from app.models.journey import JourneyMap


def targets(cells: Cells, cards: Sequence[Card], held: Card, cell: Cell) -> dict[Cell, Cell] | None:
    """Where cards would go, from visible cell to visible cell, when the one held goes to ``cell``.

    Those of other cells go as far and in the same direction, so that a block keeps its form. None
    where one of them would have to leave the map, or a block would be one of narrower cards.
    """
    home = _home(cells, held)
    if home is None:
        return None
    down = cells.row(cell[0]) - cells.row(home[0])
    across = cells.column(cell[1]) - cells.column(home[1])
    found = {home: cell}
    for card in cards:
        at = _home(cells, card)
        if at is None:
            return None
        if at not in found:
            goal = cells.cell(cells.row(at[0]) + down, cells.column(at[1]) + across)
            if goal is None:
                return None
            found[at] = goal
    if len(found) > 1 and any(_reaches_beyond(cells, card, found) for card in cards):
        return None
    return found


def drop_cards(
    map_: JourneyMap, ids: Sequence[Id], held: Id, cell: Cell, place: int | None, *, copy: bool
) -> Change | None:
    """Move or copy cards so that the one held comes to a cell, before place ``place`` among others.

    None where they cannot all go there.
    """
    names = set(ids)
    cards = [card for card in map_.cards if card.id in names]
    cells = Cells(map_)
    taken = next(card for card in cards if card.id == held)
    goals = targets(cells, cards, taken, cell)
    if goals is None:
        return None
    after, going = map_, {card.id: card.id for card in cards}
    if copy:
        known = map_.records.keys()
        after = edits.duplicate_cards(map_, ids)
        going, last = {}, ""
        for card in after.cards:
            if card.id in known:
                last = card.id
            else:
                going[last] = card.id
    groups: dict[Cell, list[Id]] = {}
    for card in cards:
        home = _home(cells, card)
        assert home is not None  # else there were no targets
        groups.setdefault(home, []).append(going[card.id])
    first = _home(cells, taken)
    # The group of the card that is held goes last: by then the others are out of its way.
    for home in sorted(groups, key=lambda one: one == first):
        (lane, step), own = goals[home], groups[home]
        if home == first:
            after = edits.move_cards(after, own, lane, step, place, convert=True)
        elif copy or goals[home] != home:
            after = edits.move_cards(after, own, lane, step, convert=True)
    records = tuple(going[one] for one in ids if one != held)
    label = (
        counted("Copy Card", "Copy %n Cards", len(cards))
        if copy
        else counted("Move Card", "Move %n Cards", len(cards))
    )
    chosen = Selection((*records, going[held]), standing_in(after, going[held], cell))
    return Change(label, after, chosen, told_apart(map_, after))


def _reaches_beyond(cells: Cells, card: Card, goals: dict[Cell, Cell]) -> bool:
    """Whether a card would have fewer columns before it than it covers."""
    home = _home(cells, card)
    if not card.until or home is None or goals[home][1] == home[1]:
        return False
    lane, step = goals[home]
    grains = {one.id: one.grain for one in cells.lanes}
    columns = columns_of(cells.map, grains[lane])
    if grains[lane] != grains[home[0]] or step not in columns:
        return False
    width = columns.index(card.until) - columns.index(card.step)
    return columns.index(step) + width >= len(columns)


def standing_in(map_: JourneyMap, id_: Id, cell: Cell) -> Cell:
    """The cell in which a card came to stand that was put in one.

    It is another one where a card over several columns would not have had room for all.
    """
    card = map_.records[id_]
    assert isinstance(card, Card)
    return (card.lane, card.step) if card.until else cell


def _home(cells: Cells, card: Card) -> Cell | None:
    """The visible cell in which a card stands."""
    return cells.cell_of(Selection((card.id,), (card.lane, card.step)))
