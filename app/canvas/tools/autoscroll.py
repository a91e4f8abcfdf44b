"""Scrolling by itself while something is dragged to the edge of the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

_ZONE = 36.0
"""Pixels from an edge within which the view scrolls."""

_MOST = 26.0
"""Pixels that a turn of the timer scrolls at most."""

INTERVAL = 16
"""Milliseconds between two turns."""


class EdgeScroll:
    """How far to scroll for a pointer near the edges of the body.

    A drag that begins near an edge scrolls only once the pointer has been away from there, or goes
    beyond it: else whatever stands at an edge would slip away when it is taken hold of.
    """

    def __init__(self, start: QPointF, body: QRectF) -> None:
        self._asleep = [part != 0 for part in _pushed(start, body)]

    def step(self, point: QPointF, body: QRectF, ways: tuple[bool, bool] = (True, True)) -> QPointF:
        """The pixels to scroll by, positive to the right and down; ``ways``: across, and down."""
        found = [0.0, 0.0]
        for number, part in enumerate(_pushed(point, body)):
            if part == 0:
                self._asleep[number] = False
            elif ways[number] and (not self._asleep[number] or abs(part) >= 1):
                found[number] = max(-1.5, min(1.5, part)) * _MOST / 1.5
        return QPointF(*found)


def _pushed(point: QPointF, body: QRectF) -> tuple[float, float]:
    """How deep a point is in the zone at an edge: ±1 on the edge itself, 0 away from it."""
    return (
        _depth(point.x(), body.left(), body.right()),
        _depth(point.y(), body.top(), body.bottom()),
    )


def _depth(at: float, least: float, most: float) -> float:
    zone = min(_ZONE, (most - least) / 4)
    if at < least + zone:
        return -(least + zone - at) / zone
    if at > most - zone:
        return (at - most + zone) / zone
    return 0.0
