"""The inspector lists what a card is paired with, goes there, and takes pairs apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.navigate import select_record
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.ui.document import Document
from app.ui.inspector.joined import JoinedEditor
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import settle
from tests.ui.inspector.conftest import Driver


def paired() -> JourneyMap:
    """Two recommendations for one barrier."""
    map_ = small_map()
    types = {"look": "recommendation", "try": "recommendation", "dry": "barrier"}
    cards = tuple(evolve(one, type=types.get(one.id, one.type)) for one in map_.cards)
    pairs = tuple(Pair(id=f"p-{one}", recommendation=one, target="dry") for one in ("look", "try"))
    return evolve(map_, cards=cards, pairs=pairs)


def listed(driver: Driver, field: str) -> list[str]:
    """What the list of pairs says; empty where it is not shown."""
    row = driver.row(field)
    if not row.isVisibleTo(driver.panel):
        return []
    editor = row.editor
    assert isinstance(editor, JoinedEditor)
    return [editor.list.item(at).text() for at in range(editor.list.count())]


@pytest.mark.parametrize(
    ("card", "recommendations", "targets"),
    [
        ("dry", ["I look around", "I try some on"], []),
        ("look", [], ["Keep my feet dry"]),
        ("hole", [], []),
    ],
)
def test_a_card_names_its_partners(
    inspect: Callable[..., Driver], card: str, recommendations: list[str], targets: list[str]
) -> None:
    driver = inspect(paired())
    driver.select(card)
    assert listed(driver, "pairs.recommendations") == recommendations
    assert listed(driver, "pairs.targets") == targets


def test_of_several_cards_no_pairs_are_listed(inspect: Callable[..., Driver]) -> None:
    driver = inspect(paired())
    driver.select("look", "try")
    assert listed(driver, "pairs.targets") == []


def test_a_pair_is_taken_apart_by_key_and_the_keyboard_stays(
    inspect: Callable[..., Driver],
) -> None:
    driver = inspect(paired())
    driver.select("dry")
    driver.enter("pairs.recommendations")
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Delete)
    assert [one.recommendation for one in driver.map.pairs] == ["look"]
    assert driver.session.undo_label == "Remove Pair"
    assert listed(driver, "pairs.recommendations") == ["I look around"]
    driver.key(Qt.Key.Key_Delete)
    assert driver.map.pairs == ()
    assert driver.panel.isAncestorOf(driver.focused())
    driver.session.undo()
    driver.settle()
    assert listed(driver, "pairs.recommendations") == ["I look around"]


def test_the_keyboard_stays_with_its_partner_while_others_come_and_go(
    inspect: Callable[..., Driver],
) -> None:
    driver = inspect(paired())
    driver.select("dry")
    driver.enter("pairs.recommendations")
    driver.key(Qt.Key.Key_Down)
    driver.session.edit("Remove Pair", lambda map_: edits.remove_pairs(map_, ["p-look"]))
    driver.settle()
    assert listed(driver, "pairs.recommendations") == ["I try some on"]
    driver.session.undo()
    driver.settle()
    driver.key(Qt.Key.Key_Delete)
    assert [one.recommendation for one in driver.map.pairs] == ["look"]


@pytest.mark.parametrize("by", ["key", "button", "double click"])
def test_one_goes_to_the_other_card_and_back(window: MainWindow, by: str) -> None:
    window.show_document(Document(paired(), None, None, read_only=False))
    settle()
    assert window.document is not None
    assert window.canvas is not None
    session = window.document.session
    window.canvas.select(select_record(session.map, "dry"))
    settle()
    inspector = window.tools.panels.inspector
    assert inspector is not None
    for field, there in (("pairs.recommendations", "look"), ("pairs.targets", "dry")):
        editor = inspector.row(field).editor
        assert isinstance(editor, JoinedEditor)
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        if by == "key":
            QTest.keyClick(QApplication.focusWidget() or editor.list, Qt.Key.Key_Return)
        elif by == "button":
            QTest.mouseClick(editor.go, Qt.MouseButton.LeftButton)
        else:
            at = editor.list.visualItemRect(editor.list.item(0)).center()
            left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            QTest.mouseClick(editor.list.viewport(), left, none, at)
            QTest.mouseDClick(editor.list.viewport(), left, none, at)
        settle()
        assert session.selection.current == there
        assert window.canvas.view.hasFocus()


def test_a_type_that_takes_a_pair_apart_is_told_of(inspect: Callable[..., Driver]) -> None:
    driver = inspect(paired())
    heard: list[str] = []
    driver.panel.told.connect(heard.append)
    driver.select("look")
    driver.choose("type", "Action")
    assert [pair.recommendation for pair in driver.map.pairs] == ["try"]
    assert heard == ["1 pair taken apart"]
