"""While a text is written, the menus cut, copy, paste and delete in it, and not cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.window import MainWindow
from tests.editor.maps import card_of
from tests.ui.journeys.hand import Hand
from tests.ui.journeys.keys import Typist
from tests.ui.journeys.person import entries, name_of, said


@pytest.fixture
def me(qtbot: QtBot, window: MainWindow) -> Hand:
    made = Hand(qtbot, window)
    return made.choose("Help", "Sample Maps", "Taxi by App").card_at("Touchpoints", "Pay")


def test_a_text_goes_from_field_to_field_by_the_menus(me: Hand) -> None:
    before = len(me.map.cards)
    me.fill("Responsible", "Night team").choose("Edit", "Select All").choose("Edit", "Copy")
    me.fill("Notes, not printed", "By: ").choose("Edit", "Paste").done()
    assert card_of(me.map, me.card("Receipt")).notes == "By: Night team"
    assert len(me.map.cards) == before


def test_a_text_on_the_map_is_cut_and_pasted_into_another_card(me: Hand) -> None:
    me.write_card("Touchpoints", "Pay", " here").choose("Edit", "Select All")
    me.choose("Edit", "Cut").type("Bill")
    me.write_card("Touchpoints", "Rate and tell", ": ").choose("Edit", "Paste").done()
    texts = [one.text for one in me.map.cards if one.lane == me.lane("Touchpoints")]
    assert texts[-2:] == ["Bill", "Rating call: Receipt here"]


def test_delete_takes_what_is_selected_in_the_text_and_no_card(me: Hand) -> None:
    before = me.map.cards
    me.write_card("Touchpoints", "Pay", "x").choose("Edit", "Select All")
    me.choose("Edit", "Delete").type("Bill").done()
    assert [one.id for one in me.map.cards] == [one.id for one in before]
    assert me.card("Bill")


@pytest.fixture
def you(qtbot: QtBot, me: Hand) -> Typist:
    """The same person, by keys."""
    return Typist(qtbot, me.window)


def offered(you: Typist) -> list[str]:
    """What of the commands of a text can be chosen in the menu that is open."""
    verbs = ["Cut", "Copy", "Paste", "Delete", "Select All"]
    return [said(one) for one in entries(you.menu) if one.isEnabled() and said(one) in verbs]


def test_the_menus_mean_the_text_that_the_menu_bar_has_the_keyboard_of(
    me: Hand, you: Typist
) -> None:
    QApplication.clipboard().clear()
    before = [one.id for one in me.map.cards]
    me.write_card("Touchpoints", "Pay", "x")
    you.press("Alt+F").press("Right")
    assert offered(you) == ["Select All"]
    you.choose_below("Select All").press("Alt+F").press("Right")
    assert offered(you) == ["Cut", "Copy", "Delete", "Select All"]
    you.choose_below("Delete").type("Bill").press("Ctrl+Return")
    assert [one.id for one in me.map.cards] == before
    assert me.card("Bill")


@pytest.mark.parametrize("field", ["Responsible", "Notes, not printed"])
@pytest.mark.parametrize("way", [("Alt+E",), ("Alt+F", "Right"), ("F10", "Right", "Down")])
def test_what_is_selected_in_a_field_is_copied_by_the_menu_bar_and_keys(
    me: Hand, you: Typist, field: str, way: tuple[str, ...]
) -> None:
    QApplication.clipboard().setText("before")
    me.fill(field, "Night team")
    you.press("Ctrl+A")
    for keys in way:
        you.press(keys)
    assert offered(you) == ["Cut", "Copy", "Paste", "Delete", "Select All"]
    you.choose_below("Cut")
    assert QApplication.clipboard().text() == "Night team"
    assert name_of(you.focused) == field
    you.type("Day").press("F6")
    assert "Day" in str(me.map.records[me.card("Receipt")])


def test_a_field_whose_keyboard_does_not_come_back_lets_go_of_what_is_selected(
    me: Hand, you: Typist
) -> None:
    me.fill("Responsible", "Night team")
    you.press("Ctrl+A")
    line = you.focused
    you.press("F10")
    me.window.canvas.setFocus()  # type: ignore[union-attr]
    assert isinstance(line, QLineEdit)
    assert not line.hasSelectedText()
    you.press("F10").press("Right").press("Down")
    assert "Copy" in offered(you)
    you.choose_below("Copy")
    assert QApplication.clipboard().mimeData().formats() != ["text/plain"], "a card was meant"


def test_of_html_alone_a_field_takes_the_words(me: Hand, you: Typist) -> None:
    data = QMimeData()
    data.setHtml("<p>Night <b>team</b></p><p>and day</p>")
    QApplication.clipboard().setMimeData(data)
    me.fill("Notes, not printed", "By: ").choose("Edit", "Paste")
    you.press("Ctrl+V")
    me.done()
    found = me.map.records[me.card("Receipt")]
    assert found.notes == "By: " + "Night team\nand day" * 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("lines", ["Night", "Night\nand day"])
def test_paste_as_one_card_means_the_text_too(me: Hand, you: Typist, lines: str) -> None:
    before = len(me.map.cards)
    QApplication.clipboard().setText(lines)
    me.write_card("Touchpoints", "Pay", " ")
    you.press("Ctrl+Shift+V").press("Ctrl+Return")
    assert me.card(f"Receipt {lines}")
    me.fill("Responsible", "By ")
    QApplication.clipboard().setText("Ann")
    you.press("Ctrl+Shift+V")
    me.done()
    found = me.map.records[me.card(f"Receipt {lines}")]
    assert found.responsible == "By Ann"  # type: ignore[attr-defined]
    assert len(me.map.cards) == before


def test_once_the_text_is_left_the_menus_mean_cards_again(me: Hand) -> None:
    before = len(me.map.cards)
    me.fill("Responsible", "Night team").choose("Edit", "Select All").choose("Edit", "Copy")
    me.card_at("Touchpoints", "Pay").choose("Edit", "Copy").plus("Barriers", "Take the ride").done()
    me.card_at("Touchpoints", "Rate and tell").choose("Edit", "Paste")
    assert len(me.map.cards) == before + 1


def test_with_nothing_selected_on_the_map_the_menus_mean_the_text_too(me: Hand) -> None:
    me.heading_at("Ordering a taxi by app").fill("Insight", "In short")
    me.choose("Edit", "Select All").choose("Edit", "Copy").choose("Edit", "Delete")
    me.choose("Edit", "Paste").choose("Edit", "Paste").done()
    assert me.map.insight == "In shortIn short"
