"""Panning: the sheet follows the pointer while a button is held."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF


class PanTool:
    """Moves the origin of the view with the pointer; cancelled, it goes back to where it was."""

    def __init__(self, origin: Callable[[], QPointF], move: Callable[[QPointF], None]) -> None:
        self._origin = origin
        self._move = move
        self._from: QPointF | None = None
        self._start = QPointF()

    @property
    def active(self) -> bool:
        """Whether the gesture goes on."""
        return self._from is not None

    def start(self, pointer: QPointF) -> None:
        """Take hold of the sheet under the pointer."""
        self._from = pointer
        self._start = self._origin()

    def move(self, pointer: QPointF) -> None:
        """Let the sheet follow the pointer."""
        if self._from is not None:
            self._move(self._start + pointer - self._from)

    def finish(self) -> None:
        """Let go."""
        self._from = None

    def cancel(self) -> None:
        """Let go and put the sheet back."""
        if self._from is not None:
            self._from = None
            self._move(self._start)
