"""The stage row: pale arrows, and under them the names of the steps with what is said of each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from app.layout import formats, marks
from app.layout.colours import own_tint
from app.layout.grid import Grid, GridColumn
from app.layout.lanes.band import Span
from app.layout.marks import Mark
from app.layout.pen import Pen
from app.layout.primitives import Colour, PathCommand, Primitive, Stroke
from app.layout.sheet import Field, Node
from app.layout.small_lines import ICON_GAP, counted_parts, draw_parts, draw_times, parts_width
from app.layout.style import Style
from app.layout.themes import Tint
from app.layout.worded_marks import moment, moment_key
from app.models.base import Id
from app.models.shown import step_heading
from app.models.stage import Stage

_MARK_GAP, _MARK_GAP_SIZES = 4.0, 0.65
"""The space between a stage's name and its mark, in points, and at most in sizes of the text."""

_TIP = 6.0
"""How long the tip of an arrow is, in units of the rhythm."""

_SEAM = 3.0
"""The least space between two arrows, in points."""


class _Drawn(NamedTuple):
    """What is drawn of a step, and how high it is in points."""

    shapes: tuple[Primitive, ...]
    fields: tuple[Field, ...]
    height: float


def stage_tint(index: int, stage: Stage, style: Style) -> Tint:
    """The hue of the n-th stage, or its own colour."""
    if stage.colour and not style.theme.mono:
        return own_tint(stage.colour, style.theme)
    return style.theme.stages[index % len(style.theme.stages)]


def arrow_shapes(
    grid: Grid, columns: Sequence[Span], height: float, tip: float
) -> list[tuple[PathCommand, ...]]:
    """A flat arrow for each stage, from x = 0: ``tip`` points long is its tip, and its notch.

    Notches take in the tips before them, so that an arrow begins with its columns and its name
    with theirs. The first has none; slim stages have short ones, and all are alike.
    """
    widths = [columns[last].right - columns[first].x for _, first, last in grid.spans]
    tip = min([tip, *(width / 3 for width in widths)])
    made: list[tuple[PathCommand, ...]] = []
    for (_, first, _), width in zip(grid.spans, widths, strict=True):
        made.append(
            (
                ("M", 0.0, 0.0),
                ("L", width - tip, 0.0),
                ("L", width, height / 2),
                ("L", width - tip, height),
                ("L", 0.0, height),
                ("Z",),
            )
        )
        if first:
            gap = columns[first].x - columns[first - 1].right
            deep = tip - max(0.0, _SEAM - gap)
            corners = ("M", -deep, 0.0), ("L", -deep, height), ("L", tip - deep, height / 2)
            made[-1] = (corners[0], *made[-1][1:4], *corners[1:], ("Z",))
    return made


def stage_height(grid: Grid, columns: Sequence[Span], style: Style) -> float:
    """The height of the arrows, and of what is counted of stages whose arrow has no room for it."""
    return _arrow_height(grid, columns, style) + _counted_height(grid, columns, style)


def _arrow_height(grid: Grid, columns: Sequence[Span], style: Style) -> float:
    """That of the name which needs most lines."""
    size = style.scale.stage
    tallest = style.line_height(size)
    for stage, first, last in grid.spans:
        room = _inside(columns[last].right - columns[first].x, stage, style)
        block = style.block(stage.name, room, size=size, bold=True)
        tallest = max(tallest, block.height)
    return tallest + 4.0 * style.scale.unit


def _counted_height(grid: Grid, columns: Sequence[Span], style: Style) -> float:
    """The height of the small lines below the arrows; 0 where all arrows have room for theirs."""
    counting = [number for number, span in enumerate(grid.spans) if span.stage.measures]
    return max(
        (_draw_counted(Pen(), grid, columns, number, 0.0, style, "", set()) for number in counting),
        default=0.0,
    )


def _draw_counted(
    pen: Pen,
    grid: Grid,
    columns: Sequence[Span],
    number: int,
    high: float,
    style: Style,
    ink: Colour,
    seen: set[str],
) -> float:
    """The measures of the n-th stage: at the end of its arrow, ``high`` points high, or below it.

    Tells how high the lines below are.
    """
    stage, first, last = grid.spans[number]
    parts = counted_parts(stage.measures, style)
    if not parts or grid.columns[first].collapsed:
        return 0.0
    width, pad = columns[last].right - columns[first].x, style.scale.pad
    room, asked = _inside(width, stage, style), parts_width(parts, style)
    name = style.block(stage.name, room, size=style.scale.stage, bold=True)
    if name.line_count == 1 and name.ink_width + 2 * pad + asked <= room:
        y = (high - style.line_height(style.scale.small)) / 2
        x = width - _TIP * style.scale.unit - asked
        draw_parts(pen, parts, x, y, asked, style, seen, ink)
        return 0.0
    top, room = 1.5 * style.scale.unit, max(style.scale.unit, width - 2 * pad)
    return draw_parts(pen, parts, pad, high + top, room, style, seen) - high


