"""For whom the map is drawn: the list of personas, and the form of one."""

from __future__ import annotations

from types import MappingProxyType

from app.editor.words import mark as _
from app.editor.words import tr
from app.layout.people_told import fields_shown
from app.models import edits
from app.models.base import Record, new_id
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.vocabulary import Unit
from app.ui.inspector.access import fields_of, picture_writer, unwritten
from app.ui.inspector.field import Field, Form, Group, Kind, Measured
from app.ui.inspector.forms.lists import MapList
from app.ui.inspector.forms.source import MAKING
from app.ui.inspector.names import one_of, sources
from app.ui.names import CHANNELS, channel_icon, persona_name

_of = fields_of(edits.change_persona)

_NAMES = MappingProxyType(
    {
        "name": _("Name"),
        "age": _("Age"),
        "occupation": _("Occupation"),
        "behaviours": _("Behaviours"),
        "bio": _("About"),
        "goals": _("Goals"),
        "needs": _("Needs"),
        "motivations": _("Motivations"),
        "quote": _("Quote"),
    }
)


def _name_of(_: JourneyMap, record: Record) -> str:
    return persona_name(record)


def _share(_: JourneyMap, __: Record) -> Measured:
    return Measured(Unit.FRACTION.value)


def _shown(map_: JourneyMap, record: Record) -> str:
    assert isinstance(record, Persona)
    names = [tr(_NAMES[name]) for name in fields_shown(map_, record)]
    return ", ".join(names) or tr("Nothing yet")


PERSONAS = MapList(
    field="personas",
    label=_("Personas and stakeholders"),
    tip=_("Whose journey this is"),
    held=lambda map_: map_.personas,
    name=_name_of,
    made=lambda map_: Persona(id=new_id(map_.records), name=tr("New Persona")),
    insert=edits.insert_persona,
    remove=edits.remove_persona,
    move=edits.move_personas,
    added=_("Add Persona"),
    removed=_("Remove Persona"),
    moved=_("Move Persona"),
).shown()
"""The list of personas, for the form of the map."""

_ONE_A_LINE = _("One on each line")

FORM = Form(
    "persona",
    _("Persona"),
    (
        Group(
            "",
            (
                _of("name", _("Name"), Kind.LINE),
                _of(
                    "photo",
                    _("Photo"),
                    Kind.PICTURE,
                    write=picture_writer(edits.change_persona, "photo"),
                ),
                _of("initials", _("Initials"), Kind.LINE, tip=_("Shown where there is no photo")),
                _of(
                    "stakeholder",
                    _("Only a stakeholder"),
                    Kind.CHECK,
                    tip=_("Somebody with a stake in the journey who is no customer"),
                ),
                _of("quote", _("Quote"), Kind.TEXT),
                _of("bio", _("About"), Kind.TEXT),
                Field("shown", _("The map shows"), Kind.SHOWN, _shown, unwritten),
            ),
        ),
        Group(
            _("Person"),
            (
                _of("age", _("Age"), Kind.LINE),
                _of("gender", _("Gender"), Kind.LINE),
                _of("occupation", _("Occupation"), Kind.LINE),
                _of("interests", _("Interests"), Kind.LINES, example=_ONE_A_LINE),
            ),
        ),
        Group(
            _("What moves them"),
            (
                _of("goals", _("Goals"), Kind.LINES, example=_ONE_A_LINE),
                _of("needs", _("Needs"), Kind.LINES, example=_ONE_A_LINE),
                _of("motivations", _("Motivations"), Kind.LINES, example=_ONE_A_LINE),
                _of("frustrations", _("Frustrations"), Kind.LINES, example=_ONE_A_LINE),
                _of("behaviours", _("Behaviours"), Kind.LINES, example=_ONE_A_LINE),
                _of(
                    "preferred_channels",
                    _("Preferred channels"),
                    Kind.LIST,
                    options=one_of(CHANNELS),
                    icon_of=channel_icon,
                ),
            ),
        ),
        Group(
            _("Evidence and appearance"),
            (
                _of("share", _("Share of customers"), Kind.AMOUNT, measured=_share),
                _of("sources", _("Sources"), Kind.IDS, options=sources, making=MAKING),
                _of("colour", _("Colour of the curve"), Kind.COLOUR),
            ),
        ),
    ),
    _name_of,
)
