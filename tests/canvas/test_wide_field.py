"""A name that its heading has no room for is written whole, in a field that lies over the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from app.editor.navigate import select_record
from app.editor.texts import read_text
from app.models import edits
from app.models.journey import JourneyMap
from tests.canvas.driver import CTRL, Driver
from tests.canvas.test_field_layout import lines_of
from tests.editor.maps import small_map

Drive = Callable[..., Driver]

WORD = "Kundenzufriedenheitsbefragungsauswertungsgespräch"
LONG = WORD + " mit dem Vertriebsleiter"
SENTENCE = "Talk to a friend who has bought shoes online before and compare what shops offer " * 2


def narrow(name: str, record: str = "find", direction: str = "ltr") -> JourneyMap:
    """A map with steps too narrow for the name of a step or stage."""
    map_ = small_map(direction)
    rename = edits.rename_step if record == "find" else edits.rename_stage
    map_ = rename(map_, record, name)
    for step in ("find", "pay"):
        map_ = edits.change_step(map_, step, width=100.0)
    return map_


def opened(driver: Driver, record: str, how: str) -> None:
    driver.canvas.select(select_record(driver.map, record))
    if how == "F2":
        driver.key(Qt.Key.Key_F2)
    elif how == "Return":
        driver.key(Qt.Key.Key_Return)
    elif how == "typing":
        driver.type("N")
    else:
        driver.double_click(driver.box(record).center())


@pytest.mark.parametrize("how", ["Return", "typing", "double click"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("record", "name"), [("find", LONG), ("find", SENTENCE), ("find", WORD), ("buy", LONG)]
)
def test_a_shortened_name_is_written_whole_and_renamed(
    drive: Drive, record: str, name: str, direction: str, how: str
) -> None:
    driver = drive(narrow(name, record, direction))
    before = driver.map
    opened(driver, record, how)
    assert driver.canvas.is_writing
    editor = driver.canvas.hands().writing.editor
    assert editor.text() == ("N" if how == "typing" else name)
    place = driver.canvas.hands().writing.find(record)
    assert place is not None
    seen = QRectF(editor.geometry())
    assert QRectF(driver.view.rect()).contains(seen), "a part of the field is out of sight"
    assert not editor.mask().isEmpty()
    assert editor.mask().boundingRect() == editor.rect()
    assert seen.intersects(driver.box(record)), "the field is not where the name is"
    block = editor.field_layout.block
    assert block is not None
    assert lines_of(driver) == [block.text[start:end] for start, end in block.breaks]
    driver.key(Qt.Key.Key_Escape)
    assert driver.map is before
    opened(driver, record, "Return")
    driver.key(Qt.Key.Key_A, CTRL)
    driver.type("Short")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert read_text(driver.map, record) == "Short"
    assert driver.session.depth == 1


def test_a_name_that_outgrows_its_heading_goes_on_in_a_wide_field(drive: Drive) -> None:
    driver = drive(small_map())
    opened(driver, "find", "Return")
    editor = driver.canvas.hands().writing.editor
    grown = "gespraechmitdemvertriebsleiterimwinter" * 3
    driver.type(grown)
    driver.qtbot.waitUntil(lambda: editor.field_layout.backing is not None)
    assert editor.text() == grown
    # All of it is seen, on a ground that hides what lies below.
    shown = driver.pixels()
    corner = editor.geometry().bottomLeft() + QPointF(4, -3).toPoint()
    paper = driver.view.paper()
    assert tuple(shown[corner.y(), corner.x()]) == (paper.red(), paper.green(), paper.blue())
    size = editor.document().size()
    assert editor.height() >= size.height()
    assert editor.mask().boundingRect().height() >= size.height()
    driver.key(Qt.Key.Key_Return, CTRL)
    assert read_text(driver.map, "find") == grown
    with driver.writing("look"):
        assert editor.field_layout.backing is None
        driver.key(Qt.Key.Key_Escape)


def test_tab_goes_through_names_that_are_shortened(drive: Drive) -> None:
    driver = drive(narrow(LONG))
    opened(driver, "notice", "Return")
    driver.key(Qt.Key.Key_Tab)
    assert driver.canvas.is_writing
    assert driver.canvas.hands().writing.record == "find"
    assert driver.canvas.hands().writing.editor.text() == LONG
    driver.key(Qt.Key.Key_Tab)
    assert driver.canvas.hands().writing.record == "pay"
    driver.key(Qt.Key.Key_Escape)


def test_the_field_follows_zoom_and_scroll(drive: Drive) -> None:
    driver = drive(narrow(LONG))
    opened(driver, "find", "Return")
    editor = driver.canvas.hands().writing.editor
    at = editor.geometry()
    driver.view.scroll_by(0, 1)
    driver.view.zoom_to(2.0)
    driver.settle()
    assert editor.text() == LONG
    assert editor.isVisible()
    assert editor.geometry().size() != at.size() or editor.geometry() != at
    driver.key(Qt.Key.Key_Escape)
    assert not driver.canvas.is_writing
