"""Drawing a path from the handle at the heading of the selected step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from app.canvas.tools.leading import path_handle
from app.canvas.tools.shapes import Badge, Lit, Thread
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.navigate import select_record
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.canvas.driver import Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


def journey(direction: str = "ltr") -> JourneyMap:
    """A small map of four stages; the second has two steps."""
    stages = (
        Stage(id="need", name="Need", steps=(Step(id="a", name=""),)),
        Stage(id="try", name="Try", steps=(Step(id="b", name="Look"), Step(id="c", name="Ask"))),
        Stage(id="buy", name="Buy", steps=(Step(id="d", name=""),)),
        Stage(id="use", name="Use", steps=(Step(id="e", name=""),)),
    )
    return evolve(small_map(), stages=stages, cards=(), paths=(), direction=direction)


def take(driver: Driver, record: str) -> QPointF:
    """Select a heading, and where its handle stands."""
    driver.session.select(select_record(driver.map, record))
    driver.settle()
    handle = path_handle(driver.hand)
    assert handle is not None
    return handle.box.center()


def paths(driver: Driver) -> list[tuple[str, str, str]]:
    return [(path.kind, path.from_step, path.to_step) for path in driver.map.paths]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("buy", ("b", "b"), "loop"),
        ("c", ("need", "a"), "loop"),
        ("need", ("buy", "d"), "skip"),
        ("b", ("use", "e"), "skip"),
    ],
)
def test_a_path_is_drawn_from_step_to_step_and_its_words_are_written_next(
    drive: Drive, direction: str, start: str, end: tuple[str, str], kind: str
) -> None:
    driver = drive(journey(direction), (1300, 700))
    heading, step = end
    at = take(driver, start)
    driver.press(at).pull(driver.box(heading).center())
    assert {type(one) for one in driver.shapes} == {Lit, Thread, Badge}
    (lit,) = (one.box for one in driver.shapes if isinstance(one, Lit))
    (said,) = (one.box for one in driver.shapes if isinstance(one, Badge))
    assert said.top() + 2 >= lit.bottom(), "the word covers its goal"
    driver.release()
    begins = {"buy": "d", "need": "a"}.get(start, start)
    assert paths(driver) == [(kind, begins, step)]
    assert driver.canvas.hands().writing.record == driver.map.paths[0].id
    driver.type("no taxi")
    driver.key(Qt.Key.Key_Return)
    assert driver.map.paths[0].condition == "no taxi"
    driver.canvas.undo()
    driver.canvas.undo()
    assert driver.map == journey(direction)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_anywhere_in_a_column_is_its_step(drive: Drive, direction: str) -> None:
    driver = drive(journey(direction), (1300, 700))
    lane = driver.map.lanes[-1].id
    driver.press(take(driver, "need")).pull(driver.cell(lane, "d").center()).release()
    assert paths(driver) == [("skip", "a", "d")]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_beyond_the_last_step_is_an_exit(drive: Drive, direction: str) -> None:
    driver = drive(journey(direction), (1300, 700))
    at = take(driver, "c")
    last = driver.box("use")
    side = last.left() - 60 if direction == "rtl" else last.right() + 60
    driver.press(at).pull(QPointF(side, last.center().y())).release()
    assert paths(driver) == [("exit", "c", "")]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_margin_of_the_page_is_beyond_the_last_step(drive: Drive, direction: str) -> None:
    driver = drive(journey(direction), (700, 500))
    driver.view.fit(whole=True)
    at, last, paper = take(driver, "c"), driver.box("use"), driver.view.frame.paper
    far = paper.left() if direction == "rtl" else paper.right()
    end = last.left() if direction == "rtl" else last.right()
    assert abs(far - end) < 24, "there is no narrow margin to try"
    driver.press(at).pull(QPointF((far + end) / 2, last.center().y()))
    (said,) = (one for one in driver.shapes if isinstance(one, Badge))
    whole = QRectF(QPointF(), driver.view.frame.view)
    assert whole.contains(said.box), "the word is cut off"
    driver.release()
    assert paths(driver) == [("exit", "c", "")]


def test_a_path_that_leads_nowhere_says_where_it_could(drive: Drive) -> None:
    driver = drive(journey(), (1300, 700))
    title = driver.box(driver.map.id).center()
    driver.press(take(driver, "need")).pull(title).release()
    driver.press(take(driver, "need")).pull(driver.box("need").center() + QPointF(-30, 0)).release()
    assert paths(driver) == []
    assert len(driver.why_not) == 2
    assert all("another step, or out beyond the last one" in one for one in driver.why_not)


def test_back_on_its_own_step_nothing_is_drawn(drive: Drive) -> None:
    driver = drive(journey(), (1300, 700))
    at = take(driver, "buy")
    driver.press(at).pull(driver.box("need").center()).pull(at)
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    driver.release()
    assert driver.map == journey()
    assert driver.session.depth == 0


@pytest.mark.parametrize("far", [0, 15, 200])
def test_esc_draws_no_path(drive: Drive, far: int) -> None:
    driver = drive(journey(), (1300, 700))
    at = take(driver, "need")
    driver.pull(at)
    before = driver.pixels()
    driver.press(at)
    if far:
        driver.pull(at + QPointF(far, far / 4))
    driver.key(Qt.Key.Key_Escape)
    driver.pull(driver.box("use").center()).release()
    assert driver.map == journey()
    driver.pull(at)
    assert driver.looks_like(before)


def test_no_handle_stands_at_a_stage_of_several_steps_or_at_several_headings(drive: Drive) -> None:
    driver = drive(journey(), (1300, 700))
    driver.session.select(select_record(driver.map, "try"))
    assert path_handle(driver.hand) is None
    take(driver, "b")
    driver.session.select(select_record(driver.map, driver.map.lanes[0].id))
    assert path_handle(driver.hand) is None


@pytest.mark.parametrize(("across", "down"), [(40, 0), (0, 40), (30, 30)])
def test_the_handle_stays_at_its_heading_when_the_map_scrolls(
    drive: Drive, across: int, down: int
) -> None:
    driver = drive(journey(), (700, 300))
    driver.view.zoom_to(2.0)
    driver.view.go_home()
    take(driver, "need")
    driver.pixels()
    driver.view.scroll_by(-across, -down)
    driver.settle()
    handle = path_handle(driver.hand)
    assert handle is not None
    assert driver.box("need").contains(handle.box.center() - QPointF(0, 1))
    assert driver.as_painted()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_at_the_edge_the_view_scrolls_to_the_other_steps_and_not_down_the_lanes(
    drive: Drive, direction: str
) -> None:
    driver = drive(journey(direction), (700, 400))
    driver.view.zoom_to(2 * PIXELS_PER_POINT)
    driver.view.go_home()
    body = driver.view.frame.body
    far = body.right() - 4 if direction == "ltr" else body.left() + 4
    at = take(driver, "need")
    origin = driver.view.frame.origin
    driver.press(at).pull(body.center()).pull(QPointF(body.center().x(), body.bottom() - 4))
    driver.qtbot.wait(100)
    assert driver.view.frame.origin == origin
    driver.pull(QPointF(far, body.bottom() - 4))
    driver.qtbot.waitUntil(lambda: driver.box("use").intersects(body))
    driver.pull(QPointF(driver.box("use").center().x(), body.center().y()))
    assert driver.view.frame.origin.y() == origin.y()
    driver.release()
    assert paths(driver) == [("skip", "a", "e")]
    driver.key(Qt.Key.Key_Escape)
