"""Messages inside the window: all of their text is seen, and they go when they should."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.message_bar import MessageArea, Notice, Offer, Tone
from app.ui.window import MainWindow
from tests.ui.conftest import settle

LONG = "The map was written, but the disk does not confirm it: a power cut could lose it. " * 2


@pytest.mark.parametrize("width", [560, 700, 1200])
def test_no_line_of_a_message_is_cut(window: MainWindow, width: int) -> None:
    offers = [Offer("Save As…", settle), Offer("Try Again", settle)]
    bars = [
        window.messages.show_message("one", LONG, Tone.WARNING, offers),
        window.messages.show_message("two", "Short.", Tone.INFO),
    ]
    window.resize(width, 500)
    settle()
    for bar in bars:
        label = bar.label
        assert label.height() >= label.heightForWidth(label.width())
    assert bars[0].height() > bars[1].height()


def test_a_topic_has_one_message_and_another_topic_its_own(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    area = MessageArea(owner)
    owner.show()
    first = area.show_message("save", "first")
    second = area.show_message("save", "second")
    other = area.show_message("load", "other")
    assert first.isHidden()
    assert (area.bar("save"), area.bar("load")) == (second, other)
    second.dismiss()
    assert area.bar("save") is None
    settle()
    assert area.bar("load") is other


def test_a_message_for_some_seconds_goes_by_itself(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    area = MessageArea(owner)
    QLineEdit(owner).setFocus()
    owner.show()
    area.show_message("refused", "No.", seconds=0.05)
    qtbot.waitUntil(lambda: area.bar("refused") is None)


def test_a_message_does_not_go_while_somebody_has_the_keyboard_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = window.messages.show_message(
        "one", "Done.", offers=[Offer("Open", settle)], seconds=0.05
    )
    shown.buttons[0].setFocus()
    settle(250)
    assert window.messages.bar("one") is shown
    window.setFocus()
    qtbot.waitUntil(lambda: window.messages.bar("one") is None)


def test_the_icon_of_a_message_stands_beside_its_words(window: MainWindow) -> None:
    for text in ("Short.", LONG):
        shown = window.messages.show_message("one", text, offers=[Offer("Open", settle)])
        settle()
        middle = shown.label.geometry().center().y()
        assert abs(shown.icon.geometry().center().y() - middle) <= 1


def test_a_notice_says_its_last_words_with_buttons_for_them_alone(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    notice, done = Notice(Tone.WARNING, owner), list[str]()
    owner.show()
    assert not notice.isVisible()
    notice.tell("Too small", [Offer("One", lambda: done.append("one")), Offer("Two", settle)])
    assert notice.isVisible()
    assert [button.text() for button in notice.buttons] == ["One", "Two"]
    notice.buttons[0].click()
    assert done == ["one"]
    notice.tell("Better", [])
    assert (notice.text(), notice.buttons) == ("Better", [])
    notice.tell("")
    assert not notice.isVisible()
