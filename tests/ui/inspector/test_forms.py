"""The forms as data: every field that people edit is there, is read, and is written soundly."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.words import tr
from app.models import edits
from app.models.base import Record
from app.models.card import Card, Contact, Feeling, Image, Outcome, Plan
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Measure, Metric
from app.models.persona import Persona
from app.models.picture import Picture, picture_from
from app.models.reserved import Tour, TourStop, TrayNote
from app.models.scope import Scope, Source
from app.models.stage import Path, Stage, Step
from app.ui.inspector.field import (
    MIXED,
    Field,
    Form,
    Kind,
    Part,
    RecordKey,
    common_value,
    record_at,
    written,
)
from app.ui.inspector.forms import FORMS
from tests.editor.maps import small_map
from tests.generators import tiny_png

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63606060f80f0001040100b3d3b2190000000049454e44ae426082"
)

ELSEWHERE: dict[type[Record], set[str]] = {
    # What the canvas and other edits are for, what is not edited by people, and what comes later.
    JourneyMap: {
        *("format", "format_version", "id", "scope", "stages", "lanes", "cards", "pairs"),
        *("paths", "arrows", "tray", "review", "plan_views", "comparisons", "parts", "pictures"),
    },
    Scope: set(),
    Source: {"id"},
    Persona: {"id"},
    Stage: {"id"},
    Step: {"id"},
    Lane: {"id", "metric"},
    Metric: set(),
    Card: {
        *("id", "lane", "step", "until", "votes", "comments"),
        *("contact", "feeling", "plan", "image"),
    },
    Contact: set(),
    Feeling: {"median", "spread", "n"},
    Plan: {"result"},
    Outcome: set(),
    Image: {"crop", "blurred"},
    Measure: set(),
    Path: {"id"},
    Tour: {"id"},
    TourStop: set(),
    TrayNote: {"id"},
}

WHERE: dict[type[Record], tuple[type[Record], str]] = {
    Scope: (JourneyMap, "scope."),
    Metric: (Lane, "metric."),
    Contact: (Card, "contact."),
    Feeling: (Card, "feeling."),
    Plan: (Card, "plan."),
    Outcome: (Card, "plan.result."),
    Image: (Card, "image."),
}


def full_map() -> JourneyMap:
    """A map with at least one record of each kind that has a form."""
    map_ = small_map()
    map_ = edits.insert_persona(map_, Persona(id="dana", name="Dana"), 0)
    map_ = edits.insert_source(map_, Source(id="survey", title="Survey"), 0)
    map_ = edits.change_step(map_, "find", measures=(Measure(kind="cost", unit="money"),))
    picture = picture_from(PIXEL)
    map_ = edits.add_picture(map_, picture)
    map_ = edits.change_card(map_, "note", image=Image(picture=picture.sha256))
    tour = Tour(id="walk", title="Walk", stops=(TourStop(target="find"),))
    map_ = edits.insert_tour(map_, tour, 0)
    map_ = edits.add_tray_notes(map_, [TrayNote(id="later", text="Later")], 0)
    return edits.add_path(map_, Path(id="back", kind="loop", from_step="pay", to_step="find"))


KEYS: dict[type[Record], RecordKey] = {
    JourneyMap: "map",
    Persona: "dana",
    Source: "survey",
    Stage: "buy",
    Step: "find",
    Lane: "do",
    Card: "note",
    Measure: Part("find", 0),
    Path: "back",
    Tour: "walk",
    TourStop: Part("walk", 0),
    TrayNote: "later",
}

# A type takes its kind along, a grain the columns; a face needs a level to stand on; what somebody
# said was observed.
_TAKING_ALONG = frozenset(
    ("type", "feeling.face", "feeling.cause", "feeling.state", "kind", "grain", "said-by")
)

WRITABLE = [
    pytest.param(kind, field, id=f"{form.id}-{field.id}")
    for kind, form in FORMS.items()
    for field in form.fields()
    if field.kind not in (Kind.SHOWN, Kind.JOINED, Kind.RECORDS)
]


@pytest.mark.parametrize("kind", list(ELSEWHERE), ids=lambda kind: kind.__name__)
def test_every_field_that_people_edit_is_in_a_form(kind: type[Record]) -> None:
    home, prefix = WHERE.get(kind, (kind, ""))
    shown = {field.id for field in FORMS[home].fields()}
    missing = {
        name for name in set(kind.model_fields) - ELSEWHERE[kind] if f"{prefix}{name}" not in shown
    }
    assert not missing


def test_every_form_is_known_to_these_tests() -> None:
    assert set(FORMS) == set(KEYS)


@pytest.mark.parametrize(("kind", "field"), WRITABLE)
def test_each_field_is_written_and_read_again(kind: type[Record], field: Field) -> None:
    map_, key = full_map(), KEYS[kind]
    before = record_at(map_, key)
    assert before is not None
    value = other_value(field, map_, field.read(map_, before))
    after = written(field, map_, [key], value)
    assert not faults(after)
    changed = record_at(after, key)
    assert changed is not None
    read = field.read(after, changed)
    assert read == (value.sha256 if isinstance(value, Picture) else value)
    assert record_at(map_, key) is before, "the map before is as it was"


@pytest.mark.parametrize(("kind", "field"), WRITABLE)
def test_what_is_the_same_is_not_written(kind: type[Record], field: Field) -> None:
    map_, key = full_map(), KEYS[kind]
    record = record_at(map_, key)
    assert record is not None
    assert written(field, map_, [key], field.read(map_, record)) is map_


@pytest.mark.parametrize(("kind", "field"), WRITABLE)
def test_a_field_that_is_emptied_again_leaves_nothing_behind(
    kind: type[Record], field: Field
) -> None:
    map_, key = full_map(), KEYS[kind]
    record = record_at(map_, key)
    assert record is not None
    empty = field.read(map_, record)
    value = other_value(field, map_, empty)
    back = written(field, written(field, map_, [key], value), [key], empty)
    if field.id in _TAKING_ALONG:
        assert field.read(back, record_at(back, key) or record) == empty
    elif field.id == "image.picture":
        # One that nothing shows any more is gone from the map; no field can bring it back.
        assert field.read(back, record_at(back, key) or record) == ""
    elif not field.id.startswith("metric."):
        assert back == map_


def other_value(field: Field, map_: JourneyMap, now: Any) -> Any:
    """A value that a field may have and has not."""
    if field.kind in (Kind.CHOICE, Kind.IDS):
        assert field.options is not None
        options = [value for value, _ in field.options(map_)]
        other = next(value for value in reversed(options) if value not in (now, "", None))
        return (other,) if field.kind is Kind.IDS else other
    by_kind: dict[Kind, Any] = {
        Kind.LINE: "words",
        Kind.TEXT: "words",
        Kind.AMOUNT: 0.5,
        Kind.COUNT: 3,
        Kind.DATE: "2026-11-30",
        Kind.MOMENT: "2026-11-30T23:40",
        Kind.COLOUR: "#336699",
        Kind.FACE: "😡",
        Kind.LIST: ("one", "two"),
        Kind.LINES: ("one", "two"),
        Kind.CHECK: True,
        Kind.PICTURE: picture_from(tiny_png(2, 2, 90)),
    }
    return by_kind[field.kind]


@pytest.mark.parametrize("form", list(FORMS.values()), ids=lambda form: form.id)
def test_no_two_fields_of_a_form_have_one_id(form: Form) -> None:
    ids = [field.id for field in form.fields()]
    assert len(ids) == len(set(ids))
    assert all(tr(field.label) for field in form.fields())


@given(st.lists(st.sampled_from(["low", "high", ""]), min_size=1, max_size=4))
def test_a_common_value_is_that_of_all(values: list[str]) -> None:
    field = next(one for one in FORMS[Card].fields() if one.id == "importance")
    card = partial(Card, lane="do", step="find", type="action")
    cards = [card(id=str(at), importance=one) for at, one in enumerate(values)]
    found = common_value(field, small_map(), cards)
    assert found == values[0] if len(set(values)) == 1 else found is MIXED


def test_another_kind_of_metric_brings_its_unit_while_there_is_no_number() -> None:
    kind = next(one for one in FORMS[Lane].fields() if one.id == "metric.kind")
    map_ = written(kind, small_map(), ["do"], "time-spent")
    lane = map_.records["do"]
    assert isinstance(lane, Lane)
    assert lane.metric is not None
    assert lane.metric.unit == "seconds"
    map_ = edits.change_card(map_, "look", value=60.0)
    lane = written(kind, map_, ["do"], "conversion").records["do"]
    assert isinstance(lane, Lane)
    assert lane.metric is not None
    assert lane.metric.unit == "seconds", "the number stays what it is"
