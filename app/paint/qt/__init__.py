"""Draw nodes and pages on a QPainter: the canvas, PNG pictures, previews."""

from __future__ import annotations

from app.paint.qt.flat import FACE, flat_rectangles
from app.paint.qt.painter import SMOOTH, draw_node, draw_page, draw_primitive
from app.paint.qt.ready import ReadyNode, ready

__all__ = [
    "FACE",
    "SMOOTH",
    "ReadyNode",
    "draw_node",
    "draw_page",
    "draw_primitive",
    "flat_rectangles",
    "ready",
]
