"""The faint "+" in an empty cell, under the pointer or where the keyboard stands.

It is drawn over the sheet and never part of it, so it never prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.canvas.look import Look
from app.canvas.spots import Spots
from app.canvas.tools.band import BandTool
from app.canvas.tools.tool import Finder, Grip, Hand, Pull
from app.canvas.view import MapView
from app.editor.navigate import Cells
from app.editor.selection import Cell
from app.models.journey import JourneyMap

# What is to be hit by a finger or an unsteady hand, in pixels, and the sign within it.
_TARGET = 28.0
_ARM = 6.0
# No further from where the cell begins, in points: the middle of a cell for the whole map may be
# out of sight.
_REACH = 190.0
_ON_LIGHT, _ON_DARK = QColor("#6f757d"), QColor("#a3a9b1")


@dataclass(frozen=True, slots=True)
class Plus:
    """The sign, in pixels of the view; ``strong`` while the pointer is on it."""

    box: QRectF
    on_dark: bool
    strong: bool = False

    def draw(self, painter: QPainter, look: Look) -> None:
        """Draw a "+", on a round ground in the accent colour where it is strong."""
        ink = _ON_DARK if self.on_dark else _ON_LIGHT
        if self.strong:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent)
            painter.drawEllipse(self.box.adjusted(2, 2, -2, -2))
            ink = look.on_accent
        pen = QPen(ink, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, across, down = self.box.center(), QPointF(_ARM, 0), QPointF(0, _ARM)
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
    if min(seen.width(), seen.height()) < _TARGET + 4:
        return None
    target = QRectF(0, 0, _TARGET, _TARGET)
    target.moveCenter(QPointF(seen.center().toPoint()))
    return Plus(target, view.paper().lightness() < 128)


def free_space(hand: Hand, start: Callable[[Cell], object]) -> Finder:
    """What is under the pointer beside all cards and headings: the "+" of an empty cell.

    ``start`` starts a card in a cell. A drag from there draws the rubber band.
    """

    def find(pull: Pull) -> Grip | None:
        spots, view = hand.spots, hand.view
        if not view.frame.body.contains(pull.point) or spots.selection_at(pull.point).records:
            return None

        def band(_: Pull, __: Pull) -> BandTool:
            return BandTool(hand)

        cell = spots.cell_at(view.frame.to_sheet(pull.point))
        sign = None
        held = pull.copies or pull.fine
        if cell is not None and not held and is_empty(hand.session.shown, cell):
            sign = plus_in(view, spots, cell)
        if cell is None or sign is None:
            return Grip(tool=band)
        if not sign.box.contains(pull.point):
            return Grip(tool=band, shapes=(sign,))
        strong = Plus(sign.box, sign.on_dark, strong=True)
        return Grip(Qt.CursorShape.PointingHandCursor, band, lambda: start(cell), shapes=(strong,))

    return find
