"""A map as a small picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from app.layout.pages import lay_out_content
from app.layout.text import Typesetter
from app.layout.themes import theme
from app.paint.qt import draw_page
from app.storage import LoadError, load
from app.ui.document import pictures_of


def picture_of(path: Path, size: QSize, ratio: float) -> QPixmap | None:
    """The map of a file on its paper, as large as fits ``size``, from its top left.

    None if the file cannot be opened.
    """
    try:
        map_ = load(path).map
    except LoadError:
        return None
    page = lay_out_content(map_, theme(map_.theme), Typesetter(map_.language))
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.fill(QColor(page.background))
    # Wide maps show their beginning rather than become a thin stripe.
    scale = max(size.width() / page.width, size.height() / page.height * 0.8) * ratio
    painter = QPainter(image)
    painter.setClipRect(QRectF(image.rect()))
    painter.scale(scale, scale)
    seen = QRectF(0, 0, image.width() / scale, image.height() / scale)
    draw_page(painter, page, pictures_of(map_), visible=seen)
    painter.end()
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made
