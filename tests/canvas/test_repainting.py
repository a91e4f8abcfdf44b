"""Edits that shift what is seen: the screen shows what a fresh drawing shows."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from app.canvas import zoom
from app.editor.navigate import select_record
from app.layout.themes import THEMES
from app.models.base import new_id
from app.models.edits import change_map, set_card_text
from app.models.edits.stage import insert_stage, remove_stages, rename_stage
from app.models.edits.step import change_step
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.canvas.driver import Driver
from tests.editor.maps import sample
from tests.models.moves import MOVES

Drive = Callable[..., Driver]

_OTHERWISE, _FEW = 20, 40
"""Where a clip cuts a text Qt rounds its edges, or where a dot of a letter stands, otherwise: by
more than so many parts of 255 in so few pixels."""

_WAYS = (-900, -300, -60, 0, 60, 300, 900)
_A_LITTLE = (-60, -25, 0, 25, 60)


def with_other_places(document: JourneyMap, dice: random.Random) -> JourneyMap:
    """The map after an edit that moves cards, or lets the sheet end elsewhere."""
    stage, step = dice.choice(document.stages), dice.choice(document.steps)
    new = Stage(id=new_id(document.records), name="New", steps=(Step(id="new step"),))
    card = dice.choice(document.cards)
    choices = [
        lambda: insert_stage(document, new, dice.randint(0, len(document.stages))),
        lambda: remove_stages(document, {stage.id}),
        lambda: rename_stage(document, stage.id, dice.choice(["Other", "A name of several words"])),
        lambda: change_step(document, step.id, width=dice.choice([None, 120.0, 300.0])),
        lambda: set_card_text(document, card.id, dice.choice(["Short", "Much longer " * 9])),
    ]
    return dice.choice(choices)()


def is_fresh(driver: Driver) -> bool:
    """Whether the screen shows what a fresh drawing shows."""
    apart = abs(driver.on_screen() - driver.pixels()).max(axis=2)
    return int((apart > _OTHERWISE).sum()) <= _FEW


@pytest.mark.parametrize("percent", [60, 100, 150])
@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_after_each_edit_the_screen_shows_what_a_fresh_drawing_shows(
    drive: Drive, name: str, percent: int
) -> None:
    driver, dice = drive(sample(name), (500, 400)), random.Random(percent)
    driver.view.zoom_to(percent / 100 * zoom.PIXELS_PER_POINT)
    before = driver.map
    for _ in range(30):
        driver.view.scroll_by(dice.choice(_WAYS), dice.choice(_WAYS))
        driver.canvas.select(select_record(driver.map, dice.choice(driver.map.cards).id))
        driver.settle()
        driver.session.edit("Edit", lambda _: with_other_places(before, dice))
        driver.settle()
        assert is_fresh(driver)
        driver.session.undo()
        driver.settle()
        assert is_fresh(driver)


@pytest.mark.parametrize("percent", [60, 100])
@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_after_a_little_scroll_an_edit_leaves_nothing_behind(
    drive: Drive, name: str, percent: int
) -> None:
    """Qt forgets where an item stands on the screen that a scroll moved and did not paint anew."""
    driver, dice = drive(sample(name), (900, 400)), random.Random(percent)
    driver.view.zoom_to(percent / 100 * zoom.PIXELS_PER_POINT)
    before = driver.map
    for _ in range(40):
        after = MOVES[dice.choice(sorted(MOVES))](before, dice)
        driver.view.viewport().update()
        driver.settle()
        driver.view.scroll_by(dice.choice(_A_LITTLE), dice.choice(_A_LITTLE))
        driver.settle()
        driver.session.commit("Edit", after or before)
        driver.settle()
        # To look at it is to paint all of it, so what is undone is not looked at as well.
        assert is_fresh(driver)
        driver.session.undo()
        driver.settle()


@pytest.mark.parametrize("percent", [30, 50])
@pytest.mark.parametrize("name", ["taxi", "test-results", "passport"])
def test_each_step_of_a_scroll_leaves_nothing_behind(drive: Drive, name: str, percent: int) -> None:
    """In a low view the label of a lane stays in sight, and goes with its lane at last."""
    driver = drive(sample(name), (1200, 250))
    driver.view.zoom_to(percent / 100 * zoom.PIXELS_PER_POINT)
    for step in [-900, 900] + [-17] * 20 + [23] * 20:
        driver.view.scroll_by(0, step)
        driver.settle()
        assert is_fresh(driver)


@pytest.mark.parametrize("theme", sorted(THEMES.keys() - {"paper"}))
def test_another_theme_leaves_nothing_of_the_paper_before(drive: Drive, theme: str) -> None:
    driver = drive(sample("taxi"), (900, 600))
    driver.view.zoom_to(zoom.PIXELS_PER_POINT)
    driver.settle()
    driver.session.edit("Theme", lambda map_: change_map(map_, theme=theme))
    driver.settle()
    assert is_fresh(driver)


@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_an_arrow_that_comes_into_sight_is_there_from_its_notch_on(drive: Drive, name: str) -> None:
    """The notch of a stage's arrow lies before its column."""
    driver = drive(sample(name), (700, 400))
    driver.view.zoom_to(1.5 * zoom.PIXELS_PER_POINT)
    driver.settle()
    top = round(driver.view.frame.row_top)
    row = slice(top, top + 40)
    for _ in range(150):
        driver.view.scroll_by(3 if name == "taxi" else -3, 0)
        driver.settle()
        apart = abs(driver.on_screen()[row] - driver.pixels()[row]).max(axis=2)
        assert int((apart > _OTHERWISE).sum()) <= 4
