"""Which characters on a sheet no font holds."""

from __future__ import annotations

from collections.abc import Iterable

from app.layout.deferred import DeferredShapes
from app.layout.primitives import Text
from app.layout.sheet import Node


def missing_in(nodes: Iterable[Node]) -> frozenset[str]:
    """The characters in some nodes that no font holds; a box stands for each."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node.primitives, DeferredShapes):
            # asking for the shapes would draw each card of the map
            if node.primitives.missing:
                found |= node.primitives.missing
            continue
        for shape in node.primitives:
            if isinstance(shape, Text):
                found |= shape.block.missing
    return frozenset(found)
