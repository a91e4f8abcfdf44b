"""Short texts joined by dots, each standing in its own direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

JOINT = "\u00a0· "
"""What stands between joined texts: a line may end after the dot, and never begins with it."""

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def joined(parts: Sequence[str], *, rtl: bool) -> str:
    """Texts joined by dots so that they follow each other as a map runs.

    Where one has letters of the other direction each is isolated (UAX #9, FSI … PDI): a name in
    Latin letters neither turns the whole round nor takes the number of a date after it along.
    """
    if len(parts) > 1 and any(_has_other_direction(part, rtl=rtl) for part in parts):
        parts = [f"{_ISOLATE}{part}{_END_OF_ISOLATE}" for part in parts]
    return JOINT.join(parts)


def parted(text: str, at: int) -> tuple[str, str]:
    """A joined text as two, without the space between; what was isolated still is in both."""
    line, rest = text[:at].rstrip(), text[at:].lstrip()
    if line.count(_ISOLATE) > line.count(_END_OF_ISOLATE):
        return line + _END_OF_ISOLATE, _ISOLATE + rest
    return line, rest


def _has_other_direction(text: str, *, rtl: bool) -> bool:
    if rtl:
        return any(unicodedata.bidirectional(character) == "L" for character in text)
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
