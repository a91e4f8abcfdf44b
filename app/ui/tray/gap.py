"""The gap between two notes where something would come that is dropped on the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView

from app.ui.drop_sign import draw_gap

_ZONE = 28
_INTERVAL = 30
_STEP = 8
_INSET = 6.0


class Gap(QObject):
    """Shown as a line at the place nearest to the pointer; near an edge the list scrolls."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._at: int | None = None
        self._pointer = QPoint()
        self._turn = QTimer(self, interval=_INTERVAL)
        self._turn.timeout.connect(self._scroll)

    def show(self, point: QPoint) -> None:
        """Show where something would come that is dropped at a point of the list."""
        self._pointer = point
        at = self._nearest(point)
        if not self._turn.isActive():
            self._turn.start()
        if at != self._at:
            self._at = at
            self._view.viewport().update()

    def hide(self) -> int | None:
        """Show none any more; tells before which note it was."""
        self._turn.stop()
        at, self._at = self._at, None
        if at is not None:
            self._view.viewport().update()
        return at

    def draw(self, painter: QPainter) -> None:
        """Draw it over the notes, if it is shown."""
        if self._at is None:
            return
        colour = self._view.palette().color(QPalette.ColorRole.Accent)
        right = self._view.viewport().width() - _INSET
        draw_gap(painter, colour, _INSET, right, self._y(self._at))

    # --- inner ---

    @property
    def _count(self) -> int:
        return self._view.model().rowCount()

    def _nearest(self, point: QPoint) -> int:
        for row in range(self._count):
            if point.y() < self._box(row).center().y():
                return row
        return self._count

    def _y(self, at: int) -> float:
        if at < self._count:
            return max(self._box(at).top() + 0.0, 2.0)
        return self._box(at - 1).bottom() + 1.0 if at else 4.0

    def _box(self, row: int) -> QRect:
        return self._view.visualRect(self._view.model().index(row, 0))

    def _scroll(self) -> None:
        """Scroll while something is held near the upper or lower edge."""
        y, high = self._pointer.y(), self._view.viewport().height()
        step = -_STEP if y < _ZONE else _STEP if y > high - _ZONE else 0
        if step:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + step)
            self.show(self._pointer)
