"""Lines in the ground of a lane that stop at words, so that they strike none through."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from app.layout.curve import Point
from app.layout.primitives import Edges, PathCommand

_STEEP = 1e-9
_SHORTEST = 1.0
"""What is left of a line that is shorter than this, in points, would look like dirt."""


def parts_clear_of(
    boxes: Iterable[Edges], y: float, left: float, right: float
) -> list[tuple[float, float]]:
    """The parts of a level line from ``left`` to ``right`` that lie in none of the boxes."""
    return _without(left, right, [(box[0], box[2]) for box in boxes if box[1] < y < box[3]])


def hatching(area: Edges, gap: float, boxes: Sequence[Edges]) -> tuple[PathCommand, ...]:
    """Lines at 45° inside an area, ``gap`` points apart, that leave the boxes free."""
    left, top, right, bottom = area
    # on each line x + y is the same: it runs down to the left
    first = left + top
    struck: dict[int, list[tuple[float, float]]] = {}
    for x0, y0, x1, y1 in boxes:
        low, high = (x0 + y0 - first) / gap, (x1 + y1 - first) / gap
        for number in range(max(1, math.ceil(low)), math.floor(high) + 1):
            total = first + number * gap
            struck.setdefault(number, []).append((max(x0, total - y1), min(x1, total - y0)))
    commands: list[PathCommand] = []
    number, offset = 1, gap
    while offset < right - left + bottom - top:
        total = first + offset
        # The area of a large map has hundreds of lines, few of which meet a word.
        x0 = total - bottom if total - bottom > left else left
        x1 = total - top if total - top < right else right
        met = struck.get(number)
        if met is not None:
            for a, b in _without(x0, x1, met):
                commands += (("M", b, total - b), ("L", a, total - a))
        elif x0 < x1:
            commands += (("M", x1, total - x1), ("L", x0, total - x0))
        number += 1
        offset = number * gap
    return tuple(commands)


def parts_outside(line: tuple[Point, Point], boxes: Iterable[Edges]) -> list[tuple[Point, Point]]:
    """The parts of a straight line that lie in none of the boxes."""
    (x, y), (end_x, end_y) = line
    across, down = end_x - x, end_y - y
    length = math.hypot(across, down)
    inside: list[tuple[float, float]] = []
    for left, top, right, bottom in boxes:
        low, high = 0.0, 1.0
        for start, way, least, most in ((x, across, left, right), (y, down, top, bottom)):
            if abs(way) > _STEEP:
                first, last = sorted(((least - start) / way, (most - start) / way))
                low, high = max(low, first), min(high, last)
            elif not least < start < most:
                high = low
        if low < high:
            inside.append((low * length, high * length))
    return [
        (
            (x + across * first / length, y + down * first / length),
            (x + across * last / length, y + down * last / length),
        )
        for first, last in _without(0.0, length, inside)
    ]


def _without(
    low: float, high: float, struck: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """What is left of a stretch when others are taken out of it."""
    if not struck:
        return [(low, high)] if low < high else []
    taken = sorted((max(low, a), min(high, b)) for a, b in struck if max(low, a) < min(high, b))
    if not taken:
        return [(low, high)] if low < high else []
    parts: list[tuple[float, float]] = []
    at = low
    for start, end in taken:
        if start - at >= _SHORTEST:
            parts.append((at, start))
        at = max(at, end)
    if high - at >= _SHORTEST:
        parts.append((at, high))
    return parts
