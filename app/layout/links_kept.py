"""Which links keep their courses when columns come, go or change their width.

A link's course is chosen by what stands on the lines it looks at. Where the columns at the
beginning or the end of a map are as they were, a link that looked nowhere else takes the course it
had, at the end further left or right: as long as the links before it left those lines as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.layout.links_cells import Ground, Place
from app.layout.links_tracks import Stretch, Taken
from app.layout.units import is_in_grains

_BEYOND = 3
"""Behind the last column comes a gutter, and behind that the place where a search ends."""


class Kept:
    """The choices of last time, while those of this time are made in the same order.

    ``taken`` are those of last time, link by link, on the ground ``old``.
    """

    def __init__(self, taken: Sequence[Taken], old: Ground, new: Ground) -> None:
        self._taken, self._old, self._new = taken, old, new
        head, tail = _alike(old, new)
        # The lines before the one and behind the other: gutters beside other columns are others.
        self._head, self._tail = 2 * head, 2 * (len(old.columns) - tail)
        if head == len(old.columns) == len(new.columns):
            self._head += _BEYOND
        self._by = len(new.columns) - len(old.columns)
        self._shift = new.xs[-1] - old.xs[-1]
        self._disturbed: set[int] = set()

    def choice(self, number: int, start: Place, end: Place) -> Taken | None:
        """What a link takes, if nothing it looks at has changed."""
        last = self._taken[number]
        if last.low > self._tail:
            last = last.moved(self._by, self._shift)
        elif last.high >= self._head:
            return None
        if start != last.way.start or end != last.way.end:
            return None
        if start.row == end.row and not self._as_high(start, end):
            return None
        if self._disturbed and any(last.low <= one <= last.high for one in self._disturbed):
            return None
        return last

    def chosen(self, number: int, taken: Taken) -> None:
        """Take note of what a link took that had to choose anew."""
        before, now = set(self._standing(self._taken[number])), set(_lines(taken))
        self._disturbed |= {line for line, _ in before ^ now}

    def _standing(self, last: Taken) -> Iterator[tuple[int, Stretch]]:
        """What a link took of lines that are still there."""
        there = last.moved(self._by, self._shift)
        for one, moved in zip(_lines(last), _lines(there), strict=True):
            if one[0] < self._head:
                yield one
            elif one[0] > self._tail:
                yield moved

    def _as_high(self, start: Place, end: Place) -> bool:
        """Whether two cards of a row are as high as they were, and stand as high."""
        for place in (start, end):
            now = self._new.rows[place.row].sides(place.card)
            then = self._old.rows[place.row].sides(place.card)
            if (now[1], now[3]) != (then[1], then[3]):
                return False
        return True


def _alike(old: Ground, new: Ground) -> tuple[int, int]:
    """How many columns at the beginning are as they were, and how many at the end."""
    if len(old.rows) != len(new.rows):
        return 0, 0
    most = min(len(old.columns), len(new.columns))
    rows = [(one, other) for one, other in zip(old.rows, new.rows, strict=True) if one is not other]

    def same(column: int, now: int) -> bool:
        return all(
            one.stacks.get(column) == other.stacks.get(now)
            and one.spans.get(column) == other.spans.get(now)
            for one, other in rows
        )

    head = 0
    while head < most and old.columns[head] == new.columns[head] and same(head, head):
        head += 1
    by, shift = len(new.columns) - len(old.columns), new.xs[-1] - old.xs[-1]
    tail, exact = 0, not shift or is_in_grains(shift)
    while exact and tail < most - head:
        column = len(old.columns) - 1 - tail
        then, now = old.columns[column], new.columns[column + by]
        exact = now.width == then.width and now.x == then.x + shift
        exact = exact and (not shift or (is_in_grains(now.x) and is_in_grains(now.width)))
        if not exact or not same(column, column + by):
            break
        tail += 1
    return head, tail


def _lines(taken: Taken) -> Iterator[tuple[int, Stretch]]:
    return zip(taken.way.lines, taken.places, strict=True)
