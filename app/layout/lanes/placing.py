"""Finding a place for a word beside a point: clear of curves, faces and other words."""

from __future__ import annotations

from collections.abc import Sequence

from app.layout.curve import Point
from app.layout.nearby import Nearby
from app.layout.primitives import Edges

_ON_LINE, _ON_BOX, _ON_RULE, _LATER = 4.0, 60.0, 2.0, 0.6
"""What it costs to lie on a sample of a curve, on a face or word, on a line, and to come later."""

_AIR = (1.5, 0.5)


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
) -> Point:
    """The top left corner of the cheapest of the places for a word of ``size`` (wide, high).

    ``reach`` is how far from the point a word keeps; every place is moved inside ``bounds``.
    ``rules`` are the heights of lines across that a word had better not lie on.
    """
    wide, high = size
    x, y = point
    above, below = (x - wide / 2, y - reach - high), (x - wide / 2, y + reach)
    slant = (reach * 0.8, reach * 0.6)
    places = [
        *((above, below) if above_first else (below, above)),
        (x + reach, y - high / 2),
        (x - reach - wide, y - high / 2),
        (x + slant[0], y - slant[1] - high),
        (x - slant[0] - wide, y - slant[1] - high),
        (x + slant[0], y + slant[1]),
        (x - slant[0] - wide, y + slant[1]),
        # a second ring, for where several curves meet
        (x - wide / 2, y - reach - 1.9 * high),
        (x - wide / 2, y + reach + 0.9 * high),
        (x + reach * 0.3, y - reach - high),
        (x - reach * 0.3 - wide, y - reach - high),
        (x + reach * 0.3, y + reach),
        (x - reach * 0.3 - wide, y + reach),
    ]
    span = wide + 2 * reach
    near, others = lines.between(x - span, x + span), taken.between(x - span, x + span)
    best, least = places[0], float("inf")
    for rank, (left, top) in enumerate(places):
        if rank * _LATER >= least:
            break  # those that are left cost more for their rank alone
        left = max(min(left, bounds[2] - wide), bounds[0])
        top = max(min(top, bounds[3] - high), bounds[1])
        box = (left - _AIR[0], top - _AIR[1], left + wide + _AIR[0], top + high + _AIR[1])
        cost = rank * _LATER
        cost += sum(_ON_LINE for p in near if box[0] < p[0] < box[2] and box[1] < p[1] < box[3])
        cost += sum(_ON_RULE for y in rules if box[1] < y < box[3])
        cost += sum(_ON_BOX for other in others if shared(box, other) > 0.4)
        if cost < least:
            best, least = (left, top), cost
    return best


def shared(one: Edges, other: Edges) -> float:
    """The area two boxes share, in square points."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
