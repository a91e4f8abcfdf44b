"""Walks through the map for an audience: the list of tours, the form of one and of its stops."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from app.canvas.spoken import lane_name
from app.editor.short import short
from app.editor.step_names import stage_name, step_in_stage
from app.editor.words import mark as _
from app.editor.words import tr
from app.models import edits
from app.models.base import Id, Record, new_id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.reserved import Tour, TourStop
from app.models.stage import Stage, Step
from app.ui.inspector.access import fields_of, unwritten
from app.ui.inspector.field import (
    Field,
    Form,
    Group,
    Kind,
    Listing,
    Option,
    Part,
)
from app.ui.inspector.forms.lists import MapList

# Words of a card that tell it from others in a list.
_LONGEST = 60


def tour_name(_: JourneyMap, record: Record) -> str:
    """The title of a tour."""
    return str(getattr(record, "title", "")).strip() or tr("Untitled tour")


TOURS = MapList(
    field="tours",
    label=_("Tours"),
    tip=_("Walks through the map for an audience, stop by stop"),
    held=lambda map_: map_.tours,
    name=tour_name,
    made=lambda map_: Tour(id=new_id(map_.records)),
    insert=edits.insert_tour,
    remove=edits.remove_tour,
    move=edits.move_tours,
    added=_("Add Tour"),
    removed=_("Remove Tour"),
    moved=_("Move Tour"),
).shown()
"""The list of tours, for the form of the map."""


# --- stops ---


def _change_stop(map_: JourneyMap, key: Part, /, **changes: Any) -> JourneyMap:
    return edits.change_stop(map_, *key, **changes)


def _add_stop(map_: JourneyMap, tour: Id) -> tuple[JourneyMap, Part]:
    first = map_.stages[0].id if map_.stages else ""
    place = _count(map_, tour)
    return edits.insert_stop(map_, tour, TourStop(target=first), place), Part(tour, place)


def _remove_stop(map_: JourneyMap, key: Part) -> JourneyMap:
    return edits.remove_stop(map_, *key)


def _move_stop(map_: JourneyMap, key: Part, by: int) -> tuple[JourneyMap, Part]:
    tour, stop = key
    if not 0 <= stop + by < _count(map_, tour):
        return map_, key
    return edits.move_stop(map_, tour, stop, stop + by), Part(tour, stop + by)


def _count(map_: JourneyMap, tour: Id) -> int:
    return next(len(one.stops) for one in map_.tours if one.id == tour)


def _listed(map_: JourneyMap, record: Record) -> tuple[tuple[Part, str], ...]:
    assert isinstance(record, Tour)
    return tuple((Part(record.id, at), stop_name(map_, one)) for at, one in enumerate(record.stops))


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
            return stage_name(map_, record)
        case Step():
            return step_in_stage(map_, record)
        case Lane():
            return lane_name(map_, record)
        case Card():
            text = short(record.text, _LONGEST)
            return f"{_called(map_, map_.records.get(record.lane))} › {text}" if text else ""
    return ""


_tour = fields_of(edits.change_tour)
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
                    unwritten,
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
