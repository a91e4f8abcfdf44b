"""What cards show without words goes with them in words, and comes back where it counts."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from app.canvas.carried import carried_over
from app.editor.acts.cards import move_cards
from app.editor.navigate import Way, select_record
from app.editor.session import Session
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Metric
from app.models.vocabulary import LaneType
from tests.editor.maps import small_map

_TIME = Metric(kind="time-spent", unit="seconds")


def one_lane(type_: str) -> JourneyMap:
    """A map with a lane of a type that holds a card with words and, where it can, one without."""
    map_ = small_map()
    lane = Lane(id="do", type=type_, metric=_TIME if type_ == "metric" else None)
    fields: dict[str, Any] = {
        "metric": {"type": "metric", "value": 750.0},
        "emotion": {"type": "emotion", "feeling": Feeling(level=-1.0)},
        "engagement": {"type": "engagement", "engagement": 4},
    }.get(type_, {"type": "action", "text": "I look round"})
    cards = (
        Card(id="bare", lane="do", step="find", **fields),
        Card(id="said", lane="do", step="pay", type="action", text="Some words"),
    )
    map_ = evolve(map_, lanes=(lane, *map_.lanes[1:]), pairs=(), arrows=(), cards=cards)
    return evolve(map_, paths=())


def converted(map_: JourneyMap, type_: str) -> JourneyMap:
    session = Session(map_)
    session.bring_along(carried_over)
    session.edit("Type", lambda now: edits.change_lane_type(now, "do", type_))
    return session.map


@pytest.mark.parametrize("first", ["metric", "emotion", "engagement", "action", "barrier"])
@pytest.mark.parametrize("other", [one.value for one in LaneType])
def test_no_conversion_leaves_a_card_that_says_nothing(first: str, other: str) -> None:
    before = one_lane(first)
    after = converted(before, other)
    bare, said = after.cards
    assert said.text == "Some words"
    shown = bare.text or (bare.type == other == first)
    assert shown, f"{first} → {other} shows nothing"
    back = converted(after, first)
    assert [(one.text, one.value, one.feeling, one.engagement) for one in back.cards] == [
        (one.text, one.value, one.feeling, one.engagement) for one in before.cards
    ]


@pytest.mark.parametrize(
    ("type_", "text"),
    [("metric", "12\u00a0min 30\u00a0s"), ("emotion", "😟"), ("engagement", "4/5")],
)
def test_what_was_shown_is_said(type_: str, text: str) -> None:
    assert converted(one_lane(type_), "action").cards[0].text == text


def with_lanes(*lanes: tuple[str, str, Metric | None]) -> JourneyMap:
    made = tuple(Lane(id=id_, type=type_, metric=metric) for id_, type_, metric in lanes)
    cards = (Card(id="time", lane=lanes[0][0], step="find", type="metric", value=120.0),)
    bare = evolve(small_map(), pairs=(), arrows=(), paths=(), cards=(), lanes=())
    return evolve(bare, lanes=made, cards=cards)


def test_a_number_that_is_moved_to_another_lane_is_read_there_and_counts_again() -> None:
    map_ = with_lanes(("t", "metric", _TIME), ("a", "action", None))
    session = Session(map_)
    session.bring_along(carried_over)
    for way, held in ((Way.DOWN, ("a", "2\u00a0min", None)), (Way.UP, ("t", "", 120.0))):
        change = move_cards(session.map, select_record(session.map, "time"), way)
        assert change is not None
        session.commit("Move", change.map)
        [card] = session.map.cards
        assert (card.lane, card.text, card.value) == held
    session.undo()
    session.undo()
    assert session.map == map_


def test_merged_lanes_keep_the_unit_of_a_number() -> None:
    session = Session(with_lanes(("t", "metric", _TIME), ("a", "recommendation", None)))
    session.bring_along(carried_over)
    session.edit("Merge", lambda now: edits.merge_lanes(now, "a", "t"))
    [card] = session.map.cards
    assert (card.lane, card.text, card.value) == ("a", "2\u00a0min", None)


def test_a_number_stays_one_among_the_same() -> None:
    session = Session(with_lanes(("t", "metric", _TIME), ("u", "metric", _TIME)))
    session.bring_along(carried_over)
    session.edit("Move", lambda now: edits.move_cards(now, ["time"], "u", "find"))
    [card] = session.map.cards
    assert (card.lane, card.text, card.value) == ("u", "", 120.0)


def test_words_that_are_an_amount_count_where_they_come_to_stand() -> None:
    map_ = with_lanes(("t", "metric", _TIME), ("a", "action", None))
    said = Card(id="said", lane="a", step="pay", type="action", text="12 min")
    plain = Card(id="plain", lane="a", step="pay", type="action", text="12 monkeys")
    session = Session(evolve(map_, cards=(*map_.cards, said, plain)))
    session.bring_along(carried_over)
    session.edit(
        "Move", lambda now: edits.move_cards(now, ["said", "plain"], "t", "pay", convert=True)
    )
    found = {one.id: (one.text, one.value) for one in session.map.cards}
    assert found == {"time": ("", 120.0), "said": ("", 720.0), "plain": ("12 monkeys", None)}


def test_every_map_but_the_converted_stays_as_it_is() -> None:
    map_ = small_map()
    for one, other in itertools.pairwise([map_, edits.rename_lane(map_, "do", "Do"), map_]):
        assert carried_over(one, other) is other


def texts_of_times(*texts: str, metric: Metric | None = None) -> Session:
    """A session whose lane of numbers holds these texts."""
    map_ = with_lanes(("t", "metric", metric), ("u", "metric", _TIME))
    cards = [
        Card(id=f"c{at}", lane="t", step="find", type="metric", text=text)
        for at, text in enumerate(texts)
    ]
    session = Session(evolve(map_, cards=tuple(cards)))
    session.bring_along(carried_over)
    return session


def test_texts_are_numbers_once_their_lane_counts_them() -> None:
    session = texts_of_times("12 min", "not yet", "45", "0170 1234567")
    before = session.map
    session.edit("Metric", lambda now: edits.change_metric_kind(now, "t", "time-spent"))
    assert [(card.text, card.value) for card in session.map.cards] == [
        ("", 720.0),
        ("not yet", None),
        ("", 2700.0),
        ("0170 1234567", None),
    ]
    session.undo()
    assert session.map is before
    session.edit("Lane", lambda now: edits.rename_lane(now, "t", "Times"))
    assert [card.value for card in session.map.cards] == [None] * 4, "nothing was said of units"


def test_numbers_and_other_lanes_stay_as_they_are_in_another_unit() -> None:
    session = texts_of_times("12 %", metric=_TIME)
    number = Card(id="n", lane="t", step="pay", type="metric", value=60.0)
    other = Card(id="o", lane="u", step="pay", type="metric", text="12 %")
    session.edit("Add", lambda now: edits.insert_cards(now, [number, other]))
    share = Metric(kind="conversion", unit="fraction")
    session.edit("Metric", lambda now: edits.change_lane(now, "t", metric=share))
    found = {one.id: (one.text, one.value) for one in session.map.cards}
    assert found == {"c0": ("", 0.12), "n": ("", 60.0), "o": ("12 %", None)}


def test_a_lane_that_counts_nothing_counts_what_is_moved_there_or_becomes_one() -> None:
    session = Session(with_lanes(("t", "metric", _TIME), ("u", "metric", None)))
    session.bring_along(carried_over)
    session.edit("Move", lambda now: edits.move_cards(now, ["time"], "u", "find"))
    [card] = session.map.cards
    assert (card.lane, card.text, card.value) == ("u", "", 120.0)
    assert session.map.lanes[1].metric == _TIME

    said = Card(id="said", lane="t", step="find", type="action", text="8 %")
    map_ = evolve(with_lanes(("t", "action", None)), cards=(said,))
    session = Session(map_)
    session.bring_along(carried_over)
    session.edit("Type", lambda now: edits.change_lane_type(now, "t", "metric"))
    assert session.map.cards[0].value == 0.08
    metric = session.map.lanes[0].metric
    assert metric is not None
    assert metric.unit == "fraction"


def with_words(type_: str) -> JourneyMap:
    """The card that shows a number, a face or a score has words too."""
    return edits.set_card_text(one_lane(type_), "bare", "so so")


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("metric", "so so (12\u00a0min 30\u00a0s)"),
        ("emotion", "so so 😟"),
        ("engagement", "so so (4/5)"),
    ],
)
@pytest.mark.parametrize("other", ["action", "barrier", "own", "picture"])
def test_what_was_shown_beside_words_is_said_behind_them(type_: str, text: str, other: str) -> None:
    before = with_words(type_)
    after = converted(before, other)
    assert after.cards[0].text == text
    assert converted(after, "thought").cards[0].text == text
    assert converted(converted(after, "thought"), type_).cards[0] == before.cards[0]


@pytest.mark.parametrize("type_", ["emotion", "engagement"])
def test_what_is_written_in_between_stays(type_: str) -> None:
    after = edits.set_card_text(converted(with_words(type_), "action"), "bare", "quite otherwise")
    back = converted(after, type_).cards[0]
    shown = (back.text, back.value, back.feeling, back.engagement)
    first = one_lane(type_).cards[0]
    assert shown == ("quite otherwise", first.value, first.feeling, first.engagement)


def test_a_number_behind_words_is_read_as_it_is_written_by_then() -> None:
    after = edits.set_card_text(converted(with_words("metric"), "action"), "bare", "so so (3 min)")
    back = converted(after, "metric").cards[0]
    assert (back.text, back.value) == ("so so", 180.0)
    plain = edits.set_card_text(one_lane("action"), "said", "Ask (3)")
    assert converted(plain, "metric").cards[1].text == "Ask (3)", "it never was a number"


@pytest.mark.parametrize("words", ["so so", "so so (more or less)", "quite otherwise"])
def test_a_number_that_was_deleted_behind_the_words_does_not_come_back(words: str) -> None:
    after = edits.set_card_text(converted(with_words("metric"), "action"), "bare", words)
    for back in (after, converted(after, "thought")):
        card = converted(back, "metric").cards[0]
        assert (card.text, card.value) == (words, None)


@pytest.mark.parametrize("way", [["s"], ["a", "s"], ["s", "a"]])
def test_a_number_beside_words_does_not_count_in_another_unit(way: list[str]) -> None:
    share = Metric(kind="conversion", unit="fraction")
    map_ = with_lanes(("t", "metric", _TIME), ("s", "metric", share), ("a", "action", None))
    session = Session(edits.set_card_text(map_, "time", "about"))
    session.bring_along(carried_over)
    for lane in way:
        session.commit("Move", edits.move_cards(session.map, ["time"], lane, "find", convert=True))
    [card] = session.map.cards
    assert (card.lane, card.text, card.value) == (way[-1], "about (2\u00a0min)", None)
