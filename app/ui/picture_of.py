"""Pictures of cards and of whole maps for other programs, as they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from app.layout.pages import lay_out_content
from app.layout.sheet import Node, Page, Sheet
from app.layout.text import Typesetter
from app.layout.themes import theme
from app.models.base import Id
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.paint.qt import draw_page

_SCALE = 2.0
"""Pixels a point: 144 dpi, sharp in a letter and on a slide."""

_MOST_PIXELS = 24_000_000
"""Larger pictures are made smaller: other programs have to hold them in memory."""

_MOST_OF_CARDS = 6_000_000
_MARGIN = 6.0


def picture_of_cards(sheet: Sheet, cards: Sequence[Id], pictures: Pictures) -> QImage | None:
    """Cards as they stand on a sheet, on its paper, with nothing that lies between them.

    None where none of them is seen.
    """
    nodes = [node for node in map(sheet.card, cards) if node is not None]
    if not nodes:
        return None
    left = min(node.x for node in nodes) - _MARGIN
    top = min(node.y for node in nodes) - _MARGIN
    moved: tuple[Node, ...] = tuple(
        replace(node, x=node.x - left, y=node.y - top) for node in nodes
    )
    page = Page(
        max(node.x + node.width for node in moved) + _MARGIN,
        max(node.y + node.height for node in moved) + _MARGIN,
        sheet.background,
        moved,
        sheet.smallest_text,
    )
    return _painted(page, pictures, _MOST_OF_CARDS)


def picture_of_map(map_: JourneyMap, pictures: Pictures) -> QImage:
    """A whole map with its headings, legend and sources."""
    page = lay_out_content(map_, theme(map_.theme), Typesetter(map_.language))
    return _painted(page, pictures, _MOST_PIXELS)


def _painted(page: Page, pictures: Pictures, most: int) -> QImage:
    scale = min(_SCALE, (most / (page.width * page.height)) ** 0.5)
    width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        draw_page(painter, page, pictures, settled=True)
    finally:
        painter.end()
    return image
