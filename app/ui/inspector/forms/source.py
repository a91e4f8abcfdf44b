"""What the map rests on: the list of sources, and the form of one."""

from __future__ import annotations

from app.editor.words import mark as _
from app.editor.words import tr
from app.models import edits
from app.models.base import Id, Record, new_id
from app.models.journey import JourneyMap
from app.models.scope import Source
from app.ui.inspector.access import fields_of
from app.ui.inspector.field import Field, Form, Group, Kind, Listing, Value
from app.ui.inspector.names import METHODS, one_of
from app.ui.names import NOT_SAID

_of = fields_of(edits.change_source)


def source_name(_: JourneyMap, record: Record) -> str:
    """The title of a source."""
    return str(getattr(record, "title", "")).strip() or tr("Untitled source")


def _listed(map_: JourneyMap, _: Record) -> tuple[tuple[Id, str], ...]:
    return tuple((one.id, source_name(map_, one)) for one in map_.sources)


def _add(map_: JourneyMap, _: Id) -> tuple[JourneyMap, Id]:
    made = Source(id=new_id(map_.records))
    return edits.insert_source(map_, made, len(map_.sources)), made.id


def _move(map_: JourneyMap, source: Id, by: int) -> tuple[JourneyMap, Id]:
    at = [one.id for one in map_.sources].index(source) + by
    if 0 <= at < len(map_.sources):
        map_ = edits.move_sources(map_, [source], at)
    return map_, source


def _unwritten(map_: JourneyMap, _: Id, __: Value) -> JourneyMap:
    return map_


SOURCES = Field(
    "sources",
    _("Sources"),
    Kind.RECORDS,
    _listed,
    _unwritten,
    listing=Listing(
        _add,
        edits.remove_source,
        _move,
        _("Add Source"),
        _("Remove Source"),
        _("Move Source"),
    ),
    tip=_("Surveys, interviews, analytics … that cards and personas cite"),
)
"""The list of sources, for the form of the map."""

FORM = Form(
    "source",
    _("Source"),
    (
        Group(
            "",
            (
                _of("title", _("Title"), Kind.LINE),
                _of("method", _("Method"), Kind.CHOICE, options=one_of(METHODS, NOT_SAID)),
                _of("n", _("How many were asked or counted"), Kind.COUNT),
                _of("date", _("Date"), Kind.DATE),
                _of("link", _("Link"), Kind.LINE),
                _of("participant", _("Participant"), Kind.LINE),
                _of("notes", _("Notes"), Kind.TEXT),
            ),
        ),
    ),
    source_name,
)
