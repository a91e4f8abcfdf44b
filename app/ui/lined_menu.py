"""Menus whose groups are parted by a line that can be seen, in the dark too."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu

_STRENGTH = 0.45
_INSET = 6


class LinedMenu(QMenu):
    """A menu that draws its separators itself.

    Qt's style makes the line out of the ground, a little darker: on dark ground that is nothing.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the menu, and its separators over those of the style."""
        super().paintEvent(event)
        tone = QColor(self.palette().color(QPalette.ColorRole.Mid))
        tone.setAlphaF(_STRENGTH)
        painter = QPainter(self)
        for action in self.actions():
            if action.isSeparator() and action.isVisible():
                box = self.actionGeometry(action)
                left, right = box.left() + _INSET, box.right() - _INSET
                painter.fillRect(left, box.center().y(), right - left + 1, 1, tone)
        painter.end()
