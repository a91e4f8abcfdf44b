"""Finding words in a map, whatever way their letters are written.

What is alike is said in ``folding``. A place that is found begins and ends with whole letters of
the text as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import category

from app.editor.every_text import Figures, texts_of
from app.editor.folding import UNSEEN, characters_of, folded
from app.models.base import Id
from app.models.journey import JourneyMap

# Scripts that write no space between words: there any place may be where a word ends.
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how."""

    text: str
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a part of a record's text, from ``start`` to before ``end``.

    Both count characters of the text at the path ``field``.
    """

    record: Id
    field: str
    start: int
    end: int


def spans_in(text: str, query: Query) -> list[tuple[int, int]]:
    """Where a query is found in a text, one place behind the other."""
    wanted, letters = folded(query.text, query.match_case), folded(text, query.match_case)
    if not wanted or wanted not in letters:
        return []
    characters = characters_of(text, query.match_case)
    found = []
    start = letters.find(wanted)
    while start >= 0:
        first, last = characters[start], characters[start + len(wanted) - 1]
        span = (first.start, last.end)
        whole = first.begins and last.ends
        if whole and not (query.whole_words and not _is_word(text, *span)):
            found.append(span)
            start = letters.find(wanted, start + len(wanted))
        else:
            start = letters.find(wanted, start + 1)
    return found


def find(map_: JourneyMap, query: Query, figures: Figures | None = None) -> tuple[Place, ...]:
    """All places in a map, in the order in which it is read; nothing hidden is looked into.

    Numbers are looked into as ``figures`` say that the map writes them.
    """
    if not folded(query.text, query.match_case):
        return ()
    return tuple(
        Place(record, field, start, end)
        for record, field, text in texts_of(map_, figures)
        for start, end in spans_in(text, query)
    )


def _is_word(text: str, start: int, end: int) -> bool:
    return _ends_word(text, start - 1, start) and _ends_word(text, end - 1, end)


def _ends_word(text: str, before: int, after: int) -> bool:
    """Whether a word may end between two neighbouring places of a text."""
    while before >= 0 and text[before] in UNSEEN:
        before -= 1
    while after < len(text) and text[after] in UNSEEN:
        after += 1
    if before < 0 or after >= len(text):
        return True
    one, other = text[before], text[after]
    if _WITHOUT_SPACES.match(one) or _WITHOUT_SPACES.match(other):
        return True
    return not (_is_letter(one) and _is_letter(other))


def _is_letter(sign: str) -> bool:
    return sign == "_" or category(sign)[0] in "LNM"
