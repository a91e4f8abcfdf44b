"""Pairs on the canvas: their lines are lit, selected, deleted, and lead to their ends."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor

from app.canvas.pair_spots import line_of_pair, pair_node
from app.canvas.tools.shapes import Glow
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.acts import act_of
from app.editor.selection import Selection
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from tests.canvas.driver import CTRL, SHIFT, Driver
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]


def paired(direction: str = "ltr") -> JourneyMap:
    """The small map with two barriers, what answers both, and a card between them."""
    map_ = small_map(direction)
    lanes = (Lane(id="stop", type="barrier"), Lane(id="help", type="recommendation"))
    cards = (
        Card(id="rain", lane="stop", step="notice", type="barrier", text="It rains"),
        Card(id="far", lane="stop", step="pay", type="barrier", text="Too far"),
        Card(id="send", lane="help", step="find", type="recommendation", text="Send them"),
    )
    pairs = tuple(Pair(id=f"p-{one}", recommendation="send", target=one) for one in ("rain", "far"))
    return evolve(map_, lanes=(*map_.lanes, *lanes), cards=(*map_.cards, *cards), pairs=pairs)


def on_line(driver: Driver, pair: str, beside: float = 0.0) -> QPointF:
    """A point of the view on the line of a pair, or some pixels beside it, away from all else."""
    sheet, frame = driver.view.sheet, driver.view.frame
    assert sheet is not None
    lines = {}
    for one in driver.map.pairs:
        node = pair_node(sheet, one.id)
        assert node is not None
        lines[one.id] = line_of_pair(frame, node)
    line = lines.pop(pair)
    reach = QPointF(20, 20)
    found = []
    for step in range(1, 80):
        share = step / 80
        angle, point = math.radians(line.angleAtPercent(share)), line.pointAtPercent(share)
        area = QRectF(point - reach, point + reach)
        straight = abs(math.sin(2 * angle)) < 0.01
        alone = not any(other.intersects(area) for other in lines.values())
        free = all(driver.canvas.spots.card_at(one) is None for one in (point, point + reach / 2))
        if straight and alone and free and frame.body.contains(area):
            found.append(point + QPointF(math.sin(angle), math.cos(angle)) * beside)
    assert found, "the line is nowhere alone"
    return found[len(found) // 2]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("percent", [60, 100, 220])
@pytest.mark.parametrize("pair", ["p-rain", "p-far"])
def test_a_click_on_its_line_selects_a_pair(
    drive: Drive, pair: str, percent: int, direction: str
) -> None:
    driver = drive(paired(direction), (1500, 1000))
    driver.view.zoom_to(PIXELS_PER_POINT * percent / 100)
    driver.view.go_home()
    driver.click(on_line(driver, pair))
    assert driver.session.selection == Selection((pair,))
    assert driver.as_painted()


@pytest.mark.parametrize(
    ("beside", "met"), [(0, True), (4, True), (-4, True), (8, False), (-8, False)]
)
@pytest.mark.parametrize("percent", [60, 100, 220])
def test_five_pixels_beside_the_line_it_is_taken_hold_of_and_no_further(
    drive: Drive, percent: int, beside: int, met: bool
) -> None:
    driver = drive(paired(), (1500, 1000))
    driver.view.zoom_to(PIXELS_PER_POINT * percent / 100)
    driver.view.go_home()
    driver.click(on_line(driver, "p-far", beside))
    assert (driver.session.selection.current == "p-far") == met


def test_under_the_pointer_the_line_is_lit_and_named(drive: Drive) -> None:
    driver = drive(paired(), (1000, 900))
    driver.session.select(Selection())
    driver.settle()
    without = driver.pixels()
    driver.pull(on_line(driver, "p-far"))
    assert [type(one) for one in driver.shapes] == [Glow]
    assert driver.cursor == Qt.CursorShape.PointingHandCursor
    assert driver.canvas.hands().gesture.grip.tip == "Pair: “Send them” answers “Too far”"
    assert driver.as_painted()
    assert (driver.pixels() != without).any()
    driver.pull(driver.box("hole").center())
    assert driver.shapes == ()
    assert (driver.pixels() == without).all(), "the light stays"


def test_a_selected_pair_is_drawn_in_the_accent_colour_with_its_cards_framed(drive: Drive) -> None:
    driver = drive(paired(), (1000, 900))
    at = on_line(driver, "p-far")
    driver.click(at)
    driver.pull(QPointF(2, 2))
    accent = QColor(driver.view.look.accent)
    there = driver.pixels()[at.toPoint().y(), at.toPoint().x()]
    assert abs(there - [accent.red(), accent.green(), accent.blue()]).max() < 40
    marks = driver.canvas.spots.marks(driver.session.selection)
    assert [(mark.line is None, mark.thin) for mark in marks] == [
        (False, False),
        (True, True),
        (True, True),
    ]
    assert {mark.box.center().toPoint().toTuple() for mark in marks[1:]} == {
        driver.box(card).center().toPoint().toTuple() for card in ("send", "far")
    }
    for origin in (QPoint(0, 60), QPoint(0, -60)):
        driver.view.scroll_by(origin.x(), origin.y())
        driver.settle()
        assert driver.as_painted()
    driver.key(Qt.Key.Key_Down)
    assert driver.as_painted(), "the line stays lit"


@pytest.mark.parametrize("act", ["delete", "remove-pair"])
def test_a_selected_pair_is_deleted_and_comes_back_by_undo(drive: Drive, act: str) -> None:
    driver = drive(paired(), (1000, 900))
    told: list[str] = []
    driver.canvas.told.connect(lambda text, _: told.append(text))
    driver.click(on_line(driver, "p-far"))
    driver.canvas.act(act_of(act))
    assert [pair.id for pair in driver.map.pairs] == ["p-rain"]
    assert told == ["1 pair removed"]
    assert driver.session.undo_label == "Remove Pair"
    assert driver.session.selection.current == "send"
    driver.settle()
    assert driver.as_painted()
    driver.canvas.undo()
    driver.settle()
    assert driver.map == paired()
    assert driver.session.selection == Selection(("p-far",))
    assert driver.as_painted()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_arrows_go_to_the_end_on_that_side(drive: Drive, direction: str) -> None:
    driver = drive(paired(direction), (1000, 900))
    onward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if direction == "rtl":
        onward, back = back, onward
    for key, card in (
        (Qt.Key.Key_Up, "far"),
        (Qt.Key.Key_Down, "send"),
        (onward, "far"),
        (back, "send"),
    ):
        driver.canvas.select(Selection(("p-far",)))
        driver.key(key)
        assert driver.session.selection.current == card


def test_several_pairs_are_taken_together(drive: Drive) -> None:
    driver = drive(paired(), (1000, 900))
    driver.click(on_line(driver, "p-far"))
    driver.click(on_line(driver, "p-rain"), CTRL)
    assert set(driver.session.selection.records) == {"p-far", "p-rain"}
    driver.click(on_line(driver, "p-far"), SHIFT)
    assert set(driver.session.selection.records) == {"p-rain"}
    driver.click(on_line(driver, "p-far"), SHIFT)
    driver.canvas.act(act_of("delete"))
    assert not driver.map.pairs
    driver.canvas.undo()
    assert driver.map == paired()


@pytest.mark.parametrize("moves", [0, 1])
def test_a_drag_from_the_line_draws_the_band_and_esc_gives_it_up(drive: Drive, moves: int) -> None:
    driver = drive(paired(), (1000, 900))
    start = on_line(driver, "p-far")
    driver.press(start)
    assert driver.session.selection == Selection(("p-far",))
    if moves:
        driver.pull(driver.box("send").center())
        assert "send" in driver.session.selection.records
    driver.key(Qt.Key.Key_Escape)
    driver.release()
    assert driver.session.selection == Selection(("p-far",))
    assert driver.session.depth == 0


def test_a_screen_reader_reads_pairs_behind_the_lanes(drive: Drive) -> None:
    driver = drive(paired(), (1000, 900))
    driver.canvas.select(Selection(("p-far",)))
    assert driver.spoken == "Pair: “Send them” answers “Too far”"
    view = QAccessible.queryAccessibleInterface(driver.view)
    assert view is not None
    things = [view.child(at) for at in range(view.childCount())]
    named = [one.text(QAccessible.Text.Name) for one in things if one]
    assert named[-2:] == [
        "Pair: “Send them” answers “It rains”",
        "Pair: “Send them” answers “Too far”",
    ]
    last = things[-1]
    assert last is not None
    assert last.role() == QAccessible.Role.ListItem
    assert not last.rect().isEmpty()


def test_from_afar_lines_are_not_taken_hold_of(drive: Drive) -> None:
    driver = drive(sample("taxi"), (1000, 700))
    driver.view.zoom_to(PIXELS_PER_POINT * 0.12)
    assert driver.view.flat
    for across in range(10, 990, 40):
        for down in range(10, 690, 40):
            found = driver.canvas.spots.selection_at(QPointF(across, down)).current
            assert not isinstance(driver.map.records.get(found), Pair)


@pytest.mark.parametrize("percent", [50, 74, 100, 200])
def test_the_short_line_between_two_lanes_is_easily_hit_and_so_are_its_dots(
    drive: Drive, percent: int
) -> None:
    map_ = paired()
    near = Card(id="near", lane="stop", step="find", type="barrier", text="Which one?")
    pair = Pair(id="short", recommendation="send", target="near")
    driver = drive(evolve(map_, cards=(*map_.cards[:-1], near, map_.cards[-1]), pairs=(pair,)))
    driver.view.zoom_to(PIXELS_PER_POINT * percent / 100)
    driver.view.go_home()
    sheet = driver.view.sheet
    assert sheet is not None
    node = pair_node(sheet, "short")
    assert node is not None
    line = line_of_pair(driver.view.frame, node)
    spots = [
        line.pointAtPercent(0.5) + QPointF(7, 0),
        line.pointAtPercent(0.5) - QPointF(7, 0),
        line.pointAtPercent(0),
        line.pointAtPercent(1) + QPointF(0, 3),
    ]
    assert line.length() < 24 or percent == 200
    for at in spots if percent < 200 else spots[2:]:
        driver.click(driver.box("hole").center())
        driver.click(at)
        assert driver.session.selection.current == "short"
    # Further into the card it is the card.
    driver.click(line.pointAtPercent(1) + QPointF(0, 8))
    assert driver.session.selection.current in ("send", "near")
