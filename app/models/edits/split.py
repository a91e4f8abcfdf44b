"""Splitting a column in two."""

from __future__ import annotations

from app.models.base import Id, evolve, new_id
from app.models.card import Card
from app.models.edit_error import EditError
from app.models.edits.change import FreshId, inserted, place_of, put, with_cards
from app.models.edits.copies import Fresh
from app.models.edits.span import spanning
from app.models.edits.step import find_step
from app.models.journey import JourneyMap
from app.models.stage import Step


def split_step(map_: JourneyMap, step_id: Id, fresh: FreshId = new_id) -> JourneyMap:
    """Put a new step behind a step and share out what stands in it.

    Of the cards of a cell the first half stays, a single one too, and all in hidden lanes; a
    card that comes from earlier steps and ends here ends in the new step. Paths that begin here
    begin there.
    """
    at, place = find_step(map_, step_id)
    made = Step(id=Fresh(map_, fresh)())
    stage = map_.stages[at]
    stage = evolve(stage, steps=inserted(stage.steps, place + 1, made))
    grown = evolve(
        map_,
        stages=put(map_.stages, at, stage),
        paths=tuple(
            evolve(path, from_step=made.id) if path.from_step == step_id else path
            for path in map_.paths
        ),
    )
    going: set[Id] = set()
    for lane in (one for one in map_.lanes if not one.hidden):
        cards = map_.cells.get((lane.id, step_id), ())
        going |= {card.id for card in cards[(len(cards) + 1) // 2 :]}
    return _settled(grown, step_id, made.id, going)


def split_stage(
    map_: JourneyMap, stage_id: Id, place: int, name: str = "", fresh: FreshId = new_id
) -> JourneyMap:
    """Let a new stage begin with the step at ``place`` of a stage.

    Cards in lanes per stage stay with the first; one that comes from earlier stages and ends here
    ends in the new one. Raises `EditError` where either would be left without a step.
    """
    at = place_of(map_.stages, stage_id, "stage")
    stage = map_.stages[at]
    if not 0 < place < len(stage.steps):
        raise EditError("a stage keeps at least one step; split it before another of its steps")
    second = evolve(
        stage,
        id=Fresh(map_, fresh)(),
        name=name,
        steps=stage.steps[place:],
        measures=(),
        notes="",
    )
    first = evolve(stage, steps=stage.steps[:place])
    stages = (*map_.stages[:at], first, second, *map_.stages[at + 1 :])
    return _settled(evolve(map_, stages=stages), stage_id, second.id, set())


def _settled(map_: JourneyMap, old: Id, new: Id, going: set[Id]) -> JourneyMap:
    """The map with the cards of a column that became two."""
    return with_cards(map_, tuple(_in_either(card, old, new, going) for card in map_.cards))


def _in_either(card: Card, old: Id, new: Id, going: set[Id]) -> Card:
    if card.id in going:
        return spanning(card, new, new if card.until in ("", old) else card.until)
    if card.until == old and card.step != old:
        return spanning(card, card.step, new)
    return card
