"""A metric lane: numbers as bars or as a line, with what they come to in all."""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from typing import NamedTuple

from app.layout import formats
from app.layout.grid import Placement
from app.layout.lanes.band import Band, Drawn, KeyLine, covered
from app.layout.lanes.clearing import parts_clear_of
from app.layout.lanes.curves import CurvePoint, along, spread_points, word_widths
from app.layout.marks import circle
from app.layout.memo import Memo
from app.layout.pen import Pen
from app.layout.primitives import Edges, Stroke
from app.layout.scale import CARD_TOP
from app.layout.sheet import Node
from app.layout.style import Style
from app.layout.text import TextBlock
from app.models.lane import Lane, metric_of
from app.models.metric import Metric
from app.models.vocabulary import MetricDisplay, Total

LINE_HEIGHT = 6.0
"""The least height of a lane that shows a line, in sizes of the cards' text."""

_BAR_MOST = 0.75
"""The share of the widest columns that the longest bar may fill, though its number is short."""

_GAP = 0.45
"""The space between a bar and its number, in sizes of the cards' text."""


def wants_height(lane: Lane) -> bool:
    """Whether the lane draws a line, whose height is free, and not bars."""
    return lane.metric is not None and lane.metric.display == MetricDisplay.LINE


def total(metric: Metric, values: Sequence[float]) -> float | None:
    """What the numbers come to: their sum, mean or chained product; None when nothing is asked."""
    if not values:
        return None
    if metric.total == Total.SUM:
        # As exact, and quick: numbers are added up again at each edit.
        with suppress(OverflowError):
            return math.fsum(values)
    exact = [Fraction(value) for value in values]
    if metric.total == Total.SUM:
        return _nearest(sum(exact, Fraction()))
    if metric.total == Total.MEAN:
        return _nearest(sum(exact, Fraction()) / len(exact))
    if metric.total == Total.CHAIN:
        return _nearest(math.prod(exact, start=Fraction(1)))
    return None


def _nearest(exact: Fraction) -> float:
    """The nearest number that the file can hold."""
    most = Fraction(sys.float_info.max)
    return float(min(max(exact, -most), most))


def least_metric(lane: Lane, value: float, style: Style) -> float:
    """The width in points that a number asks of its column, beside a bar or over a point."""
    metric, scale = metric_of(lane), style.scale
    label = _amount(metric, value, style)
    if wants_height(lane):
        return style.width(label, size=scale.small, bold=True) + 4 * scale.unit
    return style.width(label) + 2 * scale.pad + scale.text * (_GAP + 1)


def draw_metric(band: Band, height: float, memo: Memo) -> Drawn:
    """Draw the numbers of a lane; ``height`` counts for a line only."""
    metric = metric_of(band.row.lane)
    style = band.style
    valued = band.row.placements
    values = [one.card.value or 0.0 for one in valued]
    folded = [card.value for card in band.row.folded if card.value is not None]
    if wants_height(band.row.lane):
        drawn_height, nodes = _line(band, metric, valued, values, height)
    else:
        drawn_height, nodes = _bars(band, metric, valued, values, memo)
    return Drawn(
        drawn_height,
        tuple(nodes),
        frozenset(),
        metric_key_lines(metric, [*values, *folded], style),
    )


def metric_key_lines(metric: Metric, values: Sequence[float], style: Style) -> tuple[KeyLine, ...]:
    """What stands under the title of a metric lane: its total, baseline and target."""
    lines: list[KeyLine] = []
    whole = total(metric, values)
    if whole is not None:
        word = {Total.SUM: "total-sum", Total.MEAN: "total-mean"}.get(
            Total(metric.total), "total-chain"
        )
        amount = _amount(metric, whole, style)
        # Beside what was summed up a sum needs no word; a mean does.
        short = amount if word == "total-sum" else ""
        lines.append(KeyLine(style.words.fill(word, value=amount), short=short))
    for name, value in (("baseline", metric.baseline), ("target", metric.target)):
        if value is not None:
            lines.append(
                KeyLine(style.words.fill(f"{name}-of", value=_amount(metric, value, style)))
            )
    return tuple(lines)


def _amount(metric: Metric, value: float, style: Style) -> str:
    return formats.amount(value, metric.unit, style.language, metric.symbol)


