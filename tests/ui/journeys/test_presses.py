"""A press on the map is meant for what was seen, though it puts a field's text into the map."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.window import MainWindow
from tests.ui.journeys.hand import Hand


@pytest.fixture
def me(qtbot: QtBot, window: MainWindow) -> Hand:
    """Somebody who is typing another width of a column: the map will be laid out anew."""
    made = Hand(qtbot, window)
    made.choose("Help", "Sample Maps", "Taxi by App").heading_at("Find the app").unfold(
        "Appearance"
    )
    return made.fill("Width of the column", "230")


def test_a_click_selects_what_was_under_the_pointer(me: Hand) -> None:
    me.heading_at("Find the app")
    assert me.selection.records == (me.heading("Find the app"),)
    assert me.map.steps[1].width == 230


def test_a_card_that_moves_is_clicked_as_well(me: Hand) -> None:
    me.card_at("Touchpoints", "Order the car")
    assert me.selection.records == (me.card("Order screen"),)
    assert me.map.steps[1].width == 230


def test_a_right_click_opens_the_menu_of_what_was_meant(me: Hand) -> None:
    me.menu_of_heading("Order the car").choose_below("Hide Step")
    assert [one.name for one in me.map.steps if one.hidden] == ["Order the car"]


def test_a_double_click_writes_in_nothing_else(me: Hand) -> None:
    before = me.map
    me.double_click_heading("Find the app")
    if me.writing:
        me.type("Renamed")
    me.done()
    assert [one.name for one in me.map.steps if one not in before.steps] in (
        ["Find the app"],
        ["Renamed"],
    )
    assert me.map.cards == before.cards


def test_the_click_that_leaves_a_field_can_go_on_as_a_drag(me: Hand) -> None:
    me.fill("Width of the column", "231").press("Appearance")
    me.drag_card("Actions", "Pay", "Actions", "Rate and tell")
    cell = me.cell("Actions", "Rate and tell")
    assert "I look at the price and pay" in [one.text for one in me.map.cells[cell]]
