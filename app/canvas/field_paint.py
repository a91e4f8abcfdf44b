"""Paints the in-place editor: the card's own glyphs, with what is selected and composed in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QRegion

from app.layout.primitives import Colour, Text
from app.layout.text import TextBlock
from app.layout.text.spans import span_boxes
from app.paint.qt.painter import SMOOTH
from app.paint.qt.shapes import colour
from app.paint.qt.text import draw_text

# Of the size of the text: how wide a selected line break is, and how thick the line below what is
# composed.
_BREAK = 0.3
_UNDERLINE = 0.07

# The flag of the caret: how far each of its rows reaches, in pixels.
_FLAG = (1, 2, 2, 1)


@dataclass(frozen=True, slots=True)
class Wash:
    """A part of a block's text that looks otherwise: its ground, its ink, a line below it."""

    start: int
    end: int
    ground: QBrush | None = None
    ink: Colour | None = None
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Backing:
    """What a field lies on that lies over the map: a colour, and that of the line round it."""

    paper: QColor
    edge: QColor


def paint_backing(painter: QPainter, size: QSizeF, backing: Backing) -> None:
    """Hide what lies below a text that is written."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(backing.edge, 1.5))
    painter.setBrush(backing.paper)
    painter.drawRoundedRect(QRectF(QPointF(), size).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
    painter.restore()


def paint_field(
    painter: QPainter, corner: QPointF, scale: float, shape: Text, washes: Iterable[Wash]
) -> None:
    """Draw a text as a card has it, at ``scale`` pixels a point, its block's corner at a point."""
    painter.save()
    painter.setRenderHints(SMOOTH)
    _draw(painter, corner, scale, shape)
    for wash in washes:
        boxes = _boxes(shape.block, wash, corner, scale)
        if not boxes:
            continue
        painter.save()
        # Whole pixels, so that nothing of what was drawn before is left at an edge.
        painter.setClipRegion(_joined(boxes))
        if wash.ground is not None:
            for box in boxes:
                painter.fillRect(box, wash.ground)
        if wash.ground is not None or wash.ink is not None:
            _draw(painter, corner, scale, shape._replace(colour=wash.ink or shape.colour))
        if wash.underlined:
            thick = max(1, round(_UNDERLINE * shape.block.style.size * scale))
            for box in boxes:
                line = QRect(box.left(), box.bottom() + 1 - thick, box.width(), thick)
                painter.fillRect(line, colour(wash.ink or shape.colour))
        painter.restore()
    painter.restore()


def draw_caret(painter: QPainter, box: QRectF, ink: QColor, reads_left: bool | None) -> None:
    """Draw the caret; where a line runs in two directions, or leftwards, with a flag that way."""
    painter.fillRect(box, ink)
    if reads_left is not None:
        for row, length in enumerate(_FLAG):
            left = box.left() - length if reads_left else box.right()
            painter.fillRect(QRectF(left, box.top() + row, length, 1), ink)


def _draw(painter: QPainter, corner: QPointF, scale: float, shape: Text) -> None:
    painter.save()
    painter.translate(corner)
    painter.scale(scale, scale)
    draw_text(painter, shape)
    painter.restore()


def _boxes(block: TextBlock, wash: Wash, corner: QPointF, scale: float) -> list[QRect]:
    """Where a part of the text stands, in whole pixels; line breaks in it have a place, too."""
    boxes = [QRectF(*box) for box in span_boxes(block, wash.start, wash.end)]
    style = block.style
    high = style.size * style.leading
    for number, line in enumerate(block.lines):
        if wash.start <= line.end < wash.end and block.text[line.end : line.end + 1] == "\n":
            rtl = bool(line.runs) and line.runs[-1].rtl and line.runs[0].rtl
            x = line.x - _BREAK * style.size if rtl else line.x + line.width
            boxes.append(QRectF(x, number * high, _BREAK * style.size, high))
    found = []
    for box in boxes:
        left, top = corner.x() + box.left() * scale, corner.y() + box.top() * scale
        right, bottom = left + box.width() * scale, top + box.height() * scale
        edges = round(left), round(top), round(right), round(bottom)
        found.append(QRect(edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]))
    return found


def _joined(boxes: Iterable[QRect]) -> QRegion:
    region = QRegion()
    for box in boxes:
        region += box
    return region
