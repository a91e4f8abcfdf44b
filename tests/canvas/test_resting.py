"""All edges of a page that is whole in view are seen; one that has grown lies as at first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from app.canvas.resting import Resting
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.acts import act_of
from app.models import edits
from tests.canvas.driver import Driver
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]


def bars(driver: Driver) -> tuple[bool, bool]:
    """Whether there is a scroll bar across, and one down."""
    across, down = driver.canvas.bars
    return across.isVisible(), down.isVisible()


def whole(driver: Driver) -> Driver:
    """The whole page in view, in the middle."""
    driver.view.fit(whole=True)
    driver.settle()
    return driver


@pytest.mark.parametrize("size", [(1000, 700), (960, 723), (680, 603), (480, 503), (1600, 700)])
@pytest.mark.parametrize("name", ["taxi", "passport", "pump"])
def test_fitting_shows_all_edges_of_the_page_with_the_same_room_beside_them(
    drive: Drive, name: str, size: tuple[int, int]
) -> None:
    driver = whole(drive(sample(name), size=size))
    paper, view = driver.view.frame.paper, driver.view
    left, right = paper.left(), view.width() - paper.right()
    top, bottom = paper.top(), view.height() - paper.bottom()
    assert min(left, right, top, bottom) >= 4
    assert left == pytest.approx(right, abs=1.5)
    assert top == pytest.approx(bottom, abs=1.5)
    assert bars(driver) == (False, False)


@pytest.fixture
def tall(drive: Drive) -> Driver:
    """A small map in the middle of a view that is wide, and not high enough for one lane more."""
    driver = drive(small_map(), size=(1400, 700))
    driver.view.zoom_to(PIXELS_PER_POINT)
    high = round(driver.view.frame.paper.height())
    driver.canvas.resize(1400, high + 50)
    driver.settle()
    assert driver.view.frame.whole
    assert driver.view.frame.paper.left() > 100
    return driver


@pytest.mark.parametrize("act", ["insert-lane-below", "insert-lane:barrier"])
def test_a_page_that_has_grown_is_not_left_scrolled_sideways(tall: Driver, act: str) -> None:
    start = tall.view.frame
    tall.canvas.act(act_of(act))
    tall.settle()
    tall.key(Qt.Key.Key_Return)
    frame = tall.view.frame
    assert not frame.whole
    assert frame.at_rest
    assert bars(tall) == (False, True)
    tall.canvas.undo()
    tall.canvas.undo()
    tall.settle()
    assert tall.view.frame == start


def test_nothing_moves_sideways_while_it_is_written_in(tall: Driver) -> None:
    tall.canvas.hands().writing.begin("look")
    before = tall.view.frame.origin.x()
    tall.type("a long text " * 30)
    tall.qtbot.wait(200)
    assert not tall.view.frame.whole
    assert tall.view.frame.origin.x() == before
    tall.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tall.view.frame.at_rest
    assert not bars(tall)[0]


def test_a_page_that_was_scrolled_beyond_its_edge_stays_there(tall: Driver) -> None:
    tall.view.scroll_to(tall.view.frame.origin + QPointF(40, 30))
    before = tall.view.frame.origin
    tall.session.edit("x", lambda map_: edits.rename_step(map_, "find", "Search"))
    assert tall.view.frame.origin == before


def test_a_preview_moves_nothing_before_it_is_the_document(tall: Driver) -> None:
    resting = Resting(tall.view, tall.session, lambda: False)
    preview = edits.duplicate_lane(tall.map, "do")
    before = tall.view.frame.origin
    tall.session.preview(preview)
    resting.settle()
    assert tall.view.frame.origin == before
    tall.session.commit("Duplicate Lane", preview)
    assert tall.view.frame.at_rest


@pytest.mark.parametrize("spare", [0, 3, 10, 16, 40])
def test_a_page_as_wide_as_the_view_needs_no_scroll_bar(drive: Drive, spare: int) -> None:
    driver = drive(sample("taxi"), size=(1000, 400))
    driver.view.zoom_to(0.8)
    wide = round(driver.view.frame.paper.width() + 0.5)
    bar = driver.canvas.width() - driver.view.width()
    driver.canvas.resize(wide + bar + spare, 400)
    driver.settle()
    driver.view.rest()
    driver.settle()
    assert not driver.view.frame.whole
    assert bars(driver) == (False, True)
