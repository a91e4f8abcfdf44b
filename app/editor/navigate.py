"""Where the keyboard goes: by card, then by cell, and beyond the grid to headings and title.

Above the first lane stand the steps, above them the stages, above these the map's title; before the
first step stands the lane's heading. So every name on the map can be reached without a mouse.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from app.editor.selection import Cell, Selection
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
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


class Grid:
    """The visible steps and lanes of a map, by place."""

    def __init__(self, map_: JourneyMap) -> None:
        self.map = map_
        self.lanes = tuple(lane for lane in map_.lanes if not lane.hidden)
        self.steps = tuple(
            step
            for stage in map_.stages
            if not stage.hidden
            for step in stage.steps
            if not step.hidden
        )
        self._column = {step.id: at for at, step in enumerate(self.steps)}
        for at, step in reversed(tuple(enumerate(self.steps))):
            self._column[map_.stage_of_step[step.id].id] = at
        self._row = {lane.id: at for at, lane in enumerate(self.lanes)}

    def shows(self, step_or_stage: Id) -> bool:
        """Whether a step, or any step of a stage, is to be seen."""
        return step_or_stage in self._column

    def column(self, step_or_stage: Id) -> int:
        """The place of a step, or of a stage's first step.

        The first place when it is not to be seen.
        """
        return self._column.get(step_or_stage, 0)

    def row(self, lane: Id) -> int:
        """The place of a lane; the first place when it is not to be seen."""
        return self._row.get(lane, 0)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None when the grid has no such place."""
        if not (0 <= row < len(self.lanes) and 0 <= column < len(self.steps)):
            return None
        lane = self.lanes[row]
        if lane.grain == Grain.MAP:
            return lane.id, ""
        step = self.steps[column]
        if lane.grain == Grain.STAGE:
            return lane.id, self.map.stage_of_step[step.id].id
        return lane.id, step.id

    def shows_name(self, step: Step) -> bool:
        """Whether a step has a heading of its own.

        It has a name or is not its stage's only step.
        """
        return bool(step.name) or len(self.map.stage_of_step[step.id].steps) > 1


class _Holder:
    """Keeps a map for the cache and compares by identity: hashing a whole map would be slow."""

    def __init__(self, map_: JourneyMap) -> None:
        self.map = map_

    def __hash__(self) -> int:
        return id(self.map)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder) and other.map is self.map


@lru_cache(maxsize=4)
def _kept_grid(holder: _Holder) -> Grid:
    return Grid(holder.map)


def grid_of(map_: JourneyMap) -> Grid:
    """The grid of a map, kept for the maps asked for last."""
    return _kept_grid(_Holder(map_))


def first_cell(map_: JourneyMap) -> Selection:
    """Where the keyboard stands when a map opens."""
    return _in_cell(map_, grid_of(map_).cell(0, 0))


def move(map_: JourneyMap, selection: Selection, way: Way) -> Selection:
    """Where the keyboard stands after going ``way``; the same selection at the edge."""
    grid = grid_of(map_)
    if way in (Way.LEFT, Way.RIGHT):
        onward = (way is Way.RIGHT) == (map_.direction != Direction.RIGHT_TO_LEFT)
        return _along(grid, selection, 1 if onward else -1) or selection
    if way in (Way.UP, Way.DOWN):
        return _across(grid, selection, 1 if way is Way.DOWN else -1) or selection
    return _to_edge(grid, selection, way) or selection


def next_cell(map_: JourneyMap, selection: Selection, onward: bool) -> Selection:
    """The neighbouring cell of the lane along the journey, whichever way the stages run."""
    return _along(grid_of(map_), selection, 1 if onward else -1) or selection


def select_record(map_: JourneyMap, record: Id) -> Selection:
    """Select one record; a card brings the keyboard to its cell."""
    thing = map_.records.get(record)
    if isinstance(thing, Card):
        return Selection((record,), (thing.lane, thing.step))
    return Selection((record,))


