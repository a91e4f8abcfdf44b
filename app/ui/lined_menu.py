"""Menus whose rows can be hit, and whose lines can be seen, in the dark too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.row_style import heighten_rows

_STRENGTH = 0.45
_INSET = 6


class LinedMenu(QMenu):
    """A menu that draws its separators and its edge itself.

    Qt's style makes the lines out of the ground, a little darker: on dark ground that is nothing.
    Its rows are high enough to be hit.
    """

    def __init__(self, parent: QWidget | None = None, title: str = "") -> None:
        super().__init__(title, parent)
        # Not sooner: most menus of a window are never opened.
        self.aboutToShow.connect(self._heighten)

    def open_once(self, at: QPoint) -> None:
        """Open at a point of the screen, and be gone once it has closed."""

        def go() -> None:
            # Qt goes on with the very key that closed it: by then it must not be gone.
            QTimer.singleShot(0, self.deleteLater)

        self.aboutToHide.connect(go)
        self.popup(at)

    def _heighten(self) -> None:
        heighten_rows(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the menu, and its separators and its edge over those of the style."""
        super().paintEvent(event)
        tone = QColor(self.palette().color(QPalette.ColorRole.Mid))
        painter = QPainter(self)
        painter.setPen(tone)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        tone.setAlphaF(_STRENGTH)
        for action in self.actions():
            if action.isSeparator() and action.isVisible():
                box = self.actionGeometry(action)
                left, right = box.left() + _INSET, box.right() - _INSET
                painter.fillRect(left, box.center().y(), right - left + 1, 1, tone)
        painter.end()
