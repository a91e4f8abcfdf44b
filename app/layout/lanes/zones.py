"""The ground of curves: good and bad zones, toned where a column decides, lines free of words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from app.layout.colours import deciding
from app.layout.deferred import DeferredShapes
from app.layout.lanes.band import Band
from app.layout.lanes.clearing import hatching, parts_clear_of
from app.layout.pen import Pen
from app.layout.primitives import Colour, Edges, Primitive, Stroke
from app.layout.sheet import Node
from app.layout.slab import slab

_HATCH = 11.0
_HATCH_WIDTH = 0.75
"""Thinner oblique lines come out a fifth too dark where a viewer counts each touched sample."""
_SIGN_ROOM = 5.0
"""So far from the middle of the minus no hatching stands, in units of the rhythm."""


class Zones(NamedTuple):
    """Where the good zone ends and the bad one begins, in points from the lane's top."""

    good: float
    bad: float
    height: float
    middle: float


def draw_zones(band: Band, zones: Zones, words: Sequence[Edges]) -> list[Node]:
    """The ground of an emotion lane; hatching and neutral line leave the boxes of words free.

    What says which zone is good are nodes of their own, which can stand elsewhere along the zone.
    """
    theme, unit, lane = band.style.theme, band.style.scale.unit, band.row.lane
    left, right = band.columns[0].x, band.columns[-1].right
    own = tuple([(box[0] - left, box[1], box[2] - left, box[3]) for box in words])
    deciding_ones = tuple((number, band.columns[number]) for number in sorted(band.moments))
    # Of a large map the hatching has hundreds of lines, and is often out of sight.
    ground = DeferredShapes(
        partial(_draw_ground, band, zones, own),
        frozenset(),
        ("zone", theme.name, unit, zones, left, right, deciding_ones, own),
    )
    across, low = _bad_sign(zones, unit)
    x = left + across
    return [
        Node(f"zone:{lane.id}", left, 0, right - left, zones.height, ground, record=lane.id),
        _sign(lane.id, "good", x, 8.0 * unit, unit, theme.good.ink, upright=True),
        _sign(lane.id, "bad", x, low, unit, theme.bad.ink, upright=False),
    ]


def _draw_ground(band: Band, zones: Zones, words: Sequence[Edges]) -> tuple[Primitive, ...]:
    """The shapes of the ground; ``words`` are counted from its left edge."""
    theme, unit = band.style.theme, band.style.scale.unit
    left, right = band.columns[0].x, band.columns[-1].right
    width, pen, radius = right - left, Pen(), 4 * unit
    parts = ((0.0, zones.good, theme.good.fill), (zones.bad, zones.height, theme.bad.fill))
    for top, bottom, fill in parts:
        pen.rectangle(0, top, width, bottom - top, radius=radius, fill=fill)
    for top, bottom, fill in parts:
        draw_moments(band, pen, top, bottom, fill, radius)
    if theme.outlined:
        stroke = Stroke(theme.hairline, 0.6 * unit)
        for top, bottom, _ in parts:
            pen.rectangle(0, top, width, bottom - top, radius=radius, stroke=stroke)
    inset = 0.6 * unit
    area = (inset, zones.bad + inset, width - inset, zones.height - inset)
    x, y = _bad_sign(zones, unit)
    room = _SIGN_ROOM * unit
    lines = hatching(area, _HATCH * unit, (*words, (x - room, y - room, x + room, y + room)))
    pen.outline(lines, stroke=Stroke(theme.bad.accent, _HATCH_WIDTH * unit))
    stroke = Stroke(theme.border, 0.6 * unit, dash=(3.0 * unit, 2.5 * unit))
    level = zones.middle
    pen.outline(
        [
            command
            for a, b in parts_clear_of(words, level, 0, width)
            for command in (("M", a, level), ("L", b, level))
        ],
        stroke=stroke,
    )
    return tuple(pen.primitives)


def _bad_sign(zones: Zones, unit: float) -> tuple[float, float]:
    """Where the middle of the minus stands, counted from the left edge of the ground."""
    return 7.0 * unit, zones.height - 8.0 * unit


def _sign(
    lane: str, name: str, x: float, y: float, unit: float, ink: Colour, *, upright: bool
) -> Node:
    """A plus or a minus of a lane, with its middle at (x, y)."""
    arm, reach, pen = 2.6 * unit, 3.2 * unit, Pen()
    stroke = Stroke(ink, 1.2 * unit)
    pen.line(reach - arm, reach, reach + arm, reach, stroke)
    if upright:
        pen.line(reach, reach - arm, reach, reach + arm, stroke)
    side = 2 * reach
    id_, drawn = f"sign:{lane}:{name}", tuple(pen.primitives)
    return Node(id_, x - reach, y - reach, side, side, drawn, record=lane)


def draw_moments(
    band: Band, pen: Pen, top: float, bottom: float, fill: Colour, radius: float
) -> None:
    """Go on, over a zone as wide as the columns, with the tint of those that decide.

    ``radius`` is that of the zone's corners, which the tint of an outer column keeps.
    """
    theme, unit = band.style.theme, band.style.scale.unit
    left, reach = band.columns[0].x, band.style.scale.gap / 2
    width = band.columns[-1].right - left
    toned = deciding(fill, theme)
    for number in sorted(band.moments):
        column = band.columns[number]
        a, b = max(0.0, column.x - left - reach), min(width, column.right - left + reach)
        round_left = radius if number == 0 else 0.0
        round_right = radius if number == len(band.columns) - 1 else 0.0
        if round_left or round_right:
            pen.outline(slab((a, top, b, bottom), round_left, round_right), fill=toned)
        else:
            pen.rectangle(a, top, b - a, bottom - top, fill=toned)
        if theme.mono:
            border = Stroke(theme.border, 0.7 * unit, dash=(4.0, 2.0))
            for x in (a, b):
                if reach < x < width - reach:
                    pen.line(x, top, x, bottom, border)