def _along(grid: Grid, selection: Selection, by: int) -> Selection | None:
    map_ = grid.map
    thing = map_.records.get(selection.current)
    if selection.cell is not None:
        return _along_lane(grid, selection, by)
    if isinstance(thing, Lane):
        return _in_cell(map_, grid.cell(grid.row(thing.id), 0)) if by > 0 else None
    if isinstance(thing, Step):
        named = [step for step in grid.steps if grid.shows_name(step)]
        ids = [step.id for step in named]
        at = ids.index(thing.id) + by if thing.id in ids else 0
        return Selection((ids[at],)) if 0 <= at < len(ids) else None
    if isinstance(thing, Stage):
        stages = [stage.id for stage in map_.stages if grid.shows(stage.id)]
        at = stages.index(thing.id) + by if thing.id in stages else 0
        return Selection((stages[at],)) if 0 <= at < len(stages) else None
    return None if selection.current == map_.id else _in_cell(map_, grid.cell(0, 0))


def _along_lane(grid: Grid, selection: Selection, by: int) -> Selection | None:
    assert selection.cell is not None
    lane, key = selection.cell
    row = grid.row(lane)
    column = grid.column(key)
    while True:
        column += by
        cell = grid.cell(row, column)
        if cell is None:
            return Selection((lane,)) if by < 0 and lane in grid.map.records else None
        if cell != selection.cell:
            return _in_cell(grid.map, cell, _place_in_cell(grid.map, selection))


def _across(grid: Grid, selection: Selection, by: int) -> Selection | None:
    map_ = grid.map
    thing = map_.records.get(selection.current)
    if selection.cell is not None:
        cards = map_.cells.get(selection.cell, ())
        place = _place_in_cell(map_, selection)
        if cards and 0 <= place + by < len(cards):
            return Selection((cards[place + by].id,), selection.cell)
        column = grid.column(selection.cell[1])
        cell = grid.cell(grid.row(selection.cell[0]) + by, column)
        if cell is not None:
            return _in_cell(map_, cell, 0 if by > 0 else -1)
        return _above_grid(grid, column) if by < 0 else None
    if isinstance(thing, Lane):
        row = grid.row(thing.id) + by
        return Selection((grid.lanes[row].id,)) if 0 <= row < len(grid.lanes) else None
    if isinstance(thing, Step):
        if by < 0:
            return Selection((map_.stage_of_step[thing.id].id,))
        return _in_cell(map_, grid.cell(0, grid.column(thing.id)))
    if isinstance(thing, Stage):
        if by < 0:
            return Selection((map_.id,))
        column = grid.column(thing.id)
        if column < len(grid.steps) and grid.shows_name(grid.steps[column]):
            return Selection((grid.steps[column].id,))
        return _in_cell(map_, grid.cell(0, column))
    if selection.current == map_.id:
        return _below_title(grid) if by > 0 else None
    return _in_cell(map_, grid.cell(0, 0))


def _above_grid(grid: Grid, column: int) -> Selection:
    if column >= len(grid.steps):
        return Selection((grid.map.id,))
    step = grid.steps[column]
    if grid.shows_name(step):
        return Selection((step.id,))
    return Selection((grid.map.stage_of_step[step.id].id,))


def _below_title(grid: Grid) -> Selection | None:
    if grid.steps:
        return Selection((grid.map.stage_of_step[grid.steps[0].id].id,))
    return Selection((grid.lanes[0].id,)) if grid.lanes else None


def _to_edge(grid: Grid, selection: Selection, way: Way) -> Selection | None:
    last = len(grid.steps) - 1
    row = grid.row(selection.cell[0]) if selection.cell is not None else 0
    if way is Way.FIRST_STAGE:
        cell = grid.cell(row, 0)
    elif way is Way.LAST_STAGE:
        stage = grid.map.stage_of_step[grid.steps[last].id].id if grid.steps else ""
        cell = grid.cell(row, grid.column(stage))
    elif way is Way.FIRST_CELL:
        cell = grid.cell(0, 0)
    else:
        cell = grid.cell(len(grid.lanes) - 1, last)
    return _in_cell(grid.map, cell) if cell is not None else None


def _place_in_cell(map_: JourneyMap, selection: Selection) -> int:
    cards = map_.cells.get(selection.cell, ()) if selection.cell is not None else ()
    return next((at for at, card in enumerate(cards) if card.id == selection.current), 0)


def _in_cell(map_: JourneyMap, cell: Cell | None, place: int = 0) -> Selection:
    """Stand in a cell: on the card at ``place`` (−1 is the last) or the nearest before it."""
    if cell is None:
        return Selection((map_.id,))
    cards = map_.cells.get(cell, ())
    if not cards:
        return Selection((), cell)
    return Selection((cards[-1 if place < 0 else min(place, len(cards) - 1)].id,), cell)
