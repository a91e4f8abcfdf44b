"""Selecting several: by Shift and an arrow or a click, single things by Ctrl, rectangles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.editor.navigate import Cells, Way, alone, edge_cell, move, neighbour_cell, select_record
from app.editor.selection import Cell, Selection
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain


def rectangle(map_: JourneyMap, anchor: Cell, cell: Cell) -> Selection:
    """Select all visible cells from one to another, with the cards that are seen in them.

    The keyboard stands in the second, so its cards come last.
    """
    cells = Cells(map_)
    last = {card.id for card in cells.cards(cell)}
    found: dict[Id, None] = {}
    for one in _cells_between(cells, anchor, cell):
        found.update((card.id, None) for card in cells.cards(one))
    ordered = (*(id_ for id_ in found if id_ not in last), *(id_ for id_ in found if id_ in last))
    return Selection(ordered, cell, anchor)


def extend(map_: JourneyMap, selection: Selection, way: Way) -> Selection:
    """What is selected after Shift and an arrow: another card of the cell, or more cells.

    On headings: the next one beside them. Going back lets go what was taken last. At the edge the
    same selection.
    """
    cells = Cells(map_)
    start = cells.cell_of(selection)
    if start is None:
        return _with_heading(map_, selection, way)
    if selection.anchor is None:
        more = _with_card(cells, selection, start, way)
        if more is not None:
            return more
    cursor = alone(cells, selection)
    if way in (Way.LEFT, Way.RIGHT, Way.UP, Way.DOWN):
        goal = neighbour_cell(cells, start, cells.column_of(cursor), way)
    else:
        goal = edge_cell(cells, cells.row(start[0]), way)
    if goal is None:
        return selection
    return rectangle(map_, _anchor(cells, selection, start), goal)


def extend_to(map_: JourneyMap, selection: Selection, cell: Cell) -> Selection:
    """Select the rectangle of cells from where the keyboard stands, or began, to a cell."""
    cells = Cells(map_)
    start = cells.cell_of(selection)
    if start is None:
        return Selection((), cell)
    return rectangle(map_, _anchor(cells, selection, start), cell)


def reach(map_: JourneyMap, selection: Selection, goal: Selection) -> Selection:
    """What Shift and a click on ``goal`` select: all from where the selection began to there.

    Cards between two of a cell, cells between two that hold the keyboard, headings between two of a
    kind. A card of another cell comes to the cards that are selected, as does what has no order
    among its like; what was taken last goes again.
    """
    order = _headings_like(map_, goal.current)
    if order:
        return Selection(_between(order, selection.records, goal.current))
    cells = Cells(map_)
    here, there = cells.cell_of(selection), cells.cell_of(goal)
    if there is None:
        return toggle(map_, selection, goal.current) if goal.current else goal
    if here is None:
        return goal
    if goal.current and selection.anchor is None and selection.records:
        if here != there or goal.current == selection.current:
            return toggle(map_, selection, goal.current)
        ids = tuple(card.id for card in cells.cards(there))
        return Selection(_between(ids, selection.records, goal.current), there)
    return extend_to(map_, selection, there)


def _headings_like(map_: JourneyMap, heading: Id) -> tuple[Id, ...]:
    """The visible headings of a heading's kind in their order; none for what is no heading."""
    cells, record = Cells(map_), map_.records.get(heading)
    if isinstance(record, Lane):
        return tuple(lane.id for lane in cells.lanes)
    if isinstance(record, Stage):
        return tuple(stage.id for stage in map_.stages if cells.shows(stage.id))
    if isinstance(record, Step):
        return tuple(one.step.id for one in cells.columns if cells.shows_name(one))
    return ()


def _between(order: Sequence[Id], chosen: Sequence[Id], last: Id) -> tuple[Id, ...]:
    """All from where a selection began to ``last``, which comes last.

    It began with its first where no gap is in it, else where the latest was taken alone.
    """
    places = [order.index(one) for one in chosen if one in order]
    if last not in order or not places:
        return (last,)
    run = max(places) - min(places) + 1 == len(places) and places[0] in (min(places), max(places))
    start, end = (places[0] if run else places[-1]), order.index(last)
    step = 1 if end >= start else -1
    return tuple(order[at] for at in range(start, end + step, step))


