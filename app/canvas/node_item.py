"""One node of the sheet as an item of the scene: it holds its node and paints it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.veil import Veil
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt import ReadyNode, ready

# Strokes are centred on an edge and dots of rounding reach a little beyond the box.
_BLEED = 2.0
_NO_PEN = QPen(Qt.PenStyle.NoPen)


class Seen:
    """The part of the sheet that is being painted, in points; the view says so before its items."""

    __slots__ = ("bottom", "left", "right", "top")

    def __init__(self) -> None:
        self.take(QRectF(-1e9, -1e9, 2e9, 2e9))

    def take(self, area: QRectF) -> None:
        """This part is painted next."""
        self.left, self.top = area.left(), area.top()
        self.right, self.bottom = area.right(), area.bottom()


class NodeItem(QGraphicsRectItem):
    """Shows one node. It never decides where or how: the node does.

    Its rectangle is the node's box with what strokes may add. Qt asks for it several times a frame,
    and gets it from this class without a call of Python.
    """

    def __init__(
        self, node: Node, pictures: Pictures, depth: float, shift: QPointF, seen: Seen
    ) -> None:
        super().__init__()
        self.node = node
        self._seen = seen
        self._box = 0.0, 0.0, 0.0, 0.0
        self._veil: Veil | None = None
        self._ready: ReadyNode | None = None
        self._pictures = pictures
        self.setPen(_NO_PEN)
        self.setRect(_bounds(node))
        self.setZValue(depth)
        self._stand(node, shift)

    def show_node(self, node: Node, pictures: Pictures, shift: QPointF) -> None:
        """Show another state of the node: redraw, and stand where it stands."""
        self.node = node
        self._pictures = pictures
        self._ready = None
        self.setRect(_bounds(node))
        self._stand(node, shift)
        self.update()

    def move_to(self, node: Node, shift: QPointF) -> None:
        """Only stand where the node stands now."""
        self.node = node
        self._stand(node, shift)

    @property
    def veil(self) -> Veil | None:
        """What hides a field of the node while it is being written."""
        return self._veil

    def set_veil(self, veil: Veil | None) -> None:
        """Hide a field, or show all again."""
        if veil != self._veil:
            self._veil = veil
            self._ready = None
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw it with the calls found out when it was first seen."""
        drawing = self._ready
        if drawing is None:
            shown = self.node if self._veil is None else self._veil.over(self.node)
            drawing = self._ready = ready(shown, self._pictures)
        seen = self._seen
        left, top, right, bottom = self._box
        if seen.left <= left and seen.top <= top and seen.right >= right and seen.bottom >= bottom:
            drawing.draw(painter)
        else:
            drawing.draw_within(
                painter, seen.left - left, seen.top - top, seen.right - left, seen.bottom - top
            )

    def _stand(self, node: Node, shift: QPointF) -> None:
        x, y = node.x + shift.x(), node.y + shift.y()
        self._box = x, y, x + node.width, y + node.height
        self.setPos(x, y)


def _bounds(node: Node) -> QRectF:
    return QRectF(-_BLEED, -_BLEED, node.width + 2 * _BLEED, node.height + 2 * _BLEED)
