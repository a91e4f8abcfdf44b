"""A node of one outline as an item that Qt draws itself: links, their ends, rules of lanes."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.veil import Veil
from app.layout.primitives import Outline
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt.shapes import brush, is_dashed, outline_path, pen

_OUTLINED = ("pair:", "joint:", "arrow:", "rule:")


def is_outline(node: Node) -> bool:
    """Whether a node can be shown by such an item: a single outline without gaps."""
    if not node.id.startswith(_OUTLINED):
        # Looking at the shapes of a card would draw it before it is seen.
        return False
    shapes = node.primitives
    return len(shapes) == 1 and isinstance(shapes[0], Outline) and not is_dashed(shapes[0].stroke)


class OutlineItem(QGraphicsPathItem):
    """Shows a node of which ``is_outline`` is true, without a call of Python when it is painted.

    A strip that scrolling uncovers is crossed by more links than cards. Otherwise as ``NodeItem``.
    """

    def __init__(self, node: Node, depth: float, shift: QPointF) -> None:
        super().__init__()
        self.node = node
        self.setZValue(depth)
        self._draw(node)
        self.move_to(node, shift)

    def show_node(self, node: Node, pictures: Pictures, shift: QPointF) -> None:
        """Show another state of the node, which ``is_outline`` too."""
        if node.primitives != self.node.primitives:
            self._draw(node)
        self.move_to(node, shift)

    def move_to(self, node: Node, shift: QPointF) -> None:
        """Only stand where the node stands now."""
        self.node = node
        self.setPos(node.x + shift.x(), node.y + shift.y())

    @property
    def veil(self) -> Veil | None:
        """Nothing: there is no text that could be hidden."""
        return None

    def set_veil(self, veil: Veil | None) -> None:
        """Do nothing: there is no text."""

    def _draw(self, node: Node) -> None:
        outline = cast("Outline", node.primitives[0])
        self.setPen(pen(outline.stroke))
        self.setBrush(brush(outline.fill))
        self.setPath(outline_path(outline.commands))