def toggle(map_: JourneyMap, selection: Selection, record: Id) -> Selection:
    """Take a record into the selection, or out of it; what is of another kind is let go."""
    if record not in selection.records:
        kind = type(map_.records.get(record))
        kept = tuple(id_ for id_ in selection.records if type(map_.records.get(id_)) is kind)
        return _of(map_, (*kept, record), selection)
    return _of(map_, tuple(id_ for id_ in selection.records if id_ != record), selection)


def one_of(map_: JourneyMap, selection: Selection) -> Selection:
    """Of several the current one alone; of a rectangle what the keyboard stands on."""
    if selection.anchor is not None:
        return alone(Cells(map_), selection)
    return Selection(selection.records[-1:], selection.cell)


def with_cards(map_: JourneyMap, before: Selection, cards: tuple[Id, ...]) -> Selection:
    """Select cards, in the cell of the last of them; without any, nothing but the cell before."""
    return _of(map_, cards, before)


def select_lanes(map_: JourneyMap, first: Id, last: Id) -> Selection | None:
    """Select all cells from one visible lane to another."""
    cells = Cells(map_)
    column = max(len(cells.columns) - 1, 0)
    start, end = cells.cell(cells.row(first), 0), cells.cell(cells.row(last), column)
    return None if start is None or end is None else rectangle(map_, start, end)


def select_columns(map_: JourneyMap, first: int, last: int, row: int) -> Selection | None:
    """Select the cards of all cells from one visible column to another; the keyboard in a row.

    No rectangle: a lane of the whole map would make it one of all columns.
    """
    cells = Cells(map_)
    here = cells.cell(row, first)
    if here is None:
        return None
    found: dict[Id, None] = {}
    for at in range(len(cells.lanes)):
        for column in range(first, last + 1):
            cell = cells.cell(at, column)
            if cell is not None and cell != here:
                found.update((card.id, None) for card in cells.cards(cell))
    return Selection((*found, *(card.id for card in cells.cards(here))), here)


def _of(map_: JourneyMap, records: tuple[Id, ...], before: Selection) -> Selection:
    if not records:
        return Selection((), before.cell)
    return Selection(records, select_record(map_, records[-1]).cell)


def _anchor(cells: Cells, selection: Selection, start: Cell) -> Cell:
    """Where a rectangle begins: where it began, as far as that is still to be seen."""
    if selection.anchor is None:
        return start
    return cells.cell_of(Selection((), selection.anchor)) or start


def _columns_of(cells: Cells, cell: Cell) -> tuple[int, int]:
    """The first and the last column of a visible cell."""
    grain = cells.lanes[cells.row(cell[0])].grain
    if grain == Grain.MAP:
        return 0, max(len(cells.columns) - 1, 0)
    if grain == Grain.STAGE:
        return cells.places.shown[cell[1]]
    column = cells.column(cell[1])
    return column, column


def _cells_between(cells: Cells, one: Cell, other: Cell) -> Iterator[Cell]:
    rows = sorted((cells.row(one[0]), cells.row(other[0])))
    spans = (_columns_of(cells, one), _columns_of(cells, other))
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    for row in range(rows[0], rows[1] + 1):
        met: set[Cell] = set()
        for column in range(first, last + 1):
            cell = cells.cell(row, column)
            if cell is not None and cell not in met:
                met.add(cell)
                yield cell


def _with_card(cells: Cells, selection: Selection, start: Cell, way: Way) -> Selection | None:
    """With the neighbour of the current card in its cell, or without the current one again."""
    if way not in (Way.UP, Way.DOWN):
        return None
    ids = [card.id for card in cells.cards(start)]
    if selection.current not in ids:
        return None
    place = ids.index(selection.current) + (1 if way is Way.DOWN else -1)
    if not 0 <= place < len(ids):
        return None
    beside = ids[place]
    if beside in selection.records:
        kept = tuple(id_ for id_ in selection.records if id_ not in (beside, selection.current))
    else:
        kept = selection.records
    return Selection((*kept, beside), selection.cell)


def _with_heading(map_: JourneyMap, selection: Selection, way: Way) -> Selection:
    beside = move(map_, Selection((selection.current,)), way)
    kind = type(map_.records.get(selection.current))
    if beside.cell is not None or type(map_.records.get(beside.current)) is not kind:
        return selection
    if beside.current == selection.current:
        return selection
    if beside.current in selection.records:
        gone = (beside.current, selection.current)
        return Selection((*(id_ for id_ in selection.records if id_ not in gone), beside.current))
    return Selection((*selection.records, beside.current))
