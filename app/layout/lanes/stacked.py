"""What of a lane of cards stays as it was drawn when columns come, go or change their width.

Cards that share no column do not move each other. Where the placements of a lane before and after
an edit begin or end alike, and nothing reaches over from there, these cards are as they were: at
the beginning the very same nodes, at the end the same ones further left or right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, islice, takewhile
from operator import attrgetter, eq
from typing import NamedTuple

from app.layout.grid import Placement
from app.layout.lanes.band import Span
from app.layout.sheet import Node

_last = attrgetter("last")
_width = attrgetter("width")


class Stacked(NamedTuple):
    """A lane of cards as it was drawn, card by card.

    ``reach`` is the last column that a placement and those before it cover; ``bottoms`` is where
    the next card would begin below each, in points from the top of the first; ``marks`` are the
    kinds of marks on each.
    """

    placements: Sequence[Placement]
    reach: Sequence[int]
    columns: Sequence[Span]
    pad: float
    nodes: Sequence[Node]
    bottoms: Sequence[float]
    marks: Sequence[frozenset[str]]


def reach_of(placements: Sequence[Placement]) -> Sequence[int]:
    """The last column that each placement and those before it cover."""
    return list(accumulate(map(_last, placements), max))


def kept_ends(
    before: Stacked,
    placements: Sequence[Placement],
    reach: Sequence[int],
    columns: Sequence[Span],
) -> tuple[int, int]:
    """How many placements at the beginning are as they were, and how many at the end."""
    old = before.placements
    both = (old, before.reach), (placements, reach)
    alike = _count_alike(before.columns, columns)
    head = 0
    for (card, first, last), (other, start, end) in zip(old, placements, strict=False):
        if card is not other or first != start or last != end or last >= alike:
            break
        head += 1
    while not all(_parted(*one, head) for one in both):
        head -= 1
    by = len(columns) - len(before.columns)
    begin = len(columns) - _count_alike(
        map(_width, before.columns[::-1]), map(_width, columns[::-1])
    )
    tail = 0
    most = min(len(old), len(placements)) - head
    for (card, first, last), (other, start, end) in islice(
        zip(reversed(old), reversed(placements), strict=False), most
    ):
        if card is not other or start - first != by or end - last != by or start < begin:
            break
        tail += 1
    while not all(_parted(*one, len(one[0]) - tail) for one in both):
        tail -= 1
    return head, tail


def _parted(placements: Sequence[Placement], reach: Sequence[int], at: int) -> bool:
    """Whether no placement before a place covers a column of one that stands from there on."""
    return not 0 < at < len(reach) or reach[at - 1] < placements[at].first


def _count_alike(one: Iterable[object], other: Iterable[object]) -> int:
    return sum(takewhile(bool, map(eq, one, other)))
