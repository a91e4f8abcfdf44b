"""Notes of the tray, which have no place yet."""

from __future__ import annotations

from app.editor.words import mark as _
from app.models import edits
from app.models.base import Record
from app.models.journey import JourneyMap
from app.ui.inspector.access import fields_of
from app.ui.inspector.field import Form, Group, Kind
from app.ui.inspector.names import one_of
from app.ui.names import AS_LANE, CARD_TYPES

_of = fields_of(edits.change_tray_note)


def _name(_: JourneyMap, __: Record) -> str:
    # Its words stand right below.
    return ""


FORM = Form(
    "note",
    _("Note in the tray"),
    (
        Group(
            "",
            (
                _of("text", _("Text"), Kind.TEXT),
                _of(
                    "type",
                    _("Type"),
                    Kind.CHOICE,
                    options=one_of(CARD_TYPES, AS_LANE),
                    tip=_("The type of card that it becomes, where the lane takes such cards"),
                ),
            ),
        ),
    ),
    _name,
)
