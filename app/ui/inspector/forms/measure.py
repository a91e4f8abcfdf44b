"""The measures of a card, a step, a stage or the whole map, called metrics; each is one form."""

from __future__ import annotations

from typing import Any

from app.editor.words import mark as _
from app.editor.words import tr
from app.layout import formats
from app.models import edits
from app.models.base import Id, Record
from app.models.journey import JourneyMap
from app.models.metric import Measure
from app.models.vocabulary import MetricKind, Unit
from app.ui.inspector.access import fields_of, unwritten
from app.ui.inspector.field import (
    Field,
    Form,
    Group,
    Kind,
    Listing,
    Measured,
    Part,
    record_at,
)
from app.ui.inspector.names import METRIC_KINDS, UNITS, one_of


def in_points(_: JourneyMap, __: Record) -> Measured:
    """Lengths on the paper are counted in points, of which 72 are an inch."""
    return Measured(symbol="pt")


def measured(_: JourneyMap, record: Record) -> Measured:
    """The unit of a measure that says its own."""
    return Measured(str(getattr(record, "unit", "number")), str(getattr(record, "symbol", "")))


def takes_symbol(_: JourneyMap, record: Record) -> bool:
    """Whether a measure has a currency or a unit of its own: no time and no share has."""
    return getattr(record, "unit", "") not in (Unit.SECONDS, Unit.FRACTION)


def measure_name(map_: JourneyMap, record: Record) -> str:
    """What a measure says: "Time spent: 12 min"."""
    assert isinstance(record, Measure)
    name = record.name or tr(METRIC_KINDS.get(record.kind, record.kind))
    if record.value is None:
        return name
    shown = formats.amount(record.value, record.unit, map_.language, record.symbol)
    return tr("{name}: {value}", name=name, value=shown)


def _change(map_: JourneyMap, key: Part, /, **changes: Any) -> JourneyMap:
    return edits.change_measure(map_, *key, **changes)


def _set_kind(map_: JourneyMap, key: Part, value: Any) -> JourneyMap:
    return edits.change_measure_kind(map_, *key, value)


def _add(map_: JourneyMap, owner: Id) -> tuple[JourneyMap, Part]:
    made = Measure(kind=MetricKind.TIME_SPENT.value, unit=Unit.SECONDS.value)
    place = len(_measures(map_, owner))
    return edits.insert_measure(map_, owner, made, place), Part(owner, place)


def _remove(map_: JourneyMap, key: Part) -> JourneyMap:
    return edits.remove_measure(map_, *key)


def _move(map_: JourneyMap, key: Part, by: int) -> tuple[JourneyMap, Part]:
    owner, place = key
    if not 0 <= place + by < len(_measures(map_, owner)):
        return map_, key
    return edits.move_measure(map_, owner, place, place + by), Part(owner, place + by)


def _measures(map_: JourneyMap, owner: Id) -> tuple[Measure, ...]:
    found: tuple[Measure, ...] = getattr(record_at(map_, owner), "measures", ())
    return found


def _listed(map_: JourneyMap, record: Record) -> tuple[tuple[Part, str], ...]:
    measures: tuple[Measure, ...] = getattr(record, "measures", ())
    owner: Id = getattr(record, "id", "")
    return tuple((Part(owner, at), measure_name(map_, one)) for at, one in enumerate(measures))


MEASURES = Field(
    "measures",
    _("Metrics"),
    Kind.RECORDS,
    _listed,
    unwritten,
    listing=Listing(_add, _remove, _move, _("Add Metric"), _("Remove Metric"), _("Move Metric")),
    tip=_("Time spent, cost, satisfaction … that belong to this"),
)
"""The list of measures, for the forms of what has some."""

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
                _of(
                    "symbol",
                    _("Currency or own unit"),
                    Kind.LINE,
                    example=_("€, calls, /5 …"),
                    applies=takes_symbol,
                ),
                _of("value", _("Value"), Kind.AMOUNT, measured=measured),
                _of("baseline", _("Baseline"), Kind.AMOUNT, measured=measured),
                _of("target", _("Target"), Kind.AMOUNT, measured=measured),
                _of("date", _("Measured on"), Kind.DATE),
            ),
        ),
    ),
    measure_name,
    # What is new counts time, which is right mostly: it is called something first.
    first="name",
)
