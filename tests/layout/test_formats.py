"""Numbers, times, money, dates and quotation marks: right in each language, alike everywhere."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.layout.formats import (
    amount,
    duration,
    level,
    long_date,
    moment,
    money,
    number,
    quote,
    score,
    share,
    short_date,
)
from app.layout.text import GlyphRun, TextStyle, Typesetter
from app.layout.words import languages
from app.models.vocabulary import Unit

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = st.sampled_from([*languages(), "en-US", "zh-Hant", "ar-EG", "sv", "fa", "xx", ""])
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers().map(float)
UNITS = {"d": 86400.0, "h": 3600.0, "min": 60.0, "s": 1.0}


def plain(text: str) -> str:
    """A text with ordinary spaces and hyphens, to be written in a test."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("−", "-")


def read_number(text: str) -> float:
    """The number that an English text shows."""
    return float(plain(text).replace(",", ""))


# Numbers ---------------------------------------------------------------------------------------


@given(st.floats(-1e9, 1e9))
def test_an_english_number_reads_back_within_its_rounding(value: float) -> None:
    tolerance = 0.005 if abs(value) >= 1 else 0.0005
    assert abs(read_number(number(value, "en")) - value) <= tolerance * 1.000001


@given(st.integers(-(10**11), 10**11))
@example(228)
def test_hundredths_are_exact(hundredths: int) -> None:
    # One division alone is exact to the last bit: 2 + 28 / 100 is 2.2800000000000002.
    value = hundredths / 100
    assert read_number(number(value, "en")) == value


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (12345.5, "en", "12,345.5"),
        (12345.5, "de", "12.345,5"),
        (12345.5, "fr", "12 345,5"),
        (2.345, "en", "2.35"),
        (0.125, "en", "0.125"),
        (0.00012, "en", "0.00012"),
        (-3, "ru", "-3"),
        (1e21, "en", "1E21"),
    ],
)
def test_a_number_as_its_language_writes_it(value: float, language: str, expected: str) -> None:
    assert plain(number(value, language)) == expected


@given(st.floats(0, 10))
def test_a_share_reads_back_within_its_rounding(fraction: float) -> None:
    assume(fraction == 0 or fraction > 1e-7)
    text = share(fraction, "en")
    assert text.endswith("%")
    off = abs(read_number(text[:-1]) - fraction * 100)
    assert off <= max(0.05 if fraction >= 0.01 else fraction * 5, 1e-12) * 1.000001


@pytest.mark.parametrize(
    ("fraction", "language", "expected"),
    [
        (0.11, "en", "11%"),
        (0.115, "de", "11,5 %"),
        (0.115, "tr", "%11,5"),
        (0.00034, "en", "0.034%"),
        (1.2, "en", "120%"),
    ],
)
def test_a_share_as_its_language_writes_it(fraction: float, language: str, expected: str) -> None:
    assert plain(share(fraction, language)) == expected


# Money, scores, units of one's own -------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "symbol", "language", "expected"),
    [
        (12, "EUR", "en", "€12"),
        (12.5, "EUR", "de", "12,50 €"),
        (12.5, "€", "de", "12,50 €"),
        (12.5, "$", "en", "$12.50"),
        (12.5, "USD", "en", "US$12.50"),
        (1200, "JPY", "ja", "￥1,200"),
        (3, "руб.", "ru", "3 руб."),
        (-3, "$", "en", "-$3"),
    ],
)
def test_money_as_its_language_writes_it(
    value: float, symbol: str, language: str, expected: str
) -> None:
    assert unicodedata.normalize("NFKC", plain(money(value, symbol, language))) == (
        unicodedata.normalize("NFKC", expected)
    )


@given(
    st.floats(0, 1e9), st.sampled_from(["$", "€", "£", "¥", "₽", "zł", "kr", "taler"]), LANGUAGES
)
def test_a_currencys_sign_is_shown_as_typed(value: float, sign: str, language: str) -> None:
    assert sign in money(value, sign, language)
    assert "US$" not in money(value, sign, language)


def test_an_amount_follows_its_unit() -> None:
    assert plain(amount(720, Unit.SECONDS, "en")) == "12 min"
    assert amount(0.11, Unit.FRACTION, "en") == "11%"
    assert amount(12, Unit.MONEY, "en", "EUR") == "€12"
    assert amount(12, Unit.MONEY, "en") == "12"
    assert plain(amount(3, Unit.NUMBER, "en", "calls")) == "3 calls"
    assert amount(4.2, Unit.POINTS, "en", "/5") == "4.2/5"
    assert amount(7, "of-a-newer-version", "en") == "7"
    assert score(4, "de") == "4/5"


