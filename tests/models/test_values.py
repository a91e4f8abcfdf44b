"""What no file can hold is refused where it would come in, and found where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Comment, Feeling
from app.models.edits import EditError
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.reserved import TrayNote
from app.models.stage import Step
from app.models.values import MAX_DEPTH
from tests.generators import random_map

MAP = random_map(3, 6, 6, 40)
MEMBERS = {name: getattr(MAP, name) for name in JourneyMap.model_fields}
CARD, STEP, LANE = MAP.cards[0].id, MAP.steps[0].id, MAP.lanes[0].id
HALF = "half \ud800"
NAN, INFINITY = float("nan"), float("inf")

BAD_EDITS: dict[str, Callable[[], JourneyMap]] = {
    "a value": lambda: edits.change_card(MAP, CARD, value=NAN),
    "an infinite value": lambda: edits.change_card(MAP, CARD, value=-INFINITY),
    "a value beyond a double": lambda: edits.change_card(MAP, CARD, value=10**400),
    "votes": lambda: edits.change_card(MAP, CARD, votes=10**30),
    "more votes than Python prints": lambda: edits.change_card(MAP, CARD, votes=10**5000),
    "a width": lambda: edits.change_step(MAP, STEP, width=INFINITY),
    "a duration": lambda: edits.change_step(MAP, STEP, duration=NAN),
    "a height": lambda: edits.change_lane(MAP, LANE, height=NAN),
    "a text": lambda: edits.set_card_text(MAP, CARD, HALF),
    "a title": lambda: edits.rename_map(MAP, HALF),
    "an insight": lambda: edits.set_insight(MAP, HALF),
    "the purpose": lambda: edits.change_scope(MAP, purpose=HALF),
    "a tag": lambda: edits.change_card(MAP, CARD, tags=("good", HALF)),
    "a type": lambda: edits.change_card_type(MAP, [CARD], HALF),
    "a lane's type": lambda: edits.change_lane_type(MAP, LANE, HALF),
    "a comment": lambda: edits.change_card(MAP, CARD, comments=(Comment(id="remark", text=HALF),)),
    "a new step": lambda: edits.insert_step(MAP, Step(id="new", name=HALF), MAP.stages[0].id, 0),
    "a new card": lambda: edits.insert_cards(
        MAP, [Card(id="new", lane=LANE, step=STEP, type="note", text=HALF)]
    ),
    "a note": lambda: edits.add_tray_notes(MAP, [TrayNote(id="new", text=HALF)], 0),
    "an unknown field": lambda: edits.add_tray_notes(
        MAP, [TrayNote.model_validate({"id": "new", "later": [{"x": NAN}]})], 0
    ),
}


@pytest.mark.parametrize("bad", BAD_EDITS)
def test_an_edit_refuses_in_words_what_no_file_can_hold(bad: str) -> None:
    with pytest.raises(EditError) as refused:
        BAD_EDITS[bad]()
    assert "pydantic" not in str(refused.value)
    assert "validation error" not in str(refused.value)


@pytest.mark.parametrize("length", [10_000.01, 1e308, 0, -1])
def test_no_column_or_lane_is_too_large_to_be_laid_out(length: float) -> None:
    with pytest.raises(EditError, match=r"^width: .* out of range; write a number"):
        edits.change_step(MAP, STEP, width=length)
    with pytest.raises(EditError, match=r"^height: .* out of range; write a number"):
        edits.change_lane(MAP, LANE, height=length)
    assert faults(edits.change_step(MAP, STEP, width=10_000.0)) == ()


def test_it_says_which_value_it_is() -> None:
    with pytest.raises(EditError, match=r"^tag 2: this text holds half a character"):
        edits.change_card(MAP, CARD, tags=("good", HALF))
    with pytest.raises(EditError, match=r"^value: this is no finite number"):
        edits.change_card(MAP, CARD, value=NAN)


@pytest.mark.parametrize(
    "change",
    [{"text": HALF}, {"value": NAN}, {"votes": 2**64}, {"tags": (HALF,)}, {"sources": (HALF,)}],
    ids=str,
)
def test_no_record_is_changed_into_one_that_no_file_can_hold(change: dict[str, Any]) -> None:
    card = MAP.cards[0]
    with pytest.raises(ValidationError):
        evolve(card, **change)
    with pytest.raises(ValidationError):
        evolve(MAP, cards=(*MAP.cards[1:], card.model_copy(update=change)))


UNFIT: tuple[tuple[dict[str, Any], tuple[str | int, ...]], ...] = (
    ({"title": HALF}, ("title",)),
    ({"later": [0, {"x": NAN}]}, ("later", 1, "x")),
    ({"later": 2**64}, ("later",)),
    ({"later": {HALF: 1}}, ("later",)),
    ({"later": {1: 1}}, ("later",)),
    ({"later": {1, 2}}, ("later",)),
)


@pytest.mark.parametrize(("members", "path"), UNFIT, ids=repr)
def test_a_fault_says_where_it_stands(members: dict[str, Any], path: tuple[str | int, ...]) -> None:
    map_ = JourneyMap.model_validate({**MEMBERS, **members})
    (fault,) = faults(map_)
    assert fault.path == path


def test_a_fault_is_found_inside_the_records_of_records() -> None:
    feeling = Feeling.model_construct(level=NAN)
    card = MAP.cards[0].model_copy(update={"feeling": feeling})
    map_ = JourneyMap.model_construct(**{**MEMBERS, "cards": (card, *MAP.cards[1:])})
    assert ("cards", 0, "feeling", "level") in [fault.path for fault in faults(map_)]


def test_nesting_without_end_is_a_fault_and_no_crash() -> None:
    endless: list[Any] = []
    endless.append(endless)
    map_ = JourneyMap.model_validate({"id": "map", "later": endless})
    (fault,) = faults(map_)
    assert f"more than {MAX_DEPTH}" in fault.message


def test_a_map_made_of_a_looked_at_one_is_looked_at_where_it_changed() -> None:
    assert faults(MAP) == ()
    made = edits.rename_map(MAP, "Another")
    assert faults(made) == ()
    bad = JourneyMap.model_validate({**MEMBERS, "title": HALF})
    assert faults(bad) != ()


@pytest.mark.parametrize("place", [0, 17, -1])
@pytest.mark.parametrize("how", ["in its place", "as one more", "among moved ones"])
def test_the_one_bad_card_among_many_is_found(place: int, how: str) -> None:
    bad = MAP.cards[place].model_copy(update={"id": "bad", "text": HALF})
    cards = list(MAP.cards)
    if how == "as one more":
        cards.insert(place, bad)
    else:
        cards[place] = bad
    if how == "among moved ones":
        cards.reverse()
    with pytest.raises(ValidationError) as refused:
        evolve(MAP, cards=tuple(cards))
    assert refused.value.errors()[0]["loc"] == ("cards", cards.index(bad), "text")
