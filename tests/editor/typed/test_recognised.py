"""What the first amount of a lane says that it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.typed import recognised
from app.layout import formats
from app.layout.words import languages
from app.models.vocabulary import Unit


@pytest.mark.parametrize(
    ("text", "decimal", "unit", "symbol"),
    [
        ("12 min", ".", Unit.SECONDS, ""),
        ("1 h 30", ",", Unit.SECONDS, ""),
        ("1:30", ".", Unit.SECONDS, ""),
        ("2 Tage", ",", Unit.SECONDS, ""),
        ("12 分", ".", Unit.SECONDS, ""),
        ("8,5 %", ",", Unit.FRACTION, ""),
        ("%8", ",", Unit.FRACTION, ""),
        ("3,50 €", ",", Unit.MONEY, "€"),
        ("-$1,200", ".", Unit.MONEY, "$"),
        ("CHF 12", ".", Unit.MONEY, "CHF"),
        ("12", ".", Unit.NUMBER, ""),
        ("-1.234,5", ",", Unit.NUMBER, ""),
    ],
)
def test_an_amount_says_what_it_counts(text: str, decimal: str, unit: Unit, symbol: str) -> None:
    found = recognised(text, decimal)
    assert found is not None
    assert (found.unit, found.symbol) == (unit, symbol)


@pytest.mark.parametrize(
    "text",
    ["", "fast", "hour", "12 calls", "4/5", "45 NPS", "3 to 5", "1 h 90", "100%%", "5 g", "8 %!"],
)
def test_other_texts_count_nothing(text: str) -> None:
    assert recognised(text) is None


@given(st.sampled_from(languages()), st.integers(1, 59), st.integers(2, 5))
def test_times_and_shares_are_known_as_each_language_writes_them(
    language: str, minutes: int, hours: int
) -> None:
    decimal = formats.decimal_sign(language)
    time = recognised(formats.duration(minutes * 60 + hours * 3600, language), decimal)
    assert time is not None
    assert (time.kind, time.unit) == ("time-spent", "seconds")
    share = recognised(formats.share(minutes / 100, language), decimal)
    assert share is not None
    assert share.unit == "fraction"
