"""The toast: says what was done over the canvas, moves nothing, and leads back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.editor.history import DEPTH
from app.editor.navigate import select_record
from app.models.edits import set_card_text
from app.ui.application import Application
from app.ui.message_bar import Offer
from app.ui.toast import Toast
from app.ui.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile


@pytest.fixture
def canvas(program: Application, window: MainWindow, map_file: MapFile) -> MapCanvas:
    program.open_maps([map_file()], window)
    settle()
    assert window.canvas is not None
    return window.canvas


def deleted(window: MainWindow, canvas: MapCanvas, record: str = "hole") -> Toast:
    """Delete a record by its key; the toast that tells of it."""
    canvas.select(select_record(canvas.session.map, record))
    QTest.keyClick(canvas.view, Qt.Key.Key_Delete)
    settle()
    return window.tools.editing.acting.toast


def test_deleting_is_told_over_the_canvas_which_does_not_move(
    window: MainWindow, canvas: MapCanvas
) -> None:
    before = canvas.geometry()
    toast = deleted(window, canvas)
    assert toast.text == "1 card deleted"
    assert canvas.geometry() == before
    assert canvas.rect().contains(toast.geometry())
    assert toast.geometry().bottom() > canvas.height() * 0.9
    assert abs(toast.geometry().center().x() - canvas.rect().center().x()) <= 1
    assert canvas.view.hasFocus()


def test_undo_stands_beside_it_by_pointer(window: MainWindow, canvas: MapCanvas) -> None:
    start = canvas.session.map
    toast = deleted(window, canvas)
    (undo,) = toast.buttons
    assert min(undo.width(), undo.height(), toast.close_button.width()) >= 24
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert canvas.session.map is start
    assert toast.text == ""
    assert canvas.view.hasFocus()


def test_undo_stands_beside_it_by_keyboard(window: MainWindow, canvas: MapCanvas) -> None:
    start = canvas.session.map
    toast = deleted(window, canvas)
    QTest.keyClick(canvas.view, Qt.Key.Key_Tab)
    assert toast.buttons[0].hasFocus()
    QTest.keyClick(toast.buttons[0], Qt.Key.Key_Space)
    assert canvas.session.map is start
    settle()
    assert canvas.view.hasFocus()


def test_escape_closes_it_and_gives_the_keyboard_back(
    window: MainWindow, canvas: MapCanvas
) -> None:
    toast = deleted(window, canvas)
    toast.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(toast.close_button, Qt.Key.Key_Escape)
    assert toast.text == ""
    assert canvas.view.hasFocus()


def test_it_goes_when_something_else_is_done(window: MainWindow, canvas: MapCanvas) -> None:
    toast = deleted(window, canvas)
    window.undo()
    assert toast.text == ""
    toast = deleted(window, canvas)
    canvas.select(select_record(canvas.session.map, "look"))
    assert toast.text, "selecting is no step of the history"
    deleted(window, canvas, "need")
    assert toast.text == "Stage “Need” deleted, with 1 card"


def test_once_the_history_is_full_it_goes_too_and_takes_no_later_edit_back(
    window: MainWindow, canvas: MapCanvas
) -> None:
    session = canvas.session
    for number in range(DEPTH):
        session.edit("Edit Card", lambda map_: set_card_text(map_, "look", f"Edit {number}"))  # noqa: B023 - done at once
    toast = deleted(window, canvas)
    assert session.depth == DEPTH
    (undo,) = toast.buttons
    session.edit("Edit Card", lambda map_: set_card_text(map_, "look", "A later edit"))
    later = session.map
    assert toast.text == ""
    # Somebody may have it under the pointer while another edit comes.
    undo.click()
    settle()
    assert session.map is later


def test_it_is_spoken_with_its_buttons(
    window: MainWindow, canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        heard.append(getattr(event, "message", str)())

    with monkeypatch.context() as patch:
        patch.setattr(QAccessible, "updateAccessibility", hear)
        deleted(window, canvas)
    assert "1 card deleted. Undo" in heard


@pytest.fixture
def short(qtbot: QtBot) -> Callable[[str], tuple[Toast, QWidget]]:
    """A toast of 50 ms over a widget of its own, and a field beside it."""

    def put(text: str) -> tuple[Toast, QWidget]:
        owner = QWidget()
        qtbot.addWidget(owner)
        owner.resize(320, 240)
        toast = Toast(owner, owner)
        with qtbot.waitExposed(owner):
            owner.show()
        toast.tell(text, [Offer("Undo", settle)], seconds=0.05)
        return toast, owner

    return put


def test_it_goes_by_itself(short: Callable[[str], tuple[Toast, QWidget]], qtbot: QtBot) -> None:
    toast, _ = short("Gone")
    qtbot.waitUntil(lambda: toast.text == "")


def test_it_waits_while_somebody_points_at_it(
    short: Callable[[str], tuple[Toast, QWidget]], qtbot: QtBot
) -> None:
    toast, owner = short("Gone")
    middle = QPointF(toast.rect().center())
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    qtbot.wait(120)
    assert toast.text == "Gone"
    QTest.mouseMove(owner, QPoint(1, 1))
    toast.leaveEvent(QEnterEvent(middle, middle, middle))
    qtbot.waitUntil(lambda: toast.text == "")


def test_a_long_text_is_wrapped_and_not_cut(
    short: Callable[[str], tuple[Toast, QWidget]],
) -> None:
    toast, owner = short("Stage “Looking around in the whole town” deleted, with 12 cards")
    settle()
    assert owner.rect().contains(toast.geometry())
    label = toast.label
    assert label.height() >= label.heightForWidth(label.width())
    owner.resize(500, 300)
    settle()
    assert owner.rect().contains(toast.geometry())
    assert toast.geometry().bottom() > 270


def test_another_message_in_its_place_has_room_for_its_own_button(
    window: MainWindow, canvas: MapCanvas
) -> None:
    toast = deleted(window, canvas)
    toast.tell("Your typing was discarded.", [Offer("Restore it", window.raise_)])
    settle()
    (button,) = toast.buttons
    boxes = [one.geometry() for one in (toast.label, button, toast.close_button)]
    assert all(one.right() < other.left() for one, other in pairwise(boxes))
    assert toast.label.width() >= toast.label.fontMetrics().horizontalAdvance(toast.text)
    assert toast.rect().contains(boxes[-1])


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("2 cards deleted", "2 cards deleted"),
        ("Your typing was discarded.", "Your typing was discarded"),
        (
            "The picture was inserted. It was made smaller",
            "The picture was inserted. It was made smaller.",
        ),
    ],
)
def test_messages_end_alike(window: MainWindow, canvas: MapCanvas, told: str, seen: str) -> None:
    toast = deleted(window, canvas)
    toast.tell(told)
    assert toast.text == seen
