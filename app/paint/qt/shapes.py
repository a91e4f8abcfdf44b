"""Rectangles and outlines on a QPainter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from app.layout.primitives import Colour, Outline, PathCommand, Primitive, Rectangle, Stroke
from app.paint.colour import rgb
from app.paint.outlines import dashes, rectangle_commands

_JOIN = Qt.PenJoinStyle.RoundJoin
# How far a flattened curve may be from itself, in points: a sixth of a pixel at eight times.
_FLATNESS = 0.02
# So long in points are the parts of a dashed line that are drawn each by itself.
_STRETCH = 500.0


@lru_cache(maxsize=4096)
def colour(value: Colour) -> QColor:
    """A colour of the sheet as Qt's."""
    return QColor(*rgb(value))


@lru_cache(maxsize=4096)
def brush(value: Colour | None) -> QBrush:
    """The brush that fills with a colour, or not at all."""
    return QBrush(Qt.BrushStyle.NoBrush) if value is None else QBrush(colour(value))


@lru_cache(maxsize=4096)
def pen(stroke: Stroke | None) -> QPen:
    """The pen of a solid stroke: joins are round, as in the PDF."""
    if stroke is None or stroke.width <= 0:
        return QPen(Qt.PenStyle.NoPen)
    return QPen(brush(stroke.colour), stroke.width, Qt.PenStyle.SolidLine, _cap(stroke), _JOIN)


def path(commands: tuple[PathCommand, ...]) -> QPainterPath:
    """Path commands as a painter path (non-zero rule)."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    for command in commands:
        match command:
            case ("L", x, y):
                made.lineTo(x, y)
            case ("C", x1, y1, x2, y2, x, y):
                made.cubicTo(x1, y1, x2, y2, x, y)
            case ("M", x, y):
                made.moveTo(x, y)
            case _:
                made.closeSubpath()
    return made


def draw_rectangle(painter: QPainter, shape: Rectangle) -> None:
    """Draw a rectangle, filled, stroked or both."""
    if is_dashed(shape.stroke):
        for filled in dashed_fills(shape):
            painter.fillPath(*filled)
        return
    painter.setPen(pen(shape.stroke))
    painter.setBrush(brush(shape.fill))
    box = QRectF(shape.x, shape.y, shape.width, shape.height)
    if shape.radius > 0:
        radius = min(shape.radius, shape.width / 2, shape.height / 2)
        painter.drawRoundedRect(box, radius, radius)
    else:
        painter.drawRect(box)


def draw_outline(painter: QPainter, shape: Outline) -> None:
    """Draw an outline, filled, stroked or both."""
    if is_dashed(shape.stroke):
        for filled in dashed_fills(shape):
            painter.fillPath(*filled)
        return
    painter.setPen(pen(shape.stroke))
    painter.setBrush(brush(shape.fill))
    painter.drawPath(outline_path(shape.commands))


def is_dashed(stroke: Stroke | None) -> bool:
    """Whether a stroke is seen and has gaps."""
    return stroke is not None and stroke.width > 0 and bool(dashes(stroke))


def dashed_fills(shape: Rectangle | Outline) -> list[tuple[QPainterPath, QBrush]]:
    """The areas that draw a shape with a dashed stroke: its own, if it is filled, then its dashes.

    Raises ``ValueError`` for a shape without a stroke.
    """
    if shape.stroke is None:
        raise ValueError(f"{shape} has no stroke to be dashed")
    if isinstance(shape, Rectangle):
        commands = rectangle_commands(shape.x, shape.y, shape.width, shape.height, shape.radius)
    else:
        commands = shape.commands
    fills: list[tuple[QPainterPath, QBrush]] = []
    if shape.fill is not None:
        fills.append((outline_path(commands), brush(shape.fill)))
    fills.append((_dashed(commands, shape.stroke), brush(shape.stroke.colour)))
    return fills


def stretches(shape: Primitive) -> Sequence[Primitive]:
    """A shape in parts that look the same as the whole: several for a long dashed line alone.

    Of one as long as the map a view sees a thirtieth, and to fill thousands of dashes takes longer
    than to draw all cards that are seen. Each part begins with the first dash and ends in a gap.
    """
    if not isinstance(shape, Outline) or shape.stroke is None or not is_dashed(shape.stroke):
        return (shape,)
    match shape.commands:
        case (("M", x1, y1), ("L", x2, y2)) if shape.fill is None:
            pattern, length = dashes(shape.stroke), math.hypot(x2 - x1, y2 - y1)
            step = max(_STRETCH // sum(pattern), 1.0) * sum(pattern)
            parts: list[Primitive] = []
            for number in range(math.ceil(length / step)):
                start = number * step / length
                end = min((number * step + step - pattern[-1] / 2) / length, 1.0)
                begin: PathCommand = ("M", x1 + (x2 - x1) * start, y1 + (y2 - y1) * start)
                stop: PathCommand = ("L", x1 + (x2 - x1) * end, y1 + (y2 - y1) * end)
                parts.append(shape._replace(commands=(begin, stop)))
            return parts
        case _:
            return (shape,)


@lru_cache(maxsize=1024)
def _dashed(commands: tuple[PathCommand, ...], stroke: Stroke) -> QPainterPath:
    """The area of a dashed stroke.

    A pen with dashes begins them anew where a line enters the device, so that bands of a picture,
    or parts of a view painted one after the other, would not fit together.
    """
    stroker = QPainterPathStroker()
    stroker.setWidth(stroke.width)
    stroker.setCapStyle(_cap(stroke))
    stroker.setJoinStyle(_JOIN)
    stroker.setCurveThreshold(_FLATNESS)
    # Qt counts dashes in widths of the stroke.
    stroker.setDashPattern([length / stroke.width for length in dashes(stroke)])
    return stroker.createStroke(path(commands))


def _cap(stroke: Stroke) -> Qt.PenCapStyle:
    return Qt.PenCapStyle.RoundCap if stroke.round_ends else Qt.PenCapStyle.FlatCap


def rectangle_path(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    """A rectangle as a painter path, for clipping and dashes."""
    return _rectangle_path(x, y, width, height, radius)


@lru_cache(maxsize=1024)
def _rectangle_path(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    return path(rectangle_commands(x, y, width, height, radius))


@lru_cache(maxsize=4096)
def outline_path(commands: tuple[PathCommand, ...]) -> QPainterPath:
    """Path commands as a painter path that is made once: not to be changed."""
    return path(commands)
