"""Drawing a path, by dragging from the heading of the selected step to another step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.canvas.tools.cells import nearest_column
from app.canvas.tools.linking import Aim, DrawLink
from app.canvas.tools.shapes import HANDLE_REACH, Badge, Handle, Lit, Shape
from app.canvas.tools.tool import Hand
from app.editor.acts.here import steps_here
from app.editor.acts.paths import NOWHERE, lead_to, usual_kind
from app.editor.selection import Selection
from app.editor.words import tr
from app.models.base import Id
from app.models.stage import Stage, Step
from app.models.vocabulary import PathKind

# How far from the end of its heading it stands, in pixels.
_FROM_END = 10.0
# So many pixels beyond the last step a path leads out of the journey: the margin is wider.
_OUT = 2.0
# How far from the pointer the word for what it comes to stands, in pixels.
_ASIDE = QPointF(0, -26)


def path_handle(hand: Hand) -> Handle | None:
    """The handle at the heading of the selected step; None where it is not one step."""
    way = -1 if hand.view.frame.rtl else 1
    return Handle.round(_handle_at(hand), pinned=True, way=way)


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
    at = QPointF(box.center().x() + end, min(box.bottom(), band.bottom() - HANDLE_REACH))
    return at if band.contains(at) else None


def draw_path(hand: Hand) -> DrawLink:
    """Begin to draw from the selected step to another one, or beyond the last one for an exit."""
    return DrawLink(hand, _PathLink(hand))


class _PathLink:
    """A path from the selected step."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._selection = hand.session.selection
        (step,) = steps_here(hand.session.map, self._selection)
        self._step: Id = step.id

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """To the other steps."""
        return True, False

    def origin(self, point: QPointF) -> QPointF | None:
        """The handle."""
        return _handle_at(self._hand)

    def aim(self, point: QPointF) -> Aim | None:
        """Another step, its heading lit, and what kind of path it comes to."""
        goal, map_ = self._goal_at(point), self._hand.session.map
        if goal is None:
            return None
        word = _word(usual_kind(map_, self._step, goal))
        box = self._heading(goal) if goal != NOWHERE else None
        whole = QRectF(QPointF(), self._hand.view.frame.view)
        shapes: tuple[Shape, ...] = (Badge(point + _ASIDE, word).kept_in(whole),)
        if box is not None:
            shapes = Lit(box), Badge.clear_of(box, word, self._hand.view.frame.body)
        # Its words are written next.
        return Aim(shapes, lambda: lead_to(self._hand.session.map, self._selection, goal))

    def why_not(self, point: QPointF) -> str:
        """Where a path can lead to."""
        return tr("A path leads to another step, or out beyond the last one: let go there")

    def _goal_at(self, point: QPointF) -> Id | None:
        """The step whose column is under the pointer; NOWHERE beyond the last one."""
        view = self._hand.view
        sheet, frame = view.sheet, view.frame
        if sheet is None or not sheet.columns or point.y() < frame.row_top:
            return None
        x = frame.to_sheet(point).x()
        last = sheet.columns[-1]
        beyond = last.x - x if frame.rtl else x - last.x - last.width
        if beyond * frame.scale > _OUT:
            return NOWHERE
        column = nearest_column(sheet, x)
        if column is None or not column.step or column.step == self._step:
            return None
        return column.step

    def _heading(self, step: Id) -> QRectF | None:
        stage = self._hand.session.map.stage_of_step[step]
        for record in (step, stage.id):
            for mark in self._hand.spots.marks(Selection((record,))):
                return mark.box.intersected(mark.clip)
        return None


def _word(kind: str) -> str:
    words = {PathKind.LOOP: tr("Loop"), PathKind.SKIP: tr("Skip"), PathKind.EXIT: tr("Exit")}
    return words[PathKind(kind)]
