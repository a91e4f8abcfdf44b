"""What an input method composes in a field is not lost when the keyboard leaves it.

An input method of the desktop commits it by itself then; where none does, the field takes it in.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from tests.editor.maps import card_of
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def compose(driver: Driver, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(driver.focused(), event)
    driver.settle()


def held(driver: Driver, field: str) -> object:
    card = card_of(driver.map, "look")
    return getattr(card, field)


@pytest.mark.parametrize("field", ["responsible", "notes"])
@pytest.mark.parametrize("before", ["", "Ada "])
def test_what_is_composed_is_taken_in_when_the_keyboard_leaves(
    inspect: Inspect, field: str, before: str
) -> None:
    driver = inspect()
    driver.select("look")
    driver.enter(field)
    driver.type(before)
    compose(driver, "か")
    compose(driver, "かんじ")
    driver.row("follow_up").editor.setFocus(Qt.FocusReason.MouseFocusReason)
    driver.settle()
    assert held(driver, field) == before + "かんじ"
    assert driver.session.depth == 1
    assert driver.shown(field) == before + "かんじ"


@pytest.mark.parametrize("field", ["responsible", "notes"])
def test_what_the_input_method_has_committed_is_written_once(inspect: Inspect, field: str) -> None:
    driver = inspect()
    driver.select("look")
    driver.enter(field)
    compose(driver, "かんじ")
    compose(driver, "", "漢字")
    driver.leave()
    assert held(driver, field) == "漢字"


@pytest.mark.parametrize("field", ["responsible", "notes"])
def test_composing_goes_on_behind_a_menu(inspect: Inspect, field: str) -> None:
    driver = inspect()
    driver.select("look")
    driver.enter(field)
    compose(driver, "かんじ")
    away = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(driver.focused(), away)
    assert held(driver, field) == ""
    compose(driver, "", "漢字")
    driver.leave()
    assert held(driver, field) == "漢字"
