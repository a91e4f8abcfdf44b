"""What is collapsed: as low as its heading, opened again by a double click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.models import edits
from app.models.journey import JourneyMap
from tests.canvas.driver import Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


def folded_lane() -> JourneyMap:
    return edits.change_lane(small_map(), "do", collapsed=True, height=150.0)


def folded_stage() -> JourneyMap:
    return edits.change_stage(small_map(), "buy", collapsed=True)


def row_height(driver: Driver, lane: str) -> float:
    assert driver.view.sheet is not None
    return next(row.height for row in driver.view.sheet.rows if row.lane == lane)


def tip_at(driver: Driver, point: QPointF) -> str:
    widget, at = driver.widget_at(point)
    driver.pull(point)
    QToolTip.hideText()
    where = widget.mapToGlobal(at)
    QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, at, QPoint(where)))
    return QToolTip.text()


def test_a_collapsed_lane_is_as_low_as_its_heading_whatever_its_height(drive: Drive) -> None:
    plain = drive(edits.change_lane(small_map(), "do", collapsed=True))
    chosen = drive(folded_lane())
    assert row_height(chosen, "do") == row_height(plain, "do") < 60
    driver = drive(edits.change_lane(folded_lane(), "do", collapsed=False))
    assert row_height(driver, "do") == 150, "open it has its height again"


@pytest.mark.parametrize("where", ["row", "heading"])
def test_a_double_click_on_a_collapsed_lane_opens_it(drive: Drive, where: str) -> None:
    driver = drive(folded_lane())
    heading = driver.box("do")
    beside = QPointF(driver.view.frame.body.center().x(), heading.center().y())
    counted = QPointF(heading.center().x(), heading.bottom() - 5)
    point = beside if where == "row" else counted
    assert "expand" in tip_at(driver, point)
    before = driver.map
    driver.double_click(point)
    assert not driver.map.lanes[0].collapsed
    assert not driver.canvas.is_writing
    assert driver.session.undo_label == "Expand Lane"
    driver.canvas.undo()
    assert driver.map is before


@pytest.mark.parametrize("where", ["column", "heading"])
def test_a_double_click_on_a_collapsed_stage_opens_it(drive: Drive, where: str) -> None:
    driver = drive(folded_stage())
    step = driver.map.stages[1].steps[0].id
    point = driver.cell("do", step).center() if where == "column" else driver.box(step).center()
    assert "expand" in tip_at(driver, point)
    driver.double_click(point)
    assert not driver.map.stages[1].collapsed
    assert driver.session.undo_label == "Expand Stage"


def test_a_double_click_on_the_name_of_what_is_collapsed_writes_there(drive: Drive) -> None:
    driver = drive(folded_lane())
    heading = driver.box("do")
    driver.double_click(QPointF(heading.left() + 40, heading.top() + 12))
    assert driver.canvas.is_writing
    assert driver.map.lanes[0].collapsed
