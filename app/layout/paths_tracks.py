"""Where paths run: a stem under each of their steps, a track below, and room for their words.

Paths between the same steps are nested like brackets, the short ones on top, so that few stems
cross a track. Words stand above their own track where no stem and no other word is.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.layout.joined import JOINT
from app.layout.lanes.band import Span
from app.layout.style import Style
from app.layout.text import TextBlock
from app.models.base import Id
from app.models.stage import Path

_OUTSIDE = 2.1
"""What words outside their bracket cost, in lines: three lines inside are better than one outside,
where they are taken for the words of another step."""

_MOST_MOVES = 4
"""How often one arrow is put below all others, for room for its words."""


class Leg(NamedTuple):
    """A path to be drawn: the columns it leaves and reaches, and what is written on it.

    A path that leaves the journey reaches its own column; ``exits`` tells it from one that comes
    back to it.
    """

    path: Path
    start: int
    end: int
    exits: bool
    text: str


class Course(NamedTuple):
    """Where a leg runs, in points: down at ``x_from``, along its track, up (or out) at ``x_to``.

    ``words`` stand at ``words_x`` in the track.
    """

    leg: Leg
    x_from: float
    x_to: float
    track: int
    words_x: float
    words: TextBlock

    @property
    def left(self) -> float:
        """Where the track begins."""
        return min(self.x_from, self.x_to)

    @property
    def right(self) -> float:
        """Where the track ends."""
        return max(self.x_from, self.x_to)

    @property
    def stems(self) -> tuple[float, ...]:
        """Where it goes down from its step and up to another."""
        return (self.x_from,) if self.leg.exits else (self.x_from, self.x_to)


class _Run(NamedTuple):
    """A leg with its stems, not yet with its words."""

    leg: Leg
    x_from: float
    x_to: float

    @property
    def left(self) -> float:
        return min(self.x_from, self.x_to)

    @property
    def right(self) -> float:
        return max(self.x_from, self.x_to)

    @property
    def stems(self) -> tuple[float, ...]:
        return (self.x_from,) if self.leg.exits else (self.x_from, self.x_to)


def plan_courses(legs: Sequence[Leg], columns: Sequence[Span], style: Style) -> list[list[Course]]:
    """The courses of all legs, track by track from the top."""
    ranked = sorted(legs, key=lambda leg: (abs(leg.end - leg.start), leg.start))
    tracks = _tracks(_runs(ranked, columns, style), style)
    bounds = columns[0].x, columns[-1].right
    moved = Counter[Id]()
    courses: list[list[Course]] = []
    while len(courses) < len(tracks):
        number = len(courses)
        track, below = tracks[number], tracks[number + 1 :]
        passing = [x for other in below for run in other for x in run.stems]
        made, mute = _speaking(track, number, passing, bounds, style)
        lowest = not below and len(track) == 1
        most = min(len(moved) + 1, _MOST_MOVES)
        if mute is None or lowest or moved[mute.leg.path.id] >= most:
            courses.append(made)
            continue
        # In a track below all others no stem is in the way of its words; of several that went there
        # those of the last one may be in the way of the others, which then go below that.
        moved[mute.leg.path.id] += 1
        rest = [run for run in track if run is not mute]
        tracks = [*tracks[:number], *([rest] if rest else []), *below, [mute]]
    return courses


def _speaking(
    track: Sequence[_Run],
    number: int,
    passing: Sequence[float],
    bounds: tuple[float, float],
    style: Style,
) -> tuple[list[Course], _Run | None]:
    """The runs of a track with their words, and the first that has no room for a whole word."""
    made: list[Course] = []
    mute: _Run | None = None
    for run in track:
        others = [one for one in track if one is not run]
        place = _place_words(run, others, made, passing, bounds, style)
        if place is None:
            mute = mute or run
            place = _place_words(run, others, made, passing, bounds, style, far=True)
            place = place or _broken_words(run, style)
        made.append(Course(run.leg, run.x_from, run.x_to, number, *place))
    return made, mute


def _runs(ranked: Sequence[Leg], columns: Sequence[Span], style: Style) -> list[_Run]:
    """Give every end of a leg a place of its own under its step."""
    ends: dict[int, list[tuple[tuple[int, int, int], int, bool]]] = {}
    for rank, leg in enumerate(ranked):
        for column, other, arrives in ((leg.start, leg.end, False), (leg.end, leg.start, True)):
            if arrives and leg.exits:
                continue
            # brackets to the left, the long ones inmost; to the right, the long ones inmost
            side = (2, -rank) if column == other else (1, -rank) if other > column else (0, rank)
            ends.setdefault(column, []).append(((*side, int(arrives)), rank, arrives))
    places: dict[tuple[int, bool], float] = {}
    for column, met in ends.items():
        span = columns[column]
        xs = _ports(span, [key[0] for key, _, _ in sorted(met)], style)
        for (_, rank, arrives), x in zip(sorted(met), xs, strict=True):
            places[rank, arrives] = x
    runs: list[_Run] = []
    for rank, leg in enumerate(ranked):
        x = places[rank, False]
        away = columns[leg.start].right - style.scale.text * 0.4
        runs.append(_Run(leg, x, away if leg.exits else places[rank, True]))
    return runs


def _ports(span: Span, sides: Sequence[int], style: Style) -> list[float]:
    """Places for stems under a step, from left to right. Side 2 stays within the column."""
    size = style.scale.text
    inset = min(size * 0.6, span.width / 4)
    room = span.width - 2 * inset
    count = len(sides)
    if 2 in sides:
        # behind the last one an arrow out of the journey has to find room
        step = min(size * 1.5, max(room - size * 1.4, room / 2) / count)
        return [span.x + inset + step * number for number in range(count)]
    if count == 1:
        reach = min(size * 0.9, room / 2)
        return [span.middle + (reach if sides[0] else -reach)]
    step = min(size * 1.5, room / count)
    return [span.middle + step * (number - (count - 1) / 2) for number in range(count)]


def _tracks(runs: Iterable[_Run], style: Style) -> list[list[_Run]]:
    """Each run in the track below all shorter ones that it meets."""
    air = style.scale.text * 0.8
    tracks: list[list[_Run]] = []
    for run in runs:
        free = 0
        for number in range(len(tracks) - 1, -1, -1):
            if any(run.left < one.right + air and run.right > one.left - air
                   for one in tracks[number]):  # fmt: skip
                free = number + 1
                break
        if free == len(tracks):
            tracks.append([])
        tracks[free].append(run)
    return tracks


def _place_words(
    run: _Run,
    others: Sequence[_Run],
    said: Sequence[Course],
    passing: Iterable[float],
    bounds: tuple[float, float],
    style: Style,
    *,
    far: bool = False,
) -> tuple[float, TextBlock] | None:
    """Where the words of a run stand in its track, set so that no word breaks; None if nowhere.

    Only ``far`` words stand where they do not touch their arrow, as near to it as there is room.
    """
    size, small = style.scale.text, style.scale.small
    air = small * 0.55
    bar = (run.x_to + size * 0.15,) if run.leg.exits else ()
    taken = [(x - air, x + air) for x in (*run.stems, *bar, *passing)]
    taken += [(one.left - 2 * air, one.right + 2 * air) for one in others]
    taken += [(one.words_x - air, one.words_x + one.words.width + air) for one in said]
    font = style.scale.style(small)
    least = style.typesetter.min_width(run.leg.text, font)
    wide = style.width(run.leg.text, size=small) + 0.5
    best: tuple[float, float, TextBlock] | None = None
    for start, end in _gaps(taken, bounds):
        inside = start >= run.left and end <= run.right
        # outside they keep clear of the arrow's head and of its corner
        low, high = start, end
        if not inside:
            low, high = (start, end - air) if end <= run.right else (start + air, end)
        away = max(0.0, run.left - 3 * air - high, low - run.right - 3 * air)
        if high - low < least or (away and not far):
            continue
        block = _set(run.leg.text, min(wide, high - low), style)
        cost = block.line_count + (0.0 if inside else _OUTSIDE) + away
        x = high - block.width if high <= run.left else low
        if best is None or cost < best[0]:
            best = cost, x, block
    return best and best[1:]


def _gaps(
    taken: Iterable[tuple[float, float]], bounds: tuple[float, float]
) -> list[tuple[float, float]]:
    """What intervals leave free between two bounds, from left to right."""
    found: list[tuple[float, float]] = []
    at = bounds[0]
    for low, high in itertools.chain(sorted(taken), [(bounds[1], bounds[1])]):
        if low > at:
            found.append((at, min(low, bounds[1])))
        at = max(at, high)
    return found


def _broken_words(run: _Run, style: Style) -> tuple[float, TextBlock]:
    """Words for which no sheet is wide enough: inside their bracket, broken where they must be."""
    small = style.scale.small
    room = max(small * 2, run.right - run.left - small * 1.3)
    return run.left + small * 0.7, _set(run.leg.text, room, style)


def _set(text: str, width: float, style: Style) -> TextBlock:
    """Joined texts in small print; no line ends with the dot that joins two."""
    block = style.block(text, width, size=style.scale.small)
    if block.line_count > 1:
        parted = text
        for first, last in reversed(block.breaks[:-1]):
            line = text[first:last].rstrip()
            if line.endswith(JOINT.rstrip()):
                end = first + len(line)
                parted = text[: end - len(JOINT.rstrip())] + "\n" + parted[end:].lstrip(" ")
        if parted != text:
            return style.block(parted, width, size=style.scale.small)
    return block
