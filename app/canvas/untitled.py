"""A word in the place of a title that a map has not got, so that there is something to click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from app.canvas.writing import Writing
from app.editor.words import tr
from app.models.journey import JourneyMap

# Strong enough to be read, and less than a title would be.
_STRENGTH = 0.7


def draw_untitled(painter: QPainter, map_: JourneyMap, writing: Writing) -> None:
    """Draw the word where the title would stand, unless there is one or it is being written."""
    if map_.title.strip() or writing.record == map_.id:
        return
    place = writing.find(map_.id)
    if place is None:
        return
    ink = QColor(place.field.colour)
    ink.setAlphaF(_STRENGTH)
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(place.field.block.style.size * place.scale)))
    font.setItalic(True)
    painter.save()
    painter.setClipRect(place.clip, Qt.ClipOperation.IntersectClip)
    painter.setFont(font)
    painter.setPen(ink)
    wide = QRectF(place.box.topLeft(), place.clip.bottomRight()).width()
    box = QRectF(place.box.x(), place.box.y(), min(place.box.width(), wide), place.box.height())
    towards = Qt.AlignmentFlag.AlignRight if map_.direction == "rtl" else Qt.AlignmentFlag.AlignLeft
    flags = towards | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, flags, tr("Untitled"))
    painter.restore()