# Durations -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "0 min"),
        (0.4, "0.4 s"),
        (45, "45 s"),
        (59.96, "1 min"),
        (90, "1 min 30 s"),
        (720, "12 min"),
        (3599.6, "1 h"),
        (3600, "1 h"),
        (3900, "1 h 5 min"),
        (86399, "1 d"),
        (172800, "2 d"),
        (180000, "2 d 2 h"),
        (21 * 86400 + 3600, "21 d"),
        (-300, "-5 min"),
    ],
)
def test_an_english_duration(seconds: float, expected: str) -> None:
    assert plain(duration(seconds, "en")) == expected


@given(st.floats(0, 1e10))
def test_a_duration_is_told_to_its_smallest_unit(seconds: float) -> None:
    pieces = plain(duration(seconds, "en")).split(" ")
    counts, units = [read_number(count) for count in pieces[::2]], pieces[1::2]
    told = sum(count * UNITS[unit] for count, unit in zip(counts, units, strict=True))
    order = list(UNITS)
    assert len(units) <= 2
    assert [order.index(unit) for unit in units] == sorted({order.index(unit) for unit in units})
    # Two units next to each other; the smaller of them is where it was rounded.
    finest = order[min(order.index(units[0]) + 1, 3)] if units[0] != "d" or told < 864000 else "d"
    step = 0.1 if units == ["s"] and seconds < 10 else UNITS[finest]
    if not counts[0]:
        step = 0.1
    assert abs(told - seconds) <= step / 2 * 1.000001


@given(st.integers(0, 10**7), LANGUAGES)
def test_a_duration_never_breaks_between_a_number_and_its_unit(seconds: int, language: str) -> None:
    for piece in duration(float(seconds), language).split(" "):
        assert not piece.isdigit()


def test_a_duration_takes_the_plural_of_its_language() -> None:
    assert plain(duration(86400, "pl")) == "1 dzień"
    assert plain(duration(2 * 86400, "pl")) == "2 dni"
    assert duration(3900, "ja") == "1時間5分"


# Dates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "language", "short", "long"),
    [
        ("2026-11-30", "en", "30 Nov", "30 Nov 2026"),
        ("2027-05-01", "en", "1 May", "1 May 2027"),
        ("2027-05-01", "en-US", "May 1", "May 1, 2027"),
        ("2027-05-01", "de", "1. Mai", "1. Mai 2027"),
        ("2027-05-01", "ja", "5月1日", "2027年5月1日"),
        ("2026-11", "en", "Nov 2026", "Nov 2026"),
        ("2026", "en", "2026", "2026"),
        ("", "en", "", ""),
        ("next spring", "en", "next spring", "next spring"),
        ("0999-05-01", "en", "0999-05-01", "0999-05-01"),
    ],
)
def test_a_date_is_as_exact_as_it_was_written(
    date: str, language: str, short: str, long: str
) -> None:
    assert plain(short_date(date, language)) == short
    assert plain(long_date(date, language)) == long


@given(
    st.dates(datetime.date(1583, 1, 1)),
    st.sampled_from([one for one in languages() if one != "th"]),
)
def test_a_date_shows_its_own_day_and_year(date: datetime.date, language: str) -> None:
    digits = [int(piece) for piece in re.findall(r"\d+", long_date(date.isoformat(), language))]
    assert date.day in digits
    assert date.year in digits
    assert date.day in [
        int(piece) for piece in re.findall(r"\d+", short_date(date.isoformat(), language))
    ]


@given(st.times())
def test_a_clock_time_reads_back(time: datetime.time) -> None:
    written = time.strftime("%H:%M")
    assert moment(written, "en") == written
    assert moment(f"2026-11-30T{written}", "en") == f"30 Nov, {written}".replace(" ", "\u00a0")


def test_a_moment_may_be_a_day() -> None:
    assert moment("2026-11-30", "en") == short_date("2026-11-30", "en")
    assert moment("25:61", "en") == "25:61"
    assert plain(moment("23:40", "en-US")) == "11:40 PM"


# Everywhere ------------------------------------------------------------------------------------


@given(NUMBERS, LANGUAGES, st.sampled_from([*(unit.value for unit in Unit), "newer"]), st.text())
def test_no_number_fails(value: float, language: str, unit: str, symbol: str) -> None:
    text = amount(value, unit, language, symbol)
    assert any(character.isalnum() for character in text)


@given(st.text(), LANGUAGES)
def test_no_text_fails_as_a_date(text: str, language: str) -> None:
    for form in (short_date, long_date, moment):
        assert isinstance(form(text, language), str)


@given(st.text())
def test_an_unknown_language_is_english(tag: str) -> None:
    assume(not re.match(r"\s*[A-Za-z]{2,3}([-_\s]|$)", tag))
    assert number(1234.5, tag) == number(1234.5, "en")
    assert long_date("2026-11-30", tag) == long_date("2026-11-30", "en")


