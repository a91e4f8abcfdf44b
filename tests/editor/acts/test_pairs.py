"""Pairing and taking apart by commands."""

from __future__ import annotations

import pytest

from app.editor.acts import ACTS, act_of
from app.editor.acts.cards import move_cards_to
from app.editor.acts.dropping import drop_cards
from app.editor.acts.pairs import partners
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from tests.editor.acts.acting import done
from tests.editor.maps import card_of, small_map

CELL = ("help", "find")


def map_with(*pairs: tuple[str, str]) -> JourneyMap:
    map_ = small_map()
    lanes = (Lane(id="stop", type="barrier"), Lane(id="help", type="recommendation"))
    cards = [
        Card(id=id_, lane="stop", step="find", type="barrier", text=id_) for id_ in ("rain", "far")
    ]
    cards += [
        Card(id=id_, lane="help", step="find", type="recommendation", text=id_)
        for id_ in ("send", "call")
    ]
    made = tuple(Pair(id=f"{a}-{b}", recommendation=a, target=b) for a, b in pairs)
    return evolve(map_, lanes=(*map_.lanes, *lanes), cards=(*map_.cards, *cards), pairs=made)


def pairs_of(map_: JourneyMap) -> list[tuple[str, str]]:
    return [(pair.recommendation, pair.target) for pair in map_.pairs]


def test_one_recommendation_is_paired_with_all_selected_targets() -> None:
    change = done("pair", map_with(), "rain", "send", "far", "look", cell=CELL)
    assert change is not None
    assert pairs_of(change.map) == [("send", "rain"), ("send", "far")]
    assert change.label == "Pair 2 Times"


def test_what_is_a_pair_is_left_out() -> None:
    change = done("pair", map_with(("send", "rain")), "rain", "send", "call", cell=CELL)
    assert change is not None
    assert pairs_of(change.map) == [("send", "rain"), ("call", "rain")]
    assert change.label == "Pair"


def test_several_and_several_are_not_guessed_at() -> None:
    selection = Selection(("rain", "far", "send", "call"), CELL)
    assert ACTS["pair"].run(map_with(), selection) is None


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (("rain",), "Select the recommendation or opportunity that answers it too"),
        (("send",), "Select one recommendation and the barrier"),
        (("rain", "far", "send", "call"), "Select one recommendation and the barrier"),
        (("rain", "far"), "Select one recommendation and the barrier"),
    ],
)
def test_a_card_that_could_be_paired_is_offered_to_be_and_what_it_lacks_is_said(
    chosen: tuple[str, ...], told: str
) -> None:
    pair, selection = ACTS["pair"], Selection(chosen, CELL)
    assert pair.offered(map_with(), selection)
    assert pair.run(map_with(), selection) is None
    assert pair.why is not None
    assert pair.why(map_with(), selection).startswith(told)
    assert pair.remedy is not None
    assert pair.remedy(map_with(), selection) is None


@pytest.mark.parametrize(("target", "answer"), [("rain", "look"), ("chance", "look")])
def test_of_two_the_one_that_says_what_to_do_can_be_made_the_recommendation(
    target: str, answer: str
) -> None:
    """Whoever writes answers as actions or notes pairs them all the same."""
    map_ = map_with()
    chance = Card(id="chance", lane="stop", step="find", type="opportunity", text="Lend umbrellas")
    map_ = edits.insert_cards(map_, [chance])
    pair, selection = ACTS["pair"], Selection((answer, target), CELL)
    assert pair.offered(map_, selection)
    assert pair.run(map_, selection) is None
    assert pair.why is not None
    assert pair.why(map_, selection).startswith("Neither of these two cards is a recommendation")
    assert pair.remedy is not None
    remedy = pair.remedy(map_, selection)
    assert remedy is not None
    assert remedy.words == f"Make “{card_of(map_, answer).text}” a Recommendation"
    after = remedy.change.map
    assert pairs_of(after) == [(answer, target)]
    assert card_of(after, answer).type == "recommendation"
    assert card_of(after, answer).text == card_of(map_, answer).text
    assert card_of(after, target) is card_of(map_, target)


