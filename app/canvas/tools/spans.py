"""Dragging the edge of a card over neighbouring columns, so that it spans them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

from app.canvas.tools.cells import nearest_column
from app.canvas.tools.shapes import Framed, Shape
from app.canvas.tools.tool import Hand, Pull
from app.editor.acts import Change
from app.editor.selection import Selection
from app.editor.words import tr
from app.layout.sheet import Node
from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.lane import Lane
from app.models.vocabulary import STACKLESS, Grain

# Pixels inside and outside of an edge within which it is taken hold of.
_INSIDE, _OUTSIDE = 5.0, 2.0
# A narrower card, in pixels, keeps its middle for being moved.
_LEAST = 40.0


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a card: its leading one, where it begins in the journey, or its trailing one.

    ``first`` and ``last`` are the columns that the card covers, by number.
    """

    card: Card
    node: Node
    grain: str
    leading: bool
    first: int
    last: int


def edge_at(hand: Hand, point: QPointF) -> Edge | None:
    """The edge of a card at a point of the view, where the card may span columns."""
    for beside in (QPointF(), QPointF(_OUTSIDE, 0), QPointF(-_OUTSIDE, 0)):
        node = hand.spots.card_at(point + beside)
        if node is not None:
            return _edge_of(hand, node, point)
    return None


def _edge_of(hand: Hand, node: Node, point: QPointF) -> Edge | None:
    map_, frame, sheet = hand.session.map, hand.view.frame, hand.view.sheet
    card = map_.records.get(node.record)
    lane = map_.records.get(card.lane) if isinstance(card, Card) else None
    if sheet is None or not isinstance(card, Card) or not isinstance(lane, Lane):
        return None
    if lane.type in STACKLESS or lane.grain not in (Grain.STEP, Grain.STAGE):
        return None
    if node.width * frame.scale < _LEAST:
        return None
    left = frame.x(node.x) - point.x()
    right = point.x() - frame.x(node.x + node.width)
    at_left, at_right = (-_INSIDE <= away <= _OUTSIDE for away in (left, right))
    if not (at_left or at_right):
        return None
    covered = map_.shown.places.covered(card, lane.grain)
    if covered is None:
        return None
    # Pictures that stand side by side reach to no border of their columns.
    ends = [sheet.columns[covered[0]], sheet.columns[covered[1]]]
    start = min(one.x for one in ends)
    end = max(one.x + one.width for one in ends)
    if abs(node.x - start) > 1 or abs(node.x + node.width - end) > 1:
        return None
    leading = at_left != (sheet.direction == "rtl")
    return Edge(card, node, lane.grain, leading, *covered)


class SpanCard:
    """Moves an edge from column to column; a frame shows what the card would cover."""

    def __init__(self, hand: Hand, edge: Edge) -> None:
        self._hand = hand
        self._edge = edge
        self._first, self._last = edge.first, edge.last
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """To both sides."""
        return Qt.CursorShape.SizeHorCursor

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """A frame round the columns that the card would cover."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls along the journey."""
        return True, False

    def start(self, pull: Pull) -> None:
        """Take hold of the edge."""

    def move(self, pull: Pull) -> None:
        """Find the column under the pointer."""
        sheet, frame, edge = self._hand.view.sheet, self._hand.view.frame, self._edge
        assert sheet is not None
        body = frame.body
        x = min(max(pull.point.x(), body.left() + 1), body.right() - 1)
        column = nearest_column(sheet, frame.to_sheet(QPointF(x, pull.point.y())).x())
        if column is not None:
            at = sheet.columns.index(column)
            group = [at]
            if edge.grain == Grain.STAGE:
                group = [n for n, one in enumerate(sheet.columns) if one.stage == column.stage]
            if edge.leading:
                self._first, self._last = min(group[0], edge.last), edge.last
                if edge.grain == Grain.STAGE:
                    self._first = min(self._first, self._stage_start(edge.last))
            else:
                self._first, self._last = edge.first, max(group[-1], edge.first)
                if edge.grain == Grain.STAGE:
                    self._last = max(self._last, self._stage_end(edge.first))
        ends = [sheet.columns[self._first], sheet.columns[self._last]]
        start = min(one.x for one in ends)
        wide = max(one.x + one.width for one in ends) - start
        box = frame.rect(QRectF(start, edge.node.y, wide, edge.node.height))
        seen = box.adjusted(-3, -3, 3, 3).intersected(body)
        self._shapes = (Framed(seen),) if not seen.isEmpty() else ()

    def finish(self) -> None:
        """Let the card cover these columns, as one step of the history."""
        edge = self._edge
        if (self._first, self._last) == (edge.first, edge.last):
            return
        # Only the end that was dragged: the other may be in a hidden column.
        first, last = edge.card.step, edge.card.until or edge.card.step
        if edge.leading:
            first = self._column_id(self._first)
        else:
            last = self._column_id(self._last)
        map_ = edits.span_card(self._hand.session.map, edge.card.id, first, last)
        chosen = Selection((edge.card.id,), (edge.card.lane, first))
        self._hand.do(Change(tr("Stretch Card"), map_, chosen))

    def cancel(self) -> None:
        """Nothing has changed yet."""

    # --- inner ---

    def _column_id(self, number: int) -> Id:
        """The stage or step of a column; of a folded stage its outermost step."""
        column = self._hand.session.map.shown.columns[number]
        if self._edge.grain == Grain.STAGE:
            return column.stage.id
        if not column.collapsed:
            return column.step.id
        return column.stage.steps[0 if self._edge.leading else -1].id

    def _stage_start(self, number: int) -> int:
        columns = self._hand.session.map.shown.columns
        stage = columns[number].stage
        return next(n for n, one in enumerate(columns) if one.stage is stage)

    def _stage_end(self, number: int) -> int:
        columns = self._hand.session.map.shown.columns
        stage = columns[number].stage
        return max(n for n, one in enumerate(columns) if one.stage is stage)
