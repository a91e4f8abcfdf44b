"""Lines in the ground of a lane that stop at words, so that they strike none through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.layout.nearby import Nearby
from app.layout.primitives import Edges, PathCommand

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
    across = max(right - left, 1e-6)
    near = Nearby[Edges](max(bottom - top, across / 64))
    for box in boxes:
        near.add(box[0], box[2], box)
    commands: list[PathCommand] = []
    offset = gap
    while offset < across + bottom - top:
        # on each of them x + y is the same: it runs down to the left
        total = left + offset + top
        x0, x1 = max(left, total - bottom), min(right, total - top)
        struck = [
            (max(box[0], total - box[3]), min(box[2], total - box[1]))
            for box in near.between(x0, x1)
        ]
        for a, b in _without(x0, x1, struck):
            commands += [("M", b, total - b), ("L", a, total - a)]
        offset += gap
    return tuple(commands)


def _without(
    low: float, high: float, struck: Iterable[tuple[float, float]]
) -> list[tuple[float, float]]:
    """What is left of a stretch when others are taken out of it."""
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
