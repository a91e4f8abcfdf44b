"""Pictures of what is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.canvas.tools.shapes import Ghost
from app.canvas.tools.tool import Hand
from app.layout.sheet import Node
from app.paint.qt import SMOOTH, ready

# No larger, in pixels: what lies under it has to be seen, and painted with each move.
_WIDEST, _HIGHEST = 280.0, 160.0


class Carried:
    """A picture of a node that follows the pointer, held where it was taken."""

    def __init__(self, hand: Hand, node: Node, at: QPointF, scale: float, taken: QPointF) -> None:
        """``at`` is the node's origin in the view, ``scale`` pixels a unit of it."""
        self._picture = picture_of(hand, node, scale)
        size, held = self._picture.deviceIndependentSize(), taken - at
        self._offset = QPointF(
            min(max(held.x(), 0.0), size.width()), min(max(held.y(), 0.0), size.height())
        )

    def ghost(self, point: QPointF, count: int = 1) -> Ghost:
        """The picture for a pointer there."""
        at = point - self._offset
        return Ghost.around(QPointF(round(at.x()), round(at.y())), self._picture, count)


def picture_of(hand: Hand, node: Node, scale: float) -> QPixmap:
    """A node as it is drawn at so many pixels a unit of it, on its paper."""
    ratio = hand.view.devicePixelRatioF()
    size = QRectF(0, 0, node.width * scale, node.height * scale)
    size = size.intersected(QRectF(0, 0, _WIDEST, _HIGHEST))
    picture = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(hand.view.paper())
    painter = QPainter(picture)
    painter.setRenderHints(SMOOTH)
    painter.scale(scale, scale)
    ready(node, hand.pictures(hand.session.map)).draw(painter)
    painter.end()
    return picture


BESIDE = QPointF(10, 12)
"""Where a picture stands beside the pointer that must not hide what lies under it, in pixels."""

NO_DROP = Qt.CursorShape.ForbiddenCursor
