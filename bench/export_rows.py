"""PDF against Qt's own PDF writer, and PNG against mere packing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from app.export import png
from app.export.options import POINTS_PER_INCH, paper_size
from app.export.pdf import export_pdf
from app.export.png import export_png, pixel_size
from app.export.png_file import encode_png
from app.layout.pages import lay_out_content, lay_out_page
from app.layout.sheet import Page
from app.layout.text import Typesetter
from app.layout.themes import theme
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.paint.qt import draw_page
from app.storage import load
from bench.figures import Row, interleaved, median
from bench.machine import rows_in_ms
from bench.screen import application

_PDF_GOAL = 3.5
_PNG_GOAL = 150.0
_ENCODING_GOAL = 2.0
_DPI = 300.0


def pdf_rows(size: str, path: Path, rounds: int) -> Iterator[Row]:
    """The whole map as one PDF page, drawn by reportlab and by Qt.

    Both draw the same page, whose texts are shaped already.
    """
    application()
    map_ = load(path).map
    page = lay_out_content(map_, theme(map_.theme), Typesetter(map_.language))
    pictures = Pictures.of(map_.pictures, _DPI)
    times = interleaved(
        rounds,
        {
            "reportlab": lambda: export_pdf(map_, (page,), pictures),
            "qt": lambda: qt_pdf(page, pictures),
        },
    )
    bound = median(times["qt"])
    yield Row("PDF", size, median(times["reportlab"]), bound, "QPdfWriter, same page", _PDF_GOAL)


def qt_pdf(page: Page, pictures: Pictures) -> bytes:
    """A page as Qt's own PDF writer makes it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(POINTS_PER_INCH)
    writer.setPageSize(QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    draw_page(painter, page, pictures)
    painter.end()
    return bytes(buffer.data().data())


def png_rows(size: str, path: Path, rounds: int) -> Iterator[Row]:
    """The map on a sheet of A4 at 300 dots an inch, and of that the packing alone."""
    application()
    map_ = load(path).map
    page = _on_a4(map_)
    pictures = Pictures.of(map_.pictures, _DPI)
    yield from rows_in_ms(
        "PNG, A4 at 300 dpi", size, lambda: export_png(page, pictures, _DPI), _PNG_GOAL,
        rounds=rounds,
    )  # fmt: skip
    width, height = pixel_size(page, _DPI)
    bands = list(png._bands(page, pictures, _DPI, (width, height), False, None))
    raw = b"".join(bands)
    times = interleaved(
        rounds,
        {
            "png": lambda: encode_png(width, height, iter(bands), alpha=False, dpi=_DPI),
            "zlib": lambda: zlib.compress(raw, 1),
        },
    )
    bound = median(times["zlib"])
    yield Row("PNG, encoding", size, median(times["png"]), bound, "zlib level 1", _ENCODING_GOAL)


def _on_a4(map_: JourneyMap) -> Page:
    short, long = sorted(paper_size("a4"))
    return lay_out_page(map_, theme(map_.theme), (long, short), Typesetter(map_.language))
