"""What can be done to stages, steps and lanes: insert, delete, duplicate, move."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from app.editor.acts.act import Change, heading_selected
from app.editor.acts.new_lane import insert_lane_at
from app.editor.acts.reaching import told_of_reach
from app.editor.acts.seen import (
    further,
    lanes_seen,
    leaves_empty,
    place_among,
    stages_seen,
    steps_seen,
)
from app.editor.navigate import Cells, Way, is_onward
from app.editor.selection import Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, new_id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step

NamedT = TypeVar("NamedT", Stage, Step, Lane)


def insert_stage(map_: JourneyMap, selection: Selection, *, after: bool) -> Change | None:
    """Put a new stage after or before the one that is selected or stood in, and name it."""
    here = stage_here(map_, selection)
    place = len(map_.stages) if here is None else _at(map_.stages, here.id) + after
    name = tr("New Stage")
    made = Stage(id=new_id(), name=name, steps=(Step(id=new_id()),))
    changed = edits.insert_stage(map_, made, place)
    return Change(tr("Insert Stage"), changed, Selection((made.id,)), write=made.id)


def next_stage(map_: JourneyMap, selection: Selection) -> Change | None:
    """Put another stage behind the last one seen, just named, as rows are put in a table.

    None for anything else, and behind one that has no name of its own yet.
    """
    here = heading_selected(map_, selection)
    if not isinstance(here, Stage) or here not in stages_seen(map_)[-1:]:
        return None
    if here.name.strip() in ("", tr("New Stage")):
        return None
    change = insert_stage(map_, selection, after=True)
    return change and change._replace(told=tr("Stage added"))


def insert_lane(map_: JourneyMap, selection: Selection, *, below: bool) -> Change | None:
    """Put a new lane below or above the one that is selected or stood in, and name it."""
    here = lane_here(map_, selection)
    place = len(map_.lanes) if here is None else _at(map_.lanes, here.id) + below
    return insert_lane_at(map_, place)


def delete_headings(map_: JourneyMap, selection: Selection) -> Change | None:
    """Delete the stages, steps or lanes that are selected, with what stands in them alone.

    What is of another kind than the one selected last stays. The keyboard goes to the heading
    behind, or before, that is seen.
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
            near = _near(map_.stages, last.id, _ids(stages_seen(after)))
        case Lane() as last:
            lanes = _like(Lane, map_, selection)
            after = edits.remove_lanes(map_, [one.id for one in lanes])
            gone = _gone(
                tr("Lane “{name}” deleted", name=last.title) if last.title else "",
                "lanes",
                len(lanes),
            )
            label = counted("Delete Lane", "Delete %n Lanes", len(lanes))
            near = _near(map_.lanes, last.id, _ids(lanes_seen(after)))
        case Step() as last:
            steps = _like(Step, map_, selection)
            ids = _ids(steps)
            if leaves_empty(map_, ids):
                return None
            after = edits.remove_steps(map_, ids)
            gone = _gone(
                tr("Step “{name}” deleted", name=last.name) if last.name else "",
                "steps",
                len(steps),
            )
            label = counted("Delete Step", "Delete %n Steps", len(steps))
            stage = map_.stage_of_step[last.id]
            cells = Cells(after)
            named = {one.step.id for one in cells.columns if cells.shows_name(one)}
            near = _near(stage.steps, last.id, named) or Selection((stage.id,))
        case _:
            return None
    cards = len(map_.cards) - len(after.cards)
    if cards:
        gone = counted("{gone}, with 1 card", "{gone}, with %n cards", cards).replace(
            "{gone}", gone
        )
    return Change(label, after, near or Selection(), gone)


