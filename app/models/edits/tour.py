"""Edits of tours and of their stops, which have no ids: each is named by its tour and its place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.models.base import Id, evolve
from app.models.edit_error import EditError
from app.models.edits.change import (
    changed,
    check,
    check_new,
    fitted,
    inserted,
    moved,
    place_of,
    put,
)
from app.models.edits.forget import forget
from app.models.journey import JourneyMap
from app.models.reserved import Tour, TourStop


def insert_tour(map_: JourneyMap, tour: Tour, place: int) -> JourneyMap:
    """Put a new tour before the one at ``place``."""
    check_new(map_, tour)
    check(map_, tour)
    return evolve(map_, tours=inserted(map_.tours, place, tour))


def change_tour(map_: JourneyMap, tour_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a tour other than its id and its stops."""
    place = place_of(map_.tours, tour_id, "tour")
    made = changed(map_, map_.tours[place], changes, ("id", "stops"))
    return evolve(map_, tours=put(map_.tours, place, made))


def move_tours(map_: JourneyMap, tour_ids: Collection[Id], place: int) -> JourneyMap:
    """Put tours, in their order, before place ``place`` among the others."""
    for id_ in tour_ids:
        place_of(map_.tours, id_, "tour")
    return evolve(map_, tours=moved(map_.tours, tour_ids, place))


def remove_tour(map_: JourneyMap, tour_id: Id) -> JourneyMap:
    """Remove a tour with its stops, and what the review set aside there."""
    place = place_of(map_.tours, tour_id, "tour")
    after = evolve(map_, tours=map_.tours[:place] + map_.tours[place + 1 :])
    return forget(after, {tour_id})


def insert_stop(map_: JourneyMap, tour_id: Id, stop: TourStop, place: int) -> JourneyMap:
    """Put a new stop before the one at ``place`` of its tour."""
    check(map_, stop)
    return _with_stops(map_, tour_id, inserted(_stops(map_, tour_id), place, stop))


def change_stop(map_: JourneyMap, tour_id: Id, stop: int, **changes: Any) -> JourneyMap:
    """Change fields of the stop at place ``stop`` of a tour."""
    stops = _stops(map_, tour_id, stop)
    made = changed(map_, stops[stop], changes, ())
    return _with_stops(map_, tour_id, put(stops, stop, made))


def move_stop(map_: JourneyMap, tour_id: Id, stop: int, place: int) -> JourneyMap:
    """Put the stop at place ``stop`` of a tour before place ``place`` among its others."""
    stops = _stops(map_, tour_id, stop)
    others = stops[:stop] + stops[stop + 1 :]
    return _with_stops(map_, tour_id, inserted(others, place, stops[stop]))


def remove_stop(map_: JourneyMap, tour_id: Id, stop: int) -> JourneyMap:
    """Remove the stop at place ``stop`` of a tour."""
    stops = _stops(map_, tour_id, stop)
    return _with_stops(map_, tour_id, stops[:stop] + stops[stop + 1 :])


def _stops(map_: JourneyMap, tour_id: Id, stop: int | None = None) -> tuple[TourStop, ...]:
    """The stops of a tour. Raises `EditError` where there is none at place ``stop``."""
    stops = map_.tours[place_of(map_.tours, tour_id, "tour")].stops
    if stop is not None and not 0 <= stop < len(stops):
        raise EditError(f"the tour {tour_id!r} has no stop {stop} among {len(stops)}")
    return stops


def _with_stops(map_: JourneyMap, tour_id: Id, stops: tuple[TourStop, ...]) -> JourneyMap:
    place = place_of(map_.tours, tour_id, "tour")
    made = fitted(map_.tours[place], stops=stops)
    return evolve(map_, tours=put(map_.tours, place, made))
