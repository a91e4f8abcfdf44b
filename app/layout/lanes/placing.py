"""Finding a place for a word beside a point: clear of curves, faces and other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.layout.curve import Point
from app.layout.nearby import Nearby
from app.layout.primitives import Edges

_ON_LINE, _ON_BOX, _ON_RULE, _LATER = 6.0, 60.0, 1.4, 0.6
"""What it costs to lie on a sample of a curve, on a face or word, on a line, and to come later."""

_FURTHER = 0.3
"""What each of the places further away costs more than the one before."""

_AIR = (1.5, 0.5)
_BESIDE, _ABOVE = 2.0, 1.2
"""The room in points that a word keeps on its sides and above and below, from curves."""

_TOUCH = 0.4
"""Boxes that share no more than this, in square points, only touch."""


@dataclass(frozen=True, slots=True)
class Place:
    """The top left corner of a word in points, and whether a curve runs under it all the same."""

    left: float
    top: float
    struck: bool


def best_place(
    point: Point,
    reach: float,
    size: tuple[float, float],
    bounds: Edges,
    lines: Nearby[Point],
    taken: Nearby[Edges],
    *,
    above_first: bool,
    rules: Sequence[float] = (),
) -> Place:
    """The cheapest of the places for a word of ``size`` (wide, high).

    ``reach`` is how far from the point a word keeps; every place is moved inside ``bounds``.
    ``rules`` are the heights of lines across that a word had better not lie on.
    """
    wide, high = size
    span = 1.8 * wide + 2 * reach
    x = point[0]
    near, others = lines.between(x - span, x + span), taken.between(x - span, x + span)
    best, least = Place(x, point[1], False), float("inf")
    for left, top, rank in _places(point, reach, wide, high, above_first):
        if rank >= least:
            break  # those that are left cost more for their rank alone
        left = max(min(left, bounds[2] - wide), bounds[0])
        top = max(min(top, bounds[3] - high), bounds[1])
        right, bottom = left + wide, top + high
        x0, y0, x1, y1 = left - _AIR[0], top - _AIR[1], right + _AIR[0], bottom + _AIR[1]
        cost = rank
        for other in others:
            if x0 < other[2] and other[0] < x1 and y0 < other[3] and other[1] < y1:
                cost += _ON_BOX if shared((x0, y0, x1, y1), other) > _TOUCH else 0.0
        cost += sum([_ON_RULE for y in rules if top < y < bottom])
        if cost >= least:
            continue
        x0, y0, x1, y1 = left - _BESIDE, top - _ABOVE, right + _BESIDE, bottom + _ABOVE
        struck = len([1 for x, y in near if y0 < y < y1 and x0 < x < x1])
        cost += _ON_LINE * struck
        if cost < least:
            best, least = Place(left, top, struck > 0), cost
    return best


def _places(
    point: Point, reach: float, wide: float, high: float, above_first: bool
) -> Iterator[tuple[float, float, float]]:
    """Places for a word round a point, left and top, with what their order makes them cost."""
    x, y = point
    up, down, centre = y - reach - high, y + reach, x - wide / 2
    above, below = (centre, up), (centre, down)
    slant = (reach * 0.8, reach * 0.6)
    rank = 0.0
    for left, top in (
        *((above, below) if above_first else (below, above)),
        (x + reach, y - high / 2),
        (x - reach - wide, y - high / 2),
        (x + slant[0], y - slant[1] - high),
        (x - slant[0] - wide, y - slant[1] - high),
        (x + slant[0], y + slant[1]),
        (x - slant[0] - wide, y + slant[1]),
    ):
        yield left, top, rank
        rank += _LATER
    # further rings, for where several curves meet
    for away in (0.0, 0.4, 0.9, 1.4, 2.0):
        for aside in (0.0, 0.3, -0.3, 0.6, -0.6):
            if away or aside:
                shift = centre + aside * (wide + reach)
                first, second = up - away * high, down + away * high
                yield shift, first if above_first else second, rank
                yield shift, second if above_first else first, rank + _FURTHER / 2
                rank += _FURTHER


def widened(box: Edges, beside: float, above: float) -> Edges:
    """A box with so many points more on either side, above and below."""
    return box[0] - beside, box[1] - above, box[2] + beside, box[3] + above


def shared(one: Edges, other: Edges) -> float:
    """The area two boxes share, in square points."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
