"""Dragging the heading of a stage, a step or a lane to another place among its like."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from app.canvas.tools.cells import nearest_column
from app.canvas.tools.ghosts import NO_DROP, Carried
from app.canvas.tools.shapes import Faded, InsertionLine, Shape
from app.canvas.tools.slots import Slot, lane_slots, nearest, stage_slots, step_slots
from app.canvas.tools.tool import Hand, Pull
from app.editor.acts import Change, Kind
from app.editor.acts.arranging import put_lanes, put_stages, put_steps
from app.editor.acts.seen import leaves_empty
from app.editor.words import tr
from app.layout.sheet import Node
from app.models.base import Id


class MoveHeading:
    """Carries a heading, or all selected ones of its kind where it is among them."""

    def __init__(self, hand: Hand, kind: Kind, node: Node, at: QPointF) -> None:
        """``at`` is where the heading's node stands in the view."""
        self._hand = hand
        self._kind = kind
        self._node = node
        self._at = at
        self._ids = _going(hand, kind, node.record)
        self._carried: Carried | None = None
        self._slot: Slot | None = None
        self._why_not = ""
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """Whether it could stand there."""
        return Qt.CursorShape.ClosedHandCursor if self._slot is not None else NO_DROP

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The heading faded, a line where it would stand, and its picture at the pointer."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls along the headings."""
        return self._kind is not Kind.LANE, self._kind is Kind.LANE

    def start(self, pull: Pull) -> None:
        """Take hold of the heading."""
        self._carried = Carried(self._hand, self._node, self._at, 1.0, pull.point)

    def move(self, pull: Pull) -> None:
        """Find the gap nearest to the pointer."""
        self._slot = self._find(pull.point)
        shapes = _faded(self._hand, self._kind, self._ids)
        if self._carried is not None:
            shapes.append(self._carried.ghost(pull.point, len(self._ids)))
        # What is carried must not hide where it would go.
        if self._slot is not None:
            shapes.append(InsertionLine(line_of(self._hand, self._slot)))
        self._shapes = tuple(shapes)

    def finish(self) -> None:
        """Put it there, as one step of the history, or say why that cannot be."""
        if self._slot is not None:
            self._hand.do(self._change(self._slot))
        else:
            self._hand.explain(self._why_not)

    def cancel(self) -> None:
        """Nothing has changed yet."""

    # --- inner ---

    def _change(self, slot: Slot) -> Change:
        map_ = self._hand.session.map
        before = slot.before
        if self._kind is Kind.STEP:
            return put_steps(map_, self._ids, slot.stage, self._beyond(before, slot))
        put = put_lanes if self._kind is Kind.LANE else put_stages
        return put(map_, self._ids, self._beyond(before, slot))

    def _beyond(self, before: Id, slot: Slot) -> Id:
        """The first heading behind a gap that stays where it is; "" for none.

        Those that are hidden count as well: what is put behind the last one seen stands before
        hidden ones that follow.
        """
        map_ = self._hand.session.map
        if self._kind is Kind.STEP:
            stage = next(one for one in map_.stages if one.id == slot.stage)
            order = [one.id for one in stage.steps]
        elif self._kind is Kind.LANE:
            order = [one.id for one in map_.lanes]
        else:
            order = [one.id for one in map_.stages]
        if before:
            at = order.index(before)
        elif slot.after:
            at = order.index(slot.after) + 1
        else:
            at = len(order)
        return next((one for one in order[at:] if one not in self._ids), "")

    def _find(self, point: QPointF) -> Slot | None:
        view, sheet = self._hand.view, self._hand.view.sheet
        self._why_not = tr("Stages, steps and lanes stand on the map: let go there")
        if sheet is None or not QRectF(view.rect()).contains(point):
            return None
        on_sheet = view.frame.to_sheet(point)
        if self._kind is Kind.LANE:
            return nearest(lane_slots(sheet), on_sheet.y())
        if self._kind is Kind.STAGE:
            return nearest(stage_slots(sheet), on_sheet.x())
        column = nearest_column(sheet, on_sheet.x())
        if column is None:
            return None
        stages = self._hand.session.map.stages
        goal = next(one for one in stages if one.id == column.stage)
        if goal.collapsed:
            # It shows no place between its steps.
            self._why_not = tr("A collapsed stage takes no step: open it first")
            return None
        if leaves_empty(self._hand.session.map, self._ids, besides=goal):
            self._why_not = tr("A stage keeps at least one step: drag the stage instead")
            return None
        return nearest(step_slots(sheet, goal.id), on_sheet.x())


def line_of(hand: Hand, slot: Slot) -> QLineF:
    """The line through the view that stands in a gap."""
    frame = hand.view.frame
    if slot.kind is Kind.LANE:
        y = min(max(frame.y(slot.at), frame.row_top + frame.row + 2), frame.view.height() - 3)
        ends = sorted((frame.paper.left(), frame.paper.right()))
        return QLineF(max(ends[0], 6.0), y, min(ends[1], frame.view.width() - 6.0), y)
    band = hand.view.headings.row_band(frame)
    x = min(max(frame.x(slot.at), band.left() + 3), band.right() - 3)
    bottom = min(frame.view.height() - 6.0, frame.y(_bottom(hand)))
    top = band.top() + (band.height() / 2 if slot.kind is Kind.STEP else 5.0)
    return QLineF(x, top, x, bottom)


def _bottom(hand: Hand) -> float:
    sheet = hand.view.sheet
    if sheet is None or not sheet.rows:
        return 0.0
    return sheet.rows[-1].y + sheet.rows[-1].height


def _going(hand: Hand, kind: Kind, record: Id) -> tuple[Id, ...]:
    chosen = hand.session.selection.records
    map_ = hand.session.map
    if record not in chosen:
        return (record,)
    if kind is Kind.STEP:
        return tuple(one.id for one in map_.steps if one.id in chosen)
    alike = map_.lanes if kind is Kind.LANE else map_.stages
    return tuple(one.id for one in alike if one.id in chosen)


def _faded(hand: Hand, kind: Kind, ids: tuple[Id, ...]) -> list[Shape]:
    view, frame = hand.view, hand.view.frame
    if kind is Kind.LANE:
        placed, band = view.headings.in_column(frame), view.headings.column_band(frame)
    else:
        placed, band = view.headings.in_row(frame), view.headings.row_band(frame)
    names = {f"{kind}:{one}" for one in ids}
    boxes = [
        QRectF(at.x(), at.y(), node.width, node.height).intersected(band)
        for node, at in placed
        if node.id in names
    ]
    return [Faded(box, view.paper()) for box in boxes if not box.isEmpty()]
