"""A panel steps aside while its window is too narrow for it and a map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtWidgets import QDockWidget, QMainWindow

LEAST_WINDOW = 800
"""The width of a window, in pixels, below which a map needs all of it."""


class Aside(QObject):
    """Closes a dock when its window gets narrow, and opens it again when there is room.

    Whoever opens or closes it in a narrow window has the last word. ``before`` is called while the
    dock is still seen.
    """

    def __init__(self, window: QMainWindow, dock: QDockWidget, before: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._dock, self._before = window, dock, before
        self._narrow = False
        self._away = False
        window.installEventFilter(self)
        dock.visibilityChanged.connect(self._opened)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look how wide the window is now."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._look()
        return False

    def remembered(self, save: Callable[[], QByteArray]) -> QByteArray:
        """What ``save`` gives with the dock as it would be in a wide window."""
        if not self._away:
            return save()
        self._dock.blockSignals(True)
        self._dock.show()
        saved = save()
        self._dock.hide()
        self._dock.blockSignals(False)
        return saved

    def _look(self) -> None:
        narrow = self._window.width() < LEAST_WINDOW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow and not self._dock.isHidden():
            self._before()
            self._dock.hide()
            self._away = True
        elif not narrow and self._away:
            self._away = False
            self._dock.show()

    def _opened(self) -> None:
        if not self._dock.isHidden():
            self._away = False
