"""Putting a sheet together from its head, stage row, lanes, links and foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from app.layout.blueprint import draw_line, lines_between
from app.layout.foot import draw_foot
from app.layout.grid import Grid, GridRow
from app.layout.head import draw_head
from app.layout.heading_marks import heading_marks
from app.layout.labels import LEAD, draw_bar, draw_rule, level
from app.layout.lanes import emotion, engagement, metric
from app.layout.lanes.band import Band, Drawn, Span, above, padded
from app.layout.lanes.loose import part
from app.layout.lanes.stack import draw_stack
from app.layout.links import pair_marks
from app.layout.memo import Memo
from app.layout.missing import missing_in
from app.layout.mono import greyed
from app.layout.paths import draw_paths
from app.layout.pen import Pen
from app.layout.primitives import PathCommand, Stroke
from app.layout.sheet import Column, Node, Row, Sheet
from app.layout.stages import draw_stages, draw_steps, stage_height
from app.layout.style import Style
from app.models.journey import JourneyMap
from app.models.picture import Picture
from app.models.vocabulary import STACKLESS, LaneType

_ORDER = (
    "column", "rule", "bar", "line", "zone", "sign", "pair", "arrow", "curve", "path", "cell",
    "stage", "step", "lane", "card", "joint", "head", "foot",
)  # fmt: skip
LEAST_FOOT = 0.6
"""What part of a sheet's width the foot has where the columns, with which it ends, are few."""

_ROUNDING = 0.01
_MOST_CURVE = 3.0
"""So many times its usual height an emotion lane may get for its words."""
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}


class SheetFrame(NamedTuple):
    """The outer measures of a sheet in points.

    ``height`` is that of a page, or None for a sheet that ends with its foot. ``headings`` says
    whether stage row and lane column belong to the sheet; on the canvas they are pinned beside it.
    ``curve`` is the height of an emotion lane, ``ease`` extra room above and below each lane's
    cards, ``room`` what an empty lane gets to be written in.
    """

    width: float
    height: float | None
    margin: float
    label: float
    columns: tuple[Span, ...]
    curve: float
    ease: float = 0.0
    room: float = 0.0
    headings: bool = True
    page: str = ""

    @property
    def places(self) -> tuple[Span, ...]:
        """Where cards stand: on the columns, or on one as wide as the sheet where none shows."""
        if self.columns:
            return self.columns
        left = self.margin + (self.label if self.headings else 0.0)
        return (Span(left, max(1.0, self.width - self.margin - left)),)


class Composed(NamedTuple):
    """A sheet and the height in points that its content asks for, margins and foot included.

    ``stack_lanes`` is the number of lanes besides those that show an emotion curve.
    """

    sheet: Sheet
    content_height: float
    stack_lanes: int


class _Lanes(NamedTuple):
    """All lanes as drawn: cards apart from other nodes, and where they end, in points.

    ``marks`` occur on them; ``missing`` are the characters of cards that no font holds; ``crowded``
    is how many words of emotions lie on others.
    """

    rows: list[Row]
    nodes: list[Node]
    cards: list[Node]
    bottom: float
    marks: set[str]
    missing: set[str]
    crowded: int


def compose(
    map_: JourneyMap,
    grid: Grid,
    frame: SheetFrame,
    style: Style,
    memo: Memo,
    pictures: Mapping[str, Picture],
) -> Composed:
    """Lay a map out in a frame. Positions are those of a sheet that runs left to right."""
    scale, gap = style.scale, style.scale.gap
    inner = frame.width - 2 * frame.margin
    nodes: list[Node] = []
    seen: set[str] = set()
    head_height, head = draw_head(map_, frame.margin, frame.margin, inner, style, pictures)
    nodes += head
    y = frame.margin + head_height + 2.5 * gap
    columns = frame.columns
    tint_top = y
    if columns and frame.headings:
        high = stage_height(grid, columns, style)
        nodes += draw_stages(grid, columns, y, high, style, seen)
        y += high
        tint_top = y
        steps_high, steps = draw_steps(grid, columns, y, style, seen)
        nodes += steps
        y += steps_high
    else:
        # a canvas shows them all the same, pinned beside the sheet
        seen |= heading_marks(grid)
        # the tints of moments of truth go on under the row, whose own have no edge there
        tint_top -= style.scale.gap
    body_y = y
    if columns:
        paths_high, paths = draw_paths(map_, columns, y, style)
        nodes += paths
        y += paths_high
        drawn = {node.record for node in paths}
        seen |= {f"path-{one.kind}" for one in map_.paths if one.id in drawn}
    lanes = _draw_rows(map_, grid, frame, style, memo, pictures, y)
    nodes += lanes.nodes
    seen |= lanes.marks
    rows, cards, y = lanes.rows, lanes.cards, lanes.bottom
    if rows and columns:
        nodes += _moments(grid, columns, (tint_top, body_y, rows[0].y, y), style)
    under = (
        min(inner, max(columns[-1].right - frame.margin, inner * LEAST_FOOT)) if columns else inner
    )
    foot_height, foot = draw_foot(map_, frozenset(seen), frame.margin, under, style, frame.page)
    content = y + 1.5 * gap + foot_height + frame.margin
    height = content
    if frame.height is not None and content <= frame.height + _ROUNDING:
        height = frame.height
    nodes.append(foot.at(foot.x, height - frame.margin - foot_height))
    missing = missing_in(nodes) | lanes.missing
    # cards are by far the most: they need no sorting among themselves
    nodes.sort(key=lambda node: _RANK[node.kind])
    after = next(
        (i for i, node in enumerate(nodes) if _RANK[node.kind] > _RANK["card"]), len(nodes)
    )
    nodes[after:after] = cards
    sheet = Sheet(
        width=frame.width,
        height=height,
        background=style.theme.paper,
        nodes=greyed(nodes) if style.theme.mono else tuple(nodes),
        columns=tuple(
            Column(column.step.id, column.stage.id, span.x, span.width)
            for column, span in zip(grid.columns, columns, strict=True)
        ),
        rows=tuple(rows),
        body_x=columns[0].x if columns else frame.margin + frame.label,
        body_y=body_y,
        text_size=scale.text,
        smallest_text=scale.small,
        direction="rtl" if style.rtl else "ltr",
        missing=missing,
        crowded=lanes.crowded,
    )
    emotions = sum(1 for row in grid.rows if _is_emotion(row))
    return Composed(sheet, content, len(rows) - emotions)


