"""Stage row and lane column: where they stand, what of them a point hits, and how they are drawn.

The same drawing serves the viewport, where a heading stands at its natural place, and the margins
of the view, where it stays when that place is out of sight; so the two always fit together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.canvas.frame import ViewFrame
from app.canvas.slide import part_nodes, slide_of, slides
from app.canvas.veil import Veil
from app.layout.headings import Strip
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt import SMOOTH, ReadyNode, ready

NO_STRIP = Strip((), 0.0)

# A lane higher than this part of the view keeps its name in sight; with lower ones others are seen.
_TALL = 0.25
_MOST_RECENT = 7
# So many pixels it stands below the stage row then, or as many as it has above it at its place.
_NAME_AIR = 8.0
# Pixels beyond which a lane's rule, or the frame of a selected lane, does not reach from its ends.
_CLEAR = 16.0
# Pixels by which a heading may reach out of its box.
_REACH = 7.0


class Stuck(NamedTuple):
    """A lane's label that does not scroll away, and its y in the strip.

    ``alone`` says that for the whole height of the label there is nothing else but the lane's bar.
    """

    label: Node
    y: float
    alone: bool


@dataclass(frozen=True, slots=True)
class Headings:
    """The stage row and the lane column, laid out for one scale."""

    row: Strip = NO_STRIP
    column: Strip = NO_STRIP
    veil: Veil | None = None
    # By the identity of the strips' nodes, which live as long as these headings.
    _ready: dict[int, ReadyNode] = field(default_factory=dict, init=False, compare=False)
    _parts: dict[int, tuple[ReadyNode, ReadyNode]] = field(
        default_factory=dict, init=False, compare=False
    )
    _stuck: dict[tuple[float, float], Stuck | None] = field(
        default_factory=dict, init=False, compare=False
    )
    _tall: dict[float, tuple[tuple[Node, Node], ...]] = field(
        default_factory=dict, init=False, compare=False
    )

    def veiled(self, veil: Veil | None) -> Headings:
        """These headings with a field hidden, or none; the same ones where that is no change."""
        shown = veil is not None and any(
            node.record == veil.record for node in (*self.row.nodes, *self.column.nodes)
        )
        wanted = veil if shown else None
        return self if wanted == self.veil else replace(self, veil=wanted)

    def in_row(self, frame: ViewFrame) -> Iterator[tuple[Node, QPointF]]:
        """Each heading of the row with the point of the view where its origin stands."""
        top = frame.row_top
        for node in self.row.nodes:
            yield node, QPointF(frame.origin.x() + node.x, top + node.y)

    def in_column(self, frame: ViewFrame) -> Iterator[tuple[Node, QPointF]]:
        """Each heading of the column with the point of the view where its origin stands."""
        left, stuck = frame.column_left, self.stuck(frame)
        for node in self.column.nodes:
            y = stuck.y if stuck is not None and node is stuck.label else node.y
            yield node, QPointF(left + node.x, frame.origin.y() + y)

    def stuck(self, frame: ViewFrame) -> Stuck | None:
        """The label that stays in sight while its lane, much of a view high, is scrolled by."""
        asked = frame.row_top + frame.row - frame.origin.y(), _TALL * frame.body.height()
        # Each step of a pan asks for that of the step before, and twice for its own.
        if asked not in self._stuck:
            if len(self._stuck) > 2:
                self._stuck.clear()
            self._stuck[asked] = self._stuck_at(*asked)
        return self._stuck[asked]

    def _stuck_at(self, top: float, least: float) -> Stuck | None:
        """As ``stuck``; the column is seen from ``top`` on, tall is what is higher than ``least``.

        Both in pixels of the strip.
        """
        for bar, label in self._tall_lanes(least):
            if bar.y < top < bar.y + bar.height:
                end = bar.y + bar.height
                y = min(top - _above_name(label), end - label.height)
                alone = bar.y < top - _CLEAR and end > top + label.height + _CLEAR
                return Stuck(label, y, alone) if y > label.y else None
        return None

    def _tall_lanes(self, least: float) -> tuple[tuple[Node, Node], ...]:
        """The bar and the label of each lane that is higher than ``least``."""
        known = self._tall.get(least)
        if known is None:
            labels = {node.id: node for node in self.column.nodes}
            bars = [bar for bar in self.column.nodes if bar.kind == "bar" and bar.height > least]
            pairs = ((bar, labels.get(f"lane:{bar.record}")) for bar in bars)
            known = tuple((bar, label) for bar, label in pairs if label is not None)
            self._tall.clear()
            self._tall[least] = known
        return known

    def stuck_box(self, frame: ViewFrame) -> QRectF:
        """Where in the view the label stands that ``stuck`` tells of; empty if there is none."""
        stuck = self.stuck(frame)
        if stuck is None:
            return QRectF()
        top = frame.origin.y() + stuck.y
        return QRectF(frame.column_left, top - 2, frame.column, stuck.label.height + 4)

    def resting(self, before: ViewFrame, frame: ViewFrame) -> float:
        """How high a part at the column's top is that looks the same after a step down or up.

        That is where a label stays while nothing but the bar of its lane moves under it.
        """
        was, now = self.stuck(before), self.stuck(frame)
        if was is None or now is None or was.label is not now.label:
            return 0.0
        return now.label.height + 2 if was.alone and now.alone else 0.0

    def slid_between(self, before: ViewFrame, frame: ViewFrame) -> list[QRectF]:
        """Where in the view names have slid after a step across: not where the rest went."""
        if before.origin.x() == frame.origin.x():
            return []
        across, down = frame.origin.x() - before.origin.x(), frame.row_top - before.row_top
        moved = [box.translated(across, down) for box in self._slid_boxes(before)]
        return [*moved, *self._slid_boxes(frame)]

    def _slid_boxes(self, frame: ViewFrame) -> list[QRectF]:
        band, top, x = self.row_band(frame), frame.row_top, frame.origin.x()
        start, end = band.left() - x, band.right() - x
        return [
            QRectF(x + node.x, top + node.y, node.width, node.height).intersected(band)
            for node in slides(self.row.nodes)
            if node.x < end
            and node.x + node.width > start
            and slide_of(node, x + node.x, band, rtl=frame.rtl)
        ]

    def row_band(self, frame: ViewFrame) -> QRectF:
        """The band of the view in which the stage row is to be seen."""
        start = 0.0 if frame.rtl else frame.column_left + frame.column
        end = frame.column_left if frame.rtl else frame.view.width()
        return QRectF(start, frame.row_top, max(end - start, 0.0), frame.row)

    def column_band(self, frame: ViewFrame) -> QRectF:
        """The band of the view in which the lane column is to be seen."""
        top = frame.row_top + frame.row
        return QRectF(frame.column_left, top, frame.column, max(frame.view.height() - top, 0.0))

    def node_at(self, point: QPointF, frame: ViewFrame) -> Node | None:
        """The stage or step of the row that stands under a point of the view."""
        hit = None
        for node, at in self.in_row(frame):
            if node.record and QRectF(at.x(), at.y(), node.width, node.height).contains(point):
                hit = node
        return hit

    def draw(self, painter: QPainter, part: QRectF, frame: ViewFrame, paper: QColor) -> None:
        """Draw what of the headings lies in ``part`` of the view.

        The painter's unit is the pixel.
        """
        # Within the body there is nothing of headings that have stopped at the view's edges.
        if frame.pinned and frame.body.contains(part):
            return
        column = QPointF(frame.column_left, frame.origin.y())
        band, stuck = self.column_band(frame), self.stuck(frame)
        self._draw(painter, part, self.column.nodes, column, band, frame, paper, stuck)
        if part.top() >= band.top():
            return
        row = QPointF(frame.origin.x(), frame.row_top)
        self._draw(painter, part, self.row.nodes, row, self.row_band(frame), frame, paper)

    def _draw(
        self,
        painter: QPainter,
        part: QRectF,
        nodes: Iterable[Node],
        origin: QPointF,
        band: QRectF,
        frame: ViewFrame,
        paper: QColor,
        stuck: Stuck | None = None,
    ) -> None:
        seen = band.intersected(part)
        if seen.isEmpty():
            return
        # The painter is confined to the part that was asked for already.
        clipped = seen != part
        if clipped:
            painter.save()
            painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        painter.setRenderHints(SMOOTH)
        painter.fillRect(seen.intersected(frame.paper), paper)
        # Each step of a pan comes by here: plain numbers cost a fraction of rectangles.
        x, y = origin.x(), origin.y()
        # the notch of a stage's arrow reaches out to the tip before it
        left, right = seen.left() - x - _REACH, seen.right() - x + _REACH
        top, bottom = seen.top() - y - 1, seen.bottom() - y + 1
        for node in nodes:
            start = node.y if stuck is None or node is not stuck.label else stuck.y
            if start > bottom or node.x > right:
                continue
            if start + node.height < top or node.x + node.width < left:
                continue
            painter.translate(x + node.x, y + start)
            inside = (left - node.x, top - start, right - node.x, bottom - start)
            # those of the column never begin beside its band
            slid = slide_of(node, x + node.x, band, rtl=frame.rtl)
            if slid:
                fixed, sliding = self._parts_of(node)
                fixed.draw_within(painter, *inside)
                painter.translate(slid, 0)
                sliding.draw_within(
                    painter, inside[0] - slid, inside[1], inside[2] - slid, inside[3]
                )
                painter.translate(-slid, 0)
            else:
                self._ready_of(node).draw_within(painter, *inside)
            painter.translate(-x - node.x, -y - start)
        if clipped:
            painter.restore()

    def _ready_of(self, node: Node) -> ReadyNode:
        known = self._ready.get(id(node))
        if known is None:
            shown = node if self.veil is None else self.veil.over(node)
            known = self._ready[id(node)] = ready(shown, _NO_PICTURES)
        return known

    def _parts_of(self, node: Node) -> tuple[ReadyNode, ReadyNode]:
        known = self._parts.get(id(node))
        if known is None:
            fixed, sliding = part_nodes(node if self.veil is None else self.veil.over(node))
            known = ready(fixed, _NO_PICTURES), ready(sliding, _NO_PICTURES)
            self._parts[id(node)] = known
        return known


def _above_name(label: Node) -> float:
    """How much of the space above a lane's name goes out of sight: near the map there is much."""
    return max(0.0, min((field.y for field in label.fields), default=0.0) - _NAME_AIR)


