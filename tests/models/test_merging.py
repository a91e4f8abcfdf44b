"""Merging columns and splitting them: no word and no card goes."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.edits import EditError
from app.models.journey import JourneyMap
from app.models.reserved import Part, Tour, TourStop
from app.models.stage import Path
from tests.editor.maps import small_map
from tests.generators import maps


def words(map_: JourneyMap) -> set[str]:
    """Every text of the columns and cards of a map."""
    texts = {card.text for card in map_.cards}
    texts |= {text for stage in map_.stages for text in (stage.name, stage.notes)}
    texts |= {text for step in map_.steps for text in (step.name, step.notes, step.situation)}
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
