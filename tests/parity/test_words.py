"""The text layer of a PDF: each card copies as it was typed, in every script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.export.options import Options
from app.export.pdf import export_pdf
from app.export.run import lay_out_for, pictures_of
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
)


def unreadable(map_: JourneyMap, folder: Path, options: Options) -> list[str]:
    """The visible cards of a map whose text the PDF does not give back."""
    page, _ = lay_out_for(map_, options)
    pdf = export_pdf(map_, [page], pictures_of(map_, 300))
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


def test_a_text_that_is_not_there_is_missed(tmp_path: Path) -> None:
    page = page_of([node("line:1", 20, 20, words("I open the app and wait"))])
    outputs = extracted(export_pdf(JourneyMap(id="words"), [page], Pictures()), tmp_path)
    assert missing(["I open the app", "app the open", "anders"], outputs) == [
        "app the open",
        "anders",
    ]
