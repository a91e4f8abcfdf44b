"""Ids are any text: signs in them mean nothing to the inspector, which shows what is selected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.navigate import select_record
from app.models import edits
from app.models.metric import Measure
from app.ui.document import Document
from app.ui.inspector.field import Part
from app.ui.inspector.forms import FORMS
from app.ui.window import MainWindow
from tests.editor.maps import sample, small_map, with_ids
from tests.ui.conftest import settle
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


@pytest.mark.parametrize("sign", ["#", "#1", ":", "/", " ", "%n"])
def test_each_thing_selected_shows_its_own_form(inspect: Inspect, sign: str) -> None:
    map_ = with_ids(sample("taxi"), lambda one: f"{one}{sign}" if "1" in sign else f"a{sign}{one}")
    driver = inspect(map_)
    seen = set()
    for id_, record in map_.records.items():
        if type(record) in FORMS:
            driver.select(id_)
            assert driver.panel.keys == (id_,)
            assert driver.panel.form is FORMS[type(record)]
            seen.add(type(record))
    assert len(seen) > 5
    card = map_.cards[0].id
    driver.select(card)
    driver.fill("notes", "Said twice")
    assert [one.id for one in driver.map.cards if one.notes == "Said twice"] == [card]


def test_a_part_of_a_record_is_not_taken_for_another_one_of_that_name(inspect: Inspect) -> None:
    # One id is what the other's first metric was once called.
    ids = {"find": "a", "notice": "a#0"}
    map_ = with_ids(small_map(), lambda one: ids.get(one, one))
    driver = inspect(edits.change_step(map_, "a", measures=(Measure(kind="cost", unit="money"),)))
    driver.select("a#0")
    assert (driver.panel.form.id, driver.panel.keys) == ("step", ("a#0",))
    driver.panel.open_record(Part("a", 0))
    assert driver.panel.form.id == "measure"
    driver.fill("name", "Fare")
    driver.panel.back.click()
    assert driver.panel.keys == ("a",)
    assert edits.change_step(driver.map, "a", measures=()) == map_


def test_a_refused_text_leads_back_to_the_record_that_it_belongs_to(window: MainWindow) -> None:
    ids = {"notice": "a", "find": "a#0"}
    map_ = with_ids(small_map(), lambda one: ids.get(one, one))
    window.show_document(Document(map_, None, None, read_only=False))
    settle()
    canvas, panels = window.canvas, window.tools.panels
    panel = panels.inspector
    assert canvas is not None
    assert panel is not None
    canvas.select(select_record(map_, "a#0"))
    settle()
    for group in panel.groups():
        group.unfold()
    panel.row("duration").editor.setFocus()
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused, "soon")
    canvas.select(select_record(map_, "do"))
    settle()
    (refused,) = panels.refused()
    panels.show_field(refused)
    settle()
    assert canvas.session.selection.records == ("a#0",)
    assert panel.keys == ("a#0",)
    assert panel.row("duration").refused() == refused