def _inside(width: float, stage: Stage, style: Style) -> float:
    """The width in points that the name of a stage has in an arrow of a ``width``."""
    unit, mark = style.scale.unit, _beside(_importance(stage, style), style)
    return max(unit, width - style.scale.pad - _TIP * unit - mark)


def _importance(stage: Stage, style: Style) -> Mark:
    size = style.scale.text
    if stage.importance in marks.LEVELS:
        return marks.importance(size, style.theme.ink, stage.importance)
    return Mark(0.0, ())


def _beside(mark: Mark, style: Style) -> float:
    """The points that a mark after a stage's name takes, with the gap before it."""
    return mark.width + _mark_gap(style) if mark.width else 0.0


def _mark_gap(style: Style) -> float:
    return min(_MARK_GAP, _MARK_GAP_SIZES * style.scale.text)


def draw_stages(
    grid: Grid, columns: Sequence[Span], top: float, height: float, style: Style, seen: set[str]
) -> list[Node]:
    """Draw the arrows, each over the columns of its stage, with what is counted there."""
    nodes: list[Node] = []
    start, unit = style.scale.pad, style.scale.unit
    stroke = Stroke(style.theme.border, 0.6 * unit) if style.theme.outlined else None
    high = height - _counted_height(grid, columns, style)
    arrows = arrow_shapes(grid, columns, high, _TIP * unit)
    for number, (stage, first, last) in enumerate(grid.spans):
        tint = stage_tint(number, stage, style)
        x, width = columns[first].x, columns[last].right - columns[first].x
        pen = Pen()
        pen.outline(arrows[number], fill=tint.fill, stroke=stroke)
        room, mark = _inside(width, stage, style), _importance(stage, style)
        block = style.block(stage.name, room, size=style.scale.stage, bold=True)
        y = (high - block.height) / 2
        pen.text(start, y, block, tint.ink, record=stage.id, name="name")
        if mark.width:
            baseline = high / 2 + style.scale.text * 0.34
            after = start + min(block.ink_width, room) + _mark_gap(style)
            pen.mark(after, baseline, mark, style.scale.text)
            seen.add("importance")
        _draw_counted(pen, grid, columns, number, high, style, tint.ink, seen)
        nodes.append(
            Node(
                f"stage:{stage.id}",
                x,
                top,
                width,
                height,
                tuple(pen.primitives),
                record=stage.id,
                name=stage.name,
                fields=tuple(pen.fields),
            )
        )
    return nodes


class StepMemo:
    """Headings of steps in one style that were drawn before.

    A stage that is inserted leaves those of the others as they are, but for the hues. What a
    drawing was made from is kept beside it: an id in memory is never taken for another's.
    """

    def __init__(self, most: int = 4000) -> None:
        self._most = most
        self._drawn: dict[Hashable, tuple[GridColumn, _Drawn]] = {}
        self._least: dict[Hashable, tuple[GridColumn, float]] = {}

    def draw(
        self, column: GridColumn, width: float, style: Style, tint: Tint, *, line: bool
    ) -> _Drawn:
        """What `draw_steps` puts under the arrow of a stage for one column."""
        key = (_same(column), width, tint, line)
        known = self._drawn.get(key)
        if known is None:
            if len(self._drawn) >= self._most:
                self._drawn.clear()
            drawn = _draw_step(column, width, style, tint, set(), line=line)
            known = self._drawn[key] = column, drawn
        return known[1]

    def least(self, column: GridColumn, style: Style) -> float:
        """What `least_column` gives for a column under an arrow."""
        key = _same(column)
        known = self._least.get(key)
        if known is None:
            if len(self._least) >= self._most:
                self._least.clear()
            known = self._least[key] = column, least_column(column, False, style)
        return known[1]


def _same(column: GridColumn) -> Hashable:
    """The key of a column, which has to be kept as long as the key is."""
    return id(column.stage), id(column.step), column.collapsed, column.folded_cards


def draw_steps(
    grid: Grid,
    columns: Sequence[Span],
    top: float,
    style: Style,
    seen: set[str],
    room: Id = "",
    memo: StepMemo | None = None,
) -> tuple[float, list[Node]]:
    """Draw the steps' names, times, attention and situation; also tell how high that became.

    The step ``room`` has a line for its name even where it shows none. With a ``memo``, which is
    one of this style, nothing is told of the marks that are ``seen``.
    """
    numbers = {stage.id: number for number, (stage, _, _) in enumerate(grid.spans)}
    drawn: list[_Drawn] = []
    for column, place in zip(grid.columns, columns, strict=True):
        tint = stage_tint(numbers[column.stage.id], column.stage, style)
        line = bool(step_heading(column.stage, column.step)) or column.step.id == room
        if memo is not None:
            drawn.append(memo.draw(column, place.width, style, tint, line=line))
        else:
            drawn.append(_draw_step(column, place.width, style, tint, seen, line=line))
    height = max((one.height for one in drawn), default=0.0)
    nodes = [
        Node(
            f"step:{column.step.id}",
            place.x,
            top,
            place.width,
            height,
            shapes,
            record=column.step.id,
            name=column.step.name,
            fields=fields,
        )
        for column, place, (shapes, fields, _) in zip(grid.columns, columns, drawn, strict=True)
    ]
    return height, nodes