_NO_PICTURES = Pictures()


class RecentHeadings:
    """The last few headings that were shown, with all that was made ready to draw them."""

    def __init__(self) -> None:
        self._known: tuple[Headings, ...] = ()

    def headings(self, row: Strip, column: Strip, veil: Veil | None, now: Headings) -> Headings:
        """Two strips as headings: ``now`` if they are equal, or those made of them before.

        The wheel goes back to scales where it was.
        """
        known = (now, *self._known)
        made = next(
            (one.veiled(veil) for one in known if one.row is row and one.column is column),
            None,
        )
        if made is None:
            made = Headings(row, column).veiled(veil)
        if made == now:
            return now
        self._known = tuple(one for one in known if one is not made)[:_MOST_RECENT]
        return made


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
        at = QPointF(self.pos())
        painter.translate(-at)
        # A label that stays and what comes in at the other end may lie far from each other.
        for part in cast("Iterable[QRect]", event.region()):
            self._draw(painter, QRectF(part).translated(at))
        painter.end()


def refresh_margins(
    top: Margin, side: Margin, before: ViewFrame | None, frame: ViewFrame, headings: Headings
) -> None:
    """Draw the margins anew, as little as can be: what only moves is moved.

    Headings that say something else are drawn by whoever knows that they do.
    """
    if before is not None and frame.origin == before.origin and frame.stands_like(before):
        return
    if before is None or not frame.panned_from(before):
        if before != frame:
            top.update()
            side.update()
        return
    moved = frame.origin - before.origin
    if moved.x():
        body = frame.body.toRect()
        top.scroll(round(moved.x()), 0, QRect(body.x(), 0, body.width(), top.height()))
    if moved.y():
        kept = 0 if moved.x() else math.ceil(headings.resting(before, frame))
        side.scroll(0, round(moved.y()), QRect(0, kept, side.width(), side.height() - kept))
        if kept:
            return
        # A label that stays was moved with the rest.
        for box in (headings.stuck_box(before).translated(0, moved.y()), headings.stuck_box(frame)):
            if not box.isEmpty():
                side.update(box.translated(-QPointF(side.pos())).toAlignedRect())


def refresh_strips(
    top: Margin, side: Margin, before: Headings, headings: Headings, both: bool
) -> None:
    """Draw the margins anew whose headings say something else, or ``both`` of them."""
    if both or headings.row != before.row:
        top.update()
    if both or headings.column != before.column:
        side.update()
