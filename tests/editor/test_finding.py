"""Finding words however they are written, and replacing exactly what was found."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.editor.finding import Query, find, spans_in
from app.editor.folding import characters_of, folded
from app.layout.text.breaks import grapheme_ends
from app.models.base import evolve
from app.models.persona import Persona
from tests.editor.maps import small_map

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
        ("she is 👩\u200d💻, he 👨", "👩", []),
        ("👩\u200d💻 👩", "👩", ["👩"]),
        ("👍🏽 👍", "👍", ["👍"]),
        ("🇩🇪🇫🇷", "🇪🇫", []),
        ("❤\ufe0f\u200d🔥 ❤\ufe0f", "❤", ["❤\ufe0f"]),
        ("की क", "क", ["क"]),
        ("กำ ก", "ก", ["ก"]),
        ("I don’t, I don't", "don't", ["don’t", "don't"]),
        ("“so” she said", '"so"', ["“so”"]),
        ("e\u2011mail", "e-mail", ["e\u2011mail"]),
        ("İstanbul'a, I\u0307stanbul", "istanbul", ["İstanbul", "I\u0307stanbul"]),
        ("IŞIK ışık", "ışık", ["IŞIK", "ışık"]),
        ("İİ ßß so, then", "then", ["then"]),
        ("ŉ and ŉ go", "go", ["go"]),
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


# What goes wrong at the ends of letters, or where a folded text is longer or shorter than it was.
TRICKY = st.text(
    st.sampled_from(
        "aAiIİıßẞſŉΣσς' ’“\"-\u2011\n\t\u00a0\u0301\u0307\u0323\u0345\u093e\u094d\u200d\ufe0f\u20e3"
        "कषกำ가\u1100\u1161\u11a8👩💻👍🏽❤🇩🇪1\u0600" + SHY + "\u200b"
    ),
    max_size=14,
)


@given(TRICKY, TRICKY, st.booleans())
def test_only_whole_letters_are_found_and_where_they_stand(
    text: str, wanted: str, match_case: bool
) -> None:
    ends = {0, *grapheme_ends(text)}
    for start, end in spans_in(text, Query(wanted, match_case)):
        assert {start, end} <= ends
        assert folded(text[start:end], match_case) == folded(wanted, match_case)


@given(TRICKY, st.booleans())
def test_each_character_of_a_folded_text_has_its_letter(text: str, match_case: bool) -> None:
    characters = characters_of(text, match_case)
    assert len(characters) == len(folded(text, match_case))
    for one, other in pairwise(characters):
        assert (one.start, one.end) == (other.start, other.end) or one.end <= other.start


@given(TRICKY, TRICKY, TRICKY)
def test_a_word_stands_where_it_was_put_whatever_is_before_it(
    before: str, word: str, after: str
) -> None:
    text = f"{before} # {word} # {after}"
    at = len(before) + 1
    assert (at, at + len(word) + 4) in spans_in(text, Query(f"# {word} #", match_case=True))


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


def test_finding_in_a_text_without_the_word_is_quick() -> None:
    assert spans_in("x" * 1_000_000, Query("y")) == []


def test_what_is_said_of_a_persona_is_looked_through() -> None:
    persona = Persona(id="ann", name="Ann", occupation="Bike courier", quote="My bike back!")
    map_ = evolve(small_map(), personas=(persona,))
    found = [(place.record, place.field) for place in find(map_, Query("bike"))]
    assert found == [("ann", "occupation"), ("ann", "quote")]
