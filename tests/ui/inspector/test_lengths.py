"""The width of a column and the least height of a lane, for those who drag no border."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.models.lane import Lane
from app.models.stage import Step
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def test_a_column_gets_a_width_and_loses_it_again(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("find")
    driver.fill("width", "180 pt")
    step = driver.record("find")
    assert isinstance(step, Step)
    assert step.width == 180
    assert driver.shown("width") == "180\N{NO-BREAK SPACE}pt"
    driver.enter("width")
    driver.key(Qt.Key.Key_Delete)
    driver.leave()
    step = driver.record("find")
    assert isinstance(step, Step)
    assert step.width is None


def test_a_lane_gets_a_least_height(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("do")
    driver.fill("height", "99.5")
    lane = driver.record("do")
    assert isinstance(lane, Lane)
    assert lane.height == 99.5


@pytest.mark.parametrize("text", ["0", "-3", "99999", "wide"])
def test_what_is_no_length_is_refused_in_words(inspect: Inspect, text: str) -> None:
    driver = inspect()
    driver.select("find")
    before = driver.map
    driver.fill("width", text)
    assert driver.map is before
    assert "number" in driver.refused("width")
