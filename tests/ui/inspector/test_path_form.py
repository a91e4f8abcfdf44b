"""The form of a path: its condition, share, ends and kind."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.models.base import evolve
from app.models.stage import Path
from tests.editor.maps import small_map
from tests.ui.inspector.conftest import Driver


@pytest.fixture
def form(qtbot: QtBot) -> Driver:
    path = Path(id="back", kind="loop", from_step="pay", to_step="notice")
    driver = Driver(qtbot, evolve(small_map(), paths=(path,)))
    driver.select("back")
    return driver


def test_condition_and_share_are_typed(form: Driver) -> None:
    form.fill("condition", "too dear")
    form.fill("share", "12 %")
    form.leave()
    (path,) = form.map.paths
    assert (path.condition, path.share) == ("too dear", 0.12)
    assert form.session.depth == 2


def test_an_exit_has_no_end_and_says_why(form: Driver) -> None:
    assert form.row("why").isHidden()
    form.choose("kind", "Out of the journey")
    assert form.map.paths[0].to_step == ""
    assert form.row("to_step").isHidden()
    form.fill("why", "gave up")
    form.leave()
    assert form.map.paths[0].why == "gave up"
    form.choose("kind", "Loop back")
    assert form.map.paths[0].to_step == "pay"


def test_it_is_led_to_another_step_by_name(form: Driver) -> None:
    form.choose("to_step", "Buy › Find")
    assert form.map.paths[0].to_step == "find"
