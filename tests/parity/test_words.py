"""The text layer of a PDF: each card copies as it was typed, in every script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.options import Options
from app.export.pdf import export_pdf
from app.export.run import lay_out_for
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.storage import load
from tests.generators import WORDS, Wishes, random_map
from tests.paint.pages import node, page_of, source, words
from tests.parity.test_parity import SAMPLES
from tests.parity.words import extracted, missing, texts_of

MIXED = (
    "ينتظر 45 دقيقة في app store ثم يتصل",
    "הלקוחה מחכה 12 דקות ל-Uber בתחנה",
    "I say שלום עולם to all of them here",
    "سعر (٣٤٥) ريال 50% أكثر",
    "مرحبا 😀 كيف الحال",
    "C’est l’été – “déjà” office, affine, -> 3x4 fi fl ffi",
    "क्षत्रिय स्त्री के लिए र्क्य श्री",
    "เก็บน้ำให้เธอที่นั่น กำลัง",
    "👩🏽‍🦽 waits 🇫🇷 at 1️⃣ the ❤️ stop",
    "قال: «نعم، الآن!».",
    "\u202bשלום (taxi)\u202c 😀 מדרסٌ؟",
)

# What stands beside what from right to left: words with and without marks, in either direction,
# numbers, all kinds of brackets, quotation and punctuation marks, emoji, and explicit controls.
RIGHT = st.sampled_from(["شكرا", "مرحبا", "مدرسٌ", "أخيرًا", "لا", "שלום", "אני", "תו", "י", "שָׁלוֹם"])
LEFT = st.sampled_from(["taxi", "Uber", "A", "45", "3.5", "٣٤٥", "50%", "$5", "1,000", "10:30"])
SIGN = st.sampled_from("«»“”‘’\"'()[]{}<>.,:;!?؟،؛…–—/&*+=@#_~|·•٪")
EMOJI = st.sampled_from(["😀", "🇫🇷", "❤️", "1️⃣"])
CONTROL = st.sampled_from(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200c\u200d"
)
SOME = st.one_of(RIGHT, RIGHT, LEFT, SIGN, SIGN, EMOJI, CONTROL)
MIXED_TEXT = st.tuples(
    RIGHT, st.lists(st.tuples(SOME, st.sampled_from(["", " "])), max_size=8)
).map(lambda drawn: drawn[0] + "".join(word + gap for word, gap in drawn[1]).rstrip())


def unreadable(map_: JourneyMap, folder: Path, options: Options) -> list[str]:
    """The visible cards of a map whose text the PDF does not give back."""
    page, _ = lay_out_for(map_, options)
    pdf = export_pdf(map_, [page], Pictures.of(map_.pictures, 300))
    cards = [field.block.text for field in texts_of(page, "card")]
    assert cards or not map_.cards
    return missing(cards, extracted(pdf, folder))


@pytest.mark.parametrize("fit", ["page", "content"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_cards_of_a_sample_copy_as_typed(sample: Path, fit: str, tmp_path: Path) -> None:
    assert unreadable(load(sample).map, tmp_path, Options(fit=fit)) == []


@pytest.mark.parametrize("language", WORDS)
def test_the_cards_of_invented_maps_copy_as_typed(
    language: str, tmp_path: Path, short_or_full: Callable[[int, int], int]
) -> None:
    for seed in range(100, 100 + short_or_full(3, 30)):
        map_ = random_map(seed, 5, 5, 20, Wishes(languages=(language, "en"), hidden=0))
        assert unreadable(map_, tmp_path, Options()) == [], f"seed {seed}"


def test_mixed_lines_copy_as_typed(tmp_path: Path) -> None:
    page = page_of(
        [
            node(f"line:{place}", 20 + 130 * (place % 6), 20 + 100 * (place // 6), words(text))
            for place, text in enumerate(MIXED)
        ]
    )
    pdf = export_pdf(JourneyMap(id="words"), [page], Pictures(source))
    assert missing(list(MIXED), extracted(pdf, tmp_path)) == []


@given(texts=st.lists(MIXED_TEXT, min_size=1, max_size=40), language=st.sampled_from(["en", "ar"]))
def test_any_words_from_right_to_left_copy_as_typed(
    texts: list[str], language: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    page = page_of(
        [
            node(f"line:{n}", 20 + 130 * (n % 6), 20 + 70 * (n // 6), words(t, language=language))
            for n, t in enumerate(texts)
        ]
    )
    pdf = export_pdf(JourneyMap(id="words"), [page], Pictures(source))
    assert missing(texts, extracted(pdf, folder)) == []


def test_a_text_that_is_not_there_is_missed(tmp_path: Path) -> None:
    page = page_of([node("line:1", 20, 20, words("I open the app and wait"))])
    outputs = extracted(export_pdf(JourneyMap(id="words"), [page], Pictures()), tmp_path)
    assert missing(["I open the app", "app the open", "anders"], outputs) == [
        "app the open",
        "anders",
    ]
