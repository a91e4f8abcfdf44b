"""Which cards a filter wants: by each facet, together, and after any edit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.filtering import (
    NO_FILTER,
    Facet,
    Filter,
    Filtering,
    counts,
    linked,
    matching,
    readings,
)
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Plan
from app.models.journey import JourneyMap
from app.models.links import Arrow, Pair
from app.models.persona import Persona
from tests.editor.maps import small_map
from tests.generators import maps


def detailed() -> JourneyMap:
    """The small map with details for each facet."""
    map_ = small_map()
    map_ = evolve(
        map_, personas=(Persona(id="ann", name="Ann"), Persona(id="bob", name="Bob")), cards=(
            evolve(map_.cards[0], importance="high", evidence="observed", tags=("wet", "old")),
            evolve(map_.cards[1], importance="low", tags=("wet",), persona="bob"),
            evolve(map_.cards[2], responsible=" Shop ", plan=Plan(state="agreed")),
            evolve(map_.cards[3], importance="high", evidence="measured"),
            map_.cards[4],
        )
    )  # fmt: skip
    return edits.change_lane(map_, "sum", persona="bob")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({(Facet.IMPORTANCE, "high")}, {"hole", "dry"}),
        ({(Facet.IMPORTANCE, "high"), (Facet.IMPORTANCE, "low")}, {"hole", "dry", "look"}),
        ({(Facet.IMPORTANCE, "high"), (Facet.EVIDENCE, "observed")}, {"hole"}),
        ({(Facet.IMPORTANCE, "")}, {"try", "note"}),
        ({(Facet.EVIDENCE, "measured")}, {"dry"}),
        ({(Facet.TAG, "wet")}, {"hole", "look"}),
        ({(Facet.TAG, "")}, {"try", "dry", "note"}),
        ({(Facet.RESPONSIBLE, "Shop")}, {"try"}),
        ({(Facet.STATE, "agreed")}, {"try"}),
        ({(Facet.TYPE, "goal"), (Facet.TYPE, "note")}, {"dry", "note"}),
        # A card of its own, and one in a lane of Bob's.
        ({(Facet.PERSONA, "bob")}, {"look", "note"}),
        # Who is named nowhere is the main persona.
        ({(Facet.PERSONA, "ann")}, {"hole", "try", "dry"}),
        (set(), {"hole", "look", "try", "dry", "note"}),
    ],
)
def test_cards_are_found_by_each_facet_and_by_several(
    wanted: set[tuple[Facet, str]], found: set[str]
) -> None:
    assert matching(detailed(), Filter(frozenset(wanted))) == found


def test_a_value_is_wanted_by_one_toggle_and_not_by_another() -> None:
    high = NO_FILTER.toggled(Facet.IMPORTANCE, "high")
    assert high
    assert high.values(Facet.IMPORTANCE) == {"high"}
    assert high.toggled(Facet.IMPORTANCE, "high") == NO_FILTER


def test_links_are_bright_where_both_their_ends_are() -> None:
    map_ = evolve(
        small_map(),
        pairs=(Pair(id="p", recommendation="look", target="hole"),),
        arrows=(Arrow(id="a", from_card="hole", to_card="try"),),
    )
    assert list(linked(map_, frozenset({"hole", "look"}))) == ["p"]
    assert list(linked(map_, frozenset({"hole", "try"}))) == ["a"]
    assert list(linked(map_, frozenset({"hole"}))) == []


def filters(map_: JourneyMap) -> st.SearchStrategy[Filter]:
    """Filters by values that the map has, or has not."""
    known = [(facet, value) for facet in Facet for value in (*sorted(counts(map_, facet)), "", "?")]
    return st.frozensets(st.sampled_from(known), max_size=4).map(Filter)


@given(st.data())
def test_what_is_found_has_a_wanted_value_of_each_facet_and_nothing_else_has(
    data: st.DataObject,
) -> None:
    map_ = data.draw(maps())
    wanted = data.draw(filters(map_))
    read = readings(map_)
    found = matching(map_, wanted)
    for card in map_.cards:
        fits = [
            bool(wanted.values(facet) & set(read[facet].values(card)))
            for facet in Facet
            if wanted.values(facet)
        ]
        assert (card.id in found) == all(fits)


@given(st.data())
def test_each_card_is_counted_once_for_each_value_it_has(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    for facet in Facet:
        for value, number in counts(map_, facet).items():
            assert len(matching(map_, NO_FILTER.toggled(facet, value))) == number


@given(maps())
def test_the_values_of_a_card_follow_from_the_fields_that_are_named(map_: JourneyMap) -> None:
    for facet, reading in readings(map_).items():
        for card in map_.cards:
            bare = Card(id="bare", lane="", step="", type="")
            alike = evolve(bare, **{name: getattr(card, name) for name in reading.fields})
            assert list(reading.values(alike)) == list(reading.values(card)), facet


EDITS: dict[str, Callable[[JourneyMap, Card, st.DataObject], JourneyMap]] = {
    "importance": lambda map_, card, data: edits.change_card(
        map_, card.id, importance=data.draw(st.sampled_from(["", "low", "high"]))
    ),
    "text": lambda map_, card, data: edits.set_card_text(map_, card.id, "other"),
    "copy": lambda map_, card, data: edits.duplicate_cards(map_, [card.id]),
    "remove": lambda map_, card, data: edits.remove_cards(map_, [card.id]),
    "move": lambda map_, card, data: edits.move_cards(map_, [card.id], card.lane, card.step, 0),
    "persona": lambda map_, card, data: edits.change_lane(
        map_,
        card.lane,
        persona=data.draw(st.sampled_from(["", *(one.id for one in map_.personas)])),
    ),
}


@given(st.data())
def test_after_any_edits_it_is_as_if_it_was_found_anew(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    first = map_
    wanted = data.draw(filters(map_))
    followed = Filtering(map_, wanted)
    for _ in range(data.draw(st.integers(1, 6))):
        if not map_.cards:
            break
        card = data.draw(st.sampled_from(map_.cards))
        map_ = EDITS[data.draw(st.sampled_from(sorted(EDITS)))](map_, card, data)
        followed.follow(map_)
        ids, known = {one.id for one in map_.cards}, {one.id for one in first.cards}
        assert followed.matching == matching(map_, wanted)
        assert followed.bright == followed.matching | (ids - known)
        assert (followed.total, followed.new) == (
            len(ids), len(ids - known - followed.matching)
        )  # fmt: skip
