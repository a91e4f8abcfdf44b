"""A change that is done once more after an earlier one was taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.editor.replaying import replayed
from app.models import edits
from app.models.card import Card
from app.models.integrity import faults
from app.models.journey import JourneyMap
from tests.editor.acts.acting import cards_of
from tests.editor.maps import card_of, small_map

Edit = Callable[[JourneyMap], JourneyMap]


def put(id_: str, lane: str, step: str) -> Edit:
    card = Card(id=id_, lane=lane, step=step, type="action", text=id_)
    return lambda map_: edits.insert_cards(map_, (card,), None)


EARLIER: dict[str, Edit] = {
    "a card deleted": lambda map_: edits.remove_cards(map_, ["look"]),
    "a card moved": lambda map_: edits.move_cards(map_, ["look"], "do", "pay"),
    "a card coloured": lambda map_: edits.change_card(map_, "try", colour="#aa0000"),
    "a lane moved": lambda map_: edits.move_lanes(map_, ["sum"], 0),
    "a stage renamed": lambda map_: edits.change_stage(map_, "buy", name="Purchase"),
    "a card added": put("new", "do", "find"),
}

TYPED: dict[str, Edit] = {
    "a text": lambda map_: edits.set_card_text(map_, "try", "Typed"),
    "a card": put("typed", "do", "find"),
    "a step": lambda map_: edits.change_step(map_, "find", name="Typed"),
    "a lane": lambda map_: edits.change_lane(map_, "do", title="Typed"),
    "the title": lambda map_: edits.rename_map(map_, "Typed"),
}


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("earlier", EARLIER)
def test_what_was_typed_is_as_if_the_earlier_change_had_never_been(
    earlier: str, typed: str
) -> None:
    start = small_map()
    was = EARLIER[earlier](start)
    assert was != start
    now = TYPED[typed](was)
    assert now != was
    assert replayed(start, was, now) == TYPED[typed](start)


def test_typed_in_what_the_earlier_change_brought_it_has_no_place() -> None:
    start = small_map()
    was = put("new", "do", "find")(start)
    assert replayed(start, was, edits.set_card_text(was, "new", "Typed")) is None
    wider = edits.duplicate_stage(start, "need")
    (added,) = {stage.id for stage in wider.stages} - {stage.id for stage in start.stages}
    step = next(stage for stage in wider.stages if stage.id == added).steps[0].id
    assert replayed(start, wider, put("typed", "do", step)(wider)) is None


def test_of_the_same_text_neither_is_lost_unseen() -> None:
    start = small_map()
    was = edits.set_card_text(start, "try", "Replaced")
    assert replayed(start, was, edits.set_card_text(was, "try", "Replaced, typed")) is None
    coloured = edits.change_card(start, "try", colour="#aa0000")
    made = replayed(start, coloured, edits.set_card_text(coloured, "try", "Typed"))
    assert made is not None
    assert (card_of(made, "try").text, card_of(made, "try").colour) == ("Typed", "")


def test_a_card_typed_below_one_that_comes_back_stands_where_it_was_typed() -> None:
    start = small_map()
    was = edits.remove_cards(start, ["look"])
    made = replayed(start, was, put("typed", "do", "find")(was))
    assert made is not None
    assert cards_of(made, "do", "find") == ["I look around", "I try some on", "typed"]
    assert not faults(made, 1)
