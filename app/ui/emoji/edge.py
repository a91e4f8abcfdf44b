"""How well the edge of an emoji stands out from the ground it is drawn on."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from app.layout.colours import contrast, luminance
from app.layout.primitives import Colour
from app.paint.qt.emoji import draw_emoji

# An emoji sinks where more than this share of its edge has less than this contrast with a ground
# that has no more than so much light.
_SHARE = 0.5
_FAINT = 3.0
_DARK = 0.2
# The edge is looked at on a picture of so many pixels; one above so much alpha is the emoji's.
_SMALL = 16
_SOLID = 128


@lru_cache(maxsize=4096)
def sinks(key: str, ground: Colour) -> bool:
    """Whether much of an emoji's edge can hardly be told from a dark ground."""
    if luminance(ground) > _DARK:
        return False
    edge = _edge(key)
    return sum(contrast(ink, ground) < _FAINT for ink in edge) > _SHARE * len(edge)


def _edge(key: str) -> list[Colour]:
    """The colours along the edge of an emoji."""
    image = QImage(_SMALL, _SMALL, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_emoji(painter, key, 1, 1, _SMALL - 2, without_hue=False)
    painter.end()
    every = [(x, y) for x in range(_SMALL) for y in range(_SMALL)]
    solid = {at for at in every if image.pixel(*at) >> 24 > _SOLID}
    return [
        image.pixelColor(x, y).name()
        for x, y in solid
        if not {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)} <= solid
    ]
