"""What can be done to stages besides inserting, moving and hiding them."""

from __future__ import annotations

from app.editor.acts.act import Change, heading_selected
from app.editor.acts.here import stages_here, steps_here
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.journey import JourneyMap
from app.models.stage import Stage


def merge_stage(map_: JourneyMap, selection: Selection) -> Change | None:
    """Merge a stage with the next one; None for the last."""
    both = _both(map_, selection)
    if both is None:
        return None
    first, second = both
    after = edits.merge_stages(map_, first.id)
    told = tr("Stages “{one}” and “{other}” merged", one=first.name, other=second.name)
    return Change(tr("Merge Stages"), after, Selection((first.id,)), told)


def can_merge_stage(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a stage comes next."""
    return _both(map_, selection) is not None


def split_stage(map_: JourneyMap, selection: Selection) -> Change | None:
    """Begin a new stage with the step stood in, and name it; a selected stage is cut in half."""
    at = _cut(map_, selection)
    if at is None:
        return None
    stage, place = at
    after = edits.split_stage(map_, stage.id, place, tr("New Stage"))
    new = after.stages[[one.id for one in after.stages].index(stage.id) + 1]
    return Change(tr("Split Stage"), after, Selection((new.id,)), write=new.id)


def can_split_stage(map_: JourneyMap, selection: Selection) -> bool:
    """Whether another step stands before."""
    return _cut(map_, selection) is not None


def _both(map_: JourneyMap, selection: Selection) -> tuple[Stage, Stage] | None:
    stages = stages_here(map_, selection)
    if not stages:
        return None
    at = [one.id for one in map_.stages].index(stages[0].id)
    if len(stages) > 2 or at + 1 == len(map_.stages):
        return None
    if len(stages) == 2 and map_.stages[at + 1] is not stages[1]:
        return None
    return map_.stages[at], map_.stages[at + 1]


def _cut(map_: JourneyMap, selection: Selection) -> tuple[Stage, int] | None:
    heading = heading_selected(map_, selection)
    if isinstance(heading, Stage):
        half = len(heading.steps) // 2
        return (heading, len(heading.steps) - half) if half else None
    steps = steps_here(map_, selection)
    if len(steps) != 1:
        return None
    stage = map_.stage_of_step[steps[0].id]
    place = [one.id for one in stage.steps].index(steps[0].id)
    return (stage, place) if place else None
