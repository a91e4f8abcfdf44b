"""Finding words however they are written, and replacing exactly what was found."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.editor.finding import Place, Query, find, folded, replace_places, spans_in
from app.models.base import evolve
from app.models.integrity import faults
from tests.editor.maps import sample, small_map

SHY = "\u00ad"


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Wait and wait", "wait", ["Wait", "wait"]),
        ("await", "wait", ["wait"]),
        ("first line\nsecond", "line second", ["line\nsecond"]),
        ("a  \u00a0 b", "a b", ["a  \u00a0 b"]),
        ("cafe\u0301 au lait", "café", ["cafe\u0301"]),
        ("café", "cafe\u0301", ["café"]),
        ("café", "cafe", []),
        ("Kunden" + SHY + "service", "kundenservice", ["Kunden" + SHY + "service"]),
        ("Kunden" + SHY + "service", "kunden", ["Kunden"]),
        ("Straße STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "stras", []),
        ("ΟΔΟΣ οδός", "οδοσ", ["ΟΔΟΣ"]),
        ("ЖДЁТ ждёт", "ждёт", ["ЖДЁТ", "ждёт"]),
        ("고객은", normalize("NFD", "고객"), ["고객"]),
        ("駅の エレベーター", "エレベーター", ["エレベーター"]),
        ("👍🏽 gut", "gut", ["gut"]),
        ("☺️ fine", "☺ fine", ["☺️ fine"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing", "", []),
        ("nothing", SHY, []),
    ],
)
def test_what_is_found(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in spans_in(text, Query(wanted))] == found


@pytest.mark.parametrize(
    ("text", "query", "count"),
    [
        ("Wait wait", Query("wait", match_case=True), 1),
        ("await wait, waits", Query("wait", whole_words=True), 1),
        ("wait" + SHY + "ing", Query("wait", whole_words=True), 0),
        ("顧客は待つ", Query("待つ", whole_words=True), 1),
        ("naïve", Query("na", whole_words=True), 0),
        ("don't wait", Query("don't", whole_words=True), 1),
    ],
)
def test_case_and_whole_words(text: str, query: Query, count: int) -> None:
    assert len(spans_in(text, query)) == count


@given(st.text(max_size=20), st.text(min_size=1, max_size=6), st.text(max_size=20), st.booleans())
def test_what_stands_in_a_text_is_found_as_it_stands(
    before: str, wanted: str, after: str, match_case: bool
) -> None:
    text = f"{before} | {wanted} | {after}"
    query = Query(f"| {wanted} |", match_case)
    spans = spans_in(text, query)
    assert spans
    for start, end in spans:
        assert folded(text[start:end], match_case) == folded(query.text, match_case)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(
    st.text("aäÄ\u0308e\u0301 \n" + SHY + "ßsS", max_size=12),
    st.text("aä\u0308s\u0301S ", max_size=4),
)
def test_every_span_says_what_was_asked_for(text: str, wanted: str) -> None:
    assume(folded(wanted, False))
    for start, end in spans_in(text, Query(wanted)):
        assert folded(text[start:end], False) == folded(wanted, False)


def test_a_map_is_looked_through_in_order_with_its_notes() -> None:
    map_ = small_map()
    cards = tuple(
        evolve(one, notes="shoes here") if one.id == "look" else one for one in map_.cards
    )
    places = find(evolve(map_, cards=cards), Query("shoes"))
    assert [(one.record, one.field) for one in places] == [("map", "title"), ("look", "notes")]
    assert [one.record for one in find(map_, Query("i "))][:2] == ["hole", "look"]


def test_hidden_lanes_and_steps_are_not_looked_into() -> None:
    map_ = small_map()
    lanes = tuple(evolve(one, hidden=one.id == "do") for one in map_.lanes)
    assert find(evolve(map_, lanes=lanes), Query("look")) == ()


def test_replacing_all_changes_the_places_and_nothing_else() -> None:
    map_ = sample("taxi")
    query = Query("app")
    places = find(map_, query)
    assert len(places) > 3
    after = replace_places(map_, places, "tool")
    assert not faults(after, 3)
    changed = {place.record for place in places}
    kept = [one for one in map_.cards if one.id not in changed]
    now = {one.id: one for one in after.cards}
    assert all(now[one.id] is one for one in kept)
    for place in places:
        assert "tool" in str(getattr({**after.records, after.id: after}[place.record], place.field))


def test_several_places_of_a_text_are_replaced_at_once() -> None:
    map_ = small_map()
    places = find(map_, Query("i "))
    assert replace_places(map_, places, "We ").records["look"].text == "We look around"  # type: ignore[attr-defined]
    title = replace_places(map_, [Place("map", "title", 0, 6)], "Selling")
    assert title.title == "Selling shoes"
    stage = replace_places(map_, find(map_, Query("find")), "Search")
    assert stage.stages[1].steps[0].name == "Search"


def test_finding_in_a_text_without_the_word_is_quick() -> None:
    assert spans_in("x" * 1_000_000, Query("y")) == []
