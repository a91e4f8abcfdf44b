"""Where paths from step to step stand on the sheet: taken hold of by their line or their words."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from app.layout.primitives import Outline, PathCommand
from app.layout.sheet import Node, Sheet
from app.models.base import Id
from app.models.journey import JourneyMap
from app.paint.qt.shapes import outline_path

_REACH = 5.0
"""How far beside a line, in points, a click still takes hold of it."""


def path_node(sheet: Sheet, record: Id) -> Node | None:
    """The node of a path, by the path's id; None for what is no path or is not seen."""
    return sheet.by_id.get(f"path:{record}")


def path_at(sheet: Sheet, map_: JourneyMap, point: QPointF) -> Id:
    """The path whose words or line lie at a point of the sheet, or ""; the last drawn is topmost.

    Words go before lines, for a line may pass through beside them.
    """
    nodes = [node for path in map_.paths if (node := path_node(sheet, path.id)) is not None]
    for node in reversed(nodes):
        if words_box(node).contains(point):
            return node.record
    for node in reversed(nodes):
        if _line(node).contains(point - QPointF(node.x, node.y)):
            return node.record
    return ""


def words_box(node: Node) -> QRectF:
    """The box of the words on a path, in points of the sheet; all of it where it has none."""
    for field in node.fields:
        block = field.block
        box = QRectF(node.x + field.x, node.y + field.y, block.width, block.height)
        return box.adjusted(-2, -1, 2, 1)
    return QRectF(node.x, node.y, node.width, node.height)


def _line(node: Node) -> QPainterPath:
    """What of a node takes a click for its line, from its origin."""
    outlines = tuple(shape.commands for shape in node.primitives if isinstance(shape, Outline))
    return _widened(outlines)


@lru_cache(maxsize=64)
def _widened(outlines: tuple[tuple[PathCommand, ...], ...]) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * _REACH)
    whole = QPainterPath()
    for commands in outlines:
        whole.addPath(stroker.createStroke(outline_path(commands)))
    return whole
