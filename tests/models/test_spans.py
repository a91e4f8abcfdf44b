"""What becomes of the columns a card covers, for every edit that changes columns."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.edits.span import columns_of
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain, LaneType
from tests.generators import maps
from tests.models.moves import fresh, new_stage

RNG = st.randoms(use_true_random=False)


def covered(map_: JourneyMap) -> Mapping[Id, list[Id]]:
    """The columns that each card of a lane per step or per stage covers, in their order."""
    grains = {lane.id: lane.grain for lane in map_.lanes}
    found = {}
    for card in map_.cards:
        columns = columns_of(map_, grains[card.lane])
        if columns:
            last = columns.index(card.until or card.step)
            found[card.id] = columns[columns.index(card.step) : last + 1]
    return found


def column_ids(map_: JourneyMap) -> set[Id]:
    return {stage.id for stage in map_.stages} | {step.id for step in map_.steps}


@given(map_=maps(max_cards=20), rng=RNG)
def test_a_new_column_is_covered_only_between_covered_ones(map_: JourneyMap, rng: Random) -> None:
    if rng.random() < 0.5 or not map_.stages:
        after = edits.insert_stage(map_, new_stage(map_), rng.randint(0, len(map_.stages)))
    else:
        stage = rng.choice(map_.stages)
        at = rng.randint(0, len(stage.steps))
        after = edits.insert_step(map_, Step(id=fresh(map_)), stage.id, at)
    new = column_ids(after) - column_ids(map_)
    before, then = covered(map_), covered(after)
    assert before.keys() == then.keys()
    for card, columns in then.items():
        assert [id_ for id_ in columns if id_ not in new] == before[card]
        assert not {columns[0], columns[-1]} & new


@given(map_=maps(max_cards=20), rng=RNG)
def test_a_removed_column_leaves_the_span_and_the_last_one_takes_the_card(
    map_: JourneyMap, rng: Random
) -> None:
    assume(map_.stages)
    stage = rng.choice(map_.stages)
    if rng.random() < 0.5 or len(stage.steps) == 1:
        after = edits.remove_stages(map_, [stage.id])
    else:
        after = edits.remove_steps(map_, [step.id for step in stage.steps[:-1]])
    left = column_ids(after)
    then = covered(after)
    for card, columns in covered(map_).items():
        expected = [id_ for id_ in columns if id_ in left]
        assert then.get(card, []) == expected
        assert (card in after.records) == bool(expected)


@given(map_=maps(max_cards=20), rng=RNG)
def test_a_moved_column_keeps_leaves_or_joins_the_span(map_: JourneyMap, rng: Random) -> None:
    assume(map_.stages)
    if rng.random() < 0.5:
        stages = rng.sample(map_.stages, rng.randint(1, min(2, len(map_.stages))))
        ids = {stage.id for stage in stages}
        after = edits.move_stages(map_, ids, rng.randint(0, len(map_.stages) - len(ids)))
        shifted = ids | {step.id for stage in stages for step in stage.steps}
    else:
        step = rng.choice(map_.steps)
        home = map_.stage_of_step[step.id]
        target = rng.choice(map_.stages) if len(home.steps) > 1 else home
        others = [other for other in target.steps if other.id != step.id]
        after = edits.move_step(map_, step.id, target.id, rng.randint(0, len(others)))
        shifted = {step.id}
    then = covered(after)
    grains = {lane.id: lane.grain for lane in map_.lanes}
    lanes = {card.id: card.lane for card in map_.cards}
    for card, columns in covered(map_).items():
        order = columns_of(after, grains[lanes[card]])
        places = sorted(order.index(id_) for id_ in columns)
        now = then[card]
        staying = set(columns) - shifted
        if places[-1] - places[0] == len(places) - 1 or not staying:
            assert set(columns) <= set(now)
        if places[-1] - places[0] == len(places) - 1:
            assert set(now) == set(columns), "they still stand side by side"
        elif staying and staying != set(columns):
            assert set(now) - shifted == staying, "a moved one leaves the others"
            assert {now[0], now[-1]} <= staying
        else:
            assert set(columns) <= set(now), "others came between them"
            assert {now[0], now[-1]} <= set(columns)


def small_map() -> JourneyMap:
    """Two stages with two steps each, a lane per step."""
    stages = (
        Stage(id="A", steps=(Step(id="a"), Step(id="b"))),
        Stage(id="B", steps=(Step(id="c"), Step(id="d"))),
    )
    lane = Lane(id="lane", type=LaneType.ACTION.value)
    cards = (
        Card(id="one", lane="lane", step="a", type="action", text="one"),
        Card(id="wide", lane="lane", step="b", until="c", type="action", text="wide"),
    )
    return JourneyMap(id="map", stages=stages, lanes=(lane,), cards=cards)


def test_a_change_of_grain_covers_the_same_steps() -> None:
    per_stage = edits.change_lane_grain(small_map(), "lane", Grain.STAGE)
    assert [(card.step, card.until) for card in per_stage.cards] == [("A", ""), ("A", "B")]
    back = edits.change_lane_grain(per_stage, "lane", Grain.STEP)
    assert covered(back) == {"one": ["a", "b"], "wide": ["a", "b", "c", "d"]}
    whole = edits.change_lane_grain(small_map(), "lane", Grain.MAP)
    assert [(card.step, card.until) for card in whole.cards] == [("", ""), ("", "")]
    wide = edits.change_lane_grain(whole, "lane", Grain.STAGE)
    assert covered(wide) == {"one": ["A", "B"], "wide": ["A", "B"]}


@given(map_=maps(max_cards=20, min_cards=1), rng=RNG)
def test_no_change_of_grain_or_type_drops_a_word(map_: JourneyMap, rng: Random) -> None:
    lane = rng.choice(map_.lanes)
    after = map_
    if map_.steps:
        after = edits.change_lane_grain(after, lane.id, rng.choice(list(Grain)).value)
    after = edits.change_lane_type(after, lane.id, rng.choice(list(LaneType)).value)
    place = {"step", "until", "type"}
    details = {card.id: card.model_dump(exclude=place) for card in map_.cards}
    assert details == {card.id: card.model_dump(exclude=place) for card in after.cards}


def test_a_card_moved_keeps_its_width_and_ends_at_the_last_column() -> None:
    moved = edits.move_cards(small_map(), ["wide"], "lane", "a")
    assert covered(moved)["wide"] == ["a", "b"]
    last = edits.move_cards(small_map(), ["wide"], "lane", "d")
    assert covered(last)["wide"] == ["c", "d"]


def test_a_span_of_one_column_is_no_span() -> None:
    one = edits.span_card(small_map(), "wide", "c", "c")
    assert (one.cards[-1].step, one.cards[-1].until) == ("c", "")