def _people(map_: JourneyMap) -> tuple[object, ...]:
    """What a lane's drawing depends on in a map besides its own cards."""
    pictures = tuple(picture.sha256 for picture in map_.pictures)
    return (map_.kind, map_.main_persona, map_.personas, pictures)


def _is_emotion(row: GridRow) -> bool:
    return row.lane.type == LaneType.EMOTION and not row.lane.collapsed


def _draw_rows(
    map_: JourneyMap,
    grid: Grid,
    frame: SheetFrame,
    style: Style,
    memo: Memo,
    pictures: Mapping[str, Picture],
    y: float,
) -> _Lanes:
    """Draw lane under lane from ``y`` down."""
    rows: list[Row] = []
    nodes: list[Node] = []
    cards: list[Node] = []
    marks: set[str] = set()
    missing: set[str] = set()
    crowded = 0
    moments = _deciding(grid) if frame.columns else frozenset[int]()
    sizes = (frame.places, frame.curve, frame.ease, frame.label, frame.height is None)
    around = (*sizes, bool(frame.columns), moments, *_people(map_))
    left = frame.margin
    # A sheet with few columns is wider than they are; nothing of a lane stands beyond them.
    right = frame.columns[-1].right if frame.columns else frame.width - frame.margin
    width = right - left
    lines = lines_between([row.lane for row in grid.rows])
    lanes = [
        memo.lane(
            row,
            around,
            style,
            partial(_draw_labelled, row, map_, frame, style, memo, pictures, moments),
        )
        for row in grid.rows
    ]
    reach = left if frame.headings or not frame.columns else frame.columns[0].x
    links = memo.links.plan(map_, grid, frame.columns, lanes, lines, reach, style)
    for index, (row, drawn) in enumerate(zip(grid.rows, lanes, strict=True)):
        if index in lines:
            name_end = links.name_ends.get(index)
            nodes.append(draw_line(lines[index], left, y, width, style, name_end))
            y += nodes[-1].height
        head_room = links.head_room(index, drawn)
        label = drawn.label
        assert label is not None
        # the name stands on the first line of the cards, in a low lane too
        drop = style.scale.gap + frame.ease
        named = label.height + (drop if drawn.nodes else 0.0)
        height = max(drawn.height + head_room, named)
        height = max(height + (frame.room if is_empty(row) else 0.0), _chosen(row, frame))
        rows.append(Row(row.lane.id, y, height))
        if frame.headings:
            unit = style.scale.unit
            bar = draw_bar(row.lane, y + unit, height - 2 * unit, style)
            nodes += [bar.at(left, bar.y), level(label, left, y, height, drop)]
        if index not in lines:
            lead = 0.0 if frame.headings else LEAD
            nodes.append(draw_rule(row.lane, left - lead, y, width + lead, style))
        other, own = memo.lowered(row.lane.id, drawn, y + head_room)
        nodes += other
        cards += own
        marks |= drawn.marks
        missing |= drawn.missing
        crowded += drawn.crowded
        y += height
    if links.links:
        nodes += memo.links.draw(rows, lanes, style)
        marks |= pair_marks(map_, links.links)
    return _Lanes(rows, nodes, cards, y, marks, missing, crowded)


def _chosen(row: GridRow, frame: SheetFrame) -> float:
    """The height in points that was chosen for an open lane by hand; 0 for none.

    It counts at the map's own size, not where all is fitted to a page.
    """
    open_here = frame.height is None and not row.lane.collapsed
    return (row.lane.height or 0.0) if open_here else 0.0


def is_empty(row: GridRow) -> bool:
    """Whether a lane of cards holds none, though it is open."""
    return not row.placements and not row.lane.collapsed and row.lane.type not in STACKLESS


