"""The order of cards: by lane, then by column, then as they stand in their cell."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add, itemgetter

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
    keys = _keys(map_, map(itemgetter("lane"), rows), map(itemgetter("step"), rows))
    if is_rising(keys):
        return given
    order = sorted(range(len(given)), key=keys.__getitem__)
    return tuple(given[place] for place in order)


def are_in_order(map_: JourneyMap, lanes: Iterable[Id], steps: Iterable[Id]) -> bool:
    """Whether cards are in order that stand in these lanes and refer to these steps."""
    return is_rising(_keys(map_, lanes, steps))


def _keys(map_: JourneyMap, lanes: Iterable[Id], steps: Iterable[Id]) -> list[int]:
    """For each card a number that is higher the later its cell comes."""
    places = columns(map_)
    width = len(places) + 2
    down = _Places({lane.id: place * width for place, lane in enumerate(map_.lanes)})
    down.beyond = len(map_.lanes) * width
    across = _Places({id_: place + 1 for id_, place in places.items()} | {"": 0})
    across.beyond = width - 1
    return list(map(add, map(down.__getitem__, lanes), map(across.__getitem__, steps)))


class _Places(dict[Id, int]):
    """Places by id; ``beyond`` is where an id stands that is not among them."""

    beyond = 0

    def __missing__(self, id_: Id) -> int:
        return self.beyond


def are_kept(before: Iterable[Id], after: Iterable[Id]) -> bool:
    """Whether all ids of ``before`` stand in ``after``, in their order, maybe others among them."""
    rest = iter(after)
    return all(id_ in rest for id_ in before)


def is_rising(keys: list[int]) -> bool:
    """Whether no number is smaller than the one before it."""
    # Sorting numbers that are sorted already takes hardly more than looking at them.
    return keys == sorted(keys)
