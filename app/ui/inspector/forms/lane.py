"""Lanes."""

from __future__ import annotations

from collections.abc import Sequence

from app.canvas.spoken import lane_name
from app.editor.words import mark as _
from app.editor.words import tr
from app.layout.icons import icon_names
from app.models import edits
from app.models.base import Id, Record
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Metric
from app.models.vocabulary import LaneType
from app.ui.inspector.access import choice_of, fields_of, given
from app.ui.inspector.field import Form, Group, Kind, Measured, Option, Value
from app.ui.inspector.forms.measure import in_points, takes_symbol
from app.ui.inspector.names import DISPLAYS, METRIC_KINDS, TOTALS, UNITS, one_of, personas
from app.ui.lane_names import change_type, usual_name
from app.ui.names import AS_TYPE, GRAINS, LANE_TYPES, MAIN_PERSONA

_of = fields_of(edits.change_lane)
_choice = choice_of(_of)


def _name(map_: JourneyMap, record: Record) -> str:
    assert isinstance(record, Lane)
    return lane_name(map_, record)


def _title(map_: JourneyMap, record: Record) -> Value:
    assert isinstance(record, Lane)
    return record.title or usual_name(map_, record.type)


def _set_grain(map_: JourneyMap, lane: Id, value: Value) -> JourneyMap:
    return edits.change_lane_grain(map_, lane, value)


def _counts(_: JourneyMap, record: Record) -> bool:
    assert isinstance(record, Lane)
    return record.type == LaneType.METRIC or record.metric is not None


def metric_measured(_: JourneyMap, record: Record) -> Measured:
    """The unit of a metric lane's numbers."""
    metric = getattr(record, "metric", None)
    return Measured(metric.unit, metric.symbol) if isinstance(metric, Metric) else Measured()


def _takes_symbol(map_: JourneyMap, record: Record) -> bool:
    metric = getattr(record, "metric", None)
    return metric is not None and _counts(map_, record) and takes_symbol(map_, metric)


def _set_metric_kind(map_: JourneyMap, lane: Id, value: Value) -> JourneyMap:
    return edits.change_metric_kind(map_, lane, value)


def _icons(_: JourneyMap) -> Sequence[Option]:
    named = [(name, name.replace("-", " ")) for name in icon_names()]
    return [("", tr(AS_TYPE)), *named]


FORM = Form(
    "lane",
    _("Lane"),
    (
        Group(
            "",
            (
                _of("title", _("Title"), Kind.LINE, read=_title),
                _choice("type", _("Type"), one_of(LANE_TYPES), write=change_type),
                _choice("grain", _("Cells"), one_of(GRAINS), write=_set_grain),
                _choice("persona", _("Persona"), personas(MAIN_PERSONA)),
                _of("notes", _("Notes, not printed"), Kind.TEXT),
            ),
        ),
        Group(
            _("Metric"),
            given(
                _counts,
                _choice(
                    "metric.kind",
                    _("What is measured"),
                    one_of(METRIC_KINDS),
                    write=_set_metric_kind,
                ),
                _choice("metric.unit", _("Unit"), one_of(UNITS)),
            )
            + given(
                _takes_symbol,
                _of(
                    "metric.symbol",
                    _("Currency or own unit"),
                    Kind.LINE,
                    example=_("€, calls, /5 …"),
                ),
            )
            + given(
                _counts,
                _choice("metric.display", _("Drawn as"), one_of(DISPLAYS)),
                _choice("metric.total", _("Total"), one_of(TOTALS)),
                _of("metric.baseline", _("Baseline"), Kind.AMOUNT, measured=metric_measured),
                _of("metric.target", _("Target"), Kind.AMOUNT, measured=metric_measured),
                _of("metric.date", _("Measured on"), Kind.DATE),
            ),
        ),
        Group(
            _("Appearance"),
            (
                _of("tint", _("Colour"), Kind.COLOUR, unset=AS_TYPE),
                _choice("icon", _("Icon"), _icons),
                _of(
                    "height",
                    _("Minimum height"),
                    Kind.AMOUNT,
                    measured=in_points,
                    example=_("As high as its cards need"),
                ),
                _of("collapsed", _("Collapsed"), Kind.CHECK),
                _of("hidden", _("Hidden"), Kind.CHECK),
            ),
        ),
    ),
    _name,
)
