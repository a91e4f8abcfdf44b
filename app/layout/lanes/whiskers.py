"""Whiskers: the spread of what many people felt, beside the face that stands for them.

Each is a slim box from one end of the spread to the other, with a bar at the median, on a ground of
its own: neither curve nor hatching runs through it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.layout.curve import Point
from app.layout.lanes.placing import shared
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Colour, Edges, Stroke

_FROM_FACE = 0.5
"""How far a whisker stands from the ring of its face, in sizes of the cards' text."""

_HALF, _LINE, _MEDIAN = 0.32, 0.11, 0.24
"""Half its width, its line's width and that of the bar at its median, in sizes of the text."""


class Whisker(NamedTuple):
    """Where a whisker stands: its x, its upper and its lower end, and the median or None.

    In points from the lane's top left.
    """

    x: float
    high: float
    low: float
    median: float | None

    def box(self, size: float) -> Edges:
        """What it covers, where cards are set in ``size`` points."""
        reach, line = (_HALF + _LINE / 2) * size, _LINE / 2 * size
        return self.x - reach, self.high - line, self.x + reach, self.low + line


def place_whisker(
    x: float,
    reach: float,
    levels: tuple[float, float, float | None],
    size: float,
    bounds: tuple[float, float],
    lines: Nearby[Point],
    taken: Nearby[Edges],
) -> Whisker:
    """The whisker of a face at ``x`` that fills ``reach`` points to either side.

    ``levels`` are its upper end, its lower end and its median. It stands on the side where curves
    run clear of it, between the ``bounds``: on the right where both are alike.
    """
    choices: list[tuple[float, Whisker]] = []
    for rank, side in enumerate((1, -1)):
        made = Whisker(x + side * (reach + size * _FROM_FACE), *levels)
        box = made.box(size)
        beside = box[0] < bounds[0] or box[2] > bounds[1]
        others = taken.between(box[0], box[2])
        cost = 1000.0 * beside + 0.02 * rank
        cost += 100.0 * sum(shared(box, other) > 0.2 for other in others)
        cost += _struck(box, size, lines.between(box[0], box[2]))
        choices.append((cost, made))
    return min(choices, key=lambda choice: choice[0])[1]


def _struck(box: Edges, air: float, points: Sequence[Point]) -> float:
    """How near to the middle of a box a curve runs, 1 for through it, 0 where it keeps ``air``."""
    middle, reach = (box[1] + box[3]) / 2, (box[3] - box[1]) / 2 + air
    near = [max(0.0, 1 - abs(y - middle) / reach) for x, y in points if box[0] < x < box[2]]
    return sum(near) / len(near) if near else 0.0


def draw_whisker(
    pen: Pen, whisker: Whisker, at: Point, size: float, colour: Colour, paper: Colour
) -> None:
    """Draw a whisker in a node whose origin is at ``at``, filled with the colour of the paper."""
    x, high, low = whisker.x - at[0], whisker.high - at[1], whisker.low - at[1]
    half, stroke = size * _HALF, Stroke(colour, size * _LINE)
    radius = min(half, low - high) / 2
    pen.rectangle(x - half, high, 2 * half, low - high, radius=radius, fill=paper, stroke=stroke)
    if whisker.median is not None:
        thick = size * _MEDIAN
        pen.rectangle(x - half, whisker.median - at[1] - thick / 2, 2 * half, thick, fill=colour)
