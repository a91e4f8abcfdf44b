"""Selecting several cells, cards and headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.navigate import Cells, Way, first_cell, move, select_record
from app.editor.selecting import extend, extend_to, reach, rectangle, select_lanes, toggle
from app.editor.selection import Cell, Selection, surviving
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from tests.editor.acts.acting import done
from tests.editor.maps import small_map
from tests.generators import maps

WAYS = {"l": Way.LEFT, "r": Way.RIGHT, "u": Way.UP, "d": Way.DOWN, "E": Way.LAST_CELL}

FIND, PAY, NOTICE = ("do", "find"), ("do", "pay"), ("do", "notice")


def extended(map_: JourneyMap, start: str, ways: str) -> Selection:
    selection = select_record(map_, start)
    for way in ways:
        selection = extend(map_, selection, WAYS[way])
    return selection


@pytest.mark.parametrize(
    ("start", "ways", "records", "cell", "anchor"),
    [
        ("look", "d", {"look", "try"}, FIND, None),
        ("look", "du", {"look"}, FIND, None),
        ("look", "r", {"look", "try"}, PAY, FIND),
        ("look", "rl", {"look", "try"}, FIND, FIND),
        ("hole", "r", {"hole", "look", "try"}, FIND, NOTICE),
        ("hole", "rrr", {"hole", "look", "try"}, PAY, NOTICE),
        ("hole", "d", {"hole", "dry"}, ("feel", "need"), NOTICE),
        ("hole", "dd", {"hole", "look", "try", "dry", "note"}, ("sum", ""), NOTICE),
        ("hole", "E", {"hole", "look", "try", "dry", "note"}, ("sum", ""), NOTICE),
        ("hole", "u", {"hole"}, NOTICE, None),
        ("try", "dl", {"look", "try", "hole", "dry"}, ("feel", "need"), FIND),
    ],
)
def test_shift_and_arrows_take_in_cards_then_cells(
    start: str, ways: str, records: set[str], cell: Cell, anchor: Cell | None
) -> None:
    found = extended(small_map(), start, ways)
    assert (set(found.records), found.cell, found.anchor) == (records, cell, anchor)


def test_in_a_map_from_right_to_left_the_arrow_is_as_seen() -> None:
    assert extended(small_map("rtl"), "look", "l").cell == PAY


@pytest.mark.parametrize(
    ("start", "ways", "records"),
    [
        ("need", "r", ("need", "buy")),
        ("need", "rl", ("need",)),
        ("need", "d", ("need",)),
        ("do", "dd", ("do", "feel", "sum")),
        ("do", "ddu", ("do", "feel")),
        ("pay", "l", ("pay", "find")),
        ("map", "d", ("map",)),
    ],
)
def test_shift_and_arrows_on_headings(start: str, ways: str, records: tuple[str, ...]) -> None:
    assert extended(small_map(), start, ways) == Selection(records)


def test_a_plain_arrow_goes_on_from_where_the_rectangle_ended() -> None:
    map_ = small_map()
    found = extended(map_, "hole", "rr")
    assert move(map_, found, Way.LEFT) == Selection(("look",), FIND)
    assert move(map_, found, Way.DOWN) == Selection((), ("feel", "buy"))


def test_a_click_with_a_key_takes_in_and_out() -> None:
    map_ = small_map()
    one = select_record(map_, "hole")
    two = toggle(map_, one, "try")
    assert two == Selection(("hole", "try"), FIND)
    assert toggle(map_, two, "try") == one
    assert toggle(map_, one, "hole") == Selection((), NOTICE)
    assert toggle(map_, two, "need") == Selection(("need",))
    assert toggle(map_, Selection(("need",)), "buy") == Selection(("need", "buy"))


def test_a_rectangle_reaches_from_where_it_began() -> None:
    map_ = small_map()
    found = extend_to(map_, extend_to(map_, Selection((), FIND), PAY), NOTICE)
    assert (found.anchor, found.cell, set(found.records)) == (FIND, NOTICE, {"hole", "look", "try"})
    assert found.records[-1] == "hole", "the keyboard stands on the last"


def test_a_rectangle_ends_with_what_it_stood_on() -> None:
    map_ = small_map()
    found = rectangle(map_, NOTICE, FIND)
    gone = edits.remove_stages(map_, ["need"])
    assert surviving(found, gone) == Selection(("look", "try"), FIND)
    gone = edits.remove_stages(map_, ["buy"])
    assert surviving(found, gone) == Selection(("hole",))


def test_what_is_folded_away_is_not_selected() -> None:
    map_ = small_map()
    stages = (map_.stages[0], evolve(map_.stages[1], collapsed=True))
    found = select_lanes(evolve(map_, stages=stages), "do", "do")
    assert found is not None
    assert found.records == ("hole",)


@pytest.mark.parametrize(
    ("act", "record", "records"),
    [
        ("select-lane", "look", {"hole", "look", "try"}),
        ("select-lane", "feel", {"dry"}),
        ("select-step", "hole", {"hole", "dry", "note"}),
        ("select-step", "find", {"look", "try", "note"}),
        ("select-step", "buy", {"look", "try", "note"}),
    ],
)
def test_a_lane_and_a_step_are_selected_whole(act: str, record: str, records: set[str]) -> None:
    map_ = small_map()
    change = done(act, map_, record, cell=select_record(map_, record).cell)
    assert change is not None
    assert change.map is map_
    assert change.selection is not None
    assert set(change.selection.records) == records


@given(maps(), st.text("lrud", max_size=8))
def test_a_rectangle_holds_the_cards_of_its_cells_and_no_others(
    map_: JourneyMap, ways: str
) -> None:
    start = selection = first_cell(map_)
    for way in ways:
        selection = extend(map_, selection, WAYS[way])
    if selection.anchor is None:
        return
    cells = Cells(map_)
    assert selection.cell is not None
    assert cells.cell_of(Selection((), selection.anchor)) == cells.cell_of(start)
    assert len(set(selection.records)) == len(selection.records)
    here = {card.id for card in cells.cards(selection.cell)}
    assert here <= set(selection.records)
    assert not here or selection.current in here


# --- Shift and a click ---


def four_cards() -> JourneyMap:
    map_ = small_map()
    more = [Card(id=id_, lane="do", step="find", type="action", text=id_) for id_ in ("c", "d")]
    return edits.insert_cards(map_, more)


def reached(map_: JourneyMap, start: str, *goals: str) -> Selection:
    selection = select_record(map_, start)
    for goal in goals:
        selection = reach(map_, selection, select_record(map_, goal))
    return selection


@pytest.mark.parametrize(
    ("start", "goals", "records"),
    [
        ("look", ("d",), ("look", "try", "c", "d")),
        ("d", ("try",), ("d", "c", "try")),
        ("look", ("d", "try"), ("look", "try")),
        ("try", ("d", "look"), ("try", "look")),
        ("look", ("d", "d"), ("look", "try", "c")),
    ],
)
def test_cards_of_a_cell_are_taken_from_the_first_to_the_last_click(
    start: str, goals: tuple[str, ...], records: tuple[str, ...]
) -> None:
    assert reached(four_cards(), start, *goals) == Selection(records, FIND)


def test_a_card_of_another_cell_comes_to_those_selected_and_goes_again() -> None:
    found = reached(four_cards(), "hole", "c")
    assert (found.records, found.cell, found.anchor) == (("hole", "c"), FIND, None)
    assert reached(four_cards(), "hole", "c", "c").records == ("hole",)


def test_from_cell_to_cell_all_between_are_taken() -> None:
    map_ = four_cards()
    found = reach(map_, Selection((), NOTICE), select_record(map_, "c"))
    assert (found.cell, found.anchor) == (FIND, NOTICE)
    assert set(found.records) == {"hole", "look", "try", "c", "d"}
    back = reach(map_, found, select_record(map_, "hole"))
    assert set(back.records) == {"hole"}


def test_after_a_gap_the_card_taken_last_alone_begins_the_range() -> None:
    map_ = four_cards()
    chosen = toggle(map_, select_record(map_, "look"), "d")
    assert reach(map_, chosen, select_record(map_, "c")) == Selection(("d", "c"), FIND)


@pytest.mark.parametrize(
    ("start", "goals", "records"),
    [
        ("need", ("buy",), ("need", "buy")),
        ("do", ("sum",), ("do", "feel", "sum")),
        ("sum", ("do", "feel"), ("sum", "feel")),
        ("find", ("pay",), ("find", "pay")),
        ("hole", ("sum",), ("sum",)),
        ("need", ("hole",), ("hole",)),
        ("need", ("do",), ("do",)),
        ("find", ("map",), ("map",)),
    ],
)
def test_headings_of_a_kind_are_taken_with_all_between(
    start: str, goals: tuple[str, ...], records: tuple[str, ...]
) -> None:
    assert reached(small_map(), start, *goals).records == records


def test_what_is_hidden_between_headings_is_left_out() -> None:
    map_ = edits.change_lane(small_map(), "feel", hidden=True)
    assert reached(map_, "do", "sum").records == ("do", "sum")
