"""Dragging headings to another place, resizing at their borders, and the "+" in the gaps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from app.canvas.tools.gaps import centre_of
from app.canvas.tools.shapes import Ghost, Guide, InsertionLine, PlusButton
from app.canvas.tools.slots import Slot, lane_slots, stage_slots, step_slots
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.selection import Selection
from app.layout.sheet import Column, Row
from app.models import edits
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.canvas.driver import CTRL, SHIFT, Driver
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]


def three_stages(direction: str = "ltr") -> JourneyMap:
    stage = Stage(id="keep", name="Keep", steps=(Step(id="mend"),))
    return edits.insert_stage(small_map(direction), stage, 2)


def column(driver: Driver, step: str) -> Column:
    assert driver.view.sheet is not None
    return next(one for one in driver.view.sheet.columns if one.step == step)


def row(driver: Driver, lane: str) -> Row:
    assert driver.view.sheet is not None
    return next(one for one in driver.view.sheet.rows if one.lane == lane)


def beyond(driver: Driver, record: str, part: float) -> QPointF:
    """A point in a heading: 0.9 is towards its end on the right, or below."""
    box = driver.box(record)
    return QPointF(box.left() + part * box.width(), box.top() + part * box.height())


def plus(driver: Driver, slots: list[Slot], before: str) -> QPointF:
    """Where the "+" of the gap before a heading stands; "" for the gap behind the last."""
    slot = next(one for one in slots if one.before == before)
    return centre_of(driver.hand, slot)


# --- reordering ---


@pytest.mark.parametrize(
    ("direction", "part", "order"),
    [
        ("ltr", 0.9, ["buy", "keep", "need"]),
        ("ltr", 0.1, ["buy", "need", "keep"]),
        ("rtl", 0.1, ["buy", "keep", "need"]),
        ("rtl", 0.9, ["buy", "need", "keep"]),
    ],
)
def test_a_stage_goes_to_the_gap_nearest_to_the_pointer(
    drive: Drive, direction: str, part: float, order: list[str]
) -> None:
    driver = drive(three_stages(direction))
    goal = driver.box("keep")
    to = QPointF(goal.left() + part * goal.width(), goal.center().y())
    driver.press(driver.box("need").center()).pull(to)
    assert isinstance(driver.shapes[-1], InsertionLine), "above what is carried"
    driver.release()
    assert [stage.id for stage in driver.map.stages] == order
    assert driver.session.selection == Selection(("need",))
    assert driver.session.undo_label == "Move Stage"
    driver.session.undo()
    assert driver.map == three_stages(direction)


def test_several_selected_stages_go_together(drive: Drive) -> None:
    driver = drive(three_stages())
    driver.session.select(Selection(("need", "buy")))
    driver.press(driver.box("buy").center()).pull(beyond(driver, "keep", 0.9)).release()
    assert [stage.id for stage in driver.map.stages] == ["keep", "need", "buy"]
    assert driver.session.undo_label == "Move 2 Stages"


def test_a_step_goes_before_another_of_its_stage(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("pay").center()).pull(beyond(driver, "find", 0.1)).release()
    assert [step.id for step in driver.map.stages[1].steps] == ["pay", "find"]
    assert driver.session.undo_label == "Move Step"


def test_a_step_goes_to_another_stage(drive: Drive) -> None:
    driver = drive(small_map())
    to = QPointF(driver.box("need").center().x() - 10, driver.box("pay").center().y())
    driver.press(driver.box("pay").center()).pull(to).release()
    assert [[step.id for step in stage.steps] for stage in driver.map.stages] == [
        ["pay", "notice"],
        ["find"],
    ]


def test_several_selected_steps_go_together_and_come_back_by_undo(drive: Drive) -> None:
    map_ = edits.insert_step(small_map(), Step(id="fit", name="Fit"), "buy", 1)
    driver = drive(map_)
    driver.click(driver.box("find").center())
    driver.click(driver.box("pay").center(), CTRL)
    to = QPointF(driver.box("need").center().x() - 10, driver.box("pay").center().y())
    driver.press(driver.box("pay").center()).pull(to)
    assert [one.count for one in driver.shapes if isinstance(one, Ghost)] == [2]
    driver.release()
    assert [[step.id for step in stage.steps] for stage in driver.map.stages] == [
        ["find", "pay", "notice"],
        ["fit"],
    ]
    assert driver.session.undo_label == "Move 2 Steps"
    assert set(driver.session.selection.records) == {"find", "pay"}
    driver.session.undo()
    assert driver.map == map_


@pytest.mark.parametrize("pulls", [0, 1, 2])
def test_esc_leaves_several_steps_where_they_were(drive: Drive, pulls: int) -> None:
    map_ = edits.insert_step(small_map(), Step(id="fit", name="Fit"), "buy", 1)
    driver = drive(map_)
    driver.session.select(Selection(("find", "pay")))
    driver.settle()
    before = driver.pixels()
    driver.press(driver.box("pay").center())
    for at in (driver.box("need").center(), driver.box("fit").center())[:pulls]:
        driver.pull(QPointF(at.x() - 10, driver.box("pay").center().y()))
    driver.key(Qt.Key.Key_Escape)
    driver.release()
    driver.pull(QPointF(2, 2))
    assert driver.map == map_
    assert driver.session.depth == 0
    assert driver.looks_like(before)


def test_all_steps_of_a_stage_do_not_leave_it(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection(("find", "pay")))
    to = QPointF(driver.box("need").center().x() - 10, driver.box("pay").center().y())
    driver.press(driver.box("pay").center()).pull(to)
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    driver.release()
    assert driver.map == small_map()
    assert driver.why_not == ["A stage keeps at least one step: drag the stage instead"]


def test_several_selected_lanes_go_together(drive: Drive) -> None:
    driver = drive(small_map())
    driver.click(driver.box("do").center())
    driver.click(driver.box("feel").center(), SHIFT)
    driver.press(driver.box("feel").center()).pull(beyond(driver, "sum", 0.9)).release()
    assert [lane.id for lane in driver.map.lanes] == ["sum", "do", "feel"]
    assert driver.session.undo_label == "Move 2 Lanes"
    driver.session.undo()
    assert driver.map == small_map()


def test_the_only_step_of_a_stage_stays_there(drive: Drive) -> None:
    alone = edits.rename_step(three_stages(), "mend", "Mend")
    driver = drive(alone)
    to = QPointF(driver.box("find").center().x(), driver.box("mend").center().y())
    driver.press(driver.box("mend").center()).pull(to)
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    driver.release()
    assert driver.map == alone
    assert driver.why_not == ["A stage keeps at least one step: drag the stage instead"]


def test_a_step_that_is_dropped_on_a_collapsed_stage_says_how_it_gets_there(drive: Drive) -> None:
    driver = drive(edits.change_stage(three_stages(), "keep", collapsed=True))
    to = QPointF(driver.box("keep").center().x(), driver.box("pay").center().y())
    driver.press(driver.box("pay").center()).pull(to).release()
    assert driver.session.depth == 0
    assert driver.why_not == ["A collapsed stage takes no step: open it first"]


def test_a_heading_that_is_dropped_beside_the_map_says_where_it_can_be(drive: Drive) -> None:
    driver = drive(three_stages())
    driver.press(driver.box("need").center()).pull(QPointF(-40, -40)).release()
    assert driver.session.depth == 0
    assert driver.why_not == ["Stages, steps and lanes stand on the map: let go there"]


def test_a_lane_goes_to_the_gap_nearest_to_the_pointer(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("do").center()).pull(beyond(driver, "feel", 0.9)).release()
    assert [lane.id for lane in driver.map.lanes] == ["feel", "do", "sum"]
    assert driver.session.undo_label == "Move Lane"
    driver.session.undo()
    assert driver.map == small_map()


def test_behind_the_last_that_is_seen_a_stage_stands_before_hidden_ones(drive: Drive) -> None:
    driver = drive(edits.change_stage(three_stages(), "keep", hidden=True))
    driver.press(driver.box("need").center()).pull(beyond(driver, "buy", 0.95)).release()
    assert [stage.id for stage in driver.map.stages] == ["buy", "need", "keep"]


def test_past_hidden_headings_alone_nothing_is_dragged(drive: Drive) -> None:
    driver = drive(edits.change_stage(three_stages(), "buy", hidden=True))
    driver.press(driver.box("need").center()).pull(beyond(driver, "keep", 0.05)).release()
    assert driver.session.depth == 0
    assert driver.session.map == edits.change_stage(three_stages(), "buy", hidden=True)


def test_the_last_step_of_a_stage_that_is_seen_stays_there(drive: Drive) -> None:
    map_ = edits.change_step(edits.rename_step(three_stages(), "mend", "Mend"), "find", hidden=True)
    driver = drive(map_)
    to = QPointF(driver.box("mend").center().x(), driver.box("pay").center().y())
    driver.press(driver.box("pay").center()).pull(to)
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    driver.release()
    assert driver.map == map_
    assert driver.why_not == ["A stage keeps at least one step: drag the stage instead"]


@pytest.mark.parametrize("record", ["need", "pay", "do"])
@pytest.mark.parametrize("far", [0, 15, 90])
def test_esc_leaves_headings_where_they_were(drive: Drive, record: str, far: int) -> None:
    driver = drive(small_map())
    driver.press(driver.box(record).center())
    before = driver.pixels()
    if far:
        driver.pull(driver.box(record).center() + QPointF(far, far))
    driver.key(Qt.Key.Key_Escape)
    driver.pull(driver.box(record).center() + QPointF(200, 100)).release()
    assert driver.map == small_map()
    assert driver.session.depth == 0
    driver.pull(QPointF(900, 650))
    assert driver.looks_like(before)


def test_each_move_of_a_heading_repaints_all_that_differs(drive: Drive) -> None:
    driver = drive(three_stages())
    driver.press(driver.box("need").center())
    for part in (0.4, 0.9):
        driver.pull(beyond(driver, "keep", part))
        assert driver.as_painted()


# --- borders ---


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_column_becomes_as_wide_as_its_border_is_dragged(drive: Drive, direction: str) -> None:
    driver = drive(small_map(direction))
    frame, before = driver.view.frame, column(driver, "find")
    rtl = direction == "rtl"
    edge = QPointF(
        frame.x(before.x + (0 if rtl else before.width)) + (2 if rtl else -2),
        driver.box("find").center().y(),
    )
    driver.pull(edge)
    assert driver.cursor == Qt.CursorShape.SplitHCursor
    driver.press(edge).pull(edge + QPointF(-45 if rtl else 45, 0))
    assert [one for one in driver.shapes if isinstance(one, Guide)]
    driver.release()
    width = before.width + 45 / frame.scale
    assert driver.map.stages[1].steps[0].width == pytest.approx(width, abs=0.1)
    assert column(driver, "find").width == pytest.approx(width, abs=0.1)
    assert driver.session.undo_label == "Resize Column"
    assert driver.session.selection == Selection(("hole",), ("do", "notice"))
    driver.session.undo()
    assert driver.map == small_map(direction)


def test_a_double_click_on_the_border_lets_the_text_decide_again(drive: Drive) -> None:
    wide = edits.change_step(small_map(), "find", width=200.0)
    driver = drive(wide)
    frame, now = driver.view.frame, column(driver, "find")
    driver.double_click(QPointF(frame.x(now.x + now.width) - 1, driver.box("find").center().y()))
    assert driver.map.stages[1].steps[0].width is None
    assert driver.session.undo_label == "Fit Column"
    assert not driver.canvas.hands().writing.active


def test_a_column_keeps_a_least_width(drive: Drive) -> None:
    driver = drive(small_map())
    frame, now = driver.view.frame, column(driver, "find")
    edge = QPointF(frame.x(now.x + now.width) - 1, driver.box("find").center().y())
    driver.press(edge).pull(edge - QPointF(400, 0)).release()
    assert column(driver, "find").width == pytest.approx(24.0)


def test_a_lane_becomes_as_high_as_its_border_is_dragged(drive: Drive) -> None:
    driver = drive(small_map())
    frame, before = driver.view.frame, row(driver, "feel")
    edge = QPointF(driver.box("feel").left() + 60, frame.y(before.y + before.height) - 1)
    driver.pull(edge)
    assert driver.cursor == Qt.CursorShape.SplitVCursor
    driver.press(edge).pull(edge + QPointF(0, 60)).release()
    high = before.height + 60 / frame.scale
    assert driver.map.lanes[1].height == pytest.approx(high, abs=0.1)
    assert row(driver, "feel").height == pytest.approx(high, abs=0.1)
    driver.double_click(
        QPointF(edge.x(), driver.view.frame.y(row(driver, "feel").y + row(driver, "feel").height))
    )
    assert driver.map.lanes[1].height is None


def test_an_empty_lane_becomes_as_high_as_its_border_is_dragged(drive: Drive) -> None:
    driver = drive(edits.remove_cards(small_map(), ["dry"]))
    before = row(driver, "feel")
    edge = QPointF(
        driver.box("feel").left() + 60, driver.view.frame.y(before.y + before.height) - 1
    )
    driver.press(edge).pull(edge + QPointF(0, 60)).release()
    assert row(driver, "feel").height == pytest.approx(
        before.height + 60 / driver.view.frame.scale, abs=0.1
    )


def test_a_lane_dragged_lower_than_what_it_holds_is_no_step(drive: Drive) -> None:
    driver = drive(small_map())
    before = row(driver, "feel")
    edge = QPointF(
        driver.box("feel").left() + 60, driver.view.frame.y(before.y + before.height) - 1
    )
    driver.press(edge).pull(edge - QPointF(0, 8)).release()
    assert (driver.map, driver.session.depth) == (small_map(), 0)


@pytest.mark.parametrize("record", ["find", "feel"])
def test_esc_leaves_a_border_where_it_was(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    frame = driver.view.frame
    if record == "find":
        edge = column(driver, "find")
        at = QPointF(frame.x(edge.x + edge.width) - 1, driver.box("find").center().y())
    else:
        high = row(driver, "feel")
        at = QPointF(driver.box("feel").left() + 60, frame.y(high.y + high.height) - 1)
    driver.press(at).pull(at + QPointF(50, 50))
    driver.key(Qt.Key.Key_Escape)
    assert driver.shapes == ()
    driver.release()
    assert driver.map == small_map()
    assert driver.session.depth == 0


# --- the "+" in the gaps ---


def test_in_a_gap_a_plus_is_seen_and_puts_a_stage_there(drive: Drive) -> None:
    driver = drive(small_map())
    assert driver.view.sheet is not None
    at = plus(driver, stage_slots(driver.view.sheet), "buy")
    driver.pull(at - QPointF(0, 20))
    assert [one.strong for one in driver.shapes if isinstance(one, PlusButton)] == [False]
    driver.pull(at)
    assert [one.strong for one in driver.shapes if isinstance(one, PlusButton)] == [True]
    assert driver.cursor == Qt.CursorShape.PointingHandCursor
    driver.press(at).release()
    assert [stage.name for stage in driver.map.stages] == ["Need", "New Stage", "Buy"]
    assert driver.canvas.hands().writing.active, "the new stage is to be named"
    driver.type("Look")
    driver.key(Qt.Key.Key_Return)
    assert driver.map.stages[1].name == "Look"


@pytest.mark.parametrize("percent", [57, 75, 100, 150])
def test_a_plus_stands_clear_of_the_marks_of_the_steps_beside_it(
    drive: Drive, percent: int
) -> None:
    driver = drive(sample("taxi"), (1400, 800))
    view = driver.view
    view.zoom_to(percent / 100 * PIXELS_PER_POINT)
    view.go_home()
    assert view.sheet is not None
    met = 0
    for slot in stage_slots(view.sheet)[1:3]:
        at = centre_of(driver.hand, slot)
        driver.pull(QPointF(20, 700))
        bottom, left = round(view.frame.row_top + view.frame.row), round(at.x()) - 20
        part = slice(bottom - 20, bottom), slice(left, left + 40)
        before = driver.pixels()[part]
        driver.pull(at - QPointF(0, 20))
        assert any(isinstance(one, PlusButton) for one in driver.shapes)
        changed = abs(driver.pixels()[part] - before).max(axis=2) > 8
        ink = before.min(axis=2) < 200
        for down, across in ((0, 0), (0, 1), (1, 0), (1, 1)):
            near = ink[: 20 - down, across:] & changed[down:, : 40 - across]
            assert not near.any(), "it covers what stands there, or touches it"
        met += int(changed.sum())
    assert met > 50


def test_a_plus_stands_behind_the_last_stage_and_between_steps(drive: Drive) -> None:
    driver = drive(small_map())
    assert driver.view.sheet is not None
    driver.press(plus(driver, stage_slots(driver.view.sheet), "")).release()
    driver.key(Qt.Key.Key_Escape)
    assert [stage.name for stage in driver.map.stages] == ["Need", "Buy", "New Stage"]
    driver.press(plus(driver, step_slots(driver.view.sheet, "buy"), "pay")).release()
    driver.key(Qt.Key.Key_Escape)
    assert [step.name for step in driver.map.stages[1].steps] == ["Find", "New Step", "Pay"]


@pytest.mark.parametrize(("before", "place"), [("do", 0), ("sum", 2), ("", 3)])
def test_a_plus_puts_a_lane_there(drive: Drive, before: str, place: int) -> None:
    driver = drive(small_map())
    assert driver.view.sheet is not None
    driver.press(plus(driver, lane_slots(driver.view.sheet), before)).release()
    assert driver.map.lanes[place].title == "New Lane"
    assert driver.session.undo_label == "Insert Lane"


def test_a_plus_that_is_left_is_not_seen_any_more(drive: Drive) -> None:
    driver = drive(small_map())
    before = driver.pixels()
    assert driver.view.sheet is not None
    driver.pull(plus(driver, stage_slots(driver.view.sheet), "buy"))
    assert driver.shapes
    driver.pull(QPointF(900, 600))
    assert driver.shapes == ()
    assert (driver.on_screen() == before).all()


def test_a_press_on_a_plus_that_is_let_go_elsewhere_does_nothing(drive: Drive) -> None:
    driver = drive(small_map())
    assert driver.view.sheet is not None
    at = plus(driver, stage_slots(driver.view.sheet), "buy")
    driver.press(at).pull(at + QPointF(100, 100)).release()
    assert driver.map == small_map()


@pytest.mark.parametrize("record", ["do", "feel", "sum", "need", "buy"])
def test_from_afar_a_click_on_a_small_heading_still_selects_it(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    driver.view.zoom_to(0.4)
    driver.press(driver.box(record).center()).release()
    assert driver.map == small_map()
    assert driver.session.selection == Selection((record,))
