"""While a text is being written the editor shows it, and its node is drawn without it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.layout.primitives import Text
from app.layout.sheet import Node
from app.models.base import Id


@dataclass(frozen=True, slots=True)
class Veil:
    """Hides one field of one record wherever a node shows it."""

    record: Id
    field: str

    def over(self, node: Node) -> Node:
        """The node without the text of the hidden field; the same node if it does not show it."""
        for field in node.fields:
            if field.record == self.record and field.name == self.field:
                left = tuple(
                    shape
                    for shape in node.primitives
                    if not (
                        isinstance(shape, Text)
                        and (shape.x, shape.y) == (field.x, field.y)
                        and shape.block == field.block
                    )
                )
                return replace(node, primitives=left)
        return node
