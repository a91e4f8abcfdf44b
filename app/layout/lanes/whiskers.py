"""Whiskers: the spread of what many people felt, behind the face that stands for them.

Each is an upright box through the middle of its face, a little wider than it, from one end of the
spread to the other, with a bar at the median: however small the spread, it shows on both sides. It
has a ground of its own: neither curve nor hatching runs through it.
"""

from __future__ import annotations

from typing import NamedTuple

from app.layout.curve import Point
from app.layout.lanes.curves import on_grid
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Colour, Edges, Stroke

_BESIDE = 0.75
"""How far a whisker reaches beyond the ring of its face, in sizes of the cards' text."""

_AIR = 0.5
"""So many points it keeps from the face of another curve."""

_LINE, _MEDIAN = 0.11, 0.24
"""The width of its line and that of the bar at its median, in sizes of the text."""


class Whisker(NamedTuple):
    """Where a whisker stands: its middle, half its width, its ends from above, the median or None.

    In points from the lane's top left. ``hidden`` is what its face covers, from above.
    """

    x: float
    half: float
    high: float
    low: float
    median: float | None
    hidden: tuple[float, float] = (0.0, 0.0)

    def bars(self, thick: float) -> tuple[tuple[float, float], ...]:
        """Where the median's bar, ``thick`` points high, begins and ends: left and right of a face.

        One bar where the face is not in its way.
        """
        if self.median is None:
            return ()
        top, bottom = self.hidden
        if not top - thick / 2 < self.median < bottom + thick / 2:
            return ((self.x - self.half, self.x + self.half),)
        reach = (bottom - top) / 2
        if reach >= self.half:
            return ()
        return (self.x - self.half, self.x - reach), (self.x + reach, self.x + self.half)

    def box(self, size: float) -> Edges:
        """What it covers, where cards are set in ``size`` points."""
        line = _LINE / 2 * size
        reach = on_grid(self.half + line)
        return self.x - reach, self.high - line, self.x + reach, self.low + line


def place_whisker(
    x: float,
    reach: float,
    y: float,
    levels: tuple[float, float, float | None],
    size: float,
    bounds: tuple[float, float],
    taken: Nearby[Edges],
) -> Whisker:
    """The whisker of a face at (x, y) that fills ``reach`` points to either side.

    ``levels`` are its upper end, its lower end and its median. It is alike on both sides, between
    the ``bounds``, and no wider than leaves the faces of other curves uncovered.
    """
    half = min(reach + _BESIDE * size, x - bounds[0], bounds[1] - x)
    high, low = levels[0], levels[1]
    air = _AIR + _LINE * size
    for left, top, right, bottom in taken.between(x - half - air, x + half + air):
        if top < low and bottom > high and not left < x < right:
            half = min(half, max(left - x, x - right) - air)
    half = on_grid(max(half, size * _LINE))
    return Whisker(x, half, *levels, hidden=(y - reach, y + reach))


def draw_whisker(
    pen: Pen, whisker: Whisker, at: Point, size: float, colour: Colour, paper: Colour
) -> None:
    """Draw a whisker in a node whose origin is at ``at``, filled with the colour of the paper."""
    x, high, low = whisker.x - at[0], whisker.high - at[1], whisker.low - at[1]
    half, stroke = whisker.half, Stroke(colour, size * _LINE)
    radius = min(half, low - high, size / 2) / 2
    pen.rectangle(x - half, high, 2 * half, low - high, radius=radius, fill=paper, stroke=stroke)
    thick = size * _MEDIAN
    middle = (whisker.median or 0.0) - at[1]
    for start, end in whisker.bars(thick):
        pen.rectangle(start - at[0], middle - thick / 2, end - start, thick, fill=colour)
