"""Smooth curves through points that never overshoot them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache

from app.layout.primitives import PathCommand

Point = tuple[float, float]


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


@cache
def _shares(pieces: int) -> tuple[tuple[float, float, float, float], ...]:
    """How much of each of a cubic's four points is in the points that part it in so many pieces."""
    parts = [step / pieces for step in range(1, pieces + 1)]
    return tuple(
        ((1 - t) ** 3, 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t**3) for t in parts
    )


def sample(commands: Sequence[PathCommand], per_piece: int = 24) -> list[Point]:
    """Points along a path of moves, lines and cubics."""
    found: list[Point] = []
    at: Point = (0.0, 0.0)
    for command in commands:
        if command[0] == "C":
            x0, y0 = at
            x1, y1, x2, y2, x3, y3 = command[1:]
            found += [
                (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
                for a, b, c, d in _shares(per_piece)
            ]
            at = (x3, y3)
        elif len(command) == 3:
            at = (command[1], command[2])
            found.append(at)
    return found
