"""Acts pass over what is hidden: they neither change nor show it, nor lead the keyboard to it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.acts import ACTS, FAMILIES, Change, act_of, kinds_selected
from app.editor.acts.arranging import put_lanes, put_stages, put_steps
from app.editor.acts.pairs import pairs_near, partners
from app.editor.acts.paths import paths_near
from app.editor.navigate import Cells, select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.edits import EditError
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from app.models.stage import Path, Stage, Step
from tests.editor.acts.acting import cards_of, done
from tests.editor.maps import card_of, small_map
from tests.editor.picking import picked, value_for
from tests.generators import maps


def with_secret(place: int) -> JourneyMap:
    """The small map with a hidden stage that holds a step and a card."""
    secret = Stage(id="mid", name="Secret", steps=(Step(id="sec", name="sec"),))
    map_ = edits.insert_stage(small_map(), secret, place)
    card = Card(id="kept", lane="do", step="sec", type="action", text="internal")
    return edits.change_stage(edits.insert_cards(map_, [card]), "mid", hidden=True)


def three_steps(*hidden: str) -> JourneyMap:
    """The small map whose second stage has the steps find, fit and pay, some of them hidden."""
    map_ = edits.insert_step(small_map(), Step(id="fit", name="Fit"), "buy", 1)
    card = Card(id="mirror", lane="do", step="fit", type="action", text="I look in the mirror")
    map_ = edits.insert_cards(map_, [card])
    for step in hidden:
        map_ = edits.change_step(map_, step, hidden=True)
    return map_


def stages(map_: JourneyMap) -> list[list[str]]:
    """The ids of stages, each with those of its steps."""
    return [[stage.id, *(step.id for step in stage.steps)] for stage in map_.stages]


def after(id_: str, map_: JourneyMap, *records: str) -> Change:
    change = done(id_, map_, *records)
    assert change is not None
    return change


# --- deleting ---


@pytest.mark.parametrize(
    ("map_", "record", "near"),
    [
        (with_secret(1), "need", "buy"),
        (with_secret(2), "buy", "need"),
        (edits.change_lane(small_map(), "feel", hidden=True), "do", "sum"),
        (edits.change_lane(small_map(), "feel", hidden=True), "sum", "do"),
        (three_steps("fit"), "find", "pay"),
        (three_steps("fit"), "pay", "find"),
    ],
)
def test_after_a_heading_is_deleted_the_next_one_that_is_seen_is_selected(
    map_: JourneyMap, record: str, near: str
) -> None:
    assert after("delete", map_, record).selection == Selection((near,))


def test_where_only_hidden_headings_are_left_none_is_selected() -> None:
    map_ = edits.change_stage(small_map(), "need", hidden=True)
    assert after("delete", map_, "buy").selection == Selection()


def test_the_only_step_left_without_a_name_has_no_heading_to_select() -> None:
    map_ = edits.insert_step(small_map(), Step(id="wet", name="Wet"), "need", 1)
    assert after("delete", map_, "wet").selection == Selection(("need",))


def test_a_stage_that_is_seen_keeps_a_step_that_is_seen() -> None:
    map_ = three_steps("fit", "pay")
    assert done("delete", map_, "find") is None
    assert not ACTS["delete"].offered(map_, Selection(("find",)))
    assert done("move-left", map_, "find") is None


def test_after_cards_are_deleted_no_hidden_one_is_selected() -> None:
    map_ = edits.span_card(three_steps("find"), "look", "find", "fit")
    change = done("delete", map_, "look", cell=("do", "find"))
    assert change is not None
    assert change.selection is not None
    assert change.selection.records == ("mirror",), "“I try some on” stands in a hidden step"


def test_where_no_card_is_left_the_keyboard_stays_in_the_cell_that_is_seen() -> None:
    map_ = edits.change_step(small_map(), "find", hidden=True)
    change = done(
        "delete", edits.span_card(map_, "look", "find", "pay"), "look", cell=("do", "find")
    )
    assert change is not None
    assert change.selection == Selection((), ("do", "pay"))


# --- moving ---


@pytest.mark.parametrize(
    ("map_", "act", "record", "expected"),
    [
        (
            with_secret(1),
            "move-right",
            "need",
            [["mid", "sec"], ["buy", "find", "pay"], ["need", "notice"]],
        ),
        (
            with_secret(2),
            "move-right",
            "need",
            [["buy", "find", "pay"], ["need", "notice"], ["mid", "sec"]],
        ),
        (
            with_secret(1),
            "move-left",
            "buy",
            [["buy", "find", "pay"], ["need", "notice"], ["mid", "sec"]],
        ),
        (
            with_secret(1),
            "move-left",
            "find",
            [["need", "notice", "find"], ["mid", "sec"], ["buy", "pay"]],
        ),
        (
            three_steps("fit"),
            "move-right",
            "find",
            [["need", "notice"], ["buy", "fit", "pay", "find"]],
        ),
        (
            three_steps("fit"),
            "move-left",
            "pay",
            [["need", "notice"], ["buy", "pay", "find", "fit"]],
        ),
    ],
)
def test_headings_move_past_hidden_ones_to_the_next_that_is_seen(
    map_: JourneyMap, act: str, record: str, expected: list[list[str]]
) -> None:
    assert stages(after(act, map_, record).map) == expected


@pytest.mark.parametrize(
    ("map_", "act", "record"),
    [
        (with_secret(2), "move-right", "buy"),
        (with_secret(2), "move-right", "pay"),
        (with_secret(0), "move-left", "need"),
        (three_steps("pay"), "move-right", "fit"),
        (edits.change_lane(small_map(), "sum", hidden=True), "move-down", "feel"),
        (edits.change_stage(three_steps(), "need", collapsed=True), "move-left", "find"),
    ],
)
def test_beyond_the_last_that_is_seen_nothing_moves(
    map_: JourneyMap, act: str, record: str
) -> None:
    assert done(act, map_, record) is None


def test_a_lane_moves_past_a_hidden_one() -> None:
    map_ = edits.change_lane(small_map(), "feel", hidden=True)
    moved = after("move-down", map_, "do").map
    assert [lane.id for lane in moved.lanes] == ["feel", "sum", "do"]


def test_a_card_does_not_move_past_one_that_is_hidden_in_its_cell() -> None:
    map_ = edits.span_card(three_steps("find"), "look", "find", "fit")
    change = done("move-down", map_, "look", cell=("do", "find"))
    assert change is not None
    assert change.selection is not None
    assert change.selection.cell == ("feel", "buy"), "the next lane: “I try some on” is not seen"


def test_a_card_does_not_move_past_one_that_is_folded_away() -> None:
    map_ = edits.insert_stage(three_steps(), Stage(id="end", steps=(Step(id="go"),)), 2)
    map_ = edits.change_stage(edits.span_card(map_, "look", "find", "go"), "buy", collapsed=True)
    change = done("move-down", map_, "look", cell=("do", "find"))
    assert change is not None
    assert change.selection is not None
    assert change.selection.cell == ("feel", "buy"), "the next lane: “I try some on” is not seen"


def test_of_a_card_and_headings_the_card_moves_and_alone_stays_selected() -> None:
    map_ = edits.span_card(three_steps("find"), "look", "find", "fit")
    map_ = edits.span_card(map_, "try", "find", "fit")
    change = done("move-down", map_, "pay", "look", "buy")
    assert change is not None
    assert cards_of(change.map, "do", "find") == ["I try some on", "I look around"]
    assert change.selection == Selection(("look",), ("do", "find"))
    assert Sight(change.map).all(change.selection)


def test_dragged_past_hidden_headings_alone_nothing_has_moved() -> None:
    map_ = with_secret(1)
    assert put_stages(map_, ["need"], "buy").map is map_
    assert put_steps(three_steps("fit"), ["find"], "buy", "pay").map == three_steps("fit")
    lanes = edits.change_lane(small_map(), "feel", hidden=True)
    assert put_lanes(lanes, ["do"], "sum").map is lanes
    assert put_stages(map_, ["need"], "").map is not map_


# --- merging and splitting ---


def test_stages_merge_with_the_next_one_that_is_seen() -> None:
    map_ = with_secret(1)
    change = after("merge-stage", map_, "need")
    assert stages(change.map) == [["need", "notice", "find", "pay"], ["mid", "sec"]]
    assert change.told == "Stages “Need” and “Buy” merged"
    assert change.map.records["mid"] == map_.records["mid"]
    assert cards_of(change.map, "do", "sec") == ["internal"]
    assert stages(after("merge-stage", map_, "need", "buy").map) == stages(change.map)
    assert done("merge-stage", with_secret(2), "buy") is None
    assert not ACTS["merge-stage"].offered(with_secret(2), Selection(("buy",)))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("find", "fit", ("find", "fit")),
        ("fit", "pay", ("find", "fit")),
        ("find", "pay", ("find", "fit")),
        ("notice", "fit", ("notice", "fit")),
    ],
)
def test_merging_past_a_hidden_step_shortens_no_card(
    first: str, last: str, expected: tuple[str, str]
) -> None:
    map_ = edits.move_cards(three_steps("fit"), ["try"], "do", first)
    map_ = edits.span_card(map_, "try", first, last)
    merged = after("merge-step", map_, "find").map
    card = card_of(merged, "try")
    assert (card.step, card.until) == expected
    assert not faults(merged, 1)


def test_steps_merge_with_the_next_one_that_is_seen() -> None:
    map_ = three_steps("fit")
    change = after("merge-step", map_, "find")
    assert stages(change.map) == [["need", "notice"], ["buy", "find", "fit"]]
    assert change.told == "Steps “Find” and “Pay” merged"
    assert cards_of(change.map, "do", "fit") == ["I look in the mirror"]
    assert stages(after("merge-step", map_, "pay", "find").map) == stages(change.map)
    assert done("merge-step", three_steps("pay"), "fit") is None
    assert not ACTS["merge-step"].offered(three_steps("pay"), Selection(("fit",)))


def test_a_stage_splits_by_the_steps_that_are_seen() -> None:
    def split(*records: str) -> list[list[str]]:
        found = stages(after("split-stage", three_steps("fit"), *records).map)
        return [found[1][1:], found[2][1:]]

    assert split("buy") == [["find", "fit"], ["pay"]]
    assert split("pay") == [["find", "fit"], ["pay"]]
    assert done("split-stage", three_steps("find"), "fit") is None
    assert done("split-stage", three_steps("find", "fit"), "buy") is None


def test_what_is_hidden_is_not_shared_out() -> None:
    hidden = edits.change_lane(small_map(), "do", hidden=True)
    split = after("split-step", hidden, "find").map
    assert cards_of(split, "do", "find") == ["I look around", "I try some on"]
    lane = edits.change_step(small_map(), "find", hidden=True)
    assert done("split-lane", lane, "do") is None
    assert not ACTS["split-lane"].offered(lane, Selection(("do",)))


def test_a_folded_stage_is_spread_to_show_the_step_that_is_new() -> None:
    map_ = edits.change_stage(small_map(), "need", collapsed=True)
    split = after("split-step", map_, "need").map
    assert [stage.collapsed for stage in split.stages] == [False, False]


def test_a_stages_only_step_is_selected_without_a_name_to_be_given_one() -> None:
    change = after("rename-step", small_map(), "need")
    assert change.write == "notice"
    assert change.selection is not None
    assert Sight(change.map).all(change.selection, change.write)
    assert not Sight(change.map).all(change.selection)
    folded = edits.change_stage(small_map(), "need", collapsed=True)
    assert not Sight(folded).all(change.selection, change.write)


@pytest.mark.parametrize(("act", "id_"), [("rename-stage", "need"), ("rename-lane", "do")])
@pytest.mark.parametrize("where", ["heading", "cell"])
def test_a_heading_is_renamed_where_it_stands(act: str, id_: str, where: str) -> None:
    map_ = small_map()
    here = Selection((id_,)) if where == "heading" else Selection((), ("do", "notice"))
    change = ACTS[act].run(map_, here)
    assert change is not None
    assert change.map is map_
    assert (change.write, change.selection) == (id_, Selection((id_,)))


def test_several_headings_and_hidden_ones_are_not_renamed() -> None:
    map_ = small_map()
    several = Selection(tuple(lane.id for lane in map_.lanes[:2]))
    assert not ACTS["rename-lane"].offered(map_, several)
    assert not ACTS["rename-stage"].offered(map_, Selection(("need", "buy")))
    hidden = edits.change_lane(map_, "do", hidden=True)
    assert not ACTS["rename-lane"].offered(hidden, Selection(("do",)))


# --- going to what is joined ---


def joined(*hidden: str) -> JourneyMap:
    """The small map with a pair from step find to pay, and a path; some steps hidden."""
    barrier = Card(id="queue", lane="sum", step="", type="barrier", text="The queue")
    answer = Card(id="till", lane="do", step="pay", type="recommendation", text="Another till")
    map_ = edits.insert_cards(small_map(), [barrier, answer])
    map_ = edits.add_pair(map_, Pair(id="pair", recommendation="till", target="queue"))
    map_ = edits.add_path(map_, Path(id="path", kind="loop", from_step="pay", to_step="find"))
    for step in hidden:
        map_ = edits.change_step(map_, step, hidden=True)
    return map_


def test_no_choice_leads_to_what_is_hidden() -> None:
    card, step = Selection(("queue",), ("sum", "")), Selection(("find",))
    assert [one.id for one in partners(joined(), card)] == ["till"]
    assert [one.id for one in pairs_near(joined(), card)] == ["pair"]
    assert [one.id for one in paths_near(joined(), step)] == ["path"]
    hidden = joined("pay")
    assert not partners(hidden, card)
    assert not pairs_near(hidden, card)
    assert not paths_near(hidden, step)
    assert not act_of("pair-end:till").offered(hidden, card)


def test_a_path_that_is_deleted_leads_back_to_a_heading_that_is_seen() -> None:
    assert after("delete", joined(), "path").selection == Selection(("pay",))
    folded = edits.change_stage(joined(), "buy", collapsed=True)
    assert after("delete", folded, "path").selection == Selection(("buy",))


def test_letting_go_a_card_leaves_the_keyboard_where_it_is_seen() -> None:
    map_ = edits.span_card(three_steps("find"), "look", "find", "fit")
    change = done("select-none", map_, "look", cell=("do", "find"))
    assert change is not None
    assert change.selection == Selection((), ("do", "fit"))
    change = done("select-all", map_, "look", cell=("do", "find"))
    assert change is not None
    assert change.selection is not None
    assert change.selection.cell == ("do", "fit")


# --- any act ---

IDS = (*sorted(ACTS), *(f"{family}:" for family in sorted(FAMILIES)))


def hiding(map_: JourneyMap, rng: Random) -> JourneyMap:
    """The map with more of its headings hidden."""
    for stage in map_.stages:
        map_ = edits.change_stage(map_, stage.id, hidden=rng.random() < 0.25)
    for step in map_.steps:
        map_ = edits.change_step(map_, step.id, hidden=rng.random() < 0.3)
    for lane in map_.lanes:
        map_ = edits.change_lane(map_, lane.id, hidden=rng.random() < 0.3)
    return map_


class Sight:
    """What of a map is seen."""

    def __init__(self, map_: JourneyMap) -> None:
        self.map = map_
        self.cells = Cells(map_)
        places = self.cells.places
        self.steps = {id_ for id_, place in places.steps.items() if place is not None}
        self.named = {one.step.id for one in self.cells.columns if self.cells.shows_name(one)}
        self.spread = {one.step.id for one in self.cells.columns if not one.collapsed}
        self.lanes = {lane.id: lane for lane in self.cells.lanes}
        self.cards = {
            card.id: covered
            for card in map_.cards
            if (lane := self.lanes.get(card.lane)) is not None
            and (covered := places.covered(card, lane.grain)) is not None
        }

    def sees(self, id_: Id) -> bool:
        """Whether a record is seen, or folded away; what is in no cell or row always is."""
        match self.map.records.get(id_):
            case Stage():
                return self.cells.shows(id_)
            case Step():
                return id_ in self.steps
            case Lane():
                return id_ in self.lanes
            case Card():
                return id_ in self.cards
            case Path() as path:
                return path.from_step in self.steps and path.to_step in {"", *self.steps}
            case Pair() as pair:
                return pair.recommendation in self.cards and pair.target in self.cards
            case _:
                return True

    def all(self, selection: Selection, written: Id = "") -> bool:
        """Whether all that is selected has a place on the map, and the keyboard stands there.

        A stage's only step has one without a name too while this is ``written``.
        """
        records = [self.map.records.get(id_) for id_ in selection.records]
        named = self.named | (self.spread & {written})
        if not named.issuperset(one.id for one in records if isinstance(one, Step)):
            return False
        if selection.cell is not None:
            cell, here = self.cells.cell_of(selection), selection.cell
            current = self.map.records.get(selection.current)
            held = isinstance(current, Card) and (current.lane, current.step) == here
            if cell is None or cell[0] != here[0] or (cell != here and not held):
                return False
        return all(map(self.sees, selection.records))

    def chosen(self, selection: Selection) -> bool:
        """Whether a pointer or arrow keys could select this: no card of it is folded away."""
        cards = [self.map.records.get(id_) for id_ in selection.records]
        return self.all(selection) and all(
            card in self.cells.cards(cell)
            for card in cards
            if isinstance(card, Card)
            and (cell := self.cells.cell_of(select_record(self.map, card.id))) is not None
        )

    @property
    def picture(self) -> object:
        """All that a move could change: columns, rows, and the cards in each cell, in order."""
        columns = [(one.stage.id, one.step.id) for one in self.cells.columns]
        rows = {
            (row, column): [(card.id, self.cards[card.id]) for card in self.cells.cards(cell)]
            for row in range(len(self.lanes))
            for column in range(max(1, len(columns)))
            if (cell := self.cells.cell(row, column)) is not None
        }
        return columns, list(self.lanes), rows, [note.id for note in self.map.tray]


def check_hidden(id_: str, before: Sight, now: Sight, selection: Selection) -> None:
    """Nothing that was hidden is seen, changed or gone, but for what was in what was deleted."""
    map_ = before.map
    headings: list[Stage | Step | Lane] = [*map_.stages, *map_.steps, *map_.lanes]
    for record in headings:
        if before.sees(record.id):
            continue
        if record.id not in now.map.records:
            stage = map_.stage_of_step.get(record.id)
            assert id_ == "delete", f"{id_} took a hidden heading"
            assert stage is not None
            assert stage.id in selection.records
            continue
        assert now.map.records[record.id] == record, f"{id_} changed a hidden heading"
        assert not now.sees(record.id), f"{id_} shows a hidden heading"
    for card in map_.cards:
        # A card that covers several columns is stretched by what comes between them.
        if card.id in before.cards or (card.until and card.lane in before.lanes):
            continue
        kept = now.map.records.get(card.id)
        if kept is None:
            stage = map_.stage_of_step.get(card.step)
            around = {card.lane, card.step, stage.id if stage is not None else ""}
            assert id_ == "delete", f"{id_} took a hidden card"
            assert around & set(selection.records) or card.until
            continue
        assert isinstance(kept, Card)
        assert kept.text == card.text
        assert kept.type == card.type or id_ == "lane-type:"
        # What the cells of a lane stand for is asked for its hidden columns too.
        assert card.id not in now.cards or id_ == "lane-grain:", f"{id_} shows a hidden card"
        assert kept.lane == card.lane or id_ == "merge-lane"


@given(map_=maps(max_cards=25, max_steps=8, max_lanes=6), seed=st.integers(0, 2**32 - 1))
def test_no_act_on_what_is_seen_reaches_what_is_hidden(map_: JourneyMap, seed: int) -> None:
    rng = Random(seed)
    map_ = hiding(map_, rng)
    before = Sight(map_)
    chosen = [picked(map_, rng) for _ in range(3)]
    for selection in filter(before.chosen, chosen):
        for id_ in IDS:
            value = value_for(id_, map_, rng) if id_.endswith(":") else ""
            act = act_of(id_ + value)
            if id_ == "show-hidden" or not before.sees(value):
                continue
            if not act.applies(kinds_selected(map_, selection)):
                continue
            try:
                change = act.run(map_, selection)
            except EditError:
                continue
            if change is None:
                continue
            now = Sight(change.map)
            check_hidden(id_, before, now, selection)
            if change.selection is not None:
                assert now.all(change.selection, change.write), f"{id_} selects what is hidden"
            if id_.startswith("move-") and change.map is not map_:
                assert now.picture != before.picture, f"{id_} moves unseen"
