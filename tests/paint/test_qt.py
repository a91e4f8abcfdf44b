"""Drawing on a QPainter: what Qt would do by itself and must not, and what is left unchanged."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.layout.primitives import Outline, Photo, Rectangle, Text
from app.layout.text import Typesetter
from app.paint.pictures import Pictures, Pixels
from app.paint.qt import draw_node, draw_page, flat_rectangles
from app.paint.qt.photos import draw_photo
from app.paint.qt.text import prepared
from tests.paint.pages import PICTURE, WHOLE, everything, node, page_of, samples, source, words

pytestmark = pytest.mark.usefixtures("qapp")


def painted(*shapes: Text | Rectangle | Photo, scale: float, size: int) -> NDArray[np.uint8]:
    """Shapes drawn on white, as grey values."""
    image = QImage(size, size, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    draw_node(painter, node("card:1", 0, 0, *shapes), Pictures(source))
    painter.end()
    rows = np.frombuffer(bytes(image.constBits()), dtype=np.uint8)
    return rows.reshape(size, image.bytesPerLine())[:, :size]


def ink(grey: NDArray[np.uint8]) -> float:
    return float((255 - grey.astype(np.int64)).sum() / 255)


@pytest.mark.parametrize("scale", [1, 2, 4, 8, 16])
def test_text_is_drawn_at_every_size(scale: int) -> None:
    # Qt draws nothing above 64 device pixels where a raw font is made carelessly.
    plain = ink(painted(words("Hn", size=10), scale=4, size=400)) / 16
    assert ink(painted(words("Hn", size=10), scale=scale, size=100 * scale)) / scale**2 == (
        pytest.approx(plain, rel=0.12)
    )


def test_bold_text_has_more_ink_and_is_not_made_bold_again() -> None:
    plain, bold = (
        ink(painted(words("minimum", size=10, bold=heavy), scale=4, size=480))
        for heavy in (False, True)
    )
    assert 1.15 < bold / plain < 1.6


def test_drawing_leaves_the_painter_where_it_was() -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(7, 9)
    painter.setClipRect(QRectF(0, 0, 300, 200))
    before = painter.transform(), painter.clipBoundingRect()
    draw_page(painter, everything(), Pictures(source))
    assert (painter.transform(), painter.clipBoundingRect()) == before
    painter.end()


def test_what_is_out_of_sight_is_not_drawn() -> None:
    page = page_of([node("card:1", 0, 0, words("here")), node("card:2", 400, 400, words("there"))])
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    drawn: list[str] = []

    class Told(Pictures):
        def pixels(self, photo: Photo) -> None:
            drawn.append(photo.sha256)

    seen = [replace(one, primitives=(Photo(0, 0, 5, 5, one.id, WHOLE),)) for one in page.nodes]
    painter = QPainter(image)
    draw_page(painter, page_of(seen), Told(), visible=QRectF(0, 0, 100, 100))
    painter.end()
    assert drawn == ["card:1"]


def test_runs_are_prepared_once() -> None:
    one, same = words("I open the app").block, words("I open the app").block
    assert prepared(one) is prepared(same)


def test_what_was_prepared_goes_with_its_text_and_its_picture() -> None:
    setter = Typesetter("en")
    block = setter.block("Never seen before", words("").block.style, 100)
    pixels = Pictures(source).pixels(Photo(0, 0, 54, 36, PICTURE, WHOLE))
    assert pixels is not None
    prepared(block)
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_photo(painter, Photo(0, 0, 54, 36, PICTURE, WHOLE), Shown(pixels))
    painter.end()
    kept = weakref.ref(setter), weakref.ref(pixels)
    del setter, block, pixels
    gc.collect()
    assert [one() for one in kept] == [None, None]


class Shown(Pictures):
    """One picture, whatever is asked for."""

    def __init__(self, pixels: Pixels) -> None:
        super().__init__()
        self._pixels = pixels

    def pixels(self, photo: Photo) -> Pixels:
        return self._pixels


def test_a_rounded_picture_has_rounded_corners() -> None:
    photo = Photo(0, 0, 54, 36, PICTURE, WHOLE, radius=12)
    grey = painted(photo, scale=4, size=220)
    assert grey[1, 1] == 255
    assert grey[1, 100] < 250


def test_from_afar_each_shape_is_a_rectangle() -> None:
    page = everything()
    flat = flat_rectangles(page.nodes)
    assert flat["#e8f1fb"] == [QRectF(20.3 + 2, 18.4 + 2, 116, 58)]
    # The bounding box of the star, nothing for its stroke.
    (star,) = flat["#c89116"]
    assert star.width() == pytest.approx(star.height(), rel=0.12)
    names = list(samples())
    x, y = next((one.x, one.y) for one in page.nodes if one.id == f"sample:{names[12]}")
    inside = [
        box for boxes in flat.values() for box in boxes if QRectF(x, y, 120, 62).contains(box)
    ]
    assert len(inside) == 3  # a bar for each line of words


def test_from_further_away_what_is_thin_is_left_out() -> None:
    card, bar = Rectangle(0, 0, 100, 40, fill="#e8f1fb"), Rectangle(0, 0, 2, 40, fill="#b8432f")
    mark = Outline((("M", 50, 5), ("L", 55, 5), ("L", 50, 9), ("Z",)), fill="#1d4c7a")
    nodes = [node("card:1", 0, 0, card, bar, mark)]
    assert set(flat_rectangles(nodes)) == {"#e8f1fb", "#b8432f", "#1d4c7a"}
    assert set(flat_rectangles(nodes, least=6.0)) == {"#e8f1fb"}


def test_from_afar_words_stand_on_fills() -> None:
    card = Rectangle(0, 0, 100, 40, fill="#e8f1fb")
    later = node("card:2", 0, 50, Rectangle(0, 0, 100, 40, fill="#fdeae6"))
    flat = flat_rectangles([node("card:1", 0, 0, card, words("Pay")), later])
    assert list(flat)[:2] == ["#e8f1fb", "#fdeae6"]
    assert len(flat) == 3
    assert len(flat_rectangles([node("card:1", 0, 0, card, words("Pay"))], words=False)) == 1
