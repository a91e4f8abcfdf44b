"""The page on its desk: its edges, and the corner between the scroll bars."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette

from app.canvas.look import look_of
from app.canvas.zoom import PIXELS_PER_POINT
from app.layout.colours import contrast
from app.layout.resources import resource_path
from app.layout.themes import THEMES
from app.models.base import evolve
from app.storage import load
from app.ui.appearance import palette
from tests.canvas.driver import Driver
from tests.editor.maps import sample

Drive = Callable[..., Driver]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_page_has_four_edges(drive: Drive, dark: bool) -> None:
    driver = drive(sample("taxi"), size=(1000, 800))
    driver.canvas.setPalette(palette(dark))
    driver.view.fit(whole=True)
    driver.settle()
    shown, paper = driver.pixels(), driver.view.frame.paper
    edge = driver.view.look.edge
    across, down = round(paper.center().x()), round(paper.top() + 2)
    for x, y in (
        (across, round(paper.top() - 1)),
        (across, round(paper.bottom())),
        (round(paper.left() - 1), down),
        (round(paper.right()), down),
    ):
        assert tuple(shown[y, x]) == (edge.red(), edge.green(), edge.blue()), (x, y)


def test_dark_paper_on_a_dark_desk_has_an_edge_that_is_seen() -> None:
    paper = QColor(THEMES["night"].paper)
    look = look_of(palette(True), paper)
    light = look_of(palette(True), QColor("#ffffff"))
    assert contrast(look.edge.name(), look.desk.name()) > 1.8
    assert contrast(look.edge.name(), paper.name()) > 1.8
    assert contrast(look.edge.name(), look.desk.name()) > contrast(
        light.edge.name(), light.desk.name()
    )


def test_where_two_scroll_bars_meet_is_their_ground(drive: Drive) -> None:
    driver = drive(sample("taxi"), size=(600, 400))
    driver.view.zoom_to(2 * PIXELS_PER_POINT)
    driver.settle()
    assert all(bar.isVisible() for bar in driver.canvas.bars)
    picture = driver.canvas.grab().toImage()
    corner = picture.pixelColor(picture.width() - 3, picture.height() - 3)
    window = driver.canvas.palette().color(QPalette.ColorRole.Window)
    assert corner == window
    assert corner != driver.view.look.desk


def margins(driver: Driver) -> tuple[int, int]:
    """How far from the left and the right edge of the paper something begins to stand."""
    paper = driver.view.frame.paper.toAlignedRect().adjusted(3, 3, -3, -3)
    part = driver.pixels()[max(paper.top(), 0) : paper.bottom(), paper.left() : paper.right()]
    ground = QColor(THEMES["paper"].paper)
    plain = (part == (ground.red(), ground.green(), ground.blue())).all(axis=2)
    (inked,) = np.nonzero(~plain.all(axis=0))
    return int(inked[0]), int(part.shape[1] - 1 - inked[-1])


@pytest.mark.parametrize("percent", [50, 80, 100])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_first_page_is_as_far_from_its_right_edge_as_from_its_left(
    drive: Drive, direction: str, percent: int
) -> None:
    blank = load(resource_path("templates") / "blank.journey").map
    driver = drive(evolve(blank, direction=direction), size=(1000, 900))
    driver.view.zoom_to(percent / 100 * PIXELS_PER_POINT)
    driver.settle()
    left, right = margins(driver)
    assert left > 4
    assert left == pytest.approx(right, abs=3)


def test_a_title_wider_than_the_columns_still_stands_on_one_line(drive: Drive) -> None:
    blank = load(resource_path("templates") / "blank.journey").map
    driver = drive(evolve(blank, title="How people of this town move houses"), size=(1000, 900))
    sheet = driver.view.sheet
    assert sheet is not None
    title = sheet.by_id["head:title"].fields[0].block
    assert title.line_count == 1
    assert title.ink_width > sum(column.width for column in sheet.columns)
