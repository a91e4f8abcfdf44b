"""Where a text that is written in place stands in the view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.canvas.field_paint import Backing
from app.canvas.path_spots import path_node
from app.canvas.veil import field_of
from app.canvas.view import MapView
from app.editor.texts import field_name, read_text, writable
from app.layout.sheet import Field, Node
from app.models.base import Id
from app.models.journey import JourneyMap

# Pixels that the frame round a selected card reaches beyond it.
_RING = 3.0


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field with the node it stands in and where that node's origin stands in the view.

    ``scale`` is pixels a unit of the node: the zoom on the sheet, 1 in the pinned headings, which
    are laid out in pixels. ``clip`` is the part of the view in which the field can be seen;
    ``backing`` is what it is painted on where it lies over the map.
    """

    field: Field
    node: Node
    at: QPointF
    scale: float
    clip: QRectF
    backing: Backing | None = None

    @property
    def with_ring(self) -> QRectF:
        """A card with the frame round it, in pixels of the view; the field where that is too much.

        A name in the headings has no frame.
        """
        size = QSizeF(self.node.width, self.node.height) * self.scale
        card = QRectF(self.at, size).adjusted(-_RING, -_RING, _RING, _RING)
        fits = card.width() <= self.clip.width() and card.height() <= self.clip.height()
        return card if self.node.kind == "card" and fits else self.box

    @property
    def box(self) -> QRectF:
        """The field's box in pixels of the view."""
        block = self.field.block
        return QRectF(
            self.at.x() + self.field.x * self.scale,
            self.at.y() + self.field.y * self.scale,
            block.width * self.scale,
            max(block.height, block.style.size * block.style.leading) * self.scale,
        )


def field_place(view: MapView, map_: JourneyMap, record: Id) -> FieldPlace | None:
    """Where the writable field of a record of the shown map stands, or None if it is not there."""
    kind = writable(map_, record)
    if kind is None:
        return None
    name, text = field_name(kind), read_text(map_, record)
    for node, at, scale, clip in _nodes_of(view, record):
        field = field_of(node, record, name, text)
        if field is not None:
            return FieldPlace(field, node, at, scale, clip)
    return None


def _nodes_of(view: MapView, record: Id) -> list[tuple[Node, QPointF, float, QRectF]]:
    frame = view.frame
    found = []
    for placed, band in (
        (view.headings.in_row(frame), view.headings.row_band(frame)),
        (view.headings.in_column(frame), view.headings.column_band(frame)),
    ):
        found += [(node, at, 1.0, band) for node, at in placed if node.record == record]
    sheet = view.sheet
    if sheet is None:
        return found
    whole = QRectF(QPointF(0, 0), frame.view)
    for node in view.sheet_scene.head:
        if any(field.record == record for field in node.fields):
            shift = frame.head_shift_of(node)
            at = frame.rect(QRectF(node.x + shift.x(), node.y + shift.y(), 0, 0)).topLeft()
            found.append((node, at, frame.scale, whole))
    in_body = sheet.card(record) or path_node(sheet, record)
    if in_body is not None:
        at = QPointF(frame.x(in_body.x), frame.y(in_body.y))
        found.append((in_body, at, frame.scale, frame.body))
    return found
