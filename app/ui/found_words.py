"""What is said of a place that was found."""

from __future__ import annotations

from app.editor.every_text import text_at
from app.editor.finding import Place
from app.editor.short import short
from app.editor.words import tr
from app.models.base import Record
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.reserved import Tour, TrayNote
from app.models.scope import Source
from app.ui.inspector.forms import FORMS

_CUT = 60
_BEFORE = 15
_ON_THE_MAP = frozenset(
    {"title", "name", "text", "value", "engagement", "condition", "why", "label"}
)
"""What a map shows as it was written, or writes itself, and marks where it was found."""


def where_said(map_: JourneyMap, place: Place) -> str:
    """Where a place is that the map does not mark, with the text round it; "" for one it does."""
    record = map_ if place.record == map_.id else map_.records[place.record]
    part = _round(text_at(record, place.field), place.start)
    if isinstance(record, Persona):
        if place.field == "name":
            return tr("name of a persona: {text}", text=record.name)
        if place.field in ("quote", "bio", "occupation"):
            return tr("of the persona {name}: “{text}”", name=record.name, text=part)
        said = {"name": record.name, "field": _label(record, place.field), "text": part}
        return tr("of the persona {name}, {field}: “{text}”", **said)
    if isinstance(record, TrayNote):
        return tr("in the tray: “{text}”", text=part)
    if isinstance(record, Source):
        return tr("in the sources, {field}: “{text}”", field=_label(record, place.field), text=part)
    if isinstance(record, Tour):
        return tr("in the tour {name}: “{text}”", name=record.title, text=part)
    if place.field in _ON_THE_MAP:
        return ""
    if place.field == "insight":
        return tr("in the insight: “{text}”", text=part)
    if place.field == "situation":
        return tr("in the situation of the step: “{text}”", text=part)
    if place.field == "notes":
        notes = tr("in the notes of the card: “{text}”", text=part)
        return notes if isinstance(record, Card) else tr("in the notes: “{text}”", text=part)
    return tr("{field}: “{text}”", field=_label(record, place.field), text=part)


def _round(text: str, start: int) -> str:
    """A text from a few words before a place on."""
    begin = max(0, start - _BEFORE)
    if begin:
        begin = text.find(" ", begin, start) + 1 or begin
    return ("…" if begin else "") + short(text[begin:], _CUT)


def _label(record: Record, path: str) -> str:
    """What the inspector calls the field of a path, or the list that the path leads into."""
    named = ".".join(part for part in path.split(".") if not part.isdigit())
    for field in FORMS[type(record)].fields():
        if named == field.id or named.startswith(f"{field.id}."):
            return tr(field.label)
    return ""


def whole(text: str) -> str:
    """A text without half characters, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
