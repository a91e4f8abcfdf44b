"""Finding a place for a word beside a point: clear of curves, faces and other words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.layout.curve import Point, Samples
from app.layout.lanes.curves import on_grid
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
    """Where a word stands: its left edge, counted from its point, and its top, in points.

    ``struck``: a curve runs under it all the same; ``crowded``: it lies on a face or another word.
    """

    aside: float
    top: float
    struck: bool
    crowded: bool = False


class Ground(NamedTuple):
    """What of a lane words are placed on, in points from its top left.

    Words stay inside ``bounds`` and had better not lie on ``rules``, the heights of lines across.
    They keep clear of ``curves``, of ``ties`` between words and their points, and of what is
    ``taken``: faces and other words.
    """

    bounds: Edges
    rules: Sequence[float]
    curves: Samples
    ties: Nearby[Point]
    taken: Nearby[Edges]


class _Wanted(NamedTuple):
    """A word that wants a place: its point, its size, and what stands near, counted from there.

    ``tied`` is how far from the point a word is tied to it by a line.
    """

    point: Point
    wide: float
    high: float
    tied: float
    others: Sequence[Edges]


def best_place(
    point: Point,
    reach: float,
    size: tuple[float, float],
    ground: Ground,
    *,
    above_first: bool,
    tied: float = math.inf,
    thorough: bool = True,
) -> Place:
    """The cheapest of the places for a word of ``size`` (wide, high).

    ``reach`` is how far from the point a word keeps. A line ties a word to the point from which it
    is ``tied`` points away or more. Where all places near the point are taken a ``thorough`` search
    goes on all over the lane's height.
    """
    wide, high = size
    span = 1.8 * wide + 2 * reach + _AIR[0]
    wanted = _Wanted(point, wide, high, tied, _near(point[0], span, ground))
    best, least = _cheapest(_places(point[1], reach, wide, high, above_first), wanted, ground)
    if least < _ON_BOX:
        return best
    if thorough:
        wanted = wanted._replace(others=_near(point[0], span + wide, ground))
        if len(wanted.others) <= _MOST_NEAR:
            found, cost = _cheapest(_rows(point[1], wide, high, ground.bounds), wanted, ground)
            if cost < least:
                best, least = found, cost
    return best._replace(crowded=least >= _ON_BOX)


def _near(x: float, span: float, ground: Ground) -> list[Edges]:
    """The faces and words that reach into ``span`` points left and right of x, counted from it."""
    low, high = x - span, x + span
    return [
        (left - x, top, right - x, bottom)
        for left, top, right, bottom in ground.taken.between(low, high)
        if left < high and low < right
    ]


def _cheapest(
    places: Iterable[tuple[float, float, float]], wanted: _Wanted, ground: Ground
) -> tuple[Place, float]:
    """The cheapest of some places, which come with what they cost at least, and its cost."""
    (x, y), wide, high, _, others = wanted
    least_x, least_y, most_x, most_y = ground.bounds
    least_x, most_x = least_x - x, most_x - wide - x
    most_y -= high
    best, least = Place(0.0, y, False), math.inf
    for aside, top, rank in places:
        if rank >= least:
            break  # those that are left cost more for their rank alone
        left = max(min(on_grid(aside), most_x), least_x)
        top = max(min(top, most_y), least_y)
        right, bottom = left + wide, top + high
        x0, y0, x1, y1 = left - _AIR[0], top - _AIR[1], right + _AIR[0], bottom + _AIR[1]
        cost = rank
        for other in others:
            if x0 < other[2] and other[0] < x1 and y0 < other[3] and other[1] < y1:
                cost += _ON_BOX if shared((x0, y0, x1, y1), other) > _TOUCH else 0.0
        for rule in ground.rules:
            if top < rule < bottom:
                cost += _ON_RULE
        if cost >= least:
            continue
        if cost >= _ON_BOX:
            # where words lie on words, lines under them make nothing worse
            best, least = Place(left, top, False), cost
            continue
        struck = _samples(x, left - _BESIDE, top - _ABOVE, right + _BESIDE, bottom + _ABOVE, ground)
        cost += _ON_LINE * struck
        if cost < least:
            cost += _ON_TIE * _crossed(y, (left, top, right, bottom), wanted)
        if cost < least:
            best, least = Place(left, top, struck > 0), cost
    return best, least


def _samples(x: float, left: float, top: float, right: float, bottom: float, ground: Ground) -> int:
    """How many samples of curves and ties lie in a box, of which left and right count from x."""
    left, right = x + left, x + right
    count = ground.curves.inside((left, top, right, bottom))
    for at, y in ground.ties.between(left, right):
        count += left < at < right and top < y < bottom
    return count


def _crossed(y: float, box: Edges, wanted: _Wanted) -> int:
    """How many boxes, but for a point's own, lie between it and a word that is tied to it."""
    left, top, right, bottom = box
    far_x, far_y = min(max(0.0, left), right), min(max(y, top), bottom) - y
    if math.hypot(far_x, far_y) < wanted.tied:
        return 0
    spots = [(far_x * part, y + far_y * part) for part in _PARTS]
    return sum(
        1
        for one in wanted.others
        if not (one[0] <= 0.0 <= one[2] and one[1] <= y <= one[3])
        and any(one[0] < a < one[2] and one[1] < b < one[3] for a, b in spots)
    )


def _rows(
    y: float, wide: float, high: float, bounds: Edges
) -> Iterator[tuple[float, float, float]]:
    """Places on rows all over a part of a lane, the nearest first."""
    row = (high + 2 * _ABOVE) / 2
    count = max(1, 1 + int((bounds[3] - high - bounds[1]) / row))
    found = [
        (math.hypot(aside * wide, top + high / 2 - y) / high, (aside - 0.5) * wide, top)
        for top in (bounds[1] + number * row for number in range(count))
        for aside in _ASIDE
    ]
    yield from ((left, top, _FAR_OFF + away * _FURTHER) for away, left, top in sorted(found))


def _places(
    y: float, reach: float, wide: float, high: float, above_first: bool
) -> Iterator[tuple[float, float, float]]:
    """Places for a word round a point at a height: left of the word, counted from there, and top.

    With them comes what their order makes them cost.
    """
    up, down, centre = y - reach - high, y + reach, -wide / 2
    above, below = (centre, up), (centre, down)
    first, second = (above, below) if above_first else (below, above)
    yield *first, 0.0
    yield *second, _LATER
    slant = (reach * 0.8, reach * 0.6)
    rank = 2 * _LATER
    for left, top in (
        (reach, y - high / 2),
        (-reach - wide, y - high / 2),
        (slant[0], y - slant[1] - high),
        (-slant[0] - wide, y - slant[1] - high),
        (slant[0], y + slant[1]),
        (-slant[0] - wide, y + slant[1]),
    ):
        yield left, top, rank
        rank += _LATER
    # further rings, for where several curves meet
    for away in (0.0, 0.4, 0.9, 1.4, 2.0):
        for aside in (0.0, 0.3, -0.3, 0.6, -0.6):
            if away or aside:
                shift = centre + aside * (wide + reach)
                over, under = up - away * high, down + away * high
                yield shift, over if above_first else under, rank
                yield shift, under if above_first else over, rank + _FURTHER / 2
                rank += _FURTHER


def widened(box: Edges, beside: float, above: float) -> Edges:
    """A box with so many points more on either side, above and below."""
    return box[0] - beside, box[1] - above, box[2] + beside, box[3] + above


def shared(one: Edges, other: Edges) -> float:
    """The area two boxes share, in square points."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
