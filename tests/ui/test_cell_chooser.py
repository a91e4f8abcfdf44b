"""Move to…: the selected cards go to a cell whose name is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.navigate import select_record
from app.ui.application import Application
from app.ui.cell_chooser import CellChooser
from app.ui.window import MainWindow
from tests.editor.maps import sample_path
from tests.ui.conftest import settle


def opened(window: MainWindow) -> CellChooser:
    window.act("move-to")
    found = window.findChildren(CellChooser)
    assert len(found) == 1
    return found[0]


def type_into(chooser: CellChooser, text: str) -> None:
    QTest.keyClicks(chooser.line, text)
    QApplication.processEvents()


def test_a_card_goes_where_its_typed_name_says(program: Application, window: MainWindow) -> None:
    program.open_maps([sample_path("taxi")], window)
    canvas = window.canvas
    assert canvas is not None
    before = canvas.session.map
    card = canvas.session.selection.current
    chooser = opened(window)
    whole = chooser.list.count()
    type_into(chooser, "rate barr")
    assert 0 < chooser.list.count() < whole
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    lane = next(one for one in before.lanes if one.type == "barrier")
    step = next(one for one in before.steps if one.name.startswith("Rate"))
    assert select_record(canvas.session.map, card).cell == (lane.id, step.id)
    assert canvas.session.selection.current == card
    assert canvas.session.undo_label == "Move Card"
    window.undo()
    assert canvas.session.map is before


def test_esc_moves_nothing_and_gives_the_keyboard_back(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("taxi")], window)
    canvas = window.canvas
    assert canvas is not None
    before = canvas.session.map
    chooser = opened(window)
    type_into(chooser, "ra")
    QTest.keyClick(chooser.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(CellChooser))
    assert canvas.session.map is before
    qtbot.waitUntil(canvas.view.hasFocus)


def test_up_and_down_walk_through_the_list_while_one_types(
    program: Application, window: MainWindow
) -> None:
    program.open_maps([sample_path("taxi")], window)
    canvas = window.canvas
    assert canvas is not None
    chooser = opened(window)
    assert chooser.list.currentRow() == 0
    QTest.keyClick(chooser.line, Qt.Key.Key_Down)
    QTest.keyClick(chooser.line, Qt.Key.Key_Down)
    QTest.keyClick(chooser.line, Qt.Key.Key_Up)
    assert chooser.list.currentRow() == 1
    item = chooser.list.currentItem()
    assert item is not None
    QTest.mouseClick(
        chooser.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        chooser.list.visualItemRect(item).center(),
    )
    second = canvas.session.map.steps[1].id
    cell = select_record(canvas.session.map, canvas.session.selection.current).cell
    assert cell is not None
    assert cell[1] == second


def test_a_name_that_no_cell_has_is_said(program: Application, window: MainWindow) -> None:
    program.open_maps([sample_path("taxi")], window)
    chooser = opened(window)
    assert not chooser.none.isVisible()
    type_into(chooser, "xyzzy")
    assert chooser.none.isVisible()
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    assert chooser.isVisible(), "Enter took nothing and must not close"


def test_it_applies_to_cards_alone(program: Application, window: MainWindow) -> None:
    program.open_maps([sample_path("taxi")], window)
    canvas = window.canvas
    assert canvas is not None
    settle()
    action = window.actions_by_command.by_id["move-to"]
    assert action.isEnabled()
    QTest.keyClick(canvas.view, Qt.Key.Key_Up)
    assert not action.isEnabled()
