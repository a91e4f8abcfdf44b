"""The stage row that a canvas pins: as much of the row of a page as has room at a zoom."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from types import MappingProxyType

from app.layout import marks
from app.layout.grid import Grid, GridColumn
from app.layout.lanes.band import Span
from app.layout.pen import Pen
from app.layout.primitives import PathCommand, Stroke
from app.layout.sheet import Node
from app.layout.shortened import one_line, readable
from app.layout.stages import (
    StepMemo,
    arrow_shapes,
    draw_stages,
    draw_steps,
    least_arrow,
    stage_height,
    stage_tint,
)
from app.layout.style import Style
from app.models.base import Id
from app.models.shown import step_heading

# What is said of a step besides its name, what is missed least first.
_DETAILS: tuple[Mapping[str, object], ...] = (
    MappingProxyType({"situation": ""}),
    MappingProxyType({"sub_journey": "", "measures": ()}),
    MappingProxyType({"attention": ""}),
    MappingProxyType({"start": ""}),
    MappingProxyType({"duration": None, "wait": None}),
)
_LEAST_NAME = 3.5
_TIP = 6.0
"""How long the tip of an arrow is, in pixels."""
# Arrows without names are so high at most, as a part of the narrowest; but so many pixels at least.
_OF_WIDTH, _LEAST_ARROW = 0.4, 3.0


class Near(Enum):
    """How large names are: no larger than on the sheet, larger, or read from afar."""

    NATURAL = auto()
    SMALL = auto()
    AFAR = auto()


# Where names are larger beside the sheet than on it, the row must not outgrow what it heads.
_MOST_LINES = MappingProxyType({Near.NATURAL: math.inf, Near.SMALL: 4.6, Near.AFAR: 2.6})
_MOST_NAME_LINES = 2


def draw_row(
    grid: Grid,
    columns: Sequence[Span],
    style: Style,
    limit: float,
    reach: float,
    near: Near,
    room: Id,
    memo: StepMemo,
) -> tuple[tuple[Node, ...], float]:
    """The nodes of the row and its height, at most ``limit`` if that is enough for stages' names.

    ``reach`` is how far the tint of a moment of truth stands out of its column. The step ``room``
    has a line for its name even where it has none. ``memo`` is one of this style.
    """
    gap = style.scale.gap
    counted = _uncounted(grid) if near is Near.AFAR else grid
    high, stages = _stages(counted, columns, gap, limit - 1.5 * gap, style)
    top = gap + high
    most = min(limit - top - gap / 2, _MOST_LINES[near] * style.line_height())
    shown = [_changed(grid, _without(_DETAILS))] if near is Near.AFAR else _with_fewer_details(grid)
    steps_high, steps = _steps(grid, shown, columns, top, most, style, room, memo)
    size = top + steps_high + gap / 2
    tints = _moments(grid, columns, top, size, reach, style) if steps else ()
    return (*tints, *stages, *steps), size


def _stages(
    grid: Grid, columns: Sequence[Span], top: float, room: float, style: Style
) -> tuple[float, list[Node]]:
    """The arrows with whole names if no word has to be broken for it, else on one line each.

    What is counted of stages gives way before names do.
    """
    whole = all(
        least_arrow(stage, style) <= columns[last].right - columns[first].x + 0.5
        for stage, first, last in grid.spans
    )
    for shown in (grid, _uncounted(grid)) if whole else ():
        high = stage_height(shown, columns, style)
        if high <= room:
            return high, draw_stages(shown, columns, top, high, style, set())
    return _short_stages(grid, columns, top, style)


def _uncounted(grid: Grid) -> Grid:
    """A grid whose stages have no measures."""
    if not any(stage.measures for stage, _, _ in grid.spans):
        return grid
    bare = {"measures": ()}
    spans = (one._replace(stage=one.stage.model_copy(update=bare)) for one in grid.spans)
    return Grid(grid.columns, (), tuple(spans))


def _short_stages(
    grid: Grid, columns: Sequence[Span], top: float, style: Style
) -> tuple[float, list[Node]]:
    line, size, pad = style.line_height(), style.scale.text, style.scale.pad
    nodes: list[Node] = []
    # an arrow without a name beside others with theirs looks as if it had none
    named = all(
        readable(stage.name, _arrow_room(columns, first, last, pad), style)
        for stage, first, last in grid.spans
        if stage.name.strip() and not grid.columns[first].collapsed
    )
    high = line + style.scale.gap
    if not named:
        # without names they are in proportion to the columns below
        widths = [columns[last].right - columns[first].x for _, first, last in grid.spans]
        high = max(_LEAST_ARROW, min(high, min(widths) * _OF_WIDTH))
    arrows = arrow_shapes(grid, columns, high, min(_TIP, high / 2 + 1))
    for number, (stage, first, last) in enumerate(grid.spans):
        tint = stage_tint(number, stage, style)
        x, width = columns[first].x, columns[last].right - columns[first].x
        room = _arrow_room(columns, first, last, pad)
        pen = Pen()
        pen.outline(arrows[number], fill=tint.fill)
        name = stage.name if named else ""
        shown = one_line(pen, name, pad, (high - line) / 2, room, style, tint.ink)
        if stage.importance in marks.LEVELS and shown == stage.name:
            mark = marks.importance(size, style.theme.ink, stage.importance)
            at = style.width(shown, bold=True) + 4
            if at + mark.width <= room:
                pen.mark(pad + at, high / 2 + size * 0.34, mark, size)
        drawn = tuple(pen.primitives)
        nodes.append(Node(f"stage:{stage.id}", x, top, width, high, drawn, stage.id, stage.name))
    return high, nodes


def _arrow_room(columns: Sequence[Span], first: int, last: int, pad: float) -> float:
    """The width for words on the arrow of a stage, which begin at ``pad``."""
    width = columns[last].right - columns[first].x
    return width - pad - min(_TIP, width / 3)


def _steps(
    grid: Grid,
    kept: Iterable[Grid],
    columns: Sequence[Span],
    top: float,
    most: float,
    style: Style,
    room: Id,
    memo: StepMemo,
) -> tuple[float, list[Node]]:
    """The first of ``kept`` that fits whole, else the names of steps alone, else nothing."""
    for shown in kept:
        # Steps of which something is left out are made anew each time.
        if shown is not grid:
            memo = StepMemo()
        if all(_holds(column, span, style, memo)
               for column, span in zip(shown.columns, columns, strict=True)):  # fmt: skip
            high, nodes = draw_steps(shown, columns, top, style, set(), room, memo)
            if high <= most:
                return high, nodes if high else []
    # a folded column has no name, however narrow it is
    named = [span.width for one, span in zip(grid.columns, columns, strict=True)
             if not one.collapsed]  # fmt: skip
    if min(named, default=0.0) < _LEAST_NAME * style.scale.text:
        return 0.0, []
    for lines in range(_MOST_NAME_LINES, 0, -1):
        high, nodes = _short_steps(grid, columns, top, lines, style)
        if high <= most:
            return high, nodes if high else []
    return 0.0, []


def _with_fewer_details(grid: Grid) -> Iterator[Grid]:
    """The grid, then what is left of it when more and more is left out."""
    yield grid
    steps = [column.step for column in grid.columns if not column.collapsed]
    for count, details in enumerate(_DETAILS, 1):
        # leaving out what nobody wrote changes nothing
        if any(getattr(step, name) != none for step in steps for name, none in details.items()):
            yield _changed(grid, _without(_DETAILS[:count]))


def _without(details: Sequence[Mapping[str, object]]) -> dict[str, object]:
    return {name: none for one in details for name, none in one.items()}


def _changed(grid: Grid, update: Mapping[str, object]) -> Grid:
    columns = tuple(
        column._replace(step=column.step.model_copy(update=update)) for column in grid.columns
    )
    return Grid(columns, (), grid.spans)


def _holds(column: GridColumn, span: Span, style: Style, memo: StepMemo) -> bool:
    """Whether no word under a column's arrow is broken; a folded one tells what has room."""
    return column.collapsed or memo.least(column, style) <= span.width + 0.5


