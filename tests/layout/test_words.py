"""The words printed on a map: whole in every language, and safe to put into one another."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout import formats
from app.layout.resources import resource_path
from app.layout.text import TextStyle, Typesetter
from app.layout.words import base_language, languages, words
from app.models.lane import Lane
from app.models.vocabulary import (
    Attention,
    BlueprintLine,
    Cause,
    Channel,
    Evidence,
    Importance,
    LaneType,
    MapKind,
    MetricKind,
    MomentOfTruth,
    PathKind,
    PlanState,
    Presence,
    SourceMethod,
    State,
    TouchpointChange,
)

WANTED = "ar de el en es fr he hi it ja ko nl pl pt ru th tr uk zh".split()
ISOLATES = "\u2068\u2069"


COUNTED = ["cards-folded"]
"""Messages that have a form for each plural."""
COUNTS = (0, 1, 2, 3, 5, 9, 11, 21, 22, 100, 1000)


def blanks(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def test_the_languages_are_those_promised() -> None:
    assert list(languages()) == WANTED


@pytest.mark.parametrize("language", WANTED)
def test_a_language_has_every_word(language: str) -> None:
    english, own = words("en").texts, words(language).texts
    assert list(own) == list(english)
    for key, text in own.items():
        assert text, key
        assert text == text.strip(), key
        assert text == unicodedata.normalize("NFC", text), key
        if key in COUNTED:
            continue
        assert blanks(text) == blanks(english[key]), key
        assert "{" not in re.sub(r"\{\w+\}", "", text), key


@pytest.mark.parametrize("language", [one for one in WANTED if one != "en"])
def test_a_language_is_not_left_in_english(language: str) -> None:
    english, own = words("en").texts, words(language).texts
    # Loan words and signs ("SMS", "online", "n = {n}") are alike in many languages.
    alike = [key for key, text in own.items() if text.casefold() == english[key].casefold()]
    assert len(alike) <= len(english) // 6, alike


@pytest.mark.parametrize("language", WANTED)
def test_what_is_told_apart_in_the_vocabulary_is_told_apart_in_words(language: str) -> None:
    spoken = words(language)
    for group in (
        [spoken.lane(one.value) for one in LaneType],
        [spoken.kind(one.value) for one in MapKind],
        [spoken.channel(one.value) for one in Channel],
        [spoken.metric(one.value) for one in MetricKind],
        [spoken.path(one.value) for one in PathKind],
        [spoken.state(one.value) for one in PlanState],
        [spoken.change(one.value) for one in TouchpointChange],
        [spoken.method(one.value) for one in SourceMethod],
        [spoken.moment(one.value) for one in MomentOfTruth],
        [spoken[f"importance-{one.value}"] for one in Importance],
        [spoken[one.value] for one in Evidence],
        [spoken[one.value] for one in Presence],
        [spoken[one.value] for one in Attention],
        [spoken[f"cause-{one.value}"] for one in Cause],
        [spoken[f"state-{one.value}"] for one in State],
        [spoken[f"line-of-{one.value}"] for one in BlueprintLine],
    ):
        assert len(set(group)) == len(group)


@pytest.mark.parametrize("language", WANTED)
def test_the_bundled_fonts_hold_every_letter_of_the_words(language: str) -> None:
    typesetter = Typesetter(language)
    spoken = words(language)
    told = [formats.counted(spoken, key, count, language) for key in COUNTED for count in COUNTS]
    text = "\n".join([*(word for key, word in spoken.texts.items() if key not in COUNTED), *told])
    assert typesetter.block(text, TextStyle(8), 200).missing == frozenset()


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-Hant", "zh"),
        ("pt-BR", "pt"),
        ("en_US", "en"),
        ("DE", "de"),
        ("iw", "he"),
        ("sv", "en"),
        ("", "en"),
        ("../../etc", "en"),
    ],
)
def test_a_tag_finds_its_language_or_english(tag: str, language: str) -> None:
    assert words(tag).language == language


@given(st.text())
def test_no_tag_fails(tag: str) -> None:
    assert words(tag).language in WANTED
    assert base_language(tag) == base_language(base_language(tag))


def test_a_value_of_a_newer_version_is_shown_plainly() -> None:
    spoken = words("de")
    assert spoken.lane("sound-track") == "sound track"
    assert spoken.state("on-hold") == "on hold"
    # A channel of one's own is the user's text.
    assert spoken.channel("carrier-pigeon") == "carrier-pigeon"


@given(st.sampled_from(WANTED), st.text(st.characters(exclude_characters=ISOLATES)))
def test_a_filled_word_holds_the_value_exactly(language: str, value: str) -> None:
    spoken = words(language)
    around = spoken["priority-of"].split("{value}")
    filled = spoken.fill("priority-of", value=value)
    assert filled.strip(ISOLATES).startswith(around[0])
    assert filled.replace(ISOLATES[0], "").replace(ISOLATES[1], "") == value.join(around)


def test_only_a_value_of_the_other_direction_is_isolated() -> None:
    assert words("ar").fill("version-of", version="v3") == "الإصدار \u2068v3\u2069"
    assert words("ar").fill("version-of", version="3") == "الإصدار 3"
    assert words("he").fill("owner-of", name="דנה") == "בעלים: דנה"
    assert words("en").fill("owner-of", name="دانا") == "owner \u2068دانا\u2069"


def test_what_is_counted_has_the_form_of_its_number() -> None:
    def told(language: str, *counts: int) -> list[str]:
        return [formats.counted(words(language), "cards-folded", one, language) for one in counts]

    assert told("en", 1, 9) == ["1 card", "9 cards"]
    assert told("de", 1, 2) == ["1 Karte", "2 Karten"]
    assert told("pl", 1, 3, 5) == ["1 kartka", "3 kartki", "5 kartek"]
    assert told("ru", 21, 22, 25) == ["21 карточка", "22 карточки", "25 карточек"]
    assert told("ja", 3) == ["カード3枚"]
    # The words of a language that is not known are English, and so are their forms.
    assert told("lt", 21) == ["21 cards"]


@pytest.mark.parametrize("language", WANTED)
def test_every_count_is_told_with_its_number(language: str) -> None:
    for key in COUNTED:
        for count in COUNTS:
            told = formats.counted(words(language), key, count, language)
            assert not set("{}#") & set(told)
            # Arabic and Hebrew have a word for one, Arabic for two as well.
            assert formats.number(count, language) in told or count < 3


def test_a_blank_without_a_value_is_told() -> None:
    with pytest.raises(KeyError, match="value"):
        words("en").fill("priority-of", worth="1")


def test_the_files_are_written_alike() -> None:
    for language in WANTED:
        path = resource_path(f"words/{language}.json")
        text = path.read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_a_metric_among_other_words_has_no_capital_of_its_own() -> None:
    said = {
        language: words(language).metric_among_others("satisfaction") for language in ("en", "de")
    }
    assert said == {"en": "satisfaction", "de": "Zufriedenheit"}


def test_a_lane_whose_title_is_blank_is_called_by_its_type() -> None:
    spoken = words("de")
    titles = {"Wege": "Wege", "": "Handlungen", "  ": "Handlungen"}
    lanes = {title: Lane(id="l", type="action", title=title) for title in titles}
    assert {title: spoken.title_of(lane) for title, lane in lanes.items()} == titles
