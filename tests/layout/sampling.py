"""Points along the paths of a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from app.layout.curve import Point
from app.layout.primitives import PathCommand


def points_along(commands: Sequence[PathCommand], per_piece: int = 24) -> list[Point]:
    """Points along a path of moves, lines and cubics."""
    found: list[Point] = []
    at: Point = (0.0, 0.0)
    for command in commands:
        if command[0] == "C":
            x0, y0 = at
            x1, y1, x2, y2, x3, y3 = command[1:]
            for number in range(1, per_piece + 1):
                t = number / per_piece
                a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
                found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
            at = (x3, y3)
        elif len(command) == 3:
            at = (command[1], command[2])
            found.append(at)
    return found