def with_chances() -> JourneyMap:
    """The map of pairs with a lane of two opportunities."""
    map_ = edits.insert_lane(map_with(), Lane(id="lane", type="opportunity", title="Chances"), 0)
    chances = [
        Card(id=id_, lane="lane", step="find", type="opportunity", text=id_)
        for id_ in ("lend", "stay")
    ]
    return edits.insert_cards(map_, chances)


def test_an_opportunity_answers_a_barrier_and_stays_what_it_is() -> None:
    map_ = with_chances()
    change = done("pair", map_, "rain", "lend", cell=CELL)
    assert change is not None
    assert pairs_of(change.map) == [("lend", "rain")]
    assert change.map.cards == map_.cards
    assert change.map.lanes == map_.lanes
    assert change.told == ""
    again = done("pair", change.map, "rain", "lend", cell=CELL)
    assert again is None, "they are a pair already"


def test_an_opportunity_that_has_its_own_answer_keeps_it() -> None:
    first = done("pair", with_chances(), "send", "lend", cell=CELL)
    assert first is not None
    change = done("pair", first.map, "rain", "lend", cell=CELL)
    assert change is not None
    assert pairs_of(change.map) == [("send", "lend"), ("lend", "rain")]


def test_beside_a_recommendation_an_opportunity_stays_what_is_answered() -> None:
    change = done("pair", with_chances(), "send", "lend", "rain", cell=CELL)
    assert change is not None
    assert set(pairs_of(change.map)) == {("send", "rain"), ("send", "lend")}
    assert card_of(change.map, "lend").type == "opportunity"


def test_what_says_nothing_or_shows_something_is_not_made_a_recommendation() -> None:
    cards = (
        Card(id="mute", lane="do", step="find", type="action"),
        Card(id="number", lane="do", step="find", type="metric", text="12"),
    )
    map_ = edits.insert_cards(map_with(), cards)
    remedy = ACTS["pair"].remedy
    assert remedy is not None
    assert [remedy(map_, Selection(("rain", one), CELL)) for one in ("mute", "number")] == [
        None
    ] * 2


def test_what_can_be_in_no_pair_is_offered_none() -> None:
    assert not ACTS["pair"].offered(map_with(), Selection(("look",), CELL))


def test_a_pair_with_a_hidden_card_stays() -> None:
    map_ = map_with(("send", "rain"), ("send", "far"))
    map_ = edits.insert_lane(map_, Lane(id="away", type="barrier", hidden=True), 0)
    map_ = edits.move_cards(map_, ["far"], "away", "find")
    change = done("remove-pair", map_, "send", cell=CELL)
    assert change is not None
    assert pairs_of(change.map) == [("send", "far")]
    assert change.told == "1 pair removed"
    assert not ACTS["remove-pair"].offered(change.map, Selection(("send",), CELL))
    assert done("remove-pair", change.map, "send", cell=CELL) is None


def test_two_selected_cards_are_taken_apart_and_others_stay_pairs() -> None:
    map_ = map_with(("send", "rain"), ("send", "far"))
    change = done("remove-pair", map_, "send", "rain", cell=CELL)
    assert change is not None
    assert pairs_of(change.map) == [("send", "far")]
    assert (change.label, change.told) == ("Remove Pair", "1 pair removed")


def test_a_single_card_leaves_all_its_pairs() -> None:
    map_ = map_with(("send", "rain"), ("send", "far"), ("call", "rain"))
    change = done("remove-pair", map_, "send", cell=CELL)
    assert change is not None
    assert pairs_of(change.map) == [("call", "rain")]
    assert change.told == "2 pairs removed"


def test_a_card_without_a_pair_has_none_to_remove() -> None:
    assert ACTS["remove-pair"].offered(map_with(), Selection(("rain",), CELL)) is False


