"""What the map rests on: the list of sources, and the form of one."""

from __future__ import annotations

from app.editor.words import mark as _
from app.models import edits
from app.models.base import Id, Record, new_id
from app.models.journey import JourneyMap
from app.models.scope import Source
from app.ui.inspector.access import fields_of
from app.ui.inspector.field import Form, Group, Kind, Making
from app.ui.inspector.forms.lists import MapList
from app.ui.inspector.names import METHODS, one_of
from app.ui.names import NOT_SAID, source_name

_of = fields_of(edits.change_source)


def _name(_: JourneyMap, record: Record) -> str:
    return source_name(record)


SOURCES = MapList(
    field="sources",
    label=_("Sources"),
    tip=_("Surveys, interviews, analytics … that cards and personas cite"),
    held=lambda map_: map_.sources,
    name=_name,
    made=lambda map_: Source(id=new_id(map_.records)),
    insert=edits.insert_source,
    remove=edits.remove_source,
    move=edits.move_sources,
    added=_("Add Source"),
    removed=_("Remove Source"),
    moved=_("Move Source"),
).shown()
"""The list of sources, for the form of the map."""


def _make(map_: JourneyMap, title: str) -> tuple[JourneyMap, Id]:
    alike = (one.id for one in map_.sources if one.title.strip().casefold() == title.casefold())
    known = next(alike, None)
    if known is not None:
        return map_, known
    new = Source(id=new_id(map_.records), title=title)
    return edits.insert_source(map_, new, len(map_.sources)), new.id


MAKING = Making(_make, _("New Source…"), _("Title of the new source"), _("Add Source"))
"""How a source is made where it is cited."""

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
    _name,
)
