"""What can be done to stages besides inserting, moving and hiding them."""

from __future__ import annotations

from app.editor.acts.act import Change, heading_selected, named_next
from app.editor.acts.covering import told_with_spans
from app.editor.acts.here import stages_here, steps_here
from app.editor.acts.merging import told_with_lost
from app.editor.acts.seen import stages_seen, steps_seen
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.journey import JourneyMap
from app.models.stage import Stage


def rename_stage(map_: JourneyMap, selection: Selection) -> Change | None:
    """Write the name of the one stage that it is about, in its heading."""
    if not can_rename_stage(map_, selection):
        return None
    return named_next(map_, stages_here(map_, selection)[0].id)


def can_rename_stage(map_: JourneyMap, selection: Selection) -> bool:
    """Whether it is about a single stage that is seen."""
    stages = stages_here(map_, selection)
    return len(stages) == 1 and stages[0] in stages_seen(map_)


def merge_stage(map_: JourneyMap, selection: Selection) -> Change | None:
    """Merge a stage with the next one that is seen; None for the last."""
    both = _both(map_, selection)
    if both is None:
        return None
    first, second = both
    after = edits.merge_stages(map_, first.id, second.id)
    told = tr("Stages “{one}” and “{other}” merged", one=first.name, other=second.name)
    told = told_with_spans(told, map_, after, {second.id: first.id})
    told = told_with_lost(told, first, second, map_, after)
    return Change(tr("Merge Stages"), after, Selection((first.id,)), told)


def can_merge_stage(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a stage that is seen comes next."""
    return _both(map_, selection) is not None


def split_stage(map_: JourneyMap, selection: Selection) -> Change | None:
    """Begin a new stage with the step stood in, called as that is, and name it.

    A selected stage is cut in half, by the steps that are seen.
    """
    at = _cut(map_, selection)
    if at is None:
        return None
    stage, place = at
    name = stage.steps[place].name.strip() or tr("New Stage")
    after = edits.split_stage(map_, stage.id, place, name)
    new = after.stages[[one.id for one in after.stages].index(stage.id) + 1]
    return Change(tr("Split Stage"), after, Selection((new.id,)), write=new.id)


def can_split_stage(map_: JourneyMap, selection: Selection) -> bool:
    """Whether another step is seen before."""
    return _cut(map_, selection) is not None


def _both(map_: JourneyMap, selection: Selection) -> tuple[Stage, Stage] | None:
    stages = stages_here(map_, selection)
    if not stages:
        return None
    seen = stages_seen(map_)
    at = seen.index(stages[0]) + 1 if stages[0] in seen else len(seen)
    if len(stages) > 2 or at == len(seen) or (len(stages) == 2 and seen[at] is not stages[1]):
        return None
    return stages[0], seen[at]


def _cut(map_: JourneyMap, selection: Selection) -> tuple[Stage, int] | None:
    """The stage that it is about, and the place of the step that begins the new one."""
    heading = heading_selected(map_, selection)
    if isinstance(heading, Stage):
        stage, seen = heading, steps_seen(map_, heading)
        at = (len(seen) + 1) // 2
    else:
        steps = steps_here(map_, selection)
        if len(steps) != 1:
            return None
        stage = map_.stage_of_step[steps[0].id]
        seen = steps_seen(map_, stage)
        at = seen.index(steps[0]) if steps[0] in seen else 0
    return (stage, stage.steps.index(seen[at])) if 0 < at < len(seen) else None
