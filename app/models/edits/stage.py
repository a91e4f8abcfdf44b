"""Edits of stages. What becomes of cards that span them, `span` says."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.models.base import Id, evolve, new_id
from app.models.edits.change import (
    FreshId,
    changed,
    check,
    check_new,
    inserted,
    moved,
    place_of,
    put,
)
from app.models.edits.copies import Fresh, copy_named, with_copies
from app.models.edits.span import cards_to_copy, with_stages
from app.models.journey import JourneyMap
from app.models.shown import step_heading
from app.models.stage import Stage


def insert_stage(map_: JourneyMap, stage: Stage, place: int) -> JourneyMap:
    """Put a new stage, with its steps, before the stage at ``place``."""
    check_new(map_, stage)
    check(map_, stage)
    return with_stages(map_, inserted(map_.stages, place, stage))


def rename_stage(map_: JourneyMap, stage_id: Id, name: str) -> JourneyMap:
    """Give a stage another name."""
    return change_stage(map_, stage_id, name=name)


def change_stage(map_: JourneyMap, stage_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a stage other than its id and its steps.

    Where its only step is called the same, and so shows no name, that was one name for both: with
    another it would come up below the new one.
    """
    place = place_of(map_.stages, stage_id, "stage")
    old = map_.stages[place]
    made = changed(map_, old, changes, ("id", "steps"))
    if made.name != old.name and old.steps and _is_one_name(old):
        made = evolve(made, steps=(evolve(old.steps[0], name=""),))
    return evolve(map_, stages=put(map_.stages, place, made))


def move_stages(map_: JourneyMap, stage_ids: Collection[Id], place: int) -> JourneyMap:
    """Put stages, in their order, before place ``place`` among the others."""
    for id_ in stage_ids:
        place_of(map_.stages, id_, "stage")
    return with_stages(map_, moved(map_.stages, stage_ids, place), _with_steps(map_, stage_ids))


def remove_stages(map_: JourneyMap, stage_ids: Collection[Id]) -> JourneyMap:
    """Remove stages with their steps and the cards that stand in them alone."""
    for id_ in stage_ids:
        place_of(map_.stages, id_, "stage")
    return with_stages(
        map_, tuple(stage for stage in map_.stages if stage.id not in set(stage_ids))
    )


def duplicate_stage(map_: JourneyMap, stage_id: Id, fresh: FreshId = new_id) -> JourneyMap:
    """Put a copy behind a stage, with its steps, copies of its cards and of their links.

    Of a card that comes from before the stage and ends in it the copy is cut to it. One that goes
    on behind it covers the copy.
    """
    place = place_of(map_.stages, stage_id, "stage")
    stage = map_.stages[place]
    ids = Fresh(map_, fresh)
    steps = tuple(copy_named(step, ids) for step in stage.steps)
    copy = evolve(stage, id=ids(), steps=steps)
    renamed = {old.id: new.id for old, new in zip(stage.steps, steps, strict=True)}
    renamed[stage.id] = copy.id
    cards = cards_to_copy(map_, renamed.keys())
    made = with_stages(map_, inserted(map_.stages, place + 1, copy))
    return with_copies(made, cards, ids, renamed)


def _is_one_name(stage: Stage) -> bool:
    """Whether the first step is the only one and called as the stage is."""
    return bool(stage.steps[0].name) and not step_heading(stage, stage.steps[0])


def _with_steps(map_: JourneyMap, stage_ids: Collection[Id]) -> set[Id]:
    going = [stage for stage in map_.stages if stage.id in stage_ids]
    return {*stage_ids, *(step.id for stage in going for step in stage.steps)}
