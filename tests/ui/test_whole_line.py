"""A line whose text does not fit says so, and shows the beginning when the keyboard leaves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.whole_line import WholeLine
from tests.canvas.driver import pixels_of

LONG = "Anil Kapoor, Petra Lind, Marco Silva, two night drivers"


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[WholeLine]:
    parent = QWidget()
    qtbot.addWidget(parent)
    column = QVBoxLayout(parent)
    made = WholeLine(parent)
    other = QLineEdit(parent)
    column.addWidget(other)
    column.addWidget(made)
    parent.resize(200, 90)
    with qtbot.waitExposed(parent):
        parent.show()
    parent.activateWindow()
    other.setFocus()
    yield made
    parent.close()


@pytest.mark.parametrize("text", [LONG, "טקסט ארוך מאוד שאינו נכנס לשורה אחת של הטופס הזה"])
def test_what_is_cut_ends_in_dots_and_is_told_whole(line: WholeLine, text: str) -> None:
    line.setText(text)
    line.home(False)
    assert line.is_cut
    bare = QLineEdit(line.parentWidget())
    bare.setText(text)
    bare.home(False)
    bare.setGeometry(line.geometry())
    one, other = pixels_of(line.grab()), pixels_of(bare.grab())
    changed = np.nonzero(np.any(one != other, axis=2))[1]
    assert changed.size, "no dots"
    side = changed.max() if text == LONG else one.shape[1] - changed.min()
    assert side > 0.85 * one.shape[1], "they stand where the text is cut"
    at = line.mapToGlobal(QPoint(5, 5))
    QApplication.sendEvent(line, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), at))
    assert QToolTip.text() == text
    QToolTip.hideText()


def test_what_fits_is_left_alone(line: WholeLine) -> None:
    line.setText("Jo Ferris")
    assert not line.is_cut


def test_the_beginning_is_shown_again_when_the_keyboard_leaves(line: WholeLine) -> None:
    line.setText(LONG)
    line.setFocus()
    line.end(False)
    QTest.keyClick(line, Qt.Key.Key_Backtab)
    assert not line.hasFocus()
    assert line.cursorPosition() == 0
