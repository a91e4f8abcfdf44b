"""The levels of a channel: in which order links cross it, one under the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.layout.links_course import Way

_MOST_SORTED = 60


class Crossing(NamedTuple):
    """A link on its way through a channel, from ``left`` to ``right`` in points.

    ``ends`` are its corners: their x, and whether the link goes up from there. ``place`` is the
    number of the channel on the link's way.
    """

    link: int
    place: int
    left: float
    right: float
    ends: tuple[tuple[float, bool], ...]


def crossings_of(link: int, way: Way, xs: Sequence[float]) -> Iterator[tuple[int, Crossing]]:
    """The channels that a link crosses."""
    stretches = way.stretches()
    for place, channel in enumerate(way.channels):
        corners = tuple((xs[at], stretches[at][1] < 2 * channel) for at in (place, place + 1))
        low, high = sorted((xs[place], xs[place + 1]))
        yield channel, Crossing(link, place, low, high, corners)


def share_levels(crossings: Sequence[Crossing], air: float) -> list[int]:
    """A level for each of the crossings of a channel, 0 the topmost.

    Crossings that come closer than ``air`` points to each other get levels of their own, so that
    few corners are cut by other links.
    """
    order = list(range(len(crossings)))
    if len(order) <= _MOST_SORTED:
        for _ in order:
            changed = False
            for at in range(len(order) - 1):
                one, other = crossings[order[at]], crossings[order[at + 1]]
                if _cuts(other, one) < _cuts(one, other):
                    order[at : at + 2] = order[at + 1], order[at]
                    changed = True
            if not changed:
                break
    levels = [0] * len(order)
    done: list[int] = []
    for number in order:
        one = crossings[number]
        levels[number] = max(
            (
                levels[other] + 1
                for other in done
                if crossings[other].left < one.right + air
                and one.left < crossings[other].right + air
            ),
            default=0,
        )
        done.append(number)
    return levels


def _cuts(upper: Crossing, lower: Crossing) -> int:
    """How often two crossings cut each other if one stands above the other."""
    from_below = sum(up and upper.left < x < upper.right for x, up in lower.ends)
    return from_below + sum(not up and lower.left < x < lower.right for x, up in upper.ends)
