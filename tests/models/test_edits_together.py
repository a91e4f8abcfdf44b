"""Edits in any order leave a sound map and touch nothing but what they are for."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.models import edits
from app.models.base import Record
from app.models.edits import EditError
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.order import in_order
from tests.generators import maps, random_map
from tests.models.moves import MOVES


def test_every_edit_has_its_move() -> None:
    assert set(MOVES) == set(edits.__all__) - {
        "EditError",
        "may_merge",
        "note_of",
        "newly_about",
        "pair_fits",
        "second_halves",
    }


def unshared(before: JourneyMap, after: JourneyMap) -> list[Record]:
    """Records that are equal in both maps and yet not the same object."""
    old = before.records
    return [
        record
        for id_, record in after.records.items()
        if id_ in old and old[id_] is not record and old[id_] == record
    ]


class Edits(RuleBasedStateMachine):
    """Any edit after any other."""

    def __init__(self) -> None:
        super().__init__()
        self.map: JourneyMap

    @initialize(start=maps(max_cards=20, unknown=True) | maps(max_cards=20))
    def begin(self, start: JourneyMap) -> None:
        self.map = start

    @rule(name=st.sampled_from(sorted(MOVES)), rng=st.randoms(use_true_random=False))
    def edit(self, name: str, rng: Random) -> None:
        before = self.map
        kept = before.model_dump()
        after = MOVES[name](before, rng)
        assert before.model_dump() == kept
        if after is not None:
            assert not unshared(before, after)
            self.map = after

    @invariant()
    def the_map_is_sound(self) -> None:
        if hasattr(self, "map"):
            assert faults(self.map) == ()
            assert in_order(self.map) is self.map.cards


TestEdits = Edits.TestCase
TestEdits.settings = settings(stateful_step_count=20)


@pytest.mark.parametrize("name", sorted(MOVES))
def test_each_edit_succeeds_alone(name: str) -> None:
    done = 0
    for seed in range(30):
        before = random_map(seed, 7, 17, 60)
        after = MOVES[name](before, Random(seed))
        if after is not None:
            assert faults(after) == ()
            done += after is not before
    assert done


@given(map_=maps(max_cards=20), rng=st.randoms(use_true_random=False))
def test_what_is_not_there_is_refused_by_name(map_: JourneyMap, rng: Random) -> None:
    calls: list[tuple[Any, ...]] = [
        (edits.set_card_text, "nowhere!", "x"),
        (edits.rename_stage, "nowhere!", "x"),
        (edits.rename_step, "nowhere!", "x"),
        (edits.rename_lane, "nowhere!", "x"),
        (edits.remove_cards, ["nowhere!"]),
        (edits.move_cards, [card.id for card in map_.cards[:1]], "nowhere!", ""),
    ]
    for edit, *arguments in calls:
        with pytest.raises(EditError, match="nowhere!"):
            edit(map_, *arguments)
