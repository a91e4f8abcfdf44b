"""Where on a curve a point is, as all stood when a face was taken hold of.

Columns and lanes may grow under the pointer while the face goes from place to place.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from app.canvas.tools.cells import nearest_cell, nearest_column
from app.canvas.tools.faces import Face
from app.canvas.tools.tool import Hand, Pull
from app.editor.navigate import Cells
from app.editor.selection import Cell, Selection
from app.models.base import Id

# Within so much of a level nothing changes yet: the hand may tremble.
_STILL = 0.3


class Standing:
    """Map and sheet as they are when it is made; ``home`` is the cell of the face."""

    def __init__(self, hand: Hand, face: Face) -> None:
        self._hand = hand
        self._face = face
        self.map = hand.session.map
        self._sheet = hand.view.sheet
        self._cells = Cells(self.map)
        card = face.card
        self.home = self._cells.cell_of(Selection((card.id,), (card.lane, card.step)))

    def level(self, pull: Pull) -> float:
        """The level at the height of the pointer, unrounded."""
        return self._face.scale.level(self._hand.view.frame.to_sheet(pull.point).y())

    def level_for(self, pull: Pull, held: float) -> float:
        """The level that the face is to have, whole or half.

        It was taken hold of ``held`` levels above its middle.
        """
        face = self._face
        wanted = self.level(pull) - held
        level = face.level
        if abs(wanted - face.level) >= _STILL / (2 if pull.fine else 1):
            steps = 2 if pull.fine and face.felt else 1
            level = math.floor(wanted * steps + 0.5) / steps
        return min(max(level, face.scale.low), face.scale.top)

    def cell(self, pull: Pull) -> Cell | None:
        """The cell at the pointer."""
        if self._sheet is None:
            return None
        return nearest_cell(self._sheet, self._cells, self._hand.view.frame.to_sheet(pull.point))

    def is_aside(self, pull: Pull) -> bool:
        """Whether the pointer is in another column than the face."""
        if self._sheet is None:
            return False
        column = nearest_column(self._sheet, self._hand.view.frame.to_sheet(pull.point).x())
        if column is None:
            return False
        row = self._cells.row(self._face.card.lane)
        return self._cells.cell(row, self._cells.column(column.step)) != self.home

    def place(self, pull: Pull, cell: Cell | None, going: Collection[Id]) -> int:
        """How many cards of a cell stand before the pointer, without those in ``going``."""
        sheet = self._sheet
        if cell is None or sheet is None:
            return 0
        x, rtl = self._hand.view.frame.to_sheet(pull.point).x(), sheet.direction == "rtl"
        found = 0
        for card in self.map.cells.get(cell, ()):
            node = sheet.card(card.id)
            if card.id not in going and node is not None:
                found += (node.x + node.width / 2 < x) != rtl
        return found
