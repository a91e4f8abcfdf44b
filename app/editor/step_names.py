"""What steps and paths are called where their place on the map is not to be seen."""

from __future__ import annotations

from app.editor.words import tr
from app.models.journey import JourneyMap
from app.models.stage import Path, Stage, Step


def stage_name(map_: JourneyMap, stage: Stage) -> str:
    """A stage by its name, or its number where it has none."""
    return stage.name.strip() or tr("Stage {n}", n=map_.stages.index(stage) + 1)


def step_name(map_: JourneyMap, step: Step) -> str:
    """A step by its stage's name, and its own where it has a heading: "Order › Pay".

    The only step of a stage has none as long as it has no name.
    """
    stage = map_.stage_of_step[step.id]
    named = stage_name(map_, stage)
    if len(stage.steps) == 1 and not step.name.strip():
        return named
    return f"{named} › {step.name.strip() or tr('Step {n}', n=stage.steps.index(step) + 1)}"


def path_name(map_: JourneyMap, path: Path) -> str:
    """A path by its ends, and what is said of it."""
    steps = {step.id: step for step in map_.steps}
    end = steps.get(path.to_step)
    named = step_name(map_, steps[path.from_step]) + " → "
    named += step_name(map_, end) if end is not None else tr("Out of the Journey")
    why = (path.condition or path.why).strip()
    return f"{named}: {why}" if why else named
