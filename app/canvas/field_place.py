"""Where a text that is written in place stands in the view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.layout.sheet import Field, Node


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field with the node it stands in and where that node's origin stands in the view.

    ``scale`` is pixels a unit of the node: the zoom on the sheet, 1 in the pinned headings, which
    are laid out in pixels. ``clip`` is the part of the view in which the field can be seen.
    """

    field: Field
    node: Node
    at: QPointF
    scale: float
    clip: QRectF

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
