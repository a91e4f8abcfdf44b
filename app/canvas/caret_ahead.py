"""Where the caret will stand in a card that typing is about to start.

An input method puts its list of candidates there, with the first character already: before there is
a card, or an editor that could be asked.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFontMetricsF

from app.canvas.field_editor import font_of
from app.canvas.field_place import FieldPlace
from app.canvas.layouter import Layouter
from app.canvas.veil import field_of
from app.canvas.view import MapView
from app.canvas.zoom import near_enough
from app.editor.drafts import draft_in
from app.editor.selection import Cell
from app.layout.sheet import Field, Node
from app.models.journey import JourneyMap

_Found = tuple[Node, Field] | None


class CaretAhead:
    """Lays the map out with the card that would be started, once a cell, and shows nothing."""

    def __init__(self, view: MapView, layouter: Layouter) -> None:
        self._view = view
        self._layouter = layouter
        self._known: tuple[JourneyMap, Cell, _Found] | None = None

    def rect(self, map_: JourneyMap, cell: Cell) -> QRect:
        """Where the caret of a card started in a cell would stand, in pixels of the view."""
        found = self._field_in(map_, cell)
        if found is None:
            return QRect(0, 0, 1, 1)
        node, field = found
        view, block = self._view, field.block
        frame, size = view.frame, field.block.style.size
        sheet = view.sheet
        scale = near_enough(frame.scale, size, sheet.text_size if sheet is not None else size)
        at = QPointF(frame.x(node.x), frame.y(node.y))
        place = FieldPlace(field, node, at, frame.scale, frame.body)
        nearer = scale != frame.scale
        if nearer:
            # From afar the view comes nearer as soon as somebody writes, round the text's middle.
            middle = place.box.center()
            frame = replace(frame, scale=scale, origin=middle - frame.to_sheet(middle) * scale)
            at = QPointF(frame.x(node.x), frame.y(node.y))
            place = FieldPlace(field, node, at, scale, frame.body)
        box = place.box
        if not frame.body.contains(place.with_ring if nearer else box):
            box.translate(frame.way_into_sight(place.with_ring, frame.body))
        line = block.lines[0]
        metrics = QFontMetricsF(font_of(size * scale, ()))
        top = round(box.y()) + line.baseline * scale - metrics.ascent()
        left = round(box.x()) + line.x * scale
        return QRect(round(left), round(top), 1, round(metrics.height()))

    def _field_in(self, map_: JourneyMap, cell: Cell) -> _Found:
        if self._known is None or self._known[0] is not map_ or self._known[1] != cell:
            self._known = map_, cell, self._laid_out(map_, cell)
        return self._known[2]

    def _laid_out(self, map_: JourneyMap, cell: Cell) -> _Found:
        draft = draft_in(map_, cell)
        if draft is None:
            return None
        node = self._layouter.sheet(draft.into(map_)).card(draft.card.id)
        field = field_of(node, draft.card.id, "text", "") if node is not None else None
        return None if node is None or field is None else (node, field)
