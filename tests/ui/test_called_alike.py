"""A stage, step or lane is called alike in the inspector, the outline, menus and tours."""

from __future__ import annotations

import pytest

from app.canvas.spoken import lane_name
from app.editor.step_names import own_step_name, stage_name, step_in_stage
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.reserved import TourStop
from app.ui.inspector.forms import FORMS
from app.ui.inspector.titles import title_of
from app.ui.outline_tree import Key, Sort, name, spoken
from tests.canvas.test_spoken import nameless
from tests.editor.maps import small_map

MAPS = [pytest.param(small_map(), id="named"), pytest.param(nameless(), id="nameless")]


def titled(map_: JourneyMap, id_: str) -> str:
    """The title of a record's form."""
    record = map_.records[id_]
    return title_of(FORMS[type(record)], map_, record)


@pytest.mark.parametrize("map_", MAPS)
def test_inspector_and_outline_have_one_name_for_a_heading(map_: JourneyMap) -> None:
    for stage in map_.stages:
        called = stage_name(map_, stage)
        assert titled(map_, stage.id) == f"Stage: {called}"
        assert name(map_, Key(Sort.STAGE, stage.id)) == called
    for step in map_.steps:
        called = own_step_name(map_, step)
        assert titled(map_, step.id) == f"Step: {called}"
        assert name(map_, Key(Sort.STEP, step.id)) == called
    for lane in map_.lanes:
        called = lane_name(map_, lane)
        assert titled(map_, lane.id) == f"Lane: {called}"
        assert name(map_, Key(Sort.ROW, lane.id)) == called


@pytest.mark.parametrize("map_", MAPS)
def test_a_tour_tells_a_stage_from_its_only_step(map_: JourneyMap) -> None:
    (shows,) = [one for one in FORMS[TourStop].fields() if one.id == "target"]
    assert shows.options is not None
    named = dict(shows.options(map_))
    for stage in map_.stages:
        assert named[stage.id] == stage_name(map_, stage)
        for step in stage.steps:
            assert named[step.id] == step_in_stage(map_, step)
    assert len(set(named.values())) == len(named)


def test_the_outline_says_a_number_once() -> None:
    map_ = nameless()
    assert spoken(map_, Key(Sort.STAGE, "buy")) == "Stage 2 of 2"
    assert spoken(map_, Key(Sort.STEP, "pay")) == "Step 2 of 2"
    hidden = edits.change_step(map_, "pay", hidden=True)
    assert spoken(hidden, Key(Sort.STEP, "pay")) == "Step 2 of 2, hidden"
    named = evolve(map_, stages=small_map().stages)
    assert spoken(named, Key(Sort.STEP, "pay")) == "Step 2 of 2: Pay"
