"""What a fault of a map is, and how it names its place and its remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.models.values import ValuePath

CANDIDATES = 300
"""Looking for a near word costs time for each candidate; beyond this many, none is proposed."""

_NOUNS = {
    "arrows": "arrow",
    "blurred": "blurred part",
    "cards": "card",
    "channels": "channel",
    "comments": "comment",
    "comparisons": "comparison",
    "dismissed": "dismissal",
    "lanes": "lane",
    "measures": "measure",
    "pairs": "pair",
    "parts": "part",
    "paths": "path",
    "personas": "persona",
    "pictures": "picture",
    "plan_views": "plan view",
    "sources": "source",
    "stages": "stage",
    "states": "state",
    "steps": "step",
    "stops": "stop",
    "tags": "tag",
    "tours": "tour",
    "tray": "tray note",
}


class Fault(NamedTuple):
    """What is wrong with a map: the path of the value in the document, and words for people.

    ``path`` holds field names and places in lists counted from 0, like ``("cards", 3, "lane")``.
    ``message`` says what is wrong and what to do; ``str(fault)`` says where as well.
    """

    path: ValuePath
    message: str

    def __str__(self) -> str:
        where = place(self.path)
        return f"{where}: {self.message}" if where else self.message


def place(path: ValuePath) -> str:
    """The place of a value in words, counted from 1: "card 4, lane"."""
    words: list[str] = []
    for at, part in enumerate(path):
        if isinstance(part, int):
            name = path[at - 1] if at else ""
            noun = _NOUNS.get(name, f"{name} item") if isinstance(name, str) else "item"
            if words and isinstance(name, str):
                words.pop()
            words.append(f"{noun} {part + 1}")
        else:
            words.append(part)
    return ", ".join(words)


def nearest(word: str, candidates: Sequence[str]) -> str:
    """The candidate that ``word`` was most likely meant to be, or empty."""
    if len(candidates) > CANDIDATES or len(word) > 100:
        return ""
    # Faults are few; it takes a millisecond of each start.
    from difflib import get_close_matches

    found = get_close_matches(word, candidates, n=1, cutoff=0.6)
    return found[0] if found else ""


def quoted(text: str, limit: int = 40) -> str:
    """``text`` in quotation marks, cut with an ellipsis after ``limit`` characters."""
    line = " ".join(text.split())
    return f'"{line[: limit - 1]}…"' if len(line) > limit else f'"{line}"'
