"""A page becomes a PNG, painted in bands: memory stays small however large the picture is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from app.export.errors import ExportError
from app.export.options import POINTS_PER_INCH
from app.export.png_file import encode_png
from app.layout.sheet import Page
from app.paint.pictures import Pictures
from app.paint.qt import draw_page
from app.paint.qt.shapes import colour

MAX_SIDE = 32_000
"""The longest side of a PNG in pixels: Qt paints no further, and few programs read more."""

MAX_PIXELS = 400_000_000
"""The largest PNG: more takes minutes, and other programs some gigabytes to open."""

_BAND_PIXELS = 1_500_000
_OPAQUE = QImage.Format.Format_RGB32


@lru_cache(maxsize=1)
def _application() -> QGuiApplication | None:
    """Qt's application, without a display if nobody has made one; kept until the program ends."""
    if QGuiApplication.instance() is not None:
        return None
    return QGuiApplication(["footpath", "-platform", "offscreen"])


def pixel_size(page: Page, dpi: float) -> tuple[int, int]:
    """Width and height of a page's PNG in pixels. Raises ``ExportError`` when it is too large."""
    scale = dpi / POINTS_PER_INCH
    width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        fitting = min(
            MAX_SIDE / (max(page.width, page.height) / POINTS_PER_INCH),
            (MAX_PIXELS / (page.width * page.height)) ** 0.5 * POINTS_PER_INCH,
        )
        raise ExportError(
            f"A PNG of {width:,} × {height:,} pixels is too large. Export with --dpi {int(fitting)}"
            f" (--scale {int(fitting / 9.6) / 10:g}) or less, or as PDF, which has no such limit."
        )
    return width, height


def export_png(
    page: Page,
    pictures: Pictures,
    dpi: float,
    *,
    transparent: bool = False,
    progress: Callable[[float], None] | None = None,
) -> bytes:
    """Paint a page and return it as PNG with ``dpi`` written in. Needs no display.

    ``transparent`` leaves the page's own ground out. ``progress`` is told the share that is done.
    Raises ``ExportError`` before anything is allocated when the picture would be too large.
    """
    width, height = pixel_size(page, dpi)
    _application()
    bands = _bands(page, pictures, dpi, (width, height), transparent, progress)
    return encode_png(width, height, bands, alpha=transparent, dpi=dpi)


def _bands(
    page: Page,
    pictures: Pictures,
    dpi: float,
    size: tuple[int, int],
    transparent: bool,
    progress: Callable[[float], None] | None,
) -> Iterator[bytes]:
    """The rows of the picture, some at a time, each row begun by PNG's filter byte 0."""
    width, height = size
    scale = dpi / POINTS_PER_INCH
    rows = max(1, min(height, _BAND_PIXELS // width))
    blended = QImage.Format.Format_ARGB32_Premultiplied if transparent else _OPAQUE
    stored = QImage.Format.Format_RGBA8888 if transparent else QImage.Format.Format_RGB888
    image = QImage(width, rows, blended)
    for top in range(0, height, rows):
        count = min(rows, height - top)
        image.fill(Qt.GlobalColor.transparent if transparent else colour(page.background))
        painter = QPainter(image)
        try:
            painter.translate(0, -top)
            painter.scale(scale, scale)
            visible = QRectF(0, top / scale, page.width, count / scale)
            # Settled, so that the picture is the one that viewers show of the PDF.
            draw_page(painter, page, pictures, background=False, visible=visible, settled=True)
        finally:
            painter.end()
        if progress is not None:
            progress(min(1.0, (top + count) / height))
        yield _rows(image.convertToFormat(stored), count)


def _rows(image: QImage, count: int) -> bytes:
    used = image.width() * image.depth() // 8
    step = image.bytesPerLine()
    pixels = memoryview(image.constBits())
    filtered: list[bytes | memoryview] = []
    for start in range(0, count * step, step):
        filtered += (b"\0", pixels[start : start + used])
    return b"".join(filtered)
