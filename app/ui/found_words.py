"""What is said of a place that was found."""

from __future__ import annotations

from app.editor.finding import Place
from app.editor.words import tr
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.reserved import TrayNote
from app.ui.short import short

_CUT = 60


def where_said(map_: JourneyMap, place: Place) -> str:
    """Where a place is that the map does not show, with the text round it; "" for one it shows."""
    record = map_ if place.record == map_.id else map_.records[place.record]
    if isinstance(record, Persona) and place.field == "name":
        return tr("name of a persona: {text}", text=record.name)
    if isinstance(record, TrayNote):
        return tr("in the tray: “{text}”", text=_part(record, place))
    if not isinstance(record, Persona) and place.field not in ("notes", "situation", "insight"):
        return ""
    part = _part(record, place)
    if isinstance(record, Persona):
        return tr("of the persona {name}: “{text}”", name=record.name, text=part)
    if place.field == "insight":
        return tr("in the insight: “{text}”", text=part)
    if place.field == "situation":
        return tr("in the situation of the step: “{text}”", text=part)
    if isinstance(record, Card):
        return tr("in the notes of the card: “{text}”", text=part)
    return tr("in the notes: “{text}”", text=part)


def _part(record: object, place: Place) -> str:
    return short(str(getattr(record, place.field))[max(0, place.start - 15) :], _CUT)


def whole(text: str) -> str:
    """A text without half characters, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
