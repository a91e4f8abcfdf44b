"""Dragging notes from the tray into a cell."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPixmap

from app.canvas.tools.cards import drop_shapes, into
from app.canvas.tools.cells import DropPlace, drop_place, nearest_cell
from app.canvas.tools.ghosts import BESIDE, NO_DROP
from app.canvas.tools.shapes import Ghost, Shape
from app.canvas.tools.tool import Hand, Pull
from app.canvas.tray_moves import placed
from app.editor.navigate import Cells
from app.editor.words import tr
from app.models.base import Id


class PlaceNotes:
    """Carries notes over the map; beside the view nothing is drawn and nothing scrolls."""

    def __init__(self, hand: Hand, ids: tuple[Id, ...], picture: QPixmap) -> None:
        self._hand = hand
        self._ids = ids
        self._picture = picture
        self._cells = Cells(hand.session.map)
        self._drop: DropPlace | None = None
        self._over = False
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """Whether they would go there."""
        return NO_DROP if self._drop is None else Qt.CursorShape.ClosedHandCursor

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The cell lit, the line between its cards, and a picture of a note."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls to all sides while the pointer is on it."""
        return self._over, self._over

    def start(self, pull: Pull) -> None:
        """Take hold of the notes."""

    def move(self, pull: Pull) -> None:
        """Find the place under the pointer."""
        self._over = QRectF(self._hand.view.rect()).contains(pull.point)
        self._drop = self._find(pull) if self._over else None
        self._shapes = self._drawn(pull) if self._over else ()

    def finish(self) -> None:
        """Make cards of them there, as one step of the history, or say why that cannot be."""
        if self._drop is not None:
            made = placed(self._hand.session.map, self._ids, self._drop.cell, self._drop.place)
            self._hand.do(made)
        else:
            self._hand.explain(tr("Notes go to a cell of the map: let go on one"))

    def cancel(self) -> None:
        """Nothing has changed yet."""

    def _find(self, pull: Pull) -> DropPlace | None:
        view, sheet = self._hand.view, self._hand.view.sheet
        if sheet is None:
            return None
        point = view.frame.to_sheet(into(pull.point, view.frame.body))
        cell = nearest_cell(sheet, self._cells, point)
        box = self._hand.spots.cell_box(cell) if cell is not None else None
        if cell is None or box is None:
            return None
        return drop_place(sheet, self._cells, cell, box, point, ())

    def _drawn(self, pull: Pull) -> tuple[Shape, ...]:
        ghost = Ghost.around(pull.point + BESIDE, self._picture, len(self._ids))
        if self._drop is None:
            return (ghost,)
        return tuple(drop_shapes(self._hand, (self._drop.cell,), self._drop.line, ghost))