def _draw_labelled(
    row: GridRow,
    map_: JourneyMap,
    frame: SheetFrame,
    style: Style,
    memo: Memo,
    pictures: Mapping[str, Picture],
    moments: frozenset[int],
) -> Drawn:
    """A lane and its label."""
    drawn = _draw_lane(row, map_, frame, style, memo, pictures, moments)
    look = memo.style_number(style)
    _, label = memo.labels.draw(row, map_, drawn.key, frame.label, style, look)
    return replace(drawn, label=label)


def _draw_lane(
    row: GridRow,
    map_: JourneyMap,
    frame: SheetFrame,
    style: Style,
    memo: Memo,
    pictures: Mapping[str, Picture],
    moments: frozenset[int],
) -> Drawn:
    band = Band(row, frame.places, style, map_, pictures, moments)
    pad, size, kind = style.scale.gap + frame.ease, style.scale.text, row.lane.type
    if row.lane.collapsed or not (frame.columns or row.placements):
        return Drawn(0.0, (), frozenset())
    if kind not in STACKLESS:
        return draw_stack(band, memo, pad)
    own, rest = part(row)
    band = band._replace(row=own)
    if kind == LaneType.METRIC and rest.placements and not own.placements:
        # nothing to compare yet: what asks for numbers begins where other lanes' cards do
        key = metric.draw_metric(band, 0.0, memo).key
        return replace(draw_stack(band._replace(row=rest), memo, pad), key=key)
    # what is drawn to a scale fills the height that was chosen, if it stands alone
    chosen = 0.0 if rest.placements else _chosen(row, frame) - 2 * style.scale.gap
    if kind == LaneType.EMOTION:
        # a sheet without end has room; on a page what is left is given out at last
        most = _MOST_CURVE * frame.curve if frame.height is None else 0.0
        drawn = emotion.draw_emotions(band, max(frame.curve, chosen), most, memo)
    elif kind == LaneType.ENGAGEMENT:
        height = max(engagement.LEAST_HEIGHT * size, frame.curve * engagement.SHARE_OF_CURVE)
        drawn = engagement.draw_engagement(band, max(height, chosen), memo)
    else:
        drawn = metric.draw_metric(band, max(metric.LINE_HEIGHT * size, chosen), memo)
    bars = kind == LaneType.METRIC and not metric.wants_height(row.lane)
    drawn = padded(drawn, pad if bars else style.scale.gap)  # bars begin as cards do
    if not rest.placements:
        return drawn
    return above(drawn, draw_stack(band._replace(row=rest), memo, style.scale.gap))


def _deciding(grid: Grid) -> frozenset[int]:
    """The columns whose step is a moment of truth."""
    return frozenset(
        number
        for number, column in enumerate(grid.columns)
        if column.step.moment_of_truth and not column.collapsed
    )


def _moments(
    grid: Grid, columns: Sequence[Span], heights: tuple[float, float, float, float], style: Style
) -> list[Node]:
    """The tint of a column that decides, from its name down to the last lane.

    ``heights`` are the y of its top, of the first and the last path, and of its bottom. Where paths
    run it has no border: dashed lines would be taken for stems, and words stand across.
    """
    top, paths_top, paths_bottom, bottom = heights
    nodes: list[Node] = []
    reach = style.scale.gap / 2
    for number in sorted(_deciding(grid)):
        column, span = grid.columns[number], columns[number]
        pen, wide, radius = Pen(), span.width + 2 * reach, 4 * style.scale.unit
        pen.rectangle(0, 0, wide, bottom - top, radius=radius, fill=style.theme.moment)
        if style.theme.mono:
            border = Stroke(style.theme.border, 0.7 * style.scale.unit, dash=(4.0, 2.0))
            if paths_bottom > paths_top:
                pen.outline(_bracket(wide, 0.0, paths_top - top, radius), stroke=border)
                pen.outline(_bracket(wide, bottom - top, paths_bottom - top, radius), stroke=border)
            else:
                pen.rectangle(0, 0, wide, bottom - top, radius=radius, stroke=border)
        nodes.append(
            Node(
                f"column:{column.step.id}",
                span.x - reach,
                top,
                span.width + 2 * reach,
                bottom - top,
                tuple(pen.primitives),
                record=column.step.id,
            )
        )
    return nodes


def _bracket(width: float, closed: float, open_: float, radius: float) -> tuple[PathCommand, ...]:
    """Three sides of a rectangle: across at y = ``closed``, with round corners, to ``open_``."""
    turn = min(radius, abs(open_ - closed)) * (1 if open_ >= closed else -1)
    reach, handle = abs(turn), 0.4477  # a quarter circle's handles end so far from its corner
    return (
        ("M", 0.0, open_),
        ("L", 0.0, closed + turn),
        ("C", 0.0, closed + turn * handle, reach * handle, closed, reach, closed),
        ("L", width - reach, closed),
        ("C", width - reach * handle, closed, width, closed + turn * handle, width, closed + turn),
        ("L", width, open_),
    )
