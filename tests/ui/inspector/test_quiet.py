"""What a form says no more than it has to: lists without a record, titles, what is worked out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.models import edits
from app.models.card import Card
from app.models.reserved import TrayNote
from app.ui.inspector.held import RecordsEditor
from app.ui.inspector.row import Row
from tests.canvas.driver import pixels_of
from tests.editor.maps import small_map
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def test_a_list_without_a_record_is_only_what_adds_one(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("find")
    editor = driver.row("measures").editor
    assert isinstance(editor, RecordsEditor)
    shown = [editor.list, editor.remove, editor.up, editor.down, editor.open]
    assert not any(one.isVisibleTo(editor) for one in shown)
    assert editor.add.text() == "Add Metric"
    assert editor.add.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert editor.framed() == []
    assert editor.focusProxy() is editor.add, "the keyboard comes by the button"
    driver.enter("measures")
    driver.key(Qt.Key.Key_Space)
    assert driver.panel.form.id == "measure"
    driver.fill("value", "12 min")
    driver.panel.back.click()
    driver.settle()
    editor = driver.row("measures").editor
    assert isinstance(editor, RecordsEditor)
    assert all(
        one.isVisibleTo(editor) for one in (editor.list, editor.remove, editor.up, editor.open)
    )
    assert editor.framed() == [editor.list]
    driver.enter("measures")
    driver.key(Qt.Key.Key_Delete)
    assert not editor.list.isVisibleTo(editor)
    assert editor.add.hasFocus(), "the keyboard stays where it was"


def test_the_title_of_a_note_repeats_none_of_its_words(inspect: Inspect) -> None:
    text = "Ask the drivers\\nwhy they call before they have even seen the address"
    driver = inspect(edits.add_tray_notes(small_map(), [TrayNote(id="n", text=text)], 0))
    driver.select("n")
    title = driver.panel.title
    assert title.text() == "Note in the tray"


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"customer_impact": 4, "effort": 2}, "Rate the impact on the business too"),
        ({"business_impact": 4, "effort": 2}, "Rate the impact on the customer too"),
        ({"effort": 2}, "Rate the impact too"),
        ({"customer_impact": 4, "business_impact": 4}, "Rate the effort too"),
        ({"customer_impact": 4}, "Rate impact and effort"),
        ({"customer_impact": 4, "business_impact": 2, "effort": 2}, "3"),
    ],
)
def test_the_priority_says_what_it_lacks(inspect: Inspect, plan: dict[str, int], said: str) -> None:
    data = {"id": "r", "lane": "do", "step": "pay", "type": "recommendation", "plan": plan}
    driver = inspect(edits.insert_cards(small_map(), [Card.model_validate(data)]))
    driver.select("r")
    rows = driver.panel.findChildren(Row)
    shown = next(one for one in rows if one.label.text() == "Priority")
    picture = pixels_of(shown.editor.grab())
    assert shown.editor.value() == said
    ink = abs(picture - picture[0, 0]).max(axis=2) > 60
    assert ink.any(axis=1).argmax() >= 4, "not closer to its label than what others hold"


@pytest.mark.parametrize(("colour", "ticked"), [("", "As the lane"), ("#2f8f4e", "Green")])
def test_the_colour_of_now_is_ticked_among_those_offered(
    inspect: Inspect, colour: str, ticked: str
) -> None:
    driver = inspect(edits.change_card(small_map(), "look", colour=colour))
    driver.select("look")
    driver.enter("colour")
    driver.key(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = [one.text() for one in menu.actions() if one.isChecked()]
    boxes = [one for one in menu.actions() if one.isCheckable() and one.actionGroup() is None]
    menu.close()
    assert boxes == [], "one of several has a tick alone"
    assert shown == [ticked]
