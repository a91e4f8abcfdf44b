"""The sheet from far away: plain rectangles, one call a colour, made once for a sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.canvas.zoom import PIXELS_PER_POINT
from app.layout.sheet import Sheet
from app.paint.qt import flat_rectangles

# Further out even a line of words is thinner than a pixel.
_WORDS_ABOVE = 0.12 * PIXELS_PER_POINT


class FlatPicture:
    """Keeps the rectangles of the sheet drawn last, with words and without."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._made: dict[bool, list[tuple[QColor, list[QRectF]]]] = {}

    def draw(self, painter: QPainter, sheet: Sheet, scale: float) -> None:
        """Draw the whole sheet; the painter's unit is the point."""
        if sheet is not self._sheet:
            self._sheet = sheet
            self._made = {}
        words = scale > _WORDS_ABOVE
        if words not in self._made:
            body = [node for node in sheet.nodes if node.y + node.height > sheet.body_y]
            flat = flat_rectangles(body, words=words)
            self._made[words] = [(QColor(colour), boxes) for colour, boxes in flat.items()]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for colour, boxes in self._made[words]:
            painter.setBrush(colour)
            painter.drawRects(boxes)
