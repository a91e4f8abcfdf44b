"""What a screen reader says of headings besides their names: what is painted beside and below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.editor.words import tr
from app.layout import formats
from app.layout.words import words
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Measure
from app.models.persona import Persona
from app.models.stage import Stage, Step
from app.models.vocabulary import Attention


def said_of_map(map_: JourneyMap) -> Iterator[str]:
    """The kind of a map, what it is about, its insight, and whose journey it is."""
    if map_.kind:
        yield words(map_.language).kind(map_.kind)
    scope = map_.scope
    yield scope.scenario or " → ".join(one for one in (scope.starts, scope.ends) if one)
    yield map_.insight
    main = map_.records.get(map_.main_persona)
    if isinstance(main, Persona):
        yield tr("persona {name}", name=main.name)


def said_of_stage(map_: JourneyMap, stage: Stage) -> Iterator[str]:
    """How important a stage is, whether it is collapsed, and its numbers."""
    if stage.importance:
        own = words(map_.language)
        how = own.texts.get(f"importance-{stage.importance}", stage.importance)
        yield f"{own['importance']}: {how}"
    if stage.collapsed:
        yield tr("collapsed")
    yield from _measures(map_, stage.measures)


def said_of_step(map_: JourneyMap, step: Step) -> Iterator[str]:
    """The stage of a step, when it is and how long it takes, and what else stands below it."""
    own, language = words(map_.language), map_.language
    stage = map_.stage_of_step[step.id]
    if stage.name.strip() and stage.name.strip() != step.name.strip():
        yield tr("stage {name}", name=stage.name.strip())
    if step.moment_of_truth:
        yield own.moment(step.moment_of_truth)
    if step.start:
        yield formats.moment(step.start, language)
    if step.wait is not None:
        yield own.fill("wait-of", duration=formats.duration(step.wait, language))
    if step.duration is not None:
        yield f"{own['duration']}: {formats.duration(step.duration, language)}"
    if step.attention in (Attention.PILOT.value, Attention.AUTOPILOT.value):
        yield own[step.attention]
    yield step.situation.strip()
    yield from _measures(map_, step.measures)
    if step.sub_journey:
        yield own["sub-journey"]


def said_of_lane(map_: JourneyMap, lane: Lane) -> Iterator[str]:
    """Whose a lane is, and whether it is collapsed."""
    persona = map_.records.get(lane.persona)
    if isinstance(persona, Persona):
        yield tr("persona {name}", name=persona.name)
    if lane.collapsed:
        yield tr("collapsed")


def _measures(map_: JourneyMap, measures: Sequence[Measure]) -> Iterator[str]:
    own, language = words(map_.language), map_.language
    for one in measures:
        if one.value is not None:
            said = formats.amount(one.value, one.unit, language, one.symbol)
            yield f"{one.name.strip() or own.metric(one.kind)}: {said}"
