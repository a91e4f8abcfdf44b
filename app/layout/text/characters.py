"""Kinds of characters the text engine tells apart, as regular expressions."""

from __future__ import annotations

import re
from bisect import bisect_right

# Letters of the alphabets whose words are as wide as the sum of their advances and kerns: Latin,
# Greek and Cyrillic without combining marks (and without U+0149, which decomposes).
LETTERS = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0148\u014a-\u02af"
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u03f5\u03f7-\u03ff\u0400-\u0481\u048a-\u052f"
    "\u1e00-\u1eff"
)
DIGITS = "0-9"
PUNCTUATION = (
    " !-/:-@\\[-`{-~\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    "\u0387\u2010-\u2015\u2018-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20a0-\u20bf"
    "\u2116\u2122\u2212"
)
LETTER = re.compile(f"[{LETTERS}]")
ALPHABET = re.compile(f"[{LETTERS}{DIGITS}{PUNCTUATION}]*")

# Full squares without kerning: kana, ideographs, Hangul syllables and their punctuation.
SQUARES = (
    (0x3000, 0x3029),
    (0x3030, 0x3030),
    (0x303B, 0x303D),
    (0x3041, 0x3096),
    (0x309B, 0x30FF),
    (0x3105, 0x312F),
    (0x31C0, 0x31E3),
    (0x31F0, 0x31FF),
    (0x3220, 0x3247),
    (0x3280, 0x33FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFF01, 0xFF9D),
    (0xFFE0, 0xFFE6),
)
_SQUARE_STARTS = [start for start, _ in SQUARES]
KANA = re.compile("[\u3041-\u30ff]")
HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb]")

# Punctuation that Latin and East Asian text share; beside a square it takes the square's form.
SHARED_PUNCTUATION = frozenset("\u00b7\u2014\u2018\u2019\u201c\u201d\u2025\u2026")

# White space at which a line may end and that then hangs, unseen, past the line's end.
SPACES = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"

# Never drawn: controls but for tab and line feed, separators, and Unicode's Default_Ignorable.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
HIDDEN = re.compile(f"[{CONTROLS}{IGNORABLE}]")

SPACE = re.compile(f"[{SPACES}]")
SPACES_OR_WORD = re.compile(f"[{SPACES}]+|[^{SPACES}]+")
_UNSEEN = re.compile(f"[{SPACES}{CONTROLS}{IGNORABLE}]")


def is_square(character: str) -> bool:
    """Whether a character is one of SQUARES."""
    point = ord(character)
    i = bisect_right(_SQUARE_STARTS, point) - 1
    return i >= 0 and point <= SQUARES[i][1]


def visible_end(text: str, start: int, end: int) -> int:
    """Where text[start:end] ends once the white space that hangs at a line's end is left out.

    Hidden characters directly after the last visible one stay with it: they may shape it.
    """
    if end == start or not _UNSEEN.match(text, end - 1):
        return end
    seen = end - 1
    while seen > start and _UNSEEN.match(text, seen - 1):
        seen -= 1
    while seen < end and HIDDEN.match(text, seen):
        seen += 1
    return seen
