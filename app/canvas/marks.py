"""The frames round what is selected, drawn over the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from app.canvas.look import Look
from app.canvas.spots import FRAME, Mark

_THIN = 1.0
_LINE = 3.0
_TINT = 26


def draw_marks(
    painter: QPainter, part: QRectF, marks: Iterable[Mark], look: Look, *, strong: bool
) -> None:
    """Draw those that lie in a part of the view; they are faint without the keyboard."""
    colour = (look.accent if strong else look.faint).rgba()
    for mark in marks:
        if not mark.outside.intersects(part):
            continue
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(mark.clip, Qt.ClipOperation.IntersectClip)
        painter.setBrush(_tint(colour) if mark.area else Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour, _THIN if mark.area or mark.thin else FRAME))
        if mark.line is not None:
            painter.setPen(_pen(colour, _LINE))
            painter.drawPath(mark.line)
        else:
            by = mark.beyond
            painter.drawRoundedRect(mark.box.adjusted(-by, -by, by, by), 4, 4)
        painter.restore()


@lru_cache(maxsize=8)
def _pen(colour: int, width: float) -> QPen:
    pen = QPen(QColor.fromRgba(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


@lru_cache(maxsize=8)
def _tint(colour: int) -> QBrush:
    tint = QColor.fromRgba(colour)
    tint.setAlpha(_TINT)
    return QBrush(tint)
