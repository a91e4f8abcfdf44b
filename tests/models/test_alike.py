"""What is not checked again is sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.models import edits
from app.models.integrity import alike, faults, soundly_grown
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.generators import maps, random_map
from tests.models.field_mutants import RICH, mutants
from tests.models.moves import MOVES
from tests.models.test_edits import drawn
from tests.models.test_integrity import CASES


@pytest.mark.parametrize("broken", [case[0] for case in CASES])
def test_a_broken_map_is_like_no_sound_one(broken: JourneyMap) -> None:
    assert faults(drawn()) == ()
    assert not alike(drawn(), broken)
    assert not soundly_grown(drawn(), broken)


def test_a_map_that_is_like_a_sound_one_is_sound_whatever_a_field_holds(
    short_or_full: Callable[[int, int], int],
) -> None:
    outcomes: Counter[str] = Counter()
    assert faults(RICH) == ()
    for path, name, data in mutants(short_or_full(4, 1)):
        try:
            changed = JourneyMap.model_validate_json(data)
        except ValidationError:
            continue
        sound = not faults(changed, limit=1)
        if alike(RICH, changed) or soundly_grown(RICH, changed):
            assert sound, f"{name} of {path} was not looked at"
        outcomes["sound" if sound else "broken"] += 1
    assert outcomes["sound"] > 100
    assert outcomes["broken"] > 100


@given(map_=maps())
def test_words_alone_are_not_checked_again(map_: JourneyMap) -> None:
    for card in map_.cards[:2]:
        assert alike(map_, edits.set_card_text(map_, card.id, "other words"))
    for stage in map_.stages[:1]:
        assert alike(map_, edits.rename_stage(map_, stage.id, "another name"))
    assert alike(map_, edits.rename_map(map_, "another title"))


@pytest.mark.parametrize("move", ["insert_cards", "remove_cards", "insert_stage", "remove_lanes"])
def test_other_records_are_checked(move: str) -> None:
    map_ = random_map(4)
    changed = MOVES[move](map_, Random(1))
    assert changed is not None
    assert not alike(map_, changed)


def test_what_no_file_can_hold_is_noticed_in_any_field() -> None:
    map_ = random_map(4)
    first, *rest = map_.cards
    half = first.model_copy(update={"text": "\ud800"})
    odd = JourneyMap.model_construct(**{**map_.__dict__, "cards": (half, *rest)})
    assert faults(odd)
    assert not alike(map_, odd)


@given(
    map_=maps(max_cards=20),
    names=st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=4),
    rng=st.randoms(use_true_random=False),
)
def test_a_map_that_only_grew_out_of_a_sound_one_is_sound(
    map_: JourneyMap, names: list[str], rng: Random
) -> None:
    for name in names:
        after = MOVES[name](map_, rng) or map_
        assert soundly_grown(map_, after) or name not in ("insert_stage", "insert_step")
        map_ = after
        assert not faults(map_)


@pytest.mark.parametrize(
    "new",
    [
        Stage(id="", steps=(Step(id="new step"),)),
        Stage(id="new", steps=(Step(id="new"),)),
        Stage(id="new", steps=(Step(id="{card}"),)),
        Stage(id="new", steps=(Step(id="{step}"),)),
        Stage(id="{map}", steps=(Step(id="new step"),)),
        Stage(id="new", importance="utmost", steps=(Step(id="new step"),)),
        Stage(id="new", steps=(Step(id="new step", attention="none"),)),
    ],
    ids=["no id", "twice", "that of a card", "that of a step", "that of the map", "word", "below"],
)
def test_what_a_map_grew_by_is_looked_at(new: Stage) -> None:
    map_ = random_map(4)
    ids = {"{card}": map_.cards[0].id, "{step}": map_.steps[-1].id, "{map}": map_.id}
    step = new.steps[0].model_copy(update={"id": ids.get(new.steps[0].id, new.steps[0].id)})
    new = new.model_copy(update={"id": ids.get(new.id, new.id), "steps": (step,)})
    grown = map_.model_copy(update={"stages": (new, *map_.stages)})
    assert faults(grown)
    assert not soundly_grown(map_, grown)


@pytest.mark.parametrize("spoilt", ["turned", "without the last", "last renamed"])
def test_a_map_whose_columns_were_not_kept_did_not_only_grow(spoilt: str) -> None:
    map_ = random_map(4, 4, 6, 60)
    new = Stage(id="new", steps=(Step(id="new step"),))
    stages = {
        "turned": map_.stages[::-1],
        "without the last": map_.stages[:-1],
        "last renamed": (*map_.stages[:-1], map_.stages[-1].model_copy(update={"id": "other"})),
    }[spoilt]
    assert not soundly_grown(map_, map_.model_copy(update={"stages": (new, *stages)}))
