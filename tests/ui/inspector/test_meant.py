"""What the inspector is about: the two cards of a pair, and the card that is being begun."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models.base import Id
from app.models.card import Card
from app.models.edits import remove_cards
from app.ui.document import Document
from app.ui.inspector.panel import Inspector
from app.ui.inspector.written import LineEditor
from app.ui.window import MainWindow
from tests.editor.acts.test_pairs import map_with
from tests.editor.maps import card_of, small_map
from tests.ui.conftest import settle
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def test_a_pair_shows_its_two_cards_and_an_edit_goes_to_both(inspect: Inspect) -> None:
    driver = inspect(map_with(("send", "rain")))
    driver.select("send-rain")
    assert driver.panel.keys == ("rain", "send")
    assert driver.panel.title.text() == "2 cards selected"
    driver.check("follow_up")
    ends = [driver.record(end) for end in ("send", "rain")]
    assert [one.follow_up for one in ends if isinstance(one, Card)] == [True, True]
    assert driver.session.depth == 1
    driver.select("send-rain", "rain")
    assert driver.panel.keys == ("rain", "send")


def begin(window: MainWindow, text: str) -> tuple[MapCanvas, Inspector]:
    """Type into the empty cell of the last step."""
    window.show_document(Document(small_map(), None, None, read_only=False))
    settle()
    canvas = window.canvas
    assert canvas is not None
    canvas.select(Selection((), ("do", "pay")))
    QTest.keyClicks(canvas.view, text[:1])
    QTest.keyClicks(canvas.hands().writing.editor, text[1:])
    settle()
    panel = window.tools.panels.inspector
    assert panel is not None
    return canvas, panel


def test_a_card_that_is_begun_is_shown_and_stays_when_it_is_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, panel = begin(window, "I pay by card")
    qtbot.waitUntil(lambda: panel.keys == (canvas.begun(),))
    (begun,) = panel.keys
    assert begun == canvas.begun()
    assert begun not in canvas.session.map.records
    # The keyboard goes there: the card is written, and what is chosen there is a card's.
    panel.row("importance").editor.setFocus()
    settle()
    assert panel.keys == (begun,)
    assert begun in canvas.session.map.records
    assert panel.isAncestorOf(QApplication.focusWidget() or canvas)


def test_a_card_that_is_begun_is_shown_while_somebody_goes_on_typing(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, panel = begin(window, "A")
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Return)
    settle(600)
    (written,) = panel.keys
    # Faster than the inspector's pause, and with the breaths in which the map is laid out.
    for letter in "I wait and":
        QTest.keyClicks(canvas.hands().writing.editor, letter)
        qtbot.wait(120)
    assert canvas.begun() not in ("", written)
    assert panel.keys == (canvas.begun(),)


def test_where_nothing_was_written_the_form_goes_with_the_card(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, panel = begin(window, "x")
    qtbot.waitUntil(lambda: panel.keys == (canvas.begun(),))
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.keys == ("map",))
    assert canvas.session.map == small_map()


def test_a_field_is_written_though_the_keyboard_never_came_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, panel = begin(window, "I pay")
    qtbot.waitUntil(lambda: panel.keys == (canvas.begun(),))
    begun = canvas.begun()
    # As an assistive technology does it.
    row = panel.row("follow_up")
    row.editor.box.click()  # type: ignore[attr-defined]
    settle()
    card = card_of(canvas.session.map, begun)
    assert (card.text, card.follow_up) == ("I pay", True)


def with_first_card(window: MainWindow, qtbot: QtBot) -> tuple[MapCanvas, Inspector, Id]:
    """Show the small map with its first card selected, and its form."""
    window.show_document(Document(small_map(), None, None, read_only=False))
    settle()
    canvas = window.canvas
    assert canvas is not None
    card = canvas.session.map.cards[0].id
    canvas.select(select_record(canvas.session.map, card))
    settle()
    panel = window.tools.panels.inspector
    assert panel is not None
    qtbot.waitUntil(lambda: panel.keys == (card,))
    return canvas, panel, card


def test_a_text_left_in_a_field_is_taken_in_when_a_card_is_begun_and_the_form_goes_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, panel, first = with_first_card(window, qtbot)
    # An assistive technology writes without taking the keyboard there.
    row = panel.row("tags")
    assert isinstance(row.editor, LineEditor)
    QTest.keyClicks(row.editor.line, "Late, Wet")
    canvas.select(Selection((), ("do", "pay")))
    QTest.keyClick(canvas.view, Qt.Key.Key_Return)
    assert canvas.begun()
    settle(500)
    card = card_of(canvas.session.map, first)
    assert card.tags == ("Late", "Wet")
    assert panel.keys == (("map",) if not canvas.begun() else (canvas.begun(),))
    assert panel.title.text()


def test_a_card_that_is_begun_and_has_no_text_yet_is_not_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, panel = begin(window, "Abc")
    qtbot.waitUntil(lambda: panel.keys == (canvas.begun(),))
    (written,) = panel.keys
    assert isinstance(written, str)
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Return)
    settle(600)
    # The next card is begun, and would be gone as soon as the keyboard leaves it.
    assert canvas.begun() not in ("", written)
    assert panel.keys == (written,)
    panel.row("tags").editor.setFocus()
    settle(600)
    assert panel.keys == (written,)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Late")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    card = card_of(canvas.session.map, written)
    assert (card.text, card.tags) == ("Abc", ("Late",))
    assert len(canvas.session.map.cards) == len(small_map().cards) + 1


def test_where_a_record_goes_away_while_a_field_of_it_is_typed_in_nothing_else_is_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, panel, card = with_first_card(window, qtbot)
    session = canvas.session
    panel.row("tags").editor.setFocus()
    session.edit("Delete", lambda map_: remove_cards(map_, [card]))
    before = session.map
    qtbot.waitUntil(lambda: panel.keys != (card,))
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)
    QTest.keyClicks(focused, "Late, Wet")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    settle()
    assert session.map == before
