"""What a field of the inspector refuses is kept, told, and asked about before it would be lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.journey import JourneyMap
from app.storage import load
from app.ui.application import Application
from app.ui.inspector.panel import Inspector
from app.ui.message_bar import MessageBar
from app.ui.panels import INSPECTOR
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile

SENTENCE = "Step: Find, Duration: “soon” was not taken in."


@pytest.fixture
def refusing(
    program: Application, window: MainWindow, map_file: MapFile
) -> Callable[..., MainWindow]:
    """A window in which a step's duration was typed that is none, in a file on disk."""

    def show(map_: JourneyMap | None = None) -> MainWindow:
        program.open_maps([map_file("shoes.journey", map_)], window)
        settle()
        type_duration(window, "soon")
        return window

    return show


def inspector(window: MainWindow) -> Inspector:
    found = window.tools.panels.inspector
    assert found is not None
    return found


def type_duration(window: MainWindow, text: str) -> None:
    """Select a step, and type into the field of its duration; the keyboard stays there."""
    select(window, "find")
    for group in inspector(window).groups():
        group.unfold()
    inspector(window).row("duration").editor.setFocus()
    settle()
    line = focused()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text)
    settle()


def select(window: MainWindow, record: str) -> None:
    assert window.canvas is not None
    window.canvas.select(select_record(the_map(window), record))
    settle()


def the_map(window: MainWindow) -> JourneyMap:
    assert window.document is not None
    return window.document.session.map


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def told(window: MainWindow) -> str:
    bar = window.messages.bar("refused")
    return bar.label.text() if bar is not None else ""


def asked(window: MainWindow) -> str:
    return window.question.informativeText() if window.question is not None else ""


def press(window: MainWindow, name: str) -> None:
    """Press a button of the message or the question."""
    bar: MessageBar | None = window.messages.bar("refused")
    buttons: list[QAbstractButton] = list(bar.buttons) if bar is not None else []
    if window.question is not None:
        buttons = list(window.question.buttons())
    QTest.mouseClick(next(one for one in buttons if one.text() == name), Qt.MouseButton.LeftButton)
    settle()


def standing_in_the_field(window: MainWindow) -> str:
    """The text of the field that has the keyboard, which must be the one that refused it."""
    line = focused()
    assert isinstance(line, QLineEdit)
    assert inspector(window).row("duration").editor.isAncestorOf(line)
    return line.text()


def test_it_is_told_once_other_things_are_shown_and_leads_back(
    refusing: Callable[..., MainWindow],
) -> None:
    window = refusing()
    assert told(window) == ""
    select(window, "look")
    assert told(window).startswith(SENTENCE)
    assert "is no unit of time" in told(window)
    press(window, "Go There")
    assert standing_in_the_field(window) == "soon"
    assert inspector(window).row("duration").refusal is not None
    assert told(window) == "", "what is seen at its place needs no message"
    QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "5 min")
    select(window, "look")
    assert told(window) == ""
    assert the_map(window).records["find"].duration == 300  # type: ignore[attr-defined]


def test_what_is_refused_of_several_leads_back_to_all_of_them(
    refusing: Callable[..., MainWindow],
) -> None:
    window = refusing()
    assert window.canvas is not None
    window.canvas.select(Selection(("find", "pay")))
    settle()
    inspector(window).row("duration").editor.setFocus()
    QTest.keyClicks(focused(), "later")
    select(window, "look")
    assert "2 steps selected, Duration: “later” was not taken in." in told(window)
    assert SENTENCE in told(window)
    press(window, "Go There")
    assert set(window.canvas.session.selection.records) == {"find", "pay"}
    assert standing_in_the_field(window) == "later"


def test_it_can_be_discarded(program: Application, refusing: Callable[..., MainWindow]) -> None:
    window = refusing()
    select(window, "look")
    press(window, "Discard")
    assert told(window) == ""
    select(window, "find")
    assert inspector(window).row("duration").refusal is None
    window.close()
    assert window not in program.windows


def test_a_closed_inspector_hides_nothing(refusing: Callable[..., MainWindow]) -> None:
    window = refusing()
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle()
    assert told(window).startswith(SENTENCE)
    press(window, "Go There")
    assert window.tools.panels.is_open(INSPECTOR)
    assert standing_in_the_field(window) == "soon"


def test_a_save_says_what_is_not_in_the_file(refusing: Callable[..., MainWindow]) -> None:
    window = refusing()
    assert window.document is not None
    window.document.session.edit("Edit", lambda map_: edits.rename_map(map_, "Other"))
    QTest.keyClick(focused(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert told(window).startswith(f"The map was saved without this: {SENTENCE}")
    assert window.document.path is not None
    assert load(window.document.path).map.title == "Other"
    press(window, "Go There")
    assert standing_in_the_field(window) == "soon"


def test_what_a_save_said_is_said_no_more_once_the_field_is_right(
    refusing: Callable[..., MainWindow],
) -> None:
    window = refusing()
    window.save()
    settle()
    assert SENTENCE in told(window)
    QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "5 min")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle()
    assert told(window) == ""
    assert the_map(window).records["find"].duration == 300  # type: ignore[attr-defined]


@pytest.mark.parametrize("answer", ["Go There", "Cancel"])
def test_closing_asks_and_stays(
    refusing: Callable[..., MainWindow], answer: str, qtbot: QtBot
) -> None:
    window = refusing()
    window.close()
    settle()
    assert SENTENCE in asked(window)
    window.close()
    assert window.isVisible(), "asked twice it closes unasked"
    press(window, answer)
    assert window.isVisible()
    assert not asked(window)
    if answer == "Go There":
        with qtbot.waitActive(window):
            window.activateWindow()
        assert standing_in_the_field(window) == "soon"
    else:
        assert inspector(window).refused()


@pytest.mark.parametrize("changed", [False, True])
def test_closing_without_it_still_asks_for_the_rest(
    program: Application, refusing: Callable[..., MainWindow], changed: bool
) -> None:
    window = refusing()
    if changed:
        assert window.document is not None
        window.document.session.edit("Edit", lambda map_: edits.rename_map(map_, "Other"))
    window.close()
    settle()
    press(window, "Close Without It")
    assert (window in program.windows) is changed
    if changed:
        assert window.question is not None
        assert "Save the changes" in window.question.text()
        press(window, "Cancel")


def test_another_map_does_not_take_its_place(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    from app.ui.document import Document

    window.show_document(Document(small_map(), None, None, read_only=False))
    settle()
    type_duration(window, "soon")
    program.open_maps([map_file()], window)
    settle()
    assert len(program.windows) == 2
    assert inspector(window).refused()


def test_what_is_gone_with_its_record_comes_back_with_it(
    refusing: Callable[..., MainWindow],
) -> None:
    window = refusing()
    select(window, "pay")
    select(window, "find")
    assert window.canvas is not None
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Delete)
    settle()
    settle()
    assert told(window) == ""
    assert inspector(window).refused() == ()
    window.undo()
    settle()
    select(window, "look")
    assert told(window).startswith(SENTENCE)


@pytest.mark.parametrize("answer", ["Close Without It", "Cancel"])
def test_quitting_goes_on_without_it_or_ends_there(
    program: Application, refusing: Callable[..., MainWindow], map_file: MapFile, answer: str
) -> None:
    window = refusing()
    program.open_maps([map_file("other.journey")], window)
    settle()
    assert len(program.windows) == 2
    window.quit()
    settle()
    press(window, answer)
    settle()
    assert (window in program.windows) is (answer == "Cancel")
    if answer == "Cancel":
        program.add_window().close()
        assert program.windows == [window], "quitting was given up, so this one stays"
