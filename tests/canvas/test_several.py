"""Selecting several by Shift and arrows, by clicks and by the rubber band, as it is seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from app.canvas.plus import plus_in
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.acts import act_of
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from tests.canvas.driver import CTRL, SHIFT, Driver
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]

FIND, PAY = ("do", "find"), ("do", "pay")


def test_shift_and_arrows_frame_what_they_take(drive: Drive) -> None:
    driver = drive(small_map())
    driver.key(Qt.Key.Key_Right, SHIFT)
    driver.key(Qt.Key.Key_Right, SHIFT)
    assert set(driver.session.selection.records) == {"hole", "look", "try"}
    marks = driver.canvas.spots.marks(driver.session.selection)
    assert [mark.area for mark in marks] == [True, False, False, False]
    whole = driver.cell("do", "notice").united(driver.cell(*PAY))
    assert whole.contains(marks[0].box)
    assert marks[0].box.width() > whole.width() - 10
    assert driver.as_painted()
    driver.key(Qt.Key.Key_Left)
    assert driver.session.selection == Selection(("look",), FIND)
    assert driver.as_painted()
    assert driver.spoken.startswith("Stage 2")


def test_a_screen_reader_hears_how_many_are_selected(drive: Drive) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, "look"))
    driver.key(Qt.Key.Key_Down, SHIFT)
    assert driver.spoken.startswith("2 selected; Stage 2 of 2")


def test_a_click_with_ctrl_takes_a_card_in_and_out(drive: Drive) -> None:
    driver = drive(small_map())
    driver.click(driver.box("hole").center())
    driver.click(driver.box("try").center(), CTRL)
    assert driver.session.selection == Selection(("hole", "try"), FIND)
    driver.click(driver.box("hole").center(), CTRL)
    assert driver.session.selection == Selection(("try",), FIND)
    assert driver.as_painted()


def test_a_click_with_shift_takes_all_cards_between(drive: Drive) -> None:
    more = Card(id="third", lane="do", step="find", type="action", text="Ask")
    driver = drive(edits.insert_cards(small_map(), [more]))
    driver.click(driver.box("look").center())
    driver.click(driver.box("third").center(), SHIFT)
    assert driver.session.selection == Selection(("look", "try", "third"), FIND)
    driver.click(driver.box("try").center(), SHIFT)
    assert driver.session.selection == Selection(("look", "try"), FIND)
    driver.click(driver.box("hole").center(), SHIFT)
    assert list(driver.session.selection.records) == ["look", "try", "hole"]
    driver.click(driver.box("hole").center(), SHIFT)
    assert list(driver.session.selection.records) == ["look", "try"]
    assert driver.as_painted()


def test_a_click_with_shift_takes_all_headings_between(drive: Drive) -> None:
    driver = drive(small_map())
    driver.click(driver.box("do").center())
    driver.click(driver.box("sum").center(), SHIFT)
    assert driver.session.selection == Selection(("do", "feel", "sum"))
    assert driver.as_painted()
    driver.click(driver.box("need").center())
    driver.click(driver.box("buy").center(), SHIFT)
    assert driver.session.selection == Selection(("need", "buy"))


def test_on_a_cell_none_of_whose_cards_is_selected_all_are_deleted(drive: Drive) -> None:
    driver = drive(small_map())
    told: list[str] = []
    driver.canvas.told.connect(lambda text, _: told.append(text))
    beside = driver.cell(*FIND).bottomRight() - QPointF(2, 2)
    driver.click(beside)
    assert driver.session.selection == Selection((), FIND)
    driver.canvas.act(act_of("delete"))
    assert (FIND in driver.map.cells, told) == (False, ["2 cards deleted"])
    driver.canvas.undo()
    assert driver.map == small_map()
    assert driver.session.selection == Selection((), FIND)


def test_a_click_with_shift_in_a_cell_takes_all_between(drive: Drive) -> None:
    driver = drive(small_map())
    driver.click(driver.box("hole").center())
    driver.click(driver.cell(*PAY).center(), SHIFT)
    assert set(driver.session.selection.records) == {"hole", "look", "try"}
    assert driver.session.selection.cell == PAY


def test_headings_are_taken_in_by_clicks_too(drive: Drive) -> None:
    driver = drive(small_map())
    driver.click(driver.box("do").center())
    driver.click(driver.box("feel").center(), CTRL)
    assert driver.session.selection == Selection(("do", "feel"))


def test_esc_lets_go_of_all_but_the_current_one(drive: Drive) -> None:
    driver = drive(small_map())
    driver.key(Qt.Key.Key_Right, SHIFT, times=2)
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.selection == Selection((), PAY)
    driver.click(driver.box("hole").center())
    driver.click(driver.box("try").center(), CTRL)
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.selection == Selection(("try",), FIND)
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.selection == Selection(("try",), FIND)


def test_the_frame_is_faint_without_the_keyboard(drive: Drive) -> None:
    driver = drive(small_map())
    strong = driver.on_screen()
    driver.view.clearFocus()
    driver.settle()
    assert driver.as_painted()
    assert (driver.on_screen() != strong).any()
    driver.view.setFocus()
    driver.settle()
    assert (driver.on_screen() == strong).all()


def test_of_very_many_cards_those_in_sight_are_framed(drive: Drive) -> None:
    map_ = small_map()
    cards = [Card(id=f"c{n}", lane="do", step="find", type="action", text="x") for n in range(200)]
    driver = drive(edits.insert_cards(map_, cards))
    driver.canvas.act(act_of("select-all"))
    driver.settle()
    marks = driver.canvas.spots.marks(driver.session.selection)
    seen = [mark for mark in marks if mark.clip.intersects(mark.box)]
    assert 5 < len(seen) <= len(marks) < 150
    for _ in range(3):
        driver.wheel(QPointF(500, 400), down=5)
        assert driver.as_painted(), "a frame is missing after scrolling"


def free_corner(driver: Driver) -> QPointF:
    """A point of the empty cell, away from its sign."""
    return driver.cell(*PAY).bottomRight() - QPointF(5, 5)


def test_the_rubber_band_selects_what_it_touches(drive: Drive) -> None:
    driver = drive(small_map())
    start, end = free_corner(driver), driver.box("look").center()
    driver.press(start).pull(end)
    assert set(driver.session.selection.records) == {"look", "try"}
    assert driver.as_painted()
    driver.pull(driver.box("try").center())
    assert driver.session.selection.records == ("try",)
    driver.release()
    assert driver.session.selection == Selection(("try",), FIND)
    assert driver.as_painted()
    assert driver.session.depth == 0


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_esc_restores_what_was_selected_before_the_band(drive: Drive, moves: int) -> None:
    driver = drive(small_map())
    before = Selection(("hole",), ("do", "notice"))
    driver.press(free_corner(driver))
    for record in ("look", "try")[:moves]:
        driver.pull(driver.box(record).center())
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.selection == before
    driver.pull(driver.box("dry").center()).release()
    assert driver.session.selection == before
    assert driver.as_painted()


def test_the_band_adds_with_shift_and_takes_away_with_ctrl(drive: Drive) -> None:
    driver = drive(small_map())
    driver.press(free_corner(driver), SHIFT).pull(driver.box("try").center(), SHIFT).release(SHIFT)
    assert driver.session.selection.records == ("hole", "try")
    driver.press(free_corner(driver), CTRL).pull(driver.box("look").center(), CTRL).release(CTRL)
    assert driver.session.selection.records == ("hole", "look")


def test_a_band_that_touches_nothing_selects_nothing(drive: Drive) -> None:
    driver = drive(small_map())
    corner = free_corner(driver)
    driver.press(corner).pull(corner - QPointF(0, 30)).release()
    assert driver.session.selection.records == ()


def test_the_band_scrolls_at_the_edge_and_keeps_what_went_out_of_sight(drive: Drive) -> None:
    driver = drive(sample("taxi"), (700, 450))
    driver.view.zoom_to(2.0)
    driver.view.go_home()
    sheet = driver.view.sheet
    assert sheet is not None
    at = driver.cell(driver.map.lanes[0].id, sheet.columns[0].step).topLeft() + QPointF(3, 3)
    origin = driver.view.frame.origin
    driver.press(at).pull(QPointF(driver.view.width() + 9, at.y() + 60))
    driver.qtbot.waitUntil(lambda: driver.view.frame.origin.x() < origin.x() - 300)
    driver.release()
    chosen = [sheet.card(one) for one in driver.session.selection.records]
    assert chosen
    assert all(card is not None for card in chosen)
    left = min(driver.view.frame.x(card.x) for card in chosen if card is not None)
    assert left < 0


# --- the sign in an empty cell ---


def test_a_sign_in_the_empty_cell_under_the_pointer_starts_a_card(drive: Drive) -> None:
    driver = drive(small_map())
    without = driver.pixels()
    driver.pull(free_corner(driver))
    assert driver.as_painted()
    assert (driver.pixels() != without).any(), "no sign is shown"
    driver.pull(driver.box("look").center())
    assert (driver.pixels() == without).all(), "the sign stays"
    driver.pull(driver.cell(*PAY).center())
    assert driver.cursor == Qt.CursorShape.PointingHandCursor
    driver.press(driver.cell(*PAY).center()).release()
    assert driver.canvas.hands().writing.active
    driver.type("By card")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert [card.text for card in driver.map.cells[PAY]] == ["By card"]


def test_the_sign_stands_where_the_keyboard_does(drive: Drive) -> None:
    driver = drive(small_map())
    driver.key(Qt.Key.Key_Right, times=2)
    assert driver.as_painted()
    middle = driver.cell(*PAY).center().toPoint()
    part = driver.pixels()[middle.y() - 8 : middle.y() + 9, middle.x() - 8 : middle.x() + 9]
    assert part.std() > 5, "there is no sign"
    driver.key(Qt.Key.Key_Left)
    assert driver.as_painted()
    part = driver.pixels()[middle.y() - 8 : middle.y() + 9, middle.x() - 8 : middle.x() + 9]
    assert part.std() < 1, "the sign stays"


def test_there_is_no_sign_where_a_card_would_not_be_seen(drive: Drive) -> None:
    map_ = evolve(small_map(), cards=())
    folded = evolve(map_, stages=(map_.stages[0], evolve(map_.stages[1], collapsed=True)))
    driver = drive(folded)
    without = driver.pixels()
    driver.pull(driver.cell("do", "find").center())
    assert (driver.pixels() == without).all()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("percent", [50, 74, 100, 200])
@pytest.mark.parametrize("cell", [("do", "pay"), ("feel", "buy"), ("sum", "")])
def test_an_empty_low_lane_has_a_sign_that_is_hit_within_24_pixels(
    drive: Drive, direction: str, percent: int, cell: tuple[str, str]
) -> None:
    map_ = small_map(direction)
    cards = map_.cards[:1] if cell[0] != "do" else map_.cards[3:]
    driver = drive(evolve(map_, cards=cards), (1500, 700))
    driver.view.zoom_to(PIXELS_PER_POINT * percent / 100)
    driver.view.go_home()
    box = driver.canvas.spots.cell_box(cell)
    assert box is not None
    seen = driver.cell(*cell)
    assert percent == 200 or seen.height() < 28
    sign = plus_in(driver.view, driver.canvas.spots, cell)
    assert sign is not None
    assert min(sign.box.width(), sign.box.height()) >= 24
    assert seen.adjusted(1, 1, -1, -1).contains(sign.box.center())
    ends = sorted((driver.view.frame.x(box.left()), driver.view.frame.x(box.right())))
    begin = ends[1] if direction == "rtl" else ends[0]
    assert abs(sign.box.center().x() - begin) < 100 * driver.view.frame.scale
    driver.pull(sign.box.center())
    assert driver.cursor == Qt.CursorShape.PointingHandCursor
    assert driver.as_painted()
    # Lanes above and below with a sign of their own divide what lies between.
    half = min(11.0, seen.height() / 2 - 1)
    for away in (QPointF(11, 0), QPointF(-11, 0), QPointF(0, half), QPointF(0, -half)):
        driver.pull(sign.box.center() + away)
        assert driver.cursor == Qt.CursorShape.PointingHandCursor
    driver.press(sign.box.center()).release()
    assert driver.canvas.hands().writing.active
    driver.type("New")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert [card.text for card in driver.map.cells[cell]] == ["New"]


@pytest.mark.parametrize("by", [-1, 1])
def test_the_sign_of_a_low_lane_is_hit_beyond_its_edges(drive: Drive, by: int) -> None:
    """Where the lanes above and below are no empty cells themselves."""
    map_ = small_map()
    lanes = (map_.lanes[0], evolve(map_.lanes[1], grain="step"), map_.lanes[2])
    cards = (
        Card(id="above", lane="do", step="pay", type="action", text="Above"),
        Card(id="below", lane="sum", step="", type="note", text="Below"),
    )
    driver = drive(evolve(map_, lanes=lanes, cards=cards))
    driver.view.zoom_to(PIXELS_PER_POINT * 0.6)
    driver.view.go_home()
    seen = driver.cell("feel", "pay")
    assert seen.height() < 16
    beyond = QPointF(seen.center().x(), seen.center().y() + by * (seen.height() / 2 + 2))
    driver.pull(beyond)
    assert driver.cursor == Qt.CursorShape.PointingHandCursor
    driver.press(beyond).release()
    driver.type("New")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert [card.text for card in driver.map.cells["feel", "pay"]] == ["New"]


def test_from_afar_there_is_no_sign(drive: Drive) -> None:
    driver = drive(evolve(small_map(), cards=()))
    driver.view.zoom_to(PIXELS_PER_POINT * 0.3)
    assert plus_in(driver.view, driver.canvas.spots, PAY) is None


@pytest.mark.parametrize("percent", [15, 57, 100, 200])
def test_frames_of_neighbours_stay_apart(drive: Drive, percent: int) -> None:
    driver = drive(sample("taxi"), (1200, 800))
    driver.view.zoom_to(percent / 100 * PIXELS_PER_POINT)
    lane = driver.map.lanes[0].id
    cards = tuple(one.id for one in driver.map.cards if one.lane == lane)
    for records in (cards, tuple(stage.id for stage in driver.map.stages)):
        (alone,) = driver.canvas.spots.marks(select_record(driver.map, records[0]))
        marks = driver.canvas.spots.marks(Selection(records))
        assert len(marks) == len(records) > 4
        assert marks[0].beyond <= alone.beyond, "a frame has moved away"
        for number, one in enumerate(marks):
            for other in marks[:number]:
                assert not one.outside.intersects(other.outside), "two frames touch"
    driver.session.select(Selection(cards))
    driver.settle()
    driver.session.select(select_record(driver.map, cards[0]))
    driver.settle()
    assert driver.as_painted()
