"""A lane that comes new among others, and how high it is."""

from __future__ import annotations

from collections import Counter

from app.editor.acts.act import Change
from app.editor.acts.seen import lanes_seen
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.base import new_id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import STACKLESS, LaneType

# So many lanes of one height show that somebody wants lanes to be so high; one may be an exception.
_SEVERAL = 2


def insert_lane_at(map_: JourneyMap, place: int, type_: str = LaneType.OWN) -> Change:
    """Put a new lane of a type at a place, and name it.

    One that is none of the known types has a title; the others may do without, and are called by
    their types then.
    """
    title = tr("New Lane") if type_ == LaneType.OWN else ""
    high = _height_among(map_, place, type_)
    made = Lane(id=new_id(map_.records), type=type_, title=title, height=high)
    after = edits.insert_lane(map_, made, place)
    return Change(tr("Insert Lane"), after, Selection((made.id,)), write=made.id)


def _height_among(map_: JourneyMap, place: int, type_: str) -> float | None:
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
