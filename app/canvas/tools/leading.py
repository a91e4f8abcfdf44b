"""Drawing a path, by dragging from the heading of the selected step to another step."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from app.canvas.tools.ghosts import NO_DROP
from app.canvas.tools.shapes import Badge, Handle, Lit, Shape, Thread
from app.canvas.tools.tool import Hand, Pull
from app.editor.acts.here import steps_here
from app.editor.acts.paths import NOWHERE, lead_to, usual_kind
from app.editor.selection import Selection
from app.editor.words import tr
from app.models.base import Id
from app.models.stage import Stage, Step
from app.models.vocabulary import PathKind

# Pixels from its middle within which the handle is taken hold of.
_REACH = 12.0
# How far from the end of its heading it stands, in pixels.
_FROM_END = 10.0
# So many pixels beyond the last step a path leads out of the journey.
_OUT = 24.0
# How far from the pointer the word for what it comes to stands, in pixels.
_ASIDE = QPointF(0, -26)


def path_handle(hand: Hand) -> Handle | None:
    """The handle at the heading of the selected step; None where it is not one step."""
    at = _handle_at(hand)
    if at is None:
        return None
    return Handle(QRectF(at.x() - _REACH, at.y() - _REACH, 2 * _REACH, 2 * _REACH), pinned=True)


def is_on_path_handle(hand: Hand, point: QPointF) -> bool:
    """Whether a point of the view is on the handle."""
    at = _handle_at(hand)
    return at is not None and math.hypot(point.x() - at.x(), point.y() - at.y()) <= _REACH


def _handle_at(hand: Hand) -> QPointF | None:
    """Where the handle stands in the view: on the lower edge of the heading."""
    chosen = hand.session.selection.records
    if len(chosen) != 1 or hand.view.sheet is None or hand.view.flat:
        return None
    record = hand.session.shown.records.get(chosen[0])
    if not isinstance(record, (Step, Stage)):
        return None
    if len(steps_here(hand.session.shown, hand.session.selection)) != 1:
        return None
    marks = hand.spots.marks(Selection(chosen))
    if not marks:
        return None
    box, band = marks[0].box, hand.view.headings.row_band(hand.view.frame)
    # Where the heading ends there are fewest words below it.
    end = max(box.width() / 2 - _FROM_END, 0.0) * (-1 if hand.view.frame.rtl else 1)
    at = QPointF(box.center().x() + end, min(box.bottom(), band.bottom() - _REACH))
    return at if band.contains(at) else None


class DrawPath:
    """Draws a line from the selected step to another one, or beyond the last one for an exit."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._selection = hand.session.selection
        (step,) = steps_here(hand.session.map, self._selection)
        self._step: Id = step.id
        self._goal: Id | None = None
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """Whether the path leads anywhere."""
        return Qt.CursorShape.DragLinkCursor if self._goal is not None else NO_DROP

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The line, the heading at its end lit, and what kind of path it comes to."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls to the other steps."""
        return True, False

    def start(self, pull: Pull) -> None:
        """Take hold of the handle."""

    def move(self, pull: Pull) -> None:
        """Let the line follow the pointer."""
        hand, map_ = self._hand, self._hand.session.map
        self._goal = self._goal_at(pull.point)
        made: list[Shape] = []
        if self._goal is not None:
            if self._goal != NOWHERE and (box := self._heading(self._goal)) is not None:
                made.append(Lit(box))
            made.append(Badge(pull.point + _ASIDE, _word(usual_kind(map_, self._step, self._goal))))
        start = _handle_at(hand)
        if start is not None:
            made.append(Thread(QLineF(start, pull.point)))
        self._shapes = tuple(made)

    def finish(self) -> None:
        """Draw the path, as one step of the history; its words are written next."""
        if self._goal is not None:
            self._hand.do(lead_to(self._hand.session.map, self._selection, self._goal))

    def cancel(self) -> None:
        """Nothing has changed yet."""

    def _goal_at(self, point: QPointF) -> Id | None:
        """The step whose column is under the pointer; NOWHERE beyond the last one."""
        view = self._hand.view
        sheet, frame = view.sheet, view.frame
        if sheet is None or not sheet.columns or point.y() < frame.row_top:
            return None
        x = frame.to_sheet(point).x()
        for column in sheet.columns:
            if column.x <= x <= column.x + column.width:
                return column.step if column.step and column.step != self._step else None
        last = sheet.columns[-1]
        beyond = last.x - x if frame.rtl else x - last.x - last.width
        return NOWHERE if beyond * frame.scale > _OUT else None

    def _heading(self, step: Id) -> QRectF | None:
        stage = self._hand.session.map.stage_of_step[step]
        for record in (step, stage.id):
            for mark in self._hand.spots.marks(Selection((record,))):
                return mark.box.intersected(mark.clip)
        return None


def _word(kind: str) -> str:
    words = {PathKind.LOOP: tr("Loop"), PathKind.SKIP: tr("Skip"), PathKind.EXIT: tr("Exit")}
    return words[PathKind(kind)]
