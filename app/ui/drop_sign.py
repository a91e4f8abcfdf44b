"""The signs of where something would come that is dropped on a list or a tree."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from app.ui.ring import ROUND

_LINE, _FRAME = 3.0, 2.0

CAP = 3.5
"""The radius of the dots at the ends of a gap's line, in pixels."""

Place = QAbstractItemView.DropIndicatorPosition


def draw_gap(painter: QPainter, colour: QColor, left: float, right: float, y: float) -> None:
    """Draw the line of a gap between two rows, with a dot at either end."""
    painter.setPen(QPen(colour, _LINE))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for x in (left, right):
        painter.drawEllipse(QPointF(x, y), CAP, CAP)


class DropSign:
    """A line between two rows, as in the tray, or a frame round the one that takes it in."""

    def __init__(self, view: QTreeView) -> None:
        self._view = view
        self._row = QRect()
        self._place = Place.OnViewport

    def show(self, row: QRect, place: Place) -> None:
        """Show it at a row of the viewport, which is empty where nothing can be dropped."""
        if (row, place) != (self._row, self._place):
            self._row, self._place = QRect(row), place
            self._view.viewport().update()

    def hide(self) -> None:
        """Show none any more."""
        self.show(QRect(), Place.OnViewport)

    def draw(self, painter: QPainter) -> None:
        """Draw it over the rows, if it is shown."""
        if self._row.isEmpty() or self._place == Place.OnViewport:
            return
        colour = self._view.palette().color(QPalette.ColorRole.Accent)
        row = QRectF(self._row)
        # From its words to the edge of the pane, on whichever side that is.
        if self._view.isRightToLeft():
            row.setLeft(CAP + 1)
        else:
            row.setRight(self._view.viewport().width() - CAP - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._place == Place.OnItem:
            inset = _FRAME / 2
            painter.setPen(QPen(colour, _FRAME))
            painter.drawRoundedRect(row.adjusted(inset, inset, -inset, -inset), ROUND, ROUND)
        else:
            y = max(row.top() if self._place == Place.AboveItem else row.bottom(), CAP)
            draw_gap(painter, colour, row.left(), row.right(), y)
        painter.restore()
