"""Where a line may end: UAX #14 by ICU, Thai and its like by dictionary, Korean between words."""

from __future__ import annotations

import re
from itertools import accumulate

from app.layout.text.characters import DIGITS, HANGUL, LETTERS

# Words of letters and digits with the commonest punctuation, and dots between words or kept with
# them, separated by spaces: in such a text a line may end after spaces, and after a hyphen before a
# letter, and nowhere else.
_CORE = f"[{LETTERS}{DIGITS}]++(?:[-'’.,:\u00a0][{LETTERS}{DIGITS}]++)*+"
_WORD = f'(?:·|[("“#]?{_CORE}[.,;:!?…]*+[)"”]?[.,;:!?]*+(?:\u00a0·)?+)'
PLAIN = re.compile(f"(?:{_WORD})?(?: ++{_WORD})*+ *+")  # possessive: twice as fast
# A single letter stays with what its hyphen joins it to: "e-mail", "T-shirt".
_PLAIN_BREAK = re.compile(
    f" +(?=[^ ])|(?<![^{LETTERS}][{LETTERS}])(?<!^[{LETTERS}])-(?=[{LETTERS}])"
)

# Words of other scripts whose lines end at spaces alone: Korean, and Hebrew, Arabic and Devanagari
# with the marks on their letters. Asking ICU takes longer than all else that is done to measure
# such a text.
_LETTERS_WITH_MARKS = f"{LETTERS}{DIGITS}\u05d0-\u05ea\u0620-\u064a\u0904-\u0939\u0958-\u0961"
_MARKS = "\u064b-\u0652\u0900-\u0903\u093a-\u0957\u0962\u0963"
_SPACED_WORD = (
    f"(?:[{LETTERS}{DIGITS}\uac00-\ud7a3]++"
    f"|[{_LETTERS_WITH_MARKS}][{_LETTERS_WITH_MARKS}{_MARKS}]*+)"
)
_SPACED = re.compile(f" *+(?:{_SPACED_WORD}[.,;:!?]*+(?: ++|$))*+")
_AFTER_SPACES = re.compile(" +(?=[^ ])")

# What ICU must not see as it is. A soft hyphen offers no break here: it acts as a combining mark.
# Separators other than the line feed are no forced breaks: they act as zero width spaces.
_MASKED = re.compile("[\u00ad\x0b\x0c\r\x85\u2028\u2029]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_KEPT_WITH_HANGUL = re.compile("\\w")


def plain_breaks(text: str) -> list[int]:
    """The breaks of a text that PLAIN matches whole, without asking ICU; the end is the last."""
    found = [match.end() for match in _PLAIN_BREAK.finditer(text)]
    found.append(len(text))
    return found


def break_locale(language: str) -> str:
    """The locale that ICU breaks lines by: small kana never begin a line."""
    primary = re.match("[A-Za-z]{2,3}", language)
    return f"{primary.group().lower() if primary else 'en'}@lb=strict"


def line_breaks(text: str, locale: str) -> list[int]:
    """The places after which a line may end, in order; the end of the text is the last."""
    if text and _SPACED.fullmatch(text):
        return [*(match.end() for match in _AFTER_SPACES.finditer(text)), len(text)]
    return icu_breaks(text, locale)


def icu_breaks(text: str, locale: str) -> list[int]:
    """The same of any text, asking ICU, whose breaks within Korean words are left out."""
    # ICU's data is large, and most Latin maps never ask for it: not at the start of the program.
    from icu4py.breakers import LineBreaker

    masked = _MASKED.sub(lambda m: "\u0301" if m.group() == "\u00ad" else "\u200b", text)
    breaks = _to_code_points(text, [end for _, end in LineBreaker(masked, locale).segments()])
    if HANGUL.search(text):
        breaks = [b for b in breaks if not _inside_korean_word(text, b)]
    if "-" in text:
        breaks = [b for b in breaks if not after_single_letter(text, b)]
    return breaks


def grapheme_ends(text: str) -> list[int]:
    """The ends of the user-perceived characters of a text (UAX #29), in order."""
    # Not at the start of the program either.
    from icu4py.breakers import CharacterBreaker

    return _to_code_points(text, [end for _, end in CharacterBreaker(text, "en").segments()])


def _to_code_points(text: str, units: list[int]) -> list[int]:
    """Offsets as ICU counts them (UTF-16) as offsets into the text."""
    if not _ASTRAL.search(text):
        return units
    starts = accumulate((2 if c > "\uffff" else 1 for c in text), initial=0)
    at = {unit: index for index, unit in enumerate(starts)}
    return [at[unit] for unit in units if unit in at]


def after_single_letter(text: str, place: int) -> bool:
    """Whether a place follows a hyphen that a single letter stands before."""
    if place < 2 or place >= len(text) or text[place - 1] != "-" or not text[place].isalpha():
        return False
    return text[place - 2].isalpha() and (place == 2 or not text[place - 3].isalpha())


def _inside_korean_word(text: str, place: int) -> bool:
    """Whether Hangul and another letter or digit meet at a place: Korean breaks between words."""
    if not 0 < place < len(text):
        return False
    left, right = text[place - 1], text[place]
    if HANGUL.match(left):
        return _KEPT_WITH_HANGUL.match(right) is not None
    return HANGUL.match(right) is not None and _KEPT_WITH_HANGUL.match(left) is not None
