"""Inserting, deleting, duplicating and moving stages, steps and lanes by commands."""

from __future__ import annotations

import pytest

from app.editor.selection import Selection
from app.models.journey import JourneyMap
from tests.editor.acts.acting import cards_of, done
from tests.editor.maps import small_map


def names(map_: JourneyMap) -> list[str]:
    return [stage.name for stage in map_.stages]


def titles(map_: JourneyMap) -> list[str]:
    return [lane.title for lane in map_.lanes]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("insert-stage-after", ["Need", "New Stage", "Buy"]),
        ("insert-stage-before", ["New Stage", "Need", "Buy"]),
    ],
)
def test_a_stage_comes_beside_the_one_stood_in_and_is_named_next(
    act: str, expected: list[str]
) -> None:
    change = done(act, small_map(), "hole", cell=("do", "notice"))
    assert change is not None
    assert names(change.map) == expected
    assert change.selection == Selection((change.write,))
    assert change.write


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("insert-lane-below", ["Actions", "New Lane", "Goals", "Notes"]),
        ("insert-lane-above", ["New Lane", "Actions", "Goals", "Notes"]),
    ],
)
def test_a_lane_comes_beside_the_one_stood_in(act: str, expected: list[str]) -> None:
    change = done(act, small_map(), cell=("do", "pay"))
    assert change is not None
    assert titles(change.map) == expected


def test_a_stage_inserted_from_a_step_of_it_stands_beside_the_stage() -> None:
    change = done("insert-stage-before", small_map(), "pay")
    assert change is not None
    assert names(change.map) == ["Need", "New Stage", "Buy"]


def test_deleting_a_stage_selects_its_neighbour_and_names_what_went() -> None:
    change = done("delete", small_map(), "need")
    assert change is not None
    assert names(change.map) == ["Buy"]
    assert change.selection == Selection(("buy",))
    assert change.told == "Stage “Need” deleted, with 2 cards"


def test_the_only_step_of_a_stage_is_not_deleted_by_itself() -> None:
    assert done("delete", small_map(), "notice") is None
    change = done("delete", small_map(), "pay")
    assert change is not None
    assert [step.name for step in change.map.stages[1].steps] == ["Find"]


def test_a_copied_lane_stands_below_with_its_cards() -> None:
    change = done("duplicate", small_map(), "do")
    assert change is not None
    assert change.selection is not None
    copy = change.selection.current
    assert titles(change.map)[:2] == ["Actions", "Actions"]
    assert change.map.lanes[1].id == copy
    assert cards_of(change.map, copy, "find") == ["I look around", "I try some on"]


@pytest.mark.parametrize(
    ("act", "record", "expected"),
    [
        ("move-right", "need", ["Buy", "Need"]),
        ("move-left", "buy", ["Buy", "Need"]),
    ],
)
def test_a_stage_moves_along_the_journey(act: str, record: str, expected: list[str]) -> None:
    change = done(act, small_map(), record)
    assert change is not None
    assert names(change.map) == expected


def test_a_lane_moves_up_and_down_and_not_aside() -> None:
    change = done("move-down", small_map(), "do")
    assert change is not None
    assert titles(change.map) == ["Goals", "Actions", "Notes"]
    assert done("move-right", small_map(), "do") is None
    assert done("move-up", small_map(), "do") is None


def test_a_step_moves_within_its_stage_and_leaves_it_at_its_edge() -> None:
    change = done("move-left", small_map(), "pay")
    assert change is not None
    assert [step.id for step in change.map.stages[1].steps] == ["pay", "find"]
    change = done("move-left", small_map(), "find")
    assert change is not None
    assert [step.id for step in change.map.stages[0].steps] == ["notice", "find"]
    assert done("move-right", small_map(), "notice") is None, "a stage keeps a step"
