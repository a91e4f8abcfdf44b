"""The walk over primitives: which function draws which shape."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.layout.primitives import Face, Outline, Photo, Primitive, Rectangle, Text
from app.layout.sheet import Node, Page
from app.paint.pictures import Pictures
from app.paint.qt.emoji import draw_face
from app.paint.qt.photos import draw_photo
from app.paint.qt.shapes import colour, draw_outline, draw_rectangle
from app.paint.qt.text import draw_text

# joining flags costs more than drawing a small node
SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
"""The hints with which nodes are drawn."""


def draw_primitive(
    painter: QPainter, primitive: Primitive, pictures: Pictures, *, settled: bool = False
) -> None:
    """Draw one shape; the painter's origin is that of the shape's node, its unit the point.

    ``settled`` is for text alone, see ``draw_page``.
    """
    match primitive:
        case Text():
            draw_text(painter, primitive, settled=settled)
        case Rectangle():
            draw_rectangle(painter, primitive)
        case Outline():
            draw_outline(painter, primitive)
        case Face():
            draw_face(painter, primitive)
        case Photo():
            draw_photo(painter, primitive, pictures)


def draw_node(painter: QPainter, node: Node, pictures: Pictures, *, settled: bool = False) -> None:
    """Draw a node with its origin at the painter's: an item of a scene stands there already.

    The painter's unit is the point (its transform is the zoom); its pen and brush may be left
    changed, its transform and clip are not.
    """
    painter.setRenderHints(SMOOTH)
    for primitive in node.primitives:
        draw_primitive(painter, primitive, pictures, settled=settled)


def draw_page(
    painter: QPainter,
    page: Page,
    pictures: Pictures,
    *,
    background: bool = True,
    visible: QRectF | None = None,
    settled: bool = False,
) -> None:
    """Draw all nodes of a page; the painter's origin is the page's top left corner.

    ``background`` says whether the page's own colour is filled in first. Nodes clear of
    ``visible`` (points on the page) are left out. ``settled`` puts
    each line of text on the row of pixels on or above its baseline, as PDF viewers do, while Qt
    takes the nearest; it is for a painter that only moves and scales.
    """
    if background:
        painter.fillRect(QRectF(0, 0, page.width, page.height), colour(page.background))
    for node in page.nodes:
        if visible is not None and not _reaches(node, visible):
            continue
        painter.translate(node.x, node.y)
        draw_node(painter, node, pictures, settled=settled)
        painter.translate(-node.x, -node.y)


def _reaches(node: Node, visible: QRectF) -> bool:
    # Strokes and faces may stand out of their node's box a little.
    slack = 24.0
    return (
        node.x - slack < visible.right()
        and node.y - slack < visible.bottom()
        and node.x + node.width + slack > visible.left()
        and node.y + node.height + slack > visible.top()
    )
