"""Leaving hue out of what is written: emoji in texts are drawn grey."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.layout.primitives import Primitive, Text
from app.layout.sheet import Node


def greyed(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The same nodes with their emoji in grey; a node without any text stays the same object."""
    return tuple(
        replace(node, primitives=tuple(_grey(shape) for shape in node.primitives))
        if any(isinstance(shape, Text) and not shape.grey for shape in node.primitives)
        else node
        for node in nodes
    )


def _grey(shape: Primitive) -> Primitive:
    return shape._replace(grey=True) if isinstance(shape, Text) else shape
