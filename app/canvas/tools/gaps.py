"""The "+" in a gap between headings, which puts a new stage, step or lane there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from app.canvas.tools.headings import line_of
from app.canvas.tools.shapes import InsertionLine, PlusButton
from app.canvas.tools.slots import Slot, lane_slots, nearest, stage_slots, step_slots
from app.canvas.tools.tool import Grip, Hand
from app.editor.acts import Change, Kind
from app.editor.acts.arranging import new_lane, new_stage, new_step
from app.editor.words import tr

# Pixels beside a gap from where its "+" is seen, and within which of its middle it is pressed.
_NEAR = 9.0
_REACH = 12.0
_PART = 0.3


def plus_at(hand: Hand, point: QPointF) -> Grip | None:
    """The "+" that is pressed at a point of the view."""
    slot = slot_at(hand, point)
    if slot is None:
        return None
    centre = centre_of(hand, slot)
    if not _close(hand, slot, point):
        return None
    return Grip(
        Qt.CursorShape.PointingHandCursor,
        click=lambda: hand.do(_change(hand, slot)),
        selects=False,
        shapes=(InsertionLine(line_of(hand, slot)), button(centre, strong=True)),
        tip={
            Kind.STAGE: tr("Insert a stage here"),
            Kind.STEP: tr("Insert a step here"),
        }.get(slot.kind, tr("Insert a lane here")),
    )


def button(centre: QPointF, *, strong: bool = False) -> PlusButton:
    """The "+" of a gap as it is drawn."""
    box = QRectF(centre.x() - _REACH, centre.y() - _REACH, 2 * _REACH, 2 * _REACH)
    return PlusButton(box, strong)


def slot_at(hand: Hand, point: QPointF) -> Slot | None:
    """The gap between headings whose "+" is seen when the pointer is at a point of the view."""
    view, frame, sheet = hand.view, hand.view.frame, hand.view.sheet
    if sheet is None:
        return None
    on_sheet = frame.to_sheet(point)
    band = view.headings.row_band(frame)
    if band.adjusted(-_NEAR, 0, _NEAR, _REACH).contains(point):
        slots = [nearest(stage_slots(sheet), on_sheet.x())]
        if not _on_stage(hand, point):
            slots.append(_between_steps(hand, on_sheet.x()))
        for slot in slots:
            if slot is None or abs(frame.x(slot.at) - point.x()) > _reach(hand, slot):
                continue
            if point.y() <= band.bottom() or _close(hand, slot, point):
                return slot
        return None
    if view.headings.column_band(frame).adjusted(0, -_NEAR, 0, _NEAR).contains(point):
        slot = nearest(lane_slots(sheet), on_sheet.y())
        if slot is not None and abs(frame.y(slot.at) - point.y()) <= _reach(hand, slot):
            return slot
    return None


def centre_of(hand: Hand, slot: Slot) -> QPointF:
    """Where in the view the "+" of a gap stands: below the stage row, or where lanes begin."""
    frame = hand.view.frame
    if slot.kind is Kind.LANE:
        inset = _REACH + 2
        x = frame.column_left + (frame.column - inset if frame.rtl else inset)
        return QPointF(x, frame.y(slot.at))
    return QPointF(frame.x(slot.at), frame.row_top + frame.row)


def _close(hand: Hand, slot: Slot, point: QPointF) -> bool:
    away = point - centre_of(hand, slot)
    along, beside = (away.y(), away.x()) if slot.kind is Kind.LANE else (away.x(), away.y())
    return abs(along) <= _reach(hand, slot) and abs(beside) <= _REACH


def _reach(hand: Hand, slot: Slot) -> float:
    """How far along the headings a gap reaches: from afar no further than a part of the next ones.

    Else a click on a heading of a few pixels would put another one beside it.
    """
    sheet = hand.view.sheet
    assert sheet is not None
    sizes = [
        size
        for ids, size in (
            *(((one.step, one.stage), one.width) for one in sheet.columns),
            *(((one.lane,), one.height) for one in sheet.rows),
        )
        if slot.after in ids or slot.before in ids
    ]
    return min(_REACH, min(sizes, default=_REACH) * hand.view.frame.scale * _PART)


def _on_stage(hand: Hand, point: QPointF) -> bool:
    """Whether a point of the view is on the arrow of a stage, over all its steps."""
    node = hand.view.headings.node_at(point, hand.view.frame)
    return node is not None and node.kind == Kind.STAGE


def _between_steps(hand: Hand, x: float) -> Slot | None:
    """The gap between two steps of one stage."""
    sheet = hand.view.sheet
    assert sheet is not None
    stages = dict.fromkeys(one.stage for one in sheet.columns)
    inner = [slot for stage in stages for slot in step_slots(sheet, stage)[1:-1]]
    return nearest(inner, x)


def _change(hand: Hand, slot: Slot) -> Change:
    map_ = hand.session.map
    if slot.kind is Kind.LANE:
        return new_lane(map_, _behind([one.id for one in map_.lanes], slot))
    if slot.kind is Kind.STAGE:
        return new_stage(map_, _behind([one.id for one in map_.stages], slot))
    steps = next(one for one in map_.stages if one.id == slot.stage).steps
    return new_step(map_, slot.stage, _behind([one.id for one in steps], slot))


def _behind(order: list[str], slot: Slot) -> str:
    """The heading before which a new one is put; hidden ones may follow the last that is seen."""
    if slot.before or not slot.after:
        return slot.before
    at = order.index(slot.after) + 1
    return order[at] if at < len(order) else ""
