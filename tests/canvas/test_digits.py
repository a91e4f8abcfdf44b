"""Which key presses name a level."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.canvas.digits import level_typed

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "", place: int = 0) -> str:
    event = QKeyEvent(QEvent.Type.KeyPress, key.value, held, place, 0, 0, text)
    return level_typed(event)


@pytest.mark.parametrize(
    ("key", "held", "level"),
    [
        (Qt.Key.Key_1, NONE, "1"),
        (Qt.Key.Key_5, NONE, "5"),
        (Qt.Key.Key_2, SHIFT, "2.5"),
        (Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier, "4"),
        (Qt.Key.Key_6, NONE, ""),
        (Qt.Key.Key_0, NONE, ""),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, ""),
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier, ""),
        (Qt.Key.Key_Exclam, SHIFT, ""),
        (Qt.Key.Key_A, NONE, ""),
    ],
)
def test_digits_from_one_to_five_are_levels(
    key: Qt.Key, held: Qt.KeyboardModifier, level: str
) -> None:
    assert press(key, held) == level


@pytest.mark.skipif(sys.platform != "linux", reason="the places of keys are those of X11")
@pytest.mark.parametrize(
    ("key", "held", "place", "level"),
    [
        (Qt.Key.Key_Exclam, SHIFT, 10, "1.5"),
        (Qt.Key.Key_QuoteDbl, SHIFT, 11, "2.5"),
        (Qt.Key.Key_Ampersand, NONE, 10, "1"),
        (Qt.Key.Key_ParenLeft, NONE, 14, "5"),
        (Qt.Key.Key_Minus, NONE, 15, ""),
        (Qt.Key.Key_Escape, NONE, 9, ""),
    ],
)
def test_the_row_of_digits_counts_whatever_is_printed_on_it(
    key: Qt.Key, held: Qt.KeyboardModifier, place: int, level: str
) -> None:
    assert press(key, held, place=place) == level
