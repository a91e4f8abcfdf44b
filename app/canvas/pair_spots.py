"""Where the lines of pairs stand: taken hold of, lit under the pointer and framed when selected."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from app.canvas.frame import ViewFrame
from app.canvas.places import tiles_of
from app.canvas.view import MapView
from app.layout.primitives import Outline, PathCommand
from app.layout.sheet import Node, Sheet
from app.models.base import Id
from app.paint.qt.shapes import outline_path

_REACH = 5.0
"""How far beside a line, or from the middle of a dot, in pixels, a click still takes hold of it."""

_SHORT, _WIDER = 24.0, 9.0
"""Below this length in pixels a line, as between lanes one below the other, has a wider reach."""

_LINE, _DOT = "pair:", "joint:"


def pair_node(sheet: Sheet, record: Id) -> Node | None:
    """The line of a pair, by the pair's id; None for what is no pair or is not seen."""
    return sheet.by_id.get(f"{_LINE}{record}")


def pair_dot_at(view: MapView, point: QPointF) -> Id:
    """The pair one of whose dots lies at a point of the sheet, or "": they stand on cards."""
    sheet = view.sheet
    if sheet is None:
        return ""
    for node in _near(view, sheet, point, _DOT, _REACH):
        away = QPointF(node.x + node.width / 2, node.y + node.height / 2) - point
        near = math.hypot(away.x(), away.y()) * view.frame.scale <= _REACH
        if near and pair_node(sheet, node.record) is not None:
            return node.record
    return ""


def pair_at(view: MapView, point: QPointF) -> Id:
    """The pair whose line lies at a point of the sheet, or ""; the last drawn is topmost."""
    sheet = view.sheet
    if sheet is None:
        return ""
    scale, found = view.frame.scale, list[Node]()
    for node in _near(view, sheet, point, _LINE, _WIDER):
        outlines = _commands(node)
        reach = _WIDER if _whole(outlines).length() * scale < _SHORT else _REACH
        wide = _widened(outlines, round(2 * reach / scale, 2))
        if wide.contains(point - QPointF(node.x, node.y)):
            found.append(node)
    if len(found) > 1:
        order = {id(node): at for at, node in enumerate(sheet.nodes)}
        found.sort(key=lambda node: order[id(node)])
    return found[-1].record if found else ""


def _near(view: MapView, sheet: Sheet, point: QPointF, kind: str, reach: float) -> Iterator[Node]:
    """The nodes of a kind within some pixels of a point of the sheet; from afar there are none."""
    if view.flat:
        return
    by = reach / view.frame.scale
    area = QRectF(point.x() - by, point.y() - by, 2 * by, 2 * by)
    for id_ in view.sheet_scene.places.on(tiles_of(area)):
        if id_.startswith(kind):
            node = sheet.by_id[id_]
            if area.intersects(QRectF(node.x, node.y, node.width, node.height)):
                yield node


def line_of_pair(frame: ViewFrame, node: Node) -> QPainterPath:
    """The line of a pair where it stands in the view, in pixels."""
    moved = QTransform.fromTranslate(frame.x(node.x), frame.y(node.y))
    return moved.scale(frame.scale, frame.scale).map(_whole(_commands(node)))


def _commands(node: Node) -> tuple[tuple[PathCommand, ...], ...]:
    return tuple(shape.commands for shape in node.primitives if isinstance(shape, Outline))


@lru_cache(maxsize=64)
def _whole(outlines: tuple[tuple[PathCommand, ...], ...]) -> QPainterPath:
    whole = QPainterPath()
    for commands in outlines:
        whole.addPath(outline_path(commands))
    return whole


@lru_cache(maxsize=64)
def _widened(outlines: tuple[tuple[PathCommand, ...], ...], width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    return stroker.createStroke(_whole(outlines))
