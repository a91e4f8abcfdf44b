"""What lies under and round the items of a sheet: desk, paper, its edges, and the head."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.canvas.frame import ViewFrame
from app.canvas.veil import Veil
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt import draw_node


def fill_paper(
    painter: QPainter, part: QRectF, paper: QRectF, colour: QColor, desk: QColor
) -> None:
    """Fill ``part`` with the colour of the paper, and with that of the desk beyond its edges."""
    if not paper.contains(part):
        painter.fillRect(part, desk)
    painter.fillRect(part.intersected(paper), colour)


def draw_edges(painter: QPainter, part: QRectF, paper: QRectF, colour: QColor) -> None:
    """Draw those edges of the paper that lie in ``part``; the painter's unit is the pixel."""
    left, right = round(paper.left() - 1), round(paper.right())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(_pen(colour.rgba()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for at in (left, right):
        if part.left() - 1 <= at <= part.right() + 1:
            painter.drawLine(QPointF(at, paper.top()), QPointF(at, paper.bottom()))
    for at in (round(paper.top() - 1), round(paper.bottom())):
        if part.top() - 1 <= at <= part.bottom() + 1:
            painter.drawLine(QPointF(paper.left(), at), QPointF(paper.right(), at))


def draw_pinned_edges(painter: QPainter, frame: ViewFrame, colour: QColor) -> None:
    """Draw a hairline along pinned headings where the sheet goes on under them."""
    under_row, under_column = frame.scrolled_under
    if not (under_row or under_column):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(_pen(colour.rgba()))
    paper, row, column, width = frame.paper, frame.row, frame.column, frame.view.width()
    if under_row:
        left, right = max(0.0, paper.left()), min(width, paper.right())
        painter.drawLine(QPointF(left, row - 1), QPointF(right, row - 1))
    if under_column:
        x = width - column if frame.rtl else column - 1
        bottom = min(frame.view.height(), paper.bottom())
        painter.drawLine(QPointF(x, frame.row_top), QPointF(x, bottom))


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
