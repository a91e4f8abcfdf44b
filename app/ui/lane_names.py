"""The usual names of lanes: those of their types, in the language of the map.

A lane that is put in is called by its type, and one whose name nobody ever changed is called by
its new type when that changes.
"""

from __future__ import annotations

from app.editor.acts import Act, Change
from app.editor.selection import Selection
from app.editor.words import tr
from app.layout.words import FALLBACK, words
from app.models import edits
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType
from app.ui.names import LANE_TYPES

NAMING = frozenset({"insert-lane", "lane-type"})
"""The families of acts after which lanes are named by their types."""


def usual_name(map_: JourneyMap, type_: str) -> str:
    """What a lane of a type is called on the map as long as it has no other name."""
    return words(map_.language).lane(type_)


def is_usual(map_: JourneyMap, lane: Lane) -> bool:
    """Whether a lane is called as its type is, or as a new one."""
    known = {usual_name(map_, lane.type), words(FALLBACK).lane(lane.type), ""}
    known.add(tr(LANE_TYPES.get(lane.type, lane.type)))
    if lane.type == LaneType.OWN:
        known.add(tr("New Lane"))
    return lane.title.strip().casefold() in {name.casefold() for name in known}


def change_type(map_: JourneyMap, lane_id: str, type_: str) -> JourneyMap:
    """Make a lane one of another type; a name that nobody changed follows."""
    return named_by_type(map_, edits.change_lane_type(map_, lane_id, type_))


def named_by_type(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    """The map after an edit, with its new lanes and those of another type named by their types."""
    known = {lane.id: lane for lane in before.lanes}
    made = after
    for lane in after.lanes:
        old = known.get(lane.id)
        named = not lane.title if old is None else _keeps_usual_name(before, old, lane)
        if named and (old is None or old.title):
            made = edits.rename_lane(made, lane.id, usual_name(after, lane.type))
    return made


def _keeps_usual_name(before: JourneyMap, old: Lane, lane: Lane) -> bool:
    """Whether a lane got another type and still has the name of the one before."""
    return old.type != lane.type and old.title == lane.title and is_usual(before, old)


def naming(act: Act) -> Act:
    """The act with its lanes named by their types afterwards."""

    def run(map_: JourneyMap, selection: Selection) -> Change | None:
        change = act.run(map_, selection)
        return change._replace(map=named_by_type(map_, change.map)) if change else None

    return act._replace(run=run)
