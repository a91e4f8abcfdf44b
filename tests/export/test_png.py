"""The PNG as a file: size, resolution, transparency, and what is too large."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from app.export import ExportError, png
from app.export.png import MAX_SIDE, export_png, pixel_size
from app.export.png_file import encode_png
from app.layout.primitives import Rectangle
from app.layout.sheet import Page
from app.paint.pictures import Pictures
from tests.paint.pages import everything, node, page_of, source, words

CARD = page_of([node("card:1", 10, 10, Rectangle(0, 0, 100, 40, fill="#e8f1fb"), words("Pay"))])


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("dpi", [36, 96, 150, 192, 300])
def test_size_and_resolution_follow_the_dpi(dpi: int) -> None:
    image = opened(export_png(CARD, Pictures(), dpi))
    assert image.size == (round(842 * dpi / 72), round(595 * dpi / 72))
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.05)
    assert image.mode == "RGB"


def test_bands_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    def pixels() -> NDArray[np.int16]:
        return np.asarray(opened(export_png(everything(), Pictures(source), 110)), dtype=np.int16)

    whole = pixels()
    monkeypatch.setattr(png, "_BAND_PIXELS", 1290 * 7)  # seven rows of pixels a band
    assert np.abs(pixels() - whole).max() <= 1


def test_a_transparent_png_has_no_ground() -> None:
    image = opened(export_png(CARD, Pictures(), 72, transparent=True))
    assert image.mode == "RGBA"
    assert image.getpixel((5, 5)) == (0, 0, 0, 0)
    assert image.getpixel((12, 45)) == (0xE8, 0xF1, 0xFB, 255)
    opaque = opened(export_png(CARD, Pictures(), 72))
    ground = Image.new("RGBA", image.size, "#ffffff")
    ground.alpha_composite(image)
    away = np.abs(
        np.asarray(ground.convert("RGB"), dtype=np.int16) - np.asarray(opaque, dtype=np.int16)
    )
    assert away.max() <= 3


def test_an_opaque_png_has_the_ground_of_the_page() -> None:
    page = replace(CARD, background="#fdf6e3")
    assert opened(export_png(page, Pictures(), 72)).getpixel((5, 5)) == (0xFD, 0xF6, 0xE3)


def test_the_same_page_gives_the_same_bytes() -> None:
    assert export_png(CARD, Pictures(), 150) == export_png(CARD, Pictures(), 150)


@pytest.mark.parametrize("page", [CARD, Page(40_000, 100, "#ffffff", (), 7), everything()])
def test_what_is_too_large_is_refused_with_a_way_out(page: Page) -> None:
    tracemalloc.start()
    with pytest.raises(ExportError, match=r"too large.*--dpi (\d+)") as refused:
        export_png(page, Pictures(source), 9600)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    dpi = int(str(refused.value).partition("--dpi ")[2].split()[0])
    assert max(pixel_size(page, dpi)) <= MAX_SIDE


def test_progress_goes_from_little_to_all() -> None:
    told: list[float] = []
    export_png(CARD, Pictures(), 300, progress=told.append)
    assert len(told) > 2
    assert told == sorted(told)
    assert told[-1] == 1


def test_pixels_are_stored_as_they_are() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (37, 53, 4), dtype=np.uint8)
    rows = [b"\0" + row.tobytes() for row in pixels]
    bands = [b"".join(rows[:20]), b"".join(rows[20:])]
    stored = encode_png(53, 37, bands, alpha=True, dpi=300)
    assert (np.asarray(opened(stored)) == pixels).all()


def test_an_empty_page_is_a_picture_too() -> None:
    assert opened(export_png(Page(0.1, 0.1, "#ffffff", (), 7), Pictures(), 72)).size == (1, 1)
