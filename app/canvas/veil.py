"""While a text is being written the editor shows it, and its node is drawn without it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from app.layout.primitives import Text
from app.layout.sheet import Field, Node
from app.models.base import Id


def field_of(node: Node, record: Id, name: str, text: str) -> Field | None:
    """The field of a record in a node.

    Where none is named, the text that stands there unshortened.
    """
    for field in node.fields:
        if (field.record, field.name) == (record, name):
            return field
    if node.record == record and text:
        for shape in node.primitives:
            if isinstance(shape, Text) and shape.block.text == text:
                return Field(record, name, shape.x, shape.y, shape.block, shape.colour)
    return None


class Veil(NamedTuple):
    """Hides one field of one record, whose text is known, wherever a node shows it."""

    record: Id
    field: str
    text: str

    def over(self, node: Node) -> Node:
        """The node without the text of the hidden field; the same node if it does not show it."""
        field = field_of(node, self.record, self.field, self.text)
        if field is None:
            return node
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
