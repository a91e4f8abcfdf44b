"""What somebody counts, told from the first amount that they write: "12 min", "8,5 %", "€ 3,50"."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.editor.typed.amounts import TypedError, plain_text, typed_amount
from app.editor.typed.units import CURRENCIES
from app.models.vocabulary import MetricKind, Unit

_BESIDE_DIGITS = re.compile(r"[^\W\d_]+|[^\w\s.,'’+\-\u066b]+")
_PERCENTS = frozenset("%٪％﹪")

# Grams, tons, units and watts as much as days ("giorno", "Tag"), hours ("uur") and weeks.
_UNSURE = frozenset("gtuw")


class Counted(NamedTuple):
    """What a metric counts, in words of the vocabulary; ``symbol`` is a currency."""

    kind: str
    unit: str
    symbol: str = ""


def recognised(text: str, decimal: str = ".") -> Counted | None:
    """What an amount counts: a plain number, a share, money or a time; None for any other text.

    ``decimal`` is the decimal sign of the language, "." or ",".
    """
    beside = "".join(_BESIDE_DIGITS.findall(plain_text(text)))
    if not beside:
        found = Counted(MetricKind.OWN.value, Unit.NUMBER.value)
        if _is_amount(text, found, decimal):
            return found
    if beside in _PERCENTS:
        found = Counted(MetricKind.OWN.value, Unit.FRACTION.value)
    elif beside in CURRENCIES:
        found = Counted(MetricKind.COST.value, Unit.MONEY.value, beside)
    elif beside.casefold() in _UNSURE:
        return None
    else:
        found = Counted(MetricKind.TIME_SPENT.value, Unit.SECONDS.value)
    return found if _is_amount(text, found, decimal) else None


def _is_amount(text: str, counted: Counted, decimal: str) -> bool:
    try:
        typed_amount(text, counted.unit, decimal, counted.symbol)
    except TypedError:
        return False
    return True
