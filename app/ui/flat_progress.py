"""A bar that says how much of a work is done, as flat as buttons are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar

_ROUND = 3.0


class FlatProgress(QProgressBar):
    """The style's own bar is in relief."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the part that is done, and the percent on either."""
        palette, role = self.palette(), QPalette.ColorRole
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        whole = max(self.maximum() - self.minimum(), 1)
        share = min(max((self.value() - self.minimum()) / whole, 0.0), 1.0)
        done, rest = QRectF(box), QRectF(box)
        edge = box.left() + box.width() * share
        done.setRight(edge)
        rest.setLeft(edge)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(box.right())
            rest.moveLeft(box.left())
        shape = QPainterPath()
        shape.addRoundedRect(box, _ROUND, _ROUND)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part, ground, ink in (
            (rest, role.Base, role.Text),
            (done, role.Accent, role.HighlightedText),
        ):
            painter.save()
            painter.setClipRect(part)
            painter.fillPath(shape, palette.color(ground))
            painter.setPen(palette.color(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
            painter.restore()
        painter.setPen(palette.color(role.Mid))
        painter.drawPath(shape)
        painter.end()
