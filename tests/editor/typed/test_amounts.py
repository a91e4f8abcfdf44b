"""Numbers, shares, times and money as people type them in their languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.editor.typed import TypedError, exact_text, typed_amount, typed_number
from app.layout import formats
from app.layout.words import languages
from app.models.base import MOST
from app.models.vocabulary import Unit

LANGUAGES = st.sampled_from(languages())
SECONDS = st.integers(0, 40 * 86400)
NUMBERS = st.floats(-MOST, MOST)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12 min", 720),
        ("12", 720),
        ("12min", 720),
        ("1 h 30", 5400),
        ("1h30", 5400),
        ("1:30", 5400),
        ("0:01:05", 65),
        ("1,5 Std.", 5400),
        ("2 Tage 3 Stunden", 183600),
        ("1 h 30 min 5 s", 5405),
        ("90 s", 90),
        ("1 ч 30", 5400),
        ("١٢ د", 720),
        ("يومان", 172800),
        ("1時間30分", 5400),
    ],
)
def test_a_time_is_understood(text: str, seconds: float) -> None:
    assert typed_amount(text, Unit.SECONDS, ",") == seconds


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("1.234", ",", 1234),
        ("1.234", ".", 1.234),
        ("8.5", ",", 8.5),
        ("8,5", ".", 8.5),
        ("1,234.5", ",", 1234.5),
        ("1 234,5", ",", 1234.5),
        ("1'234.5", ".", 1234.5),
        ("12,34,567", ".", 1234567),
        ("−3", ".", -3),
        ("٣٫٥", ".", 3.5),
        ("1e3", ".", 1000),
        ("1,5е3", ",", 1500),
        (".5", ".", 0.5),
    ],
)
def test_points_and_commas_are_told_apart(text: str, decimal: str, number: float) -> None:
    assert typed_number(text, decimal) == number


@pytest.mark.parametrize(
    ("text", "unit", "symbol", "number"),
    [
        ("8,5 %", Unit.FRACTION, "", 0.085),
        ("8,5", Unit.FRACTION, "", 0.085),
        ("%8,5", Unit.FRACTION, "", 0.085),
        ("3,50 €", Unit.MONEY, "EUR", 3.5),
        ("EUR 3,50", Unit.MONEY, "€", 3.5),
        ("4,5/5", Unit.POINTS, "/5", 4.5),
        ("12 Anrufe", Unit.NUMBER, "Anrufe", 12),
    ],
)
def test_the_unit_may_be_typed_or_not(text: str, unit: str, symbol: str, number: float) -> None:
    assert typed_amount(text, unit, ",", symbol) == number


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("", Unit.NUMBER, "missing"),
        ("many", Unit.NUMBER, "“many” is no number"),
        ("12 apples", Unit.NUMBER, "12 was understood, “apples” was not"),
        ("1.2.3", Unit.NUMBER, "no number"),
        ("12 parsecs", Unit.SECONDS, "“parsecs” is no unit of time"),
        ("soon", Unit.SECONDS, "no unit of time"),
        ("30 min 1 h", Unit.SECONDS, "not understood"),
        ("5 $", Unit.MONEY, "in EUR, not in $"),
        ("8 %%", Unit.FRACTION, "not understood"),
    ],
)
def test_what_is_not_understood_is_refused_in_words(text: str, unit: str, said: str) -> None:
    with pytest.raises(TypedError, match=said.replace("$", r"\$")):
        typed_amount(text, unit, ".", "EUR" if unit == Unit.MONEY else "")


@given(LANGUAGES, SECONDS)
def test_a_time_on_the_map_can_be_typed_as_it_stands(language: str, seconds: int) -> None:
    shown = formats.duration(seconds, language)
    read = typed_amount(shown, Unit.SECONDS, formats.decimal_sign(language))
    assert formats.duration(read, language) == shown


@given(LANGUAGES, st.floats(-1e9, 1e9), st.sampled_from([Unit.NUMBER, Unit.FRACTION]))
@example("uk", 3.79e-87, Unit.NUMBER)
@example("uk", -3.79e-87, Unit.FRACTION)
@example("ar-EG", 3.79e-87, Unit.NUMBER)
@example("fa", 3.79e-87, Unit.NUMBER)
@example("ps", 3.79e-87, Unit.FRACTION)
@example("sl", 3.79e-87, Unit.NUMBER)
@example("sv", 3.79e-87, Unit.NUMBER)
@example("uk", MOST, Unit.NUMBER)
def test_a_number_on_the_map_can_be_typed_as_it_stands(
    language: str, value: float, unit: Unit
) -> None:
    shown = formats.amount(value, unit, language)
    read = typed_amount(shown, unit, formats.decimal_sign(language))
    assert formats.amount(read, unit, language) == shown


@given(LANGUAGES, st.floats(-1e9, 1e9), st.sampled_from(["EUR", "€", "kr", "calls"]))
@example("uk", 1.08e-27, "EUR")
@example("ar-EG", -1.08e-27, "€")
def test_money_on_the_map_can_be_typed_as_it_stands(
    language: str, value: float, symbol: str
) -> None:
    shown = formats.amount(value, Unit.MONEY, language, symbol)
    read = typed_amount(shown, Unit.MONEY, formats.decimal_sign(language), symbol)
    assert formats.amount(read, Unit.MONEY, language, symbol) == shown


@given(st.sampled_from(list(Unit)), st.sampled_from(".,"), NUMBERS)
def test_the_exact_text_is_read_as_the_very_same_number(
    unit: Unit, decimal: str, value: float
) -> None:
    assert typed_amount(exact_text(value, unit, decimal), unit, decimal) == value


@given(st.text(max_size=12), st.sampled_from(list(Unit)))
def test_any_text_is_read_or_refused(text: str, unit: Unit) -> None:
    try:
        read = typed_amount(text, unit, ".")
    except TypedError as error:
        said = str(error)
    else:
        said = exact_text(read, unit)
    assert said


@given(LANGUAGES, NUMBERS)
def test_a_share_of_many_digits_is_read_as_it_is_written_in_any_language(
    language: str, value: float
) -> None:
    decimal, percent = formats.decimal_sign(language), formats.percent_pattern(language)
    said = exact_text(value, Unit.FRACTION, decimal, percent)
    assert typed_amount(said, Unit.FRACTION, decimal) == value


@pytest.mark.parametrize("language", ["en", "de", "fr", "tr", "eu", "ar", "he"])
def test_a_share_of_many_digits_is_written_as_its_language_writes_percent(language: str) -> None:
    decimal, percent = formats.decimal_sign(language), formats.percent_pattern(language)
    assert exact_text(0.125, Unit.FRACTION, decimal, percent) == formats.share(0.125, language)
    shown = formats.share(0.085, language)
    with pytest.raises(TypedError, match=re.escape(f"Type a share like “{shown}”.")):
        typed_amount("much", Unit.FRACTION, decimal, percent=percent)
