"""Dragging the border of a column or lane: how wide or high it is, chosen by hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from app.canvas.tools.shapes import Framed, Guide, Shape
from app.canvas.tools.tool import Hand, Pull
from app.editor.acts import Change, Kind
from app.editor.acts.arranging import heighten_lane, widen_step
from app.models.base import Id
from app.models.lane import Lane

# Pixels before and behind a border within which it is taken hold of.
_BEFORE, _BEHIND = 4.0, 3.0
# A heading keeps so many pixels beside its border, or could not be taken hold of from afar.
_LEAST_HEADING = 24.0

LEAST_WIDTH, LEAST_HEIGHT, MOST = 24.0, 12.0, 10_000.0
"""The bounds of what can be chosen, in points."""


@dataclass(frozen=True, slots=True)
class Border:
    """The border at the end of a column (a step) or of a lane.

    ``start`` is where the column or lane begins and ``end`` where it ends, on the sheet.
    """

    record: Id
    across: bool
    start: float
    end: float

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like over it."""
        return Qt.CursorShape.SplitHCursor if self.across else Qt.CursorShape.SplitVCursor

    def resized(self, hand: Hand, size: float | None) -> Change:
        """What becomes of the map where the column or lane is of another size.

        Nothing where a lane is as high as what it holds, and is to be lower.
        """
        map_ = hand.session.map
        lane = map_.records.get(self.record)
        fits = isinstance(lane, Lane) and lane.height is None
        if fits and size is not None and size <= self.end - self.start:
            size = None
        resize = widen_step if self.across else heighten_lane
        return resize(map_, self.record, size)


def border_at(hand: Hand, point: QPointF) -> Border | None:
    """The border in the stage row or lane column at a point of the view."""
    view, frame, sheet = hand.view, hand.view.frame, hand.view.sheet
    if sheet is None:
        return None
    rtl = sheet.direction == "rtl"
    if view.headings.row_band(frame).adjusted(-_BEHIND, 0, _BEHIND, 0).contains(point):
        folded = {one.id for one in hand.session.map.stages if one.collapsed}
        node = view.headings.node_at(point, frame)
        columns = sheet.columns
        if node is not None and node.kind == Kind.STAGE:
            # Over the arrow of a stage only its own end is a border.
            columns = tuple({one.stage: one for one in columns}.values())
        for column in columns:
            if column.width * frame.scale < _LEAST_HEADING or column.stage in folded:
                continue
            start, end = column.x, column.x + column.width
            if rtl:
                start, end = end, start
            beyond = frame.x(end) - point.x() if rtl else point.x() - frame.x(end)
            if -_BEFORE <= beyond <= _BEHIND:
                return Border(column.step, True, start, end)
    if view.headings.column_band(frame).contains(point):
        folded = {one.id for one in hand.session.map.lanes if one.collapsed}
        for row in sheet.rows:
            beyond = point.y() - frame.y(row.y + row.height)
            tall = row.height * frame.scale >= _LEAST_HEADING
            if tall and row.lane not in folded and -_BEFORE <= beyond <= _BEHIND:
                return Border(row.lane, False, row.y, row.y + row.height)
    return None


class Resize:
    """Moves a border; the map is laid out only when it is let go, until then a guide shows it."""

    def __init__(self, hand: Hand, border: Border) -> None:
        self._hand = hand
        self._border = border
        self._held = 0.0
        self._size: float | None = None
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """The border's own."""
        return self._border.cursor

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The column or lane as large as it would be."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls the way the border goes."""
        return self._border.across, not self._border.across

    def start(self, pull: Pull) -> None:
        """Take hold of the border."""
        self._held = self._along(pull) - self._border.end

    def move(self, pull: Pull) -> None:
        """Follow the pointer."""
        border = self._border
        end = self._along(pull) - self._held
        way = 1.0 if border.end >= border.start else -1.0
        least = LEAST_WIDTH if border.across else LEAST_HEIGHT
        self._size = min(max((end - border.start) * way, least), MOST)
        self._shapes = self._drawn(border.start + way * self._size)

    def finish(self) -> None:
        """Make it so, as one step of the history; a border that is back where it was stays."""
        border = self._border
        before = abs(border.end - border.start)
        if self._size is not None and abs(self._size - before) * self._hand.view.scale_now >= 1:
            self._hand.do(border.resized(self._hand, round(self._size, 1)))

    def cancel(self) -> None:
        """Nothing has changed yet."""

    def _along(self, pull: Pull) -> float:
        point = self._hand.view.frame.to_sheet(pull.point)
        return point.x() if self._border.across else point.y()

    def _drawn(self, end: float) -> tuple[Shape, ...]:
        view, frame = self._hand.view, self._hand.view.frame
        start = self._border.start
        if self._border.across:
            band = view.headings.row_band(frame)
            one, other = sorted((frame.x(start), frame.x(end)))
            box = QRectF(one, band.top(), other - one, band.height()).intersected(band)
            x = frame.x(end)
            line = QLineF(x, band.top(), x, frame.view.height())
            seen = band.left() <= x <= band.right()
        else:
            band = view.headings.column_band(frame)
            box = QRectF(band.left(), frame.y(start), band.width(), frame.y(end) - frame.y(start))
            box = box.intersected(band)
            y = frame.y(end)
            line = QLineF(0.0, y, frame.view.width(), y)
            seen = band.top() <= y <= band.bottom()
        return (Framed(box), Guide(line)) if seen else (Framed(box),)
