"""Stages and steps."""

from __future__ import annotations

from app.editor.step_names import own_step_name, stage_name
from app.editor.words import mark as _
from app.models import edits
from app.models.base import Id, Record, new_id
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from app.models.vocabulary import Unit
from app.ui.inspector.access import choice_of, fields_of, unwritten
from app.ui.inspector.field import Field, Form, Group, Kind, Listing, Measured
from app.ui.inspector.forms.measure import MEASURES, in_points
from app.ui.inspector.names import one_of
from app.ui.names import ATTENTION, LEVELS, MOMENTS, NONE, NOT_SAID

_stage = fields_of(edits.change_stage)
_step = fields_of(edits.change_step)
_stage_choice, _step_choice = choice_of(_stage), choice_of(_step)


def _time(_: JourneyMap, __: Record) -> Measured:
    return Measured(Unit.SECONDS.value)


def _stage_name(map_: JourneyMap, record: Record) -> str:
    assert isinstance(record, Stage)
    return stage_name(map_, record)


def _step_name(map_: JourneyMap, record: Record) -> str:
    assert isinstance(record, Step)
    return own_step_name(map_, record)


def _steps(map_: JourneyMap, record: Record) -> tuple[tuple[Id, str], ...]:
    assert isinstance(record, Stage)
    return tuple((one.id, own_step_name(map_, one)) for one in record.steps)


def _add_step(map_: JourneyMap, stage: Id) -> tuple[JourneyMap, Id]:
    found = map_.records[stage]
    assert isinstance(found, Stage)
    made = Step(id=new_id(map_.records))
    return edits.insert_step(map_, made, stage, len(found.steps)), made.id


def _remove_step(map_: JourneyMap, step: Id) -> JourneyMap:
    return edits.remove_steps(map_, [step])


def _move_step(map_: JourneyMap, step: Id, by: int) -> tuple[JourneyMap, Id]:
    stage = map_.stage_of_step[step]
    at = [one.id for one in stage.steps].index(step) + by
    if 0 <= at < len(stage.steps):
        map_ = edits.move_step(map_, step, stage.id, at)
    return map_, step


_STEPS = Field(
    "steps",
    _("Steps"),
    Kind.RECORDS,
    _steps,
    unwritten,
    listing=Listing(
        _add_step,
        _remove_step,
        _move_step,
        _("Add Step"),
        _("Remove Step"),
        _("Move Step"),
        least=1,
    ),
    tip=_("A stage has one step at least; the only one needs no name"),
)

STAGE = Form(
    "stage",
    _("Stage"),
    (
        Group(
            "",
            (
                _stage("name", _("Name"), Kind.LINE),
                _STEPS,
                _stage_choice("importance", _("Importance"), one_of(LEVELS, NOT_SAID)),
                _stage("notes", _("Notes, not printed"), Kind.TEXT),
            ),
        ),
        Group(
            _("Appearance"),
            (
                _stage("colour", _("Colour"), Kind.COLOUR),
                _stage("collapsed", _("Collapsed"), Kind.CHECK),
                _stage("hidden", _("Hidden"), Kind.CHECK),
            ),
        ),
        Group(_("Metrics"), (MEASURES,), folded=True),
    ),
    _stage_name,
)

STEP = Form(
    "step",
    _("Step"),
    (
        Group(
            "",
            (
                _step("name", _("Name"), Kind.LINE),
                _step(
                    "situation",
                    _("Situation"),
                    Kind.TEXT,
                    example=_("Where the customer is, in a sentence"),
                ),
                _step_choice("attention", _("Attention"), one_of(ATTENTION, NOT_SAID)),
                _step_choice("moment_of_truth", _("Moment of truth"), one_of(MOMENTS, NONE)),
                _step(
                    "sub_journey",
                    _("Map of this step"),
                    Kind.LINE,
                    example=_("File name of another map"),
                ),
                _step("notes", _("Notes, not printed"), Kind.TEXT),
            ),
        ),
        Group(
            _("Time"),
            (
                _step("start", _("Start"), Kind.MOMENT, tip=_("A clock time, a date, or both")),
                _step("wait", _("Wait before it"), Kind.AMOUNT, measured=_time),
                _step("duration", _("Duration"), Kind.AMOUNT, measured=_time),
            ),
        ),
        Group(
            _("Appearance"),
            (
                _step(
                    "width",
                    _("Width of the column"),
                    Kind.AMOUNT,
                    measured=in_points,
                    example=_("As wide as its text needs"),
                ),
                _step("hidden", _("Hidden"), Kind.CHECK),
            ),
        ),
        Group(_("Metrics"), (MEASURES,), folded=True),
    ),
    _step_name,
)
