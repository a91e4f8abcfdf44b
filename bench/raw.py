"""The same picture drawn by bare QPainter calls: the bound for what repaints.

Everything that can be made ready beforehand is: pens, brushes, paths and runs of glyphs. What is
left are the calls that any program has to make for these cards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QGlyphRun, QImage, QPainter, QPainterPath, QPen

from app.canvas.view import MapView
from app.layout.primitives import Outline, Primitive, Rectangle, Text
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt import draw_primitive
from app.paint.qt.shapes import brush, path, pen
from app.paint.qt.text import PREPARED_SIZE, prepared

Draw = Callable[[QPainter], object]


class RawPicture:
    """What a view shows now, as bare calls on an image as large as the view."""

    def __init__(self, view: MapView, pictures: Pictures) -> None:
        frame = view.frame
        self._pictures = pictures
        self._image = QImage(view.size(), QImage.Format.Format_RGB32)
        self._paper = view.paper()
        self._scale = frame.scale
        self._calls: list[tuple[QPointF, float, list[Draw]]] = []
        sheet = view.sheet
        assert sheet is not None
        seen = QRectF(
            frame.to_sheet(frame.body.topLeft()), frame.to_sheet(frame.body.bottomRight())
        )
        for node in sheet.nodes:
            if seen.intersects(QRectF(node.x, node.y, max(node.width, 1), max(node.height, 1))):
                self._add(node, QPointF(frame.x(node.x), frame.y(node.y)), frame.scale)
        whole = QRectF(QPointF(), frame.view)
        for node, at in (*view.headings.in_row(frame), *view.headings.in_column(frame)):
            if whole.intersects(QRectF(at.x(), at.y(), max(node.width, 1), max(node.height, 1))):
                self._add(node, at, 1.0)

    def _add(self, node: Node, at: QPointF, scale: float) -> None:
        self._calls.append(
            (at, scale, [_ready(shape, self._pictures) for shape in node.primitives])
        )

    @property
    def image(self) -> QImage:
        """What was drawn last."""
        return self._image

    @property
    def node_count(self) -> int:
        """How many nodes are drawn."""
        return len(self._calls)

    def draw(self) -> None:
        """Draw it all once."""
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._image.rect(), self._paper)
        for at, scale, calls in self._calls:
            painter.save()
            painter.translate(at)
            painter.scale(scale, scale)
            for call in calls:
                call(painter)
            painter.restore()
        painter.end()


def _ready(shape: Primitive, pictures: Pictures) -> Draw:
    if isinstance(shape, Rectangle) and not (shape.stroke and shape.stroke.dash):
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        return partial(_draw_box, pen(shape.stroke), brush(shape.fill), box, shape.radius)
    if isinstance(shape, Outline):
        return partial(_draw_path, pen(shape.stroke), brush(shape.fill), path(shape.commands))
    if isinstance(shape, Text) and not prepared(shape.block).emoji:
        scale = shape.block.style.size / PREPARED_SIZE
        runs = prepared(shape.block).runs
        return partial(_draw_text, QColor(shape.colour), QPointF(shape.x, shape.y), scale, runs)
    return partial(_draw_else, shape, pictures)


def _draw_box(line: QPen, fill: QBrush, box: QRectF, radius: float, painter: QPainter) -> None:
    painter.setPen(line)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, radius, radius)


def _draw_path(line: QPen, fill: QBrush, outline: QPainterPath, painter: QPainter) -> None:
    painter.setPen(line)
    painter.setBrush(fill)
    painter.drawPath(outline)


def _draw_text(
    ink: QColor, at: QPointF, scale: float, runs: Iterable[QGlyphRun], painter: QPainter
) -> None:
    painter.save()
    painter.setPen(ink)
    painter.translate(at)
    painter.scale(scale, scale)
    for run in runs:
        painter.drawGlyphRun(QPointF(), run)
    painter.restore()


def _draw_else(shape: Primitive, pictures: Pictures, painter: QPainter) -> None:
    """Pictures, faces, and what is dashed: few, and there is no other way to draw them."""
    draw_primitive(painter, shape, pictures)
