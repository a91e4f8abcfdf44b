"""Where lines may end: what ICU says, what is plain without asking it, and our own rules."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.layout.text.breaks import (
    PLAIN,
    break_locale,
    grapheme_ends,
    icu_breaks,
    line_breaks,
    plain_breaks,
)
from tests.layout.text.samples import texts

EN = break_locale("en")


def parts(text: str, language: str = "en") -> list[str]:
    """The text in its unbreakable parts."""
    breaks = [0, *line_breaks(text, break_locale(language))]
    return [text[a:b] for a, b in pairwise(breaks)]


_PLAIN_LETTERS = "aZéßЖя1Ω9"
_plain_texts = st.text(_PLAIN_LETTERS + " -'’.,:;!?…()#\"“”·\u00a0", max_size=24).filter(
    lambda text: PLAIN.fullmatch(text) is not None
)
_plain_words = st.from_regex(
    r"[(\"“]?[aZ1я](?:[-'’.,:]?[aZ1я]){0,4}[.,;:!?…]?[)\"”]?", fullmatch=True
)


@given(st.one_of(_plain_texts, st.lists(_plain_words).map(" ".join)))
@example("well-known 1-2 a-1 1-a")
@example('a (b) "c" “d” e’s. “f”')
@example("  two  spaces ")
def test_plain_text_breaks_as_icu_says(text: str) -> None:
    if PLAIN.fullmatch(text) and text:
        assert plain_breaks(text) == icu_breaks(text, EN)


_spaced_texts = st.text("aß1אתبىـًكहि्क।가힣.,:!?  ًि", max_size=24)


@given(_spaced_texts, st.sampled_from(["en", "ar", "he", "hi", "ko", "ja", "zh"]))
@example("שלום עולם. 12 شكرًا، नमस्ते जी! 한국어 a가1 나", "en")
def test_scripts_with_spaces_break_as_icu_says(text: str, language: str) -> None:
    locale = break_locale(language)
    if text:
        assert line_breaks(text, locale) == icu_breaks(text, locale)


def test_common_english_is_plain() -> None:
    for text in (
        "I choose the right car, and press “Order” at once.",
        "It's well-known (see 3.5): why? Because!",
        "Ich wähle das richtige Auto…",
        "Я выбираю машину, 12:30",
        "",
    ):
        assert PLAIN.fullmatch(text), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("สวัสดีครับผมชื่อสมชาย", ["สวัสดี", "ครับ", "ผม", "ชื่อ", "สมชาย"]),
        ("コーヒーをちょっと。", ["コー", "ヒー", "を", "ちょっ", "と。"]),
        ("「待って」だ", ["「待っ", "て」", "だ"]),
        ("대한민국 서울에서 TV를 2시", ["대한민국 ", "서울에서 ", "TV를 ", "2시"]),
        ("10\u00a0km weit", ["10\u00a0km ", "weit"]),
        ("co\u00adoperate now", ["co\u00adoperate ", "now"]),
        ("zero\u200bwidth", ["zero\u200b", "width"]),
        ("a\u2028b", ["a\u2028", "b"]),
        ("a\rb", ["a\r", "b"]),
        ("👩‍🚀👍🏽 🇩🇪", ["👩‍🚀", "👍🏽 ", "🇩🇪"]),
        ("𠀀a b", ["𠀀", "a ", "b"]),
        ("", []),
    ],
)
def test_breaks_of_many_scripts(text: str, expected: list[str]) -> None:
    for language in ("en", "ja", "ko", "zh"):
        assert parts(text, language) == expected


@given(texts().map(lambda text: text.replace("\n", "")))
def test_breaks_go_up_to_the_end_and_never_divide_a_user_perceived_character(text: str) -> None:
    if not text:
        return
    breaks = line_breaks(text, EN)
    assert breaks == sorted(set(breaks))
    assert breaks[-1] == len(text)
    assert "".join(parts(text)) == text
    marked = [b for b in breaks[:-1] if text[b] in "\u0301\u05b8\u0651\u3099\ufe0f"]
    assert all(text[b - 1] in " \t\u200b\r\x0b\u2028\u3000\u00ad" for b in marked)


def test_user_perceived_characters() -> None:
    text = "e\u0301👩‍🚀क्षि한𠀀"
    ends = [0, *grapheme_ends(text)]
    whole = [text[a:b] for a, b in pairwise(ends)]
    assert whole == ["e\u0301", "👩‍🚀", "क्षि", "한", "𠀀"]


@pytest.mark.parametrize(
    "language", ["", "x", "en-GB", "zh_TW", "ja-JP", "тест", "english!", "de@x=y"]
)
def test_any_language_tag_gives_a_locale(language: str) -> None:
    assert line_breaks("ab cd", break_locale(language)) == [3, 5]
