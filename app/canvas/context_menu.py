"""When a context menu is asked for on the canvas: by a button of the pointer, or by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.canvas.spots import Spots
from app.canvas.steady import kept_under
from app.canvas.view import MapView
from app.editor.selection import Selection
from app.editor.session import Session


class ContextMenu(QObject):
    """``wanted`` asks for the menu of what is selected, at a point of the screen.

    A click selects what is under the pointer first, unless that is selected already. The Menu key
    and Shift+F10 ask for it beside what is selected. While ``busy`` with a gesture a click asks for
    nothing. ``asked`` tells that a click has asked.
    """

    wanted = Signal(QPoint)
    asked = Signal()

    def __init__(
        self,
        view: MapView,
        session: Session,
        spots: Spots,
        select: Callable[[Selection], object],
        busy: Callable[[], bool],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._busy = busy
        self._session = session
        self._spots = spots
        self._select = select
        self.asking = False
        """Whether a click is being answered: what it is about must not move from under it."""
        for widget in (view, view.viewport(), view.top_margin, view.side_margin):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle what asks for a context menu; leave all else alone."""
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            if event.reason() == QContextMenuEvent.Reason.Mouse:
                self._clicked(QPointF(watched.mapTo(self._view, event.pos())), event.globalPos())
            else:
                self._ask_beside()
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and asks_for_menu(event)
        ):
            self._ask_beside()
            return True
        return False

    def _clicked(self, point: QPointF, at: QPoint) -> None:
        if self._busy():
            return
        self.asking = True
        try:
            self._select_at(point)
        finally:
            self.asking = False
        self.wanted.emit(at)
        self.asked.emit()

    def _select_at(self, point: QPointF) -> None:
        missed = kept_under(
            self._view,
            self._spots,
            point,
            lambda: self._view.setFocus(Qt.FocusReason.MouseFocusReason),
        )
        there = missed or self._spots.selection_at(point)
        now = self._session.selection
        held = set(there.records) <= set(now.records) if there.records else there == now
        if not held:
            self._select(there)

    def _ask_beside(self) -> None:
        """Ask for the menu at the lower left of what is selected, as far as it is seen."""
        seen = self._view.rect().adjusted(8, 8, -8, -8)
        at = seen.center()
        marks = self._spots.marks(self._session.selection)
        if marks:
            box = marks[-1].box
            corner = box.bottomRight() if self._view.frame.rtl else box.bottomLeft()
            at = corner.toPoint()
        at = QPoint(
            min(max(at.x(), seen.left()), seen.right()), min(max(at.y(), seen.top()), seen.bottom())
        )
        self.wanted.emit(self._view.mapToGlobal(at))


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether a key is the one for context menus."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Menu:
        return held == Qt.KeyboardModifier.NoModifier
    return event.key() == Qt.Key.Key_F10 and held == Qt.KeyboardModifier.ShiftModifier
