"""The ring that says who has the keyboard: the same round everything, of whole pixels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

RING = 2.0
"""How wide it is, in pixels."""

ROUND = 3.0
"""The radius of its corners, and of what it usually goes round, in pixels."""


def draw_ring(
    painter: QPainter, box: QRectF, colour: QColor, *, radius: float = ROUND, inset: float = 0
) -> None:
    """Draw the ring within ``box``, so many pixels from its edge."""
    inset += RING / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def accent_of(widget: QWidget) -> QColor:
    """The colour of the ring round a widget."""
    return widget.palette().color(QPalette.ColorRole.Accent)
