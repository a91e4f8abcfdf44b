"""What one version of a map takes over from the one before is what would be found anew."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import edits
from app.models.base import Record, evolve
from app.models.card import Comment
from app.models.integrity import RecordsMemo, faults
from app.models.integrity.records import Columns, records_by_kind, ruled_fields
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.generators import Wishes, maps, random_map
from tests.models.moves import MOVES
from tests.models.test_integrity import CASES


def said(columns: Columns) -> list[tuple[type[Record], list[Any]]]:
    """All that rules can ask of columns, in the order in which they come."""
    return [
        (
            kind,
            [
                (part.path_of(at), record, [part.all(name)[at] for name in ruled_fields(kind)])
                for part in parts
                for at, record in enumerate(part.records)
            ],
        )
        for kind, parts in columns.items()
    ]


@given(
    start=maps(max_cards=20),
    names=st.lists(st.sampled_from(sorted(MOVES)), max_size=6),
    rng=st.randoms(use_true_random=False),
)
def test_records_walked_for_an_earlier_version(
    start: JourneyMap, names: list[str], rng: Random
) -> None:
    memo, map_ = RecordsMemo(), start
    for name in ["", *names, ""]:
        # Back to the first one too, as undo does.
        map_ = (MOVES[name](map_, rng) or map_) if name else start
        assert said(memo.records_by_kind(map_)) == said(records_by_kind(map_))


@pytest.mark.parametrize("broken", [case[0] for case in CASES])
def test_faults_are_found_after_a_sound_map(broken: JourneyMap) -> None:
    memo = RecordsMemo()
    assert not faults(random_map(4), columns=memo.records_by_kind(random_map(4)))
    assert faults(broken, columns=memo.records_by_kind(broken)) == faults(broken)


def test_a_map_that_shares_its_cards_does_not_walk_over_them_again() -> None:
    before, memo = random_map(4), RecordsMemo()
    after = edits.rename_stage(before, before.stages[0].id, "Another name")
    kinds = memo.records_by_kind(before), memo.records_by_kind(after)
    shared = [type(before.cards[0]), type(before.lanes[0])]
    assert all(kinds[0][kind][0] is kinds[1][kind][0] for kind in shared)
    assert kinds[0][type(before.stages[0])] != kinds[1][type(before.stages[0])]


@given(
    map_=maps(max_cards=20),
    names=st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=6),
    rng=st.randoms(use_true_random=False),
)
def test_what_is_known_of_an_earlier_version(
    map_: JourneyMap, names: list[str], rng: Random
) -> None:
    for name in ["", *names]:
        map_ = (MOVES[name](map_, rng) or map_) if name else map_
        assert what_is_known(map_) == what_is_known(map_.model_copy())


@pytest.mark.parametrize("count", [1, 2, 200])
def test_what_is_known_of_cards_after_some_changed(count: int) -> None:
    before = random_map(4, 8, 6, 200, Wishes(details=0.5))
    assert any(card.comments for card in before.cards)
    known = what_is_known(before)
    chosen = [card.id for card in before.cards if card.comments or count > 2][:count]
    said = {card: Comment(id=f"of {card}", text="looked at") for card in chosen}
    cards = tuple(
        evolve(card, comments=(said[card.id],)) if card.id in said else card
        for card in before.cards
    )
    after = evolve(before, cards=cards)
    assert all(after.records[f"of {card}"] is comment for card, comment in said.items())
    assert what_is_known(after) == what_is_known(after.model_copy())
    assert what_is_known(before) == known == what_is_known(before.model_copy())


def what_is_known(map_: JourneyMap) -> list[object]:
    """What a map works out of its stages and cards."""
    cards = [dict(map_.cells), dict(map_.records), dict(map_.cards_by_lane)]
    return [*cards, map_.steps, map_.shown, dict(map_.stage_of_step)]


def test_inserting_a_stage_leaves_the_very_cards() -> None:
    before = random_map(4, 8, 6, 60)
    assert any(card.until for card in before.cards), "no card spans columns"
    lanes = before.cards_by_lane
    stage = Stage(id="new stage", name="New", steps=(Step(id="new step", name="New"),))
    after = edits.insert_stage(before, stage, 1)
    assert after.cards is before.cards
    assert after.cards_by_lane is lanes
