"""The faint "+" in an empty cell, under the pointer or where the keyboard stands.

It is drawn over the sheet and never part of it, so it never prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.canvas.look import Look
from app.canvas.spots import Spots
from app.canvas.tools.band import BandTool
from app.canvas.tools.tool import Finder, Grip, Hand, Pull
from app.canvas.view import MapView
from app.editor.navigate import Cells
from app.editor.selection import Cell
from app.models.journey import JourneyMap

# What is to be hit by a finger or an unsteady hand, in pixels: in a low lane it is lower and goes
# over its edges. The sign within it gets smaller with the lane, until it could not be seen.
_TARGET, _LEAST = 28.0, 24.0
_ARM, _LEAST_ARM = 6.0, 2.5
_EDGE = 3.0
# No further from where the cell begins, in points: the middle of a cell for the whole map may be
# out of sight.
_REACH = 190.0


@dataclass(frozen=True, slots=True)
class Plus:
    """The sign, in pixels of the view; ``strong`` while the pointer is on it.

    ``box`` is what is to be hit, ``arm`` half the length of the sign's lines.
    """

    box: QRectF
    arm: float = _ARM
    strong: bool = False

    def draw(self, painter: QPainter, look: Look) -> None:
        """Draw a "+", where it is strong in the accent colour and within a thin ring."""
        ink = look.faint
        if self.strong:
            painter.setPen(QPen(look.accent, 1.2))
            painter.setBrush(look.on_accent)
            reach = self.arm + 4
            painter.drawEllipse(self.box.center(), reach, reach)
            ink = look.accent
        pen = QPen(ink, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, across, down = self.box.center(), QPointF(self.arm, 0), QPointF(0, self.arm)
        painter.drawLine(QLineF(middle - across, middle + across))
        painter.drawLine(QLineF(middle - down, middle + down))


def is_empty(map_: JourneyMap, cell: Cell) -> bool:
    """Whether a visible cell holds no card and can take one."""
    cells = Cells(map_)
    return cells.is_open(cell) and not cells.cards(cell)


def plus_in(view: MapView, spots: Spots, cell: Cell) -> Plus | None:
    """The sign of an empty cell; None where the cell is too small for it."""
    box = spots.cell_box(cell)
    if box is None:
        return None
    if box.width() > _REACH:
        left = box.right() - _REACH if view.frame.rtl else box.left()
        box = QRectF(left, box.top(), _REACH, box.height())
    seen = view.frame.rect(box)
    arm = min(_ARM, min(seen.width(), seen.height()) / 2 - _EDGE)
    if arm < _LEAST_ARM:
        return None
    target = QRectF(
        0,
        0,
        min(max(seen.width(), _LEAST), _TARGET),
        min(max(seen.height(), _LEAST), _TARGET),
    )
    target.moveCenter(QPointF(seen.center().toPoint()))
    return Plus(target, arm)


def free_space(hand: Hand, start: Callable[[Cell], object]) -> Finder:
    """What is under the pointer beside all cards and headings: the "+" of an empty cell.

    ``start`` starts a card in a cell. A drag from there draws the rubber band.
    """

    def sign_of(cell: Cell | None) -> Plus | None:
        if cell is None or not is_empty(hand.session.shown, cell):
            return None
        return plus_in(hand.view, hand.spots, cell)

    def band(_: Pull, __: Pull) -> BandTool:
        return BandTool(hand)

    def find(pull: Pull) -> Grip | None:
        spots, view = hand.spots, hand.view
        if not view.frame.body.contains(pull.point) or spots.selection_at(pull.point).records:
            return None
        if pull.toggles or pull.fine:
            return Grip(tool=band)
        own = sign_of(spots.cell_at(view.frame.to_sheet(pull.point)))
        for point in _points_near(view, pull.point):
            cell = spots.cell_at(view.frame.to_sheet(point))
            sign = own if point is pull.point else sign_of(cell)
            if cell is not None and sign is not None and sign.box.contains(pull.point):
                strong = replace(sign, strong=True)
                begin = partial(start, cell)
                return Grip(Qt.CursorShape.PointingHandCursor, band, begin, shapes=(strong,))
        return Grip(tool=band, shapes=() if own is None else (own,))

    return find


def _points_near(view: MapView, point: QPointF) -> Iterator[QPointF]:
    """A point, and those right above and below it that lie in low lanes.

    Their signs reach beyond them.
    """
    yield point
    frame, sheet = view.frame, view.sheet
    for by in (-_LEAST / 2, _LEAST / 2):
        y = frame.to_sheet(point + QPointF(0, by)).y()
        rows = sheet.rows if sheet is not None else ()
        row = next((one for one in rows if one.y <= y <= one.y + one.height), None)
        if row is not None and row.height * frame.scale < _LEAST:
            yield point + QPointF(0, by)
