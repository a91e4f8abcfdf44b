"""No garbage is collected between an edit and the frame that shows it, and soon it is again."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from time import sleep

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.canvas.frame_first import PAUSE_MS
from app.canvas.layouter import MapLayouter
from app.editor.session import Session
from app.models.edits import rename_map, set_card_text
from app.models.journey import JourneyMap
from app.ui.document import pictures_of
from tests.canvas.driver import Driver
from tests.editor.maps import sample

Drive = Callable[..., Driver]


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generation of each collection from now on; collections begin early and often."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    before = gc.get_threshold()
    gc.set_threshold(50)
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.set_threshold(*before)


def test_an_edit_is_painted_before_garbage_is_collected(
    drive: Drive, collections: list[int]
) -> None:
    driver = drive(sample("taxi"))
    QTest.qWait(2 * PAUSE_MS)
    driver.settle()
    session, card = driver.canvas.session, driver.map.cards[0].id
    before = driver.pixels()
    # What comes before the layout is no concern of the canvas.
    session.guard(lambda map_: collections.clear())
    text = "An edit that is longer than what stood here"
    session.edit("Edit Card", lambda map_: set_card_text(map_, card, text))
    driver.settle()
    assert not driver.looks_like(before)
    assert not collections
    QTest.qWait(2 * PAUSE_MS)
    [[] for _ in range(200)]
    assert gc.isenabled()
    assert collections


@pytest.mark.parametrize("since", [PAUSE_MS // 2, 3 * PAUSE_MS])
def test_a_layout_that_takes_long_is_painted_before_garbage_is_collected(
    drive: Drive, collections: list[int], since: int
) -> None:
    driver = drive(sample("taxi"))
    QTest.qWait(3 * PAUSE_MS)
    driver.session.edit("Rename Map", lambda map_: rename_map(map_, "One"))
    QTest.qWait(since)
    driver.settle()
    before = driver.pixels()

    def take_long(_map: JourneyMap) -> None:
        sleep(1.5 * PAUSE_MS / 1000)
        collections.clear()

    # As if it were part of the layout, which was asked for before.
    driver.canvas.session.guard(take_long)
    driver.canvas.session.edit("Rename Map", lambda map_: rename_map(map_, "Another"))
    driver.settle()
    assert not driver.looks_like(before)
    assert not collections


def test_a_map_is_painted_before_garbage_is_collected(qtbot: QtBot, collections: list[int]) -> None:
    session, layouter = Session(sample("taxi")), MapLayouter()
    canvas = MapCanvas(session, layouter, pictures_of)
    qtbot.addWidget(canvas)
    collections.clear()
    canvas.show()
    qtbot.waitUntil(lambda: canvas.seen)
    assert not collections
    QTest.qWait(2 * PAUSE_MS)
    [[] for _ in range(200)]
    assert collections


def test_edits_one_after_the_other_do_not_put_it_off_for_ever(
    drive: Drive, collections: list[int]
) -> None:
    driver = drive(sample("taxi"))
    session, card = driver.canvas.session, driver.map.cards[0].id
    collections.clear()
    for number in range(30):
        session.commit("Edit Card", set_card_text(session.map, card, f"Edit {number}"))
        QTest.qWait(PAUSE_MS // 10)
    assert collections


def test_long_layouts_one_after_the_other_do_not_put_it_off_for_ever(
    drive: Drive, collections: list[int]
) -> None:
    driver = drive(sample("taxi"))
    # As if it were part of the layout, which was asked for before.
    driver.session.guard(lambda _: sleep(0.6 * PAUSE_MS / 1000))
    collections.clear()
    for number in range(12):
        driver.session.commit("Rename Map", rename_map(driver.map, str(number)))
        driver.settle()
    assert collections


def test_a_canvas_that_is_gone_holds_the_collector_no_longer(qtbot: QtBot) -> None:
    QTest.qWait(2 * PAUSE_MS)
    assert gc.isenabled()
    around = QWidget()
    canvas = MapCanvas(Session(sample("taxi")), MapLayouter(), pictures_of, around)
    canvas.session.edit("Rename Map", lambda map_: rename_map(map_, "Another"))
    assert not gc.isenabled()
    # As windows go: what is in them is destroyed with them, without a word to it.
    around.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gc.isenabled()
