"""Stage row and lane column: where they stand, what of them a point hits, and how they are drawn.

The same drawing serves the viewport, where a heading stands at its natural place, and the margins
of the view, where it stays when that place is out of sight; so the two always fit together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.canvas.frame import Frame
from app.canvas.veil import Veil
from app.layout.headings import Strip
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt import SMOOTH, ReadyNode, ready

NO_STRIP = Strip((), 0.0)


@dataclass(frozen=True, slots=True)
class Headings:
    """The stage row and the lane column, laid out for one scale."""

    row: Strip = NO_STRIP
    column: Strip = NO_STRIP
    veil: Veil | None = None
    # By the identity of the strips' nodes, which live as long as these headings.
    _ready: dict[int, ReadyNode] = field(default_factory=dict, init=False, compare=False)

    def veiled(self, veil: Veil | None) -> Headings:
        """These headings with a field hidden, or none; the same ones where that is no change."""
        shown = veil is not None and any(
            node.record == veil.record for node in (*self.row.nodes, *self.column.nodes)
        )
        wanted = veil if shown else None
        return self if wanted == self.veil else replace(self, veil=wanted)

    def in_row(self, frame: Frame) -> Iterator[tuple[Node, QPointF]]:
        """Each heading of the row with the point of the view where its origin stands."""
        top = frame.row_top
        for node in self.row.nodes:
            yield node, QPointF(frame.origin.x() + node.x, top + node.y)

    def in_column(self, frame: Frame) -> Iterator[tuple[Node, QPointF]]:
        """Each heading of the column with the point of the view where its origin stands."""
        left = frame.column_left
        for node in self.column.nodes:
            yield node, QPointF(left + node.x, frame.origin.y() + node.y)

    def row_band(self, frame: Frame) -> QRectF:
        """The band of the view in which the stage row is to be seen."""
        start = 0.0 if frame.rtl else frame.column_left + frame.column
        end = frame.column_left if frame.rtl else frame.view.width()
        return QRectF(start, frame.row_top, max(end - start, 0.0), frame.row)

    def column_band(self, frame: Frame) -> QRectF:
        """The band of the view in which the lane column is to be seen."""
        top = frame.row_top + frame.row
        return QRectF(frame.column_left, top, frame.column, max(frame.view.height() - top, 0.0))

    def node_at(self, point: QPointF, frame: Frame) -> Node | None:
        """The stage or step of the row that stands under a point of the view."""
        hit = None
        for node, at in self.in_row(frame):
            if node.record and QRectF(at.x(), at.y(), node.width, node.height).contains(point):
                hit = node
        return hit

    def draw(self, painter: QPainter, part: QRectF, frame: Frame, paper: QColor) -> None:
        """Draw what of the headings lies in ``part`` of the view.

        The painter's unit is the pixel.
        """
        # Within the body there is nothing of headings that have stopped at the view's edges.
        if frame.pinned and frame.body.contains(part):
            return
        column = QPointF(frame.column_left, frame.origin.y())
        self._draw(painter, part, self.column.nodes, column, self.column_band(frame), frame, paper)
        row = QPointF(frame.origin.x(), frame.row_top)
        self._draw(painter, part, self.row.nodes, row, self.row_band(frame), frame, paper)

    def _draw(
        self,
        painter: QPainter,
        part: QRectF,
        nodes: Iterable[Node],
        origin: QPointF,
        band: QRectF,
        frame: Frame,
        paper: QColor,
    ) -> None:
        seen = band.intersected(part)
        if seen.isEmpty():
            return
        painter.save()
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        painter.setRenderHints(SMOOTH)
        painter.fillRect(seen.intersected(frame.paper), paper)
        # Each step of a pan comes by here: plain numbers cost a fraction of rectangles.
        x, y = origin.x(), origin.y()
        left, right = seen.left() - x - 1, seen.right() - x + 1
        top, bottom = seen.top() - y - 1, seen.bottom() - y + 1
        for node in nodes:
            if node.y > bottom or node.x > right:
                continue
            if node.y + node.height < top or node.x + node.width < left:
                continue
            painter.translate(x + node.x, y + node.y)
            self._ready_of(node).draw_within(
                painter, left - node.x, top - node.y, right - node.x, bottom - node.y
            )
            painter.translate(-x - node.x, -y - node.y)
        painter.restore()

    def _ready_of(self, node: Node) -> ReadyNode:
        known = self._ready.get(id(node))
        if known is None:
            shown = node if self.veil is None else self.veil.over(node)
            known = self._ready[id(node)] = ready(shown, _NO_PICTURES)
        return known


_NO_PICTURES = Pictures()


class Margin(QWidget):
    """A part of the view beside its viewport. It draws what the view tells it and holds nothing.

    Wheel and mouse go to the view, in the view's own coordinates, as if there were no margin.
    """

    def __init__(self, view: QWidget, draw: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__(view)
        self._draw = draw
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part of the view that lies here."""
        painter = QPainter(self)
        part = QRectF(event.rect()).translated(QPointF(self.pos()))
        painter.translate(-QPointF(self.pos()))
        self._draw(painter, part)
        painter.end()


def refresh_margins(top: Margin, side: Margin, before: Frame | None, frame: Frame) -> None:
    """Draw the margins anew, as little as can be: what only moves is moved."""
    if before is None or not frame.pinned or not before.pinned:
        if before != frame:
            top.update()
            side.update()
        return
    if not frame.moved_from(before):
        top.update()
        side.update()
        return
    moved = frame.origin - before.origin
    body = frame.body.toRect()
    if moved.x():
        top.scroll(round(moved.x()), 0, QRect(body.x(), 0, body.width(), top.height()))
    if moved.y():
        side.scroll(0, round(moved.y()))
