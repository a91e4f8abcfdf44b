"""Names of stages and steps slide inside their band, so that none is cut at the pinned column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF

from app.layout.primitives import Primitive, Text
from app.layout.sheet import Node
from app.paint.qt.ready import extent

# Pixels kept free between a name that has slid and the end of its band: an arrow has its tip there.
_ENDS = {"stage:": 7.0, "step:": 2.0}


def slide_of(node: Node, x: float, band: QRectF, *, rtl: bool) -> float:
    """By how many pixels what a heading says slides, when its left edge stands at ``x``.

    As far as the heading is out of ``band`` on the side where it begins, but no further than to the
    heading's own end. Negative to the left.
    """
    if (x + node.width <= band.right()) if rtl else (x >= band.left()):
        return 0.0
    end = next((room for kind, room in _ENDS.items() if node.id.startswith(kind)), None)
    if end is None:
        return 0.0
    _, said = parts_of(node)
    if not said:
        return 0.0
    left = min(_ink(shape)[0] for shape in said)
    right = max(_ink(shape)[1] for shape in said)
    if rtl:
        return -max(0.0, min(x + node.width - band.right(), left - end))
    return max(0.0, min(band.left() - x, node.width - end - right))


def parts_of(node: Node) -> tuple[tuple[Primitive, ...], tuple[Primitive, ...]]:
    """What of a heading stays where it is (a stage's arrow), and what slides."""
    fixed = 1 if node.id.startswith("stage:") else 0
    return tuple(node.primitives[:fixed]), tuple(node.primitives[fixed:])


def part_nodes(node: Node) -> tuple[Node, Node]:
    """A heading as two: what stays, and what slides."""
    fixed, sliding = parts_of(node)
    return replace(node, primitives=fixed), replace(node, primitives=sliding)


def slides(nodes: Iterable[Node]) -> Iterable[Node]:
    """Those headings whose names slide."""
    return (node for node in nodes if node.id.startswith(tuple(_ENDS)))


def _ink(shape: Primitive) -> tuple[float, float]:
    """From where to where a shape leaves ink across."""
    if isinstance(shape, Text):
        lines = [line for line in shape.block.lines if line.width > 0]
        if lines:
            left = min(line.x for line in lines)
            return shape.x + left, shape.x + max(line.x + line.width for line in lines)
    left, _, right, _ = extent(shape)
    return left, right
