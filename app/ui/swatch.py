"""A colour as a little picture, and by its name."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from app.editor.words import tr
from app.ui.names import COLOURS

SIDE = 16
"""The side of the picture in pixels."""

_DENSITY = 2
# Well seen on a light and on a dark ground.
_RIM = QColor(128, 128, 128)
# So far from the corners of the box its stroke ends.
_CLEAR = 2.5
_STROKE = 1.4


def colour_name(colour: str) -> str:
    """What a colour is called, else its figures."""
    name = COLOURS.get(colour.lower())
    return tr(name) if name is not None else colour.upper()


def swatch(colour: str) -> QIcon:
    """A little square of a colour, crossed out where there is none."""
    made = QPixmap(QSize(SIDE, SIDE) * _DENSITY)
    made.setDevicePixelRatio(_DENSITY)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_RIM, 1))
    box = QRectF(1.5, 1.5, SIDE - 3, SIDE - 3)
    if colour:
        painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, 3, 3)
    if not colour:
        inner = box.adjusted(_CLEAR, _CLEAR, -_CLEAR, -_CLEAR)
        painter.setPen(QPen(_RIM, _STROKE))
        painter.drawLine(QLineF(inner.bottomLeft(), inner.topRight()))
    painter.end()
    return QIcon(made)
