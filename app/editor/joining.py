"""What stands between a text and the words that are added at its end."""

from __future__ import annotations

import unicodedata

_OPENING = ("Ps", "Pi")
_JOINS = frozenset("-/'\u2019\u2010\u2011\u2013_@#")
_NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


def gap_before(text: str, first: str) -> str:
    """A space where ``first`` begins a word after the words of ``text``, else "".

    Scripts that set no spaces between words get none.
    """
    if not text or not first:
        return ""
    last, sign = text[-1], first[0]
    if last.isspace() or last in _JOINS or unicodedata.category(last) in _OPENING:
        return ""
    if not sign.isalnum() and unicodedata.category(sign) not in _OPENING:
        return ""
    return "" if _is_unspaced(last) or _is_unspaced(sign) else " "


def _is_unspaced(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(_NO_SPACES)
