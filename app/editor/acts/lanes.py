"""What can be done to lanes besides moving them: insert one of a type, hide, collapse."""

from __future__ import annotations

from app.editor.acts.act import Change
from app.editor.acts.here import lanes_here, standing_by
from app.editor.selection import Selection
from app.editor.words import counted, tr
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


def hide_lanes(map_: JourneyMap, selection: Selection) -> Change | None:
    """Hide lanes; they stay in the map."""
    lanes = lanes_here(map_, selection)
    after = map_
    for lane in lanes:
        after = edits.change_lane(after, lane.id, hidden=True)
    if after is map_:
        return None
    told = counted("1 lane hidden", "%n lanes hidden", len(lanes))
    if len(lanes) == 1 and lanes[0].title:
        told = tr("Lane “{name}” hidden", name=lanes[0].title)
    label = counted("Hide Lane", "Hide %n Lanes", len(lanes))
    return Change(label, after, standing_by(map_, after, selection), told)


def collapse_lanes(map_: JourneyMap, selection: Selection) -> Change | None:
    """Show each lane as one thin row, or spread it again where all are collapsed."""
    lanes = lanes_here(map_, selection)
    collapsed = not are_collapsed(map_, selection)
    after = map_
    for lane in lanes:
        after = edits.change_lane(after, lane.id, collapsed=collapsed)
    label = tr("Collapse Lane") if collapsed else tr("Expand Lane")
    return Change(label, after) if lanes else None


def are_collapsed(map_: JourneyMap, selection: Selection) -> bool:
    """Whether all the lanes are collapsed."""
    lanes = lanes_here(map_, selection)
    return bool(lanes) and all(lane.collapsed for lane in lanes)


def show_all(map_: JourneyMap, _selection: Selection) -> Change | None:
    """Show all stages, steps and lanes that are hidden."""
    after, count = map_, 0
    for lane in map_.lanes:
        if lane.hidden:
            after, count = edits.change_lane(after, lane.id, hidden=False), count + 1
    for stage in map_.stages:
        if stage.hidden:
            after, count = edits.change_stage(after, stage.id, hidden=False), count + 1
    for step in map_.steps:
        if step.hidden:
            after, count = edits.change_step(after, step.id, hidden=False), count + 1
    if not count:
        return None
    told = counted("1 hidden thing shown again", "%n hidden things shown again", count)
    return Change(tr("Show All Hidden"), after, told=told)


def any_hidden(map_: JourneyMap, _selection: Selection) -> bool:
    """Whether a stage, a step or a lane is hidden."""
    columns = any(one.hidden for one in map_.stages) or any(one.hidden for one in map_.steps)
    return columns or any(one.hidden for one in map_.lanes)
