"""Dates and clock times as people type them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.typed import (
    DateWay,
    TypedError,
    date_text,
    moment_text,
    typed_date,
    typed_moment,
)

GERMAN = DateWay("dmy", ".")
WAYS = st.sampled_from(
    [GERMAN, DateWay("mdy", "/"), DateWay("ymd", "-"), DateWay("dmy", "/"), DateWay("ymd", ".")]
)
DAYS = st.dates(datetime.date(1000, 1, 1)).map(str)
DATES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), st.just(""))
CLOCKS = st.times().map(lambda time: f"{time:%H:%M}")


@pytest.mark.parametrize(
    ("text", "way", "date"),
    [
        ("30.11.2026", GERMAN, "2026-11-30"),
        ("30. 11. 26", GERMAN, "2026-11-30"),
        ("2026-11-30", GERMAN, "2026-11-30"),
        ("11/30/2026", DateWay("mdy", "/"), "2026-11-30"),
        ("11/2026", GERMAN, "2026-11"),
        ("2026-11", GERMAN, "2026-11"),
        ("2026", GERMAN, "2026"),
        ("", GERMAN, ""),
        ("٣٠/١١/٢٠٢٦", DateWay("dmy", "/"), "2026-11-30"),
    ],
)
def test_a_date_is_understood(text: str, way: DateWay, date: str) -> None:
    assert typed_date(text, way) == date


@pytest.mark.parametrize("text", ["soon", "30.2.2026", "1.2.3.4", "12345", "5"])
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(TypedError, match=text.replace(".", r"\.")):
        typed_date(text, GERMAN)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("23:40", "23:40"),
        ("7:05", "07:05"),
        ("7:05 pm", "19:05"),
        ("12:00 am", "00:00"),
        ("30.11.2026 23:40", "2026-11-30T23:40"),
        ("30.11.2026, 23:40", "2026-11-30T23:40"),
        ("2026-11-30T23:40", "2026-11-30T23:40"),
        ("30.11.2026", "2026-11-30"),
        ("", ""),
    ],
)
def test_a_moment_is_understood(text: str, moment: str) -> None:
    assert typed_moment(text, GERMAN) == moment


def test_a_clock_time_needs_a_whole_day() -> None:
    with pytest.raises(TypedError, match="whole day"):
        typed_moment("2026 23:40", GERMAN)


def test_the_way_is_read_from_a_pattern() -> None:
    assert DateWay.of_pattern("dd.MM.yy") == GERMAN
    assert DateWay.of_pattern("M/d/yy") == DateWay("mdy", "/")
    assert DateWay.of_pattern("yyyy-MM-dd") == DateWay("ymd", "-")


@given(DATES, WAYS)
def test_a_shown_date_is_read_as_it_was(date: str, way: DateWay) -> None:
    assert typed_date(date_text(date, way), way) == date


@given(st.one_of(DATES, CLOCKS, st.tuples(DAYS, CLOCKS).map("T".join)), WAYS)
def test_a_shown_moment_is_read_as_it_was(moment: str, way: DateWay) -> None:
    assert typed_moment(moment_text(moment, way), way) == moment


@pytest.mark.parametrize("text", ["25:00", "12:60", "30.11.2026 24:15", "14:30 pm", "9:30:00"])
def test_what_looks_like_a_clock_time_is_refused_as_one(text: str) -> None:
    with pytest.raises(TypedError, match=r"is no clock time\. Type one from 0:00"):
        typed_moment(text, GERMAN)