def _short_steps(
    grid: Grid, columns: Sequence[Span], top: float, lines: int, style: Style
) -> tuple[float, list[Node]]:
    """Names on so many lines, with a star where the step decides; those too long are cut.

    A star gives way to its name, and all names go together.
    """
    bare, pad = _without(_DETAILS), 2 * style.scale.pad
    shown: list[GridColumn] = []
    for column, span in zip(grid.columns, columns, strict=True):
        name = " ".join(step_heading(column.stage, column.step).split())
        star = 1.4 * style.scale.text if column.step.moment_of_truth else 0.0
        room = span.width - pad
        update, short = dict(bare), readable(name, max(room - star, 1.0), style, lines)
        if short != name and star:
            alone = readable(name, max(room, 1.0), style, lines)
            if alone == name or not short:
                update, short = {**bare, "moment_of_truth": ""}, alone
        if name and not short and not column.collapsed:
            return 0.0, []
        step = column.step.model_copy(update={**update, "name": short})
        shown.append(column._replace(step=step))
    if not any(column.step.name or column.collapsed for column in shown):
        return 0.0, []
    high, nodes = draw_steps(Grid(tuple(shown), (), grid.spans), columns, top, style, set())
    # the name is the whole one, and what is cut is no field to write in
    named = [
        node if one.step.name == step_heading(column.stage, column.step)
        else replace(node, name=column.step.name, fields=())
        for node, one, column in zip(nodes, shown, grid.columns, strict=True)
    ]  # fmt: skip
    return high, named


def _moments(
    grid: Grid, columns: Sequence[Span], top: float, bottom: float, reach: float, style: Style
) -> Iterator[Node]:
    """The tint of columns that decide, which goes on on the sheet."""
    high, radius = bottom - top, 4 * style.scale.unit
    for column, span in zip(grid.columns, columns, strict=True):
        if not column.step.moment_of_truth or column.collapsed or not grid.rows:
            continue
        wide, pen = span.width + 2 * reach, Pen()
        shape = _arch(wide, high, min(radius, wide / 2, high))
        pen.outline((*shape, ("Z",)), fill=style.theme.moment)
        if style.theme.mono:
            border = Stroke(style.theme.border, 0.7 * style.scale.unit, dash=(4.0, 2.0))
            pen.outline(shape, stroke=border)
        yield Node(f"column:{column.step.id}", span.x - reach, top, wide, high,
                   tuple(pen.primitives))  # fmt: skip


def _arch(width: float, height: float, turn: float) -> tuple[PathCommand, ...]:
    """Up, across with round corners, and down."""
    handle = 0.4477 * turn  # a quarter circle's handles end so far from its corner
    return (
        ("M", 0.0, height),
        ("L", 0.0, turn),
        ("C", 0.0, handle, handle, 0.0, turn, 0.0),
        ("L", width - turn, 0.0),
        ("C", width - handle, 0.0, width, handle, width, turn),
        ("L", width, height),
    )
