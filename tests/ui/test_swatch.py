"""The little picture of a colour: seen on any ground, and within its box where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.appearance import palette
from app.ui.swatch import SIDE, swatch
from tests.ui.colours import contrast, parts


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("role", [QPalette.ColorRole.Base, QPalette.ColorRole.Window])
def test_no_colour_is_seen_as_a_box_with_a_stroke_inside(
    qapp: QApplication, dark: bool, role: QPalette.ColorRole, times: int
) -> None:
    ground = palette(dark).color(role)
    image = QImage(SIDE * times, SIDE * times, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(times)
    image.fill(ground)
    painter = QPainter(image)
    swatch("").paint(painter, QRect(0, 0, SIDE, SIDE))
    painter.end()

    def seen(x: float, y: float) -> float:
        colour = QColor(image.pixelColor(int(x * times), int(y * times)))
        return contrast(parts(colour), parts(ground))

    def strongest(places: list[tuple[float, float]]) -> float:
        return max(seen(x, y) for x, y in places)

    across = [step / 4 for step in range(4 * SIDE - 1)]
    assert strongest([(x, 6) for x in across if x < 4]) >= 3, "the border"
    assert strongest([(x, SIDE / 2) for x in across if 4 < x < SIDE - 4]) >= 3, "the stroke"
    corner = [(SIDE - 1 - step / 4, step / 4) for step in range(4)]
    assert strongest(corner) < 1.2, "nothing beyond the rounded corner"
