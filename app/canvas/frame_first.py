"""Frames before garbage: the collector waits a moment after a layout, in which it is painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app import collector

PAUSE_MS = 200
"""So long nothing is collected after a layout; the frame of a large map takes a fifth of it."""

# What is left of the pause has to do for a frame, or another one begins: so many at most, and one
# for a frame alone.
_FRAME_MS = 25
_MOST_PAUSES = 3


class FrameFirst:
    """Holds the collector for `PAUSE_MS` after a layout, whether its frame comes or not.

    A layout makes thousands of objects that last. The collector would look at them all at once,
    before they are painted. The layout itself does not count, which may take longer than that. Of
    layouts that follow each other fast, as while something is dragged, some have less than the
    whole time: garbage may not pile up.
    """

    def __init__(self, canvas: QObject) -> None:
        self._waits = False
        self._pauses = 0
        self._laid_out = QTimer(canvas, singleShot=True)
        self._pause = QTimer(canvas, singleShot=True)
        # The event loop goes on when the layout is done.
        self._laid_out.timeout.connect(self._go_on)
        self._pause.timeout.connect(self._end_pause)
        # Nobody waits for the frame of a canvas that is gone.
        canvas.destroyed.connect(self._end)

    def begin(self) -> None:
        """A layout begins: collect nothing for a while, or until the while that has begun ends."""
        # First what might fail, as where the canvas is gone: who holds has to release.
        self._laid_out.start()
        if not self._waits:
            self._waits = True
            collector.hold()

    def _go_on(self) -> None:
        """A layout is done, and its frame comes next."""
        due = not self._pause.isActive() or self._pause.remainingTime() < _FRAME_MS
        if self._waits and due and self._pauses <= _MOST_PAUSES:
            self._pauses += 1
            self._pause.start(PAUSE_MS if self._pauses <= _MOST_PAUSES else _FRAME_MS)

    def _end_pause(self) -> None:
        # It may have run out while a map was laid out: there is a frame to come.
        if not self._laid_out.isActive() or self._pauses > _MOST_PAUSES:
            self._end()

    def _end(self) -> None:
        self._pauses = 0
        if self._waits:
            self._waits = False
            collector.release()
