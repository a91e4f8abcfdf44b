"""The geometry of the canvas: what stands where in the view, in device-independent pixels.

The sheet's body moves with scroll and zoom. Its headings stand beside it, where a page would have
them, until that place is out of sight: then they stop at the view's edge. The head (title, persona)
stands above the stage row. All of it follows from the scale, the origin and the sizes of the
headings.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.layout.headings import EDGE
from app.layout.labels import LEAD
from app.layout.sheet import Node, Sheet
from app.layout.sheet_layout import MARGIN

PADDING = 16.0
"""Pixels left free beyond the far edges of the sheet when it is scrolled to its end."""

# So many pixels are left free round what is scrolled into sight, fewer within the headings.
_AIR, _LEAST_AIR = 8.0, 4.0

# The origin stands on whole pixels, and the middle may not.
_AT_REST = 1.5

# At this part of the scale at which a map would open, it opens if all of it is seen then.
_NEARLY = 0.9

# Pixels within which two edges are one.
_ON_EDGE = 0.5

# What follows from all but the origin.
_STAYS = ("_rest", "_ranges", "_seen", "_paper", "paper_on_sheet", "body", "head_shift", "far_end")

# What tells of a sheet where it ends.
_ENDS = frozenset({"sheet_width", "sheet_height", "body_right"})


class _Stand(NamedTuple):
    """Where the headings stand in a frame."""

    row_top: float
    column_left: float
    pinned: bool
    scrolled_under: tuple[bool, bool]


@dataclass(frozen=True)
class ViewFrame:
    """One state of the view. What follows from it is worked out once: a step of a pan asks often.

    ``origin`` is where the sheet's point (0, 0) stands; ``view`` is the size of the whole view;
    ``row`` and ``column`` are the height of the stage row and the width of the lane column; with
    ``rtl`` the column is on the right.
    """

    scale: float
    origin: QPointF
    view: QSizeF
    row: float
    column: float
    rtl: bool
    sheet_width: float
    sheet_height: float
    body_left: float
    body_right: float
    body_top: float

    def at(self, origin: QPointF) -> ViewFrame:
        """The same frame with another origin: a step of a pan."""
        made = object.__new__(ViewFrame)
        made.__dict__.update(self._still)
        made.__dict__["origin"] = origin
        return made

    @cached_property
    def _still(self) -> dict[str, object]:
        """All that does not follow from the origin, as the attributes of a frame."""
        still = {each.name: getattr(self, each.name) for each in fields(self)}
        for name in _STAYS:
            still[name] = getattr(self, name)
        still["_still"] = still
        return still

    def x(self, sheet_x: float) -> float:
        """Where an x of the sheet stands in the view."""
        return self.origin.x() + sheet_x * self.scale

    def y(self, sheet_y: float) -> float:
        """Where a y of the sheet stands in the view."""
        return self.origin.y() + sheet_y * self.scale

    def moved_from(self, other: ViewFrame) -> bool:
        """Whether this frame differs from another by its origin at most."""
        return self._rest is other._rest or self._rest == other._rest

    def panned_from(self, other: ViewFrame) -> bool:
        """Whether between two frames all but the headings was moved, and these are as they were."""
        return (
            self.pinned
            and other.pinned
            and self.moved_from(other)
            and self.scrolled_under == other.scrolled_under
        )

    @cached_property
    def _rest(self) -> tuple[object, ...]:
        return (
            self.scale,
            self.view,
            self.row,
            self.column,
            self.rtl,
            self.sheet_width,
            self.sheet_height,
            self.body_left,
            self.body_right,
            self.body_top,
        )

    def stands_like(self, other: ViewFrame) -> bool:
        """Whether all stands as in another frame, and a sheet of another size ends out of sight."""
        if self == other:
            return True
        same = all(
            getattr(self, each.name) == getattr(other, each.name)
            for each in fields(self)
            if each.name not in _ENDS or (self.rtl and each.name == "body_right")
        )
        view = QRectF(QPointF(), self.view)
        return same and self.inside.contains(view) and other.inside.contains(view)

    def to_sheet(self, point: QPointF) -> QPointF:
        """The point of the sheet that stands at a point of the view."""
        return (point - self.origin) / self.scale

    def rect(self, box: QRectF) -> QRectF:
        """Where a box of the sheet stands in the view."""
        return QRectF(
            self.x(box.x()),
            self.y(box.y()),
            box.width() * self.scale,
            box.height() * self.scale,
        )

    @cached_property
    def body(self) -> QRectF:
        """The part of the view that scrolls: all but the pinned row and column."""
        left = 0.0 if self.rtl else self.column
        return QRectF(
            left,
            self.row,
            max(self.view.width() - self.column, 1.0),
            max(self.view.height() - self.row, 1.0),
        )

    @property
    def seen(self) -> QRectF:
        """The part of the sheet that is seen in the body, in points."""
        at, scale = self.origin, self.scale
        left, top, width, height = self._seen
        return QRectF((left - at.x()) / scale, (top - at.y()) / scale, width, height)

    @cached_property
    def _seen(self) -> tuple[float, float, float, float]:
        """Left and top of the body in pixels, width and height of what it shows in points."""
        body, scale = self.body, self.scale
        return body.left(), body.top(), body.width() / scale, body.height() / scale

    @property
    def row_top(self) -> float:
        """The top of the stage row: above the first lane, or the view's top edge."""
        return self._stand.row_top

    @property
    def column_left(self) -> float:
        """The left of the lane column: before the first step, or the view's edge."""
        return self._stand.column_left

    @property
    def pinned(self) -> bool:
        """Whether both headings have stopped at the view's edges, and no head is seen."""
        return self._stand.pinned

    @property
    def scrolled_under(self) -> tuple[bool, bool]:
        """Whether a part of the sheet has gone under the stage row, and under the lane column."""
        return self._stand.scrolled_under

    @cached_property
    def _stand(self) -> _Stand:
        """All of that at once: a step of a pan asks for each, and plain numbers cost little."""
        y, edge = self.y(self.body_top), 0.0
        row_top = max(0.0, y - self.row)
        if self.rtl:
            x, edge = self.x(self.body_right), self.view.width() - self.column
            column_left, under_column = min(edge, x), x > edge + _ON_EDGE
        else:
            x = self.x(self.body_left)
            column_left, under_column = max(0.0, x - self.column), x < self.column - _ON_EDGE
        pinned = row_top == 0.0 and column_left == edge
        return _Stand(row_top, column_left, pinned, (y < self.row - _ON_EDGE, under_column))

    @cached_property
    def head_shift(self) -> QPointF:
        """By how many points the head is moved to make room for row and column."""
        if not self.column and self.body_left == 0.0:
            # Without stages and lanes there is nothing whose edge it could share but the foot's.
            return QPointF(0.0, -self.row / self.scale)
        across = (self.column - EDGE) / self.scale + LEAD
        return QPointF(across if self.rtl else -across, -self.row / self.scale)

    def head_shift_of(self, node: Node) -> QPointF:
        """By how many points a node of the head is moved.

        What begins with the first step moves to where the lane column begins; a box of personas
        stays over the last one.
        """
        end = node.x + node.width
        leads = end >= self.sheet_width - MARGIN - 1 if self.rtl else node.x <= MARGIN + 1
        return QPointF(self.head_shift.x() if leads else 0.0, self.head_shift.y())

    @cached_property
    def paper(self) -> QRectF:
        """Where the whole sheet lies, with headings and head."""
        return self._paper.translated(self.origin)

    @cached_property
    def _paper(self) -> QRectF:
        """Where it lies in pixels from the origin."""
        scale, end = self.scale, self.far_end * self.scale
        if self.rtl:
            left, right = end - EDGE, self.body_right * scale + self.column
        else:
            left, right = self.body_left * scale - self.column, end + EDGE
        return QRectF(left, -self.row, right - left, self.sheet_height * scale + self.row)

    @cached_property
    def far_end(self) -> float:
        """The x of the sheet at which what stands on it ends, on the side without lane column."""
        return far_end(self.body_left, self.body_right, self.sheet_width, rtl=self.rtl)

    @cached_property
    def inside(self) -> QRectF:
        """The paper without its edges, on which lines are drawn."""
        return self.paper.adjusted(2, 2, -2, -2)

    @cached_property
    def paper_on_sheet(self) -> QRectF:
        """Where the paper lies, in points of the sheet."""
        return QRectF(self._paper.topLeft() / self.scale, self._paper.size() / self.scale)

    def resting(self, origin: QPointF) -> QPointF:
        """The nearest origin at which no more than a little space lies beyond the sheet."""
        return QPointF(
            _nearest(origin.x(), *self.range_across()), _nearest(origin.y(), *self.range_down())
        )

    @property
    def at_rest(self) -> bool:
        """Whether no more than a little space lies beyond the sheet."""
        return (self.resting(self.origin) - self.origin).manhattanLength() <= _AT_REST

    def scrolled(self, across: float, down: float) -> QPointF:
        """The origin after a scroll by pixels, no further than at rest or than it stands now."""
        x, y = self.origin.x(), self.origin.y()
        return QPointF(
            _pushed(x, -across, *self.range_across()), _pushed(y, -down, *self.range_down())
        )

    def way_into_sight(self, box: QRectF, within: QRectF) -> QPointF:
        """The least step of the origin that brings a box of the view into a part of it.

        In the body there is room round it for the frame that it has when it is selected; not more
        than the sheet has where it begins and ends.
        """
        air = _AIR if within == self.body else _LEAST_AIR
        seen = within.adjusted(air, air, -air, -air)
        across = way_into(box.left(), box.right(), seen.left(), seen.right())
        down = way_into(box.top(), box.bottom(), seen.top(), seen.bottom())
        return QPointF(self.scrolled(-across, 0).x() - self.origin.x(), down)

    @property
    def seen_whole(self) -> tuple[bool, bool]:
        """Whether the paper is seen from edge to edge across, and down."""
        paper, view = self.paper, self.view
        across = paper.left() >= -_ON_EDGE and paper.right() <= view.width() + _ON_EDGE
        return across, paper.top() >= -_ON_EDGE and paper.bottom() <= view.height() + _ON_EDGE

    def range_across(self) -> tuple[float, float]:
        """The least and the most x of the origin at rest.

        Equal where the sheet is narrow enough; one that is whole in view stands in the middle, from
        top to bottom as well.
        """
        return self._ranges[0]

    def range_down(self) -> tuple[float, float]:
        """The least and the most y of the origin at rest."""
        return self._ranges[1]

    @cached_property
    def _ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return self._range_across(), self._range_down()

    @property
    def whole(self) -> bool:
        """Whether all of the sheet has room in the view."""
        paper, view = self.paper, self.view
        return paper.height() <= view.height() - PADDING and paper.width() <= view.width()

    @property
    def nearly_whole(self) -> bool:
        """Whether the sheet were seen whole, had the view a little more height."""
        high, paper = self.view.height() - PADDING, self.paper
        return paper.width() <= self.view.width() and high < paper.height() <= high / _NEARLY

    def _middle(self, spare: float) -> float:
        """What is free before the paper where ``spare`` pixels are free before and behind it.

        All edges of a page that is whole in view are seen. Nothing beside headings that stay while
        the sheet is scrolled by: each step of a scroll would cost twice as much.
        """
        return max(spare, 0.0) / 2 if self.whole else 0.0

    def _range_across(self) -> tuple[float, float]:
        middle = self._middle(self.view.width() - self.paper.width())
        # What can be seen whole need not be scrolled for the space beyond it.
        fits = self.paper.width() <= self.view.width()
        if self.rtl:
            least = self.view.width() - self.column - self.body_right * self.scale - middle
            most = PADDING + EDGE - self.far_end * self.scale
            return least, least if fits else max(least, most)
        most = self.column - self.body_left * self.scale + middle
        least = self.view.width() - PADDING - EDGE - self.far_end * self.scale
        return most if fits else min(least, most), most

    def _range_down(self) -> tuple[float, float]:
        most = self.row + self._middle(self.view.height() - self.paper.height())
        least = self.view.height() - PADDING - self.sheet_height * self.scale
        return most if self.whole else min(least, most), most


def _nearest(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _pushed(value: float, by: float, least: float, most: float) -> float:
    return min(max(value + by, min(least, value)), max(most, value))


def body_of(sheet: Sheet) -> tuple[float, float, float]:
    """The left, right and top of the sheet's body: where columns begin and end, and lanes begin."""
    if not sheet.columns:
        return 0.0, sheet.width, sheet.body_y
    left = min(column.x for column in sheet.columns)
    right = max(column.x + column.width for column in sheet.columns)
    return left - LEAD, right + LEAD, sheet.body_y


def far_end(body_left: float, body_right: float, sheet_width: float, *, rtl: bool) -> float:
    """The x at which head, body and foot of a sheet end, on the side without lane column."""
    return min(body_left + LEAD, MARGIN) if rtl else max(body_right - LEAD, sheet_width - MARGIN)


def way_into(start: float, end: float, least: float, most: float) -> float:
    """By how much a stretch has to move to lie within another; its start wins when it is longer."""
    if start < least or end - start > most - least:
        return least - start if start < least or start > most else 0.0
    return min(0.0, most - end)
