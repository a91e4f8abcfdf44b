"""Frames before garbage: the collector waits until what an edit changed is painted."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from app import collector

PAUSE_MS = 200
"""So long nothing is collected after a layout; the frame of a large map takes a fifth of it."""


class FrameFirst:
    """Holds the collector from a layout until the frame that shows it is painted.

    A layout makes thousands of objects that last. The collector would look at them at once, which
    on a large map takes as long as a third of the layout.
    """

    def __init__(self) -> None:
        self._waits = False

    def begin(self) -> None:
        """Collect nothing for a while; where that is so already it is not prolonged."""
        if not self._waits:
            self._waits = True
            collector.hold()
            QTimer.singleShot(PAUSE_MS, self._end)

    def _end(self) -> None:
        self._waits = False
        collector.release()
