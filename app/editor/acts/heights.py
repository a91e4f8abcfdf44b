"""How high a lane is that comes new among others."""

from __future__ import annotations

from collections import Counter

from app.editor.acts.seen import lanes_seen
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import STACKLESS

# So many lanes of one height show that somebody wants lanes to be so high; one may be an exception.
_SEVERAL = 2


def height_among(map_: JourneyMap, place: int, type_: str) -> float | None:
    """The least height, in points, of a new lane of a type at a place; None for that of its cards.

    An empty neighbour, above rather than below, has the new lane look as it does. Else it is as
    high as several lanes were made, since those were empty as well. Curves and numbers need a
    height of their own.
    """
    if type_ in STACKLESS:
        return None
    seen = {lane.id for lane in lanes_seen(map_) if lane.type not in STACKLESS}
    filled = {card.lane for card in map_.cards}
    for lane in (*map_.lanes[max(0, place - 1) : place], *map_.lanes[place : place + 1]):
        if lane.id in seen and lane.id not in filled:
            return lane.height
    usual = Counter(lane.height for lane in map_.lanes if lane.id in seen and _is_set(lane))
    height, count = next(iter(usual.most_common(1)), (None, 0))
    return height if count >= _SEVERAL else None


def _is_set(lane: Lane) -> bool:
    return lane.height is not None
