"""What a field shows of its value: a sign and words, each with air before it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from pytestqt.qtbot import QtBot

from app.ui import appearance
from app.ui.fields import ValueButton

SIDE = 16


@pytest.mark.parametrize("rtl", [False, True])
def test_the_sign_sticks_neither_to_the_frame_nor_to_the_words(qtbot: QtBot, rtl: bool) -> None:
    button = ValueButton(SIDE)
    qtbot.addWidget(button)
    button.setPalette(appearance.palette(dark=False))
    way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    button.setLayoutDirection(way)
    sign = QPixmap(SIDE, SIDE)
    sign.fill(QColor("red"))
    button.setIcon(QIcon(sign))
    button.setText("|||")
    button.resize(200, button.sizeHint().height())
    image, middle = button.grab().toImage(), button.height() // 2
    seen = [image.pixelColor(x, middle) for x in range(button.width())]
    if rtl:
        seen.reverse()
    red = [x for x, one in enumerate(seen) if one == QColor("red")]
    words = next(x for x in range(red[-1] + 1, 200) if seen[x].lightness() < 128)
    assert (red[0], len(red)) == (5, SIDE), "where words begin in other fields"
    assert words - red[-1] > 5


def test_words_alone_begin_where_a_sign_would(qtbot: QtBot) -> None:
    button = ValueButton(SIDE)
    qtbot.addWidget(button)
    button.resize(200, 26)
    without = button.room
    sign = QPixmap(SIDE, SIDE)
    sign.fill(QColor("red"))
    button.setIcon(QIcon(sign))
    assert without - button.room > SIDE