SHOW = """
from app.layout.formats import duration, long_date, moment, money, number, share, short_date
from app.layout import formats
for language in sorted(formats._KNOWN) + ["en-US", "zh-Hant", "xx", "tlh", ""]:
    print(language, ascii([
        number(-1234.5, language), share(0.115, language), money(12.5, "EUR", language),
        duration(3900, language), short_date("2026-03-08", language),
        long_date("2011-12-30", language), moment("2026-03-08T02:30", language),
    ]))
"""


def test_the_machines_language_and_time_zone_change_nothing() -> None:
    """02:30 on 8 March 2026 does not exist in New York, nor 30 December 2011 in Apia."""

    def shown(lang: str, zone: str) -> str:
        environment = {**os.environ, "LANG": lang, "LC_ALL": lang, "TZ": zone}
        return subprocess.run(
            [sys.executable, "-c", SHOW],
            env=environment,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    at_home = shown("C.UTF-8", "UTC")
    assert at_home.count("\n") > len(languages())
    assert shown("ar_EG.UTF-8", "America/New_York") == at_home
    assert shown("tr_TR.UTF-8", "Pacific/Apia") == at_home


@pytest.mark.parametrize("language", languages())
def test_the_bundled_fonts_hold_what_is_printed(language: str) -> None:
    samples = [
        *(number(value, language) for value in (-1234.5, 0.125, 1e21)),
        *(duration(value, language) for value in (0.4, 90, 3900, 86400, 172800, 90000)),
        *(long_date(f"2026-{month:02}-28", language) for month in range(1, 13)),
        share(0.115, language),
        money(-1200.5, "EUR", language),
        moment("2026-11-30T23:40", language),
        quote("a", language),
    ]
    block = Typesetter(language).block("\n".join(samples), TextStyle(8), 300)
    assert block.missing == frozenset()


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_minus_stays_before_its_number_where_text_runs_right_to_left(language: str) -> None:
    line = (
        Typesetter(language).block(number(-12, language), TextStyle(8), 100, "left", "rtl").lines[0]
    )
    drawn = "".join(
        cluster.text
        for run in sorted(line.runs, key=lambda run: run.x)
        if isinstance(run, GlyphRun)
        for cluster in sorted(run.clusters, key=lambda cluster: cluster.x)
    )
    assert re.sub("[^−0-9]", "", drawn) == "−12"


# Quotation marks -------------------------------------------------------------------------------

MARKS = "“”„«»‘’‚‹›「」『』\"'״＂"
UNQUOTED = st.text(st.characters(exclude_characters=MARKS, exclude_categories=["Cs"])).filter(
    lambda text: bool(text.strip())
)


@given(UNQUOTED, LANGUAGES)
def test_said_words_stand_whole_within_one_pair_of_marks(text: str, language: str) -> None:
    quoted = quote(text, language)
    assert text.strip() in quoted
    assert sum(character in MARKS for character in quoted) == 2
    assert quoted.strip()[0] in MARKS
    assert quoted.strip()[-1] in MARKS


@given(UNQUOTED, LANGUAGES, LANGUAGES)
def test_quoted_words_are_not_quoted_again(text: str, language: str, other: str) -> None:
    quoted = quote(text, language)
    assert quote(quoted, language) == quoted
    assert quote(quoted, other) == quoted


@pytest.mark.parametrize(
    "text",
    [
        '"Why?"',
        "“Why?”.",
        "‘It’s gone’",
        "„Warum?“",
        "« Pourquoi ? »",
        "”למה?”",
        "「なぜ」。",
        "",
        " \n",
    ],
)
def test_words_in_marks_already_are_left_alone(text: str) -> None:
    for language in languages():
        assert quote(text, language) == text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Which?", "en", "“Which?”"),
        ("Which?", "en-GB", "“Which?”"),
        ("Какой?", "ru", "«Какой?»"),
        ("Welche?", "de", "„Welche?“"),
        ("Lequel ?", "fr", "«\u202fLequel ?\u202f»"),
        ("どれ", "ja", "「どれ」"),
        ("哪个", "zh", "“哪个”"),
        ("哪個", "zh_hant_TW", "「哪個」"),
        (" spaced ", "en", " “spaced” "),
        ('"Taxi" or "cab"', "en", '“"Taxi" or "cab"”'),
        ("'Tis late", "en", "“'Tis late”"),
    ],
)
def test_a_languages_own_marks(text: str, language: str, expected: str) -> None:
    assert quote(text, language) == expected


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_a_level_has_its_sign_on_either_side_of_neutral(language: str) -> None:
    good, bad = level(1.0, language), level(-1.0, language)
    assert good.replace("+", "−") == bad
    assert "+" in good
    assert level(0.0, language) == number(0, language)
    assert level(1.5, language).replace("+", "").strip("\u200e") == number(1.5, language)