def can_delete_headings(map_: JourneyMap, selection: Selection) -> bool:
    """Whether each stage would keep a step, and each that is seen one that is seen."""
    return not leaves_empty(map_, _ids(_like(Step, map_, selection)))


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
    """Move stages or steps along the journey, or lanes up and down, by one place that is seen.

    Several that are selected close up and go together. Steps leave their stage for the next one at
    its edge; those of several stages come together in that of the current one. None at the edge of
    the map, and where a stage would be left without a step.
    """
    heading = heading_selected(map_, selection)
    upright = way in (Way.UP, Way.DOWN)
    if upright != isinstance(heading, Lane):
        return None
    by = 1 if (way is Way.DOWN if upright else is_onward(map_, way)) else -1
    match heading:
        case Lane():
            ids = _ids(_like(Lane, map_, selection))
            place = further([one.id for one in map_.lanes], _ids(lanes_seen(map_)), ids, by)
            if place is None:
                return None
            label = counted("Move Lane", "Move %n Lanes", len(ids))
            return Change(label, edits.move_lanes(map_, ids, place))
        case Stage():
            ids = _ids(_like(Stage, map_, selection))
            place = further([one.id for one in map_.stages], _ids(stages_seen(map_)), ids, by)
            if place is None:
                return None
            label = counted("Move Stage", "Move %n Stages", len(ids))
            after = edits.move_stages(map_, ids, place)
            return Change(label, after, told=told_of_reach(map_, after))
        case Step() as step:
            ids = _ids(_like(Step, map_, selection))
            moved = _moved_steps(map_, step, ids, by)
            label = counted("Move Step", "Move %n Steps", len(ids))
            if moved is None:
                return None
            return Change(label, moved, told=told_of_reach(map_, moved))
        case _:
            return None


def why_not_deleted(map_: JourneyMap, selection: Selection) -> str:
    """Why `delete_headings` has nothing to do, and what can be done; "" for anything but steps."""
    if not isinstance(heading_selected(map_, selection), Step):
        return ""
    return tr("A stage keeps at least one step: delete the stage, or merge it with the next")


def why_not_moved(map_: JourneyMap, selection: Selection, way: Way) -> str:
    """Why `move_heading` has nothing to do, and what can be done; "" at the edge of the map."""
    step = heading_selected(map_, selection)
    if not isinstance(step, Step) or way in (Way.UP, Way.DOWN):
        return ""
    ids = _ids(_like(Step, map_, selection))
    if not leaves_empty(map_, ids):
        return ""
    seen = [one.id for one in stages_seen(map_)]
    here = map_.stage_of_step[step.id].id
    edge = (seen[-1] if is_onward(map_, way) else seen[0]) if seen else here
    if len(seen) < 2 or here == edge:
        return ""
    return tr("A stage keeps at least one step: move the stage, or merge it with the next")


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
    place = further(own, _ids(steps_seen(map_, stage)), ids, by)
    if place is not None:
        return edits.move_steps(map_, ids, stage.id, place)
    seen = [one for one in stages_seen(map_) if one is not stage]
    before = sum(one.id in _ids(seen) for one in map_.stages[: _at(map_.stages, stage.id)])
    beyond = seen[before:][:1] if by > 0 else seen[:before][-1:]
    if not beyond or beyond[0].collapsed:
        # A folded stage shows no place between its own steps.
        return None
    inside = steps_seen(map_, beyond[0])
    order = [step.id for step in beyond[0].steps]
    place = place_among(order, _ids(inside), 0 if by > 0 else len(inside))
    return _gathered(map_, ids, beyond[0], place)


def _gathered(map_: JourneyMap, ids: set[Id], stage: Stage, place: int) -> JourneyMap | None:
    """The map with steps at a place in a stage; None where another would be left without one."""
    if leaves_empty(map_, ids, besides=stage):
        return None
    return edits.move_steps(map_, ids, stage.id, place)


def _at(records: tuple[NamedT, ...], id_: Id) -> int:
    return [one.id for one in records].index(id_)


def _near(records: tuple[NamedT, ...], last: Id, left: set[Id]) -> Selection | None:
    """Of the headings that are left the one behind another, or before it; None for neither."""
    at: int = _at(records, last)
    found = (one.id for one in (*records[at + 1 :], *reversed(records[:at])) if one.id in left)
    return next((Selection((id_,)) for id_ in found), None)


def _ids(records: Iterable[NamedT]) -> set[Id]:
    return {one.id for one in records}


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
    return Change(label, after, Selection(tuple(fresh)), told_of_reach(map_, after))
