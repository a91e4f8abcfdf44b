"""Frames before garbage: the collector waits a moment after a layout, in which it is painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app import collector

PAUSE_MS = 200
"""So long nothing is collected from a layout on; the frame of a large map takes a fifth of it."""


class FrameFirst:
    """Holds the collector for `PAUSE_MS` from a layout on, whether its frame comes or not.

    A layout makes thousands of objects that last. The collector would look at them all at once,
    before they are painted. Of layouts that follow each other fast, as while something is dragged,
    some have less than the whole time: garbage may not pile up.
    """

    def __init__(self, canvas: QObject) -> None:
        self._waits = False
        self._timer = QTimer(canvas, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._end)
        # Nobody waits for the frame of a canvas that is gone.
        canvas.destroyed.connect(self._end)

    def begin(self) -> None:
        """A layout begins: collect nothing for a while, or until the while that has begun ends."""
        if not self._waits:
            # First what might fail, as where the canvas is gone: who holds has to release.
            self._timer.start()
            self._waits = True
            collector.hold()

    def _end(self) -> None:
        if self._waits:
            self._waits = False
            collector.release()
