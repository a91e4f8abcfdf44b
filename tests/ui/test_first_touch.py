"""What comes before a map is painted, or began before it was there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.editor.navigate import select_record
from app.ui.window import MainWindow
from tests.ui.conftest import settle


def blank(window: MainWindow) -> MapCanvas:
    """A blank map that was just opened, and of which nothing is painted yet."""
    window.new_map()
    canvas = window.canvas
    assert canvas is not None
    assert not canvas.seen
    return canvas


def test_a_key_before_the_first_frame_is_not_lost(window: MainWindow) -> None:
    canvas = blank(window)
    for letter in "Hello":
        QTest.keyClicks(QApplication.focusWidget() or canvas.view, letter)
    assert canvas.is_writing
    assert canvas.hands().writing.editor.toPlainText() == "Hello"


def test_a_command_before_the_first_frame_is_carried_out(window: MainWindow) -> None:
    canvas = blank(window)
    stages = len(canvas.session.map.stages)
    QTest.keyClick(canvas.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert len(canvas.session.map.stages) == stages + 1
    QTest.keyClicks(canvas.hands().writing.editor, "Wait")
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Return)
    assert "Wait" in [stage.name for stage in canvas.session.map.stages]


def test_what_is_composed_before_the_first_frame_is_not_lost(window: MainWindow) -> None:
    canvas = blank(window)
    QApplication.sendEvent(canvas.view, QInputMethodEvent("か", []))
    committed = QInputMethodEvent()
    committed.setCommitString("蚊")
    QApplication.sendEvent(canvas.view, committed)
    assert canvas.hands().writing.editor.toPlainText() == "蚊"


@pytest.mark.parametrize("began_there", [False, True])
def test_a_double_click_that_began_on_the_welcome_page_writes_nothing(
    window: MainWindow, qtbot: QtBot, began_there: bool
) -> None:
    tile = window.welcome.tiles[0]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    canvas = window.canvas
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.seen)
    map_, side = canvas.session.map, canvas.view.side_margin
    (mark,) = canvas.spots.marks(select_record(map_, map_.lanes[0].id))
    there = side.mapFrom(canvas.view, mark.box.center().toPoint())
    if not began_there:
        QTest.mouseClick(side, Qt.MouseButton.LeftButton, pos=there)
    QTest.mouseDClick(side, Qt.MouseButton.LeftButton, pos=there)
    settle()
    assert canvas.is_writing is not began_there
