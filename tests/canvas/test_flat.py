"""The map from far away: what is too small to be seen there is not drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.canvas.flat import FlatPicture
from app.canvas.layouter import MapLayouter
from app.canvas.zoom import FLAT_BELOW, PIXELS_PER_POINT
from app.layout.primitives import Face, Rectangle
from app.layout.sheet import Node
from app.paint.qt import FACE
from tests.editor.maps import sample

pytestmark = pytest.mark.usefixtures("qapp")

CARD, BAR = "#e8f1fb", "#b8432f"


def test_bars_of_cards_are_drawn_unless_they_are_a_part_of_a_pixel() -> None:
    whole = MapLayouter().sheet(sample("taxi"))
    shapes = Rectangle(0, 0, 140, 44, fill=CARD), Rectangle(0, 0, 2, 44, fill=BAR)
    card = Node("card:1", 30, whole.body_y + 10, 140, 44, shapes)
    sheet, picture = replace(whole, nodes=(card,)), FlatPicture()
    area = QRectF(0, 0, sheet.width, sheet.height)
    # To and fro: what was made for one scale is not taken for another.
    for scale, seen in ((FLAT_BELOW, True), (0.05 * PIXELS_PER_POINT, False), (FLAT_BELOW, True)):
        image = QImage(area.size().toSize(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        picture.draw(painter, sheet, scale, area)
        painter.end()
        at = round(card.y) + 20
        assert image.pixelColor(100, at) == QColor(CARD)
        assert (image.pixelColor(31, at) == QColor(BAR)) == seen


def test_faces_are_discs() -> None:
    sheet, picture = MapLayouter().sheet(sample("taxi")), FlatPicture()
    area, scale = QRectF(0, 0, sheet.width, sheet.height), 4
    image = QImage(area.size().toSize() * scale, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(scale, scale)
    picture.draw(painter, sheet, FLAT_BELOW, area)
    painter.end()
    faces = [(node.x + shape.x, node.y + shape.y, shape.size) for node in sheet.nodes
             for shape in node.primitives if isinstance(shape, Face)]  # fmt: skip
    assert len(faces) > 4
    for x, y, size in faces:
        middle, corner = (
            image.pixelColor(round((x + part * size) * scale), round((y + part * size) * scale))
            for part in (0.5, 0.12)
        )
        assert middle == QColor(FACE)
        assert corner != QColor(FACE), "a face has corners"
