"""Paths from step to step."""

from __future__ import annotations

from collections.abc import Sequence

from app.editor.acts.paths import with_kind
from app.editor.step_names import path_name, step_name
from app.editor.words import mark as _
from app.editor.words import tr
from app.models import edits
from app.models.base import Id, Record
from app.models.journey import JourneyMap
from app.models.stage import Path
from app.models.vocabulary import PathKind, Unit
from app.ui.inspector.access import fields_of
from app.ui.inspector.field import Form, Group, Kind, Measured, Option, Value
from app.ui.inspector.names import one_of
from app.ui.names import PATH_KINDS

_of = fields_of(edits.change_path)


def _share(_: JourneyMap, __: Record) -> Measured:
    return Measured(Unit.FRACTION.value)


def _steps(map_: JourneyMap) -> Sequence[Option]:
    return [(step.id, step_name(map_, step)) for step in map_.steps]


def _leads(_: JourneyMap, record: Record) -> bool:
    return isinstance(record, Path) and record.kind != PathKind.EXIT


def _leaves(map_: JourneyMap, record: Record) -> bool:
    return isinstance(record, Path) and (bool(record.why) or not _leads(map_, record))


def _write_kind(map_: JourneyMap, path: Id, value: Value) -> JourneyMap:
    return with_kind(map_, [path], value)


def _name(map_: JourneyMap, record: Record) -> str:
    return path_name(map_, record) if isinstance(record, Path) else tr("Path")


FORM = Form(
    "path",
    _("Path"),
    (
        Group(
            "",
            (
                _of(
                    "kind",
                    _("Kind"),
                    Kind.CHOICE,
                    options=one_of(PATH_KINDS),
                    write=_write_kind,
                ),
                _of("condition", _("When it is taken"), Kind.LINE),
                _of("why", _("Why customers leave"), Kind.LINE, applies=_leaves),
                _of("share", _("Share of customers"), Kind.AMOUNT, measured=_share),
                _of("from_step", _("From"), Kind.CHOICE, options=_steps),
                _of("to_step", _("To"), Kind.CHOICE, options=_steps, applies=_leads),
            ),
        ),
    ),
    _name,
)
