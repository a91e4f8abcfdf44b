"""A panel steps aside while its window is too narrow for it, a map and what else is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

LEAST_WINDOW = 800
"""The width of a window, in pixels, below which a map needs all of it."""

LEAST_BETWEEN = 640
"""The width, in pixels, that a map has between two panels: with less there is one at a time."""


class SteppingAside(QObject):
    """Closes a dock when its window gets narrow, and opens it again when there is room.

    It is narrow for it sooner while one of ``others`` is open at the other side of the map.
    Whoever opens or closes it in a narrow window has the last word. ``before`` is called while the
    dock is still seen.
    """

    def __init__(
        self,
        window: QMainWindow,
        dock: QDockWidget,
        before: Callable[[], None],
        others: Sequence[QDockWidget] = (),
        *,
        width: int,
    ) -> None:
        """``width`` is how wide the dock is when it is open, in pixels."""
        super().__init__(window)
        self._window, self._dock, self._before, self._width = window, dock, before, width
        self._others = others
        # How wide another dock is going to be is known after the next layout.
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)
        for other in others:
            other.visibilityChanged.connect(lambda _: self._soon.start(0))
        self._narrow = False
        self._away = False
        window.installEventFilter(self)
        dock.visibilityChanged.connect(self._opened)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look how wide the window is now."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._look()
            self._soon.start(0)
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
        wide = self._window.width()
        taken = self._across()
        narrow = wide < LEAST_WINDOW
        narrow = narrow or (taken > 0 and wide - taken - self._width < LEAST_BETWEEN)
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

    def _across(self) -> int:
        """How wide what is open at the other side of the map is, in pixels."""
        here = self._window.dockWidgetArea(self._dock)
        across = (
            one.width()
            for one in self._others
            if not one.isHidden() and self._window.dockWidgetArea(one) != here
        )
        return max(across, default=0)

    def _opened(self) -> None:
        if not self._dock.isHidden():
            self._away = False
