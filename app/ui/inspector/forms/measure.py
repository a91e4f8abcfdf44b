"""Metrics: of a card, a step, a stage or the whole map; each is one form."""

from __future__ import annotations

from typing import Any

from app.editor.words import mark as _
from app.editor.words import tr
from app.layout import formats
from app.models import edits
from app.models.base import Id, Record
from app.models.card import Card
from app.models.edits.change import fitted
from app.models.journey import JourneyMap
from app.models.metric import Measure
from app.models.stage import Stage, Step
from app.models.vocabulary import MetricKind, Unit
from app.ui.inspector.access import fields_of
from app.ui.inspector.field import (
    Field,
    Form,
    Group,
    Kind,
    Listing,
    Measured,
    part_key,
    parts_of_key,
    record_at,
)
from app.ui.inspector.names import METRIC_KINDS, UNITS, one_of

UNIT_OF_KIND = {
    MetricKind.CONVERSION.value: Unit.FRACTION.value,
    MetricKind.TIME_SPENT.value: Unit.SECONDS.value,
    MetricKind.SATISFACTION.value: Unit.FRACTION.value,
    MetricKind.RECOMMENDATION.value: Unit.POINTS.value,
    MetricKind.RETENTION.value: Unit.FRACTION.value,
    MetricKind.COST.value: Unit.MONEY.value,
}
"""The unit that people expect of a metric."""


def in_points(_: JourneyMap, __: Record) -> Measured:
    """Lengths on the paper are counted in points, of which 72 are an inch."""
    return Measured(symbol="pt")


def measured(_: JourneyMap, record: Record) -> Measured:
    """The unit of a number that says its own."""
    return Measured(str(getattr(record, "unit", "number")), str(getattr(record, "symbol", "")))


def measure_name(map_: JourneyMap, record: Record) -> str:
    """What a number is: "Time spent: 12 min"."""
    assert isinstance(record, Measure)
    name = record.name or tr(METRIC_KINDS.get(record.kind, record.kind))
    if record.value is None:
        return name
    shown = formats.amount(record.value, record.unit, map_.language, record.symbol)
    return tr("{name}: {value}", name=name, value=shown)


def _with_measures(map_: JourneyMap, owner: Id, measures: tuple[Measure, ...]) -> JourneyMap:
    if owner == map_.id:
        return edits.change_map(map_, measures=measures)
    record = map_.records[owner]
    if isinstance(record, Card):
        return edits.change_card(map_, owner, measures=measures)
    if isinstance(record, Step):
        return edits.change_step(map_, owner, measures=measures)
    assert isinstance(record, Stage)
    return edits.change_stage(map_, owner, measures=measures)


def _measures(map_: JourneyMap, owner: Id) -> tuple[Measure, ...]:
    found: tuple[Measure, ...] = getattr(record_at(map_, owner), "measures", ())
    return found


def _change(map_: JourneyMap, key: Id, /, **changes: Any) -> JourneyMap:
    owner, place = parts_of_key(key)
    measures = list(_measures(map_, owner))
    assert place is not None
    measures[place] = fitted(measures[place], **changes)
    return _with_measures(map_, owner, tuple(measures))


def _set_kind(map_: JourneyMap, key: Id, value: Any) -> JourneyMap:
    """Another kind brings its usual unit along as long as there is no number."""
    measure = record_at(map_, key)
    assert isinstance(measure, Measure)
    changes = {"kind": value}
    if measure.value is None and measure.baseline is None and measure.target is None:
        changes["unit"] = UNIT_OF_KIND.get(value, measure.unit)
    return _change(map_, key, **changes)


def _add(map_: JourneyMap, owner: Id) -> tuple[JourneyMap, Id]:
    measures = _measures(map_, owner)
    made = Measure(kind=MetricKind.TIME_SPENT.value, unit=Unit.SECONDS.value)
    return _with_measures(map_, owner, (*measures, made)), part_key(owner, len(measures))


def _remove(map_: JourneyMap, key: Id) -> JourneyMap:
    owner, place = parts_of_key(key)
    left = [one for at, one in enumerate(_measures(map_, owner)) if at != place]
    return _with_measures(map_, owner, tuple(left))


def _move(map_: JourneyMap, key: Id, by: int) -> tuple[JourneyMap, Id]:
    owner, place = parts_of_key(key)
    measures = list(_measures(map_, owner))
    assert place is not None
    if not 0 <= place + by < len(measures):
        return map_, key
    measures.insert(place + by, measures.pop(place))
    return _with_measures(map_, owner, tuple(measures)), part_key(owner, place + by)


def _listed(map_: JourneyMap, record: Record) -> tuple[tuple[Id, str], ...]:
    measures: tuple[Measure, ...] = getattr(record, "measures", ())
    owner: Id = getattr(record, "id", "")
    return tuple((part_key(owner, at), measure_name(map_, one)) for at, one in enumerate(measures))


def _unwritten(map_: JourneyMap, _: Id, __: Any) -> JourneyMap:
    return map_


MEASURES = Field(
    "measures",
    _("Metrics"),
    Kind.RECORDS,
    _listed,
    _unwritten,
    listing=Listing(_add, _remove, _move, _("Add Metric"), _("Remove Metric"), _("Move Metric")),
    tip=_("Time spent, cost, satisfaction … that belong to this"),
)
"""The list of numbers, for the forms of what has some."""

_of = fields_of(_change)

FORM = Form(
    "measure",
    _("Metric"),
    (
        Group(
            "",
            (
                _of(
                    "kind",
                    _("What is measured"),
                    Kind.CHOICE,
                    options=one_of(METRIC_KINDS),
                    write=_set_kind,
                ),
                _of("name", _("Name"), Kind.LINE),
                _of("unit", _("Unit"), Kind.CHOICE, options=one_of(UNITS)),
                _of("symbol", _("Currency or own unit"), Kind.LINE, example=_("€, calls, /5 …")),
                _of("value", _("Value"), Kind.AMOUNT, measured=measured),
                _of("baseline", _("Baseline"), Kind.AMOUNT, measured=measured),
                _of("target", _("Target"), Kind.AMOUNT, measured=measured),
                _of("date", _("Measured on"), Kind.DATE),
            ),
        ),
    ),
    measure_name,
)
