"""What is not checked again is sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from pydantic import ValidationError

from app.models import edits
from app.models.integrity import alike, faults
from app.models.journey import JourneyMap
from tests.generators import maps, random_map
from tests.models.field_mutants import RICH, mutants
from tests.models.moves import MOVES
from tests.models.test_edits import drawn
from tests.models.test_integrity import CASES


@pytest.mark.parametrize("broken", [case[0] for case in CASES])
def test_a_broken_map_is_like_no_sound_one(broken: JourneyMap) -> None:
    assert faults(drawn()) == ()
    assert not alike(drawn(), broken)


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
        if alike(RICH, changed):
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
