"""Turning a sheet round for journeys that run from right to left.

Everything is laid out as if it ran left to right; this is the one place where x is turned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from app.layout.deferred import Deferred, DeferredShapes
from app.layout.primitives import Face, Outline, Photo, Primitive, Rectangle, Text
from app.layout.sheet import Column, Field, Node, Sheet
from app.layout.text import Align, TextBlock, Typesetter

_TURNED: Mapping[Align, Align] = MappingProxyType({"left": "right", "right": "left"})


class MirrorMemo:
    """The nodes of a sheet that was turned round: after an edit all others stay as they are.

    Kept by the identity of their shapes, which a node keeps where it only moves.
    """

    def __init__(self) -> None:
        self._nodes: dict[int, tuple[Node, Node]] = {}
        self._typesetter: Typesetter | None = None

    def turned(self, nodes: Sequence[Node], width: float, typesetter: Typesetter) -> list[Node]:
        """The nodes turned round on a sheet that is ``width`` points wide."""
        known = self._nodes if self._typesetter is typesetter else {}
        kept: dict[int, tuple[Node, Node]] = {}
        made: list[Node] = []
        for node in nodes:
            x = width - node.x - node.width
            before = known.get(id(node.primitives))
            if before is None or not _same_inside(before[0], node):
                turned = _turned_node(node, x, typesetter)
            elif before[0] is node and before[1].x == x:
                turned = before[1]
            else:
                shapes, fields = before[1].primitives, before[1].fields
                turned = replace(node, x=x, primitives=shapes, fields=fields, spots=before[1].spots)
            kept[id(node.primitives)] = node, turned
            made.append(turned)
        self._nodes, self._typesetter = kept, typesetter
        return made


def _same_inside(one: Node, other: Node) -> bool:
    """Whether two nodes are the same objects in boxes of one width, wherever they stand."""
    return (
        one.primitives is other.primitives
        and one.fields is other.fields
        and one.width == other.width
    )


def mirror_sheet(sheet: Sheet, typesetter: Typesetter, memo: MirrorMemo | None = None) -> Sheet:
    """The same sheet running from right to left."""
    width = sheet.width
    memo = memo if memo is not None else MirrorMemo()
    return replace(
        sheet,
        nodes=tuple(memo.turned(sheet.nodes, width, typesetter)),
        columns=tuple(
            Column(one.step, one.stage, width - one.x - one.width, one.width)
            for one in sheet.columns
        ),
        body_x=width - sheet.body_x,
        direction="rtl",
    )


def mirror_node(node: Node, typesetter: Typesetter) -> Node:
    """A node turned round inside its own box."""
    return _turned_node(node, node.x, typesetter)


def _turned_node(node: Node, x: float, typesetter: Typesetter) -> Node:
    """A node turned round inside its own box, which stands at ``x``.

    What is drawn later is turned later: of a large map few cards are ever seen.
    """
    shapes, width = node.primitives, node.width
    turned: Sequence[Primitive]
    if isinstance(shapes, DeferredShapes):
        key = (width, *shapes.key) if shapes.key else ()
        turned = DeferredShapes(
            partial(_turned_shapes, shapes, width, typesetter), shapes.missing, key
        )
    else:
        turned = _turned_shapes(shapes, width, typesetter)
    fields: Sequence[Field] = ()
    if node.fields:
        fields = Deferred(partial(_turned_fields, node.fields, width, typesetter))
    spots = [one._replace(x=width - one.x - one.width) for one in node.spots]
    return replace(node, x=x, primitives=turned, fields=fields, spots=tuple(spots))


def _turned_shapes(
    shapes: Sequence[Primitive], width: float, typesetter: Typesetter
) -> tuple[Primitive, ...]:
    return tuple([_mirror(shape, width, typesetter) for shape in shapes])


def _turned_fields(
    fields: Sequence[Field], width: float, typesetter: Typesetter
) -> tuple[Field, ...]:
    return tuple([_mirror_field(one, width, typesetter) for one in fields])


def _mirror(shape: Primitive, width: float, typesetter: Typesetter) -> Primitive:
    match shape:
        case Text():
            block = _turned(shape.block, typesetter)
            return shape._replace(x=width - shape.x - block.width, block=block)
        case Outline():
            return shape._replace(
                commands=tuple(
                    (letter, *(v if i % 2 else width - v for i, v in enumerate(values)))
                    for letter, *values in shape.commands
                ),
            )
        case Face():
            return shape._replace(x=width - shape.x - shape.size)
        case Rectangle() | Photo():
            return shape._replace(x=width - shape.x - shape.width)


def _mirror_field(one: Field, width: float, typesetter: Typesetter) -> Field:
    block = _turned(one.block, typesetter)
    return one._replace(x=width - one.x - block.width, block=block)


def _turned(block: TextBlock, typesetter: Typesetter) -> TextBlock:
    align = _TURNED.get(block.align, block.align)
    if align == block.align:
        return block
    return typesetter.block(block.text, block.style, block.width, align, block.direction)
