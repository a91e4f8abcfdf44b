"""The keyboard on the map: by card, by cell, to headings and title, in both directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.navigate import Way, first_cell, move, next_cell, select_record
from app.editor.selection import Selection
from app.models.base import evolve
from app.models.journey import JourneyMap
from tests.editor.maps import small_map
from tests.generators import maps


def walk(map_: JourneyMap, selection: Selection, ways: str) -> Selection:
    keys = {"l": Way.LEFT, "r": Way.RIGHT, "u": Way.UP, "d": Way.DOWN}
    for key in ways:
        selection = move(map_, selection, keys[key])
    return selection


def test_a_map_opens_on_its_first_cell() -> None:
    assert first_cell(small_map()) == Selection(("hole",), ("do", "notice"))


@pytest.mark.parametrize(
    ("ways", "records", "cell"),
    [
        ("r", ("look",), ("do", "find")),
        ("rd", ("try",), ("do", "find")),
        ("rdd", (), ("feel", "buy")),
        ("rr", (), ("do", "pay")),
        ("rrr", (), ("do", "pay")),
        ("d", ("dry",), ("feel", "need")),
        ("dr", (), ("feel", "buy")),
        ("dd", ("note",), ("sum", "")),
        ("ddd", ("note",), ("sum", "")),
        ("ddr", ("note",), ("sum", "")),
        ("l", ("do",), None),
        ("ld", ("feel",), None),
        ("ldr", ("dry",), ("feel", "need")),
        ("u", ("need",), None),
        ("uu", ("map",), None),
        ("uud", ("need",), None),
        ("ur", ("buy",), None),
        ("ru", ("find",), None),
        ("rur", ("pay",), None),
        ("ruu", ("buy",), None),
        ("urd", ("find",), None),
        ("urdd", ("look",), ("do", "find")),
    ],
)
def test_arrows(ways: str, records: tuple[str, ...], cell: tuple[str, str] | None) -> None:
    map_ = small_map()
    assert walk(map_, first_cell(map_), ways) == Selection(records, cell)


def test_arrows_are_visual_and_tab_follows_the_journey() -> None:
    map_ = small_map("rtl")
    start = first_cell(map_)
    assert walk(map_, start, "l") == Selection(("look",), ("do", "find"))
    assert walk(map_, start, "r") == Selection(("do",))
    assert next_cell(map_, start, onward=True).cell == ("do", "find")


def test_home_and_end() -> None:
    map_ = small_map()
    start = select_record(map_, "try")
    assert move(map_, start, Way.FIRST_STAGE).cell == ("do", "notice")
    assert move(map_, start, Way.LAST_STAGE).cell == ("do", "find")
    assert move(map_, start, Way.LAST_CELL).cell == ("sum", "")
    assert move(map_, start, Way.FIRST_CELL) == first_cell(map_)


def test_hidden_lanes_and_steps_are_passed_over() -> None:
    map_ = small_map()
    buy = map_.stages[1]
    hidden = evolve(
        map_,
        lanes=(map_.lanes[0], evolve(map_.lanes[1], hidden=True), map_.lanes[2]),
        stages=(
            map_.stages[0],
            evolve(buy, steps=(evolve(buy.steps[0], hidden=True), buy.steps[1])),
        ),
    )
    start = first_cell(hidden)
    assert walk(hidden, start, "r").cell == ("do", "pay")
    assert walk(hidden, start, "d").cell == ("sum", "")


@given(maps(), st.lists(st.sampled_from(list(Way)), min_size=5, max_size=40))
def test_wherever_the_keyboard_goes_there_is_something(map_: JourneyMap, ways: list[Way]) -> None:
    selection = first_cell(map_)
    for way in ways:
        selection = move(map_, selection, way)
        assert selection.records or selection.cell is not None
        for record in selection.records:
            assert record == map_.id or record in map_.records
        if selection.cell is not None and selection.records:
            assert map_.records[selection.current] in map_.cells[selection.cell]


@given(maps())
def test_every_visible_cell_is_reached_by_keys_alone(map_: JourneyMap) -> None:
    shown = [
        step.id
        for stage in map_.stages
        if not stage.hidden
        for step in stage.steps
        if not step.hidden
    ]
    lanes = [lane for lane in map_.lanes if not lane.hidden]
    if not shown or not lanes:
        return
    reached = set()
    selection = first_cell(map_)
    for _ in lanes:
        assert selection.cell is not None
        along = selection
        for _ in range(len(shown) + 1):
            assert along.cell is not None
            reached.add(along.cell)
            along = next_cell(map_, along, onward=True)
        lane = selection.cell[0]
        selection = below(map_, selection, lane)
    wanted = {
        (lane.id, key) for lane in lanes for step in shown for key in [_key(map_, lane.grain, step)]
    }
    assert wanted <= reached


def below(map_: JourneyMap, selection: Selection, lane: str) -> Selection:
    """Go down past the cards of a cell, into the next lane if there is one."""
    while True:
        following = move(map_, selection, Way.DOWN)
        if following == selection:
            return selection
        selection = following
        if selection.cell is None or selection.cell[0] != lane:
            return selection


def _key(map_: JourneyMap, grain: str, step: str) -> str:
    return {"step": step, "stage": map_.stage_of_step[step].id, "map": ""}[grain]
