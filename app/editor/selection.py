"""What is selected: records of the map, and the cell the keyboard stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.models.base import Id
from app.models.journey import JourneyMap

Cell = tuple[Id, Id]
"""A cell of the grid: the lane's id and the id of its step, of its stage, or "" (grain map)."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The selected records, the current one last, and the cell the keyboard stands in.

    An empty cell can hold the keyboard with no record selected; a selected heading or title has no
    cell. The map itself is selected by its own id.
    """

    records: tuple[Id, ...] = ()
    cell: Cell | None = None

    @property
    def current(self) -> Id:
        """The record that commands act on, or ""."""
        return self.records[-1] if self.records else ""


NOTHING = Selection()


def surviving(selection: Selection, map_: JourneyMap) -> Selection:
    """Drop from ``selection`` whatever is no longer in the map."""
    if selection == NOTHING:
        return selection
    known = map_.records
    records = tuple(one for one in selection.records if one in known or one == map_.id)
    cell = selection.cell
    if cell is not None and not all(one in known for one in cell if one):
        cell = None
    if records == selection.records and cell == selection.cell:
        return selection
    return replace(selection, records=records, cell=cell)
