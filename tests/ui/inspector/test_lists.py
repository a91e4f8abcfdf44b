"""Lists of records in the inspector: the steps of a stage, tours and their stops."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.editor.navigate import select_record
from app.models import edits
from app.models.stage import Stage
from app.ui.appearance import palette
from app.ui.inspector.held import RecordsEditor
from app.ui.inspector.record_list import RecordList
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def listed(driver: Driver, field: str) -> RecordsEditor:
    editor = driver.row(field).editor
    assert isinstance(editor, RecordsEditor)
    return editor


def rows(driver: Driver, field: str) -> list[str]:
    shown = listed(driver, field).list
    return [shown.item(at).text() for at in range(shown.count())]


def back(driver: Driver) -> None:
    driver.panel.back.click()
    driver.settle()


def target(driver: Driver, record: str) -> str:
    """What a record is called among those that a tour can stop at."""
    options = driver.row("target").field.options
    assert options is not None
    return dict(options(driver.map))[record]


def test_the_steps_of_a_stage_are_opened_added_and_put_in_order(inspect: Inspect) -> None:
    driver = inspect()
    stage = driver.map.stages[0]
    driver.select(stage.id)
    before = rows(driver, "steps")
    listed(driver, "steps").add.click()
    driver.settle()
    assert driver.panel.form.id == "step"
    driver.fill("name", "Compare")
    assert driver.panel.back.toolTip() == f"Back to {stage.name}"
    back(driver)
    assert driver.panel.keys == (stage.id,)
    assert rows(driver, "steps") == [*before, "Compare"]
    listed(driver, "steps").list.setCurrentRow(len(before))
    driver.enter("steps")
    driver.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert rows(driver, "steps")[-2] == "Compare"
    driver.key(Qt.Key.Key_Delete)
    assert rows(driver, "steps") == before


def test_a_list_that_is_about_to_go_still_does_what_its_keys_say(inspect: Inspect) -> None:
    driver = inspect()
    stage = next(one for one in driver.map.stages if len(one.steps) > 1)
    driver.select(stage.id)
    before = rows(driver, "steps")
    listed(driver, "steps").list.setCurrentRow(1)
    driver.enter("steps")
    # Something else is selected, and the panel has not come to show it yet.
    driver.session.select(select_record(driver.map, driver.map.cards[0].id))
    QTest.keyClick(driver.focused(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    driver.settle()
    assert driver.panel.keys == (driver.map.cards[0].id,)
    driver.select(stage.id)
    assert rows(driver, "steps") == [before[1], before[0], *before[2:]]


def test_the_only_step_of_a_stage_stays(inspect: Inspect) -> None:
    driver = inspect()
    stage = next(one for one in driver.map.stages if len(one.steps) == 1)
    driver.select(stage.id)
    assert not listed(driver, "steps").remove.isEnabled()
    driver.enter("steps")
    before = driver.map
    driver.key(Qt.Key.Key_Delete)
    assert driver.map is before
    found = driver.record(stage.id)
    assert isinstance(found, Stage)
    assert len(found.steps) == 1


def test_a_tour_goes_from_stop_to_stop(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("map")
    listed(driver, "tours").add.click()
    driver.settle()
    driver.fill("title", "Ten minutes")
    first, last = driver.map.stages[0], driver.map.steps[-1]
    listed(driver, "stops").add.click()
    driver.settle()
    driver.fill("notes", "Begin with the person.")
    assert driver.panel.back.toolTip() == "Back to Ten minutes"
    back(driver)
    assert driver.panel.form.id == "tour", "a stop leads back to its tour"
    listed(driver, "stops").add.click()
    driver.settle()
    driver.choose("target", target(driver, last.id))
    back(driver)
    listed(driver, "stops").list.setCurrentRow(1)
    driver.enter("stops")
    driver.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    (tour,) = driver.map.tours
    assert [one.target for one in tour.stops] == [last.id, first.id]
    assert [one.notes for one in tour.stops] == ["", "Begin with the person."]
    back(driver)
    assert driver.panel.form.id == "map"
    assert rows(driver, "tours") == ["Ten minutes"]
    driver.session.undo()
    (tour,) = driver.map.tours
    assert [one.target for one in tour.stops] == [first.id, last.id]


def test_a_stop_whose_card_is_deleted_stands_nowhere_and_keeps_its_words(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("map")
    listed(driver, "tours").add.click()
    driver.settle()
    listed(driver, "stops").add.click()
    driver.settle()
    driver.choose("target", target(driver, "look"))
    driver.fill("notes", "Look at this")
    driver.session.edit("Delete", lambda map_: edits.remove_cards(map_, ["look"]))
    driver.settle()
    assert driver.shown("target") == "—"
    back(driver)
    assert rows(driver, "stops") == ["Nowhere yet"]


def test_the_words_of_a_row_keep_clear_of_its_bar(qtbot: QtBot) -> None:
    rows = RecordList(None)
    qtbot.addWidget(rows)
    rows.setPalette(palette(False))
    rows.show_rows([("a", "HHHH")])
    rows.resize(200, rows.height())
    image = rows.grab().toImage()
    y, begin = image.height() // 2, rows.viewport().x()
    beside_bar = range(begin + 3, image.width() - 3)
    dark = [x for x in beside_bar if image.pixelColor(x, y).lightness() < 100]
    assert min(dark) >= begin + 8
