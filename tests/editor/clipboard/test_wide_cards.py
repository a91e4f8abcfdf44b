"""Cards over several columns, when stages and steps below them are copied, cut and pasted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.editor.acts import ACTS
from app.editor.clipboard.copying import Copied, copied, cut_out, table_of
from app.editor.clipboard.moving import Cut
from app.editor.clipboard.pasting_headings import paste_headings
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Comment
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.stage import Stage, Step
from tests.editor.clipboard.test_moving import cut
from tests.editor.maps import card_of, small_map
from tests.generators import maps


def spanned(step: str, until: str) -> JourneyMap:
    """Four stages A to D of a step each, a card from one to another, and a barrier in each."""
    stages = tuple(
        Stage(id=one.upper(), name=one, steps=(Step(id=one, name=one),)) for one in "abcd"
    )
    long = Card(
        id="long", lane="do", step=step, until=until, type="recommendation", text="On and on",
        comments=(Comment(id="said", text="Really?"),), votes=2,
    )  # fmt: skip
    barriers = tuple(
        Card(id=f"{one}1", lane="do", step=one, type="barrier", text=one * 3) for one in "abcd"
    )
    made = evolve(small_map(), stages=stages, cards=())
    made = edits.insert_cards(made, (long, *barriers))
    return edits.add_pair(made, Pair(id="pair", recommendation="long", target="b1"))


def spans(map_: JourneyMap) -> list[tuple[str, str]]:
    """Where the cards of that text begin and end, by the names of their steps."""
    names = {step.id: step.name for step in map_.steps} | {"": ""}
    return [(names[one.step], names[one.until]) for one in map_.cards if one.text == "On and on"]


def taken(map_: JourneyMap, *records: str) -> Copied:
    what = copied(map_, Selection(records))
    assert what is not None
    assert not faults(what.map, 5), faults(what.map, 5)
    return what


def pasted(
    map_: JourneyMap, what: Copied, behind: str, former: Cut | None = None
) -> tuple[JourneyMap, str]:
    change = paste_headings(map_, Selection((behind,)), what, former)
    assert change is not None
    assert not faults(change.map, 5), faults(change.map, 5)
    return change.map, change.told


@pytest.mark.parametrize("records", [("B",), ("b",)])
def test_of_a_card_that_reaches_beyond_the_part_below_it_is_copied(records: tuple[str]) -> None:
    what = taken(spanned("a", "c"), *records)
    assert table_of(what) == (("b",), ("On and on\nbbb",), ("",), ("",))
    other = evolve(small_map(), id="other")
    after, told = pasted(other, what, "find" if records == ("b",) else "buy")
    (new,) = [card for card in after.cards if card.text == "On and on"]
    assert (new.until, new.votes, new.comments) == ("", 0, ())
    assert (len(after.pairs), told) == (1, "")


def test_of_stages_that_stand_apart_the_part_covers_those_that_are_copied() -> None:
    what = taken(spanned("a", "d"), "A", "C")
    assert spans(what.map) == [("a", "c")]
    after, _ = pasted(evolve(small_map(), cards=()), what, "buy")
    assert spans(after) == [("a", "c")]
    assert card_of(what.map, "long").votes == 0, "they were given to the whole card"


def test_on_its_own_map_a_part_comes_where_the_card_does_not_reach() -> None:
    map_ = spanned("a", "b")
    after, told = pasted(map_, taken(map_, "A"), "D")
    assert (spans(after), told) == ([("a", "b"), ("a", "")], "")
    # Between its columns the card covers the copy itself.
    after, told = pasted(map_, taken(map_, "A"), "A")
    assert (spans(after), told) == ([("a", "b")], "1 card is longer now.")
    assert len(after.cards) == len(map_.cards) + 1


@pytest.mark.parametrize("record", ["B", "b"])
def test_a_duplicate_has_the_part_of_a_card_that_ends_above_it(record: str) -> None:
    map_ = evolve(
        spanned("a", "b"),
        stages=(Stage(id="S", steps=tuple(Step(id=one, name=one) for one in "abcd")),),
    ) if record == "b" else spanned("a", "b")  # fmt: skip
    change = ACTS["duplicate"].run(map_, Selection((record,)))
    assert change is not None
    assert not faults(change.map, 5)
    assert (spans(change.map), change.told) == ([("a", "b"), ("b", "")], "")
    assert len(change.map.pairs) == 2, "that with the barrier below it"


def test_a_duplicate_below_a_card_that_goes_on_is_covered_by_it() -> None:
    change = ACTS["duplicate"].run(spanned("a", "b"), Selection(("A",)))
    assert change is not None
    assert (spans(change.map), change.told) == ([("a", "b")], "1 card is longer now")


@pytest.mark.parametrize(
    ("step", "until", "record", "behind"),
    [("a", "c", "C", "B"), ("a", "c", "B", "A"), ("b", "d", "B", "A"), ("a", "b", "B", "A")],
)
def test_a_stage_that_is_cut_and_put_back_is_covered_again(
    step: str, until: str, record: str, behind: str
) -> None:
    before = spanned(step, until)
    what, former = cut(before, record)
    after, told = pasted(former.after, what, behind, former)
    assert (after.stages, after.cards, after.pairs, told) == (
        before.stages, before.cards, before.pairs, "",
    )  # fmt: skip


def test_a_stage_that_is_put_elsewhere_is_not_and_that_is_told() -> None:
    what, former = cut(spanned("a", "b"), "B")
    after, told = pasted(former.after, what, "D", former)
    assert (spans(after), told) == ([("a", "")], "1 card is shorter now.")
    assert card_of(after, "long").votes == 2
    # Beside the others it is covered, as where it is moved there.
    what, former = cut(spanned("a", "c"), "B")
    after, told = pasted(former.after, what, "C", former)
    assert (spans(after), told) == ([("a", "b")], "")


def test_a_card_that_was_changed_since_the_cut_is_left_as_it_is() -> None:
    what, former = cut(spanned("a", "c"), "C")
    other = edits.span_card(former.after, "long", "a", "a")
    after, told = pasted(other, what, "B", former)
    assert (spans(after), told) == ([("a", "")], "")


def test_a_second_paste_and_another_map_get_the_part() -> None:
    what, former = cut(spanned("a", "b"), "B")
    once, _ = pasted(former.after, what, "A", former)
    twice, told = pasted(once, what, "D", former)
    assert (spans(twice), told) == ([("a", "b"), ("b", "")], "")
    other, told = pasted(evolve(small_map(), id="other"), what, "buy")
    assert (spans(other), told) == ([("b", "")], "")
    assert len(other.pairs) == 1
    (new,) = [card for card in other.cards if card.text == "On and on"]
    assert (new.votes, new.comments) == (0, ()), "they stay with the card"


@settings(max_examples=80, deadline=None)
@given(maps(min_cards=1), st.data())
def test_any_stage_or_step_that_is_cut_and_put_back_changes_nothing(
    before: JourneyMap, data: st.DataObject
) -> None:
    pairs = [(one.id, other.id) for one, other in pairwise(before.stages)]
    for stage in before.stages:
        pairs += [(one.id, other.id) for one, other in pairwise(stage.steps)]
    if not pairs:
        return
    behind, record = data.draw(st.sampled_from(pairs))
    what = cut_out(before, Selection((record,)))
    change = ACTS["delete"].run(before, Selection((record,)))
    if what is None or change is None:
        return
    after, told = pasted(change.map, what, behind, Cut(before, change.map))
    assert (after.stages, after.cards, told) == (before.stages, before.cards, "")
