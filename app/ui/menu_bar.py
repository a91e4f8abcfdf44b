"""The menu bar, with one whole line under it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenuBar

# So much darker than the bar its line is, in per cent.
_DARKER = 112


class MenuBar(QMenuBar):
    """Draws the line under its titles itself.

    Qt's style draws it title by title, and where a pixel is several of the screen's it leaves a gap
    after each.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws, and a line from end to end over its line."""
        super().paintEvent(event)
        ground = self.palette().color(QPalette.ColorRole.Window)
        below, wide = self.height() - 1, self.width()
        painter = QPainter(self)
        painter.fillRect(0, below - 1, wide, 1, ground)
        painter.fillRect(0, below, wide, 1, ground.darker(_DARKER))
        painter.end()
