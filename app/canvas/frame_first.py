"""Frames before garbage: the collector waits until what an edit changed is painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app import collector

PAUSE_MS = 200
"""So long nothing is collected after a layout; the frame of a large map takes a fifth of it."""


class FrameFirst:
    """Holds the collector from a layout until the frame that shows it is painted.

    A layout makes thousands of objects that last. The collector would look at them at once, which
    on a large map takes as long as a third of the layout.
    """

    def __init__(self, canvas: QObject) -> None:
        self._waits = False
        self._timer = QTimer(canvas, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._end)
        # Nobody waits for the frame of a canvas that is gone.
        canvas.destroyed.connect(self._end)

    def begin(self) -> None:
        """Collect nothing for a while; where that is so already it is not prolonged."""
        if not self._waits:
            self._waits = True
            collector.hold()
            self._timer.start()

    def _end(self) -> None:
        if self._waits:
            self._waits = False
            collector.release()
