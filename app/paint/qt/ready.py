"""A node made ready: the calls that draw it, found out once and repeated for each frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform

from app.layout.primitives import (
    Colour,
    Face,
    Outline,
    PathCommand,
    Primitive,
    Rectangle,
    Stroke,
    Text,
)
from app.layout.sheet import Node
from app.layout.text import emoji_box
from app.paint.pictures import Pictures
from app.paint.qt.emoji import draw_emoji
from app.paint.qt.painter import draw_primitive
from app.paint.qt.shapes import (
    brush,
    colour,
    dashed_fills,
    is_dashed,
    outline_path,
    pen,
    stretches,
)
from app.paint.qt.text import PREPARED_SIZE, prepared

Call = tuple[Callable[..., object], tuple[object, ...]]
Extent = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_Part = tuple[Extent, Primitive, list[Call]]
"""What can be drawn by itself; its calls are found out when they are wanted first."""

_ORIGIN = QPointF()
_FREE = object()
"""A pen or brush that no shape asks for: whatever comes next has to be set."""


class ReadyNode:
    """Draws one node as ``draw_node`` does, without looking at its shapes again.

    What a frame costs is mostly the walk over shapes, and the search for pens, paths and glyph runs
    by their value; the calls that are left are those that any program has to make.
    """

    __slots__ = ("_calls", "_parts", "_pictures", "_shapes")

    def __init__(self, shapes: Sequence[Primitive], pictures: Pictures) -> None:
        self._shapes = shapes
        self._pictures = pictures
        self._calls: tuple[Call, ...] | None = None
        self._parts: tuple[_Part, ...] | None = None

    def draw(self, painter: QPainter) -> None:
        """Draw it with its origin at the painter's, which has to be smooth already.

        The painter's pen and brush may be left changed, its transform and clip are not.
        """
        if self._calls is None:
            parts = [part for shape in self._shapes for part in stretches(shape)]
            self._calls = tuple(_Calls(self._pictures).of(parts))
        for call, arguments in self._calls:
            call(painter, *arguments)

    def draw_within(
        self, painter: QPainter, left: float, top: float, right: float, bottom: float
    ) -> None:
        """Draw those of its shapes that may reach into a part (points from the node's origin).

        A step of a pan uncovers a strip that cuts many nodes and few of their shapes.
        """
        if self._parts is None:
            self._parts = tuple(
                (extent(part), part, []) for shape in self._shapes for part in stretches(shape)
            )
        for (x1, y1, x2, y2), part, calls in self._parts:
            if y1 <= bottom and y2 >= top and x1 <= right and x2 >= left:
                if not calls:
                    calls += _Calls(self._pictures).of((part,))
                for call, arguments in calls:
                    call(painter, *arguments)


def ready(node: Node, pictures: Pictures) -> ReadyNode:
    """The calls that draw ``node`` with the pictures of its map."""
    return ReadyNode(node.primitives, pictures)


def extent(shape: Primitive) -> Extent:
    """No less than the box in which a shape leaves ink, in points from its node's origin."""
    slack = 1.0
    if isinstance(shape, Text):
        width, height = shape.block.width, shape.block.height
        # Accents, tails and emoji may stand out of their lines, long words out of the block.
        slack = shape.block.style.size + max(0.0, shape.block.ink_width - width)
    elif isinstance(shape, Outline):
        slack += shape.stroke.width if shape.stroke is not None else 0.0
        left, top, right, bottom = _around(shape.commands)
        return left - slack, top - slack, right + slack, bottom + slack
    elif isinstance(shape, Face):
        width = height = shape.size
    else:
        width, height = shape.width, shape.height
        if isinstance(shape, Rectangle) and shape.stroke is not None:
            slack += shape.stroke.width
    return shape.x - slack, shape.y - slack, shape.x + width + slack, shape.y + height + slack


def _around(commands: Iterable[PathCommand]) -> Extent:
    across: list[float] = []
    down: list[float] = []
    for _, *numbers in commands:
        across += numbers[::2]
        down += numbers[1::2]
    if not across:
        return 0.0, 0.0, 0.0, 0.0
    return min(across), min(down), max(across), max(down)


class _Calls:
    """Gathers calls; a pen or a brush that is set already is not set again."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._made: list[Call] = []
        self._pen: object = _FREE
        self._brush: object = _FREE

    def of(self, shapes: Iterable[Primitive]) -> list[Call]:
        """The calls for all of ``shapes``."""
        for shape in shapes:
            match shape:
                case Text():
                    self._text(shape)
                case Rectangle() if not is_dashed(shape.stroke):
                    self._rectangle(shape)
                case Outline() if not is_dashed(shape.stroke):
                    self._use(shape.stroke, shape.fill)
                    self._made.append((QPainter.drawPath, (outline_path(shape.commands),)))
                case Outline() | Rectangle():
                    self._made += [(QPainter.fillPath, filled) for filled in dashed_fills(shape)]
                case _:
                    self._made.append((draw_primitive, (shape, self._pictures)))
                    self._pen = self._brush = _FREE
        return self._made

    def _use(self, stroke: Stroke | None, fill: Colour | None) -> None:
        if self._pen is _FREE or self._pen != stroke:
            self._made.append((QPainter.setPen, (pen(stroke),)))
            self._pen = stroke
        if self._brush is _FREE or self._brush != fill:
            self._made.append((QPainter.setBrush, (brush(fill),)))
            self._brush = fill

    def _rectangle(self, shape: Rectangle) -> None:
        self._use(shape.stroke, shape.fill)
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        if shape.radius > 0:
            radius = min(shape.radius, shape.width / 2, shape.height / 2)
            self._made.append((QPainter.drawRoundedRect, (box, radius, radius)))
        else:
            self._made.append((QPainter.drawRect, (box,)))

    def _text(self, shape: Text) -> None:
        made = prepared(shape.block)
        if made.runs:
            scale = shape.block.style.size / PREPARED_SIZE
            self._made += [
                (QPainter.setPen, (colour(shape.colour),)),
                (QPainter.save, ()),
                (QPainter.setTransform, (QTransform(scale, 0, 0, scale, shape.x, shape.y), True)),
                *((QPainter.drawGlyphRun, (_ORIGIN, run)) for run in made.runs),
                (QPainter.restore, ()),
            ]
            self._pen = _FREE
        for emoji, baseline in made.emoji:
            left, rise, size = emoji_box(emoji)
            x, y = shape.x + left, shape.y + baseline + rise
            self._made.append((draw_emoji, (emoji.key, x, y, size, shape.grey)))
