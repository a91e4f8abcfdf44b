"""What is selected: records of the map, and the cell the keyboard stands in."""

from __future__ import annotations

from typing import NamedTuple

from app.models.base import Id
from app.models.journey import JourneyMap

Cell = tuple[Id, Id]
"""A cell of the grid: the lane's id and the id of its step, of its stage, or "" (grain map)."""


class Selection(NamedTuple):
    """The selected records, the current one last, and the cell the keyboard stands in.

    An empty cell can hold the keyboard with no record selected; a selected heading or title has no
    cell. The map itself is selected by its own id. With an ``anchor`` the rectangle of cells from
    there to ``cell`` is selected, and ``records`` are the cards that are seen in it.
    """

    records: tuple[Id, ...] = ()
    cell: Cell | None = None
    anchor: Cell | None = None

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
    cell = _surviving_cell(selection.cell, map_)
    anchor = _surviving_cell(selection.anchor, map_) if cell is not None else None
    if (records, cell, anchor) == (selection.records, selection.cell, selection.anchor):
        return selection
    return selection._replace(records=records, cell=cell, anchor=anchor)


def _surviving_cell(cell: Cell | None, map_: JourneyMap) -> Cell | None:
    if cell is None or not all(one in map_.records for one in cell if one):
        return None
    return cell
