"""Where on the sheet a card would be dropped: in which cell, and between which cards of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

from app.editor.navigate import Cells
from app.editor.selection import Cell
from app.layout.sheet import Column, Row, Sheet
from app.models.base import Id
from app.models.card import Card
from app.models.vocabulary import STACKLESS

# Points beside the columns or lanes from which something still falls into the nearest.
_NEAR = 24.0
# Points between a card and a line before or behind it.
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class DropPlace:
    """A cell, the place among its other cards (None: the end), and a line there, in points."""

    cell: Cell
    place: int | None
    line: QLineF | None = None


def nearest_cell(sheet: Sheet, cells: Cells, point: QPointF) -> Cell | None:
    """The cell at a point of the sheet or right beside it."""
    row, column = _nearest_row(sheet, point.y()), nearest_column(sheet, point.x())
    if row is None or (column is None and sheet.columns):
        return None
    return cells.cell(cells.row(row.lane), cells.column(column.step) if column else 0)


def nearest_column(sheet: Sheet, x: float) -> Column | None:
    """The column at an x of the sheet, or the nearest within reach."""
    best = min(sheet.columns, key=lambda one: _away(x, one.x, one.width), default=None)
    return best if best is not None and _away(x, best.x, best.width) <= _NEAR else None


def _nearest_row(sheet: Sheet, y: float) -> Row | None:
    best = min(sheet.rows, key=lambda one: _away(y, one.y, one.height), default=None)
    return best if best is not None and _away(y, best.y, best.height) <= _NEAR else None


def _away(at: float, start: float, length: float) -> float:
    return max(start - at, at - start - length, 0.0)


def drop_place(
    sheet: Sheet, cells: Cells, cell: Cell, box: QRectF, point: QPointF, going: Collection[Id]
) -> DropPlace:
    """The place in a cell, whose box is given, for what is dropped at a point of the sheet.

    The cards in ``going`` leave, so they do not count.
    """
    if cells.lanes[cells.row(cell[0])].type in STACKLESS:
        return DropPlace(cell, None)
    rtl = sheet.direction == "rtl"
    standing = [
        (card, QRectF(node.x, node.y, node.width, node.height))
        for card in cells.cards(cell)
        if card.id not in going and (node := sheet.card(card.id)) is not None
    ]
    boxes = [each for _, each in standing]
    at = next((n for n in range(len(boxes)) if _precedes(point, boxes, n, rtl)), len(boxes))
    before = standing[at][0] if at < len(standing) else None
    return DropPlace(cell, _place(cells, cell, before, going), _line(boxes, at, box, rtl))


def _place(cells: Cells, cell: Cell, before: Card | None, going: Collection[Id]) -> int | None:
    """The place before a card among those that the map has in a cell, which may not all be seen."""
    others = [one for one in cells.map.cells.get(cell, ()) if one.id not in going]
    if before is None:
        return None
    ids = [one.id for one in others]
    # A card that is seen here but begins in a hidden column belongs to another cell.
    return ids.index(before.id) if before.id in ids else 0


def _beside(one: QRectF, other: QRectF) -> bool:
    """Whether two cards stand side by side in a line, as pictures do."""
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    return shared > min(one.height(), other.height()) / 2


def _in_line(boxes: list[QRectF], at: int) -> bool:
    return any(
        _beside(boxes[at], boxes[near]) for near in (at - 1, at + 1) if 0 <= near < len(boxes)
    )


def _precedes(point: QPointF, boxes: list[QRectF], at: int, rtl: bool) -> bool:
    box = boxes[at]
    if not _in_line(boxes, at):
        return point.y() < box.center().y()
    if point.y() < box.top():
        return True
    before = point.x() > box.center().x() if rtl else point.x() < box.center().x()
    return point.y() <= box.bottom() and before


def _line(boxes: list[QRectF], at: int, cell: QRectF, rtl: bool) -> QLineF:
    if boxes and _in_line(boxes, min(at, len(boxes) - 1)):
        box = boxes[min(at, len(boxes) - 1)]
        at_start = (at < len(boxes)) != rtl
        x = box.left() - _GAP if at_start else box.right() + _GAP
        return QLineF(x, box.top(), x, box.bottom())
    left, right = cell.left() + 1, cell.right() - 1
    if not boxes:
        y = cell.top() + 2 * _GAP
    elif at == len(boxes):
        y = boxes[-1].bottom() + _GAP
    elif at == 0:
        y = boxes[0].top() - _GAP
    else:
        y = (boxes[at - 1].bottom() + boxes[at].top()) / 2
    return QLineF(left, y, right, y)
