"""The filter: chosen by keys or pointer, dimmed on the canvas, counted, and ended again."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.canvas.canvas import MapCanvas
from app.canvas.dimming import FADES
from app.canvas.node_item import NodeItem
from app.canvas.outline_item import OutlineItem
from app.editor.filtering import NO_FILTER, Facet, Filter
from app.editor.navigate import select_record
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.ui.document import Document
from app.ui.filter_bar import FilterBar
from app.ui.window import MainWindow
from tests.canvas.driver import pixels_of
from tests.editor.maps import card_of, small_map
from tests.ui.conftest import settle

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def rated() -> JourneyMap:
    map_ = small_map()
    rating = {"hole": "high", "look": "low", "dry": "high"}
    cards = tuple(evolve(one, importance=rating.get(one.id, "")) for one in map_.cards)
    return evolve(map_, cards=cards)


@pytest.fixture
def shown(window: MainWindow) -> MainWindow:
    window.show_document(Document(rated(), None, None, read_only=False))
    settle()
    return window


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    at = QApplication.activePopupWidget() or QApplication.focusWidget() or window
    QTest.keyClick(at, key, held)
    settle()


def canvas_of(window: MainWindow) -> MapCanvas:
    assert window.canvas is not None
    return window.canvas


def bar_of(window: MainWindow) -> FilterBar:
    assert window.tools.editing.filter is not None
    assert window.tools.editing.filter.bar is not None
    return window.tools.editing.filter.bar


def action(window: MainWindow, id_: str) -> QAction:
    return window.actions_by_command.by_id[id_]


def start(window: MainWindow) -> FilterBar:
    action(window, "filter").trigger()
    settle()
    return bar_of(window)


def popup() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def tick(text: str) -> None:
    """Click on an entry of the open menu."""
    menu = popup()
    (entry,) = (one for one in menu.actions() if one.text().split("\t")[0] == text)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, menu.actionGeometry(entry).center())
    settle()


def dimmed(window: MainWindow) -> set[str]:
    """The records of the items that are drawn dimmed: those below the wash of paper."""
    items = canvas_of(window).view.sheet_scene.items()  # the topmost first
    drawn = [one for one in items if isinstance(one, NodeItem | OutlineItem)]
    assert drawn
    washes = [number for number, one in enumerate(items) if one not in drawn]
    if not washes:
        return set()
    below = items[washes[0] + 1 :]
    return {one.node.record for one in drawn if one in below and one.node.kind in FADES}


def test_by_keys_a_value_is_chosen_and_the_other_cards_are_dimmed(shown: MainWindow) -> None:
    bar = start(shown)
    # Persona and responsible have no value here, so nothing could be chosen.
    assert [facet for facet, one in bar.buttons.items() if one.isEnabled()] == [
        Facet.TYPE,
        Facet.IMPORTANCE,
    ]
    assert bar.buttons[Facet.TYPE].hasFocus()
    press(shown, Qt.Key.Key_Tab)
    press(shown, Qt.Key.Key_Return)
    assert [one.text() for one in popup().actions()] == ["Low\t1", "High\t2", "Not said\t2"]
    press(shown, Qt.Key.Key_Down)
    press(shown, Qt.Key.Key_Space)
    assert bar.count.text() == "2 of 5 cards"
    assert dimmed(shown) == {"look", "try", "note"}
    # The menu stays for another value.
    press(shown, Qt.Key.Key_Up)
    press(shown, Qt.Key.Key_Return)
    assert bar.count.text() == "3 of 5 cards"
    assert dimmed(shown) == {"try", "note"}
    press(shown, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert not bar.isHidden()
    assert bar.buttons[Facet.IMPORTANCE].accessibleName() == "Importance: Low, High"
    press(shown, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert dimmed(shown) == set()
    assert canvas_of(shown).view.hasFocus()


def test_by_the_pointer_values_of_two_facets_are_chosen_and_cleared(shown: MainWindow) -> None:
    bar = start(shown)
    for facet, name in ((Facet.IMPORTANCE, "High"), (Facet.TYPE, "Goal")):
        button = bar.buttons[facet]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, NONE, QPoint(10, 10))
        tick(name)
        popup().close()
        settle()
    assert bar.count.text() == "1 of 5 cards"
    assert dimmed(shown) == {"hole", "look", "try", "note"}
    assert bar.buttons[Facet.TYPE].isChecked()
    assert not bar.buttons[Facet.TAG].isChecked()
    assert bar.clear_button.geometry().right() == bar.close_button.geometry().right()
    QTest.mouseClick(bar.clear_button, Qt.MouseButton.LeftButton)
    assert bar.filter == NO_FILTER
    assert dimmed(shown) == set()
    assert not bar.isHidden()
    assert not bar.clear_button.isEnabled()
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def high(window: MainWindow) -> FilterBar:
    bar = start(window)
    bar.want(Filter(frozenset({(Facet.IMPORTANCE, "high")})))
    settle()
    return bar


def test_esc_on_the_map_ends_it_once_nothing_else_is_to_be_given_up(shown: MainWindow) -> None:
    bar = high(shown)
    canvas = canvas_of(shown)
    canvas.setFocus()
    press(shown, Qt.Key.Key_A, CTRL)
    press(shown, Qt.Key.Key_Escape)
    assert not bar.isHidden()
    press(shown, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert dimmed(shown) == set()


def test_the_command_that_ends_it_is_there_while_it_lasts(shown: MainWindow) -> None:
    assert not action(shown, "end-filter").isEnabled()
    bar = high(shown)
    assert action(shown, "end-filter").isEnabled()
    action(shown, "end-filter").trigger()
    assert bar.isHidden()
    assert not action(shown, "end-filter").isEnabled()


def test_what_is_edited_is_dimmed_or_not_at_once(shown: MainWindow) -> None:
    bar = high(shown)
    document = shown.document
    assert document is not None
    session = document.session
    session.edit("Rate", lambda map_: edits.change_card(map_, "hole", importance="low"))
    assert dimmed(shown) == {"hole", "look", "try", "note"}
    assert bar.count.text() == "1 of 5 cards"
    session.undo()
    assert dimmed(shown) == {"look", "try", "note"}


def test_a_card_that_is_written_while_filtering_stays_bright(shown: MainWindow) -> None:
    bar = high(shown)
    canvas = canvas_of(shown)
    canvas.select(select_record(rated(), "look"))
    canvas.setFocus()
    press(shown, Qt.Key.Key_Insert)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "I ask a friend")
    settle()
    assert dimmed(shown) == {"look", "try", "note"}
    press(shown, Qt.Key.Key_Return, CTRL)
    document = shown.document
    assert document is not None
    (made,) = (one for one in document.session.map.cards if one.text == "I ask a friend")
    assert made.id not in dimmed(shown)
    assert bar.count.text() == "2 of 6 cards · 1 new card kept as well"


def test_a_pair_is_dimmed_with_either_of_its_cards(shown: MainWindow) -> None:
    document = shown.document
    assert document is not None
    document.session.edit(
        "Pair",
        lambda map_: evolve(
            edits.change_card_type(edits.change_card_type(map_, ["look"], "recommendation"),
                                   ["hole"], "barrier"),
            pairs=(Pair(id="pair", recommendation="look", target="hole"),),
        ),
    )  # fmt: skip
    bar = high(shown)
    assert "pair" in dimmed(shown)
    bar.want(bar.filter.toggled(Facet.IMPORTANCE, "low"))
    assert "pair" not in dimmed(shown)


@pytest.mark.parametrize("scale", [1.4, 0.3])
def test_dimmed_cards_are_paler_near_and_from_afar_and_nothing_moves(
    shown: MainWindow, scale: float
) -> None:
    canvas = canvas_of(shown)
    shown.resize(1100, 800)
    canvas.view.zoom_to(scale)
    settle()
    sheet = canvas.view.sheet

    def ink(card: str) -> float:
        """How much darker or stronger than the paper a card is drawn."""
        node = canvas.view.sheet_scene.sheet.by_id[f"card:{card}"]  # type: ignore[union-attr]
        box = canvas.view.frame.rect(QRectF(node.x, node.y, node.width, node.height)).toRect()
        part = pixels_of(canvas.view.grab(box))
        return float(np.abs(part - 255).mean())

    before = {card: ink(card) for card in ("dry", "note")}
    high(shown)
    assert canvas.view.flat == (scale < 0.4)
    assert ink("note") < 0.5 * before["note"]
    assert ink("dry") == pytest.approx(before["dry"], rel=0.02)
    assert canvas.view.sheet is sheet


def test_screen_readers_hear_what_is_dimmed_and_what_a_choice_has_come_to(
    shown: MainWindow,
) -> None:
    bar = high(shown)
    spots = canvas_of(shown).spots
    assert spots.spoken(select_record(rated(), "look")).endswith("; dimmed by the filter")
    assert not spots.spoken(select_record(rated(), "hole")).endswith("; dimmed by the filter")
    bar.leave()
    assert not spots.spoken(select_record(rated(), "look")).endswith("; dimmed by the filter")


def test_another_map_comes_without_a_filter(shown: MainWindow) -> None:
    high(shown)
    shown.show_document(Document(rated(), None, None, read_only=False))
    settle()
    assert dimmed(shown) == set()
    assert not action(shown, "end-filter").isEnabled()


def test_a_note_is_shortened_in_words_before_it_is_cut(shown: MainWindow) -> None:
    bar = high(shown)
    metrics = bar.note.fontMetrics()
    short = metrics.horizontalAdvance("Exports show every card.")
    other = bar.width() - bar.note.width()
    bar.setFixedWidth(other + short + 4)
    settle()
    assert bar.note.text() == "Exports show every card."
    assert bar.note.toolTip() == "Exports show every card in full."


def test_a_narrow_bar_sets_the_choices_in_rows(shown: MainWindow) -> None:
    bar = high(shown)
    # As beside a panel in a narrow window.
    bar.setFixedWidth(280)
    settle()
    right = bar.width()
    for button in bar.buttons.values():
        assert button.mapTo(bar, button.rect().bottomRight()).x() <= right
    assert bar.note.text().endswith("…")
    assert bar.note.toolTip() == "Exports show every card in full."
    first, last = bar.buttons[Facet.PERSONA], bar.buttons[Facet.STATE]
    assert last.y() > first.y()


def test_a_button_that_offers_nothing_says_why(shown: MainWindow) -> None:
    bar = start(shown)
    silent = [one for one in bar.buttons.values() if not one.isEnabled()]
    assert silent, "nothing has a tag"
    for button in silent:
        assert button.toolTip() == button.accessibleDescription() == "No card has one"
    assert bar.buttons[Facet.IMPORTANCE].toolTip() == "Importance: any"
    # What comes to have a value says it as the others do.
    tagged = evolve(the_look(shown), tags=("late",))
    session = canvas_of(shown).session
    cards = tuple(tagged if one.id == "look" else one for one in session.map.cards)
    session.edit("x", lambda now: evolve(now, cards=cards))
    settle(600)
    button = bar.buttons[Facet.TAG]
    assert button.isEnabled()
    assert (button.toolTip(), button.accessibleDescription()) == ("Tag: any", "")


def the_look(window: MainWindow) -> Card:
    return card_of(canvas_of(window).session.map, "look")