def _bars(
    band: Band,
    metric: Metric,
    placements: Sequence[Placement],
    values: Sequence[float],
    memo: Memo,
) -> tuple[float, list[Node]]:
    """Bars as long as their numbers: one scale for the whole lane, so that they can be compared.

    It is the largest at which each bar leaves room for its number in the columns of its card.
    """
    style = band.style
    longest = max((abs(value) for value in values), default=0.0)
    gap, unit = style.scale.text * _GAP, style.scale.unit
    common = (style.key, metric)
    known, redrawn = memo.numbers(band.row.lane.id), memo.redrawn(band.row.lane.id)
    known.begin(common)
    redrawn.begin(common)
    labels = [
        known.get(one.card, ()) or known.keep(one.card, (), _label_of(metric, value, style))
        for one, value in zip(placements, values, strict=True)
    ]
    places = [covered(band.columns, one.first, one.last) for one in placements]
    rooms = [place.width - 2 * style.scale.pad for place in places]
    full = _longest_bar(
        [
            (abs(value) / longest, room - wide - 1 - gap)
            for value, room, (_, wide) in zip(values, rooms, labels, strict=True)
            if value
        ],
        most=max(rooms, default=0.0) * _BAR_MOST,
        least=2.0 * unit,
    )
    top: dict[int, float] = {}
    nodes: list[Node] = []
    for placement, place, value, (label, wide) in zip(
        placements, places, values, labels, strict=True
    ):
        card, first, last = placement
        y = max((top.get(i, 0.0) for i in range(first, last + 1)), default=0.0)
        length = max(1.2 * unit, full * abs(value) / longest) if longest else 1.2 * unit
        look = place.width, length
        node = redrawn.again(card, look, place.x, y)
        if node is None:
            drawn = _draw_bar(placement, place.width, length, label, wide, style)
            node = redrawn.put(card, look, place.x, y, drawn)
        nodes.append(node)
        for column in range(first, last + 1):
            top[column] = y + node.height
    return max(top.values(), default=0.0), nodes


def _draw_bar(
    placement: Placement, width: float, length: float, label: str, label_width: float, style: Style
) -> Node:
    """A bar of a length with its number beside it and the words of its card below, at (0, 0)."""
    theme, pad, unit = style.theme, style.scale.pad, style.scale.unit
    bar_height, gap = style.scale.text * 0.72, style.scale.text * _GAP
    pen = Pen()
    top = CARD_TOP * unit
    pen.rectangle(pad, (style.line_height() - bar_height) / 2 + top, length, bar_height,
                  radius=1.2 * unit, fill=theme.bar)  # fmt: skip
    wide = max(1.0, width - pad - length - gap)
    block = style.block(label, min(wide, label_width + 0.5))
    pen.text(pad + length + gap, top, block, theme.ink)
    height = block.height + 2 * top
    card = placement.card
    if card.text:
        note = style.block(card.text, max(1.0, width - 2 * pad), size=style.scale.small)
        pen.text(pad, height - top, note, theme.soft_ink, record=card.id, name="text")
        height += note.height
    return _node(placement, 0.0, 0.0, width, height, pen, label)


def _label_of(metric: Metric, value: float, style: Style) -> tuple[str, float]:
    """A number as it is written, and its width in points on one line."""
    label = _amount(metric, value, style)
    return label, style.width(label)


def _longest_bar(shares: Sequence[tuple[float, float]], *, most: float, least: float) -> float:
    """How long in points the longest bar of a lane is.

    ``shares`` are, for each bar, its part of the longest one and the room that it has in points.
    """
    return max(least, min([most, *(room / share for share, room in shares if share > 0)]))


