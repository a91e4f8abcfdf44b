"""Buttons: which one Enter presses, and which one has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.appearance import palette
from app.ui.push_button import PushButton
from tests.ui.colours import contrast, parts
from tests.ui.conftest import settle

Rgb = tuple[int, int, int]
Bar = tuple[QLineEdit, PushButton, PushButton]


@pytest.fixture(params=["light", "dark"])
def bar(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Bar]:
    """A field, a button that Enter presses, and another one, in light and in dark."""
    place = QWidget()
    qtbot.addWidget(place)
    place.setPalette(palette(request.param == "dark"))
    place.setAutoFillBackground(True)
    row = QHBoxLayout(place)
    made = QLineEdit(place), PushButton("Hhh", place), PushButton("Hhh", place)
    for one in made:
        row.addWidget(one)
    made[1].setDefault(True)
    place.show()
    place.activateWindow()
    made[0].setFocus()
    settle()
    yield made
    place.close()


def seen(button: QWidget) -> QImage:
    return button.grab().toImage()


def colours_of(button: QWidget) -> tuple[Rgb, Rgb]:
    """The ground of a button, beside its word, and the colour of that word furthest from it."""
    image = seen(button)
    inner = image.rect().adjusted(5, 5, -5, -5)
    ground = parts(image.pixelColor(inner.left(), image.height() // 2))
    all_of = {
        parts(image.pixelColor(x, y))
        for x in range(inner.left(), inner.right())
        for y in range(inner.top(), inner.bottom())
    }
    return ground, max(all_of, key=lambda one: contrast(one, ground))


def test_the_button_that_enter_presses_is_filled_and_its_word_is_read(bar: Bar) -> None:
    _, default, other = bar
    (ground, word), (plain, _) = colours_of(default), colours_of(other)
    assert contrast(ground, plain) >= 3
    assert contrast(ground, word) >= 4.5


def ring_of(button: QWidget) -> int:
    """How many pixels of the accent follow each other from a button's left edge."""
    image = seen(button)
    accent = button.palette().color(button.palette().ColorRole.Accent)
    y, count = image.height() // 2, 0
    while QColor(image.pixelColor(count, y)) == accent:
        count += 1
    return count


def test_a_ring_of_two_pixels_is_round_the_button_that_has_the_keyboard_alone(bar: Bar) -> None:
    field, default, other = bar
    assert ring_of(other) == 0
    other.setFocus()
    settle()
    assert ring_of(other) == 2
    default.setFocus()
    settle()
    assert ring_of(other) == 0
    assert ring_of(default) == 2, "a line parts the ring from what it is filled with"
    field.setFocus()
    settle()
    assert ring_of(default) > 4, "it is filled, without a ring"


def test_the_ring_keeps_clear_of_a_long_text(bar: Bar) -> None:
    _, default, _ = bar
    default.setText("Add 3 Stages and 2 Lanes")
    shown = default.fontMetrics().horizontalAdvance(default.text())
    assert (default.sizeHint().width() - shown) / 2 > 8
    assert default.minimumSizeHint() == default.sizeHint()
