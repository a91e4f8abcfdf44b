"""How a text is compared with another one, and where its letters begin and end.

Composed and decomposed letters are alike, and so are capitals and small ones unless asked
otherwise (Unicode's canonical caseless matching, chapter 3.13, D145), with the Turkish letters İ
and ı among those of i. Typographic apostrophes, quotation marks, hyphens and minus signs are like
those of a keyboard. Soft hyphens and marks of direction are not seen; any white space, line breaks
too, is one space. A letter is what a reader takes for one (extended grapheme cluster, UAX #29).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"
"""Characters that are passed over."""

_WITHOUT_UNSEEN = dict.fromkeys(map(ord, UNSEEN))
# They say how the character before them looks, and go where it goes.
_SELECTORS = "\ufe0e\ufe0f"
_SPACES = re.compile(r"\s+")
_KEYBOARD = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
    | dict.fromkeys("\u2010\u2011\u2212", "-")
)


@dataclass(frozen=True, slots=True)
class Character:
    """A character of a folded text: where its letter stands in the text as it is written.

    ``begins`` and ``ends`` tell whether it is the first and the last character of that letter.
    """

    start: int
    end: int
    begins: bool
    ends: bool


@lru_cache(maxsize=65_536)
def folded(text: str, match_case: bool) -> str:
    """A text as it is compared: equal for texts that are found by each other."""
    if text.isascii():
        return _SPACES.sub(" ", text if match_case else text.lower())
    return _SPACES.sub(" ", _fold(text.translate(_WITHOUT_UNSEEN), match_case))


def characters_of(text: str, match_case: bool) -> list[Character]:
    """Where each character of the folded text comes from."""
    made: list[Character] = []
    blank = False
    for start, end in _letters(text):
        part = _fold(text[start:end].translate(_WITHOUT_UNSEEN), match_case)
        for at, sign in enumerate(part):
            last = at == len(part) - 1
            if sign.isspace() and blank:
                # One with the white space before, and so with the whole letter that ends in it.
                start, before = made[-1].start, made[-1].end
                first = len(made) - 1
                while first and (made[first - 1].start, made[first - 1].end) == (start, before):
                    first -= 1
                made[first:] = [
                    Character(start, end, one.begins, last and one is made[-1])
                    for one in made[first:]
                ]
                continue
            made.append(Character(start, end, at == 0, last))
            blank = sign.isspace()
    return made


def _fold(text: str, match_case: bool) -> str:
    plain = normalize("NFD", text)
    if not match_case:
        plain = normalize("NFD", plain.casefold())
        plain = plain.replace("i\u0307", "i").replace("\u0131", "i")
    return plain.translate(_KEYBOARD)


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter begins and ends; what is not seen between two letters is in neither."""
    if text.isascii():
        yield from ((at, at + 1) for at in range(len(text)))
        return
    # ICU's data is large, and most texts never ask for it: not at the start of the program.
    from icu4py.breakers import CharacterBreaker

    seen = [at for at, sign in enumerate(text) if sign not in UNSEEN]
    first = before = 0
    for letter in CharacterBreaker("".join(text[at] for at in seen), "en"):
        behind = first + len(letter)
        end = seen[behind - 1] + 1
        while end < len(text) and text[end] in _SELECTORS:
            end += 1
        start = seen[first]
        while start > before and text[start - 1] in _SELECTORS:
            start -= 1
        yield start, end
        first, before = behind, end
