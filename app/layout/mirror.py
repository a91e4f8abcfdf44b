"""Turning a sheet round for journeys that run from right to left.

Everything is laid out as if it ran left to right; this is the one place where x is turned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from app.layout.primitives import Face, Outline, Photo, Primitive, Rectangle, Text
from app.layout.sheet import Column, Field, Node, Sheet
from app.layout.text import Align, TextBlock, Typesetter

_TURNED: Mapping[Align, Align] = MappingProxyType({"left": "right", "right": "left"})


def mirror_sheet(sheet: Sheet, typesetter: Typesetter) -> Sheet:
    """The same sheet running from right to left."""
    width = sheet.width
    return replace(
        sheet,
        nodes=tuple(
            replace(mirror_node(node, typesetter), x=width - node.x - node.width)
            for node in sheet.nodes
        ),
        columns=tuple(
            Column(one.step, one.stage, width - one.x - one.width, one.width)
            for one in sheet.columns
        ),
        body_x=width - sheet.body_x,
        direction="rtl",
    )


def mirror_node(node: Node, typesetter: Typesetter) -> Node:
    """A node turned round inside its own box."""
    return replace(
        node,
        primitives=tuple(_mirror(shape, node.width, typesetter) for shape in node.primitives),
        fields=tuple(_mirror_field(one, node.width, typesetter) for one in node.fields),
    )


def _mirror(shape: Primitive, width: float, typesetter: Typesetter) -> Primitive:
    match shape:
        case Text():
            block = _turned(shape.block, typesetter)
            return replace(shape, x=width - shape.x - block.width, block=block)
        case Outline():
            return replace(
                shape,
                commands=tuple(
                    (letter, *(v if i % 2 else width - v for i, v in enumerate(values)))
                    for letter, *values in shape.commands
                ),
            )
        case Face():
            return replace(shape, x=width - shape.x - shape.size)
        case Rectangle() | Photo():
            return replace(shape, x=width - shape.x - shape.width)


def _mirror_field(one: Field, width: float, typesetter: Typesetter) -> Field:
    block = _turned(one.block, typesetter)
    return one._replace(x=width - one.x - block.width, block=block)


def _turned(block: TextBlock, typesetter: Typesetter) -> TextBlock:
    align = _TURNED.get(block.align, block.align)
    if align == block.align:
        return block
    return typesetter.block(block.text, block.style, block.width, align, block.direction)
