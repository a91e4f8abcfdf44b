"""Pairs in the window: their menus, the toast, and the panels beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.canvas import MapCanvas
from app.editor.selection import Selection
from app.models.journey import JourneyMap
from app.ui.application import Application
from app.ui.window import MainWindow
from tests.canvas.test_pair_spots import paired
from tests.editor.maps import card_of
from tests.ui.conftest import settle
from tests.ui.test_act_menus import context, opened, right_click, select

MapFile = Callable[..., Path]


@pytest.fixture
def canvas(program: Application, window: MainWindow, map_file: MapFile) -> MapCanvas:
    """A window with two pairs."""
    program.open_maps([map_file(map_=paired())], window)
    window.resize(1300, 900)
    settle(50)
    assert window.canvas is not None
    return window.canvas


def ids(map_: JourneyMap) -> list[str]:
    return [pair.id for pair in map_.pairs]


def test_a_pair_is_deleted_by_its_key_and_comes_back_by_the_offer(
    window: MainWindow, canvas: MapCanvas
) -> None:
    canvas.select(Selection(("p-far",)))
    canvas.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Delete)
    settle()
    assert ids(canvas.session.map) == ["p-rain"]
    toast = window.tools.editing.acting.toast
    assert toast.text == "1 pair removed"
    (undo,) = toast.buttons
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    settle()
    assert ids(canvas.session.map) == ["p-rain", "p-far"]
    assert canvas.session.selection == Selection(("p-far",))


def test_the_menu_of_a_card_leads_to_its_partners_and_selects_its_pairs(
    window: MainWindow, canvas: MapCanvas
) -> None:
    select(canvas, "send")
    entries = opened(window, "@pairs")
    assert list(entries) == [
        "It rains",
        "Too far",
        "Pair: “Send them” answers “It rains”",
        "Pair: “Send them” answers “Too far”",
    ]
    entries["Too far"].trigger()
    settle()
    assert canvas.session.selection.current == "far"
    opened(window, "@pairs")["Pair: “Send them” answers “Too far”"].trigger()
    settle()
    assert canvas.session.selection == Selection(("p-far",))
    assert list(opened(window, "@pairs"))[:2] == ["Send them", "Too far"]
    assert canvas.session.depth == 0


def test_a_right_click_on_the_line_offers_what_can_be_done_to_a_pair(
    window: MainWindow, canvas: MapCanvas
) -> None:
    canvas.select(Selection(("p-far",)))
    line = canvas.spots.marks(canvas.session.selection)[0].line
    assert line is not None
    points = [line.pointAtPercent(share / 30) for share in range(31)]
    at = next(one for one in points if canvas.spots.selection_at(one).current == "p-far")
    select(canvas, "hole")
    right_click(canvas, at)
    assert canvas.session.selection == Selection(("p-far",))
    found = context(canvas)
    assert "Delete" in found
    assert "Go to Partner" in found
    assert "Edit Text" not in found


def test_without_pairs_there_is_no_partner_to_go_to(window: MainWindow, canvas: MapCanvas) -> None:
    select(canvas, "hole")
    assert not opened(window, "@card")["Go to Partner"].isEnabled()


def test_keys_that_can_pair_nothing_say_what_has_to_be_selected(
    window: MainWindow, canvas: MapCanvas
) -> None:
    toast = window.tools.editing.acting.toast

    def press() -> str:
        canvas.setFocus()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert ids(canvas.session.map) == ["p-rain", "p-far"]
        return toast.text

    canvas.select(Selection(("rain", "far"), ("stop", "pay")))
    assert press().startswith("Select one recommendation and the barrier")
    assert not toast.buttons, "there is nothing to undo"
    canvas.select(Selection(("rain", "send"), ("help", "find")))
    assert press() == "These two are a pair already: Remove Pair takes them apart"


def test_an_answer_that_is_no_recommendation_is_made_one_and_paired_in_one_step(
    window: MainWindow, canvas: MapCanvas
) -> None:
    session, toast = canvas.session, window.tools.editing.acting.toast
    before = session.map
    canvas.select(Selection(("rain", "hole"), ("do", "notice")))
    canvas.setFocus()
    QTest.keyClick(
        QApplication.focusWidget() or canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier
    )
    settle()
    assert session.map is before
    (button,) = toast.buttons
    assert button.text() == "Make “I see a hole” a Recommendation"
    button.click()
    settle()
    assert {(one.recommendation, one.target) for one in session.map.pairs} >= {("hole", "rain")}
    assert session.depth == 1
    canvas.undo()
    assert session.map is before
    assert toast.text == "", "it would mend what is not there any more"


def test_an_answer_is_made_a_recommendation_while_another_card_is_written(
    window: MainWindow, canvas: MapCanvas
) -> None:
    session, toast = canvas.session, window.tools.editing.acting.toast
    canvas.select(Selection(("rain", "hole"), ("do", "notice")))
    canvas.setFocus()
    QTest.keyClick(
        QApplication.focusWidget() or canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier
    )
    select(canvas, "look")
    QTest.keyClick(QApplication.focusWidget() or canvas, Qt.Key.Key_F2)
    for sign in " more":
        QTest.keyClicks(QApplication.focusWidget() or canvas, sign)
    toast.buttons[0].click()
    settle()
    assert card_of(session.map, "look").text == "I look around more"
    assert ("hole", "rain") in {(one.recommendation, one.target) for one in session.map.pairs}
