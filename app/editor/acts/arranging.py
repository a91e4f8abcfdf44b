"""What becomes of a map when a heading is dragged, resized, or one is put in a gap."""

from __future__ import annotations

from collections.abc import Collection

from app.editor.acts.act import Change
from app.editor.acts.new_lane import insert_lane_at
from app.editor.acts.reaching import told_of_reach
from app.editor.acts.seen import lanes_seen, stages_seen, steps_seen
from app.editor.selection import Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, new_id
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step


def put_stages(map_: JourneyMap, ids: Collection[Id], before: Id) -> Change:
    """Move stages before another one, or to the end where that is ""."""
    place = _place([one.id for one in map_.stages if one.id not in ids], before)
    label = counted("Move Stage", "Move %n Stages", len(ids))
    after = _if_seen(map_, edits.move_stages(map_, ids, place))
    return Change(label, after, _ordered(map_, ids), told_of_reach(map_, after))


def put_lanes(map_: JourneyMap, ids: Collection[Id], before: Id) -> Change:
    """Move lanes above another one, or to the end where that is ""."""
    place = _place([one.id for one in map_.lanes if one.id not in ids], before)
    label = counted("Move Lane", "Move %n Lanes", len(ids))
    after = _if_seen(map_, edits.move_lanes(map_, ids, place))
    return Change(label, after, _ordered(map_, ids))


def put_steps(map_: JourneyMap, ids: Collection[Id], stage: Id, before: Id) -> Change:
    """Move steps before another one of a stage, or to the stage's end where that is ""."""
    steps = next(one for one in map_.stages if one.id == stage).steps
    place = _place([one.id for one in steps if one.id not in ids], before)
    label = counted("Move Step", "Move %n Steps", len(ids))
    after = _if_seen(map_, edits.move_steps(map_, ids, stage, place))
    chosen = Selection(tuple(one.id for one in map_.steps if one.id in ids))
    return Change(label, after, chosen, told_of_reach(map_, after))


def new_stage(map_: JourneyMap, before: Id) -> Change:
    """Put a new stage before another one, or at the end where that is "", and name it."""
    made = Stage(
        id=new_id(map_.records), name=tr("New Stage"), steps=(Step(id=new_id(map_.records)),)
    )
    place = _place([one.id for one in map_.stages], before)
    after = edits.insert_stage(map_, made, place)
    return Change(tr("Insert Stage"), after, Selection((made.id,)), write=made.id)


def new_step(map_: JourneyMap, stage: Id, before: Id) -> Change:
    """Put a new step before another one of a stage, or at its end where that is "", and name it."""
    made = Step(id=new_id(map_.records), name=tr("New Step"))
    steps = next(one for one in map_.stages if one.id == stage).steps
    after = edits.insert_step(map_, made, stage, _place([one.id for one in steps], before))
    return Change(tr("Insert Step"), after, Selection((made.id,)), write=made.id)


def new_lane(map_: JourneyMap, before: Id) -> Change:
    """Put a new lane above another one, or at the end where that is "", and name it."""
    return insert_lane_at(map_, _place([one.id for one in map_.lanes], before))


def widen_step(map_: JourneyMap, step: Id, width: float | None) -> Change:
    """Give a step's column a width in points; None lets its text decide."""
    label = tr("Resize Column") if width is not None else tr("Fit Column")
    return Change(label, edits.change_step(map_, step, width=width))


def heighten_lane(map_: JourneyMap, lane: Id, height: float | None) -> Change:
    """Give a lane a least height in points; None lets its cards decide."""
    label = tr("Resize Lane") if height is not None else tr("Fit Lane")
    return Change(label, edits.change_lane(map_, lane, height=height))


def _if_seen(map_: JourneyMap, after: JourneyMap) -> JourneyMap:
    """The map after a move; the one before it where only hidden headings were passed."""
    return map_ if _seen(map_) == _seen(after) else after


def _seen(map_: JourneyMap) -> tuple[object, ...]:
    columns = [
        (stage.id, step.id) for stage in stages_seen(map_) for step in steps_seen(map_, stage)
    ]
    return columns, [lane.id for lane in lanes_seen(map_)]


def _place(others: list[Id], before: Id) -> int:
    return others.index(before) if before in others else len(others)


def _ordered(map_: JourneyMap, ids: Collection[Id]) -> Selection:
    order = [*(stage.id for stage in map_.stages), *(lane.id for lane in map_.lanes)]
    return Selection(tuple(one for one in order if one in ids))
