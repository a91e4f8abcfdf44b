"""Edits of steps. What becomes of cards that span them, `span` says. A stage keeps a step."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.models.base import Id, evolve, new_id
from app.models.edit_error import EditError
from app.models.edits.change import FreshId, changed, check, check_new, inserted, place_of, put
from app.models.edits.copies import Fresh, copy_named, with_copies
from app.models.edits.span import cards_to_copy, with_stages
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step


def find_step(map_: JourneyMap, step_id: Id) -> tuple[int, int]:
    """The place of a step's stage, and of the step in it. Raises `EditError` for no such step."""
    for at, stage in enumerate(map_.stages):
        for place, step in enumerate(stage.steps):
            if step.id == step_id:
                return at, place
    raise EditError(f"there is no step {step_id!r}")


def insert_step(map_: JourneyMap, step: Step, stage_id: Id, place: int) -> JourneyMap:
    """Put a new step before the step at ``place`` in a stage."""
    at = place_of(map_.stages, stage_id, "stage")
    check_new(map_, step)
    check(map_, step)
    stage = map_.stages[at]
    made = evolve(stage, steps=inserted(stage.steps, place, step))
    return with_stages(map_, put(map_.stages, at, made))


def rename_step(map_: JourneyMap, step_id: Id, name: str) -> JourneyMap:
    """Give a step another name."""
    return change_step(map_, step_id, name=name)


def change_step(map_: JourneyMap, step_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a step other than its id."""
    at, place = find_step(map_, step_id)
    stage = map_.stages[at]
    made = changed(map_, stage.steps[place], changes, ("id",))
    stage = evolve(stage, steps=put(stage.steps, place, made))
    return evolve(map_, stages=put(map_.stages, at, stage))


def move_step(map_: JourneyMap, step_id: Id, stage_id: Id, place: int) -> JourneyMap:
    """Put a step before place ``place`` among the other steps of a stage, its own or another.

    Raises `EditError` for the only step of a stage that would be left without one.
    """
    return move_steps(map_, (step_id,), stage_id, place)


def move_steps(map_: JourneyMap, step_ids: Collection[Id], stage_id: Id, place: int) -> JourneyMap:
    """Put steps, in their order, before place ``place`` among the other steps of a stage.

    Raises `EditError` where another stage would be left without a step.
    """
    target = place_of(map_.stages, stage_id, "stage")
    going = set(step_ids)
    for id_ in going:
        find_step(map_, id_)
    taken = [step for step in map_.steps if step.id in going]
    stages = []
    for at, stage in enumerate(map_.stages):
        left = tuple(step for step in stage.steps if step.id not in going)
        if at == target:
            left = inserted(left, place, *taken)
        elif not left:
            raise EditError("a stage keeps at least one step; move or remove the stage instead")
        stages.append(stage if left == stage.steps else evolve(stage, steps=left))
    return with_stages(map_, _same(map_.stages, stages), going)


def remove_steps(map_: JourneyMap, step_ids: Collection[Id]) -> JourneyMap:
    """Remove steps and the cards that stand in them alone.

    Raises `EditError` where a stage would be left without a step.
    """
    gone = set(step_ids)
    for id_ in gone:
        find_step(map_, id_)
    stages = []
    for stage in map_.stages:
        left = tuple(step for step in stage.steps if step.id not in gone)
        if not left:
            raise EditError("a stage keeps at least one step; remove the stage instead")
        stages.append(evolve(stage, steps=left))
    return with_stages(map_, _same(map_.stages, stages))


def duplicate_step(map_: JourneyMap, step_id: Id, fresh: FreshId = new_id) -> JourneyMap:
    """Put a copy behind a step, with copies of its cards and their links, as for a stage."""
    at, place = find_step(map_, step_id)
    stage = map_.stages[at]
    ids = Fresh(map_, fresh)
    copy = copy_named(stage.steps[place], ids)
    cards = cards_to_copy(map_, {step_id})
    stage = evolve(stage, steps=inserted(stage.steps, place + 1, copy))
    made = with_stages(map_, put(map_.stages, at, stage))
    return with_copies(made, cards, ids, {step_id: copy.id})


def _same(before: tuple[Stage, ...], after: list[Stage]) -> tuple[Stage, ...]:
    same = len(before) == len(after) and all(map(lambda a, b: a is b, before, after))
    return before if same else tuple(after)
