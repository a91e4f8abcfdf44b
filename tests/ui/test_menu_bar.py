"""The line under the menu bar is whole at every scale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from app.ui import appearance
from app.ui.menu_bar import MenuBar


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_line_goes_from_end_to_end(qtbot: QtBot, dark: bool, ratio: int) -> None:
    bar = MenuBar()
    qtbot.addWidget(bar)
    bar.setPalette(appearance.palette(dark))
    for title in ("File", "Edit", "Insert"):
        bar.addMenu(title)
    bar.resize(400, bar.sizeHint().height())
    picture = QPixmap(bar.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    bar.render(picture, QPoint())
    image = picture.toImage()
    rows = [
        {image.pixelColor(x, y).rgb() for x in range(image.width())}
        for y in range(image.height() - 2 * ratio, image.height())
    ]
    assert [len(row) for row in rows] == [1] * (2 * ratio)
    assert rows[0] != rows[-1]
