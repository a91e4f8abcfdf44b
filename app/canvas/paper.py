"""What lies under and round the items of a sheet: desk, paper, its edges, and the head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.canvas.frame import ViewFrame
from app.canvas.veil import Veil
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt import SMOOTH, draw_node


def fill_paper(
    painter: QPainter, part: QRectF, paper: QRectF, colour: QColor, desk: QColor
) -> None:
    """Fill ``part`` with the colour of the paper, and with that of the desk beyond its edges."""
    if not paper.contains(part):
        painter.fillRect(part, desk)
    painter.fillRect(part.intersected(paper), colour)


def draw_edges(painter: QPainter, part: QRectF, paper: QRectF, colour: QColor) -> None:
    """Draw those edges of the paper that lie in ``part``; the painter's unit is the pixel."""
    top, bottom = paper.top(), paper.bottom()
    lines: list[QLineF] = []
    for at in (round(paper.left() - 1), round(paper.right())):
        if part.left() - 1 <= at <= part.right() + 1:
            lines.append(QLineF(at, top, at, bottom))
    for at in (round(top - 1), round(bottom)):
        if part.top() - 1 <= at <= part.bottom() + 1:
            lines.append(QLineF(paper.left(), at, paper.right(), at))
    _draw_lines(painter, lines, colour)


def draw_pinned_edges(painter: QPainter, part: QRectF, frame: ViewFrame, colour: QColor) -> None:
    """Draw a hairline along pinned headings where the sheet goes on under them, in ``part``."""
    under_row, under_column = frame.scrolled_under
    lines: list[QLineF] = []
    if under_row and part.top() <= frame.row:
        paper = frame.paper
        left, right = max(0.0, paper.left()), min(frame.view.width(), paper.right())
        lines.append(QLineF(left, frame.row - 1, right, frame.row - 1))
    if under_column:
        x = frame.view.width() - frame.column if frame.rtl else frame.column - 1
        if part.left() - 1 <= x <= part.right() + 1:
            bottom = min(frame.view.height(), frame.paper.bottom())
            lines.append(QLineF(x, frame.row_top, x, bottom))
    _draw_lines(painter, lines, colour)


def _draw_lines(painter: QPainter, lines: Sequence[QLineF], colour: QColor) -> None:
    """Draw lines of one pixel, sharp."""
    if not lines:
        return
    painter.setRenderHints(SMOOTH, on=False)
    painter.setPen(_pen(colour.rgba()))
    for line in lines:
        painter.drawLine(line)


@lru_cache(maxsize=8)
def _pen(colour: int) -> QPen:
    return QPen(QColor.fromRgba(colour), 1)


def draw_head(
    painter: QPainter,
    part: QRectF,
    frame: ViewFrame,
    head: Iterable[Node],
    veil: Veil | None,
    pictures: Pictures,
) -> None:
    """Draw what of the head (title, persona) lies in ``part`` of the view, above the stage row."""
    for node in head:
        shift = frame.head_shift_of(node)
        box = frame.rect(QRectF(node.x, node.y, node.width, node.height).translated(shift))
        if box.intersects(part):
            painter.save()
            painter.translate(box.topLeft())
            painter.scale(frame.scale, frame.scale)
            draw_node(painter, node if veil is None else veil.over(node), pictures)
            painter.restore()
