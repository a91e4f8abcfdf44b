"""What is told of cards over several columns once stages or steps are moved."""

from __future__ import annotations

import pytest

from app.editor.acts.arranging import put_stages, put_steps
from app.editor.acts.headings import move_heading
from app.editor.navigate import Way, select_record
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.editor.maps import card_of, small_map


def spanned(step: str, until: str) -> JourneyMap:
    """Three stages of one step each, and a card that goes from one to another."""
    stages = tuple(
        Stage(id=one.upper(), name=one, steps=(Step(id=one, name=one),)) for one in ("a", "b", "c")
    )
    card = Card(id="long", lane="do", step=step, until=until, type="action", text="On and on")
    return evolve(small_map(), stages=stages, cards=(card,), pairs=(), paths=(), arrows=())


@pytest.mark.parametrize(
    ("step", "until", "moved", "before", "told"),
    [
        ("a", "b", "C", "B", "1 card is longer now"),
        ("a", "b", "B", "", "1 card is shorter now"),
        ("b", "c", "C", "A", "1 card is shorter now"),
        ("a", "b", "C", "A", ""),
        ("a", "c", "B", "", ""),
    ],
)
def test_a_card_that_covers_more_or_fewer_columns_is_told_of(
    step: str, until: str, moved: str, before: str, told: str
) -> None:
    map_ = spanned(step, until)
    assert put_stages(map_, [moved], before).told == told


def test_it_is_told_by_keys_and_of_steps_too() -> None:
    map_ = spanned("a", "b")
    change = move_heading(map_, select_record(map_, "B"), Way.RIGHT)
    assert change is not None
    assert change.told == "1 card is shorter now"
    assert card_of(change.map, "long").until == ""
    one = evolve(
        map_, stages=(Stage(id="S", steps=tuple(step for s in map_.stages for step in s.steps)),)
    )
    assert put_steps(one, ["b"], "S", "").told == "1 card is shorter now"
