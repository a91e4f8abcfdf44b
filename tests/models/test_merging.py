"""Merging columns and splitting them: no word and no card goes."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.edits import EditError
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from app.models.metric import Metric
from app.models.persona import Persona
from app.models.reserved import Part, Tour, TourStop
from app.models.stage import Path
from tests.editor.maps import small_map
from tests.generators import maps


def words(map_: JourneyMap) -> set[str]:
    """Every text of the columns and cards of a map."""
    texts = {card.text for card in map_.cards}
    texts |= {text for stage in map_.stages for text in (stage.name, stage.notes)}
    texts |= {text for step in map_.steps for text in (step.name, step.notes, step.situation)}
    texts |= {text for lane in map_.lanes for text in (lane.title, lane.notes)}
    return {text for text in texts if text.strip()}


def test_merged_steps_hold_the_cards_of_both_and_add_up_their_times() -> None:
    map_ = edits.change_step(small_map(), "find", duration=60.0, situation="It rains.")
    map_ = edits.change_step(map_, "pay", duration=30.0, wait=10.0, notes="Ask the till")
    map_ = edits.insert_cards(
        map_, [Card(id="card", lane="do", step="pay", type="action", text="I pay")]
    )
    after = edits.merge_steps(map_, "find")
    (step,) = after.stages[1].steps
    assert (step.id, step.name, step.duration) == ("find", "Find / Pay", 100.0)
    assert (step.situation, step.notes) == ("It rains.", "Ask the till")
    texts = [card.text for card in after.cells["do", "find"]]
    assert texts == ["I look around", "I try some on", "I pay"]


def test_what_leads_to_a_merged_step_leads_to_what_it_became() -> None:
    map_ = evolve(
        small_map(),
        paths=(
            Path(id="back", kind="loop", from_step="pay", to_step="notice"),
            Path(id="between", kind="loop", from_step="pay", to_step="find"),
        ),
        tours=(Tour(id="tour", stops=(TourStop(target="pay"),)),),
        parts=(Part(id="part", steps=("find", "pay")),),
    )
    after = edits.merge_steps(map_, "find")
    assert [(one.from_step, one.to_step) for one in after.paths] == [("find", "notice")]
    assert after.tours[0].stops[0].target == "find"
    assert after.parts[0].steps == ("find",)


def test_a_card_over_merged_steps_covers_what_they_became() -> None:
    over = Card(id="over", lane="do", step="find", until="pay", type="action", text="all of it")
    after = edits.merge_steps(edits.insert_cards(small_map(), [over]), "find")
    assert (after.cells["do", "find"][-1].step, after.cells["do", "find"][-1].until) == ("find", "")


def test_a_stage_of_one_step_leaves_its_name_to_the_step() -> None:
    after = edits.merge_stages(small_map(), "need")
    (stage,) = after.stages
    assert stage.name == "Need / Buy"
    assert [step.name for step in stage.steps] == ["Need", "Find", "Pay"]
    back = edits.move_stages(small_map(), ["buy"], 0)
    (stage,) = edits.merge_stages(back, "buy").stages
    assert (stage.name, stage.steps[-1].name) == ("Buy", "Need")


def test_cards_per_stage_stand_in_the_merged_stage() -> None:
    more = Card(id="more", lane="feel", step="buy", type="goal", text="Pay little")
    after = edits.merge_stages(edits.insert_cards(small_map(), [more]), "need")
    assert [card.text for card in after.cells["feel", "need"]] == ["Keep my feet dry", "Pay little"]


def test_a_hidden_stage_leaves_its_steps_hidden() -> None:
    map_ = edits.change_stage(small_map(), "need", hidden=True)
    (stage,) = edits.merge_stages(map_, "need").stages
    assert [stage.hidden, *(step.hidden for step in stage.steps)] == [False, True, False, False]


@pytest.mark.parametrize(("edit", "last"), [("merge_steps", "pay"), ("merge_stages", "buy")])
def test_the_last_one_has_nothing_to_merge_with(edit: str, last: str) -> None:
    with pytest.raises(EditError, match="no next"):
        getattr(edits, edit)(small_map(), last)


def test_a_split_step_shares_its_cards_and_its_paths_begin_in_the_second_half() -> None:
    map_ = evolve(
        small_map(), paths=(Path(id="back", kind="loop", from_step="find", to_step="notice"),)
    )
    over = Card(id="over", lane="do", step="notice", until="find", type="action", text="on foot")
    after = edits.split_step(edits.insert_cards(map_, [over]), "find")
    find, new, pay = after.stages[1].steps
    assert (find.id, new.name, pay.id) == ("find", "", "pay")
    assert [card.id for card in after.cells["do", "find"]] == ["look"]
    assert [card.id for card in after.cells["do", new.id]] == ["try"]
    assert after.cells["do", "notice"][-1].until == new.id, "it covered all of the step"
    assert after.paths[0].from_step == new.id


def test_a_stage_splits_before_a_step() -> None:
    over = Card(id="over", lane="feel", step="need", until="buy", type="goal", text="Dry feet")
    after = edits.split_stage(edits.insert_cards(small_map(), [over]), "buy", 1, "Till")
    assert [stage.name for stage in after.stages] == ["Need", "Buy", "Till"]
    assert [step.id for step in after.stages[2].steps] == ["pay"]
    assert after.cells["feel", "need"][-1].until == after.stages[2].id
    for place in (0, 2):
        with pytest.raises(EditError, match="at least one step"):
            edits.split_stage(small_map(), "buy", place)


@given(map_=maps(max_cards=20))
def test_nothing_written_is_lost(map_: JourneyMap) -> None:
    for stage in map_.stages:
        if len(stage.steps) > 1:
            whole = " ".join(words(edits.merge_steps(map_, stage.steps[0].id)))
            assert all(text in whole for text in words(map_))
            divided = edits.split_stage(map_, stage.id, 1)
            assert words(map_) <= words(divided)
        assert words(edits.split_step(map_, stage.steps[0].id)) == words(map_)
    for stage in map_.stages[:-1]:
        whole = " ".join(words(edits.merge_stages(map_, stage.id)))
        assert all(text in whole for text in words(map_))
    for one, other in zip(map_.lanes, map_.lanes[1:], strict=False):
        if edits.may_merge(map_, one, other):
            merged = edits.merge_lanes(map_, one.id, other.id)
            whole = " ".join(words(merged))
            assert all(text in whole for text in words(map_))
            assert {card.id for card in merged.cards} == {card.id for card in map_.cards}
            assert (merged.pairs, merged.arrows) == (map_.pairs, map_.arrows)
    for lane in map_.lanes:
        divided = edits.split_lane(map_, lane.id)
        assert words(divided) == words(map_)
        assert {card.id for card in divided.cards} == {card.id for card in map_.cards}
        assert (divided.pairs, divided.arrows) == (map_.pairs, map_.arrows)


def laned(*lanes: Lane, cards: tuple[Card, ...] = ()) -> JourneyMap:
    map_ = small_map()
    return evolve(map_, lanes=(*map_.lanes, *lanes), cards=(*map_.cards, *cards))


def test_merged_lanes_hold_the_cards_of_both_as_they_were() -> None:
    stop = Lane(id="stop", type="barrier", title="Stops", notes="Ask")
    wet = Card(id="wet", lane="stop", step="find", type="barrier", text="Wet", importance="high")
    help_ = Card(id="help", lane="do", step="pay", type="recommendation", text="Help")
    map_ = laned(stop, cards=(wet,))
    map_ = edits.insert_cards(map_, [help_])
    map_ = edits.add_pair(map_, Pair(id="pair", recommendation="help", target="wet"))
    map_ = evolve(map_, tours=(Tour(id="tour", stops=(TourStop(target="stop"),)),))
    after = edits.merge_lanes(map_, "do", "stop")
    assert [(lane.id, lane.title) for lane in after.lanes] == [
        ("do", "Actions / Stops"),
        ("feel", "Goals"),
        ("sum", "Notes"),
    ]
    assert after.lanes[0].notes == "Ask"
    assert [card.id for card in after.cells["do", "find"]] == ["look", "try", "wet"]
    assert after.cells["do", "find"][-1] == evolve(wet, lane="do")
    assert after.pairs == map_.pairs
    assert after.tours[0].stops[0].target == "do"


def test_the_cells_of_merged_lanes_are_those_of_the_finer_one() -> None:
    after = edits.merge_lanes(small_map(), "feel", "do")
    assert [(lane.id, lane.grain) for lane in after.lanes] == [("feel", "step"), ("sum", "map")]
    assert [card.id for card in after.cells["feel", "notice"]] == ["dry", "hole"]
    whole = edits.merge_lanes(small_map(), "do", "sum")
    note = whole.records["note"]
    assert isinstance(note, Card)
    assert (note.lane, note.step, note.until) == ("do", "notice", "pay"), "it is about all steps"


def test_cards_of_another_owner_stay_about_that_persona() -> None:
    personas = (Persona(id="ann", name="Ann"), Persona(id="bob", name="Bob"))
    lane = Lane(id="his", type="action", persona="bob")
    cards = (
        Card(id="own", lane="his", step="find", type="action", text="own", persona="ann"),
        Card(id="none", lane="his", step="find", type="action", text="none"),
    )
    map_ = evolve(laned(lane, cards=cards), personas=personas)
    after = edits.merge_lanes(map_, "do", "his")
    about = {card.id: card.persona for card in after.cards if card.lane == "do"}
    assert about == {"hole": "", "look": "", "try": "", "own": "ann", "none": "bob"}
    back = edits.merge_lanes(map_, "his", "do")
    about = {card.id: card.persona for card in back.cards if card.lane == "his"}
    assert about == {"hole": "ann", "look": "ann", "try": "ann", "own": "ann", "none": ""}


def test_lanes_that_count_different_things_are_not_merged() -> None:
    time = Lane(id="time", type="metric", metric=Metric(kind="time"))
    cost = Lane(id="cost", type="metric", metric=Metric(kind="cost"))
    map_ = laned(time, cost)
    with pytest.raises(EditError, match="count different things"):
        edits.merge_lanes(map_, "time", "cost")
    assert not edits.may_merge(map_, time, cost)
    assert edits.merge_lanes(map_, "do", "cost").lanes[0].metric == cost.metric


def test_without_a_stage_lanes_of_different_cells_are_not_merged() -> None:
    map_ = evolve(small_map(), stages=(), cards=small_map().cards[-1:])
    assert not edits.may_merge(map_, map_.lanes[0], map_.lanes[2])
    assert edits.may_merge(map_, map_.lanes[0], map_.lanes[0])


def test_a_split_lane_shares_its_cards_with_one_like_it() -> None:
    map_ = edits.change_lane(small_map(), "do", notes="Watch", tint="#aa0000", collapsed=True)
    after = edits.split_lane(map_, "do", "Other")
    do, new = after.lanes[:2]
    assert (do.id, do.notes, do.collapsed) == ("do", "Watch", True)
    assert (new.type, new.title, new.notes) == ("action", "Other", "")
    assert (new.tint, new.collapsed) == ("#aa0000", False)
    assert [card.id for card in after.cells["do", "find"]] == ["look"]
    assert [card.id for card in after.cells[new.id, "find"]] == ["try"]
    assert [card.id for card in after.cells["do", "notice"]] == ["hole"]
    named = edits.split_lane(map_, "do", "Other", ["hole", "look"])
    assert [card.id for card in named.cards if card.lane == "do"] == ["try"]
    with pytest.raises(EditError, match="of the lane"):
        edits.split_lane(map_, "do", "Other", ["dry"])


def test_merging_what_was_split_is_what_it_was() -> None:
    map_ = small_map()
    after = edits.split_lane(map_, "do")
    assert edits.merge_lanes(after, "do", after.lanes[1].id) == map_
