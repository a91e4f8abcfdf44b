"""Which marks stand in the stage row, told without drawing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.layout import marks
from app.layout.grid import Grid, GridColumn
from app.layout.worded_marks import moment_key
from app.models.metric import Measure


def heading_marks(grid: Grid) -> set[str]:
    """The marks of stages and steps as the legend calls them, also where a canvas pins the row."""
    found = {"importance" for stage, _, _ in grid.spans if stage.importance in marks.LEVELS}
    for stage, first, _ in grid.spans:
        if stage.measures and not grid.columns[first].collapsed:
            found.update(_of_measures(stage.measures))
    for column in grid.columns:
        if not column.collapsed:
            found.update(_of_step(column))
    return found


def start_mark(start: str) -> str:
    """The icon before the start of a step: a clock for a time of day, else a calendar."""
    return "clock" if ":" in start else "calendar"


def _of_step(column: GridColumn) -> Iterator[str]:
    step = column.step
    if step.moment_of_truth:
        yield moment_key(step.moment_of_truth)
    if step.start:
        yield start_mark(step.start)
    if step.duration is not None:
        yield "duration"
    if step.wait is not None:
        yield "wait"
    if step.attention in ("pilot", "autopilot"):
        yield step.attention
    if step.sub_journey:
        yield "sub-journey"
    yield from _of_measures(step.measures)


def _of_measures(measures: Sequence[Measure]) -> Iterator[str]:
    for measure in measures:
        if any(one is not None for one in (measure.value, measure.baseline, measure.target)):
            yield f"metric-{measure.kind}"
