"""The course of a link: which side of a card it leaves, along which lines, through which channels.

Nothing is measured but distances from left to right: a course holds as long as no card changes its
cell, however high cards and lanes become.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from app.layout.links_cells import Ground, Place
from app.models.base import Id

_BEND = 9.0
"""How many points of way a corner is worth."""

_SIDE = 12.0
"""What it costs, in points of way, to leave a card into the narrow gutter beside it ..."""

_HEAD = 60.0
"""... and to reach it from there with a head, which has no room in a gutter."""


_CROWD = 6.0
"""What each link that runs along a gutter already is worth, in points of way."""


_FEW = 2
"""How many links a gutter may have for the way along it to be taken without looking for others."""


Busy = Callable[[int, int, int], int]


class Side(StrEnum):
    """A side of a card."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


# a link that ends at the top of a card and one that starts at its bottom do not meet
_HEIGHTS = {Side.TOP: 0.9, Side.BOTTOM: 1.1, Side.LEFT: 1.0, Side.RIGHT: 1.0}


class Way(NamedTuple):
    """A course from card to card: from ``leave`` along ``lines``, to ``reach``.

    ``channels`` lie between the lines. No lines at all mean straight from side to side.
    """

    start: Place
    end: Place
    leave: Side
    reach: Side
    lines: tuple[int, ...]
    channels: tuple[int, ...]

    def turned(self) -> Way:
        """The same course, walked the other way."""
        return self._replace(
            start=self.end,
            end=self.start,
            leave=self.reach,
            reach=self.leave,
            lines=self.lines[::-1],
            channels=self.channels[::-1],
        )

    def stretches(self) -> Sequence[tuple[int, float, float]]:
        """Each line with the first and the last height it is used at.

        Channel ``r`` has height ``2 * r``, the cards of row ``r`` have ``2 * r + 1``; their tops
        are a little before that, their bottoms a little after.
        """
        start, end, leave, reach, lines, channels = self
        made: list[tuple[int, float, float]] = []
        at = 2 * start.row + _HEIGHTS[leave]
        for number, line in enumerate(lines):
            if number < len(channels):
                to = 2.0 * channels[number]
            else:
                to = 2 * end.row + _HEIGHTS[reach]
            made.append((line, at, to) if at < to else (line, to, at))
            at = to
        return made


class _Door(NamedTuple):
    """A way out of a card into a channel."""

    side: Side
    line: int
    channel: int


def ways_between(
    ground: Ground, first: Place, last: Place, headed: Id, busy: Busy
) -> Iterator[Way]:
    """Courses between two cards, the nicest first, at least one.

    ``headed`` is the card at which there is an arrow's head; ``busy`` tells how many links run
    along a line already from one row to another.
    """
    if first.row > last.row:
        yield from (way.turned() for way in ways_between(ground, last, first, headed, busy))
        return
    simple = _beside(ground, first, last) if first.row == last.row else _down(ground, first, last)
    if simple is not None:
        yield simple
        return
    if first.row < last.row and not headed:
        yield from (
            way
            for way in _brackets(ground, first, last)
            if busy(way.lines[0], first.row, last.row) < _FEW
        )
    below = first.row < last.row
    outs = _doors(ground, first, below=below) or _doors(ground, first, below=not below)
    ins = _doors(ground, last, below=False) or _doors(ground, last, below=True)
    doors = itertools.product(outs or _any(first), ins or _any(last))
    yield from _sorted(ground, first, last, doors, headed, busy)


def _sorted(
    ground: Ground,
    first: Place,
    last: Place,
    doors: Iterable[tuple[_Door, _Door]],
    headed: Id,
    busy: Busy,
) -> Iterator[Way]:
    """The ways between doors, the shortest and least crowded first."""
    found: list[tuple[float, int, Way]] = []
    for out, into in doors:
        for lines, channels in _between(ground, out, into):
            way = Way(first, last, out.side, into.side, lines, channels)
            length = _length(ground, way, headed)
            length += _CROWD * sum(
                busy(line, first.row, last.row) for line in lines if line % 2 == 0
            )
            found.append((length, len(found), way))
    yield from (way for _, _, way in sorted(found))


def _down(ground: Ground, first: Place, last: Place) -> Way | None:
    """The straight way down from a card to one below it between which nothing stands."""
    above, below = ground.rows[first.row].stacks, ground.rows[last.row].stacks
    for column in range(max(first.first, last.first), min(first.last, last.last) + 1):
        if above[column][-1] == first.card and below[column][0] == last.card:
            line = 2 * column + 1
            if ground.is_free(line, first.row + 1, last.row):
                return Way(first, last, Side.BOTTOM, Side.TOP, (line,), ())
    return None


