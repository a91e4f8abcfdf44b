"""Writing beyond the window's edge: the caret stays in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.selection import Selection
from app.models.base import evolve
from app.models.lane import Lane
from tests.canvas.driver import CTRL, Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


def caret(driver: Driver) -> QRectF:
    editor = driver.canvas.hands().writing.editor
    return QRectF(editor.cursorRect().translated(editor.pos()))


@pytest.fixture
def at_the_edge(drive: Drive) -> Driver:
    """A low window, the keyboard in an empty cell at its lower edge."""
    map_ = small_map()
    more = tuple(Lane(id=f"more{n}", type="action", title=f"More {n}") for n in range(40))
    driver = drive(evolve(map_, lanes=(*map_.lanes, *more)), (900, 420))
    driver.view.zoom_to(PIXELS_PER_POINT)
    driver.view.go_home()
    row = next(lane.id for lane in reversed(more) if driver.cell(lane.id, "find").bottom() < 400)
    driver.canvas.select(Selection((), (row, "find")))
    return driver


def test_a_card_that_grows_beyond_the_edge_scrolls_with_its_caret(at_the_edge: Driver) -> None:
    driver = at_the_edge
    for _ in range(25):
        driver.type("many words ")
        assert driver.view.frame.body.contains(caret(driver))
    driver.key(Qt.Key.Key_Home, CTRL)
    assert driver.view.frame.body.contains(caret(driver))
    driver.key(Qt.Key.Key_End, CTRL)
    assert driver.view.frame.body.contains(caret(driver))
    driver.settle()
    assert (abs(driver.on_screen() - driver.pixels()) <= 3).mean() > 0.999
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.shown is driver.map


def test_one_may_look_elsewhere_until_the_next_letter(at_the_edge: Driver) -> None:
    driver = at_the_edge
    driver.type("many words")
    driver.wheel(QPointF(400, 200), down=12)
    away = driver.view.frame.origin
    assert not driver.view.frame.body.contains(caret(driver))
    driver.qtbot.wait(150)
    assert driver.view.frame.origin == away, "it scrolls back by itself"
    driver.type("!")
    assert driver.view.frame.body.contains(caret(driver))


def test_writing_in_a_heading_scrolls_nothing(drive: Drive) -> None:
    driver = drive(small_map(), (420, 330))
    driver.view.zoom_to(2 * PIXELS_PER_POINT)
    driver.view.go_home()
    driver.canvas.select(Selection(("do",)))
    before = driver.view.frame.origin
    driver.type("A much longer name of a lane than there is room for")
    assert driver.view.frame.origin == before
