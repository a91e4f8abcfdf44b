"""Numbers as people type them: "1.234,5", "8,5 %", "12 min", "1 h 30", "€ 3,50"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from app.editor.typed.units import CURRENCIES, DURATIONS, IMPLIED, LOWER, SHORT, TimeUnit
from app.editor.words import tr
from app.models.vocabulary import Unit

_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_MINUS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\uff0d": "-"})
_BLANK_IN_NUMBER = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"[-+]?(\d[\d.,]*|[.,]\d+)([eE][-+]?\d+)?")
_GROUPED = {
    sign: re.compile(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{2,3}})*{re.escape(sign)}\d{{3}}")
    for sign in ".,"
}
# How CLDR writes "times ten to the power of": Latin, Ukrainian (Cyrillic), Arabic, and Swedish.
_POWER = re.compile(r"(?<=[\d.,])(?:[eEеЕ]|أس|×10\^)(?=[-+]?\d)")
_CLOCK = re.compile(r"(\d+):([0-5]\d)(?::([0-5]\d))?")
_PERCENT_SIGNS = re.compile("[%٪％﹪]")
_PERCENT = "{}%"
_CURRENCY_CODE = re.compile("[A-Z]{3}")
# So many seconds are a minute, and so many minutes an hour: "1 h 30", but not "1 h 90".
_NEXT_UNIT = 60


class TypedError(ValueError):
    """What was typed cannot be understood; the message is a sentence for people."""


def typed_number(text: str, decimal: str = ".") -> float:
    """The number that a text means.

    ``decimal`` is the decimal sign of the language, "." or ","; the other one is taken for it where
    it cannot stand between thousands. Digits of all scripts are understood. Raises `TypedError`.
    """
    plain = plain_text(text)
    if not plain:
        raise TypedError(tr("A number is missing here."))
    return _float(_decimal(plain, decimal, text), text)


def typed_amount(
    text: str, unit: str, decimal: str = ".", symbol: str = "", percent: str = _PERCENT
) -> float:
    """The number of a metric in its unit: seconds for times, a fraction of one for shares.

    A number without a unit is minutes for times and percent for shares. ``symbol`` is the metric's
    currency or own unit, which may be typed or not; another currency is refused. ``percent`` is how
    the language writes shares, told to whoever typed none. Raises `TypedError`.
    """
    plain = plain_text(text)
    if not plain:
        raise TypedError(tr("A number is missing here."))
    if unit == Unit.SECONDS:
        return _float(_duration(plain, decimal, text), text)
    if unit == Unit.FRACTION:
        bare, marks = _PERCENT_SIGNS.subn("", plain)
        example = _share_example(decimal, percent)
        if marks > 1:
            raise _not_understood(text, example)
        number = _decimal(bare.strip(), decimal, text, example)
        return _float(number / 100, text)
    return _float(_decimal(_without_symbol(plain, symbol, text), decimal, text), text)


def exact_text(value: float, unit: str, decimal: str = ".", percent: str = _PERCENT) -> str:
    """A number in its unit with every digit, so that `typed_amount` gives the very same back.

    In ``percent`` the braces stand for the number of a share.
    """
    exact = Decimal(repr(float(value)))
    if unit == Unit.FRACTION:
        return _in_percent(_digits(exact * 100, decimal), percent)
    if unit == Unit.SECONDS:
        return _exact_duration(exact, decimal)
    return _digits(exact, decimal)


def plain_text(text: str) -> str:
    """A text with Latin digits and signs and simple blanks."""
    signs = []
    for sign in _MARKS.sub("", text):
        digit = unicodedata.decimal(sign, None)
        signs.append(sign if digit is None else str(digit))
    joined = "".join(signs).translate(_MINUS).replace("\u066c", "'")
    joined = "".join(" " if sign.isspace() else sign for sign in joined).strip()
    return _POWER.sub("E", joined)


def _decimal(plain: str, decimal: str, said: str, example: str = "") -> Decimal:
    """The number that a plain text is. Raises `TypedError` where it is none or has a rest."""
    bare = plain.replace("\u066b", "." if "," not in plain else decimal)
    bare = re.sub(r"^([-+])\s+", r"\1", _BLANK_IN_NUMBER.sub("", bare))
    found = _NUMBER.match(bare)
    if found is None:
        raise _not_understood(said, example)
    number = _one_number(found[0], decimal)
    if number is None:
        raise _not_understood(said, example)
    rest = bare[found.end() :].strip()
    if rest:
        raise TypedError(
            tr("{number} was understood, “{rest}” was not.", number=found[0], rest=rest)
        )
    return number


def _one_number(text: str, decimal: str) -> Decimal | None:
    """The value of digits with points and commas, or None where these contradict each other."""
    mantissa, power, exponent = text.replace("e", "E").partition("E")
    sign = mantissa[:1] if mantissa[:1] in "+-" else ""
    digits = mantissa.removeprefix(sign)
    point = _point_of(digits, decimal)
    if point is None:
        return None
    other = "," if point == "." else "."
    whole, _, part = digits.partition(point)
    if point in part or other in part:
        return None
    for group in (other, point):
        if group in whole and not _GROUPED[group].fullmatch(whole):
            return None
    whole = whole.replace(other, "").replace(point, "")
    try:
        return Decimal(f"{sign}{whole or 0}.{part or 0}{power}{exponent}")
    except InvalidOperation:
        return None


def _point_of(digits: str, decimal: str) -> str | None:
    """Which of point and comma is the decimal sign here; the one of the language where none is."""
    other = "," if decimal == "." else "."
    if decimal in digits and other in digits:
        return max(decimal, other, key=digits.rindex)
    if digits.count(decimal) > 1:
        # Signs that repeat stand between thousands.
        return other if _GROUPED[decimal].fullmatch(digits) else None
    if digits.count(other) > 1:
        return decimal if _GROUPED[other].fullmatch(digits) else None
    if other in digits and not _GROUPED[other].fullmatch(digits):
        return other
    return decimal


def _duration(plain: str, decimal: str, said: str) -> Decimal:
    """A length of time in seconds."""
    sign = Decimal(-1) if plain.startswith("-") else Decimal(1)
    plain = plain.lstrip("+-").strip()
    clock = _CLOCK.fullmatch(plain)
    if clock is not None:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return sign * (hours * 3600 + minutes * 60 + seconds)
    total = Decimal(0)
    last: TimeUnit | None = None
    for count, word in _pieces(plain):
        unit = DURATIONS.get(word)
        if count is None:
            implied = IMPLIED.get(word)
            if implied is None:
                raise _time_rest(said, word)
            number, unit = Decimal(implied[0]), implied[1]
        else:
            number = _decimal(count, decimal, said, _time_example())
            if not word:
                unit = LOWER.get(last) if last is not None else TimeUnit.MINUTE
                if last is not None and number >= _NEXT_UNIT:
                    raise _not_understood(said, _time_example())
        if unit is None:
            raise _time_rest(said, word or count or "")
        if last is not None and unit.seconds >= last.seconds:
            raise _not_understood(said, _time_example())
        total += number * unit.seconds
        last = unit
    if last is None:
        raise _not_understood(said, _time_example())
    return sign * total


def _pieces(plain: str) -> Iterator[tuple[str | None, str]]:
    """The pairs of number and word of a text like "1 h 30"; either may be missing."""
    rest = _BLANK_IN_NUMBER.sub("", plain).casefold()
    while rest:
        number = re.match(r"[\d.,\u066b]+", rest)
        count = number[0] if number is not None else None
        rest = rest[number.end() :].lstrip() if number is not None else rest
        word = re.match(r"[^\d\s]+", rest)
        name = word[0] if word is not None else ""
        rest = rest[len(name) :].lstrip()
        yield (count.rstrip(".,") or None) if count else None, name.strip(".,׳'’॰")


def _exact_duration(exact: Decimal, decimal: str) -> str:
    sign, left = ("-" if exact < 0 else ""), abs(exact)
    pieces = []
    for unit in (TimeUnit.HOUR, TimeUnit.MINUTE):
        count = left // unit.seconds
        left -= count * unit.seconds
        if count:
            pieces.append(f"{_digits(count, decimal)} {SHORT[unit]}")
    if left:
        pieces.append(f"{_digits(left, decimal)} {SHORT[TimeUnit.SECOND]}")
    return sign + (" ".join(pieces) or f"0 {SHORT[TimeUnit.MINUTE]}")


def _digits(exact: Decimal, decimal: str) -> str:
    text = f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", decimal)


def _without_symbol(plain: str, symbol: str, said: str) -> str:
    """A number without the currency or unit that stands before or behind it."""
    own = plain_text(symbol)
    if plain[:1] in "+-" and own[:1] not in "+-":
        return plain[0] + _without_symbol(plain[1:].strip(), symbol, said)
    for name in {own, CURRENCIES.get(own, own)} - {""}:
        if plain.endswith(name):
            return plain.removesuffix(name).strip()
        if plain.startswith(name):
            return plain.removeprefix(name).strip()
    around = re.sub(r"[\d.,'’+\-\s\u066b]", "", plain)
    if around in CURRENCIES or _CURRENCY_CODE.fullmatch(around):
        raise TypedError(
            tr("These numbers are in {unit}, not in {other}.", unit=symbol, other=around)
            if symbol
            else tr("These numbers are no money: leave “{other}” out.", other=around)
        )
    return plain


def _float(exact: Decimal, said: str) -> float:
    try:
        return float(exact)
    except OverflowError:
        raise _not_understood(said, "") from None


def _in_percent(digits: str, percent: str) -> str:
    return percent.replace("{}", digits)


def _share_example(decimal: str, percent: str) -> str:
    example = _in_percent(f"8{decimal}5", percent)
    return tr("Type a share like “{example}”.", example=example)


def _time_example() -> str:
    return tr("Type a time like “12 min”, “1 h 30” or “1:30”.")


def _time_rest(said: str, rest: str) -> TypedError:
    return TypedError(tr("“{rest}” is no unit of time.", rest=rest) + " " + _time_example())


def _not_understood(said: str, example: str) -> TypedError:
    text = tr("“{text}” is no number.", text=said.strip())
    if example:
        text = tr("“{text}” was not understood.", text=said.strip()) + " " + example
    return TypedError(text)
