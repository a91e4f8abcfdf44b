"""What can be done to stages, steps and lanes: insert, delete, duplicate, move."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.editor.acts.act import Change, heading_selected
from app.editor.navigate import Cells, Way
from app.editor.selection import Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, new_id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import Direction, LaneType

NamedT = TypeVar("NamedT", Stage, Step, Lane)


def insert_stage(map_: JourneyMap, selection: Selection, *, after: bool) -> Change | None:
    """Put a new stage after or before the one that is selected or stood in, and name it."""
    here = stage_here(map_, selection)
    place = len(map_.stages) if here is None else _at(map_.stages, here.id) + after
    name = tr("New Stage")
    made = Stage(id=new_id(), name=name, steps=(Step(id=new_id()),))
    changed = edits.insert_stage(map_, made, place)
    return Change(tr("Insert Stage"), changed, Selection((made.id,)), write=made.id)


def insert_lane(map_: JourneyMap, selection: Selection, *, below: bool) -> Change | None:
    """Put a new lane below or above the one that is selected or stood in, and name it."""
    here = lane_here(map_, selection)
    place = len(map_.lanes) if here is None else _at(map_.lanes, here.id) + below
    made = Lane(id=new_id(), type=LaneType.OWN, title=tr("New Lane"))
    changed = edits.insert_lane(map_, made, place)
    return Change(tr("Insert Lane"), changed, Selection((made.id,)), write=made.id)


def delete_headings(map_: JourneyMap, selection: Selection) -> Change | None:
    """Delete the stages, steps or lanes that are selected, with what stands in them alone.

    What is of another kind than the one selected last stays.
    """
    match heading_selected(map_, selection):
        case Stage() as last:
            stages = _like(Stage, map_, selection)
            after = edits.remove_stages(map_, [one.id for one in stages])
            gone = _gone(
                tr("Stage “{name}” deleted", name=last.name) if last.name else "",
                "stages",
                len(stages),
            )
            label = counted("Delete Stage", "Delete %n Stages", len(stages))
            near = _neighbour(map_.stages, last, stages)
        case Lane() as last:
            lanes = _like(Lane, map_, selection)
            after = edits.remove_lanes(map_, [one.id for one in lanes])
            gone = _gone(
                tr("Lane “{name}” deleted", name=last.title) if last.title else "",
                "lanes",
                len(lanes),
            )
            label = counted("Delete Lane", "Delete %n Lanes", len(lanes))
            near = _neighbour(map_.lanes, last, lanes)
        case Step() as last:
            steps = _like(Step, map_, selection)
            ids = {one.id for one in steps}
            if any(ids.issuperset(one.id for one in stage.steps) for stage in map_.stages):
                return None
            after = edits.remove_steps(map_, ids)
            gone = _gone(
                tr("Step “{name}” deleted", name=last.name) if last.name else "",
                "steps",
                len(steps),
            )
            label = counted("Delete Step", "Delete %n Steps", len(steps))
            near = _neighbour(map_.stage_of_step[last.id].steps, last, steps)
        case _:
            return None
    cards = len(map_.cards) - len(after.cards)
    if cards:
        gone = counted("{gone}, with 1 card", "{gone}, with %n cards", cards).replace(
            "{gone}", gone
        )
    return Change(label, after, near, gone)


def can_delete_headings(map_: JourneyMap, selection: Selection) -> bool:
    """Whether each stage would keep a step."""
    steps = {one.id for one in _like(Step, map_, selection)}
    return not any(steps.issuperset(one.id for one in stage.steps) for stage in map_.stages)


def _gone(one: str, many: str, count: int) -> str:
    """What is told of one thing that has a name, or of several."""
    if count == 1 and one:
        return one
    return {
        "stages": counted("1 stage deleted", "%n stages deleted", count),
        "lanes": counted("1 lane deleted", "%n lanes deleted", count),
        "steps": counted("1 step deleted", "%n steps deleted", count),
    }[many]


def _like(kind: type[NamedT], map_: JourneyMap, selection: Selection) -> list[NamedT]:
    """The selected records of a kind."""
    found = [map_.records.get(id_) for id_ in selection.records]
    return [one for one in found if isinstance(one, kind)]


def duplicate_headings(map_: JourneyMap, selection: Selection) -> Change | None:
    """Put a copy behind each stage, step or lane that is selected and select the copies."""
    match heading_selected(map_, selection):
        case Stage():
            found = [one.id for one in _like(Stage, map_, selection)]
            label = counted("Duplicate Stage", "Duplicate %n Stages", len(found))
            return _copied(label, map_, found, edits.duplicate_stage)
        case Lane():
            found = [one.id for one in _like(Lane, map_, selection)]
            label = counted("Duplicate Lane", "Duplicate %n Lanes", len(found))
            return _copied(label, map_, found, edits.duplicate_lane)
        case Step():
            found = [one.id for one in _like(Step, map_, selection)]
            label = counted("Duplicate Step", "Duplicate %n Steps", len(found))
            return _copied(label, map_, found, edits.duplicate_step)
        case _:
            return None


def move_heading(map_: JourneyMap, selection: Selection, way: Way) -> Change | None:
    """Move stages or steps along the journey, or lanes up and down, by one place.

    Several that are selected close up and go together. Steps leave their stage for the next one at
    its edge; those of several stages come together in that of the current one. None at the edge of
    the map, and where a stage would be left without a step.
    """
    heading = heading_selected(map_, selection)
    upright = way in (Way.UP, Way.DOWN)
    if upright != isinstance(heading, Lane):
        return None
    onward = way is Way.DOWN
    if not upright:
        onward = (way is Way.RIGHT) == (map_.direction != Direction.RIGHT_TO_LEFT)
    by = 1 if onward else -1
    match heading:
        case Lane():
            ids = {one.id for one in _like(Lane, map_, selection)}
            place = _beyond([one.id for one in map_.lanes], ids, by)
            if place is None:
                return None
            label = counted("Move Lane", "Move %n Lanes", len(ids))
            return Change(label, edits.move_lanes(map_, ids, place))
        case Stage():
            ids = {one.id for one in _like(Stage, map_, selection)}
            place = _beyond([one.id for one in map_.stages], ids, by)
            if place is None:
                return None
            label = counted("Move Stage", "Move %n Stages", len(ids))
            return Change(label, edits.move_stages(map_, ids, place))
        case Step() as step:
            ids = {one.id for one in _like(Step, map_, selection)}
            moved = _moved_steps(map_, step, ids, by)
            label = counted("Move Step", "Move %n Steps", len(ids))
            return None if moved is None else Change(label, moved)
        case _:
            return None


def _beyond(order: list[Id], going: set[Id], by: int) -> int | None:
    """The place among the others, one further, for those that go; None beyond the edge."""
    at = next(place for place, id_ in enumerate(order) if id_ in going) + by
    return at if 0 <= at <= len(order) - len(going) else None


def stage_here(map_: JourneyMap, selection: Selection) -> Stage | None:
    """The stage that is selected, or whose step or cell is; None for the title and lanes."""
    match heading_selected(map_, selection):
        case Stage() as stage:
            return stage
        case Step() as step:
            return map_.stage_of_step[step.id]
        case _:
            cells = Cells(map_)
            if selection.cell is None or not cells.columns:
                return None
            return cells.columns[cells.column_of(selection)].stage


def lane_here(map_: JourneyMap, selection: Selection) -> Lane | None:
    """The lane that is selected or in which the keyboard stands."""
    heading = heading_selected(map_, selection)
    if isinstance(heading, Lane):
        return heading
    if selection.cell is None:
        return None
    found = map_.records.get(selection.cell[0])
    return found if isinstance(found, Lane) else None


def _moved_steps(map_: JourneyMap, held: Step, ids: set[Id], by: int) -> JourneyMap | None:
    stage = map_.stage_of_step[held.id]
    own = [step.id for step in stage.steps]
    if not ids <= set(own):
        before = sum(one not in ids for one in own[: own.index(held.id)])
        return _gathered(map_, ids, stage, before)
    place = _beyond(own, ids, by)
    if place is not None:
        return edits.move_steps(map_, ids, stage.id, place)
    beyond = _at(map_.stages, stage.id) + by
    if not 0 <= beyond < len(map_.stages):
        return None
    other = map_.stages[beyond]
    return _gathered(map_, ids, other, 0 if by > 0 else len(other.steps))


def _gathered(map_: JourneyMap, ids: set[Id], stage: Stage, place: int) -> JourneyMap | None:
    """The map with steps at a place in a stage; None where another would be left without one."""
    others = (one for one in map_.stages if one is not stage)
    if any(ids.issuperset(step.id for step in one.steps) for one in others):
        return None
    return edits.move_steps(map_, ids, stage.id, place)


def _at(records: tuple[NamedT, ...], id_: Id) -> int:
    return [one.id for one in records].index(id_)


def _neighbour(records: tuple[NamedT, ...], last: NamedT, gone: list[NamedT]) -> Selection:
    """The heading behind the last one that goes, or before it where none is left behind."""
    names = {one.id for one in gone}
    at: int = _at(records, last.id)
    for near in (*records[at + 1 :], *reversed(records[:at])):
        if near.id not in names:
            return Selection((near.id,))
    return Selection()


def _copied(
    label: str, map_: JourneyMap, ids: list[Id], duplicate: Callable[[JourneyMap, Id], JourneyMap]
) -> Change:
    after = map_
    for id_ in ids:
        after = duplicate(after, id_)
    known = map_.records.keys()
    fresh = [one.id for one in after.stages if one.id not in known]
    fresh += [one.id for one in after.lanes if one.id not in known]
    fresh = fresh or [one.id for one in after.steps if one.id not in known]
    return Change(label, after, Selection(tuple(fresh)))