def test_one_goes_to_the_other_end_of_a_pair() -> None:
    map_ = map_with(("send", "rain"), ("call", "rain"))
    rain = Selection(("rain",), ("stop", "find"))
    ends = act_of("pair-end:call")
    assert ends.offered(map_, rain)
    change = ends.run(map_, rain)
    assert change is not None
    assert change.selection == Selection(("call",), CELL)
    assert change.map is map_
    assert act_of("pair-end:far").run(map_, rain) is None
    assert not act_of("pair-end:").offered(map_, Selection(("far",), ("stop", "find")))


def test_a_pair_is_selected_from_its_cards_and_leads_to_both() -> None:
    map_ = map_with(("send", "rain"), ("call", "far"))
    change = act_of("pair-select:send-rain").run(map_, Selection(("send",), CELL))
    assert change is not None
    assert change.selection == Selection(("send-rain",))
    assert act_of("pair-select:call-far").run(map_, Selection(("send",), CELL)) is None
    assert partners(map_, change.selection) == (map_.records["send"], map_.records["rain"])


def test_selected_pairs_are_taken_apart_and_no_others() -> None:
    map_ = map_with(("send", "rain"), ("call", "rain"))
    for act in ("delete", "remove-pair"):
        change = done(act, map_, "send-rain")
        assert change is not None
        assert pairs_of(change.map) == [("call", "rain")]
        assert change.selection == Selection(("send",), CELL)
        assert change.told == "1 pair removed"


@pytest.mark.parametrize("to", ["key", "command", "drag", "drag of two"])
def test_wherever_a_move_takes_a_pair_apart_that_is_told(to: str) -> None:
    map_, cell = map_with(("send", "rain"), ("call", "far")), ("do", "find")
    match to:
        case "key":
            map_ = edits.move_lanes(map_, ["do"], len(map_.lanes) - 1)
            change = done("move-down", map_, "call", cell=CELL)
        case "command":
            change = move_cards_to(map_, Selection(("send",), CELL), cell)
        case "drag":
            change = drop_cards(map_, ["send"], "send", cell, None, copy=False)
        case _:
            cards = ["rain", "send"]
            change = drop_cards(map_, cards, "send", ("stop", "find"), None, copy=False)
    assert change is not None
    assert len(change.map.pairs) == 1
    assert change.told == "1 pair taken apart"


@pytest.mark.parametrize("copy", [False, True])
def test_a_move_that_leaves_all_pairs_says_nothing(copy: bool) -> None:
    map_ = map_with(("send", "rain"))
    change = drop_cards(map_, ["send"], "send", ("help", "pay"), None, copy=copy)
    assert change is not None
    assert change.told == ""
    copied = drop_cards(map_, ["send"], "send", ("do", "find"), None, copy=True)
    assert copied is not None
    assert copied.told == "", "the pair stays with the card that was copied"


@pytest.mark.parametrize("by", ["duplicate", "drag"])
def test_a_pair_both_of_whose_cards_are_copied_is_copied(by: str) -> None:
    map_ = map_with(("send", "rain"), ("call", "far"))
    if by == "duplicate":
        change = done("duplicate", map_, "send", "rain", "far", cell=CELL)
    else:
        cards = ["rain", "send", "far"]
        change = drop_cards(map_, cards, "send", ("help", "pay"), None, copy=True)
    assert change is not None
    first, second, new = change.map.pairs
    assert (first, second) == map_.pairs
    assert change.selection is not None
    assert {new.recommendation, new.target} < set(change.selection.records)
    texts = [card_of(change.map, id_).text for id_ in (new.recommendation, new.target)]
    assert texts == ["send", "rain"]
    assert change.told == ""


def test_copied_to_lanes_where_they_are_no_pair_they_are_none() -> None:
    map_ = map_with(("send", "rain"))
    change = drop_cards(map_, ["rain", "send"], "send", ("stop", "pay"), None, copy=True)
    assert change is not None
    assert change.map.pairs == map_.pairs
    assert change.told == "", "it was never seen"
