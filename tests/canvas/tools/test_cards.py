"""Dragging cards: to a place in a cell, several, copies, given up at any stage, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from app.canvas.tools.shapes import Ghost, InsertionLine, Lit
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.selection import Selection
from tests.canvas.driver import CTRL, Driver
from tests.editor.acts.acting import cards_of
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]


def in_cell(driver: Driver, lane: str, step: str, down: float = 0.5) -> QPointF:
    """A point of the view in a cell, in its middle across."""
    box = driver.canvas.spots.cell_box((lane, step))
    assert box is not None
    seen = driver.view.frame.rect(box)
    return QPointF(seen.center().x(), seen.top() + down * seen.height())


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_card_goes_to_the_cell_where_it_is_dropped(drive: Drive, direction: str) -> None:
    driver = drive(small_map(direction))
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "pay")).release()
    assert cards_of(driver.map, "do", "pay") == ["I see a hole"]
    assert cards_of(driver.map, "do", "notice") == []
    assert driver.session.selection == Selection(("hole",), ("do", "pay"))
    assert driver.session.undo_label == "Move Card"
    driver.session.undo()
    assert driver.map == small_map(direction)


@pytest.mark.parametrize(
    ("down", "inside"),
    [
        (0.02, ["I see a hole", "I look around", "I try some on"]),
        (0.5, ["I look around", "I see a hole", "I try some on"]),
        (0.98, ["I look around", "I try some on", "I see a hole"]),
    ],
)
def test_it_goes_between_the_cards_of_the_cell(
    drive: Drive, down: float, inside: list[str]
) -> None:
    driver = drive(small_map())
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "find", down)).release()
    assert cards_of(driver.map, "do", "find") == inside


def test_the_line_stands_where_the_card_will(drive: Drive) -> None:
    driver = drive(small_map())
    look, tried = driver.box("look"), driver.box("try")
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "find"))
    (line,) = (one.line for one in driver.shapes if isinstance(one, InsertionLine))
    assert isinstance(driver.shapes[-1], InsertionLine), "above what is carried"
    assert look.bottom() <= line.y1() <= tried.top()
    assert look.left() <= line.x1() < line.x2() <= look.right()
    assert [one for one in driver.shapes if isinstance(one, Lit)]
    driver.release()
    assert driver.shapes == ()


@pytest.mark.parametrize("down", [0.05, 0.3, 0.5, 0.7, 0.95])
def test_the_line_strikes_nothing_through_that_is_carried(drive: Drive, down: float) -> None:
    """Neither do the words under the pointer lie under the card that is carried."""
    driver = drive(small_map())
    at = in_cell(driver, "do", "find", down)
    driver.press(driver.box("hole").center()).pull(at)
    (line,) = (one for one in driver.shapes if isinstance(one, InsertionLine))
    (ghost,) = (one for one in driver.shapes if isinstance(one, Ghost))
    picture = ghost.box.adjusted(2, 12, -12, -2)
    assert not picture.intersects(line.box)
    assert picture.left() > at.x()
    assert picture.top() > at.y()
    assert picture.top() < at.y() + driver.box("try").height()


def test_a_card_is_put_behind_its_neighbour(drive: Drive) -> None:
    driver = drive(small_map())
    below = driver.box("try").center() + QPointF(0, driver.box("try").height() / 2 + 3)
    driver.press(driver.box("look").center()).pull(below).release()
    assert cards_of(driver.map, "do", "find") == ["I try some on", "I look around"]


def test_dropped_where_it_was_nothing_is_recorded(drive: Drive) -> None:
    driver = drive(small_map())
    start = driver.box("look").center()
    driver.press(start).pull(start + QPointF(40, 0)).pull(start).release()
    assert driver.map == small_map()
    assert not driver.why_not
    assert driver.session.depth == 0


def test_a_twitch_of_the_hand_is_a_click(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("try").center()).pull(driver.box("try").center() + QPointF(3, 2))
    assert driver.shapes == ()
    driver.release()
    assert driver.session.selection.current == "try"
    assert driver.session.depth == 0


def test_a_card_dropped_in_a_lane_of_another_type_becomes_what_the_lane_holds(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("look").center()).pull(in_cell(driver, "feel", "buy")).release()
    card = driver.map.cells["feel", "buy"][0]
    assert (card.id, card.type) == ("look", "goal")


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("held", [CTRL, Qt.KeyboardModifier.AltModifier])
def test_with_ctrl_or_alt_a_copy_is_dropped(
    drive: Drive, held: Qt.KeyboardModifier, begun: bool
) -> None:
    driver = drive(small_map())
    none = Qt.KeyboardModifier.NoModifier
    driver.press(driver.box("look").center(), held if begun else none)
    driver.pull(in_cell(driver, "do", "pay"), held).release(held)
    assert cards_of(driver.map, "do", "pay") == ["I look around"]
    assert cards_of(driver.map, "do", "find") == ["I look around", "I try some on"]
    assert driver.session.selection.current not in small_map().records
    assert driver.session.undo_label == "Copy Card"
    driver.session.undo()
    assert driver.map == small_map()


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Alt])
def test_ctrl_and_alt_count_when_they_are_pressed_in_the_middle(drive: Drive, key: Qt.Key) -> None:
    driver = drive(small_map())
    driver.press(driver.box("look").center()).pull(in_cell(driver, "do", "pay"))
    cursors = [driver.cursor]
    cursors.append(driver.hold(key).cursor)
    cursors.append(driver.let_go(key).cursor)
    shape = Qt.CursorShape
    assert cursors == [shape.ClosedHandCursor, shape.DragCopyCursor, shape.ClosedHandCursor]
    driver.release()
    assert cards_of(driver.map, "do", "find") == ["I try some on"]


def test_several_selected_cards_go_together(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection(("look", "try"), ("do", "find")))
    driver.press(driver.box("try").center()).pull(in_cell(driver, "do", "notice", 0.95))
    (ghost,) = (one for one in driver.shapes if isinstance(one, Ghost))
    assert ghost.count == 2
    driver.release()
    assert cards_of(driver.map, "do", "notice") == [
        "I see a hole",
        "I look around",
        "I try some on",
    ]
    assert driver.session.selection == Selection(("look", "try"), ("do", "notice"))
    assert driver.session.undo_label == "Move 2 Cards"


def test_cards_of_several_cells_keep_their_places_among_one_another(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection(("hole", "look"), ("do", "find")))
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "find", 0.95)).release()
    assert cards_of(driver.map, "do", "notice") == []
    assert cards_of(driver.map, "do", "find") == ["I try some on", "I see a hole"]
    assert cards_of(driver.map, "do", "pay") == ["I look around"]


def test_where_one_of_them_would_leave_the_map_none_goes(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection(("hole", "look"), ("do", "find")))
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "pay"))
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    assert not driver.why_not
    driver.release()
    assert driver.map == small_map()
    (why_not,) = driver.why_not
    assert "some would leave the map" in why_not


def test_beside_the_map_nothing_is_dropped(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("hole").center()).pull(QPointF(900, 650))
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    driver.release()
    assert driver.map == small_map()
    assert driver.session.depth == 0
    (why_not,) = driver.why_not
    assert why_not.startswith("Cards go to a cell of the map or to the open tray")


def test_beside_the_map_no_copy_is_dropped_on_the_tray(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("hole").center(), CTRL).pull(QPointF(900, 650), CTRL).release(CTRL)
    assert driver.map == small_map()
    (why_not,) = driver.why_not
    assert why_not.startswith("A copy goes to a cell of the map")


@pytest.mark.parametrize("stage", ["pressed", "moved", "over a cell"])
def test_esc_puts_the_card_back(drive: Drive, stage: str) -> None:
    driver = drive(small_map())
    before = driver.pixels()
    driver.press(driver.box("hole").center())
    if stage != "pressed":
        driver.pull(driver.box("hole").center() + QPointF(15, 15))
    if stage == "over a cell":
        driver.pull(in_cell(driver, "do", "pay"))
    driver.key(Qt.Key.Key_Escape)
    assert driver.shapes == ()
    driver.pull(in_cell(driver, "do", "find"))
    assert driver.shapes == (), "the drag goes on after Esc"
    driver.release()
    assert driver.map == small_map()
    assert driver.session.depth == 0
    assert (driver.on_screen() == before).all(), "something of the drag is left on the screen"


def test_a_button_lost_gives_the_drag_up(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "pay"))
    driver.lose_button().pull(in_cell(driver, "do", "find"))
    assert driver.shapes == ()
    assert driver.map == small_map()


def test_focus_lost_gives_the_drag_up(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "pay"))
    driver.view.clearFocus()
    driver.settle()
    assert driver.shapes == ()
    driver.release()
    assert driver.map == small_map()


def test_a_map_that_changes_under_a_drag_ends_it(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "pay"))
    driver.session.edit("Rename Map", lambda map_: map_.model_copy(update={"title": "Other"}))
    driver.pull(in_cell(driver, "do", "find"))
    assert driver.shapes == ()
    driver.release()
    assert cards_of(driver.map, "do", "notice") == ["I see a hole"]


def test_what_is_being_written_is_kept_when_a_card_is_dragged(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection((), ("do", "pay")))
    driver.type("I pay")
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "find", 0.98)).release()
    assert cards_of(driver.map, "do", "pay") == ["I pay"]
    assert cards_of(driver.map, "do", "find") == ["I look around", "I try some on", "I see a hole"]
    driver.session.undo()
    assert cards_of(driver.map, "do", "pay") == ["I pay"]


def test_what_is_composed_is_kept_when_a_card_is_dragged(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection((), ("do", "pay")))
    driver.compose("か", "かう", commit="買う")
    driver.press(driver.box("hole").center()).pull(in_cell(driver, "do", "find", 0.98)).release()
    assert cards_of(driver.map, "do", "pay") == ["買う"]
    assert cards_of(driver.map, "do", "notice") == []


def test_each_move_repaints_all_that_differs(drive: Drive) -> None:
    driver = drive(sample("taxi"), (900, 600))
    driver.view.zoom_to(PIXELS_PER_POINT)
    card = middle_card(driver)
    driver.press(driver.box(card).center())
    for to in (QPointF(300, 200), QPointF(500, 450), QPointF(320, 470), QPointF(700, 300)):
        driver.pull(to, steps=2)
        # Qt rounds the edges of a text otherwise where a clip cuts it
        assert driver.as_painted()
    driver.key(Qt.Key.Key_Escape)
    assert driver.as_painted()


def test_at_the_edge_the_view_scrolls_and_the_card_lands_there(drive: Drive) -> None:
    driver = drive(sample("taxi"), (700, 500))
    driver.view.zoom_to(1.5 * PIXELS_PER_POINT)
    card = middle_card(driver)
    origin = driver.view.frame.origin
    driver.press(driver.box(card).center())
    driver.pull(QPointF(350, 300)).pull(QPointF(695, 300))
    driver.qtbot.waitUntil(lambda: driver.view.frame.origin.x() < origin.x() - 200)
    driver.pull(QPointF(500, 300))
    assert driver.as_painted()
    cell = driver.canvas.spots.cell_at(driver.view.frame.to_sheet(QPointF(500, 300)))
    driver.release()
    moved = next(one for one in driver.map.cards if one.id == card)
    assert (moved.lane, moved.step) == cell


def middle_card(driver: Driver) -> str:
    """A card of a plain lane that is wholly in sight."""
    sheet, frame = driver.view.sheet, driver.view.frame
    assert sheet is not None
    lanes = {lane.id for lane in driver.map.lanes if lane.type in ("action", "touchpoint")}
    for card in driver.map.cards:
        node = sheet.card(card.id)
        if node is None or card.lane not in lanes or card.until:
            continue
        if frame.body.adjusted(60, 30, -60, -30).contains(driver.box(card.id).center()):
            return card.id
    raise AssertionError("no card is in sight")


def test_a_block_of_the_map_is_moved_with_its_form(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection(("look", "dry"), ("feel", "need")))
    driver.press(driver.box("look").center()).pull(in_cell(driver, "do", "pay"))
    # The goal would have to leave the map by as many columns; it has one stage further to go.
    driver.release()
    assert cards_of(driver.map, "do", "pay") == ["I look around"]
    assert cards_of(driver.map, "feel", "buy") == ["Keep my feet dry"]
