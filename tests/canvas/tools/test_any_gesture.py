"""A hand that takes hold of anything and drops it anywhere: all can be given up and taken back."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.canvas.zoom import PIXELS_PER_POINT
from app.models.integrity import faults
from tests.canvas.driver import CTRL, NONE, SHIFT, Driver
from tests.editor.maps import sample
from tests.generators import random_map

Drive = Callable[..., Driver]


def anywhere(driver: Driver, rng: Random) -> QPointF:
    """A point of the view; often one near an edge, a border or a gap between headings."""
    view, frame, sheet = driver.view, driver.view.frame, driver.view.sheet
    x, y = rng.uniform(1, view.width() - 2), rng.uniform(1, view.height() - 2)
    near = rng.uniform(-9, 9)
    cards = [node for node in sheet.nodes if node.kind == "card"] if sheet is not None else []
    if cards and rng.random() < 0.5:
        node = rng.choice(cards)
        across, down = rng.choice([(0.5, 0.5), (0.5, 0.75), (0.01, 0.5), (0.99, 0.5)])
        point = QPointF(frame.x(node.x + across * node.width), frame.y(node.y + down * node.height))
        if frame.body.contains(point):
            return point
    if sheet is not None and sheet.columns and rng.random() < 0.4:
        column = rng.choice(sheet.columns)
        x = frame.x(rng.choice([column.x, column.x + column.width])) + near
    if sheet is not None and sheet.rows and rng.random() < 0.4:
        row = rng.choice(sheet.rows)
        y = frame.y(rng.choice([row.y, row.y + row.height])) + near
    if rng.random() < 0.3:
        y = frame.row_top + rng.uniform(0, frame.row + 10)
    elif rng.random() < 0.3:
        x = frame.column_left + rng.uniform(0, frame.column + 10)
    return QPointF(min(max(x, 1), view.width() - 2), min(max(y, 1), view.height() - 2))


def painted_at_last(driver: Driver) -> bool:
    """Whether the screen comes to show what a fresh drawing does, once all that waits is done.

    On a busy machine a timer may be late; what nobody asks to be painted again stays as it is.
    """
    for _ in range(20):
        if (abs(driver.on_screen() - driver.pixels()) <= 3).mean() > 0.9999:
            return True
        QTest.qWait(50)
    return False


@pytest.mark.parametrize("seed", range(16))
def test_whatever_is_dragged_anywhere_can_be_given_up_and_taken_back(
    drive: Drive, seed: int
) -> None:
    rng = Random(seed)
    map_ = sample("taxi") if seed % 4 == 0 else random_map(seed, 5, 6, 25)
    driver = drive(map_, (900, 650))
    driver.view.zoom_to(PIXELS_PER_POINT * rng.choice([0.2, 0.5, 1.0, 1.6]))
    for _ in range(12):
        before, depth = driver.map, driver.session.depth
        held = rng.choice([NONE, NONE, CTRL, SHIFT])
        driver.pull(anywhere(driver, rng), steps=1).press(driver.pointer, held)
        for _ in range(rng.randint(0, 3)):
            driver.pull(anywhere(driver, rng), held, steps=2)
        if rng.random() < 0.4:
            driver.key(Qt.Key.Key_Escape)
            assert driver.session.shown is driver.map
            assert (driver.map, driver.session.depth) == (before, depth)
        driver.release(held)
        if driver.canvas.hands().writing.active:
            driver.key(Qt.Key.Key_Escape)
        assert driver.session.shown is driver.map
        assert driver.session.depth - depth in (0, 1)
        assert not faults(driver.map, 1)
    driver.pull(QPointF(2, 2))
    assert painted_at_last(driver)
    while driver.session.undo_label:
        driver.session.undo()
    assert driver.map is map_
