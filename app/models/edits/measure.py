"""Edits of numbers: those of a card, step, stage or map, named by their place; those of a lane."""

from __future__ import annotations

from typing import Any

from app.models.base import Id
from app.models.card import Card
from app.models.edits.card import change_card
from app.models.edits.change import EditError, fitted, inserted, put, refuse_fields
from app.models.edits.journey import change_map
from app.models.edits.lane import change_lane
from app.models.edits.stage import change_stage
from app.models.edits.step import change_step
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Measure, Metric
from app.models.stage import Stage, Step
from app.models.vocabulary import USUAL_UNITS, MetricKind, Unit


def insert_measure(map_: JourneyMap, owner: Id, measure: Measure, place: int) -> JourneyMap:
    """Put a new number before the one at ``place`` of its owner, which may be the map itself."""
    return _with_measures(map_, owner, inserted(_measures(map_, owner), place, measure))


def change_measure(map_: JourneyMap, owner: Id, measure: int, **changes: Any) -> JourneyMap:
    """Change fields of the number at place ``measure`` of its owner."""
    measures = _measures(map_, owner, measure)
    refuse_fields(measures[measure], changes, ())
    made = fitted(measures[measure], **changes)
    return _with_measures(map_, owner, put(measures, measure, made))


def change_measure_kind(map_: JourneyMap, owner: Id, measure: int, kind: str) -> JourneyMap:
    """Let a number count something else; as long as it says nothing, in the usual unit for that."""
    held = _measures(map_, owner, measure)[measure]
    silent = held.value is None and held.baseline is None and held.target is None
    unit = USUAL_UNITS.get(kind, held.unit) if silent else held.unit
    return change_measure(map_, owner, measure, kind=kind, unit=unit)


def move_measure(map_: JourneyMap, owner: Id, measure: int, place: int) -> JourneyMap:
    """Put the number at place ``measure`` before place ``place`` among its owner's others."""
    measures = _measures(map_, owner, measure)
    others = measures[:measure] + measures[measure + 1 :]
    return _with_measures(map_, owner, inserted(others, place, measures[measure]))


def remove_measure(map_: JourneyMap, owner: Id, measure: int) -> JourneyMap:
    """Remove the number at place ``measure`` of its owner."""
    measures = _measures(map_, owner, measure)
    return _with_measures(map_, owner, measures[:measure] + measures[measure + 1 :])


def change_metric_kind(map_: JourneyMap, lane_id: Id, kind: str) -> JourneyMap:
    """Let a lane count something else; as long as it has no number, in the usual unit for that."""
    lane = map_.records.get(lane_id)
    if not isinstance(lane, Lane):
        raise EditError(f"there is no lane {lane_id!r}")
    metric = lane.metric or Metric(kind=MetricKind.OWN.value)
    counted = any(card.lane == lane_id and card.value is not None for card in map_.cards)
    silent = not counted and metric.baseline is None and metric.target is None
    unit = USUAL_UNITS.get(kind, Unit.NUMBER.value) if silent else metric.unit
    return change_lane(map_, lane_id, metric=fitted(metric, kind=kind, unit=unit))


def _measures(map_: JourneyMap, owner: Id, measure: int | None = None) -> tuple[Measure, ...]:
    """The numbers of a record. Raises `EditError` where there is none at place ``measure``."""
    record = _owner(map_, owner)
    if measure is not None and not 0 <= measure < len(record.measures):
        raise EditError(f"{owner!r} has no metric {measure} among {len(record.measures)}")
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
