"""Numbers, times, money, dates and quotation marks as a map's language writes them.

The patterns are those of Unicode's CLDR, through ICU. What is printed depends on the value and the
language alone: never on the time zone or the language of the machine.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from types import MappingProxyType

from icu4py.messageformat import MessageFormat

from app.layout.words import FALLBACK, Words, base_language
from app.models.card import MOST_SCORE
from app.models.vocabulary import Unit

_KNOWN = frozenset(
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy"
    " id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl ps pt ro ru si sk"
    " sl so sq sr sv sw ta te th tk tr uk ur uz vi zh zu".split()
)
# For any other language ICU would take the machine's own, and a map would print differently there.

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?", re.ASCII)

_OWN_DURATIONS = MappingProxyType(
    {
        # CLDR's English "hr" and "day" are neither symbols nor words.
        "en": {"day": "{n} d", "hour": "{n} h", "minute": "{n} min", "second": "{n} s"},
    }
)
_JOINED_DURATIONS = frozenset({"ja", "zh"})

_SIGNS = MappingProxyType(
    {
        "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₩": "KRW",
        "₹": "INR", "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₸": "KZT", "zł": "PLN",
        "kr": "SEK", "Kč": "CZK", "Ft": "HUF",
    }
)  # fmt: skip
_ISO_CURRENCY = re.compile("[A-Z]{3}")

# A date of the file by its length: what makes it a day, and how it is shown.
_DATE_PARTS = MappingProxyType({4: ("-01-01", "y"), 7: ("-01", "yMMM")})
_FIRST_GREGORIAN_YEAR = 1583
_HUGE, _TINY = Decimal("1e15"), Decimal("1e-6")
_MINUS, _NO_BREAK, _NARROW_NO_BREAK = "\u2212", "\u00a0", "\u202f"


def number(value: float, language: str) -> str:
    """A number, rounded to two decimals, or to three (or two digits that count) below one."""
    return _number(str(value), language)


# Ranks, scores and the numbers of sources are few, and stand on many cards.
@lru_cache(maxsize=1024)
def _number(value: str, language: str) -> str:
    exact = Decimal(value)
    places = 2 if abs(exact) >= 1 else max(3, 1 - exact.adjusted())
    return _signed(_plain(exact, places, "", language))


def share(fraction: float, language: str) -> str:
    """A fraction of one as a percentage with at most one decimal (two digits below one percent)."""
    percent = _decimal(fraction) * 100
    places = 1 if abs(percent) >= 1 or not percent else 1 - percent.adjusted()
    return _signed(_plain(percent, places, "percent ", language))


@lru_cache(maxsize=64)
def decimal_sign(language: str) -> str:
    """The decimal sign that people of a language type, "." or ","."""
    return "," if "," in number(1.5, language) else "."


@lru_cache(maxsize=64)
def percent_pattern(language: str) -> str:
    """How a language writes percent, "{}%" in English; the number stands for the braces."""
    return share(0.01, language).replace(number(1, language), "{}")


def money(value: float, symbol: str, language: str) -> str:
    """An amount of money; ``symbol`` is a currency's code ("EUR"), its sign, or any other word.

    Whole amounts have no decimals.
    """
    exact = _decimal(value)
    code = _SIGNS.get(symbol, symbol)
    if not _ISO_CURRENCY.fullmatch(code) or not _plain_size(exact):
        return _with_symbol(number(value, language), symbol)
    # A sign stands for several currencies, so it is shown as typed, not as "US$".
    narrow = " unit-width-narrow" if code != symbol else ""
    rounded = _rounded(exact, 2)
    text = _number_format(
        f"currency/{code} precision-currency-standard/w{narrow}", rounded, language
    )
    if code != symbol:
        text = text.replace("US$", symbol)
        if symbol not in text:
            return _with_symbol(number(value, language), symbol)
    return _signed(text)


# A map is laid out again and again, with the same times.
@lru_cache(maxsize=1024)
def duration(seconds: float, language: str) -> str:
    """A length of time by its two largest units: "45 s", "12 min", "1 h 5 min", "2 d"."""
    exact = _decimal(abs(seconds))
    pieces = [(count, unit) for count, unit in _split(exact) if count]
    if not pieces:
        pieces = [(Decimal(0), "minute")]
    if seconds < 0:
        pieces[0] = (-pieces[0][0], pieces[0][1])
    joint = "" if _tag(language).partition("-")[0] in _JOINED_DURATIONS else " "
    return _signed(joint.join(_measured(count, unit, language) for count, unit in pieces))


def amount(value: float, unit: str, language: str, symbol: str = "") -> str:
    """A metric's number in its unit; ``symbol`` is a currency or a unit of one's own."""
    if unit == Unit.SECONDS:
        return duration(value, language)
    if unit == Unit.FRACTION:
        return share(value, language)
    if unit == Unit.MONEY and symbol:
        return money(value, symbol, language)
    return _with_symbol(number(value, language), symbol)


# There are nine levels.
@lru_cache(maxsize=256)
def level(value: float, language: str) -> str:
    """A level of feeling, which has a sign unless it is neutral: "+1", "−0.5", "0"."""
    return _signed(_plain(_decimal(value), 1, "sign-except-zero ", language))


def score(value: int, language: str) -> str:
    """A score out of the most that there is: "4/5"."""
    return f"{number(value, language)}/{number(MOST_SCORE, language)}"


# Plans have their deadlines in the same few weeks.
@lru_cache(maxsize=1024)
def short_date(date: str, language: str) -> str:
    """A day without its year: "30 Nov"; a month has its year ("Nov 2026"), a year stands alone.

    A text that is not a date of the file ("2026-11-30", "2026-11", "2026") is given back.
    """
    return _dated(date, "MMMd", language).replace(" ", _NO_BREAK)


def long_date(date: str, language: str) -> str:
    """A date as exact as it is written: "1 May 2027", "May 2027", "2027"."""
    return _dated(date, "yMMMd", language)


def moment(text: str, language: str) -> str:
    """A clock time, a date or both, as a step's start has them: "23:40", "30 Nov, 23:40"."""
    date, joint, clock = text.rpartition("T")
    if ":" not in clock:
        return short_date(text, language)
    day = _day(date) if joint else datetime.date(2000, 1, 1)
    try:
        time = datetime.time.fromisoformat(clock)
    except ValueError:
        return text
    if day is None or day.year < _FIRST_GREGORIAN_YEAR:
        return text
    when = datetime.datetime.combine(day, time, datetime.UTC)
    return _date_format("MMMdjmm" if joint else "jmm", when, language).replace(" ", _NO_BREAK)


