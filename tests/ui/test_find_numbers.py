"""The find bar and numbers: found as the map writes them, and replaced as if they were typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.models import edits
from app.models.lane import Lane
from app.ui.document import Document
from app.ui.window import MainWindow
from tests.editor.maps import card_of, sample
from tests.ui.conftest import settle
from tests.ui.test_find_bar import (
    CTRL,
    bar_of,
    canvas_of,
    current,
    press,
    the_map,
    write,
    yellow,
)


@pytest.fixture
def taxi(window: MainWindow) -> MainWindow:
    window.show_document(Document(sample("taxi"), None, None, read_only=False))
    settle()
    return window


def cards_of(window: MainWindow, seconds: float) -> list[str]:
    """The cards whose number is that many seconds, in the order of reading."""
    return [card.id for card in the_map(window).cards if card.value == seconds]


def test_a_number_is_counted_gone_to_and_marked(taxi: MainWindow) -> None:
    before = yellow(taxi)
    press(taxi, Qt.Key.Key_F, CTRL)
    write("2 min")
    bar, cards = bar_of(taxi), [*cards_of(taxi, 120), *cards_of(taxi, 720)]
    numbers = [one for one in bar.places if one.field == "value"]
    assert sorted(one.record for one in numbers) == sorted(cards)
    assert bar.count.text() == f"1 of {len(bar.places)}"
    went = []
    for _ in bar.places:
        went.append(current(taxi))
        assert yellow(taxi) > before + 60, "what one is at is in sight, and marked"
        if current(taxi) in cards:
            assert bar.where.text() == ""
        press(taxi, Qt.Key.Key_F3)
    assert [one for one in went if one in cards] == [one.record for one in numbers]
    assert bar.count.text() == f"1 of {len(bar.places)}"


def test_replacing_a_number_counts_and_goes_on(taxi: MainWindow) -> None:
    first, second = cards_of(taxi, 120)
    press(taxi, Qt.Key.Key_H, CTRL)
    write("2 min")
    bar = bar_of(taxi)
    bar.whole_words.click()
    while current(taxi) != first:
        press(taxi, Qt.Key.Key_Return)
    bar.replacement.setText("about 2 min")
    bar.replace_one.click()
    assert card_of(the_map(taxi), first).text == "about 2 min"
    assert current(taxi) == second, "on behind what was put in, which holds the word as well"
    bar.replacement.setText("5 min")
    bar.replace_one.click()
    assert card_of(the_map(taxi), second).value == 300


def test_replacing_all_numbers_is_one_step(taxi: MainWindow) -> None:
    before, depth = the_map(taxi), canvas_of(taxi).session.depth
    lane = card_of(before, cards_of(taxi, 1080)[0]).lane
    counted = [card.id for card in before.cards_by_lane[lane] if card.value is not None]
    press(taxi, Qt.Key.Key_H, CTRL)
    write("min")
    bar = bar_of(taxi)
    bar.whole_words.click()
    places = bar.places
    assert {one.record for one in places} >= set(counted)
    bar.replacement.setText("h")
    bar.replace_every.click()
    settle()
    assert bar.where.text() == f"{len(places)} replaced"
    for id_ in counted:
        assert card_of(the_map(taxi), id_).value == (card_of(before, id_).value or 0) * 60
    held = the_map(taxi).records[lane]
    assert isinstance(held, Lane)
    assert held == before.records[lane]
    assert canvas_of(taxi).session.depth == depth + 1
    canvas_of(taxi).undo()
    assert the_map(taxi) is before


def test_a_number_and_the_words_of_its_card_are_gone_to_in_turn(taxi: MainWindow) -> None:
    (card,) = cards_of(taxi, 1080)
    session = canvas_of(taxi).session
    session.edit("x", lambda now: edits.set_card_text(now, card, "18 min, not 18 min less"))
    press(taxi, Qt.Key.Key_H, CTRL)
    write("18 min")
    bar = bar_of(taxi)
    assert bar.count.text() == "1 of 3"
    bar.replacement.setText("18 mins")
    bar.replace_one.click()
    assert card_of(the_map(taxi), card).value == 1080, "it was that number before"
    bar.replacement.setText("x")
    bar.replace_one.click()
    bar.replace_one.click()
    held = card_of(the_map(taxi), card)
    assert (held.value, held.text) == (1080, "x, not x less")
