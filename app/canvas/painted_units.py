"""Units as a map writes them, put as people type them: "1 t. 30 min." in Danish is 1 h 30 min.

What people type is read in any language, and there the same word can be another unit: Danish "t" is
an hour, German "T" a day. What a map writes is of its own language alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.layout import formats
from app.models.metric import Metric
from app.models.vocabulary import Unit

_SIGNS = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))
# Enough for each form that a language has for its counts.
_COUNTS = (1, 2, 3, 5, 11, 20, 21)
_BESIDE = " \u00a0\u202f\u061c\u200e\u200f"


def as_typed(metric: Metric, text: str, language: str) -> str:
    """An amount that may hold units as a map of a language writes them, with those people type."""
    if metric.unit == Unit.SECONDS:
        pattern, signs = _times(language)
        return pattern.sub(lambda found: f" {signs[found[1].casefold()]} ", text)
    if metric.unit == Unit.MONEY and metric.symbol:
        # A code can be written as a sign of its own, as "US$" for "USD".
        one = formats.money(1, metric.symbol, language).replace(formats.number(1, language), "")
        return text.replace(one.strip(_BESIDE), "", 1)
    return text


@lru_cache(maxsize=64)
def _times(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a unit of time of a language behind its number, and the sign of each unit."""
    signs: dict[str, str] = {}
    for seconds, sign in _SIGNS:
        for count in _COUNTS:
            said = formats.duration(count * seconds, language)
            word = said.replace(formats.number(count, language), "").strip(_BESIDE)
            if word and len(word) < len(said):
                signs.setdefault(word.casefold(), sign)
    words = "|".join(re.escape(word) for word in sorted(signs, key=len, reverse=True))
    return re.compile(rf"(?<=\d)\s*({words})(?![^\W\d_])", re.IGNORECASE), signs
