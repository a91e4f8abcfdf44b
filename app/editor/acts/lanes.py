"""What can be done to lanes besides moving them: insert one of a type."""

from __future__ import annotations

from app.editor.acts.act import Change
from app.editor.acts.here import lanes_here
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.base import new_id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType


def insert_lane_of(map_: JourneyMap, selection: Selection, type_: str) -> Change | None:
    """Put a new lane of a type below the one selected or stood in, else at the end.

    One that is none of the known types has a title; the others may do without, and are called by
    their types then. It is named next.
    """
    here = lanes_here(map_, selection)
    place = len(map_.lanes)
    if here:
        place = [lane.id for lane in map_.lanes].index(here[-1].id) + 1
    own = type_ == LaneType.OWN
    made = Lane(id=new_id(), type=type_, title=tr("New Lane") if own else "")
    after = edits.insert_lane(map_, made, place)
    return Change(tr("Insert Lane"), after, Selection((made.id,)), write=made.id)
