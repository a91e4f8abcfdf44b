"""Scroll, zoom and pan by real events."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.canvas import zoom
from app.editor.navigate import select_record
from app.models.base import evolve
from app.models.journey import JourneyMap
from tests.canvas.driver import CTRL, SHIFT, Driver, Pixels, pixels_of
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]


def test_the_wheel_scrolls_down_and_with_shift_sideways(drive: Drive) -> None:
    driver = drive()
    driver.view.zoom_to(3.0)
    start, point = driver.view.frame.origin, QPointF(500, 400)
    driver.wheel(point, down=1)
    assert driver.view.frame.origin.y() < start.y()
    assert driver.view.frame.origin.x() == start.x()
    after = driver.view.frame.origin
    driver.wheel(point, down=1, held=SHIFT)
    assert driver.view.frame.origin.x() < after.x()
    assert driver.view.frame.origin.y() == after.y()
    assert driver.view.scale_now == 3.0


def test_two_fingers_scroll_by_their_own_pixels(drive: Drive) -> None:
    driver = drive()
    driver.view.zoom_to(3.0)
    start = driver.view.frame.origin
    driver.wheel(QPointF(500, 400), pixels=(-13, -29))
    assert driver.view.frame.origin - start == QPointF(-13, -29)


@pytest.mark.parametrize("where", ["body", "row", "column", "corner"])
@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_zoom_holds_the_point_under_the_pointer(drive: Drive, name: str, where: str) -> None:
    driver = drive(sample(name))
    view, rng = driver.view, random.Random(5)
    view.zoom_to(1.5)
    for _ in range(40):
        frame = view.frame
        point = QPointF(
            rng.randrange(int(frame.column), 950) if where in ("body", "row") else 40,
            rng.randrange(int(frame.row), 650) if where in ("body", "column") else 20,
        )
        held = frame.to_sheet(point)
        driver.wheel(point, down=rng.choice((-3, -1, -0.4, 0.4, 1, 3)), held=CTRL)
        there = view.frame
        assert abs(there.x(held.x()) - point.x()) <= 1
        assert abs(there.y(held.y()) - point.y()) <= 1


def test_zoom_ends_at_five_and_eight_hundred_percent(drive: Drive) -> None:
    driver = drive()
    point = QPointF(400, 300)
    for _ in range(12):
        driver.wheel(point, down=-3, held=CTRL)
    assert zoom.percent(driver.view.scale_now) == 800
    for _ in range(20):
        driver.wheel(point, down=3, held=CTRL)
    assert zoom.percent(driver.view.scale_now) == 5


@given(st.floats(0.05, 8.0), st.booleans())
def test_zoom_levels_always_lead_on(level: float, inwards: bool) -> None:
    scale = level * zoom.PIXELS_PER_POINT
    following = zoom.next_level(scale, inwards)
    if inwards:
        assert following > scale or zoom.percent(scale) == 800
    else:
        assert following < scale or zoom.percent(scale) == 5
    assert zoom.LEAST <= following <= zoom.MOST


@pytest.mark.parametrize("name", ["taxi", "passport", "trainers"])
@pytest.mark.parametrize("size", [(1000, 700), (640, 480), (1900, 1000)])
def test_fit_shows_the_whole_map(drive: Drive, name: str, size: tuple[int, int]) -> None:
    driver = drive(sample(name), size)
    driver.view.zoom_to(4.0)
    driver.view.fit(whole=True)
    paper, view = driver.view.frame.paper, driver.view.rect()
    assert paper.left() >= -1
    assert paper.top() >= -1
    assert paper.right() <= view.width() + 1
    assert paper.bottom() <= view.height() + 1
    loose = max(paper.width() / view.width(), paper.height() / view.height())
    assert loose > 0.9 or zoom.percent(driver.view.scale_now) == 100


def test_fit_width_shows_all_columns(drive: Drive) -> None:
    driver = drive(sample("test-results"))
    driver.view.fit(whole=False)
    frame = driver.view.frame
    assert frame.x(frame.body_left) >= frame.column - 1
    assert frame.x(frame.body_right) <= frame.view.width() + 1


@pytest.mark.parametrize("how", ["middle", "space"])
def test_the_sheet_is_dragged_about(drive: Drive, how: str) -> None:
    driver = drive()
    driver.view.zoom_to(3.0)
    start, selected = driver.view.frame.origin, driver.session.selection
    if how == "space":
        QTest.keyPress(driver.focused(), Qt.Key.Key_Space)
        driver.drag(QPointF(500, 400), QPointF(430, 455), Qt.MouseButton.LeftButton)
        QTest.keyRelease(driver.focused(), Qt.Key.Key_Space)
    else:
        driver.drag(QPointF(500, 400), QPointF(430, 455), Qt.MouseButton.MiddleButton)
    assert driver.view.frame.origin - start == QPointF(-70, 55)
    assert driver.session.selection == selected


def test_escape_puts_a_dragged_sheet_back(drive: Drive) -> None:
    driver = drive()
    driver.view.zoom_to(3.0)
    start = driver.view.frame.origin
    widget, at = driver.widget_at(QPointF(500, 400))
    QTest.mousePress(widget, Qt.MouseButton.MiddleButton, pos=at)
    QTest.mouseMove(widget, at + QPointF(80, 20).toPoint())
    driver.settle()
    assert driver.view.frame.origin != start
    driver.key(Qt.Key.Key_Escape)
    assert driver.view.frame.origin == start
    QTest.mouseRelease(widget, Qt.MouseButton.MiddleButton, pos=at)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_scrolling_ends_at_the_edges_of_the_sheet(drive: Drive, direction: str) -> None:
    driver = drive(small_map(direction), (500, 300))
    view = driver.view
    view.zoom_to(2.0)
    for across, down in ((1e6, 1e6), (-1e6, -1e6), (1e6, -1e6)):
        view.scroll_by(across, down)
        frame = view.frame
        assert (frame.origin - frame.resting(frame.origin)).manhattanLength() <= 2
        assert view.frame.paper.intersects(frame.body)
    view.go_home()
    frame = view.frame
    first = frame.body_right if direction == "rtl" else frame.body_left
    edge = frame.view.width() - frame.column if direction == "rtl" else frame.column
    assert abs(frame.x(first) - edge) <= 1


def test_a_sheet_pushed_beyond_its_edge_can_be_scrolled_back_only(drive: Drive) -> None:
    driver = drive()
    driver.wheel(QPointF(900, 600), down=12, held=CTRL)
    pushed = driver.view.frame.origin
    assert pushed != driver.view.frame.resting(pushed)
    driver.view.scroll_by(-50, -50)
    assert driver.view.frame.origin == pushed
    driver.view.scroll_by(50, 50)
    assert driver.view.frame.origin == pushed - QPointF(50, 50)


def test_scroll_bars_follow_and_lead(drive: Drive) -> None:
    driver = drive()
    driver.view.fit(whole=True)
    across, down = driver.canvas.bars
    assert not across.isVisible()
    assert not down.isVisible()
    driver.view.zoom_to(4.0)
    assert across.isVisible()
    assert down.isVisible()
    driver.view.scroll_by(0, 77)
    assert down.value() == -driver.view.frame.origin.y()
    across.setValue(across.maximum())
    frame = driver.view.frame
    assert frame.origin.x() == frame.range_across()[0]


def test_a_scroll_bar_is_drawn_where_a_pan_ended(drive: Drive) -> None:
    driver = drive()
    driver.view.zoom_to(4.0)
    driver.qtbot.wait(80)
    bar = driver.canvas.bars[1]

    def on_screen() -> Pixels:
        screen, at = bar.screen(), bar.mapToGlobal(QPoint())
        return pixels_of(screen.grabWindow(0, at.x(), at.y(), bar.width(), bar.height()))

    before = on_screen()
    for _ in range(40):
        driver.view.scroll_by(0, 7)
        driver.settle()
    anew = pixels_of(bar.grab())
    assert (abs(before - anew) > 4).any(), "nothing has to be drawn"
    driver.qtbot.waitUntil(lambda: bool((on_screen() == anew).all()), timeout=3000)


def test_page_keys_scroll_by_a_page(drive: Drive) -> None:
    driver = drive()
    driver.view.zoom_to(4.0)
    driver.view.go_home()
    start = driver.view.frame.origin.y()
    driver.key(Qt.Key.Key_PageDown)
    assert start - driver.view.frame.origin.y() == pytest.approx(
        driver.view.frame.body.height() * 0.9, abs=1
    )
    driver.key(Qt.Key.Key_PageUp)
    assert driver.view.frame.origin.y() == start


def test_resizing_keeps_the_sheet_where_it_is(drive: Drive) -> None:
    driver = drive()
    driver.view.zoom_to(2.0)
    driver.view.scroll_by(100, 80)
    origin = driver.view.frame.origin
    driver.canvas.resize(820, 600)
    driver.settle()
    assert driver.view.frame.origin == origin


@pytest.mark.parametrize("part", ["stages", "lanes", "both"])
def test_a_map_without_stages_or_lanes_is_shown_and_moved(drive: Drive, part: str) -> None:
    bare = JourneyMap(
        id="bare",
        title="Empty",
        stages=() if part != "lanes" else small_map().stages,
        lanes=() if part != "stages" else small_map().lanes,
    )
    driver = drive(bare)
    for _ in range(5):
        driver.wheel(QPointF(300, 300), down=-1, held=CTRL)
    driver.view.fit(whole=True)
    driver.view.fit(whole=False)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End):
        driver.key(key)
    driver.click(QPointF(300, 300))
    driver.double_click(QPointF(300, 300))
    assert driver.pixels().std() > 0


@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_what_was_scrolled_on_the_screen_is_what_would_be_drawn(drive: Drive, name: str) -> None:
    """Scrolling moves pixels that are there; none may be left in a wrong place."""
    driver = drive(sample(name))
    view, rng = driver.view, random.Random(1)
    view.zoom_to(2.0)
    for turn in range(50):
        view.scroll_by(rng.choice((0, 0, 13, -9, 120)), rng.choice((0, 7, -5, 60, -200)))
        if turn % 9 == 0:
            view.zoom_at(view.scale_now * rng.uniform(0.7, 1.4), QPointF(400, 300))
        driver.settle()
        # Of the view: scroll bars may lag behind it.
        differs = abs(driver.on_screen() - driver.pixels()) > 40
        assert not differs.any(), f"after {turn + 1} moves"


@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_a_label_that_stays_is_left_alone_by_scrolling(drive: Drive, name: str) -> None:
    """Past tall lanes, each of them selected in turn: its frame scrolls under the label."""
    driver = drive(sample(name))
    view = driver.view
    view.zoom_to(5.0)
    view.go_home()
    stayed = 0
    for lane in driver.map.lanes:
        driver.canvas.select(select_record(driver.map, lane.id))
        for down in (60, 37, 7, 7, 7, 90, -7, -7, 41, 90, 7, 7, -90, -7):
            view.scroll_by(0, down)
            driver.settle()
            stayed += view.headings.stuck(view.frame) is not None
            differs = abs(driver.on_screen() - driver.pixels()) > 40
            assert not differs.any(), f"{lane.title}, at {view.frame.origin.toTuple()}"
    assert stayed > 20


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("how", ["opened", "width", "whole"])
def test_a_map_that_was_fitted_is_fitted_again_in_another_size(
    drive: Drive, how: str, direction: str
) -> None:
    driver = drive(evolve(sample("taxi"), direction=direction), (1000, 700))
    if how != "opened":
        driver.view.fit(whole=how == "whole")
    before = driver.view.frame
    for size in ((820, 700), (820, 500)):
        driver.canvas.resize(*size)
        driver.settle()
        frame = driver.view.frame
        assert frame.paper.left() >= -1
        assert frame.paper.right() <= frame.view.width() + 1
    assert driver.as_painted()
    driver.canvas.resize(1000, 700)
    driver.settle()
    assert driver.view.frame == before


def test_what_was_read_stays_at_the_top_of_a_fitted_map(drive: Drive) -> None:
    driver = drive(sample("taxi"), (1000, 420))
    driver.view.fit(whole=False)
    driver.view.scroll_by(0, 60)
    read = driver.view.frame.to_sheet(driver.view.frame.body.topLeft()).y()
    driver.canvas.resize(820, 420)
    driver.settle()
    frame = driver.view.frame
    assert frame.paper.right() <= frame.view.width() + 1
    assert abs(frame.to_sheet(frame.body.topLeft()).y() - read) < 3


def test_a_map_that_would_get_too_small_to_read_is_not_fitted_again(drive: Drive) -> None:
    driver = drive(sample("taxi"), (1000, 700))
    scale = driver.view.scale_now
    driver.canvas.resize(380, 700)
    driver.settle()
    assert driver.view.scale_now == scale
