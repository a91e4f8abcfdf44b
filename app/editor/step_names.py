"""What stages, steps and paths are called: those without a name by their numbers."""

from __future__ import annotations

from app.editor.words import tr
from app.models.journey import JourneyMap
from app.models.shown import has_heading
from app.models.stage import Path, Stage, Step


def stage_name(map_: JourneyMap, stage: Stage) -> str:
    """A stage by its name, or its number where it has none."""
    number = [one.id for one in map_.stages].index(stage.id) + 1
    return stage.name.strip() or tr("Stage {n}", n=number)


def own_step_name(map_: JourneyMap, step: Step) -> str:
    """A step by its own name, where its stage is seen: "Pay", or "Step 2"."""
    return step.name.strip() or tr("Step {n}", n=number_in_stage(map_, step))


def number_in_stage(map_: JourneyMap, step: Step) -> int:
    """The place of a step among those of its stage, from 1."""
    return [one.id for one in map_.stage_of_step[step.id].steps].index(step.id) + 1


def step_in_stage(map_: JourneyMap, step: Step) -> str:
    """A step behind its stage, where both are listed: "Order › Pay", "Order › Step 1"."""
    return f"{stage_name(map_, map_.stage_of_step[step.id])} › {own_step_name(map_, step)}"


def step_name(map_: JourneyMap, step: Step) -> str:
    """A step by its stage's name, and its own where it has a heading: "Order › Pay".

    The only step of a stage has none as long as it has no name, or that of its stage.
    """
    stage = map_.stage_of_step[step.id]
    return step_in_stage(map_, step) if has_heading(stage, step) else stage_name(map_, stage)


def path_name(map_: JourneyMap, path: Path) -> str:
    """A path by its ends, and what is said of it."""
    steps = {step.id: step for step in map_.steps}
    end = steps.get(path.to_step)
    named = step_name(map_, steps[path.from_step]) + " → "
    named += step_name(map_, end) if end is not None else tr("Out of the Journey")
    why = (path.condition or path.why).strip()
    return f"{named}: {why}" if why else named
