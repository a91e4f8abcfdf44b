"""The cells of a map by name, to choose one by typing a part of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from app.canvas.spoken import lane_name
from app.editor.navigate import Cells
from app.editor.selection import Cell
from app.editor.step_names import stage_name, step_name
from app.editor.words import tr
from app.models.journey import JourneyMap
from app.models.shown import ShownColumn
from app.models.vocabulary import Grain


@dataclass(frozen=True, slots=True)
class NamedCell:
    """A visible cell: the name of its step or stage, and that of its lane."""

    cell: Cell
    column: str
    lane: str

    @property
    def name(self) -> str:
        """Both names."""
        return tr("{step} · {lane}", step=self.column, lane=self.lane)


def named_cells(map_: JourneyMap) -> tuple[NamedCell, ...]:
    """The open cells of a map, lane by lane along the journey.

    A card that is put into another cell would be out of sight.
    """
    cells = Cells(map_)
    found: dict[Cell, NamedCell] = {}
    for row, lane in enumerate(cells.lanes):
        for column in range(max(1, len(cells.columns))):
            cell = cells.cell(row, column)
            if cell is None or cell in found or not cells.is_open(cell):
                continue
            if lane.grain == Grain.MAP:
                name = tr("Whole map")
            else:
                shown = cells.columns[column]
                of_stage = lane.grain == Grain.STAGE
                name = stage_name(map_, shown.stage) if of_stage else _name_of(map_, shown)
            found[cell] = NamedCell(cell, name, lane_name(map_, lane))
    return tuple(found.values())


def matching(named: Iterable[NamedCell], typed: str) -> tuple[NamedCell, ...]:
    """The cells in whose names each of the words typed stands, in any order and case."""
    words = _plain(typed).split()
    return tuple(one for one in named if all(word in _plain(one.name) for word in words))


def _name_of(map_: JourneyMap, column: ShownColumn) -> str:
    """A collapsed stage stands for all of its steps."""
    return stage_name(map_, column.stage) if column.collapsed else step_name(map_, column.step)


def _plain(text: str) -> str:
    """A text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
