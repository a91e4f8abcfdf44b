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


def are_in_order(map_: JourneyMap, lanes: Sequence[Id], steps: Sequence[Id]) -> bool:
    """Whether cards that stand in these lanes and steps are in order."""
    return _rising(_keys(map_, list(zip(lanes, steps, strict=True))))


def _keys(map_: JourneyMap, cells: list[tuple[Id, Id]]) -> list[int]:
    """For each cell a number that is higher the later the cell comes."""
    lanes = {lane.id: place for place, lane in enumerate(map_.lanes)}
    steps = columns(map_)
    width = len(steps) + 2
    places = {
        (lane, step): lanes.get(lane, len(lanes)) * width
        + (steps.get(step, len(steps)) + 1 if step else 0)
        for lane, step in set(cells)
    }
    return [places[cell] for cell in cells]


def _rising(keys: list[int]) -> bool:
    return all(map(le, keys, keys[1:]))
