"""The order in which the words of a line are written, so that they are read as they were typed.

Readers of a page's content take words in its order. Poppler leaves the beginning of a word as it
stands, up to its first letter from right to left; from there on it turns the word round, up to a
letter or digit from left to right; and so on. So each piece that is written either is turned round
as a whole or has nothing to be turned, and the pieces follow each other as they are read. Within a
piece all goes from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional

from app.layout.text import Cluster, EmojiRun, GlyphRun, TextBlock
from app.layout.text.bidi import needs_bidi

Run = GlyphRun | EmojiRun

_TURNING = frozenset({"R", "AL"})
_ENDING = frozenset({"L", "EN", "AN"})
# Characters that Poppler's older table takes for letters from left to right.
_MISTAKEN = frozenset(
    "\u0606\u0607\u0608\u0609\u060a\u060b\u060c\u0659\u065a\u065b\u065c\u065d\u065e\u065f\u066a"
)
_MARKS = frozenset("\u200f\u061c")


class Piece(NamedTuple):
    """Clusters, from left to right, that a reader takes as one word.

    ``turned`` says that it turns them round, letter by letter; ``marks`` are characters that belong
    to the leftmost cluster and must be read after the piece.
    """

    clusters: tuple[Cluster, ...]
    turned: bool = False
    marks: str = ""


def runs_as_read(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of a line in the order of its text."""
    return sorted(runs, key=lambda run: run.order)


def may_turn(block: TextBlock) -> bool:
    """Whether readers may turn anything in a block round."""
    return block.direction == "rtl" or needs_bidi(block.text)


def pieces_as_read(run: GlyphRun) -> Iterator[Piece]:
    """The clusters of a run as pieces in the order of its text; what nobody sees is left out."""
    seen = [cluster for cluster in run.clusters if cluster.glyphs or cluster.advance]
    if not run.rtl:
        return _from_left(seen)
    return _from_right(seen)


def _from_left(clusters: Iterable[Cluster]) -> Iterator[Piece]:
    for turning, group in groupby(clusters, lambda cluster: _turning(cluster.text)):
        if not turning:
            yield Piece(tuple(group))
            continue
        # A text may ask for letters against their direction (UAX #9, overrides).
        for cluster in group:
            yield _turned([cluster])


def _from_right(clusters: Sequence[Cluster]) -> Iterator[Piece]:
    """A stretch that is turned ends with a letter from right to left; all else stands alone."""
    stretch: list[Cluster] = []
    waiting: list[Cluster] = []
    for cluster in reversed(clusters):
        text = cluster.text
        if _turning_letter(text) and not _ending(text):
            stretch += [*waiting, cluster]
            waiting.clear()
            continue
        waiting.append(cluster)
        if text.isspace() or _ending(text):
            if stretch:
                yield _turned(stretch)
            yield from (Piece((one,)) for one in waiting)
            stretch, waiting = [], []
    if stretch:
        yield _turned(stretch)
    yield from (Piece((one,)) for one in waiting)


def _turned(stretch: Sequence[Cluster]) -> Piece:
    """Clusters in the order of the text as a piece; marks on the last letter come after it."""
    last = stretch[-1]
    end = len(last.text)
    while end and not _turning_letter(last.text[end - 1]):
        end -= 1
    body = Cluster(last.x, last.advance, last.glyphs, last.text[:end])
    return Piece((body, *reversed(stretch[:-1])), turned=True, marks=last.text[end:])


@lru_cache(maxsize=4096)
def _turning(text: str) -> bool:
    """Whether a reader turns a text round. Beyond the first plane Poppler turns nothing."""
    return any(
        bidirectional(letter) in _TURNING and letter <= "\uffff" and letter not in _MISTAKEN
        for letter in text
    )


@lru_cache(maxsize=4096)
def _turning_letter(text: str) -> bool:
    """Whether there is more in a text that is turned than marks of direction."""
    return _turning("".join(letter for letter in text if letter not in _MARKS))


@lru_cache(maxsize=4096)
def _ending(text: str) -> bool:
    """Whether a text holds what ends the turning."""
    return any(bidirectional(letter) in _ENDING or letter in _MISTAKEN for letter in text)
