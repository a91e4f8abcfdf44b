"""Where pictures go: on cards and in cells where they are seen, decided when they are there."""

from __future__ import annotations

from itertools import product

import pytest

from app.editor.navigate import Cells, select_record
from app.editor.pictures.placing import (
    InCell,
    OnCard,
    goal_of,
    is_out_of_sight,
    may_become_picture,
    place_pictures,
    takes_picture,
)
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.picture import picture_from
from tests.editor.maps import small_map
from tests.editor.pictures.files import encoded, quarters

FIRST = picture_from(encoded(quarters(20, 20), "PNG"), "first")
OTHER = picture_from(encoded(quarters(30, 30), "PNG"), "other")


def notes_map(lane_type: str = "own") -> JourneyMap:
    """The map with notes in its first lane, one in each step; it has no lane of pictures."""
    map_ = small_map()
    lane = map_.lanes[0]
    lanes = (evolve(lane, type=lane_type), *map_.lanes[1:])
    cards = tuple(
        Card(id=f"at-{step}", lane=lane.id, step=step, type="note", text=step)
        for step in ("notice", "find", "pay")
    )
    return evolve(map_, lanes=lanes, cards=cards)


def unseen(map_: JourneyMap, record: str, how: str) -> JourneyMap:
    """The map with a lane, stage or step hidden or collapsed."""
    if record in {lane.id for lane in map_.lanes}:
        return edits.change_lane(map_, record, **{how: True})
    if record in {stage.id for stage in map_.stages}:
        return edits.change_stage(map_, record, **{how: True})
    return edits.change_step(map_, record, **{how: True})


UNSEEN = [*product(("do", "buy"), ("hidden", "collapsed")), ("find", "hidden")]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("record", "how"), UNSEEN)
def test_with_something_unseen_selected_there_is_no_place(
    record: str, how: str, count: int
) -> None:
    map_ = notes_map()
    chosen = select_record(map_, "at-find")
    assert goal_of(map_, chosen, 1) == OnCard("at-find")
    map_ = unseen(map_, record, how)
    assert not takes_picture(map_, "at-find")
    assert goal_of(map_, chosen, count) is None
    assert is_out_of_sight(map_, chosen)
    assert goal_of(map_, Selection((record,)), count) is None
    assert is_out_of_sight(map_, Selection((record,)))


@pytest.mark.parametrize(("record", "how"), UNSEEN)
def test_what_is_not_seen_any_more_once_the_picture_is_there_takes_none(
    record: str, how: str
) -> None:
    map_ = unseen(notes_map(), record, how)
    for goal in (OnCard("at-find"), InCell(("do", "find")), InCell(("do", "find"), 0, "at-find")):
        assert place_pictures(map_, goal, [FIRST]) is None


@pytest.mark.parametrize(("record", "how"), [("feel", "hidden"), ("need", "collapsed")])
def test_what_is_unseen_elsewhere_does_not_matter(record: str, how: str) -> None:
    map_ = unseen(notes_map(), record, how)
    assert goal_of(map_, select_record(map_, "at-find"), 1) == OnCard("at-find")
    assert not is_out_of_sight(map_, select_record(map_, "at-find"))
    change = place_pictures(map_, InCell(("do", "find")), [FIRST])
    assert change is not None
    assert Cells(change.map).sees(change.map.cards[-2])


@pytest.mark.parametrize("type_", ["emotion", "engagement", "metric"])
@pytest.mark.parametrize("card_type", ["note", "picture"])
def test_a_card_of_a_lane_without_pictures_takes_none(type_: str, card_type: str) -> None:
    map_ = edits.change_card_type(notes_map(type_), {"at-find"}, card_type)
    assert not takes_picture(map_, "at-find")
    assert goal_of(map_, select_record(map_, "at-find"), 1) is None
    assert not is_out_of_sight(map_, select_record(map_, "at-find"))
    assert takes_picture(edits.change_card_type(notes_map(), {"at-find"}, card_type), "at-find")


def test_a_card_that_got_a_picture_meanwhile_keeps_it() -> None:
    map_ = notes_map()
    first = place_pictures(map_, OnCard("at-find"), [FIRST])
    assert first is not None
    second = place_pictures(first.map, OnCard("at-find"), [OTHER])
    assert second is not None
    cards = second.map.cells["do", "find"]
    assert [one.image.picture for one in cards if one.image] == [FIRST.sha256, OTHER.sha256]
    assert cards[0].id == "at-find"
    assert second.told == "The picture has a card of its own"
    assert second.instead is not None
    (card,) = second.instead.change.map.cells["do", "find"]
    assert card.image is not None
    assert card.image.picture == OTHER.sha256


def test_where_replacing_was_asked_for_it_is_replaced() -> None:
    map_ = notes_map()
    first = place_pictures(map_, OnCard("at-find"), [FIRST])
    assert first is not None
    second = place_pictures(first.map, OnCard("at-find", replaces=True), [OTHER])
    assert second is not None
    assert [one.sha256 for one in second.map.pictures] == [OTHER.sha256]
    assert len(second.map.cards) == len(map_.cards)


@pytest.mark.parametrize("replaces", [False, True])
def test_a_card_that_became_another_meanwhile_stays_what_it_is(replaces: bool) -> None:
    map_ = edits.change_card_type(notes_map(), {"at-find"}, "action")
    change = place_pictures(map_, OnCard("at-find", replaces), [FIRST])
    assert change is not None
    card, made = change.map.cells["do", "find"]
    assert card == map_.records["at-find"]
    assert made.image is not None


def test_where_the_card_is_gone_meanwhile_there_is_no_place() -> None:
    map_ = edits.remove_cards(notes_map(), ["at-find"])
    assert place_pictures(map_, OnCard("at-find"), [FIRST]) is None
    assert place_pictures(map_, OnCard("at-find", replaces=True), [FIRST]) is None


def test_a_face_takes_no_picture_and_a_hidden_card_none_either() -> None:
    map_ = notes_map("action")
    assert may_become_picture(map_, "at-find")
    for lane_type in ("emotion", "engagement"):
        curve = notes_map(lane_type)
        assert not may_become_picture(curve, "at-find")
        assert place_pictures(curve, OnCard("at-find", converts=True), [FIRST]) is None
    hidden = unseen(map_, "do", "hidden")
    assert not may_become_picture(hidden, "at-find")
    assert place_pictures(hidden, OnCard("at-find", converts=True), [FIRST]) is None


def test_the_pairs_that_a_card_loses_as_a_picture_are_told() -> None:
    map_ = notes_map()
    cards = tuple(
        evolve(
            card, type={"at-find": "barrier", "at-pay": "recommendation"}.get(card.id, card.type)
        )
        for card in map_.cards
    )
    pair = Pair(id="p", recommendation="at-pay", target="at-find")
    map_ = evolve(map_, cards=cards, pairs=(pair,))
    change = place_pictures(map_, OnCard("at-find", converts=True), [FIRST])
    assert change is not None
    assert change.map.pairs == ()
    assert change.told.endswith("with its text as caption. 1 pair taken apart")


def test_a_picture_that_a_card_kept_as_something_else_gives_way() -> None:
    map_ = notes_map()
    with_one = place_pictures(map_, OnCard("at-find"), [FIRST])
    assert with_one is not None
    map_ = edits.change_card_type(with_one.map, {"at-find"}, "action")
    change = place_pictures(map_, OnCard("at-find", converts=True), [OTHER])
    assert change is not None
    card = change.map.records["at-find"]
    assert isinstance(card, Card)
    assert card.type == "picture"
    assert card.image is not None
    assert card.image.picture == OTHER.sha256
