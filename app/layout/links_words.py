"""Where the words of arrows stand: in bands between the lanes, beside their own arrow.

A band that names a line of the blueprint is there anyway; where it has no room, or no line is
drawn, the lane below gets a band above its cards.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.layout.links_cells import Ground
from app.layout.links_tracks import Course, Upright, passed
from app.layout.style import Style
from app.layout.text import TextBlock


class Saying(NamedTuple):
    """Words at ``x`` in a band of a channel: in the line's band, or in a row above the cards.

    ``free`` is false where there was no room; then the words cover what is under them.
    """

    link: int
    channel: int
    in_line: bool
    row: int
    x: float
    block: TextBlock
    free: bool


class _Spot(NamedTuple):
    lines: int
    order: int
    saying: Saying


def place_names(
    widths: Mapping[int, float],
    uprights: Mapping[int, Sequence[Upright]],
    ground: Ground,
    left: float,
    air: float,
) -> dict[int, tuple[float, float]]:
    """Where the names of a blueprint's lines stand.

    In the lane column, which begins at ``left``, where the sheet has one, else as far at the end
    as no link goes through.
    """
    found: dict[int, tuple[float, float]] = {}
    for channel, width in widths.items():
        passing = {one.x for one in uprights.get(channel, ()) if one.low < 2 * channel}
        beyond = min(passing, default=ground.columns[-1].right) - air
        if left < ground.columns[0].x and left + width <= max(beyond, ground.columns[0].x):
            found[channel] = left, left + width
            continue
        end = ground.columns[-1].right
        found[channel] = end - width, end
        for x in sorted(passing, reverse=True):
            if x < end - width - air:
                break
            end = min(end, x - air)
        if end - width >= left:
            found[channel] = end - width, end
    return found


class Bands:
    """The bands of a sheet while words are put into them.

    ``names`` tells for each channel with a line of the blueprint where the line's name stands.
    """

    def __init__(
        self,
        ground: Ground,
        uprights: Mapping[int, Sequence[Upright]],
        names: Mapping[int, tuple[float, float]],
        style: Style,
    ) -> None:
        self._ground, self._uprights, self._names, self._style = ground, uprights, names, style
        self._air = style.scale.text * 0.4
        self._rows: dict[int, list[list[tuple[float, float]]]] = {}
        self._lines: dict[int, list[tuple[float, float]]] = {}
        self._heights: dict[int, list[float]] = {}

    def say(self, link: int, text: str, course: Course) -> Saying:
        """Find a place for the words of a link."""
        spots = list(self._spots(link, text, course))
        best = min(spots, key=lambda spot: (spot.lines, spot.order)).saying if spots else None
        if best is None:
            best = self._apart(link, text, course)
        extent = best.x, best.x + best.block.width
        if best.in_line:
            self._lines.setdefault(best.channel, []).append(extent)
            return best
        rows = self._rows.setdefault(best.channel, [])
        heights = self._heights.setdefault(best.channel, [])
        if best.row == len(rows):
            rows.append([])
            heights.append(0.0)
        rows[best.row].append(extent)
        heights[best.row] = max(heights[best.row], best.block.height)
        return best

    def heights(self) -> Mapping[int, Sequence[float]]:
        """How high the rows of words above the cards are in each channel, in points."""
        return self._heights

    def _spots(self, link: int, text: str, course: Course) -> Iterator[_Spot]:
        style, order = self._style, 0
        small = style.scale.small
        wide = style.width(text, size=small) + 0.5
        least = style.typesetter.min_width(text, style.scale.style(small))
        for channel, x, in_line in self._beside(course):
            for row, taken in self._bands(channel, in_line, link, x):
                # to the right of its arrow, then to the left
                for to_left in (False, True):
                    order += 1
                    room = self._room(x, to_left, taken)
                    if room < (wide if in_line else least):
                        continue
                    block = style.block(text, min(wide, room), size=small)
                    left = x - self._air - block.width if to_left else x + self._air
                    saying = Saying(link, channel, in_line, row, left, block, True)
                    # a row of its own makes the lane higher: better in a line's band
                    yield _Spot(block.line_count + (0 if in_line else 1 + row), order, saying)

    def _beside(self, course: Course) -> Iterator[tuple[int, float, bool]]:
        """Where a course passes bands: the channel, the x, and whether it is a line's band."""
        if not course.xs:
            start, end = course.way.start, course.way.end
            yield start.row, min(start.right, end.right), False
            return
        for (_, low, high), x in zip(course.way.stretches(), course.xs, strict=True):
            for channel in passed(low, high):
                if channel in self._names and low < 2 * channel:
                    yield channel, x, True
                if high > 2 * channel:
                    yield channel, x, False

    def _bands(
        self, channel: int, in_line: bool, link: int, x: float
    ) -> Iterator[tuple[int, list[tuple[float, float]]]]:
        """The bands of a channel with what is taken of each, a new one last."""
        upright = [
            (one.x, one.x)
            for one in self._uprights.get(channel, ())
            if (one.link, one.x) != (link, x)
            and (one.low < 2 * channel if in_line else one.high > 2 * channel)
        ]
        if in_line:
            yield 0, [*upright, self._names[channel], *self._lines.get(channel, ())]
            return
        for row, taken in enumerate(self._rows.get(channel, ())):
            yield row, [*upright, *taken]
        yield len(self._rows.get(channel, ())), upright

    def _room(self, x: float, to_left: bool, taken: Sequence[tuple[float, float]]) -> float:
        """How wide words can be beside ``x`` before they meet something."""
        columns = self._ground.columns
        if to_left:
            edge = max((b for a, b in taken if a <= x), default=columns[0].x - self._air)
            return x - 2 * self._air - max(edge, columns[0].x - self._air)
        edge = min((a for a, b in taken if b >= x), default=columns[-1].right + self._air)
        return min(edge, columns[-1].right + self._air) - x - 2 * self._air

    def _apart(self, link: int, text: str, course: Course) -> Saying:
        """A place as near as can be, where neighbours of the arrow leave none beside it."""
        style, air = self._style, self._air
        small = style.scale.small
        channel = max(course.way.start.row, course.way.end.row)
        x = course.xs[-1] if course.xs else course.way.start.right
        row = len(self._rows.get(channel, ()))
        wide = style.width(text, size=small) + 0.5
        least = style.typesetter.min_width(text, style.scale.style(small))
        left, right = self._ground.columns[0].x, self._ground.columns[-1].right
        edges = [one.x for one in self._uprights.get(channel, ()) if one.high > 2 * channel]
        best: tuple[float, float, float] | None = None
        for low, high in itertools.pairwise(sorted([left - air, *edges, right + air])):
            room = min(wide, high - low - 2 * air)
            if room < least:
                continue
            at = min(max(x, low + air), high - air - room)
            cost = abs(at + room / 2 - x) + (small * 8 if room < wide else 0.0)
            if best is None or cost < best[0]:
                best = cost, at, room
        if best is not None:
            block = style.block(text, best[2], size=small)
            return Saying(link, channel, False, row, best[1], block, True)
        block = style.block(text, min(right - left, wide), size=small)
        at = max(left, min(x + air, right - block.width))
        return Saying(link, channel, False, row, at, block, False)
