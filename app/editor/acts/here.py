"""Which columns and rows an act is about: those selected, else where the keyboard stands."""

from __future__ import annotations

from app.editor.navigate import Cells
from app.editor.selection import Selection
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.shown import ShownColumn
from app.models.stage import Path, Stage, Step


def stages_here(map_: JourneyMap, selection: Selection) -> tuple[Stage, ...]:
    """The selected stages, those of selected steps, or the one stood in, in journey order."""
    chosen: set[Id] = set()
    for id_ in selection.records:
        record = map_.records.get(id_)
        if isinstance(record, Stage):
            chosen.add(record.id)
        elif isinstance(record, Step):
            chosen.add(map_.stage_of_step[record.id].id)
    if not chosen and (column := column_here(map_, selection)) is not None:
        chosen.add(column.stage.id)
    return tuple(stage for stage in map_.stages if stage.id in chosen)


def steps_here(map_: JourneyMap, selection: Selection) -> tuple[Step, ...]:
    """The selected steps, the only step of a selected stage, or the one stood in."""
    chosen: set[Id] = set()
    for id_ in selection.records:
        record = map_.records.get(id_)
        if isinstance(record, Step):
            chosen.add(record.id)
        elif isinstance(record, Stage) and len(record.steps) == 1:
            chosen.add(record.steps[0].id)
    if not chosen:
        column = column_here(map_, selection)
        if column is not None and not column.collapsed:
            chosen.add(column.step.id)
    return tuple(step for step in map_.steps if step.id in chosen)


def lanes_here(map_: JourneyMap, selection: Selection) -> tuple[Lane, ...]:
    """The selected lanes, or the one stood in, from above."""
    chosen = {id_ for id_ in selection.records if isinstance(map_.records.get(id_), Lane)}
    if not chosen and selection.cell is not None:
        chosen = {selection.cell[0]}
    return tuple(lane for lane in map_.lanes if lane.id in chosen)


def paths_here(map_: JourneyMap, selection: Selection) -> tuple[Path, ...]:
    """The selected paths."""
    chosen = set(selection.records)
    return tuple(path for path in map_.paths if path.id in chosen)


def column_here(map_: JourneyMap, selection: Selection) -> ShownColumn | None:
    """The visible column in which the keyboard stands; None where it stands in no cell."""
    cells = Cells(map_)
    if selection.cell is None or not cells.columns:
        return None
    return cells.columns[cells.column_of(selection)]


def standing_by(before: JourneyMap, after: JourneyMap, selection: Selection) -> Selection:
    """Where the keyboard stands once the column or row it stood in is out of sight.

    In the cell that came to stand there, or on the heading behind the one that went.
    """
    old, new = Cells(before), Cells(after)
    cell = old.cell_of(selection)
    if cell is not None:
        row = min(old.row(cell[0]), len(new.lanes) - 1)
        column = min(old.column_of(selection), len(new.columns) - 1)
        found = new.cell(row, column)
        return Selection((), found) if found is not None else Selection((after.id,))
    for ids, left in (
        (
            [stage.id for stage in before.stages],
            [one.id for one in after.stages if new.shows(one.id)],
        ),
        (
            [step.id for step in before.steps],
            [one.step.id for one in new.columns if new.shows_name(one)],
        ),
        ([lane.id for lane in before.lanes], [one.id for one in new.lanes]),
    ):
        if selection.current in ids and left:
            at = ids.index(selection.current)
            behind = [id_ for id_ in ids[at:] if id_ in left]
            return Selection((behind[0] if behind else left[-1],))
    return Selection((after.id,))