def _draw_step(
    column: GridColumn, width: float, style: Style, tint: Tint, seen: set[str], *, line: bool
) -> _Drawn:
    step, scale, pen = column.step, style.scale, Pen()
    pad, name = scale.pad, step_heading(column.stage, column.step)
    if column.collapsed:
        return _draw_folded(column, width, style)
    star: Mark | None = None
    if step.moment_of_truth:
        star = moment(step.moment_of_truth, scale.text, tint.ink, style)
        seen.add(moment_key(step.moment_of_truth))
    room = max(style.scale.unit, width - 2 * pad)
    y = 2.0 * scale.unit
    block = style.block(name, room, bold=True)
    pen.text(pad, y, block, tint.ink, record=step.id, name="name")
    if star is not None:
        last = block.text[block.breaks[-1][0] : block.breaks[-1][1]].rstrip()
        at = style.width(last, bold=True) + scale.text * 0.36 if name else 0.0
        if at + star.width > room and name:
            y += style.line_height()
            at = 0.0
        pen.mark(pad + at, y + block.height - style.line_height() * 0.26, star, scale.text)
    y += block.height if line or star is not None else 0.0
    y = draw_times(pen, column.step, pad, y, room, style, seen)
    if step.situation:
        text = style.block(step.situation, room, size=scale.small, italic=True)
        pen.text(pad, y, text, style.theme.soft_ink, record=step.id, name="situation")
        y += text.height
    return _Drawn(tuple(pen.primitives), tuple(pen.fields), y + 2.0 * scale.unit)


def _draw_folded(column: GridColumn, width: float, style: Style) -> _Drawn:
    """How many cards a folded column keeps, in as many words as have room; at least the number."""
    scale, pen = style.scale, Pen()
    pad, folded = scale.pad, folded_text(column, style)
    room = max(scale.unit, width - 2 * pad)
    if style.typesetter.min_width(folded, scale.style()) > room:
        # a number alone still tells that cards are there; a word in single letters does not
        folded = formats.number(column.folded_cards, style.language)
        asked = style.width(folded) + 0.5
        if asked > room:
            pad, room = max(0.0, (width - asked) / 2), asked
        if asked > width:
            return _Drawn((), (), 0.0)
    told = style.block(folded, room)
    pen.text(pad, 2.0 * scale.unit, told, style.theme.soft_ink)
    return _Drawn(tuple(pen.primitives), (), told.height + 4.0 * scale.unit)


def folded_text(column: GridColumn, style: Style) -> str:
    """How many cards a collapsed stage keeps out of sight, in words."""
    return formats.counted(style.words, "cards-folded", column.folded_cards, style.language)


def _around_name(stage: Stage, style: Style) -> float:
    """What an arrow has beside the name of its stage, in points."""
    mark = _beside(_importance(stage, style), style)
    return style.scale.pad + (_TIP + 2) * style.scale.unit + mark


def arrow_around(column: GridColumn, alone: bool, name: float, style: Style) -> float:
    """The width in points of an arrow with ``name`` points for its name; 0 over several columns."""
    return name + _around_name(column.stage, style) if column.collapsed or alone else 0.0


def name_heights(grid: Grid, at: int, width: float, style: Style) -> tuple[float, float]:
    """How high two names are over a column of a width: in its arrow, and that of its step.

    A stage of several columns tells nothing of the width of one. All in points.
    """
    column, arrow = grid.columns[at], 0.0
    if any(first == at == last for _, first, last in grid.spans):
        room = _inside(width, column.stage, style)
        arrow = style.block(column.stage.name, room, size=style.scale.stage, bold=True).height
    name = "" if column.collapsed else step_heading(column.stage, column.step)
    room = max(style.scale.unit, width - 2 * style.scale.pad)
    return arrow, style.block(name, room, bold=True).height if name else 0.0


def least_arrow(stage: Stage, style: Style) -> float:
    """The width in points that the longest word on the arrow of a stage asks for."""
    bold = style.scale.style(style.scale.stage, bold=True)
    return style.typesetter.min_width(stage.name, bold) + _around_name(stage, style)


def least_column(column: GridColumn, alone: bool, style: Style) -> float:
    """The width in points that the longest word of a column's heading asks for."""
    bold = style.scale.style(bold=True)
    typesetter = style.typesetter
    stage = least_arrow(column.stage, style) if column.collapsed or alone else 0.0
    if column.collapsed:
        return max(stage, style.width(folded_text(column, style)) + 0.5 + 2 * style.scale.pad)
    step, small = column.step, style.scale.small
    times = [formats.duration(one, style.language) for one in (step.wait, step.duration) if one]
    if step.start:
        times.append(formats.moment(step.start, style.language))
    wide = [style.width(text, size=small) + small * (1 + ICON_GAP) + 0.5 for text in times]
    wide.append(typesetter.min_width(step_heading(column.stage, step), bold))
    return max(stage, max(wide) + 2 * style.scale.pad)