def _decimal(value: float) -> Decimal:
    return Decimal(str(value))


def _rounded(exact: Decimal, places: int) -> Decimal:
    """Round half up, as people do (2.345 is 2.35)."""
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _plain_size(exact: Decimal) -> bool:
    return not exact or _TINY <= abs(exact) < _HUGE


def _plain(exact: Decimal, places: int, unit: str, language: str) -> str:
    if not _plain_size(exact):
        return _number_format(f"{unit}scientific .##", exact, language)
    return _number_format(f"{unit}.##########", _rounded(exact, places), language)


def _signed(text: str) -> str:
    return text.replace("-", _MINUS)


def _with_symbol(text: str, symbol: str) -> str:
    if not symbol:
        return text
    joint = "" if symbol[0] in "/%‰°′″" else _NO_BREAK
    return f"{text}{joint}{symbol}"


def _split(seconds: Decimal) -> list[tuple[Decimal, str]]:
    """The one or two units of a length of time; what rounds up to the next unit is told in that."""
    fine = _rounded(seconds, 1 if seconds < 10 else 0) if seconds < 60 else seconds
    if fine < 60:
        return [(fine, "second")]
    whole = _rounded(seconds, 0) if seconds < 3600 else seconds
    if whole < 3600:
        return [(whole // 60, "minute"), (whole % 60, "second")]
    minutes = _rounded(seconds / 60, 0) if seconds < 86400 else seconds
    if minutes < 1440:
        return [(minutes // 60, "hour"), (minutes % 60, "minute")]
    hours = _rounded(seconds / 3600, 0) if seconds < 864000 else seconds
    if hours < 240:
        return [(hours // 24, "day"), (hours % 24, "hour")]
    days = seconds / 86400
    return [(_rounded(days, 0) if _plain_size(days) else days, "day")]


def _measured(count: Decimal, unit: str, language: str) -> str:
    base = _tag(language).partition("-")[0]
    own = _OWN_DURATIONS.get(base)
    if own is not None:
        text = own[unit].format(n=_plain(count, 1, "", language))
    else:
        text = _plain(count, 1, f"measure-unit/duration-{unit} unit-width-short ", language)
    return text.replace(" ", "" if base in _JOINED_DURATIONS else _NO_BREAK)


def _day(date: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date) if len(date) == 10 else None
    except ValueError:
        return None


def _dated(date: str, skeleton: str, language: str) -> str:
    rest, own = _DATE_PARTS.get(len(date), ("", skeleton))
    day = _day(date + rest)
    # ICU counts the days before October 1582 by Julius Caesar's calendar, the file does not.
    if day is None or day.year < _FIRST_GREGORIAN_YEAR:
        return date
    when = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return _date_format(own, when, language)


def _date_format(skeleton: str, when: datetime.datetime, language: str) -> str:
    text: str = _formatter(f"{{v,date,::{skeleton}}}", _locale(language)).format({"v": when})
    return text


def _number_format(skeleton: str, value: Decimal, language: str) -> str:
    text: str = _formatter(f"{{v,number,::{skeleton}}}", _locale(language)).format({"v": value})
    return text


def counted(words: Words, key: str, count: int, language: str) -> str:
    """The words for a key with a count in the form that it asks for: "1 card", "9 cards".

    They are a plural message of ICU, whose number is written as others on the map. The forms go by
    the language of the words, which is English for a map whose language they do not know.
    """
    pattern, locale = words[key].replace("#", "{shown}"), _locale(words.language)
    form = _formatter(pattern, locale)
    text: str = form.format({"count": count, "shown": number(count, language)})
    return text


@lru_cache(maxsize=128)
def _tag(language: str) -> str:
    """A language tag as ICU writes it: "zh-Hant"; English for a language that is not known."""
    found = _TAG.match(language.strip().replace("_", "-"))
    base = base_language(language)
    if found is None or base not in _KNOWN:
        return FALLBACK
    script, country = (found[1] or "").title(), (found[2] or "").upper()
    return f"{base}{script}{country}"


@lru_cache(maxsize=128)
def _locale(language: str) -> str:
    """ICU's name for a language tag. The clock is pinned: no time zone may shift a date."""
    tag = _tag(language)
    # Days before months and a clock of 24 hours, as most who write English on maps expect.
    return f"{'en-GB' if tag == 'en' else tag}-u-tz-utc"


@lru_cache(maxsize=256)
def _formatter(pattern: str, locale: str) -> MessageFormat:
    return MessageFormat(pattern, locale)


_QUOTES = MappingProxyType(
    {
        "ar": "«»", "be": "«»", "bg": "„“", "cs": "„“", "da": "“”", "de": "„“", "de-CH": "«»",
        "el": "«»", "es": "«»", "et": "„“", "fa": "«»", "fi": "””", "fr": "«»", "he": "””",
        "hr": "„“", "hu": "„”", "hy": "«»", "it": "«»", "ja": "「」", "ka": "„“", "kk": "«»",
        "lt": "„“", "lv": "“”", "nb": "«»", "nn": "«»", "pl": "„”", "pt": "“”", "pt-PT": "«»",
        "ro": "„”", "ru": "«»", "sk": "„“", "sl": "„“", "sr": "„“", "sv": "””", "uk": "«»",
        "zh-Hant": "「」", "zh-HK": "「」", "zh-TW": "「」",
    }
)  # fmt: skip
"""Opening and closing mark by language (after CLDR's delimiters); all others take “ and ”."""

_CLOSING = MappingProxyType(
    {
        "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "’": "’", "‚": "‘’",
        "‹": "›", "›": "‹", "「": "」", "『": "』", '"': '"', "'": "'", "״": "״", "＂": "＂",
    }
)  # fmt: skip
_AFTER_QUOTE = re.compile(r"[\s.,;:!?…。！？、，؟،]*")


def quote(text: str, language: str) -> str:
    """Put the language's quotation marks round words that somebody said.

    Words that stand in quotation marks already, of whatever kind, are left as they are, and so is a
    text of white space. Space round the words stays outside the marks.
    """
    said = text.strip()
    if not said or _quoted(said):
        return text
    start = text.index(said)
    base, _, place = _tag(language).partition("-")
    script = place.partition("-")[0]
    marks = _QUOTES.get(f"{base}-{script}") or _QUOTES.get(base) or "“”"
    inner = _NARROW_NO_BREAK if base == "fr" else ""
    before, after = text[:start], text[start + len(said) :]
    return f"{before}{marks[0]}{inner}{said}{inner}{marks[1]}{after}"


def _quoted(said: str) -> bool:
    """Whether one pair of marks goes round the whole text: not so in “Taxi” or “cab”."""
    closing = _CLOSING.get(said[0])
    if closing is None:
        return False
    depth = 1
    for i in range(1, len(said)):
        mark = said[i]
        if mark in closing and not _apostrophe(said, i):
            depth -= 1
            if not depth:
                return _AFTER_QUOTE.fullmatch(said, i + 1) is not None
        elif mark == said[0] and not _apostrophe(said, i):
            depth += 1
    return False


def _apostrophe(text: str, at: int) -> bool:
    inside = 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    return text[at] in "'’" and inside
