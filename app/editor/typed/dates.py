"""Dates and times as people type them, to and from the file's way of writing (ISO 8601)."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

from app.editor.typed.amounts import TypedError
from app.editor.words import tr

_MARKS = re.compile("[\u200e\u200f\u061c]")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)\s*([ap]m)?", re.IGNORECASE)
_TIME = re.compile(r"\d+:\d+(:\d+)?\s*([ap]m)?", re.IGNORECASE)
_PARTS = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\d\s./\-،,年月日.]*")


@dataclass(frozen=True, slots=True)
class DateWay:
    """How a language writes a date in figures: ``order`` of "d", "m", "y", and what is between."""

    order: str = "dmy"
    between: str = "."

    @classmethod
    def of_pattern(cls, pattern: str) -> DateWay:
        """The way of a pattern such as "dd.MM.yy" or "M/d/yy"."""
        found = "".join(dict.fromkeys(re.findall("[dmy]", pattern.lower())))
        order = found if sorted(found) == ["d", "m", "y"] else "ymd"
        sign = next((one for one in "./-" if one in pattern), "-")
        return cls(order, sign)


def date_text(date: str, way: DateWay) -> str:
    """A date of the file ("2026-11-30", "2026-11", "2026") in figures, as `typed_date` reads it."""
    parts = dict(zip("ymd", date.split("-"), strict=False)) if date else {}
    return way.between.join(parts[one] for one in way.order if one in parts)


def typed_date(text: str, way: DateWay) -> str:
    """The date that a text means, as the file writes it; "" for an empty text.

    A year, a month with its year, or a day. Raises `TypedError`.
    """
    plain = _plain(text)
    if not plain:
        return ""
    numbers = _PARTS.findall(plain)
    if not _BETWEEN.fullmatch(plain) or not 1 <= len(numbers) <= 3:
        raise _not_understood(text, way)
    order = [one for one in way.order if one in "dmy"[3 - len(numbers) :]]
    if len(numbers[0]) == 4:
        order = sorted(order, key="ymd".index)
    elif len(numbers) == 2:
        order = ["m", "y"]
    parts = dict(zip(order, numbers, strict=True))
    year = parts["y"]
    if len(year) == 2:
        year = f"20{year}"
    if len(year) != 4:
        raise _not_understood(text, way)
    month, day = int(parts.get("m", "1")), int(parts.get("d", "1"))
    try:
        datetime.date(int(year), month, day)
    except ValueError:
        raise TypedError(
            tr(
                "“{text}” was read as day {day} of month {month} in {year}, which does not exist.",
                text=text.strip(),
                day=day,
                month=month,
                year=year,
            )
        ) from None
    return "-".join([year, f"{month:02}", f"{day:02}"][: len(numbers)])


def moment_text(moment: str, way: DateWay) -> str:
    """A time, a date or both of the file, as `typed_moment` reads it."""
    day, joint, clock = moment.rpartition("T")
    if ":" not in clock:
        return date_text(moment, way)
    return f"{date_text(day, way)} {clock}" if joint else clock


def typed_moment(text: str, way: DateWay) -> str:
    """The clock time, date or both that a text means, as the file writes it.

    Raises `TypedError`.
    """
    plain = _plain(text).replace("T", " ")
    last = plain.rpartition(" ")
    head, tail = (last[0], last[2])
    if tail.lower() in ("am", "pm"):
        head, _, before = head.rpartition(" ")
        tail = before + tail
    found = _CLOCK.fullmatch(tail) if ":" in tail or not _looks_like_date(tail) else None
    if found is None and _TIME.fullmatch(tail):
        raise _no_clock_time(tail)
    if found is None:
        return typed_date(text, way)
    hour, minute, half = int(found[1]), found[2], (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise _no_clock_time(tail)
        hour = hour % 12 + (12 if half == "pm" else 0)
    clock = f"{hour:02}:{minute}"
    if not head.strip(" ,"):
        return clock
    day = typed_date(head.strip(" ,"), way)
    if len(day) != 10:
        raise TypedError(tr("A clock time needs a whole day before it, or none at all."))
    return f"{day}T{clock}"


def _looks_like_date(text: str) -> bool:
    return text.count(".") > 1 or "/" in text or "-" in text or text.isdigit()


def _plain(text: str) -> str:
    signs = []
    for sign in _MARKS.sub("", text):
        digit = unicodedata.decimal(sign, None)
        signs.append(sign if digit is None else str(digit))
    return "".join(" " if sign.isspace() else sign for sign in signs).strip()


def _no_clock_time(text: str) -> TypedError:
    said = tr("“{text}” is no clock time. Type one from 0:00 to 23:59, as in “14:30”.", text=text)
    return TypedError(said)


def _not_understood(text: str, way: DateWay) -> TypedError:
    example = date_text("2026-11-30", way)
    return TypedError(
        tr(
            "“{text}” is no date. Type one like “{day}”, “{month}” or “2026”.",
            text=text.strip(),
            day=example,
            month=date_text("2026-11", way),
        )
    )
