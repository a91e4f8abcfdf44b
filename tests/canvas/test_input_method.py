"""Composing.

What an input method shows is laid out, what it commits is written, Enter is its own.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethod
from PySide6.QtTest import QTest

from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.lane import Lane
from tests.canvas.driver import Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]

COMPOSED = [
    ("ja", ("k", "か", "かn", "かんじ"), "漢字"),
    ("ko", ("ㅎ", "하", "한"), "한"),
    ("hi", ("क", "क्", "क्ष"), "क्ष"),
    ("ar", ("س", "سل", "سلا"), "سلام"),
    ("zh", ("n", "ni", "ni h"), "你好"),
]


@pytest.mark.parametrize(("language", "stages", "commit"), COMPOSED)
def test_composed_text_is_written_once(
    drive: Drive, language: str, stages: tuple[str, ...], commit: str
) -> None:
    driver = drive(edits.change_map(small_map(), language=language))
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        driver.compose(*stages)
        assert driver.canvas.hands().writing.editor.composing
        assert driver.session.shown.cards[0].text == "I see a hole", "not committed yet"
        driver.compose(commit=commit)
        whole = "I see a hole" + commit
        driver.qtbot.waitUntil(lambda: driver.session.shown.cards[0].text == whole)
        driver.key(Qt.Key.Key_Return)
    assert driver.map.cards[0].text == "I see a hole" + commit
    assert driver.session.depth == 1


def test_lines_are_broken_with_what_is_composed(drive: Drive) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        layout = driver.canvas.hands().writing.editor.field_layout
        lines = layout.block.line_count if layout.block else 0
        driver.compose("very long words that an input method is still composing here")
        assert layout.block is not None
        assert layout.block.line_count > lines
        assert "composing" in layout.block.text
        driver.compose("")
        driver.key(Qt.Key.Key_Escape)
    assert driver.map.cards[0].text == "I see a hole"


@pytest.mark.parametrize("how", ["menu", "key", "delete"])
def test_text_that_goes_while_something_is_composed_behind_it(drive: Drive, how: str) -> None:
    driver = drive(small_map())
    ctrl = Qt.KeyboardModifier.ControlModifier
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_End, ctrl)
        driver.type(" in it")
        driver.compose("م", "مر", "مرح")
        if how == "menu":
            driver.canvas.undo()
        elif how == "key":
            driver.key(Qt.Key.Key_Z, ctrl)
        else:
            driver.key(Qt.Key.Key_A, ctrl)
            driver.key(Qt.Key.Key_Delete)
        driver.settle()
        caret = driver.canvas.hands().writing.editor.cursorRect()
        assert driver.canvas.hands().writing.editor.rect().adjusted(-2, -2, 2, 2).intersects(caret)
        driver.compose(commit="مرحبا")
        driver.key(Qt.Key.Key_Return, ctrl)
    (card,) = driver.map.cells["do", "notice"]
    assert card.text == ("مرحبا" if how == "delete" else "I see a holeمرحبا")


def test_the_input_method_is_told_where_the_caret_is(drive: Drive) -> None:
    driver = drive(small_map())
    driver.view.zoom_to(2.0)
    with driver.writing("hole"):
        editor = driver.canvas.hands().writing.editor
        driver.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        place = driver.canvas.hands().writing.find("hole")
        assert place is not None
        told = QRectF(editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
        left = told.center().x() + editor.x()
        assert abs(left - place.box.left()) <= 2
        top, bottom = told.top() + editor.y(), told.bottom() + editor.y()
        assert place.box.top() - 2 <= top < bottom <= place.box.bottom() + 2
        driver.key(Qt.Key.Key_Escape)


LANES = (
    Lane(id="mood", type="emotion", title="Mood"),
    Lane(id="said", type="thought", title="Said"),
    Lane(id="wrong", type="barrier", title="Wrong"),
)


def told_caret(driver: Driver) -> QRect:
    """Where an input method hears that the caret is, in the view."""
    caret = QInputMethod.queryFocusObject(Qt.InputMethodQuery.ImCursorRectangle, None)
    caret = caret.toRect() if isinstance(caret, QRectF) else caret
    assert isinstance(caret, QRect)
    assert QGuiApplication.focusObject() is driver.view
    return caret


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("percent", [50, 100, 250])
@pytest.mark.parametrize(
    "cell", [("do", "pay"), ("do", "find"), ("mood", "find"), ("said", "find"), ("wrong", "find")]
)
def test_an_input_method_hears_before_the_first_character_where_the_caret_will_be(
    drive: Drive, direction: str, percent: int, cell: tuple[str, str]
) -> None:
    map_ = small_map(direction)
    driver = drive(evolve(map_, lanes=(*map_.lanes, *LANES)), (1300, 900))
    driver.view.zoom_to(PIXELS_PER_POINT * percent / 100)
    driver.canvas.select(Selection((), cell))
    driver.settle()
    told = told_caret(driver)
    assert driver.session.shown is driver.map, "the question changed what is shown"
    assert driver.canvas.hands().entry.start()
    driver.settle()
    editor = driver.canvas.hands().writing.editor
    caret = editor.cursorRect().translated(editor.pos())
    for told_edge, edge in (
        (told.left(), caret.left()),
        (told.top(), caret.top()),
        (told.bottom(), caret.bottom()),
    ):
        assert abs(told_edge - edge) <= 2, f"told {told}, is {caret}"


def test_after_scrolling_an_input_method_hears_the_place_anew(drive: Drive) -> None:
    driver = drive(small_map(), (700, 400))
    driver.view.zoom_to(2 * PIXELS_PER_POINT)
    driver.canvas.select(Selection((), ("do", "pay")))
    driver.settle()
    heard: list[None] = []
    QGuiApplication.inputMethod().cursorRectangleChanged.connect(lambda: heard.append(None))
    before = told_caret(driver)
    driver.qtbot.wait(120)
    heard.clear()
    driver.view.scroll_by(15, 0)
    driver.qtbot.waitUntil(lambda: bool(heard))
    assert told_caret(driver).left() == before.left() - 15


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("percent", [100, 250])
def test_while_the_first_characters_are_composed_an_input_method_hears_where_the_caret_is(
    drive: Drive, direction: str, percent: int
) -> None:
    driver = drive(small_map(direction), (1300, 900))
    driver.view.zoom_to(PIXELS_PER_POINT * percent / 100)
    driver.canvas.select(Selection((), ("do", "pay")))
    driver.settle()
    driver.compose("か", "かん")
    editor = driver.canvas.hands().writing.editor
    caret = editor.cursorRect()
    caret.moveTopLeft(editor.viewport().mapTo(driver.view, caret.topLeft()))
    told = told_caret(driver)
    assert abs(told.left() - caret.left()) <= 1, f"told {told}, is {caret}"
    assert abs(told.top() - caret.top()) <= 1, f"told {told}, is {caret}"
    driver.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("where", ["begun card", "card"])
@pytest.mark.parametrize("how", ["click", "save", "focus"])
def test_what_is_composed_is_kept_though_the_input_method_does_not_write_it(
    drive: Drive, where: str, how: str
) -> None:
    # No input method is here to answer when it is asked to write.
    driver = drive(small_map())
    cell = ("do", "pay") if where == "begun card" else ("do", "notice")
    driver.canvas.select(Selection((), cell))
    if where == "card":
        driver.canvas.select(Selection(("hole",), cell))
    driver.compose("か", "かn", "かんじ")
    if how == "click":
        driver.click(driver.box("note").center())
    elif how == "save":
        driver.canvas.finish_writing()
    else:
        driver.view.clearFocus()
        driver.canvas.hands().writing.editor.clearFocus()
    driver.settle()
    assert not driver.canvas.hands().writing.active
    texts = [card.text for card in driver.map.cells[cell]]
    assert texts == ["かんじ" if where == "begun card" else "I see a holeかんじ"]
    assert driver.session.depth == 1


def test_a_click_in_the_text_keeps_what_is_composed_there(drive: Drive) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        driver.compose("か", "かんじ")
        editor = driver.canvas.hands().writing.editor
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 6))
        assert not editor.composing
        assert editor.text() == "I see a holeかんじ"
        driver.type("> ")
    assert editor.text() == "> I see a holeかんじ"
