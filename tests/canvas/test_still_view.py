"""Nothing but its frame moves the view: its headings stand where its cells do."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import reduce
from itertools import product
from operator import or_

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QPanGesture
from pytestqt.qtbot import QtBot

from tests.canvas.driver import CTRL, NONE, SHIFT, Driver
from tests.canvas.test_alignment import Board, borders_compared
from tests.editor.maps import small_map

ALT, META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
KEYS = tuple(
    getattr(Qt.Key, f"Key_{name}")
    for name in ("Left", "Right", "Up", "Down", "PageUp", "PageDown", "Home", "End")
)


def stands(driver: Driver) -> tuple[int, int]:
    """Where the sheet's point (0, 0) is drawn in the view."""
    at = driver.view.viewport().mapTo(driver.view, driver.view.mapFromScene(QPointF()))
    return at.x(), at.y()


def zoomed_in(qtbot: QtBot) -> Driver:
    driver = Driver(qtbot, small_map(), (900, 600), Board())
    driver.view.zoom_to(2.0)
    driver.view.scroll_by(500, 300)
    driver.settle()
    return driver


def test_no_key_moves_the_cells_away_from_their_headings(
    qtbot: QtBot, short_or_full: Callable[[int, int], int]
) -> None:
    driver = zoomed_in(qtbot)
    rng = random.Random(11)
    any_held = product(*((NONE, one) for one in (CTRL, SHIFT, ALT, META, KEYPAD)))
    presses = [*product(KEYS, (reduce(or_, held) for held in any_held))]
    rng.shuffle(presses)
    seen = 0
    for count, (key, mods) in enumerate(presses):
        QTest.keyClick(driver.view, key, mods)
        origin = driver.view.frame.origin
        assert stands(driver) == (round(origin.x()), round(origin.y())), (key, mods)
        if count % short_or_full(8, 1) == 0:
            driver.settle()
            seen += borders_compared(driver)
    assert seen > 100, "hardly any border was looked at"


def test_arrows_with_ctrl_scroll_headings_and_cells_and_select_nothing_else(qtbot: QtBot) -> None:
    driver = zoomed_in(qtbot)
    before, selected = driver.view.frame.origin, driver.session.selection
    for key, across, down in (
        (Qt.Key.Key_Right, -60, 0),
        (Qt.Key.Key_Down, 0, -60),
        (Qt.Key.Key_Left, 60, 0),
        (Qt.Key.Key_Up, 0, 60),
    ):
        at = driver.view.frame.origin
        driver.key(key, CTRL)
        assert driver.view.frame.origin - at == QPointF(across, down)
        borders_compared(driver)
    assert driver.view.frame.origin == before
    assert driver.session.selection == selected
    driver.key(Qt.Key.Key_Up, CTRL, times=60)
    assert driver.view.frame.origin.y() == driver.view.frame.range_down()[1]


def test_two_fingers_on_a_touch_screen_take_headings_and_cells_along(qtbot: QtBot) -> None:
    driver = zoomed_in(qtbot)
    before = driver.view.frame.origin
    gesture = QPanGesture()
    gesture.setLastOffset(QPointF(10, 10))
    gesture.setOffset(QPointF(-30, -15))
    QApplication.sendEvent(driver.view.viewport(), QGestureEvent([gesture]))
    driver.settle()
    assert driver.view.frame.origin == before + QPoint(-40, -25)
    assert stands(driver) == driver.view.frame.origin.toPoint().toTuple()
    assert borders_compared(driver)
