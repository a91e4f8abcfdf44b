"""The order of cards: by lane, then by column, then as they stand in their cell."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter, le

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
    rows = [card.__dict__ for card in given]
    keys = _keys(map_, list(map(itemgetter("lane", "step"), rows)))
    if _rising(keys):
        return given
    order = sorted(range(len(given)), key=keys.__getitem__)
    return tuple(given[place] for place in order)


def are_in_order(map_: JourneyMap, cells: Sequence[tuple[Id, ...]]) -> bool:
    """Whether cards that stand in these cells are in order; a cell is a lane, a step, and more."""
    return _rising(_keys(map_, cells))


def _keys(map_: JourneyMap, cells: Sequence[tuple[Id, ...]]) -> list[int]:
    """For each cell a number that is higher the later the cell comes."""
    lanes = {lane.id: place for place, lane in enumerate(map_.lanes)}
    steps = columns(map_)
    width = len(steps) + 2
    places = {
        cell: lanes.get(cell[0], len(lanes)) * width
        + (steps.get(cell[1], len(steps)) + 1 if cell[1] else 0)
        for cell in set(cells)
    }
    return list(map(places.__getitem__, cells))


def _rising(keys: list[int]) -> bool:
    return all(map(le, keys, keys[1:]))
