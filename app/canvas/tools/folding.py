"""What is collapsed, as the pointer meets it: a double click opens it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF

from app.canvas.field_place import FieldPlace, field_place
from app.canvas.tools.band import BandTool
from app.canvas.tools.tool import Grip, Hand
from app.editor.acts.showing import LANES, STAGES, Showing, collapse
from app.editor.selection import Selection
from app.editor.words import tr
from app.models.base import Id
from app.models.lane import Lane


def opening_grip(hand: Hand, point: QPointF, grip: Grip) -> Grip:
    """The grip of a heading; a double click opens what is collapsed, but where its name stands.

    Of a lane that is all below its title or behind it, where its cards are counted; of a stage the
    place of its steps.
    """
    map_ = hand.session.map
    record = hand.spots.selection_at(point).current
    stage = map_.stage_of_step.get(record)
    if stage is not None and stage.collapsed:
        return _opening(hand, STAGES, stage.id, grip)
    lane = map_.records.get(record)
    if isinstance(lane, Lane) and lane.collapsed:
        title = field_place(hand.view, hand.session.shown, lane.id)
        if title is None or not _on_words(hand, title, point):
            return _opening(hand, LANES, lane.id, grip)
    return grip


def folded_cell_grip(hand: Hand, point: QPointF) -> Grip | None:
    """The row of a collapsed lane or the column of a collapsed stage; None elsewhere."""
    view, map_ = hand.view, hand.session.map
    if view.sheet is None or not hand.spots.body_clip.contains(point):
        return None
    cell = hand.spots.cell_at(view.frame.to_sheet(point))
    if cell is None:
        return None
    lane, stage = map_.records.get(cell[0]), map_.stage_of_step.get(cell[1])
    free = Grip(tool=lambda *_: BandTool(hand))
    if isinstance(lane, Lane) and lane.collapsed:
        return _opening(hand, LANES, lane.id, free)
    if stage is not None and stage.collapsed:
        return _opening(hand, STAGES, stage.id, free)
    return None


def _on_words(hand: Hand, title: FieldPlace, point: QPointF) -> bool:
    """Whether a point is on the words of a title, or before them."""
    box, wide = title.box, title.field.block.ink_width * title.scale
    along = box.right() - point.x() if hand.view.frame.rtl else point.x() - box.left()
    return point.y() <= box.bottom() and along <= wide


def _opening(hand: Hand, noun: Showing, record: Id, grip: Grip) -> Grip:
    def do() -> None:
        hand.do(collapse(hand.session.map, Selection((record,)), noun))

    return replace(grip, double=do, tip=tr("Double-click to expand"))
