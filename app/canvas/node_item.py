"""One node of the sheet as an item of the scene: it holds its node and paints it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.veil import Veil
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt import draw_node

# Strokes are centred on an edge and dots of rounding reach a little beyond the box.
_BLEED = 2.0


class NodeItem(QGraphicsItem):
    """Shows one node. It never decides where or how: the node does."""

    def __init__(self, node: Node, pictures: Pictures, layer: int, shift: QPointF) -> None:
        super().__init__()
        self.node = node
        self.veil: Veil | None = None
        self._pictures = pictures
        self._bounds = _bounds(node)
        self.setZValue(layer)
        self.setPos(node.x + shift.x(), node.y + shift.y())

    def show_node(self, node: Node, pictures: Pictures, shift: QPointF) -> None:
        """Show another state of the node: redraw, and stand where it stands."""
        self.prepareGeometryChange()
        self.node = node
        self._pictures = pictures
        self._bounds = _bounds(node)
        self.setPos(node.x + shift.x(), node.y + shift.y())
        self.update()

    def move_to(self, node: Node, shift: QPointF) -> None:
        """Only stand where the node stands now."""
        self.node = node
        self.setPos(node.x + shift.x(), node.y + shift.y())

    def boundingRect(self) -> QRectF:
        """The node's box with what strokes may add."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Let the painter of nodes draw it."""
        node = self.node if self.veil is None else self.veil.over(self.node)
        draw_node(painter, node, self._pictures)


def _bounds(node: Node) -> QRectF:
    return QRectF(-_BLEED, -_BLEED, node.width + 2 * _BLEED, node.height + 2 * _BLEED)
