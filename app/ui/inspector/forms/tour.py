"""Walks through the map for an audience: the list of tours, the form of one and of its stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

from app.editor.words import mark as _
from app.editor.words import tr
from app.models import edits
from app.models.base import Id, Record, new_id
from app.models.card import Card
from app.models.edits.change import fitted
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.reserved import Tour, TourStop
from app.models.stage import Stage, Step
from app.ui.inspector.access import fields_of
from app.ui.inspector.field import (
    Field,
    Form,
    Group,
    Kind,
    Listing,
    Option,
    Value,
    part_key,
    parts_of_key,
)
from app.ui.inspector.forms.lane import lane_name

# Words of a card that tell it from others in a list.
_LONGEST = 60


def _unwritten(map_: JourneyMap, _: Id, __: Value) -> JourneyMap:
    return map_


# --- tours ---


def _at(map_: JourneyMap, tour: Id) -> int:
    return [one.id for one in map_.tours].index(tour)


def _with_tour(map_: JourneyMap, tour: Id, change: Callable[[Tour], Tour]) -> JourneyMap:
    tours = tuple(change(one) if one.id == tour else one for one in map_.tours)
    return edits.change_map(map_, tours=tours)


def _change_tour(map_: JourneyMap, tour: Id, /, **changes: Any) -> JourneyMap:
    return _with_tour(map_, tour, lambda one: fitted(one, **changes))


def tour_name(_: JourneyMap, record: Record) -> str:
    """The title of a tour."""
    return str(getattr(record, "title", "")).strip() or tr("Untitled tour")


def _tours(map_: JourneyMap, _: Record) -> tuple[tuple[Id, str], ...]:
    return tuple((one.id, tour_name(map_, one)) for one in map_.tours)


def _add_tour(map_: JourneyMap, _: Id) -> tuple[JourneyMap, Id]:
    made = Tour(id=new_id(map_.records))
    return edits.change_map(map_, tours=(*map_.tours, made)), made.id


def _remove_tour(map_: JourneyMap, tour: Id) -> JourneyMap:
    return edits.change_map(map_, tours=tuple(one for one in map_.tours if one.id != tour))


def _move_tour(map_: JourneyMap, tour: Id, by: int) -> tuple[JourneyMap, Id]:
    tours, at = list(map_.tours), _at(map_, tour)
    if not 0 <= at + by < len(tours):
        return map_, tour
    tours.insert(at + by, tours.pop(at))
    return edits.change_map(map_, tours=tuple(tours)), tour


TOURS = Field(
    "tours",
    _("Tours"),
    Kind.RECORDS,
    _tours,
    _unwritten,
    listing=Listing(
        _add_tour, _remove_tour, _move_tour, _("Add Tour"), _("Remove Tour"), _("Move Tour")
    ),
    tip=_("Walks through the map for an audience, stop by stop"),
)
"""The list of tours, for the form of the map."""


# --- stops ---


def _stops(map_: JourneyMap, tour: Id) -> list[TourStop]:
    return list(map_.tours[_at(map_, tour)].stops)


def _with_stops(map_: JourneyMap, tour: Id, stops: Sequence[TourStop]) -> JourneyMap:
    return _change_tour(map_, tour, stops=tuple(stops))


def _change_stop(map_: JourneyMap, key: Id, /, **changes: Any) -> JourneyMap:
    tour, place = parts_of_key(key)
    assert place is not None
    stops = _stops(map_, tour)
    stops[place] = fitted(stops[place], **changes)
    return _with_stops(map_, tour, stops)


def _add_stop(map_: JourneyMap, tour: Id) -> tuple[JourneyMap, Id]:
    stops = _stops(map_, tour)
    first = map_.stages[0].id if map_.stages else ""
    return _with_stops(map_, tour, [*stops, TourStop(target=first)]), part_key(tour, len(stops))


def _remove_stop(map_: JourneyMap, key: Id) -> JourneyMap:
    tour, place = parts_of_key(key)
    return _with_stops(
        map_, tour, [one for at, one in enumerate(_stops(map_, tour)) if at != place]
    )


def _move_stop(map_: JourneyMap, key: Id, by: int) -> tuple[JourneyMap, Id]:
    tour, place = parts_of_key(key)
    stops = _stops(map_, tour)
    assert place is not None
    if not 0 <= place + by < len(stops):
        return map_, key
    stops.insert(place + by, stops.pop(place))
    return _with_stops(map_, tour, stops), part_key(tour, place + by)


def _listed(map_: JourneyMap, record: Record) -> tuple[tuple[Id, str], ...]:
    assert isinstance(record, Tour)
    return tuple(
        (part_key(record.id, at), stop_name(map_, one)) for at, one in enumerate(record.stops)
    )


def stop_name(map_: JourneyMap, record: Record) -> str:
    """Where a tour stops."""
    target = map_.records.get(str(getattr(record, "target", "")))
    return _called(map_, target) or tr("Nowhere yet")


def _targets(map_: JourneyMap) -> Sequence[Option]:
    """All that a tour can stop at: each stage with its steps, each lane with its cards."""
    columns = chain.from_iterable((stage, *stage.steps) for stage in map_.stages)
    by_lane: dict[Id, list[Card]] = {}
    for card in map_.cards:
        by_lane.setdefault(card.lane, []).append(card)
    rows = chain.from_iterable((lane, *by_lane.get(lane.id, ())) for lane in map_.lanes)
    return [(one.id, name) for one in (*columns, *rows) if (name := _called(map_, one))]


def _called(map_: JourneyMap, record: Record | None) -> str:
    """A stage or lane by its name, a step or card behind that of its own; "" for no words."""
    match record:
        case Stage():
            return record.name.strip() or tr("Stage {n}", n=map_.stages.index(record) + 1)
        case Step():
            stage = map_.stage_of_step[record.id]
            number = stage.steps.index(record) + 1
            return f"{_called(map_, stage)} › {record.name.strip() or tr('Step {n}', n=number)}"
        case Lane():
            return lane_name(map_, record)
        case Card():
            text = " ".join(record.text.split())
            short = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
            return f"{_called(map_, map_.records.get(record.lane))} › {short}" if short else ""
    return ""


_tour = fields_of(_change_tour)
_stop = fields_of(_change_stop)

TOUR = Form(
    "tour",
    _("Tour"),
    (
        Group(
            "",
            (
                _tour("title", _("Title"), Kind.LINE),
                Field(
                    "stops",
                    _("Stops"),
                    Kind.RECORDS,
                    _listed,
                    _unwritten,
                    listing=Listing(
                        _add_stop,
                        _remove_stop,
                        _move_stop,
                        _("Add Stop"),
                        _("Remove Stop"),
                        _("Move Stop"),
                    ),
                ),
            ),
        ),
    ),
    tour_name,
)

STOP = Form(
    "stop",
    _("Stop"),
    (
        Group(
            "",
            (
                _stop("target", _("Shows"), Kind.CHOICE, options=_targets),
                _stop("notes", _("What to say"), Kind.TEXT),
            ),
        ),
    ),
    stop_name,
)
