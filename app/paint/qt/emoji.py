"""Emoji and faces on a QPainter: vector layers, made into painter paths once."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from app.layout.primitives import Face
from app.paint.colour import emoji, rgb
from app.paint.qt.shapes import path

EMOJI_UNITS = 36.0
"""The side of the box that emoji are drawn on."""


@lru_cache(maxsize=1024)
def emoji_shapes(key: str, without_hue: bool) -> tuple[tuple[QPainterPath, QColor], ...]:
    """The layers of an emoji from the lowest up, on a box of `EMOJI_UNITS`, with their inks."""
    made: list[tuple[QPainterPath, QColor]] = []
    for layer in emoji(key, without_hue):
        shape = path(layer.ops)
        if layer.even_odd:
            shape.setFillRule(Qt.FillRule.OddEvenFill)
        ink = QColor(*rgb(layer.colour))
        ink.setAlphaF(layer.alpha)
        made.append((shape, ink))
    return tuple(made)


def draw_emoji(
    painter: QPainter, key: str, x: float, y: float, size: float, without_hue: bool
) -> None:
    """Draw an emoji in a square of ``size`` points with its top left corner at (x, y)."""
    painter.save()
    painter.translate(x, y)
    painter.scale(size / EMOJI_UNITS, size / EMOJI_UNITS)
    for shape, ink in emoji_shapes(key, without_hue):
        painter.fillPath(shape, ink)
    painter.restore()


def draw_face(painter: QPainter, shape: Face) -> None:
    """Draw a face of the emotion lane."""
    draw_emoji(painter, shape.key, shape.x, shape.y, shape.size, shape.grey)
