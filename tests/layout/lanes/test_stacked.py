"""Columns that come, go and change: only the cards that this concerns are drawn again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.memo import Memo
from app.layout.sheet_layout import lay_out
from app.layout.themes import theme
from app.models.edit_error import EditError
from app.models.edits.span import columns_of, span_card
from app.models.edits.stage import insert_stage, move_stages, remove_stages
from app.models.edits.step import change_step, insert_step, move_step, remove_steps
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.generators import maps
from tests.layout.sheets import card, cards_of, is_same, journey, lane, stages, typesetter


def with_other_columns(document: JourneyMap, rng: random.Random) -> JourneyMap:
    """The map after one edit of its stages and steps, or of the columns that a card covers."""
    number = sum(1 for _ in document.records)
    stage = rng.choice(document.stages)
    step = rng.choice(document.steps)
    place = rng.randint(0, len(document.stages))
    new = Step(id=f"new step {number}", name="New")
    choices = [
        lambda: insert_stage(document, Stage(id=f"new {number}", steps=(new,)), place),
        lambda: insert_step(document, new, stage.id, rng.randint(0, len(stage.steps))),
        lambda: remove_stages(document, {stage.id}),
        lambda: remove_steps(document, {step.id}),
        lambda: move_stages(document, {stage.id}, rng.randint(0, len(document.stages) - 1)),
        lambda: move_step(document, step.id, stage.id, 0),
        lambda: change_step(document, step.id, width=rng.choice([None, 90.0, 300.3])),
        lambda: _spanned(document, rng),
    ]
    try:
        return rng.choice(choices)()
    except EditError:
        return document


def _spanned(document: JourneyMap, rng: random.Random) -> JourneyMap:
    chosen = rng.choice(document.cards)
    grain = next(one.grain for one in document.lanes if one.id == chosen.lane)
    columns = columns_of(document, grain)
    ends = sorted(rng.choices(range(len(columns)), k=2)) if columns else []
    return span_card(document, chosen.id, *(columns[at] for at in ends)) if ends else document


@given(maps(max_cards=40), st.integers(0, 2**32))
def test_after_edits_of_columns_the_sheet_is_as_if_laid_out_anew(
    document: JourneyMap, seed: int
) -> None:
    rng, memo, chosen = random.Random(seed), Memo(), typesetter(document.language)
    for _ in range(8):
        kept = lay_out(document, theme("paper"), chosen, memo=memo)
        assert is_same(kept, lay_out(document, theme("paper"), chosen))
        if document.stages and document.cards:
            document = with_other_columns(document, rng)


def four_stages(**spanning: str) -> JourneyMap:
    """A lane with two cards in each of four columns; ``spanning`` are cards and where they end."""
    return journey(
        stages=stages(1, 1, 1, 1),
        lanes=[lane("l", "action")],
        cards=[
            card(f"{column}{n}", "l", f"{column}1", until=spanning.get(f"{column}{n}", ""))
            for column in "abcd"
            for n in (1, 2)
        ],
    )


@pytest.mark.parametrize(
    ("spanning", "kept"),
    [({}, {"a1", "a2", "b1", "b2"}), ({"b2": "c1"}, {"a1", "a2"}), ({"a1": "d1"}, set[str]())],
)
def test_a_stage_put_in_leaves_the_cards_before_it_as_they_are(
    spanning: dict[str, str], kept: set[str]
) -> None:
    before, memo, chosen = four_stages(**spanning), Memo(), typesetter()
    after = insert_stage(before, Stage(id="new", steps=(Step(id="new step"),)), 2)
    old = cards_of(lay_out(before, theme("paper"), chosen, memo=memo))
    new = cards_of(lay_out(after, theme("paper"), chosen, memo=memo))
    assert {id_ for id_, node in new.items() if node is old[id_]} == kept


def test_a_wider_column_leaves_the_cards_before_it_as_they_are() -> None:
    before, memo, chosen = four_stages(), Memo(), typesetter()
    after = change_step(before, "b1", width=300.0)
    old = cards_of(lay_out(before, theme("paper"), chosen, memo=memo))
    new = cards_of(lay_out(after, theme("paper"), chosen, memo=memo))
    assert {id_ for id_, node in new.items() if node is old[id_]} == {"a1", "a2"}
    assert new["b1"].width > old["b1"].width
    assert new["c1"].primitives is old["c1"].primitives
