"""Smooth curves through points that never overshoot them."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.layout.primitives import Edges, PathCommand

Point = tuple[float, float]

PARTS = 24
"""So many samples a piece of a curve has, besides the point where it begins."""

_SHARES = tuple(
    ((1 - t) ** 3, 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t**3)
    for t in (step / PARTS for step in range(PARTS + 1))
)
"""How much of each of a cubic's four points is in each of its samples."""


def tangents(points: Sequence[Point]) -> list[float]:
    """Slopes at the points that keep each segment monotone.

    F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM Journal on
    Numerical Analysis 17 (1980), with the harmonic mean of F. N. Fritsch and J. Butland (1984) for
    the inner slopes. The points must ascend in x.
    """
    if len(points) < 2:
        return [0.0] * len(points)
    steps = [b[0] - a[0] for a, b in itertools.pairwise(points)]
    secants = [
        (b[1] - a[1]) / step if step else 0.0
        for a, b, step in zip(points, points[1:], steps, strict=False)
    ]
    slopes = [secants[0]]
    for before, after, left, right in zip(secants, secants[1:], steps, steps[1:], strict=False):
        if before * after <= 0:
            slopes.append(0.0)
        else:
            one, other = 2 * right + left, right + 2 * left
            slopes.append((one + other) / (one / before + other / after))
    slopes.append(secants[-1])
    # A flat end before a hill looks drawn by hand: the ends start level where the curve turns.
    for index, secant in ((0, secants[0]), (-1, secants[-1])):
        slopes[index] = secant * 0.6 if len(points) > 2 else secant
    return slopes


def monotone(points: Sequence[Point]) -> tuple[PathCommand, ...]:
    """A smooth path through points that ascend in x; each piece stays between its two ends."""
    if not points:
        return ()
    slopes = tangents(points)
    commands: list[PathCommand] = [("M", *points[0])]
    for (x0, y0), (x1, y1), m0, m1 in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x1 - x0) / 3
        commands.append(("C", x0 + third, y0 + m0 * third, x1 - third, y1 - m1 * third, x1, y1))
    return tuple(commands)


class Piece(NamedTuple):
    """A piece of a curve: where it begins, and how far apart its samples stand, in points.

    ``ys`` are the heights of its four points; ``first`` is the number of its first sample.
    """

    x: float
    step: float
    ys: tuple[float, float, float, float]
    first: int


class Samples:
    """Curves as samples: how many of them lie in a box is known without making them all."""

    def __init__(self) -> None:
        self._curves: list[tuple[list[float], list[Piece]]] = []

    @property
    def curves(self) -> list[list[Piece]]:
        """The pieces of each curve, from left to right."""
        return [pieces for _, pieces in self._curves]

    def add(self, paths: Iterable[Sequence[PathCommand]]) -> None:
        """Add a curve: paths that ``monotone`` made, from left to right."""
        pieces: list[Piece] = []
        for path in paths:
            x, y = path[0][1:]
            first = 0
            for command in path[1:]:
                _, y1, _, y2, end_x, end_y = command[1:]
                if end_x > x:
                    pieces.append(Piece(x, (end_x - x) / PARTS, (y, y1, y2, end_y), first))
                    first = 1
                x, y = end_x, end_y
        if pieces:
            self._curves.append(([piece.x for piece in pieces], pieces))

    def inside(self, box: Edges) -> int:
        """How many samples lie inside a box."""
        left, top, right, bottom = box
        count = 0
        for starts, pieces in self._curves:
            for number in range(max(0, bisect_right(starts, left) - 1), len(pieces)):
                x, step, ys, first = pieces[number]
                if x >= right:
                    break
                low, high = min(ys[0], ys[3]), max(ys[0], ys[3])
                if high <= top or bottom <= low:
                    continue
                start = max(first, math.floor((left - x) / step) + 1)
                end = min(PARTS, math.ceil((right - x) / step) - 1)
                y0, y1, y2, y3 = ys
                for a, b, c, d in _SHARES[start : end + 1]:
                    count += top < a * y0 + b * y1 + c * y2 + d * y3 < bottom
        return count
