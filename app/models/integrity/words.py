"""Rules about words: each closed list holds the words of the format."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.base import Vocabulary
from app.models.integrity.fault import Fault, nearest, quoted
from app.models.integrity.records import Columns, words_of

# People of the field, and other programs, say these for words of the format.
_MEANT = {
    "pain": "barrier",
    "pain point": "barrier",
    "pain-point": "barrier",
    "phase": "stage",
    "idea": "recommendation",
    "email": "e-mail",
    "mid": "medium",
    "critical": "high",
    "assumption": "assumed",
}


def word_faults(columns: Columns) -> Iterator[Fault]:
    """Words that no vocabulary of this version has."""
    for kind, parts in columns.items():
        for field, words, vocabulary in words_of(kind):
            for part in parts:
                if part.only(field, words):
                    continue
                for path, value in part.where(field, part.values(field) - words):
                    yield Fault(path, unknown_word(value, vocabulary))


def unknown_word(word: str, vocabulary: Vocabulary) -> str:
    """Say that ``word`` is not in a vocabulary, and which one may have been meant."""
    words = [known.value for known in vocabulary.words]
    if not word:
        return f"a word is missing here; choose {_choice(words)}"
    text = f"{quoted(word)} is no word of the format here"
    lower = word.lower()
    meant = _MEANT.get(lower, "")
    near = meant if meant in words else nearest(lower, words)
    return f"{text}; did you mean {quoted(near)}?" if near else f"{text}; choose {_choice(words)}"


def _choice(words: list[str]) -> str:
    listed = [quoted(word) for word in words]
    return f"{', '.join(listed[:-1])} or {listed[-1]}" if len(listed) > 1 else listed[0]
