"""Cards over several columns, when stages and steps below them are copied, cut and pasted."""

from __future__ import annotations

import pytest

from app.editor.acts import ACTS
from app.editor.clipboard.copying import Copied, copied, cut_out, records_taken, table_of
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
from tests.editor.maps import card_of, small_map


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


def cut(map_: JourneyMap, *records: str) -> tuple[Copied, Cut]:
    what = cut_out(map_, Selection(records))
    assert what is not None
    assert not faults(what.map, 5), faults(what.map, 5)
    change = ACTS["delete"].run(map_, Selection(records_taken(what)))
    assert change is not None
    return what, Cut(map_, change.map)


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


def test_a_second_paste_and_another_map_get_the_part() -> None:
    what, former = cut(spanned("a", "b"), "B")
    once, _ = pasted(former.after, what, "A", former)
    twice, told = pasted(once, what, "D", former)
    assert (spans(twice), told) == ([("a", ""), ("b", "")], "")
    other, told = pasted(evolve(small_map(), id="other"), what, "buy")
    assert (spans(other), told) == ([("b", "")], "")
    assert len(other.pairs) == 1
    (new,) = [card for card in other.cards if card.text == "On and on"]
    assert (new.votes, new.comments) == (0, ()), "they stay with the card"
