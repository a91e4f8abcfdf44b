"""Where the keyboard goes: by card, then by cell, and beyond the grid to headings and title.

Above the first lane stand the steps, above them the stages, above these the map's title; before the
first step stands the lane's heading. So every name on the map can be reached without a mouse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from app.editor.selection import Cell, Selection
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from app.models.shown import ShownColumn, has_heading
from app.models.stage import Stage, Step
from app.models.vocabulary import Direction, Grain


class Way(StrEnum):
    """A step of the keyboard, as seen on the screen."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    FIRST_STAGE = "first-stage"
    LAST_STAGE = "last-stage"
    FIRST_CELL = "first-cell"
    LAST_CELL = "last-cell"


class Cells:
    """The visible cells of a map by place, and the cards that are seen in them.

    A collapsed stage has one column and a collapsed lane one row: the keyboard stands there as on
    empty cells, for no card of theirs is seen. A card stands in the first column that it covers.
    """

    def __init__(self, map_: JourneyMap) -> None:
        self.map = map_
        self.columns, _, self.places = map_.shown
        self.lanes = tuple(lane for lane in map_.lanes if not lane.hidden)
        self._row = {lane.id: at for at, lane in enumerate(self.lanes)}
        self._by_key: dict[Id, dict[Id, list[Card]]] = {}

    def shows(self, stage: Id) -> bool:
        """Whether any step of a stage is to be seen."""
        return stage in self.places.shown

    def column(self, step_or_stage: Id) -> int:
        """The place of a step, or of a stage's first step; the first place if it is not seen."""
        columns = self.places.shown.get(step_or_stage)
        return columns[0] if columns is not None else self.places.steps.get(step_or_stage) or 0

    def row(self, lane: Id) -> int:
        """The place of a lane; the first place when it is not to be seen."""
        return self._row.get(lane, 0)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None when the map shows no such place."""
        if not 0 <= row < len(self.lanes):
            return None
        lane = self.lanes[row]
        # What is said of the whole map stands even where no step shows.
        if lane.grain == Grain.MAP and 0 <= column < max(1, len(self.columns)):
            return lane.id, ""
        if not 0 <= column < len(self.columns):
            return None
        stage, step, _ = self.columns[column]
        return lane.id, (stage.id if lane.grain == Grain.STAGE else step.id)

    def cell_of(self, selection: Selection) -> Cell | None:
        """The visible cell in which a selection stands; None for a heading or the title.

        It is another than the selection's own where that is hidden or folded away.
        """
        if selection.cell is None:
            return None
        return self.cell(self.row(selection.cell[0]), self.column_of(selection))

    def column_of(self, selection: Selection) -> int:
        """The place along the journey of a selection with a cell, or the first place."""
        if selection.cell is None:
            return 0
        lane, key = selection.cell
        card, row = self.map.records.get(selection.current), self._row.get(lane)
        # Of several the current card may stand elsewhere than the keyboard.
        if isinstance(card, Card) and row is not None and (card.lane, card.step) == (lane, key):
            covered = self.places.covered(card, self.lanes[row].grain)
            if covered is not None:
                return covered[0]
        return self.column(key)

    def cards(self, cell: Cell) -> tuple[Card, ...]:
        """The cards that are seen in a visible cell, in their order."""
        return tuple(card for card, seen in self._standing(cell) if seen)

    def is_open(self, cell: Cell) -> bool:
        """Whether a card of a visible cell would be seen: neither lane nor stage is collapsed."""
        lane = self.lanes[self.row(cell[0])]
        column = self.column(cell[1])
        return not lane.collapsed and not self.places.folds(column, column, lane.grain)

    def sees(self, card: Card) -> bool:
        """Whether a card is seen: what it stands in is neither hidden nor collapsed."""
        row = self._row.get(card.lane)
        if row is None or self.lanes[row].collapsed:
            return False
        grain = self.lanes[row].grain
        covered = self.places.covered(card, grain)
        return covered is not None and not self.places.folds(*covered, grain)

    def hides(self, record: Id) -> bool:
        """Whether a lane, step, stage or card is hidden itself, or stands where all is."""
        match self.map.records.get(record):
            case Card() as card:
                row = self._row.get(card.lane)
                return row is None or self.places.covered(card, self.lanes[row].grain) is None
            case Lane():
                return record not in self._row
            case Stage():
                return not self.shows(record)
            case Step():
                return self.places.steps[record] is None
        return False

    def folded(self, cell: Cell) -> int:
        """How many cards a collapsed stage or lane keeps out of sight in a visible cell."""
        return sum(not seen for _, seen in self._standing(cell))

    def shows_name(self, column: ShownColumn) -> bool:
        """Whether the step of a column has a heading of its own that is seen."""
        return not column.collapsed and has_heading(column.stage, column.step)

    def _standing(self, cell: Cell) -> Iterator[tuple[Card, bool]]:
        """The cards that stand in a visible cell, in their order, and whether each is seen."""
        lane = self.lanes[self.row(cell[0])]
        keys: Iterable[Id] = ("",)
        if lane.grain == Grain.STAGE:
            keys = self.places.stages
        elif lane.grain == Grain.STEP:
            keys = self.places.order
        elif lane.grain != Grain.MAP:
            # of a newer version: its cards may name anything
            keys = self._cards_of(lane)
        column, cards = self.column(cell[1]), self._cards_of(lane)
        for key in keys:
            for card in cards.get(key, ()):
                covered = self.places.covered(card, lane.grain)
                if covered is not None and covered[0] == column:
                    folded = lane.collapsed or self.places.folds(*covered, lane.grain)
                    yield card, not folded

    def _cards_of(self, lane: Lane) -> Mapping[Id, Sequence[Card]]:
        """The cards of a lane by what they name: `cells` of the map looks at all its lanes."""
        if lane.id not in self._by_key:
            found = self._by_key[lane.id] = dict[Id, list[Card]]()
            for card in self.map.cards_by_lane.get(lane.id, ()):
                found.setdefault(card.step, []).append(card)
        return self._by_key[lane.id]


def neighbour_cell(cells: Cells, cell: Cell, column: int, way: Way) -> Cell | None:
    """The visible cell beside, above or below another, from a column of it; None at the edge."""
    row = cells.row(cell[0])
    if way in (Way.UP, Way.DOWN):
        return cells.cell(row + (1 if way is Way.DOWN else -1), column)
    step = 1 if is_onward(cells.map, way) else -1
    while True:
        column += step
        found = cells.cell(row, column)
        if found != cell:
            return found


def edge_cell(cells: Cells, row: int, way: Way) -> Cell | None:
    """The first cell of a row, that in its last stage, or the first or last of the map."""
    last = len(cells.columns) - 1
    if way is Way.FIRST_STAGE:
        return cells.cell(row, 0)
    if way is Way.LAST_STAGE:
        return cells.cell(row, cells.column(cells.columns[last].stage.id if cells.columns else ""))
    if way is Way.FIRST_CELL:
        return cells.cell(0, 0)
    return cells.cell(len(cells.lanes) - 1, max(last, 0))


def is_onward(map_: JourneyMap, way: Way) -> bool:
    """Whether going left or right is going on along the journey."""
    return (way is Way.RIGHT) == (map_.direction != Direction.RIGHT_TO_LEFT)


def first_cell(map_: JourneyMap) -> Selection:
    """Where the keyboard stands when a map opens."""
    cells = Cells(map_)
    return _in_cell(cells, cells.cell(0, 0))


def move(map_: JourneyMap, selection: Selection, way: Way) -> Selection:
    """Where the keyboard stands after going ``way``; at the edge it stays where it stands."""
    cells = Cells(map_)
    selection = alone(cells, selection)
    pair = map_.records.get(selection.current)
    if isinstance(pair, Pair) and way in (Way.LEFT, Way.RIGHT, Way.UP, Way.DOWN):
        return _end_of(cells, pair, way)
    if way in (Way.LEFT, Way.RIGHT):
        return _along(cells, selection, 1 if is_onward(map_, way) else -1) or selection
    if way in (Way.UP, Way.DOWN):
        return _across(cells, selection, 1 if way is Way.DOWN else -1) or selection
    return _to_edge(cells, selection, way) or selection


def alone(cells: Cells, selection: Selection) -> Selection:
    """Of a rectangle of cells the one in which the keyboard stands, on the card that is current."""
    if selection.anchor is None or selection.cell is None:
        return selection
    card = cells.map.records.get(selection.current)
    here = (
        isinstance(card, Card) and card.lane == selection.cell[0] and card.step == selection.cell[1]
    )
    return Selection((selection.current,) if here else (), selection.cell)


def next_to_write(map_: JourneyMap, selection: Selection, onward: bool) -> Selection | None:
    """Where Tab goes on writing: the next cell that is open, or the next heading.

    Along the journey, whichever way the stages run, and from the end of a lane, or of the steps, to
    the beginning of the next row, as in a spreadsheet's table. None at the end.
    """
    cells = Cells(map_)
    by = 1 if onward else -1
    start = cells.cell_of(selection)
    if start is not None:
        row, column = cells.row(start[0]), cells.column_of(selection) + by
        while 0 <= row < len(cells.lanes):
            while (cell := cells.cell(row, column)) is not None:
                if cell != start and cells.is_open(cell):
                    return _in_cell(cells, cell)
                column += by
            row += by
            column = 0 if onward else max(0, len(cells.columns) - 1)
        return None
    thing = map_.records.get(selection.current)
    if isinstance(thing, Lane):
        return _neighbour([lane.id for lane in cells.lanes], thing.id, by)
    if isinstance(thing, Stage):
        return _along(cells, selection, by)
    if isinstance(thing, Step):
        beside, first = _along(cells, selection, by), cells.cell(0, 0)
        return _in_cell(cells, first) if beside is None and onward and first else beside
    return _below_title(cells) if onward and selection.current == map_.id else None


def next_heading(map_: JourneyMap, selection: Selection, onward: bool) -> Selection | None:
    """The heading that Tab leads to from another: title, stages, steps, lanes, each along its row.

    None in a cell, and beyond the last or first of them.
    """
    if selection.cell is not None:
        return None
    cells = Cells(map_)
    order = [
        map_.id,
        *(stage.id for stage in map_.stages if cells.shows(stage.id)),
        *(column.step.id for column in cells.columns if cells.shows_name(column)),
        *(lane.id for lane in cells.lanes),
    ]
    if selection.current not in order:
        return None
    at = order.index(selection.current) + (1 if onward else -1)
    return Selection((order[at],)) if 0 <= at < len(order) else None


def select_record(map_: JourneyMap, record: Id) -> Selection:
    """Select one record; a card brings the keyboard to its cell."""
    thing = map_.records.get(record)
    if isinstance(thing, Card):
        return Selection((record,), (thing.lane, thing.step))
    return Selection((record,))


def _end_of(cells: Cells, pair: Pair, way: Way) -> Selection:
    """The end of a pair that lies on that side of the other."""
    upright = way in (Way.UP, Way.DOWN)

    def place(card: Id) -> tuple[int, int]:
        standing = select_record(cells.map, card)
        row = cells.row(standing.cell[0]) if standing.cell is not None else 0
        column = cells.column_of(standing)
        return (row, column) if upright else (column, row)

    first, last = sorted((pair.recommendation, pair.target), key=place)
    onward = way is Way.DOWN if upright else is_onward(cells.map, way)
    return select_record(cells.map, last if onward else first)


def _along(cells: Cells, selection: Selection, by: int) -> Selection | None:
    map_ = cells.map
    thing = map_.records.get(selection.current)
    cell = cells.cell_of(selection)
    if cell is not None:
        return _along_lane(cells, cell, selection, by)
    if isinstance(thing, Lane):
        return _in_cell(cells, cells.cell(cells.row(thing.id), 0)) if by > 0 else None
    if isinstance(thing, Step):
        named = [column.step.id for column in cells.columns if cells.shows_name(column)]
        return _neighbour(named, thing.id, by)
    if isinstance(thing, Stage):
        shown = [stage.id for stage in map_.stages if cells.shows(stage.id)]
        return _neighbour(shown, thing.id, by)
    return None if selection.current == map_.id else _in_cell(cells, cells.cell(0, 0))


def _neighbour(ids: Sequence[Id], one: Id, by: int) -> Selection | None:
    """The heading beside another; the first one where that is not to be seen."""
    at = ids.index(one) + by if one in ids else 0
    return Selection((ids[at],)) if 0 <= at < len(ids) else None


def _along_lane(cells: Cells, start: Cell, selection: Selection, by: int) -> Selection | None:
    row, column = cells.row(start[0]), cells.column_of(selection)
    while True:
        column += by
        cell = cells.cell(row, column)
        if cell is None:
            return Selection((start[0],)) if by < 0 else None
        if cell != start:
            return _in_cell(cells, cell, _place_in_cell(cells, start, selection))


def _across(cells: Cells, selection: Selection, by: int) -> Selection | None:
    map_ = cells.map
    thing = map_.records.get(selection.current)
    start = cells.cell_of(selection)
    if start is not None:
        cards = cells.cards(start)
        place = _place_in_cell(cells, start, selection)
        if cards and 0 <= place + by < len(cards):
            return select_record(map_, cards[place + by].id)
        column = cells.column_of(selection)
        cell = cells.cell(cells.row(start[0]) + by, column)
        if cell is not None:
            return _in_cell(cells, cell, 0 if by > 0 else -1)
        return _above_grid(cells, column) if by < 0 else None
    if isinstance(thing, Lane):
        row = cells.row(thing.id) + by
        return Selection((cells.lanes[row].id,)) if 0 <= row < len(cells.lanes) else None
    if isinstance(thing, Step):
        if by < 0:
            return Selection((map_.stage_of_step[thing.id].id,))
        return _in_cell(cells, cells.cell(0, cells.column(thing.id)))
    if isinstance(thing, Stage):
        if by < 0:
            return Selection((map_.id,))
        column = cells.column(thing.id)
        if column < len(cells.columns) and cells.shows_name(cells.columns[column]):
            return Selection((cells.columns[column].step.id,))
        return _in_cell(cells, cells.cell(0, column))
    if selection.current == map_.id:
        return _below_title(cells) if by > 0 else None
    return _in_cell(cells, cells.cell(0, 0))


def _above_grid(cells: Cells, column: int) -> Selection:
    if column >= len(cells.columns):
        return Selection((cells.map.id,))
    above = cells.columns[column]
    return Selection((above.step.id if cells.shows_name(above) else above.stage.id,))


def _below_title(cells: Cells) -> Selection | None:
    if cells.columns:
        return Selection((cells.columns[0].stage.id,))
    return Selection((cells.lanes[0].id,)) if cells.lanes else None


def _to_edge(cells: Cells, selection: Selection, way: Way) -> Selection | None:
    row = cells.row(selection.cell[0]) if selection.cell is not None else 0
    cell = edge_cell(cells, row, way)
    return _in_cell(cells, cell) if cell is not None else None


def _place_in_cell(cells: Cells, cell: Cell, selection: Selection) -> int:
    cards = cells.cards(cell)
    return next((at for at, card in enumerate(cards) if card.id == selection.current), 0)


def _in_cell(cells: Cells, cell: Cell | None, place: int = 0) -> Selection:
    """Stand in a cell: on the card at ``place`` (−1 is the last) or the nearest before it."""
    if cell is None:
        return Selection((cells.map.id,))
    cards = cells.cards(cell)
    if not cards:
        return Selection((), cell)
    return select_record(cells.map, cards[-1 if place < 0 else min(place, len(cards) - 1)].id)