def _line(
    band: Band,
    metric: Metric,
    placements: Sequence[Placement],
    values: Sequence[float],
    height: float,
) -> tuple[float, list[Node]]:
    """A line through the numbers, each written above its point; target and baseline as dashes.

    The words of a card stand under the line; also tells how high all became.
    """
    style, theme, lane = band.style, band.style.theme, band.row.lane
    small = style.scale.small
    tint = theme.lane_tint(lane.type)
    # shares of the greatest number, so that none is too great or too small to reckon with
    greatest = max(
        (abs(one) for one in (*values, metric.baseline, metric.target) if one), default=1.0
    )
    shares_of = [value / greatest for value in values]
    dashed = [
        (value / greatest, dash)
        for value, dash in ((metric.baseline, (2.0, 2.0)), (metric.target, (5.0, 2.0)))
        if value is not None
    ]
    # a line compares its points with each other and with the target: it need not start at zero
    every = [*shares_of, *(value for value, _ in dashed)]
    low, high = min(every, default=0.0), max(every, default=1.0)
    if high - low < 1e-9:
        low, high = low - 1.0, high + 1.0
    top, bottom = style.line_height(small) + small * 0.9, height - small * 0.6
    left, right = band.columns[0].x, band.columns[-1].right
    columns = along(band.columns)
    points = spread_points(columns, placements, top, bottom, low, high, shares_of)
    levels = [(bottom - (value - low) / (high - low) * (bottom - top), dash)
              for value, dash in dashed]  # fmt: skip
    pen, labels = Pen(), _number_places(band, metric, points, [y for y, _ in levels], height)
    boxes = [label.box for label in labels]
    for y, dash in levels:
        # the line of a target stops at a number: it would strike it through
        parts = parts_clear_of(boxes, y, 0.0, right - left)
        pen.outline(
            [command for a, b in parts for command in (("M", a, y), ("L", b, y))],
            stroke=Stroke(tint.accent, 0.7 * style.scale.unit, dash=dash),
        )
    for one, other in itertools.pairwise(points):
        if _joined(one, other):
            pen.line(one.x, one.y, other.x, other.y, Stroke(tint.ink, small * 0.16))
    nodes = [
        Node(f"curve:{lane.id}", left, 0, right - left, height, tuple(pen.primitives), lane.id)
    ]
    lowest, shares = height, word_widths(columns, points)
    radius = small * 0.34
    for point, label in zip(points, labels, strict=True):
        card, drawn = point.placement.card, Pen()
        share = shares[card.id]
        half = max(label.block.width, share if card.text else 0.0) / 2
        top = min(label.box[1], point.y - radius)
        bottom = max(label.box[3], point.y + radius)
        drawn.text(half - label.block.width / 2, label.box[1] - top, label.block, tint.ink)
        drawn.outline(circle(half, point.y - top, radius), fill=tint.ink)
        if card.text:
            note = style.block(card.text, share, size=small, align="center")
            drawn.text(half - share / 2, height - top, note, theme.soft_ink, record=card.id,
                       name="text")  # fmt: skip
            bottom = height + note.height
            lowest = max(lowest, bottom)
        said = label.block.text
        nodes.append(
            _node(point.placement, left + point.x - half, top, 2 * half, bottom - top, drawn, said)
        )
    return lowest, nodes


class _Number(NamedTuple):
    """A number of a line as set, and its box in points from the lane's top left."""

    block: TextBlock
    box: Edges


def _number_places(
    band: Band,
    metric: Metric,
    points: Sequence[CurvePoint],
    dashes: Sequence[float],
    height: float,
) -> list[_Number]:
    """Each number above its point, or below where that is clearer of the lines and has room."""
    style = band.style
    small = style.scale.small
    radius, high = small * 0.34, style.line_height(small)
    made: list[_Number] = []
    for index, point in enumerate(points):
        said = _amount(metric, point.placement.card.value or 0.0, style)
        wide = max(style.width(said, size=small, bold=True) + 1, 2 * radius)
        block = style.block(said, wide, size=small, bold=True, align="center")
        left, right = point.x - wide / 2, point.x + wide / 2
        around = [
            points[i]
            for i in (index - 1, index + 1)
            if 0 <= i < len(points) and _joined(points[min(i, index)], points[max(i, index)])
        ]
        above, below = point.y - radius - high, point.y + radius
        rules = [*dashes, *(_passing(point, other, wide / 2) for other in around)]
        fits = below + high <= height
        better = _struck(below, high, rules) < _struck(above, high, rules)
        top = below if fits and better else above
        made.append(_Number(block, (left, top, right, top + high)))
    return made


def _passing(point: CurvePoint, other: CurvePoint, beside: float) -> float:
    """How high the line from one point to another is so many points beside the first."""
    part = min(1.0, beside / max(1e-6, abs(other.x - point.x)))
    return point.y + (other.y - point.y) * part


def _struck(top: float, high: float, rules: Sequence[float]) -> int:
    """How many lines at these heights run through the letters of a line of text."""
    return sum(top + high * 0.12 < y < top + high * 0.88 for y in rules)


def _joined(one: CurvePoint, other: CurvePoint) -> bool:
    """Whether a line runs from a point to the next: over no step without a number."""
    return other.placement.first <= one.placement.last + 1


def _node(
    placement: Placement, x: float, y: float, width: float, height: float, pen: Pen, label: str = ""
) -> Node:
    return Node(
        f"card:{placement.card.id}",
        x,
        y,
        width,
        height,
        tuple(pen.primitives),
        record=placement.card.id,
        name=f"{label} {placement.card.text}".strip(),
        fields=tuple(pen.fields),
    )
