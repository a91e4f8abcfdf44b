"""What can be done to steps besides moving them: insert, merge, split."""

from __future__ import annotations

from app.editor.acts.act import Change, heading_selected, named_next
from app.editor.acts.covering import told_with_spans
from app.editor.acts.here import stages_here, steps_here
from app.editor.acts.merging import told_with_lost
from app.editor.acts.seen import steps_seen
from app.editor.navigate import Cells
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.base import new_id
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step


def insert_step(map_: JourneyMap, selection: Selection, *, after: bool) -> Change | None:
    """Put a new step after or before the one selected or stood in, and name it.

    In a selected stage it comes last or first.
    """
    heading = heading_selected(map_, selection)
    steps = steps_here(map_, selection)
    if isinstance(heading, Stage):
        stage, place = heading, len(heading.steps) if after else 0
    elif steps:
        stage = map_.stage_of_step[steps[-1].id]
        one = steps[-1] if after else next(step for step in steps if step in stage.steps)
        place = stage.steps.index(one) + after
    else:
        stages = stages_here(map_, selection)
        if not stages:
            return None
        stage, place = stages[0], len(stages[0].steps) if after else 0
    made = Step(id=new_id(), name=tr("New Step"))
    changed = edits.insert_step(map_, made, stage.id, place)
    if stage.collapsed:
        changed = edits.change_stage(changed, stage.id, collapsed=False)
    return Change(tr("Insert Step"), changed, Selection((made.id,)), write=made.id)


def merge_step(map_: JourneyMap, selection: Selection) -> Change | None:
    """Merge a step with the next one of its stage that is seen; None for the last."""
    both = _both(map_, selection)
    if both is None:
        return None
    first, second = both
    after = edits.merge_steps(map_, first.id, second.id)
    told = tr("2 steps merged")
    if first.name and second.name:
        told = tr("Steps “{one}” and “{other}” merged", one=first.name, other=second.name)
    told = told_with_spans(told, map_, after, {second.id: first.id})
    told = told_with_lost(told, first, second, map_, after)
    return Change(tr("Merge Steps"), after, told=told)


def can_merge_step(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a step that is seen comes next in the stage."""
    return _both(map_, selection) is not None


def split_step(map_: JourneyMap, selection: Selection) -> Change | None:
    """Share a step's cards with a new one behind it."""
    steps = steps_here(map_, selection)
    if len(steps) != 1:
        return None
    known = map_.records.keys()
    after = edits.split_step(map_, steps[0].id)
    new = next(step for step in after.steps if step.id not in known)
    after = edits.rename_step(after, new.id, tr("New Step"))
    stage = after.stage_of_step[new.id]
    if stage.collapsed:
        after = edits.change_stage(after, stage.id, collapsed=False)
    return Change(tr("Split Step"), after, Selection((new.id,)), write=new.id)


def rename_step(map_: JourneyMap, selection: Selection) -> Change | None:
    """Write the name of the one step that it is about, in its heading."""
    if not can_rename_step(map_, selection):
        return None
    return named_next(map_, steps_here(map_, selection)[0].id)


def can_rename_step(map_: JourneyMap, selection: Selection) -> bool:
    """Whether it is about a single step whose heading is seen."""
    steps = steps_here(map_, selection)
    return len(steps) == 1 and any(
        column.step.id == steps[0].id and not column.collapsed for column in Cells(map_).columns
    )


def one_step(map_: JourneyMap, selection: Selection) -> bool:
    """Whether it is about a single step."""
    return len(steps_here(map_, selection)) == 1


def _both(map_: JourneyMap, selection: Selection) -> tuple[Step, Step] | None:
    steps = steps_here(map_, selection)
    if not steps:
        return None
    seen = steps_seen(map_, map_.stage_of_step[steps[0].id])
    at = seen.index(steps[0]) + 1 if steps[0] in seen else len(seen)
    if len(steps) > 2 or at == len(seen) or (len(steps) == 2 and seen[at] is not steps[1]):
        return None
    return steps[0], seen[at]
