"""Measures of cards, steps, stages and the map, and what a metric lane counts."""

from __future__ import annotations

import pytest

from app.models import edits
from app.models.edits import EditError
from app.models.journey import JourneyMap
from app.models.metric import Measure, Metric
from tests.editor.maps import small_map

TIME = Measure(kind="time-spent", unit="seconds", value=720.0)
COST = Measure(kind="cost", unit="money")


def numbered(owner: str) -> JourneyMap:
    """A map in which a record has two numbers, one of which says nothing yet."""
    map_ = edits.insert_measure(small_map(), owner, TIME, 0)
    return edits.insert_measure(map_, owner, COST, 1)


def measures(map_: JourneyMap, owner: str) -> tuple[Measure, ...]:
    found: tuple[Measure, ...] = getattr(
        map_ if owner == map_.id else map_.records[owner], "measures", ()
    )
    return found


@pytest.fixture(params=["map", "card", "step", "stage"])
def owner(request: pytest.FixtureRequest) -> str:
    map_ = small_map()
    (card, *_), (step, *_), (stage, *_) = map_.cards, map_.steps, map_.stages
    return {"map": map_.id, "card": card.id, "step": step.id, "stage": stage.id}[request.param]


def test_numbers_are_put_in_changed_moved_and_removed_at_their_owner(owner: str) -> None:
    map_ = numbered(owner)
    assert measures(map_, owner) == (TIME, COST)
    assert measures(edits.move_measure(map_, owner, 0, 1), owner) == (COST, TIME)
    assert measures(edits.remove_measure(map_, owner, 0), owner) == (COST,)
    assert measures(edits.change_measure(map_, owner, 1, value=3.5), owner)[1].value == 3.5


def test_another_kind_brings_its_usual_unit_while_nothing_is_said(owner: str) -> None:
    map_ = numbered(owner)
    said = measures(edits.change_measure_kind(map_, owner, 0, "satisfaction"), owner)[0]
    assert (said.kind, said.unit, said.value) == ("satisfaction", "seconds", 720.0)
    silent = measures(edits.change_measure_kind(map_, owner, 1, "satisfaction"), owner)[1]
    assert (silent.kind, silent.unit) == ("satisfaction", "fraction")
    own = measures(edits.change_measure_kind(map_, owner, 1, "own"), owner)[1]
    assert (own.kind, own.unit) == ("own", "number"), "nobody knows what is counted"


def test_another_kind_of_a_lane_keeps_the_unit_of_numbers_that_stand_there() -> None:
    map_ = small_map()
    (lane, *_), (card, *_) = map_.lanes, map_.cards
    map_ = edits.change_metric_kind(map_, lane.id, "cost")
    assert map_.lanes[0].metric == Metric(kind="cost", unit="money")
    own = edits.change_metric_kind(map_, lane.id, "own").lanes[0].metric
    assert own == Metric(kind="own", unit="number"), "nobody knows what is counted"
    assert card.lane == lane.id
    counted = edits.change_card(map_, card.id, value=5.0)
    kept = edits.change_metric_kind(counted, lane.id, "time-spent").lanes[0].metric
    assert kept == Metric(kind="time-spent", unit="money")
    aim = edits.change_lane(map_, lane.id, metric=Metric(kind="cost", unit="money", target=9.0))
    kept = edits.change_metric_kind(aim, lane.id, "time-spent").lanes[0].metric
    assert kept == Metric(kind="time-spent", unit="money", target=9.0)


def test_numbers_that_are_not_there_are_refused(owner: str) -> None:
    map_ = numbered(owner)
    with pytest.raises(EditError, match="no metric 2 among 2"):
        edits.change_measure(map_, owner, 2, value=1.0)
    with pytest.raises(EditError, match="no place 3"):
        edits.insert_measure(map_, owner, TIME, 3)
    with pytest.raises(EditError, match="no field 'amount'"):
        edits.change_measure(map_, owner, 0, amount=1.0)
    with pytest.raises(EditError, match="has metrics"):
        edits.remove_measure(map_, map_.lanes[0].id, 0)
    with pytest.raises(EditError, match="no lane"):
        edits.change_metric_kind(map_, "nowhere", "cost")
