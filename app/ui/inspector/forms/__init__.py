"""The forms, a file a noun, and which of them is for what is selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.models.base import Record
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Measure
from app.models.persona import Persona
from app.models.reserved import Tour, TourStop, TrayNote
from app.models.scope import Source
from app.models.stage import Path, Stage, Step
from app.ui.inspector.field import Form, RecordKey, record_at
from app.ui.inspector.forms import (
    card,
    column,
    lane,
    map,
    measure,
    note,
    path,
    persona,
    source,
    tour,
)

FORMS: Mapping[type[Record], Form] = MappingProxyType(
    {
        JourneyMap: map.FORM,
        Persona: persona.FORM,
        Source: source.FORM,
        Stage: column.STAGE,
        Step: column.STEP,
        Lane: lane.FORM,
        Path: path.FORM,
        Card: card.FORM,
        Measure: measure.FORM,
        Tour: tour.TOUR,
        TourStop: tour.STOP,
        TrayNote: note.FORM,
    }
)
"""The form of each kind of record."""


def form_for(map_: JourneyMap, keys: Sequence[RecordKey]) -> tuple[Form, tuple[RecordKey, ...]]:
    """The form for what is selected, and the keys of the records that it is about.

    Those of the kind of the last one; the map's own form where nothing with a form is selected.
    """
    known = [(key, record_at(map_, key)) for key in keys]
    fitting = [(key, one) for key, one in known if one is not None and type(one) in FORMS]
    if not fitting:
        return map_form(), (map_.id,)
    kind = type(fitting[-1][1])
    return FORMS[kind], tuple(key for key, record in fitting if type(record) is kind)


def map_form() -> Form:
    """The form of the map itself."""
    return FORMS[JourneyMap]
