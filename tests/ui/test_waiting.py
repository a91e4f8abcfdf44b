"""Where the keyboard is can be seen in the outline and in the tray, and so can a field there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.editor.navigate import select_record
from app.editor.session import Session
from app.models import edits
from app.ui import appearance
from app.ui.fields import LEAST, Line
from app.ui.outline import Outline
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.colours import contrast, parts
from tests.ui.conftest import settle
from tests.ui.tray.conftest import Driver as TrayDriver
from tests.ui.tray.conftest import noted

LONG = "Confirmation e-mail got into spam"


def ground(view: QAbstractItemView, across: int) -> QColor:
    """What the current row is filled with, ``across`` pixels from its left."""
    row = view.visualRect(view.currentIndex())
    return view.viewport().grab().toImage().pixelColor(row.left() + across, row.center().y() - 6)


def assert_blue_with_the_keyboard_alone(
    view: QAbstractItemView, elsewhere: QWidget, across: int
) -> None:
    """The current row is, ``across`` pixels from its left; else it is grey, and is still seen."""
    accent = view.palette().color(QPalette.ColorRole.Highlight)
    base = view.palette().color(QPalette.ColorRole.Base)
    assert ground(view, across) == accent
    elsewhere.setFocus()
    settle(20)
    waiting = ground(view, across)
    assert waiting.saturation() < accent.saturation() / 2
    assert contrast(parts(waiting), parts(base)) >= 3
    view.setFocus()
    settle(20)
    assert ground(view, across) == accent


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_row_of_the_outline_is_blue_with_the_keyboard_alone(qtbot: QtBot, dark: bool) -> None:
    session = Session(small_map())
    outline = Outline(session, session.select, lambda _: None)
    other = QPushButton("Elsewhere", outline)
    qtbot.addWidget(outline)
    outline.setPalette(appearance.palette(dark))
    outline.resize(280, 600)
    with qtbot.waitExposed(outline):
        outline.show()
    outline.activateWindow()
    session.select(select_record(session.map, "need"))
    outline.take_keyboard()
    settle(20)
    assert_blue_with_the_keyboard_alone(outline.tree, other, 3)


def test_a_note_of_the_tray_is_blue_with_the_keyboard_alone(window: MainWindow) -> None:
    driver = TrayDriver(window, noted("milk")).open()
    driver.stand_on("milk")
    assert_blue_with_the_keyboard_alone(driver.tray.list, driver.canvas, 30)


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_a_field_in_the_outline_shows_a_name_whole_in_a_frame(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    session = Session(edits.set_card_text(small_map(), "try", LONG))
    outline = Outline(session, session.select, lambda _: None)
    qtbot.addWidget(outline)
    outline.setLayoutDirection(direction)
    outline.resize(270, 600)
    with qtbot.waitExposed(outline):
        outline.show()
    outline.activateWindow()
    session.select(select_record(session.map, "try"))
    outline.take_keyboard()
    settle(20)
    QTest.keyClick(outline.tree, Qt.Key.Key_F2)
    settle(20)
    line = QApplication.focusWidget()
    assert isinstance(line, Line), "as every other field is framed"
    assert line.height() >= LEAST
    room = outline.tree.viewport().rect()
    assert room.contains(line.geometry())
    row = outline.tree.visualRect(outline.tree.currentIndex())
    assert abs(line.geometry().center().y() - row.center().y()) <= 1
    assert line.width() >= line.fontMetrics().horizontalAdvance(LONG) + 8
    picture = line.grab().toImage()
    middle = picture.height() // 2
    base = parts(line.palette().color(QPalette.ColorRole.Base))
    edge = [parts(picture.pixelColor(x, middle)) for x in range(3)]
    assert max(contrast(one, base) for one in edge) >= 3
