"""Inserting, deleting, duplicating and moving stages, steps and lanes by commands."""

from __future__ import annotations

import pytest

from app.editor.acts import act_of
from app.editor.selection import Selection
from app.models import edits
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.stage import Step
from tests.editor.acts.acting import cards_of, done
from tests.editor.maps import card_of, small_map


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


def many_steps() -> JourneyMap:
    """The small map with steps "need": notice, wet; "buy": find, try, pay."""
    map_ = edits.insert_step(small_map(), Step(id="wet", name="Wet"), "need", 1)
    return edits.insert_step(map_, Step(id="fit", name="Fit"), "buy", 1)


def steps_of(map_: JourneyMap) -> list[list[str]]:
    return [[step.id for step in stage.steps] for stage in map_.stages]


@pytest.mark.parametrize(
    ("act", "chosen", "expected"),
    [
        ("move-right", ("find", "fit"), [["notice", "wet"], ["pay", "find", "fit"]]),
        ("move-left", ("fit", "pay"), [["notice", "wet"], ["fit", "pay", "find"]]),
        ("move-left", ("find", "pay"), [["notice", "wet", "find", "pay"], ["fit"]]),
        ("move-right", ("find", "pay"), [["notice", "wet"], ["fit", "find", "pay"]]),
        ("move-left", ("find", "fit"), [["notice", "wet", "find", "fit"], ["pay"]]),
        ("move-right", ("wet", "pay"), [["notice"], ["find", "fit", "wet", "pay"]]),
        ("move-left", ("pay", "wet"), [["notice", "wet", "pay"], ["find", "fit"]]),
    ],
)
def test_several_steps_move_together(
    act: str, chosen: tuple[str, ...], expected: list[list[str]]
) -> None:
    change = done(act, many_steps(), *chosen)
    assert change is not None
    assert steps_of(change.map) == expected
    assert change.label == "Move 2 Steps"


def test_several_steps_that_are_all_of_a_stage_stay_in_it() -> None:
    assert done("move-right", many_steps(), "notice", "wet") is None
    assert done("move-left", many_steps(), "notice", "wet") is None
    assert done("move-right", many_steps(), "notice", "wet", "find") is None


def test_a_card_over_steps_that_move_together_covers_them_as_before() -> None:
    over = Card(id="over", lane="do", step="find", until="fit", type="action", text="both")
    map_ = edits.insert_cards(many_steps(), [over])
    change = done("move-right", map_, "find", "fit")
    assert change is not None
    moved = card_of(change.map, "over")
    assert (moved.step, moved.until) == ("find", "fit")


def test_why_the_only_step_of_a_stage_stays_is_said() -> None:
    map_ = edits.rename_step(small_map(), "notice", "Notice")
    alone = Selection(("notice",))
    for id_ in ("delete", "move-right"):
        act = act_of(id_)
        assert act.run(map_, alone) is None
        assert act.why is not None
        assert act.why(map_, alone).startswith("A stage keeps at least one step: ")
    for id_, chosen in (
        ("move-left", alone),
        ("move-up", alone),
        ("move-right", Selection(("pay",))),
        ("move-right", Selection(("buy",))),
        ("delete", Selection((), ("do", "pay"))),
    ):
        act = act_of(id_)
        assert act.run(map_, chosen) is None
        assert act.why is not None
        assert act.why(map_, chosen) == "", f"{id_} at the edge, or with nothing there"
