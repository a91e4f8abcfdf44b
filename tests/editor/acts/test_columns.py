"""Inserting, merging, splitting, hiding and collapsing stages, steps and lanes by commands."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.editor.acts import ACTS, act_of
from app.editor.acts.arranging import new_lane
from app.editor.selection import Selection
from app.layout.resources import resource_path
from app.models import edits
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Path, Stage, Step
from app.storage import load
from tests.editor.acts.acting import done
from tests.editor.maps import card_of, small_map

FIND = ("do", "find")


def steps(map_: JourneyMap) -> list[list[str]]:
    return [[step.name for step in stage.steps] for stage in map_.stages]


@pytest.mark.parametrize(
    ("act", "records", "cell", "expected"),
    [
        ("insert-step-after", ("find",), None, [[""], ["Find", "New Step", "Pay"]]),
        ("insert-step-before", ("find",), None, [[""], ["New Step", "Find", "Pay"]]),
        ("insert-step-after", ("look",), FIND, [[""], ["Find", "New Step", "Pay"]]),
        ("insert-step-after", ("buy",), None, [[""], ["Find", "Pay", "New Step"]]),
        ("insert-step-before", ("need",), None, [["New Step", ""], ["Find", "Pay"]]),
    ],
)
def test_a_step_comes_beside_the_one_stood_in_and_is_named_next(
    act: str, records: tuple[str, ...], cell: tuple[str, str] | None, expected: list[list[str]]
) -> None:
    change = done(act, small_map(), *records, cell=cell)
    assert change is not None
    assert steps(change.map) == expected
    assert change.selection == Selection((change.write,))
    made = change.map.records[change.write]
    assert isinstance(made, Step)


def test_stages_merge_and_say_so() -> None:
    change = done("merge-stage", small_map(), "hole", cell=("do", "notice"))
    assert change is not None
    assert len(change.map.stages) == 1
    assert change.told == "Stages “Need” and “Buy” merged"
    assert done("merge-stage", small_map(), "buy") is None
    assert not ACTS["merge-stage"].offered(small_map(), Selection(("buy",)))


def _spanning_map(noun: str) -> JourneyMap:
    """Stages "a", "b", "c" of a step each, or one stage of these steps; "b" is hidden."""
    steps = tuple(Step(id=f"{id_}1", name=id_, hidden=id_ == "b") for id_ in "abc")
    stages = tuple(
        Stage(id=id_, name=id_.upper(), hidden=id_ == "b", steps=(step,))
        for id_, step in zip("abc", steps, strict=True)
    )
    if noun == "step":
        stages = (Stage(id="s", name="S", steps=steps),)
    lanes = (Lane(id="by", type="action"), Lane(id="whole", type="goal", grain="stage"))
    return JourneyMap(id="map", stages=stages, lanes=lanes)


@pytest.mark.parametrize(
    ("noun", "grain"), [("stage", "step"), ("stage", "stage"), ("step", "step")]
)
@pytest.mark.parametrize("ends", ["ab", "ac", "bc"])
def test_a_merge_past_what_is_hidden_keeps_what_cards_cover_or_says_so(
    noun: str, grain: str, ends: str
) -> None:
    suffix, lane = ("1", "by") if grain == "step" else ("", "whole")
    first, last = (end + suffix for end in ends)
    card = Card(id="card", lane=lane, step=first, until=last, type="action", text="Words")
    map_ = edits.insert_cards(_spanning_map(noun), [card])
    change = done(f"merge-{noun}", map_, "a" if noun == "stage" else "a1")
    assert change is not None
    now = card_of(change.map, "card")
    order = (
        [step.id for step in change.map.steps] if suffix else [one.id for one in change.map.stages]
    )
    covered = set(order[order.index(now.step) : order.index(now.until or now.step) + 1])
    gone = {"c" + suffix} if noun == grain else set()
    wanted = {id_ + suffix for id_ in "abc"["abc".index(ends[0]) : "abc".index(ends[1]) + 1]}
    wanted = {"a" + suffix if id_ in gone else id_ for id_ in wanted}
    told = "1 card no longer reaches over what is hidden" in change.told
    assert told is not (wanted <= covered)
    assert covered & wanted, "it stands on something that it covered"


def test_a_merge_says_what_is_left_of_the_first_one_alone() -> None:
    map_ = edits.change_step(small_map(), "find", start="10:00", attention="autopilot")
    map_ = edits.change_step(
        map_, "pay", start="11:00", attention="autopilot", moment_of_truth="ultimate"
    )
    change = done("merge-step", map_, "find")
    assert change is not None
    merged = change.map.stages[1].steps[0]
    assert (merged.start, merged.attention, merged.moment_of_truth) == (
        "10:00", "autopilot", "ultimate",
    )  # fmt: skip
    steps_merged = "Steps “Find” and “Pay” merged"
    assert change.told == f"{steps_merged}; only the first one’s is kept: Start"
    map_ = edits.change_step(map_, "find", moment_of_truth="zero", sub_journey="find.journey")
    map_ = edits.change_step(map_, "pay", sub_journey="pay.journey", attention="pilot")
    change = done("merge-step", map_, "find")
    assert change is not None
    assert change.told.endswith("Start, Attention, Moment of truth, Map of this step")


def test_a_merge_says_that_paths_between_the_two_went() -> None:
    path = Path(id="again", kind="loop", from_step="pay", to_step="find")
    change = done("merge-step", edits.add_path(small_map(), path), "find")
    assert change is not None
    assert change.map.paths == ()
    assert change.told == "Steps “Find” and “Pay” merged; 1 path deleted"


def test_merged_stages_keep_what_one_of_them_had_and_say_what_went() -> None:
    map_ = edits.change_stage(small_map(), "buy", importance="high", colour="#204060")
    change = done("merge-stage", map_, "need")
    assert change is not None
    stage = change.map.stages[0]
    assert (stage.importance, stage.colour) == ("high", "#204060")
    assert change.told == "Stages “Need” and “Buy” merged"
    map_ = edits.change_stage(map_, "need", importance="low", colour="#602040")
    change = done("merge-stage", map_, "need")
    assert change is not None
    assert change.told.endswith("; only the first one’s is kept: Importance, Colour")


def test_two_selected_stages_merge_only_side_by_side() -> None:
    map_ = edits.duplicate_stage(small_map(), "buy")
    last = map_.stages[-1].id
    assert done("merge-stage", map_, "need", last) is None
    change = done("merge-stage", map_, last, "buy")
    assert change is not None
    assert [stage.id for stage in change.map.stages] == ["need", "buy"]


def test_a_stage_splits_at_the_step_stood_in() -> None:
    change = done("split-stage", small_map(), cell=("do", "pay"))
    assert change is not None
    assert steps(change.map) == [[""], ["Find"], ["Pay"]]
    assert change.write == change.map.stages[2].id
    assert done("split-stage", small_map(), cell=FIND) is None, "nothing stands before it"
    assert done("split-stage", small_map(), "need") is None
    halved = done("split-stage", small_map(), "buy")
    assert halved is not None
    assert steps(halved.map) == [[""], ["Find"], ["Pay"]]


def test_the_part_that_is_split_off_is_called_as_its_first_step() -> None:
    named = done("split-stage", small_map(), cell=("do", "pay"))
    assert named is not None
    assert named.map.stages[2].name == "Pay"
    bare = edits.rename_step(small_map(), "pay", "")
    unnamed = done("split-stage", bare, cell=("do", "pay"))
    assert unnamed is not None
    assert unnamed.map.stages[2].name == "New Stage"


def test_steps_merge_and_split() -> None:
    merged = done("merge-step", small_map(), "find")
    assert merged is not None
    assert steps(merged.map) == [[""], ["Find / Pay"]]
    assert done("merge-step", small_map(), "pay") is None
    split = done("split-step", small_map(), "look", cell=FIND)
    assert split is not None
    assert steps(split.map) == [[""], ["Find", "New Step", "Pay"]]


@pytest.mark.parametrize(
    ("act", "record", "near", "told"),
    [
        ("hide-stage", "need", "buy", "Stage “Need” hidden"),
        ("hide-step", "pay", "find", "Step “Pay” hidden"),
        ("hide-lane", "do", "feel", "Lane “Actions” hidden"),
    ],
)
def test_what_is_hidden_is_told_left_and_shown_again(
    act: str, record: str, near: str, told: str
) -> None:
    change = done(act, small_map(), record)
    assert change is not None
    hidden = change.map.records[record]
    assert isinstance(hidden, (Stage, Step, Lane))
    assert hidden.hidden
    assert change.told == told
    assert change.selection == Selection((near,))
    again = done("show-hidden", change.map)
    assert again is not None
    assert again.map == small_map()


def test_hiding_the_column_stood_in_leaves_the_keyboard_in_the_next_one() -> None:
    change = done("hide-step", small_map(), "look", cell=FIND)
    assert change is not None
    assert change.selection == Selection((), ("do", "pay"))
    change = done("hide-lane", small_map(), "look", cell=FIND)
    assert change is not None
    assert change.selection == Selection((), ("feel", "buy"))


def test_there_is_nothing_to_show_again_where_nothing_is_hidden() -> None:
    assert done("show-hidden", small_map()) is None
    assert not ACTS["show-hidden"].offered(small_map(), Selection())


@pytest.mark.parametrize(("act", "record"), [("collapse-stage", "buy"), ("collapse-lane", "do")])
def test_collapsing_is_ticked_and_goes_back(act: str, record: str) -> None:
    ticked = ACTS[act].ticked
    assert ticked is not None
    change = done(act, small_map(), record)
    assert change is not None
    assert ticked(change.map, Selection((record,)))
    back = done(act, change.map, record)
    assert back is not None
    assert back.map == small_map()


def test_a_lane_of_a_type_comes_below_and_is_called_by_it() -> None:
    change = done("insert-lane:barrier", small_map(), cell=FIND)
    assert change is not None
    made = change.map.lanes[1]
    assert (made.type, made.title, change.write) == ("barrier", "", made.id)
    assert change.selection == Selection((made.id,))
    own = done("insert-lane:own", small_map())
    assert own is not None
    assert own.map.lanes[-1].title == "New Lane"
    assert own.write == own.map.lanes[-1].id


def with_heights(map_: JourneyMap, heights: Mapping[str, float]) -> JourneyMap:
    for lane, height in heights.items():
        map_ = edits.change_lane(map_, lane, height=height)
    return map_


ADDING = {
    "command": lambda map_, before: done("insert-lane-above", map_, before),
    "type": lambda map_, before: done("insert-lane:goal", map_, _above(map_, before)),
    "plus": new_lane,
}


def _above(map_: JourneyMap, lane: str) -> str:
    return map_.lanes[[one.id for one in map_.lanes].index(lane) - 1].id


@pytest.mark.parametrize("how", ADDING)
def test_a_new_lane_is_as_high_as_the_empty_ones_of_a_template(how: str) -> None:
    template = load(resource_path("templates") / "blank.journey").map
    high = template.lanes[0].height
    assert high is not None
    for below in template.lanes[1:]:
        change = ADDING[how](template, below.id)
        assert change is not None
        made = change.map.records[change.write]
        assert isinstance(made, Lane)
        assert made.height == high


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ({}, None),
        ({"do": 200.0}, None),  # one that somebody made higher
        ({"do": 56.0, "feel": 56.0}, 56.0),
        ({"do": 56.0, "feel": 56.0, "sum": 90.0}, 56.0),
    ],
)
def test_among_lanes_with_cards_a_new_one_is_as_high_as_several_were_made(
    heights: Mapping[str, float], expected: float | None
) -> None:
    change = done("insert-lane-below", with_heights(small_map(), heights), "do")
    assert change is not None
    assert change.map.lanes[1].height == expected


def test_an_empty_neighbour_tells_how_a_new_lane_looks() -> None:
    map_ = edits.insert_lane(small_map(), Lane(id="free", type="own", title="Free"), 1)
    map_ = with_heights(map_, {"do": 56.0, "feel": 56.0})
    change = done("insert-lane-below", map_, "free")
    assert change is not None
    assert change.map.lanes[2].height is None
    curve = done("insert-lane:emotion", with_heights(map_, {"free": 56.0}), "free")
    assert curve is not None
    assert curve.map.lanes[2].height is None, "a curve needs a height of its own"


def test_several_headings_are_deleted_together() -> None:
    map_ = edits.duplicate_stage(small_map(), "buy")
    change = done("delete", map_, "need", "buy")
    assert change is not None
    assert change.told == "2 stages deleted, with 4 cards"
    assert change.label == "Delete 2 Stages"
    assert change.selection == Selection((change.map.stages[0].id,))
    assert done("delete", small_map(), "find", "pay") is None, "a stage keeps a step"
    assert not act_of("delete").offered(small_map(), Selection(("find", "pay")))


def test_several_headings_move_and_are_copied_together() -> None:
    map_ = edits.duplicate_stage(small_map(), "buy")
    last = map_.stages[-1].id
    change = done("move-left", map_, "buy", last)
    assert change is not None
    assert [stage.id for stage in change.map.stages] == ["buy", last, "need"]
    assert change.label == "Move 2 Stages"
    assert done("move-right", map_, "buy", last) is None
    lanes = done("move-down", small_map(), "do", "feel")
    assert lanes is not None
    assert [lane.id for lane in lanes.map.lanes] == ["sum", "do", "feel"]
    copied = done("duplicate", small_map(), "do", "sum")
    assert copied is not None
    assert [lane.title for lane in copied.map.lanes] == [
        *("Actions", "Actions", "Goals", "Notes", "Notes")
    ]
    assert copied.selection is not None
    assert len(copied.selection.records) == 2


@pytest.mark.parametrize(("record", "told"), [("do", "1 lane deleted"), ("find", "1 step deleted")])
def test_what_has_no_name_is_told_of_without_one(record: str, told: str) -> None:
    map_ = edits.rename_step(edits.rename_lane(small_map(), "do", ""), "find", "")
    change = done("delete", map_, record)
    assert change is not None
    assert change.told.partition(",")[0] == told


def test_lanes_merge_with_the_next_one_that_is_seen_and_say_so() -> None:
    change = done("merge-lane", small_map(), "do")
    assert change is not None
    assert [lane.id for lane in change.map.lanes] == ["do", "sum"]
    assert (change.label, change.told) == ("Merge Lanes", "Lanes “Actions” and “Goals” merged")
    assert change.selection == Selection(("do",))
    hidden = edits.change_lane(small_map(), "feel", hidden=True)
    change = done("merge-lane", hidden, cell=("do", "find"))
    assert change is not None
    assert [lane.id for lane in change.map.lanes] == ["do", "feel"]
    for chosen in (("sum",), ("do", "sum"), ("do", "feel", "sum")):
        assert done("merge-lane", small_map(), *chosen) is None
        assert not act_of("merge-lane").offered(small_map(), Selection(chosen))
    assert done("merge-lane", small_map(), "do", "feel") is not None


def test_a_lane_is_split_in_halves_or_by_what_is_selected() -> None:
    change = done("split-lane", small_map(), "do")
    assert change is not None
    new = change.map.lanes[1]
    assert (change.write, change.selection) == (new.id, Selection((new.id,)))
    assert [card.id for card in change.map.cards if card.lane == new.id] == ["try"]
    change = done("split-lane", small_map(), "hole", "look", cell=("do", "find"))
    assert change is not None
    new = change.map.lanes[1]
    assert [card.id for card in change.map.cards if card.lane == new.id] == ["hole", "look"]
    assert done("split-lane", small_map(), "feel") is None, "no card would go"
    assert not act_of("split-lane").offered(small_map(), Selection(("feel",)))
