"""Whiskers: the spread of what many people felt, beside the face that stands for them.

Each is a slim upright box from one end of the spread to the other, with a bar at the median. It has
a ground of its own, a little larger: neither curve nor hatching runs through it or touches it.
"""

from __future__ import annotations

from typing import NamedTuple

from app.layout.curve import Point
from app.layout.lanes.curves import on_grid
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Colour, Edges, Stroke

_HALF = 0.38
"""Half the width of a whisker, in sizes of the cards' text."""

_AIR, _GROUND = 0.4, 0.2
"""What is free between it and the ring of its face, and round it, in sizes of the text."""

_LINE, _MEDIAN = 0.11, 0.22
"""The width of its line and that of the bar at its median, in sizes of the text."""


class Whisker(NamedTuple):
    """Where a whisker stands: its middle, half its width, its ends from above, the median or None.

    The middle is counted from the face, the rest from the lane's top, in points.
    """

    aside: float
    half: float
    high: float
    low: float
    median: float | None

    def box(self, x: float, size: float) -> Edges:
        """What it covers beside a face at ``x``, where cards are set in ``size`` points."""
        free, middle = _GROUND * size, x + self.aside
        reach = on_grid(self.half + free)
        return middle - reach, self.high - free, middle + reach, self.low + free


def place_whisker(
    x: float,
    reach: float,
    levels: tuple[float, float, float | None],
    size: float,
    bounds: tuple[float, float],
    taken: Nearby[Edges],
) -> Whisker:
    """The whisker of a face at ``x`` that fills ``reach`` points to either side.

    ``levels`` are its upper end, its lower end and its median. It stands after the face, or before
    it where it would leave the ``bounds`` or cover another face. Where faces stand on both sides it
    lies behind its own.
    """
    half = _HALF * size
    aside = on_grid(reach + _AIR * size + half)
    for way in (1, -1):
        whisker = Whisker(way * aside, half, *levels)
        left, top, right, bottom = whisker.box(x, size)
        free = not any(
            low > top and high < bottom and start < right and end > left
            for start, high, end, low in taken.between(left, right)
        )
        if free and bounds[0] <= left and right <= bounds[1]:
            return whisker
    return Whisker(0.0, half, *levels)


def draw_whisker(
    pen: Pen, whisker: Whisker, at: Point, size: float, colour: Colour, paper: Colour
) -> None:
    """Draw the whisker of a face at x = 0 in a node whose origin is at ``at``.

    Its ground is of the colour of the paper.
    """
    x, high, low = whisker.aside - at[0], whisker.high - at[1], whisker.low - at[1]
    half, stroke, free = whisker.half, Stroke(colour, size * _LINE), size * _GROUND
    radius = min(half, low - high, size / 2) / 2
    pen.rectangle(x - half - free, high - free, 2 * (half + free), low - high + 2 * free,
                  radius=radius + free, fill=paper)  # fmt: skip
    pen.rectangle(x - half, high, 2 * half, low - high, radius=radius, fill=paper, stroke=stroke)
    if whisker.median is not None:
        thick = size * _MEDIAN
        top = whisker.median - at[1] - thick / 2
        pen.rectangle(x - half, top, 2 * half, thick, fill=colour)
