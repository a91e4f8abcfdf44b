"""The gaps between headings: where a stage, a step or a lane could stand, or a new one be put."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.editor.acts import Kind
from app.layout.sheet import Column, Sheet
from app.models.base import Id

# Points between the outermost heading and the gap beside it.
_OUTSIDE = 3.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap between two headings of a kind.

    ``at`` is its x on the sheet (its y for lanes); ``after`` and ``before`` are the headings that
    it stands after and before, "" at an end; ``stage`` is the stage of a gap between steps.
    """

    kind: Kind
    at: float
    after: Id
    before: Id
    stage: Id = ""


def stage_slots(sheet: Sheet) -> list[Slot]:
    """The gaps before, between and behind the stages that are seen."""
    spans = [(id_, list(columns)) for id_, columns in groupby(sheet.columns, lambda one: one.stage)]
    return [
        Slot(Kind.STAGE, at, spans[n - 1][0] if n else "", spans[n][0] if n < len(spans) else "")
        for n, at in enumerate(_gaps([columns for _, columns in spans], sheet.direction == "rtl"))
    ]


def step_slots(sheet: Sheet, stage: Id) -> list[Slot]:
    """The gaps before, between and behind the steps of a stage that are seen."""
    steps = [one for one in sheet.columns if one.stage == stage]
    return [
        Slot(
            Kind.STEP,
            at,
            steps[n - 1].step if n else "",
            steps[n].step if n < len(steps) else "",
            stage,
        )
        for n, at in enumerate(_gaps([[one] for one in steps], sheet.direction == "rtl"))
    ]


def lane_slots(sheet: Sheet) -> list[Slot]:
    """The gaps above, between and below the lanes that are seen."""
    rows = sheet.rows
    made = []
    for n in range(len(rows) + 1 if rows else 0):
        if n == 0:
            at = rows[0].y
        elif n == len(rows):
            at = rows[-1].y + rows[-1].height
        else:
            at = (rows[n - 1].y + rows[n - 1].height + rows[n].y) / 2
        after, before = rows[n - 1].lane if n else "", rows[n].lane if n < len(rows) else ""
        made.append(Slot(Kind.LANE, at, after, before))
    return made


def nearest(slots: Sequence[Slot], at: float) -> Slot | None:
    """The slot nearest to a place along the sheet."""
    return min(slots, key=lambda one: abs(one.at - at), default=None)


def _gaps(groups: list[list[Column]], rtl: bool) -> list[float]:
    """The x of the gaps before, between and behind groups of columns, along the journey."""
    if not groups:
        return []
    begins = [_begin(one[0], rtl) for one in groups]
    ends = [_end(one[-1], rtl) for one in groups]
    out = _OUTSIDE if rtl else -_OUTSIDE
    between = [(end + begin) / 2 for end, begin in zip(ends, begins[1:], strict=False)]
    return [begins[0] + out, *between, ends[-1] - out]


def _begin(column: Column, rtl: bool) -> float:
    return column.x + column.width if rtl else column.x


def _end(column: Column, rtl: bool) -> float:
    return column.x if rtl else column.x + column.width
