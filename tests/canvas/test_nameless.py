"""Steps without a name: where theirs would stand is shown, clicked and written in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from app.canvas.nameless import NamePlace
from app.editor.acts import ACTS, act_of
from app.editor.selection import Selection
from app.models import edits
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.stage import Path
from tests.canvas.driver import Driver, Pixels
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


def headless(direction: str = "ltr") -> JourneyMap:
    """The small map with one step in each stage, no name on any, and nothing in the first cell."""
    full = small_map(direction)
    here = [card.id for card in full.cards if (card.lane, card.step) == ("do", "notice")]
    assert here
    map_ = edits.merge_steps(edits.remove_cards(full, here), "find", "pay")
    return edits.rename_step(map_, "find", "")


def part(driver: Driver, box: QRectF) -> Pixels:
    """What was painted in a box of the view."""
    whole = box.toAlignedRect()
    return driver.on_screen()[whole.top() : whole.bottom(), whole.left() : whole.right()]


def place_below(driver: Driver, stage: str) -> QRectF:
    """The place for a name that stands below the heading of a selected stage."""
    driver.canvas.select(Selection((stage,)))
    driver.settle()
    heading = driver.box(stage)
    x, y = heading.center().x(), heading.bottom() + 14
    driver.pull(QPointF(x - (heading.width() / 2 - 40) * _side(driver), y), steps=1)
    (place,) = (one for one in driver.shapes if isinstance(one, NamePlace))
    return place.box


def _side(driver: Driver) -> int:
    return -1 if driver.view.frame.rtl else 1


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_step_of_a_new_stage_is_named_where_it_is_shown(drive: Drive, direction: str) -> None:
    driver = drive(headless(direction))
    driver.canvas.select(Selection(("need",)))
    driver.canvas.act(act_of("insert-stage-after"))
    driver.settle()
    driver.type("Wait")
    driver.key(Qt.Key.Key_Return)
    stage = driver.map.stages[1]
    assert stage.name == "Wait"
    at = place_below(driver, stage.id).center()
    assert driver.cursor is Qt.CursorShape.IBeamCursor
    driver.click(at)
    assert driver.canvas.hands().writing.record == stage.steps[0].id
    driver.type("In the queue")
    driver.key(Qt.Key.Key_Return)
    assert [step.name for step in driver.map.stages[1].steps] == ["In the queue"]
    assert driver.session.depth == 3  # the stage, its name, the name of the step
    driver.canvas.undo()
    assert [step.name for step in driver.map.stages[1].steps] == [""]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_step_called_as_its_stage_is_renamed_where_its_stage_is_selected(
    drive: Drive, direction: str
) -> None:
    driver = drive(edits.rename_step(headless(direction), "notice", "Need"))
    at = place_below(driver, "need").center()
    (place,) = (one for one in driver.shapes if isinstance(one, NamePlace))
    assert place.text == "Need", "the name that it has, not that it has none"
    driver.click(at)
    writing = driver.canvas.hands().writing
    assert (writing.record, writing.editor.text()) == ("notice", "Need")
    driver.type("Miss the bus")
    driver.key(Qt.Key.Key_Return)
    assert driver.map.steps[0].name == "Miss the bus"
    driver.canvas.undo()
    driver.canvas.select(Selection(("notice",)))
    driver.canvas.act(ACTS["rename-step"])
    driver.settle()
    assert writing.editor.text() == "Need"
    driver.type("Wait")
    driver.key(Qt.Key.Key_Return)
    assert driver.map.steps[0].name == "Wait"


@pytest.mark.parametrize("name", ["", "Need"])
def test_a_selected_step_without_a_line_is_framed_with_what_its_stage_has_above_it(
    drive: Drive, name: str
) -> None:
    driver = drive(edits.rename_step(headless(), "notice", name))
    stage = driver.box("need")
    driver.canvas.select(Selection(("notice",)))
    driver.settle()
    (mark,) = driver.canvas.spots.marks(driver.session.selection)
    assert mark.box.top() == stage.top()
    assert mark.box.bottom() >= stage.bottom()
    assert (mark.box.left(), mark.box.right()) == (stage.left(), stage.right())


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_is_seen_while_its_stage_is_selected_and_leaves_no_trace(
    drive: Drive, direction: str
) -> None:
    driver = drive(headless(direction))
    box = place_below(driver, "need")
    driver.pull(driver.view.frame.body.bottomRight() - QPointF(20, 20))
    shown = part(driver, box).copy()
    driver.canvas.select(Selection(("sum",)))
    driver.settle()
    after = driver.on_screen()
    assert (abs(part(driver, box) - shown) > 60).any(), "nothing was to be seen there"
    driver.view.viewport().update()
    driver.view.top_margin.update()
    driver.settle()
    assert (driver.on_screen() == after).all()


def test_it_moves_with_its_column_and_leaves_no_trace(drive: Drive) -> None:
    driver = drive(headless(), (500, 300))
    driver.view.zoom_to(2.0)
    driver.canvas.select(Selection(("need",)))
    driver.settle()
    for across, down in ((40, 0), (0, 30), (-25, -10)):
        driver.view.scroll_by(across, down)
        driver.settle()
        seen = driver.on_screen()
        driver.view.viewport().update()
        driver.view.top_margin.update()
        driver.settle()
        assert driver.looks_like(seen)


def test_a_click_in_the_lane_below_is_none_on_a_place_that_is_not_shown(drive: Drive) -> None:
    driver = drive(headless())
    at = place_below(driver, "need").center()
    driver.canvas.select(Selection(("buy",)))
    driver.pull(at + QPointF(1, 1))
    assert not any(isinstance(one, NamePlace) for one in driver.shapes)
    driver.click(at)
    assert not driver.canvas.hands().writing.active
    assert driver.session.selection.cell == ("do", "notice")


def test_in_a_narrow_column_it_is_cut_and_in_a_slim_one_left_out(drive: Drive) -> None:
    driver = drive(small_map())
    texts, widths = set(), {True: set[float](), False: set[float]()}
    for percent in range(100, 30, -1):
        driver.view.zoom_to(percent / 100)
        driver.canvas.select(Selection(("sum",)))
        driver.pull(QPointF(2, 2), steps=1)
        driver.pull(driver.box("need").center(), steps=1)
        places = [one for one in driver.shapes if isinstance(one, NamePlace)]
        column = driver.box("need")
        widths[bool(places)].add(column.width())
        for place in places:
            texts.add(place.text)
            assert column.left() <= place.box.left()
            assert place.box.right() <= column.right()
    assert "Name this step" in texts
    assert min(texts, key=len) == "Name…", "a word was cut, or it was left out before it had to be"
    assert max(widths[False]) < min(widths[True])


def test_where_the_row_has_a_line_for_names_the_pointer_brings_it_up(drive: Drive) -> None:
    driver = drive(small_map())
    driver.pull(driver.box("need").center())
    (place,) = (one for one in driver.shapes if isinstance(one, NamePlace))
    assert driver.view.headings.row_band(driver.view.frame).intersects(place.box)
    driver.pull(place.box.center())
    driver.click(place.box.center())
    driver.type("Notice")
    driver.key(Qt.Key.Key_Return)
    assert driver.map.stages[0].steps[0].name == "Notice"
    driver.pull(driver.box("need").center())
    assert not any(isinstance(one, NamePlace) for one in driver.shapes)


def test_the_row_gets_a_line_as_soon_as_a_name_is_begun_and_gives_it_back(drive: Drive) -> None:
    driver = drive(headless())
    low = driver.view.frame.row
    driver.canvas.hands().writing.begin("notice")
    driver.settle()
    assert driver.session.shown == driver.map, "others read a name that nobody wrote"
    editor = driver.canvas.hands().writing.editor
    line = editor.fontMetrics().height()
    assert driver.view.frame.row > low + line / 2
    assert editor.mask().boundingRect().height() >= line, "the caret is cut"
    driver.key(Qt.Key.Key_Escape)
    assert driver.view.frame.row == low
    assert driver.session.shown == driver.map == headless()
    assert driver.session.depth == 0


def test_a_name_that_is_taken_away_while_writing_leaves_the_caret_in_sight(drive: Drive) -> None:
    driver = drive(edits.rename_step(headless(), "notice", "A"))
    driver.canvas.hands().writing.begin("notice")
    driver.settle()
    driver.key(Qt.Key.Key_Backspace)
    driver.qtbot.wait(200)
    editor = driver.canvas.hands().writing.editor
    assert editor.mask().boundingRect().height() >= editor.fontMetrics().height()
    driver.key(Qt.Key.Key_Return)
    assert driver.map.stages[0].steps[0].name == ""


def test_a_step_is_named_by_a_command_from_its_cards(drive: Drive) -> None:
    driver = drive(headless())
    driver.canvas.select(Selection(("hole",), ("do", "notice")))
    assert driver.canvas.act(act_of("rename-step")) is not None
    driver.settle()
    driver.type("Notice")
    driver.key(Qt.Key.Key_Return)
    assert driver.map.stages[0].steps[0].name == "Notice"


def test_a_step_that_is_folded_away_is_not_named() -> None:
    map_ = edits.change_stage(small_map(), "buy", collapsed=True)
    rename = ACTS["rename-step"]
    assert not rename.offered(map_, Selection(("find",)))
    assert rename.run(map_, Selection(("find",))) is None
    assert not rename.offered(small_map(), Selection(("find", "pay")))


def test_below_a_stage_it_covers_no_card(drive: Drive) -> None:
    driver = drive(headless())
    place_below(driver, "need")
    card = Card(id="full", lane="do", step="notice", type="action", text="Here")
    driver.session.edit("Add Card", lambda map_: edits.insert_cards(map_, [card]))
    driver.canvas.select(Selection(("need",)))
    driver.settle()
    below = QPointF(driver.box("need").left() + 40, driver.box("need").bottom() + 14)
    driver.pull(below, steps=1)
    assert not any(isinstance(one, NamePlace) for one in driver.shapes)
    driver.click(below)
    assert driver.session.selection.current == "full"
    assert not driver.canvas.is_writing


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_hangs_below_the_paths_that_leave_its_stage(drive: Drive, direction: str) -> None:
    path = Path(id="skip", kind="skip", from_step="notice", to_step="find", condition="In a hurry")
    map_ = headless(direction)
    # No card stands where the arrow is read.
    free = edits.remove_cards(map_, [card.id for card in map_.cards])
    driver = drive(edits.add_path(free, path))
    driver.canvas.select(Selection(("need",)))
    driver.settle()
    (place,) = driver.canvas.hands()._names._shown
    words = driver.box("skip")
    assert not words.intersects(place.box)
    assert place.box.top() > driver.box("need").bottom()
    driver.pull(place.box.center(), steps=1)
    driver.click(place.box.center())
    assert driver.canvas.hands().writing.record == "notice"
