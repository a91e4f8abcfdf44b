"""All edges of a page that is whole in view are seen; no edit moves what it does not change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.canvas.frame import PADDING
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.acts import act_of
from app.editor.navigate import select_record
from app.layout.resources import resource_path
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.storage import load
from tests.canvas.driver import Driver
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]


def blank_map() -> JourneyMap:
    return load(resource_path("templates") / "blank.journey").map


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
def test_a_page_that_has_grown_stays_where_it_was(tall: Driver, act: str) -> None:
    start = tall.view.frame
    tall.canvas.act(act_of(act))
    tall.settle()
    tall.key(Qt.Key.Key_Return)
    frame = tall.view.frame
    assert not frame.whole
    assert frame.paper.topLeft() == start.paper.topLeft()
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
    assert tall.view.frame.origin.x() == before
    assert not bars(tall)[0]


def test_undo_brings_a_fitted_page_back_as_it_was_seen(drive: Drive) -> None:
    driver = whole(drive(sample("taxi"), size=(1000, 800)))
    seen = [driver.view.frame]
    step = driver.map.steps[2].id
    for width in (260.0, 420.0):
        driver.session.commit("Wider", edits.change_step(driver.map, step, width=width))
        driver.qtbot.wait(QApplication.doubleClickInterval() + 50)
        assert driver.view.frame.whole
        assert driver.view.frame.scale < seen[-1].scale, "it was not fitted anew"
        seen.append(driver.view.frame)
    for before in reversed(seen[:-1]):
        driver.canvas.undo()
        driver.settle()
        assert driver.view.frame.scale == pytest.approx(before.scale)
        assert driver.view.frame.origin == before.origin
    driver.canvas.redo()
    driver.settle()
    assert driver.view.frame.origin == seen[1].origin


def test_a_page_that_was_scrolled_beyond_its_edge_stays_there(tall: Driver) -> None:
    tall.view.scroll_to(tall.view.frame.origin + QPointF(40, 30))
    before = tall.view.frame.origin
    tall.session.edit("x", lambda map_: edits.rename_step(map_, "find", "Search"))
    assert tall.view.frame.origin == before


def test_a_preview_moves_nothing_before_it_is_the_document(tall: Driver) -> None:
    preview = edits.duplicate_lane(tall.map, "do")
    tall.view.fit(whole=True)
    before = tall.view.frame.origin
    tall.session.preview(preview)
    assert tall.view.frame.origin == before
    tall.session.commit("Duplicate Lane", preview)
    assert tall.view.frame.seen_whole == (True, True)
    assert tall.view.frame.origin != before


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


@pytest.mark.parametrize("short", [1, 20, 40])
def test_a_map_that_nearly_has_room_opens_whole(drive: Drive, short: int) -> None:
    map_ = blank_map()
    paper = drive(map_, size=(1600, 1200)).view.frame.paper.size()
    wide, high = round(paper.width()) + 300, round(paper.height())
    driver = drive(map_, size=(wide, high - short))
    assert driver.view.frame.whole
    assert bars(driver) == (False, False)
    assert 0.85 * PIXELS_PER_POINT < driver.view.scale_now < PIXELS_PER_POINT
    driver.canvas.resize(wide, high + 200)
    driver.settle()
    assert driver.view.frame.whole
    lower = drive(map_, size=(wide, high - 300))
    assert lower.view.scale_now == PIXELS_PER_POINT, "text too small for a little more of the map"


def test_a_blank_page_is_no_wider_than_what_stands_on_it(drive: Drive) -> None:
    frame = drive(blank_map(), size=(1600, 1200)).view.frame
    assert frame.paper.right() - frame.x(frame.body_right) < 60


# --- a page that was fitted ---


def corner(driver: Driver) -> QPointF:
    """Where the page begins in the view."""
    paper = driver.view.frame.paper
    return paper.topRight() if driver.view.frame.rtl else paper.topLeft()


def near(one: QPointF, other: QPointF) -> bool:
    """Whether two points are one, but for the whole pixels on which a sheet stands."""
    return (one - other).manhattanLength() <= 2


def longer(driver: Driver, lane: str, title: str) -> None:
    """Give a lane another title, as in the inspector."""
    driver.session.edit("Title", lambda map_: edits.rename_lane(map_, lane, title))
    driver.settle()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("opened", [True, False])
def test_a_fitted_page_that_still_fits_is_left_where_it_is(
    drive: Drive, direction: str, opened: bool
) -> None:
    driver = drive(small_map(direction), (1400, 900))
    if not opened:
        driver.view.zoom_to(2.0)
        driver.view.fit(whole=True)
    start, before = driver.view.frame, corner(driver)
    longer(driver, "do", "Communicationsdepartment")
    assert driver.view.frame.column > start.column
    assert near(corner(driver), before)
    assert bars(driver) == (False, False)
    driver.canvas.act(act_of("insert-lane-below"))
    driver.key(Qt.Key.Key_Return)
    assert near(corner(driver), before)
    driver.canvas.undo()
    driver.canvas.undo()
    assert driver.view.frame == start


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_fitted_page_that_has_no_room_any_more_is_fitted_anew(
    drive: Drive, direction: str
) -> None:
    driver = whole(drive(evolve(sample("taxi"), direction=direction)))
    start = driver.view.frame.scale
    longer(driver, driver.map.lanes[0].id, "Recommendations to all who have to do with it")
    corners = []
    for act in ("insert-stage-after", "insert-stage-after"):
        driver.session.select(select_record(driver.map, driver.map.stages[-1].id))
        driver.canvas.act(act_of(act))
        driver.key(Qt.Key.Key_Return)
        paper, view = driver.view.frame.paper, driver.view
        assert min(paper.left(), paper.top()) >= 0
        assert paper.right() <= view.width()
        assert paper.bottom() <= view.height()
        assert paper.left() == pytest.approx(view.width() - paper.right(), abs=2)
        assert bars(driver) == (False, False)
        corners.append(corner(driver))
    assert driver.view.frame.scale < start
    driver.canvas.undo()
    assert near(corner(driver), corners[0])


def test_a_page_that_goes_on_growing_is_not_fitted_anew_each_time(drive: Drive) -> None:
    driver = whole(drive(sample("taxi")))
    scales = [driver.view.frame.scale]
    card = next(one.id for one in driver.map.cards if one.type == "action")
    for more in range(12, 40, 2):
        text = "\n".join(["one line more"] * more)
        driver.session.edit("Edit", partial(edits.set_card_text, card_id=card, text=text))
        driver.settle()
        assert driver.view.frame.seen_whole == (True, True)
        scales.append(driver.view.frame.scale)
    assert scales[-1] < scales[0]
    assert len(set(scales)) <= 8, "of fourteen"


def test_a_smaller_view_makes_a_page_no_larger(drive: Drive) -> None:
    driver = whole(drive(sample("taxi")))
    driver.session.select(select_record(driver.map, driver.map.stages[-1].id))
    driver.canvas.act(act_of("insert-stage-after"))
    driver.key(Qt.Key.Key_Return)
    grown = driver.view.frame.scale
    size = driver.canvas.size()
    driver.canvas.resize(size.width(), size.height() - 30)
    driver.settle()
    assert driver.view.frame.scale <= grown
    driver.canvas.resize(size)
    driver.settle()
    assert driver.view.frame.scale == pytest.approx(grown)


def test_nothing_is_fitted_anew_while_a_button_is_held(drive: Drive) -> None:
    driver = whole(drive())
    lane = driver.map.lanes[1].id
    assert driver.view.sheet is not None
    row = next(row for row in driver.view.sheet.rows if row.lane == lane)
    start, frame = driver.view.frame, driver.view.frame
    edge = QPointF(frame.column_left + 40, frame.y(row.y + row.height) - 1)
    driver.press(edge).pull(edge + QPointF(0, 150))
    driver.session.edit("Title", lambda map_: edits.change_lane(map_, lane, height=300))
    assert driver.view.frame.scale == start.scale
    assert near(corner(driver), start.paper.topLeft())
    driver.release()
    driver.qtbot.waitUntil(lambda: driver.view.frame.scale < start.scale, timeout=3000)
    assert driver.view.frame.seen_whole == (True, True)


def test_a_click_that_ends_a_text_means_what_was_seen_and_so_does_a_second(drive: Drive) -> None:
    driver = whole(drive())
    card = driver.map.cards[0].id
    driver.canvas.hands().writing.begin(card)
    driver.view.fit(whole=True)
    driver.type("a long text " * 60)
    driver.qtbot.wait(200)
    other = driver.box(driver.map.stages[1].id).center()
    scale = driver.view.frame.scale
    driver.click(other)
    assert driver.session.selection.current == driver.map.stages[1].id
    assert driver.view.frame.scale == scale
    driver.qtbot.waitUntil(lambda: driver.view.frame.scale < scale, timeout=3000)
    assert driver.view.frame.seen_whole == (True, True)


def test_a_right_click_that_ends_a_text_moves_nothing_until_its_menu_is_closed(
    drive: Drive,
) -> None:
    driver = whole(drive())
    driver.canvas.hands().writing.begin(driver.map.cards[0].id)
    driver.view.fit(whole=True)
    driver.type("a long text " * 60)
    driver.qtbot.wait(200)
    stage = driver.map.stages[1].id
    point, scale = driver.box(stage).center(), driver.view.frame.scale
    menu = QMenu(driver.view)
    menu.addAction("Rename")
    driver.canvas.menu_wanted.connect(menu.popup)
    widget, at = driver.widget_at(point)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
    assert driver.session.depth == 1, "the text is taken in"
    assert driver.session.selection.current == stage
    assert driver.view.frame.scale == scale
    assert driver.box(stage).contains(point)
    driver.qtbot.wait(2 * QApplication.doubleClickInterval())
    assert menu.isVisible()
    assert driver.view.frame.scale == scale
    menu.close()
    driver.qtbot.waitUntil(lambda: driver.view.frame.scale < scale, timeout=3000)
    assert driver.view.frame.seen_whole == (True, True)


# --- a page that was zoomed or scrolled ---


def test_a_lane_column_that_grows_does_not_cut_the_page(drive: Drive) -> None:
    driver = drive(sample("taxi"))
    driver.view.zoom_to(1.1)
    driver.view.go_home()
    before = corner(driver)
    longer(driver, driver.map.lanes[0].id, "Recommendations to all who have to do with it")
    assert near(corner(driver), before)
    driver.canvas.undo()
    assert near(corner(driver), before)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_what_is_selected_stays_where_others_before_it_grow(drive: Drive, direction: str) -> None:
    driver = drive(evolve(sample("taxi"), direction=direction))
    view, map_ = driver.view, driver.map
    view.zoom_to(2.5)
    stage, lane = map_.stages[-1], map_.lanes[-2]
    driver.canvas.select(select_record(map_, stage.steps[0].id))
    box = driver.box(stage.id)
    driver.session.edit("Wide", lambda map_: edits.change_step(map_, map_.steps[0].id, width=300))
    after = driver.box(stage.id)
    ends = (box.right(), after.right()) if view.frame.rtl else (box.left(), after.left())
    assert ends[0] == pytest.approx(ends[1], abs=2)
    driver.session.select(select_record(map_, lane.id))
    driver.canvas.show_selected()
    box = driver.box(lane.id)
    driver.session.edit("High", lambda map_: edits.change_lane(map_, map_.lanes[0].id, height=400))
    assert driver.box(lane.id).top() == pytest.approx(box.top(), abs=2)


def test_a_page_that_was_seen_to_its_end_is_not_left_with_free_space_there(drive: Drive) -> None:
    driver = drive(sample("taxi"))
    view = driver.view
    view.zoom_to(2.5)
    view.scroll_by(1e6, 1e6)
    driver.session.edit("x", lambda map_: edits.remove_lanes(map_, [map_.lanes[-1].id]))
    assert view.frame.at_rest
    assert view.frame.paper.bottom() == pytest.approx(view.height() - PADDING, abs=2)
