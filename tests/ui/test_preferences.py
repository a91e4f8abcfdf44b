"""The preferences: their words stand in line, and each can be reached by a letter."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QStyleOptionButton

from app.ui.preferences import Preferences
from app.ui.window import MainWindow
from tests.ui.conftest import settle


def test_words_stand_in_line_and_have_letters(window: MainWindow) -> None:
    window.actions_by_command.by_id["preferences"].trigger()
    settle(50)
    dialog = window.findChild(Preferences)
    assert dialog is not None
    buttons = dialog.looks.buttons()
    heading = next(one for one in dialog.findChildren(QLabel) if one.text() == "Appearance")

    def middle(widget: QLabel) -> int:
        return widget.mapTo(dialog, QPoint(0, 0)).y() + widget.height() // 2

    first = buttons[0].mapTo(dialog, QPoint(0, 0)).y() + buttons[0].height() // 2
    assert abs(middle(heading) - first) <= 1
    for upper, lower in pairwise(buttons):
        assert lower.y() - upper.geometry().bottom() <= 8
    letters = [one.text() for one in buttons]
    keys = next(one for one in dialog.findChildren(QLabel) if one.buddy() is dialog.keys)
    assert all("&" in text for text in (*letters, keys.text()))
    dialog.close()


def test_the_keyboard_begins_on_what_is_chosen_and_its_dot_is_coloured(window: MainWindow) -> None:
    window.actions_by_command.by_id["preferences"].trigger()
    settle(50)
    dialog = window.findChild(Preferences)
    assert dialog is not None
    chosen = dialog.looks.checkedButton()
    assert chosen is not None
    assert chosen.text() == "&Light"
    assert chosen.hasFocus()
    dialog.keys.setFocus()
    settle()
    image, role = chosen.grab().toImage(), chosen.palette().ColorRole
    option = QStyleOptionButton()
    option.initFrom(chosen)
    part = chosen.style().SubElement.SE_RadioButtonIndicator
    middle = chosen.style().subElementRect(part, option, chosen).center()
    assert image.pixelColor(middle) == chosen.palette().color(role.Accent)
    dialog.close()
