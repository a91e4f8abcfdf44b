"""Edits of the measures of a card, step, stage or map, named by their place; of a lane's metric."""

from __future__ import annotations

from typing import Any

from app.models.base import Id
from app.models.card import Card
from app.models.edit_error import EditError
from app.models.edits.card import change_card
from app.models.edits.change import fitted, inserted, put, refuse_fields
from app.models.edits.journey import change_map
from app.models.edits.lane import change_lane
from app.models.edits.stage import change_stage
from app.models.edits.step import change_step
from app.models.journey import JourneyMap
from app.models.lane import Lane, metric_of
from app.models.metric import Measure, Metric
from app.models.stage import Stage, Step
from app.models.vocabulary import USUAL_UNITS, Unit


def insert_measure(map_: JourneyMap, owner: Id, measure: Measure, place: int) -> JourneyMap:
    """Put a new measure before the one at ``place`` of its owner, which may be the map itself."""
    return _with_measures(map_, owner, inserted(_measures(map_, owner), place, measure))


def change_measure(map_: JourneyMap, owner: Id, at: int, **changes: Any) -> JourneyMap:
    """Change fields of the measure at a place of its owner."""
    measures = _measures(map_, owner, at)
    refuse_fields(measures[at], changes, ())
    return _with_measures(map_, owner, put(measures, at, fitted(measures[at], **changes)))


def change_measure_kind(map_: JourneyMap, owner: Id, at: int, kind: str) -> JourneyMap:
    """Let a measure count something else; while it says nothing, in the usual unit for that."""
    held = _measures(map_, owner, at)[at]
    unit = _unit_for(kind, held, counted=held.value is not None)
    return change_measure(map_, owner, at, kind=kind, unit=unit)


def move_measure(map_: JourneyMap, owner: Id, at: int, place: int) -> JourneyMap:
    """Put the measure at a place of its owner before place ``place`` among the others."""
    measures = _measures(map_, owner, at)
    others = measures[:at] + measures[at + 1 :]
    return _with_measures(map_, owner, inserted(others, place, measures[at]))


def remove_measure(map_: JourneyMap, owner: Id, at: int) -> JourneyMap:
    """Remove the measure at a place of its owner."""
    measures = _measures(map_, owner, at)
    return _with_measures(map_, owner, measures[:at] + measures[at + 1 :])


def change_metric_kind(map_: JourneyMap, lane_id: Id, kind: str) -> JourneyMap:
    """Let a lane count something else; while it holds no number, in the usual unit for that."""
    lane = map_.records.get(lane_id)
    if not isinstance(lane, Lane):
        raise EditError(f"there is no lane {lane_id!r}")
    metric = metric_of(lane)
    counted = any(card.lane == lane_id and card.value is not None for card in map_.cards)
    unit = _unit_for(kind, metric, counted=counted)
    return change_lane(map_, lane_id, metric=fitted(metric, kind=kind, unit=unit))


def _unit_for(kind: str, held: Measure | Metric, *, counted: bool) -> str:
    """The unit in which another kind is counted: the usual one, unless numbers stand there."""
    if counted or held.baseline is not None or held.target is not None:
        return held.unit
    return USUAL_UNITS.get(kind, Unit.NUMBER.value)


def _measures(map_: JourneyMap, owner: Id, at: int | None = None) -> tuple[Measure, ...]:
    """The measures of a record. Raises `EditError` where there is none at place ``at``."""
    record = _owner(map_, owner)
    if at is not None and not 0 <= at < len(record.measures):
        raise EditError(f"{owner!r} has no metric {at} among {len(record.measures)}")
    return record.measures


def _with_measures(map_: JourneyMap, owner: Id, measures: tuple[Measure, ...]) -> JourneyMap:
    record = _owner(map_, owner)
    if isinstance(record, Card):
        return change_card(map_, owner, measures=measures)
    if isinstance(record, Step):
        return change_step(map_, owner, measures=measures)
    if isinstance(record, Stage):
        return change_stage(map_, owner, measures=measures)
    return change_map(map_, measures=measures)


def _owner(map_: JourneyMap, owner: Id) -> JourneyMap | Card | Step | Stage:
    record = map_ if owner == map_.id else map_.records.get(owner)
    if not isinstance(record, (JourneyMap, Card, Step, Stage)):
        raise EditError(f"there is nothing {owner!r} that has metrics")
    return record
