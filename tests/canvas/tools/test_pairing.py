"""Drawing a pair from the handle at the selected card to another card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from app.canvas import zoom
from app.canvas.grips import standing_handle
from app.canvas.tools.pairing import handle_tip
from app.canvas.tools.shapes import Lit, Thread
from app.editor.acts import ACTS
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from tests.canvas.driver import Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


def paired_map() -> JourneyMap:
    """The small map with a lane of barriers and one of recommendations."""
    map_ = small_map()
    lanes = (Lane(id="stop", type="barrier"), Lane(id="help", type="recommendation"))
    cards = (
        Card(id="rain", lane="stop", step="notice", type="barrier", text="It rains"),
        Card(id="far", lane="stop", step="pay", type="barrier", text="Too far"),
        Card(id="send", lane="help", step="find", type="recommendation", text="Send them"),
    )
    return evolve(map_, lanes=(*map_.lanes, *lanes), cards=(*map_.cards, *cards))


def handle_seen(driver: Driver) -> QPointF | None:
    """Where a handle is drawn in the view, and can be taken hold of; None where there is none."""
    driver.settle()
    handle = standing_handle(driver.hand)
    if handle is None:
        return None
    at = handle.box.center()
    driver.pull(at)
    assert driver.canvas.hands().gesture.grip.tip == handle_tip(driver.hand)
    return at


def choose(driver: Driver, card: str, lane: str, step: str) -> QPointF:
    """Select a card, and where its handle stands."""
    driver.session.select(Selection((card,), (lane, step)))
    at = handle_seen(driver)
    assert at is not None
    return at


def box_of(driver: Driver, card: str) -> QRectF:
    """The box of a card on the sheet, in points."""
    sheet = driver.view.sheet
    node = sheet.card(card) if sheet is not None else None
    assert node is not None
    return QRectF(node.x, node.y, node.width, node.height)


def joined(driver: Driver) -> list[tuple[str, str]]:
    return [(pair.recommendation, pair.target) for pair in driver.map.pairs]


def test_from_a_barrier_to_a_recommendation_a_pair_is_drawn(drive: Drive) -> None:
    driver = drive(paired_map(), (1000, 900))
    at = choose(driver, "rain", "stop", "notice")
    driver.press(at).pull(driver.box("send").center())
    assert {type(one) for one in driver.shapes} == {Lit, Thread}
    assert driver.cursor == Qt.CursorShape.DragLinkCursor
    driver.release()
    assert joined(driver) == [("send", "rain")]
    assert driver.session.selection.current == "rain"
    assert driver.session.undo_label == "Pair"
    driver.session.undo()
    assert driver.map == paired_map()


def test_from_a_recommendation_to_a_barrier_it_is_the_same_pair(drive: Drive) -> None:
    driver = drive(paired_map(), (1000, 900))
    driver.press(choose(driver, "send", "help", "find")).pull(driver.box("far").center()).release()
    assert joined(driver) == [("send", "far")]


@pytest.mark.parametrize(("start", "goal"), [("far", "chance"), ("chance", "far")])
def test_between_a_barrier_and_an_opportunity_that_answers_it(
    drive: Drive, start: str, goal: str
) -> None:
    card = Card(id="chance", lane="help", step="pay", type="opportunity", text="Lend boots")
    driver = drive(edits.insert_cards(paired_map(), [card]), (1000, 900))
    lanes = {"far": "stop", "chance": "help"}
    at = driver.map.records[start]
    assert isinstance(at, Card)
    handle = choose(driver, start, lanes[start], at.step)
    driver.press(handle).pull(driver.box(goal).center()).release()
    assert joined(driver) == [("chance", "far")]
    made = driver.map.records["chance"]
    assert isinstance(made, Card)
    assert made is card, "it stays an opportunity"
    assert driver.session.depth == 1


@pytest.mark.parametrize(
    ("start", "goal", "said"),
    [
        ("rain", "far", "paired with a recommendation or an opportunity"),
        ("rain", "look", "paired with a recommendation or an opportunity"),
        ("rain", "", "paired with a recommendation or an opportunity"),
        ("send", "look", "a barrier, an emotion or an opportunity"),
    ],
)
def test_what_cannot_be_paired_is_not_and_that_is_said(
    drive: Drive, start: str, goal: str, said: str
) -> None:
    driver = drive(paired_map(), (1000, 900))
    card = driver.map.records[start]
    assert isinstance(card, Card)
    end = driver.box(goal).center() if goal else driver.cell("stop", "find").center()
    driver.press(choose(driver, start, card.lane, card.step)).pull(end)
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    assert not driver.why_not
    driver.release()
    assert driver.map == paired_map()
    assert driver.session.depth == 0
    (why_not,) = driver.why_not
    assert said in why_not


def test_a_line_that_is_let_go_where_it_began_is_given_up_without_a_word(drive: Drive) -> None:
    driver = drive(paired_map(), (1000, 900))
    at = choose(driver, "rain", "stop", "notice")
    driver.press(at).pull(driver.box("far").center()).pull(at).release()
    assert driver.map == paired_map()
    assert not driver.why_not


def test_what_is_a_pair_already_is_not_paired_again(drive: Drive) -> None:
    map_ = edits.add_pair(paired_map(), Pair(id="p", recommendation="send", target="rain"))
    driver = drive(map_, (1000, 900))
    driver.press(choose(driver, "send", "help", "find")).pull(driver.box("rain").center())
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    driver.release()
    assert driver.map == map_
    assert driver.why_not == ["These two are a pair already: Remove Pair takes them apart"]


def test_no_handle_is_offered_where_nothing_could_be_paired(drive: Drive) -> None:
    map_ = edits.add_pair(paired_map(), Pair(id="p", recommendation="send", target="rain"))
    driver = drive(map_, (1000, 900))
    driver.session.select(Selection(("rain",), ("stop", "notice")))
    assert handle_seen(driver) is None, "its only recommendation is its partner already"
    choose(driver, "far", "stop", "pay")
    hidden = edits.change_lane(map_, "help", hidden=True)
    driver.session.commit("Hide", hidden)
    assert handle_seen(driver) is None, "the only recommendation is hidden"


def test_the_handle_says_what_it_can_be_dragged_to(drive: Drive) -> None:
    driver = drive(paired_map(), (1000, 900))
    said = {}
    for card, lane, step in (("rain", "stop", "notice"), ("send", "help", "find")):
        driver.pull(choose(driver, card, lane, step))
        said[card] = driver.canvas.hands().gesture.grip.tip
    assert "recommendation" in said["rain"]
    assert "barrier, emotion or opportunity" in said["send"]


def test_the_handle_comes_and_goes_with_the_selection(drive: Drive) -> None:
    driver = drive(paired_map(), (1000, 900))
    assert handle_seen(driver) is None
    choose(driver, "rain", "stop", "notice")
    assert driver.as_painted()
    driver.session.select(Selection(("rain", "far"), ("stop", "pay")))
    assert handle_seen(driver) is None
    assert driver.as_painted()


def test_the_handle_hangs_on_its_card_and_is_hidden_while_writing(drive: Drive) -> None:
    driver = drive(paired_map(), (1000, 900))
    at = choose(driver, "rain", "stop", "notice")
    accent = driver.view.look.accent
    disc, stem = at - QPointF(5, 4), QPointF(at.x(), (at.y() + driver.box("rain").bottom()) / 2)

    def painted(point: QPointF) -> bool:
        return driver.view.grab().toImage().pixelColor(point.toPoint()) == accent

    assert painted(disc)
    assert painted(stem)
    driver.double_click(driver.box("rain").center())
    driver.settle()
    assert driver.canvas.is_writing
    assert not painted(disc)
    assert not painted(stem)
    driver.key(Qt.Key.Key_Escape)
    driver.settle()
    assert painted(disc)


def test_a_press_on_the_handle_leaves_the_selection_alone(drive: Drive) -> None:
    driver = drive(paired_map(), (1000, 900))
    at = choose(driver, "rain", "stop", "notice")
    driver.press(at).release()
    assert driver.session.selection.current == "rain"


@pytest.mark.parametrize("far", [0, 15, 120])
def test_esc_draws_no_pair(drive: Drive, far: int) -> None:
    driver = drive(paired_map(), (1000, 900))
    at = choose(driver, "rain", "stop", "notice")
    driver.pull(at)
    before = driver.pixels()
    driver.press(at)
    if far:
        driver.pull(at + QPointF(far, far / 2))
    driver.key(Qt.Key.Key_Escape)
    driver.pull(driver.box("send").center()).release()
    assert driver.map == paired_map()
    driver.pull(at)
    assert driver.looks_like(before)


def test_by_key_the_selected_cards_are_paired(drive: Drive) -> None:
    """The other way, without a pointer, is a command; here only what it does to the picture."""
    driver = drive(paired_map(), (1000, 900))
    driver.session.select(Selection(("rain", "send"), ("help", "find")))
    driver.canvas.act(ACTS["pair"])
    driver.settle()
    assert joined(driver) == [("send", "rain")]
    assert driver.as_painted()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_handle_stands_clear_of_its_card_where_lines_end(drive: Drive, direction: str) -> None:
    driver = drive(evolve(paired_map(), direction=direction), (1000, 900))
    at = choose(driver, "rain", "stop", "notice")
    box = driver.box("rain")
    # The frame reaches 3 pixels beyond the card, the ring 8 from its middle.
    assert at.y() - 8 > box.bottom() + 3
    assert box.left() < at.x() < box.right()
    assert (at.x() > box.center().x()) == (direction == "ltr")


def test_from_afar_there_is_no_handle_that_would_hide_words(drive: Drive) -> None:
    driver = drive(paired_map(), (1000, 900))
    choose(driver, "rain", "stop", "notice")
    driver.view.zoom_to(0.45 * zoom.PIXELS_PER_POINT)
    driver.canvas.show_selected()
    assert not driver.view.flat
    assert handle_seen(driver) is None


@pytest.mark.parametrize("scale", [0.57, 0.8, 1.0])
def test_the_handle_covers_no_other_card(drive: Drive, scale: float) -> None:
    """Not even where the next card stands right below."""
    below = Card(id="below", lane="help", step="notice", type="recommendation", text="Lend one")
    document = edits.insert_cards(paired_map(), [below])
    driver = drive(document, (1000, 900))
    driver.view.zoom_to(scale * zoom.PIXELS_PER_POINT)
    driver.settle()
    at = choose(driver, "rain", "stop", "notice")
    ring = QRectF(at.x() - 8, at.y() - 8, 16, 16)
    assert driver.view.frame.body.contains(ring)
    for card in driver.map.cards:
        assert not driver.box(card.id).intersects(ring), card.id
    driver.press(at).pull(driver.box("below").center())
    # Wherever the handle stands, the line strikes out neither card.
    (line,) = (one.line for one in driver.shapes if isinstance(one, Thread))
    for record, end in (("rain", line.p1()), ("below", line.p2())):
        box = driver.view.frame.rect(box_of(driver, record))
        assert box.adjusted(-0.1, -0.1, 0.1, 0.1).contains(end)
        assert not box.adjusted(0.1, 0.1, -0.1, -0.1).contains(end)
    driver.pull(driver.box("rain").center())
    assert not [one for one in driver.shapes if isinstance(one, Thread)]
    driver.pull(driver.box("below").center()).release()
    assert joined(driver) == [("below", "rain")]
