"""Replacing exactly what was found, in the case of what stood there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.every_text import text_at
from app.editor.finding import Place, Query, find
from app.editor.replacing import in_case_of, replace_found
from app.models import edits
from app.models.base import evolve
from app.models.card import Feeling
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.reserved import TrayNote
from tests.editor.maps import card_of, sample, small_map


def test_replacing_all_changes_the_places_and_nothing_else() -> None:
    map_ = sample("taxi")
    query = Query("app")
    places = find(map_, query)
    assert len(places) > 3
    after = replace_found(map_, places, "tool").map
    assert not faults(after, 3)
    changed = {place.record for place in places}
    kept = [one for one in map_.cards if one.id not in changed]
    now = {one.id: one for one in after.cards}
    assert all(now[one.id] is one for one in kept)
    for place in places:
        assert "tool" in text_at({**after.records, after.id: after}[place.record], place.field)


def test_several_places_of_a_text_are_replaced_at_once() -> None:
    map_ = small_map()
    places = find(map_, Query("i "))
    assert card_of(replace_found(map_, places, "We ").map, "look").text == "We look around"
    title = replace_found(map_, [Place("map", "title", 0, 6)], "Selling").map
    assert title.title == "Selling shoes"
    stage = replace_found(map_, find(map_, Query("find")), "Search").map
    assert stage.stages[1].steps[0].name == "Search"


@pytest.mark.parametrize(
    ("found", "text", "put"),
    [
        ("Look", "glance", "Glance"),
        ("look", "glance", "glance"),
        ("LOOK", "glance", "GLANCE"),
        ("LOOK AT", "glance at", "GLANCE AT"),
        ("Look", "iPhone", "iPhone"),
        ("LOOK", "NASA", "NASA"),
        ("look", "Glance", "Glance"),
        ("“Look", "“glance", "“Glance"),
        ("Öl", "élan", "Élan"),
        ("ŻÓŁW", "kot", "KOT"),
        ("駅", "station", "station"),
        ("Look", "駅", "駅"),
        ("LOOK", "", ""),
        ("12", "twelve", "twelve"),
        # They differ in their capitals alone, and that is what was typed.
        ("App", "app", "app"),
        ("APP", "app", "app"),
        ("app", "App", "App"),
        # Addresses, names of files and the like are not words.
        ("Here", "https://example.org/a", "https://example.org/a"),
        ("HERE", "a@example.org", "a@example.org"),
        ("Here", "and/or", "and/or"),
        ("LOOK", "step 2", "step 2"),
        ("Look", "mp3", "mp3"),
        # One letter has its capital for its own sake.
        ("I", "we", "we"),
        ("I’m", "we are", "we are"),
        ("“I", "“we", "“we"),
        ("It", "we", "We"),
        ("E\u0301cole", "gare", "Gare"),
    ],
)
def test_the_capitals_of_what_stood_there(found: str, text: str, put: str) -> None:
    assert in_case_of(found, text) == put


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("I wait", "We wait"),
        ("Rain. I wait", "Rain. We wait"),
        ("Rain?! “I wait", "Rain?! “We wait"),
        ("“Rain.” I wait", "“Rain.” We wait"),
        ("Rain\nI wait", "Rain\nWe wait"),
        ("Rain\n – I wait", "Rain\n – We wait"),
        ("雨。I wait", "雨。We wait"),
        ("Then I wait", "Then we wait"),
        ("Rain, I wait", "Rain, we wait"),
        ("“Rain” I wait", "“Rain” we wait"),
        ("At 4.30 I wait", "At 4.30 we wait"),
    ],
)
def test_a_single_letter_keeps_its_capital_where_a_sentence_begins(text: str, put: str) -> None:
    map_ = edits.set_card_text(small_map(), "look", text)
    query = Query("i", whole_words=True)
    places = [one for one in find(map_, query) if one.record == "look"]
    assert len(places) == 1
    after = replace_found(map_, places, "we", keep_case=True).map
    assert card_of(after, "look").text == put


def test_only_what_differs_then_counts_as_changed() -> None:
    map_ = edits.set_card_text(small_map(), "look", "The App, the app and the APP")
    places = [one for one in find(map_, Query("app")) if one.record == "look"]
    done = replace_found(map_, places, "app", keep_case=True)
    assert card_of(done.map, "look").text == "The app, the app and the app"
    assert (done.put, done.changed) == (("app",) * 3, 2)
    again = replace_found(done.map, places, "app", keep_case=True)
    assert (again.map, again.changed) == (done.map, 0)


@given(st.text(max_size=6), st.text(max_size=6), st.booleans())
def test_only_capitals_differ_from_what_was_typed(found: str, text: str, begins: bool) -> None:
    put = in_case_of(found, text, begins=begins)
    assert put.casefold() == text.casefold()
    if not any(sign.isupper() or sign.istitle() for sign in found):
        assert put == text


def test_capitals_stay_when_both_are_meant_alike() -> None:
    map_ = edits.set_card_text(small_map(), "look", "Look, LOOK and look")
    places = [one for one in find(map_, Query("look")) if one.record == "look"]
    kept = replace_found(map_, places, "see", keep_case=True).map
    typed = replace_found(map_, places, "see").map
    assert card_of(kept, "look").text == "See, SEE and see"
    assert card_of(typed, "look").text == "see, see and see"


def emptied(map_: JourneyMap) -> tuple[JourneyMap, int]:
    """The map without the text of one card, and how many cards went by it."""
    done = replace_found(map_, find(map_, Query("I look around")), "")
    return done.map, done.emptied


def test_a_card_of_which_nothing_is_left_goes() -> None:
    after, count = emptied(small_map())
    assert count == 1
    assert "look" not in after.records
    assert not faults(after, 3)


@pytest.mark.parametrize(
    ("tags", "found", "put", "after"),
    [
        (("red", "blue"), "blue", "red", ("red",)),
        (("blue", "red", "green"), "blue", "red", ("red", "green")),
        (("blue car", "blue bus"), "blue", "red", ("red car", "red bus")),
        (("a1", "a2", "b"), "a1", "b", ("a2", "b")),
    ],
)
def test_no_list_says_a_thing_twice(
    tags: tuple[str, ...], found: str, put: str, after: tuple[str, ...]
) -> None:
    map_ = edits.change_card(small_map(), "look", tags=tags)
    done = replace_found(map_, find(map_, Query(found)), put)
    assert card_of(done.map, "look").tags == after


@pytest.mark.parametrize(
    "more",
    [
        {"notes": "seen twice"},
        {"feeling": Feeling(level=0.0)},
        {"tags": ("shoes",)},
        {"votes": 2},
    ],
)
def test_a_card_that_holds_more_than_its_text_stays(more: dict[str, object]) -> None:
    map_ = small_map()
    cards = tuple(evolve(one, **more) if one.id == "look" else one for one in map_.cards)
    after, count = emptied(evolve(map_, cards=cards))
    assert count == 0
    assert card_of(after, "look").text == ""


def test_a_card_that_is_joined_to_another_stays() -> None:
    map_ = small_map()
    cards = tuple(
        evolve(one, type={"look": "recommendation", "dry": "barrier"}.get(one.id, one.type))
        for one in map_.cards
    )
    pair = Pair(id="p", recommendation="look", target="dry")
    after, count = emptied(evolve(map_, cards=cards, pairs=(pair,)))
    assert count == 0
    assert after.pairs == (pair,)


def test_notes_of_the_tray_are_replaced_and_emptied_ones_go() -> None:
    notes = [
        TrayNote(id="one", text="word and more"),
        TrayNote(id="two", text="word"),
        TrayNote.model_validate({"id": "three", "text": "word", "notes": "kept"}),
    ]
    map_ = edits.add_tray_notes(small_map(), notes, 0)
    done = replace_found(map_, find(map_, Query("word")), "")
    assert [(note.id, note.text) for note in done.map.tray] == [("one", " and more"), ("three", "")]
    assert (done.changed, done.emptied, done.emptied_notes) == (3, 0, 1)
    assert not faults(done.map, 3)
