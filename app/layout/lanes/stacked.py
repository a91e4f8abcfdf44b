"""What of a lane of cards stays as it was drawn when columns come, go or change their width.

Cards that share no column do not move each other. Where the placements of a lane before and after
an edit begin or end alike, and nothing reaches over from there, these cards are as they were: at
the beginning the very same nodes, at the end the same ones further left or right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile
from operator import eq, itemgetter
from typing import NamedTuple

from app.layout.grid import Placement
from app.layout.lanes.band import Span
from app.layout.sheet import Node

_last = itemgetter(2)
_width = itemgetter(1)


class Stacked(NamedTuple):
    """A lane of cards as it was drawn, card by card.

    ``bottoms`` is where the next card would begin below each, in points from the top of the first;
    ``marks`` are the kinds of marks on each.
    """

    placements: Sequence[Placement]
    columns: Sequence[Span]
    pad: float
    nodes: Sequence[Node]
    bottoms: Sequence[float]
    marks: Sequence[frozenset[str]]


def kept_ends(
    before: Stacked, placements: Sequence[Placement], columns: Sequence[Span]
) -> tuple[int, int]:
    """How many placements at the beginning are as they were, and how many at the end."""
    old = before.placements
    least = min(len(old), len(placements))
    ends = _Ends(old), _Ends(placements)
    alike = _count_alike(before.columns, columns)
    head = 0
    for (card, first, last), (other, start, end) in zip(old, placements, strict=False):
        if card is not other or first != start or last != end or last >= alike:
            break
        head += 1
    while not all(one.parted(head) for one in ends):
        head -= 1
    by = len(columns) - len(before.columns)
    wide = _count_alike(_widths_from_end(before.columns), _widths_from_end(columns))
    begin = len(columns) - wide
    tail = 0
    for (card, first, last), (other, start, end) in zip(
        reversed(old), reversed(placements), strict=False
    ):
        if card is not other or start - first != by or end - last != by or start < begin:
            break
        tail += 1
    tail = min(tail, least - head)
    while not all(one.parted(len(one.reach) - tail) for one in ends):
        tail -= 1
    return head, tail


class _Ends:
    """How far placements reach, from the first to each."""

    def __init__(self, placements: Sequence[Placement]) -> None:
        self.placements = placements
        self.reach = list(accumulate(map(_last, placements), max))

    def parted(self, at: int) -> bool:
        """Whether no placement before a place covers a column of one that stands from there on."""
        return not 0 < at < len(self.reach) or self.reach[at - 1] < self.placements[at].first


def _count_alike(one: Iterable[object], other: Iterable[object]) -> int:
    return sum(takewhile(bool, map(eq, one, other)))


def _widths_from_end(columns: Sequence[Span]) -> Iterable[float]:
    return map(_width, reversed(columns))
