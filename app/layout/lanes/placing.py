"""Finding a place for a word beside a point: clear of curves, faces and other words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.layout.curve import Point
from app.layout.nearby import Nearby
from app.layout.primitives import Edges

_ON_LINE, _ON_BOX, _ON_RULE, _LATER = 6.0, 60.0, 1.4, 0.6
"""What it costs to lie on a sample of a curve, on a face or word, on a line, and to come later."""

_ON_TIE = 8.0
"""What it costs when the line between a point and its word runs over a face or another word."""

_FURTHER = 0.3
"""What each of the places further away costs more than the one before."""

_MOST_NEAR = 60
"""Among more words and faces than this no place is looked for row by row: there is none."""

_AIR = (2.5, 1.0)
_BESIDE, _ABOVE = 2.0, 1.2
"""The room in points that a word keeps on its sides and above and below, from curves."""

_PARTS = (0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_ASIDE = (0.0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1.0, 1.0, -1.5, 1.5)
_FAR_OFF = 12.0

_TOUCH = 0.4
"""Boxes that share no more than this, in square points, only touch."""


class Place(NamedTuple):
    """The top left corner of a word in points, and whether a curve runs under it all the same.

    ``crowded``: it lies on a face or another word.
    """

    left: float
    top: float
    struck: bool
    crowded: bool = False


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
    tied: float = math.inf,
    thorough: bool = True,
) -> Place:
    """The cheapest of the places for a word of ``size`` (wide, high).

    ``reach`` is how far from the point a word keeps; every place is moved inside ``bounds``.
    ``rules`` are the heights of lines across that a word had better not lie on. A line ties a word
    to the point from which it is ``tied`` points away or more. Where all places near the point are
    taken a ``thorough`` search goes on all over the bounds.
    """
    wide, high = size
    x = point[0]
    span = 1.8 * wide + 2 * reach
    near, others = lines.between(x - span, x + span), taken.between(x - span, x + span)
    places = _places(point, reach, wide, high, above_first)
    best, least = _cheapest(places, point, size, bounds, near, others, rules, tied)
    if least < _ON_BOX:
        return best
    if thorough and len(others) <= _MOST_NEAR:
        span += wide
        near, others = lines.between(x - span, x + span), taken.between(x - span, x + span)
        rows = _rows(point, wide, high, bounds)
        found, cost = _cheapest(rows, point, size, bounds, near, others, rules, tied)
        if cost < least:
            best, least = found, cost
    return best._replace(crowded=least >= _ON_BOX)


def _cheapest(
    places: Iterable[tuple[float, float, float]],
    point: Point,
    size: tuple[float, float],
    bounds: Edges,
    near: Sequence[Point],
    others: Sequence[Edges],
    rules: Sequence[float],
    tied: float,
) -> tuple[Place, float]:
    """The cheapest of some places, which come with what they cost at least, and its cost."""
    wide, high = size
    best, least = Place(*point, False), math.inf
    for left, top, rank in places:
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
        if cost >= _ON_BOX:
            # where words lie on words, lines under them make nothing worse
            best, least = Place(left, top, False), cost
            continue
        x0, y0, x1, y1 = left - _BESIDE, top - _ABOVE, right + _BESIDE, bottom + _ABOVE
        struck = len([1 for x, y in near if y0 < y < y1 and x0 < x < x1])
        cost += _ON_LINE * struck
        if cost < least:
            cost += _ON_TIE * _crossed(point, (left, top, right, bottom), tied, others)
        if cost < least:
            best, least = Place(left, top, struck > 0), cost
    return best, least


def _crossed(point: Point, box: Edges, tied: float, others: Iterable[Edges]) -> int:
    """How many boxes, but for a point's own, lie between it and a word that is tied to it."""
    x, y = point
    far_x, far_y = min(max(x, box[0]), box[2]) - x, min(max(y, box[1]), box[3]) - y
    if math.hypot(far_x, far_y) < tied:
        return 0
    spots = [(x + far_x * part, y + far_y * part) for part in _PARTS]
    return sum(
        1
        for one in others
        if not (one[0] <= x <= one[2] and one[1] <= y <= one[3])
        and any(one[0] < a < one[2] and one[1] < b < one[3] for a, b in spots)
    )


def _rows(
    point: Point, wide: float, high: float, bounds: Edges
) -> Iterator[tuple[float, float, float]]:
    """Places on rows all over a part of a lane, the nearest first."""
    x, y = point
    row = (high + 2 * _ABOVE) / 2
    count = max(1, 1 + int((bounds[3] - high - bounds[1]) / row))
    found = [
        (math.hypot(aside * wide, top + high / 2 - y) / high, x + (aside - 0.5) * wide, top)
        for top in (bounds[1] + number * row for number in range(count))
        for aside in _ASIDE
    ]
    yield from ((left, top, _FAR_OFF + away * _FURTHER) for away, left, top in sorted(found))


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
