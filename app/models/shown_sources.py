"""Which sources those learn of who are shown a map."""

from __future__ import annotations

from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.scope import Source


def shown_sources(map_: JourneyMap) -> tuple[Source, ...]:
    """The sources of a map, but for those that only hidden cards cite.

    What nothing cites is shown, since the map as a whole rests on it. Hidden is a card of a hidden
    lane, and one none of whose columns shows; what is folded away is not.
    """
    places = map_.shown.places
    lanes = {lane.id: lane.grain for lane in map_.lanes if not lane.hidden}
    all_shown = len(lanes) == len(map_.lanes) and None not in places.steps.values()
    if all_shown or not map_.sources:
        return map_.sources
    hidden: set[Id] = set()
    shown = {id_ for persona in map_.personas for id_ in persona.sources}
    for card in map_.cards:
        if card.sources:
            grain = lanes.get(card.lane)
            seen = grain is not None and places.covered(card, grain) is not None
            (shown if seen else hidden).update(card.sources)
    secret = hidden - shown
    return tuple(source for source in map_.sources if source.id not in secret)
