"""A digit typed before any word of a new face is its level, however the face was begun."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.canvas.plus import plus_in
from app.editor.navigate import select_record
from app.editor.selection import Cell, Selection
from app.models import edits
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from tests.canvas.driver import CTRL, Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]

FIND: Cell = ("mood", "find")


def with_mood(type_: str = "emotion", *cards: Card) -> JourneyMap:
    map_ = edits.insert_lane(small_map(), Lane(id="mood", type=type_, title="Mood"), 0)
    return edits.insert_cards(map_, cards)


def click_plus(driver: Driver, cell: Cell = FIND) -> None:
    sign = plus_in(driver.view, driver.canvas.spots, cell)
    assert sign is not None
    driver.click(sign.box.center())
    assert driver.canvas.is_writing


@pytest.mark.parametrize(("digit", "level"), [("1", -2.0), ("3", 0.0), ("5", 2.0)])
def test_after_the_sign_of_a_cell_a_digit_is_the_level(
    drive: Drive, digit: str, level: float
) -> None:
    driver = drive(with_mood())
    before = driver.map
    click_plus(driver)
    driver.type(digit)
    assert not driver.canvas.is_writing
    (card,) = driver.map.cells[FIND]
    assert (card.text, card.feeling) == ("", Feeling(level=level))
    assert driver.session.selection == select_record(driver.map, card.id)
    assert driver.session.depth == 1
    driver.type("Glad")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.map.cells[FIND][0].text == "Glad", "typing goes on with its word"
    driver.session.undo()
    driver.session.undo()
    assert driver.map is before


def test_a_score_is_begun_so_too(drive: Drive) -> None:
    driver = drive(with_mood("engagement"))
    click_plus(driver)
    driver.type("4")
    (card,) = driver.map.cells[FIND]
    assert (card.text, card.engagement) == ("", 4)


def test_a_level_after_enter_or_tab_is_that_of_the_next_face(drive: Drive) -> None:
    driver = drive(with_mood())
    click_plus(driver)
    driver.type("Glad")
    driver.key(Qt.Key.Key_Return)
    driver.type("5")
    first, second = driver.map.cells[FIND]
    assert (first.text, first.feeling) == ("Glad", Feeling(level=0.0))
    assert (second.text, second.feeling) == ("", Feeling(level=2.0))
    driver.type("Proud")
    driver.key(Qt.Key.Key_Tab)
    driver.type("1")
    (third,) = driver.map.cells["mood", "pay"]
    assert (third.text, third.feeling) == ("", Feeling(level=-2.0))


@pytest.mark.parametrize("type_", ["emotion", "engagement"])
def test_a_level_after_enter_stands_where_its_word_would_among_the_cards_of_the_cell(
    drive: Drive, type_: str
) -> None:
    cards = [Card(id=one, lane="mood", step="find", type=type_, text=one) for one in ("a", "b")]
    driver = drive(with_mood(type_, *cards))
    driver.session.select(select_record(driver.map, "a"))
    before = driver.map
    for _ in range(2):
        driver.key(Qt.Key.Key_Return)
    driver.type("5")
    first, new, last = driver.map.cells[FIND]
    assert (first.id, last.id) == ("a", "b")
    assert (new.text, new.feeling, new.engagement) == (
        ("", Feeling(level=2.0), None) if type_ == "emotion" else ("", None, 5)
    )
    assert driver.session.selection == select_record(driver.map, new.id)
    driver.session.undo()
    assert driver.map is before, "it is one step"


def test_within_a_word_and_in_the_word_of_a_face_that_is_there_a_digit_is_one(
    drive: Drive,
) -> None:
    face = Card(id="face", lane="mood", step="notice", type="emotion", feeling=Feeling(level=1.0))
    driver = drive(with_mood("emotion", face))
    click_plus(driver)
    driver.type("Top 4")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.map.cells[FIND][0].text == "Top 4"
    with driver.writing("face"):
        driver.type("4 of 5")
        driver.key(Qt.Key.Key_Return, CTRL)
    card = driver.map.records["face"]
    assert isinstance(card, Card)
    assert (card.text, card.feeling) == ("4 of 5", Feeling(level=1.0))


def test_on_other_lanes_a_digit_begins_a_text(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection((), ("do", "pay")))
    click_plus(driver, ("do", "pay"))
    driver.type("4 shops")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.map.cells["do", "pay"][0].text == "4 shops"


def test_a_level_that_is_aimed_at_gives_way_to_a_digit(drive: Drive) -> None:
    driver = drive(with_mood())
    box = driver.cell(*FIND)
    driver.click(box.center() + (box.topLeft() - box.center()) * 0.6)
    assert driver.session.selection.cell == FIND
    driver.key(Qt.Key.Key_Return)
    assert driver.canvas.is_writing
    driver.type("1")
    (card,) = driver.map.cells[FIND]
    assert card.feeling == Feeling(level=-2.0)
