"""The order of cards: by lane, then by column, then as they stand in their cell."""

from __future__ import annotations

import itertools
from operator import itemgetter

from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap


def columns(map_: JourneyMap) -> dict[Id, int]:
    """The place of each step among the steps and of each stage among the stages, by id."""
    places = {step.id: place for place, step in enumerate(map_.steps)}
    places.update((stage.id, place) for place, stage in enumerate(map_.stages))
    return places


def in_order(map_: JourneyMap, cards: tuple[Card, ...] | None = None) -> tuple[Card, ...]:
    """``cards`` (or those of the map) by lane and column; in a cell their order stays.

    The very tuple comes back when it was in order. A card that refers to nothing stands at the end.
    """
    given = map_.cards if cards is None else cards
    lanes = {lane.id: place for place, lane in enumerate(map_.lanes)}
    steps = columns(map_)
    nowhere = len(lanes) + len(steps)
    stand = list(map(itemgetter("lane", "step"), [card.__dict__ for card in given]))
    cells = {
        cell: (lanes.get(cell[0], nowhere), steps.get(cell[1], -1 if not cell[1] else nowhere))
        for cell in set(stand)
    }
    keys = [cells[cell] for cell in stand]
    if all(one <= next_ for one, next_ in itertools.pairwise(keys)):
        return given
    order = sorted(range(len(given)), key=keys.__getitem__)
    return tuple(given[place] for place in order)
