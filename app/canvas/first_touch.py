"""What a user does before the first frame is painted: none of it may be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from app.canvas.view import MapView

_TOUCHES = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
    }
)


class FirstTouch(QObject):
    """Has what edits made when the first key or button reaches a view, and hands that on to it.

    Once it is made, by whomever, this lets everything pass.
    """

    def __init__(self, view: MapView, make: Callable[[], object]) -> None:
        super().__init__(view)
        self._make = make
        self._watched = (view, view.viewport(), view.top_margin, view.side_margin)
        for widget in self._watched:
            widget.installEventFilter(self)

    def end(self) -> None:
        """Watch no longer."""
        for widget in self._watched:
            widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make what edits; the event is sent again, as filters made meanwhile did not see it."""
        if event.type() not in _TOUCHES:
            return False
        self.end()
        self._make()
        QCoreApplication.sendEvent(watched, event)
        return True