def _brackets(ground: Ground, first: Place, last: Place) -> Iterator[Way]:
    """The ways round what stands between two cards whose edges are aligned."""
    for side, one, other in (
        (Side.LEFT, first.first, last.first),
        (Side.RIGHT, first.last + 1, last.last + 1),
    ):
        if (
            one == other
            and _opens(ground, first, one, below=True)
            and _opens(ground, last, one, below=False)
            and ground.is_free(2 * one, first.row + 1, last.row)
        ):
            yield Way(first, last, side, side, (2 * one,), ())


def _between(
    ground: Ground, out: _Door, into: _Door
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Lines and channels that lead from one door to another."""
    if out.channel == into.channel:
        if out.line != into.line:
            yield (out.line, into.line), (out.channel,)
        elif out.line % 2 == 0:
            yield (out.line,), ()
        return
    rows = min(out.channel, into.channel), max(out.channel, into.channel)
    passages = {*ground.free_gutters(out.line, *rows), *ground.free_gutters(into.line, *rows)}
    passages |= {line for line in (out.line, into.line) if ground.is_free(line, *rows)}
    for line in sorted(passages):
        lines, channels = [out.line], list[int]()
        for other, channel in ((line, out.channel), (into.line, into.channel)):
            if other != lines[-1]:
                lines.append(other)
                channels.append(channel)
        yield tuple(lines), tuple(channels)


def _length(ground: Ground, way: Way, headed: Id) -> float:
    """How long a course is from left to right, corners added."""
    xs = _along(ground, way.lines)
    length = sum(abs(a - b) for a, b in itertools.pairwise(xs)) + 2 * len(way.channels) * _BEND
    for place, side in ((way.start, way.leave), (way.end, way.reach)):
        if side in (Side.LEFT, Side.RIGHT):
            length += _BEND + (_HEAD if place.card == headed else _SIDE)
    return length


def _along(ground: Ground, lines: Sequence[int]) -> list[float]:
    """The x of each line; in a column a link stands on the side of the lines next to it."""
    middles = [ground.xs[line] for line in lines]
    found: list[float] = []
    for number, (line, x) in enumerate(zip(lines, middles, strict=True)):
        if line % 2:
            column = ground.columns[line // 2]
            others = [middles[at] for at in (number - 1, number + 1) if 0 <= at < len(lines)]
            x = min(max(sum(others) / len(others), column.x), column.right) if others else x
        found.append(x)
    return found


def _doors(ground: Ground, place: Place, *, below: bool) -> list[_Door]:
    """The doors of a card to the channel below or above it."""
    stacks, channel = ground.rows[place.row].stacks, place.row + below
    if channel >= len(ground.rows):
        return []
    doors = [
        _Door(Side.BOTTOM if below else Side.TOP, 2 * column + 1, channel)
        for column in range(place.first, place.last + 1)
        if stacks[column][-1 if below else 0] == place.card
    ]
    for side, gutter in ((Side.LEFT, place.first), (Side.RIGHT, place.last + 1)):
        if _opens(ground, place, gutter, below=below):
            doors.append(_Door(side, 2 * gutter, channel))
    return doors


def _opens(ground: Ground, place: Place, gutter: int, *, below: bool) -> bool:
    """Whether no other card shuts the gutter beside a card from the channel below or above."""
    cells = ground.rows[place.row]
    over = cells.spans.get(gutter)
    if not over:
        return True
    # what covers the gutter stands in the card's own column too
    stack = cells.stacks[place.first if gutter == place.first else place.last]
    own, other = stack.index(place.card), stack.index(over[-1 if below else 0])
    return other < own if below else other > own


def _any(place: Place) -> list[_Door]:
    """A door for a card that others shut in on all sides: past them, under one of them."""
    return [_Door(Side.LEFT, 2 * place.first, place.row)]


def _beside(ground: Ground, first: Place, last: Place) -> Way | None:
    """The straight way between two cards of a row between which nothing stands."""
    cells = ground.rows[first.row]
    one, other = cells.sides(first.card), cells.sides(last.card)
    if first.last < last.first or last.last < first.first:
        between = range(min(first.last, last.last) + 1, max(first.first, last.first))
        level = min(one[3], other[3]) - max(one[1], other[1])
        apart = max(last.left - first.right, first.left - last.right)
        # in a gutter there is no room for a head or two dots
        if (
            level > 1.0
            and apart > 1.3 * ground.size
            and not any(column in cells.stacks for column in between)
        ):
            sides = (Side.RIGHT, Side.LEFT) if first.last < last.first else (Side.LEFT, Side.RIGHT)
            return Way(first, last, *sides, (), ())
        return None
    for column in range(max(first.first, last.first), min(first.last, last.last) + 1):
        stack = cells.stacks[column]
        a, b = stack.index(first.card), stack.index(last.card)
        if abs(a - b) == 1:
            sides = (Side.BOTTOM, Side.TOP) if a < b else (Side.TOP, Side.BOTTOM)
            return Way(first, last, *sides, (2 * column + 1,), ())
    return None
