"""What is read of a map, in which order: a table of lanes, each thing named by its selection."""

from __future__ import annotations

from app.editor.navigate import Cells, select_record
from app.editor.selection import Selection
from app.models.base import Id
from app.models.journey import JourneyMap


def on_map(map_: JourneyMap) -> tuple[Selection, ...]:
    """The title, each stage that is seen with its named steps, the lanes, the paths, the pairs."""
    cells = Cells(map_)
    found = [Selection((map_.id,))]
    for stage in map_.stages:
        if not cells.shows(stage.id):
            continue
        found.append(Selection((stage.id,)))
        found += [
            Selection((column.step.id,))
            for column in cells.columns
            if column.stage.id == stage.id and cells.shows_name(column)
        ]
    found += [Selection((lane.id,)) for lane in cells.lanes]
    found += [Selection((path.id,)) for path in map_.paths]
    return (*found, *(Selection((pair.id,)) for pair in map_.pairs))


def in_row(map_: JourneyMap, lane: Id) -> tuple[Selection, ...]:
    """The cards of a lane cell by cell along the journey, and the cells that show none."""
    cells = Cells(map_)
    row = cells.row(lane)
    found: dict[Selection, None] = {}
    for column in range(max(1, len(cells.columns))):
        cell = cells.cell(row, column)
        if cell is None:
            continue
        cards = [select_record(map_, card.id) for card in cells.cards(cell)]
        found.update(dict.fromkeys(cards or [Selection((), cell)]))
    return tuple(found)


def exists(map_: JourneyMap, thing: Selection) -> bool:
    """Whether a map still has something."""
    named = {*thing.records, *(thing.cell or ())} - {map_.id, ""}
    return named <= map_.records.keys()
