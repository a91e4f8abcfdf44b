"""Sharing lines and channels out, so that no link runs on top of another.

Each stretch of a gutter gets a track of its own, each crossing of a channel a level of its own,
each end at a card's top or bottom a place of its own: the first that nobody uses at those heights.
Only arrows that come to one card from one side run together at last, to one head.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from app.layout.links_cells import Ground, Place
from app.layout.links_course import Side, Way, ways_between
from app.layout.links_levels import Crossing, crossings_of, share_levels
from app.layout.style import Style
from app.layout.units import in_grains
from app.models.base import Id

_INNER_TRACKS = 3
_OUTER_TRACKS = 7


class Course(NamedTuple):
    """A way with its places: ``xs`` of its lines in points, a level for each of its channels.

    ``leave_slot`` and ``reach_slot`` number the ends in one gutter beside the cards of a row.
    """

    way: Way
    xs: tuple[float, ...]
    levels: tuple[int, ...]
    leave_slot: int = 0
    reach_slot: int = 0


class Upright(NamedTuple):
    """Where a link stands upright: ``link`` is its number, the heights are those of its way."""

    link: int
    x: float
    low: float
    high: float


class Stretch(NamedTuple):
    """A line that is taken from one height to another, both included, at a place or track.

    ``into`` is what an arrow that comes from the side reaches there: a card, its side, and whether
    it comes from the right.
    """

    low: float
    high: float
    at: float
    into: tuple[Id, Side, bool] | None = None

    def meets(self, low: float, high: float) -> bool:
        """Whether the line is taken somewhere between two heights."""
        return self.low <= high and low <= self.high


class Taken(NamedTuple):
    """What a link took: its way, a place on each of its lines, the numbers of its ends.

    ``low`` and ``high`` are the first and the last of the lines that were looked at for it.
    """

    way: Way
    places: tuple[Stretch, ...]
    slots: tuple[int, int]
    low: int
    high: int

    def moved(self, by: int, shift: float) -> Taken:
        """The same so many columns, and ``shift`` points, further right."""
        if not by and not shift:
            return self
        way, lines = self.way, tuple([line + 2 * by for line in self.way.lines])
        return Taken(
            Way(_moved(way.start, by, shift), _moved(way.end, by, shift), way.leave, way.reach,
                lines, way.channels),
            tuple([
                Stretch(low, high, at + shift if line % 2 else at, into)
                for line, (low, high, at, into) in zip(lines, self.places, strict=True)
            ]),
            self.slots,
            self.low + 2 * by,
            self.high + 2 * by,
        )  # fmt: skip


def _moved(place: Place, by: int, shift: float) -> Place:
    card, row, first, last, left, right = place
    return Place(card, row, first + by, last + by, left + shift, right + shift)


class Shares:
    """What is taken of lines, channels and sides while links are given their courses."""

    def __init__(self, ground: Ground, style: Style) -> None:
        self._ground, self._style = ground, style
        self._headed: Id = ""
        self._lines: dict[int, list[Stretch]] = {}
        self._levels: dict[int, int] = {}
        self._sides: dict[tuple[int, int], int] = {}
        self.taken: list[Taken] = []

    def take(self, start: Place, end: Place, headed: Id = "") -> Taken:
        """Give a link the first of its ways for which there is room, else the first of all.

        ``headed`` is the card at which there is an arrow's head.
        """
        ground = self._ground
        ground.looked = [2 * start.first, 2 * start.last + 2, 2 * end.first, 2 * end.last + 2]
        ways = ways_between(ground, start, end, headed, self.busy)
        self._headed = headed
        first: Way | None = None
        for way in ways:
            first = first or way
            places = self._places(way)
            if places is not None:
                break
        else:
            assert first is not None
            way, places = first, self._places(first, crowded=True)
        assert places is not None
        return self.put(way, tuple(places), min(ground.looked), max(ground.looked))

    def put(self, way: Way, places: tuple[Stretch, ...], low: int, high: int) -> Taken:
        """Let a link have a way with a place on each of its lines."""
        for line, stretch in zip(way.lines, places, strict=True):
            self._lines.setdefault(line, []).append(stretch)
        slots = self._slot(way.start, way.leave), self._slot(way.end, way.reach)
        self.taken.append(Taken(way, places, slots, low, high))
        return self.taken[-1]

    def _places(self, way: Way, *, crowded: bool = False) -> list[Stretch] | None:
        """What a way would take of its lines; None if a gutter is full and must not be crowded."""
        made: list[Stretch] = []
        for number, (line, low, high) in enumerate(way.stretches()):
            if line % 2:
                made.append(self._upright(way, number, line, low, high))
                continue
            track = self._track(line, low, high)
            if track >= self._room(line) and not crowded:
                return None
            made.append(Stretch(low, high, float(track)))
        return made

    def courses(self) -> list[Course]:
        """The courses of all links taken, in their order."""
        counts = {
            line: 1 + int(max(one.at for one in taken))
            for line, taken in self._lines.items()
            if line % 2 == 0
        }
        places: list[tuple[float, ...]] = []
        crossings: dict[int, list[Crossing]] = {}
        for number, (way, taken, *_) in enumerate(self.taken):
            xs = tuple([
                one.at if line % 2 else self._gutter(line, int(one.at), counts[line])
                for line, one in zip(way.lines, taken, strict=True)
            ])  # fmt: skip
            places.append(xs)
            if way.channels:
                for channel, crossing in crossings_of(number, way, xs):
                    crossings.setdefault(channel, []).append(crossing)
        air = self._style.scale.text * 0.6
        levels: dict[int, list[int]] = {}
        for channel, met in crossings.items():
            found = share_levels(met, air)
            self._levels[channel] = 1 + max(found)
            for crossing, level in zip(met, found, strict=True):
                link = crossing.link
                own = levels.get(link)
                if own is None:
                    own = levels[link] = [0] * len(self.taken[link].way.channels)
                own[crossing.place] = level
        return [
            Course(one.way, xs, tuple(levels.get(number, ())), *one.slots)
            for number, (one, xs) in enumerate(zip(self.taken, places, strict=True))
        ]

    def levels(self) -> dict[int, int]:
        """How many levels each channel has, after all courses were asked for."""
        return self._levels

    def busy(self, line: int, first: int, last: int) -> int:
        """How many links run along a line already where the cards of some rows stand."""
        taken = self._lines.get(line)
        if not taken:
            return 0
        low, high = 2 * first + 1, 2 * last + 1
        return len([one for one in taken if one.low <= high and low <= one.high])

    def _track(self, line: int, low: float, high: float) -> int:
        """The first track of a gutter that is free from one height to another."""
        taken = self._lines.get(line)
        if not taken:
            return 0
        used = {one.at for one in taken if one.meets(low, high)}
        return next(track for track in itertools.count() if track not in used)

    def _room(self, line: int) -> int:
        """How many tracks a gutter has before it is crowded."""
        return _OUTER_TRACKS if line == 2 * len(self._ground.columns) else _INNER_TRACKS

    def _gutter(self, line: int, track: int, count: int) -> float:
        """The x of a track; few tracks have more air between them."""
        x, gap = self._ground.xs[line], self._ground.gutters[line // 2]
        if line == 2 * len(self._ground.columns):
            return x + track * in_grains(gap / 2)
        # left of the middle first: there the edge of a card with a bar is the link's own
        reach = {1: 0.0, 2: 0.5, _INNER_TRACKS: 0.72}.get(count, 0.9) * gap
        return x + in_grains(reach * (track / (count - 1) - 0.5)) if count > 1 else x

    def _upright(self, way: Way, number: int, line: int, low: float, high: float) -> Stretch:
        """An upright at a card or in an empty column; an arrow joins one that came the same way."""
        into: tuple[Id, Side, bool] | None = None
        if 0 < number == len(way.lines) - 1 and way.end.card == self._headed:
            from_right = self._ground.xs[way.lines[number - 1]] > self._ground.xs[line]
            into = way.end.card, way.reach, from_right
            for one in self._lines.get(line, ()):
                if one.into == into:
                    return Stretch(low, high, one.at, into)
        return Stretch(low, high, self._port(way, number, line, low, high), into)

    def _port(self, way: Way, number: int, line: int, low: float, high: float) -> float:
        """A place for an upright at the top or bottom of a card, or in an empty column."""
        size = self._style.scale.text
        column = self._ground.columns[line // 2]
        left, right = column.x, column.right
        ends = [way.start] if number == 0 else []
        ends += [way.end] if number == len(way.lines) - 1 else []
        for end in ends:
            left, right = max(left, end.left), min(right, end.right)
        inset = in_grains(min(size * 1.1, max(0.0, right - left) / 3))
        left, right = left + inset, right - inset
        others = [self._ground.xs[one] for at, one in enumerate(way.lines) if abs(at - number) == 1]
        onward = any(x > column.right for x in others)
        taken = [one.at for one in self._lines.get(line, ()) if one.meets(low, high)]
        for pitch in (in_grains(size * part) for part in (1.1, 0.6, 0.3)):
            for step in range(int(max(0.0, right - left) / pitch) + 1):
                x = right - step * pitch if onward else left + step * pitch
                if all(abs(x - other) >= pitch * 0.99 for other in taken):
                    return x
        return (left + right) / 2

    def _slot(self, card: Place, side: Side) -> int:
        """The number of an end among all that reach into a gutter from the cards of a row."""
        if side in (Side.TOP, Side.BOTTOM):
            return 0
        key = (card.row, card.first if side is Side.LEFT else card.last + 1)
        self._sides[key] = self._sides.get(key, -1) + 1
        return self._sides[key]


def passed(low: float, high: float) -> range:
    """The channels between two heights."""
    return range(math.ceil(low / 2), math.floor(high / 2) + 1)


def uprights_of(courses: Sequence[Course]) -> dict[int, list[Upright]]:
    """The uprights that pass each channel."""
    found: dict[int, list[Upright]] = {}
    for number, course in enumerate(courses):
        for (_, low, high), x in zip(course.way.stretches(), course.xs, strict=True):
            for channel in passed(low, high):
                found.setdefault(channel, []).append(Upright(number, x, low, high))
    return found
