"""What of a map is seen, for acts: they pass over what is hidden and leave it where it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step


def stages_seen(map_: JourneyMap) -> tuple[Stage, ...]:
    """The stages of which a step is seen, collapsed ones too."""
    return tuple(span.stage for span in map_.shown.spans)


def steps_seen(map_: JourneyMap, stage: Stage) -> tuple[Step, ...]:
    """The steps of a stage that are seen; in a collapsed one those that would be."""
    places = map_.shown.places.steps
    return tuple(step for step in stage.steps if places[step.id] is not None)


def all_steps_seen(map_: JourneyMap) -> tuple[Step, ...]:
    """The steps of the whole journey that are seen."""
    return tuple(step for stage in stages_seen(map_) for step in steps_seen(map_, stage))


def lanes_seen(map_: JourneyMap) -> tuple[Lane, ...]:
    """The lanes that are seen, collapsed ones too."""
    return tuple(lane for lane in map_.lanes if not lane.hidden)


def cards_seen(map_: JourneyMap, cards: Sequence[Card]) -> tuple[Card, ...]:
    """Those of some cards that stand in a lane and a column that are seen, if folded."""
    lanes = {lane.id: lane for lane in lanes_seen(map_)}
    places = map_.shown.places
    return tuple(
        card
        for card in cards
        if card.lane in lanes and places.covered(card, lanes[card.lane].grain) is not None
    )


def leaves_empty(map_: JourneyMap, going: Collection[Id], besides: Stage | None = None) -> bool:
    """Whether a stage other than ``besides`` would keep no step if some went.

    A stage that is seen keeps one that is seen: else it and its cards would be out of sight.
    """
    gone = set(going)
    for stage in map_.stages:
        if stage is besides:
            continue
        seen = steps_seen(map_, stage) or stage.steps
        if gone.issuperset(step.id for step in seen):
            return True
    return False


def further(
    order: Sequence[Id], seen: Collection[Id], going: Collection[Id], by: int
) -> int | None:
    """The place among the others for those that go past ``by`` seen ones; None beyond the edge."""
    first = next(at for at, id_ in enumerate(order) if id_ in going)
    at = sum(id_ in seen for id_ in order[:first]) + by
    others = [id_ for id_ in order if id_ not in going]
    return place_among(others, seen, at) if 0 <= at <= sum(id_ in seen for id_ in others) else None


def place_among(others: Sequence[Id], seen: Collection[Id], at: int) -> int:
    """The place among all that is place ``at`` among those that are seen.

    It is behind the hidden ones that come before the next one seen, as where a heading is dragged
    to; and behind the last one seen it is before hidden ones.
    """
    places = [place for place, id_ in enumerate(others) if id_ in seen]
    if at < len(places):
        return places[at]
    return places[-1] + 1 if places else len(others)
