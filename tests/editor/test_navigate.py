"""The keyboard on the map: by card, by cell, to headings and title, in both directions."""

from __future__ import annotations

import gc
import weakref

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.editor.navigate import Cells, Way, first_cell, move, next_to_write, select_record
from app.editor.selection import Selection
from app.layout.grid import make_grid
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain
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
    following = next_to_write(map_, start, onward=True)
    assert following is not None
    assert following.cell == ("do", "find")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_tab_goes_through_all_open_cells_lane_by_lane_and_back(direction: str) -> None:
    small = small_map(direction)
    closed = Lane(id="closed", type="action", title="Closed", collapsed=True)
    map_ = edits.insert_lane(small, closed, 1)
    lanes = [lane for lane in map_.lanes if not lane.hidden and not lane.collapsed]
    steps = [step.id for stage in map_.stages for step in stage.steps if not step.hidden]
    stages = [stage.id for stage in map_.stages]
    wanted = [
        (lane.id, key)
        for lane in lanes
        for key in {"map": [""], "stage": stages}.get(lane.grain, steps)
    ]
    at = first_cell(map_)
    assert at.cell is not None
    met = [at.cell]
    while (following := next_to_write(map_, at, onward=True)) is not None:
        assert following.cell is not None
        at = following
        met.append(following.cell)
    assert met == wanted
    back = [met[-1]]
    while (former := next_to_write(map_, at, onward=False)) is not None:
        assert former.cell is not None
        at = former
        back.append(former.cell)
    assert back == wanted[::-1]


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


def test_no_map_is_kept_because_the_keyboard_was_in_it() -> None:
    map_ = evolve(small_map(), title="Closed")
    kept = weakref.ref(map_)
    walk(map_, first_cell(map_), "rdlu")
    del map_
    gc.collect()
    assert kept() is None


def test_a_collapsed_stage_is_one_cell_in_which_no_card_is_seen() -> None:
    map_ = small_map()
    folded = evolve(map_, stages=(map_.stages[0], evolve(map_.stages[1], collapsed=True)))
    start = first_cell(folded)
    assert walk(folded, start, "r") == Selection((), ("do", "find"))
    assert walk(folded, start, "rr") == walk(folded, start, "r"), "a step that has no column"
    assert walk(folded, start, "ru") == Selection(("buy",)), "a step without a heading"
    assert walk(folded, start, "rdl") == Selection(("dry",), ("feel", "need"))
    assert move(folded, start, Way.LAST_STAGE) == Selection((), ("do", "find"))


def test_in_a_collapsed_lane_no_card_is_seen() -> None:
    map_ = small_map()
    folded = evolve(map_, lanes=(evolve(map_.lanes[0], collapsed=True), *map_.lanes[1:]))
    start = first_cell(folded)
    assert start == Selection((), ("do", "notice"))
    assert walk(folded, start, "r") == Selection((), ("do", "find"))
    assert walk(folded, start, "rd") == Selection((), ("feel", "buy"))
    assert walk(folded, start, "d") == Selection(("dry",), ("feel", "need"))


def test_from_a_card_that_was_folded_away_the_keyboard_goes_on_from_its_stage() -> None:
    map_ = small_map()
    folded = evolve(map_, stages=(map_.stages[0], evolve(map_.stages[1], collapsed=True)))
    was = select_record(map_, "try")
    assert walk(folded, was, "l") == first_cell(folded)
    assert walk(folded, was, "d") == Selection((), ("feel", "buy"))


def test_a_card_that_begins_in_a_hidden_step_is_reached_where_it_is_seen() -> None:
    map_ = small_map()
    buy = map_.stages[1]
    wide = evolve(map_.cards[1], until="pay")
    hidden = evolve(
        map_,
        stages=(
            map_.stages[0],
            evolve(buy, steps=(evolve(buy.steps[0], hidden=True), *buy.steps[1:])),
        ),
        cards=(map_.cards[0], wide, *map_.cards[2:]),
    )
    assert walk(hidden, first_cell(hidden), "r").current == "look"
    assert walk(hidden, first_cell(hidden), "rl") == first_cell(hidden)


def test_what_is_said_of_the_whole_map_is_reached_where_no_step_shows() -> None:
    map_ = small_map()
    bare = evolve(map_, stages=tuple(evolve(stage, hidden=True) for stage in map_.stages))
    assert walk(bare, Selection(("sum",)), "r") == Selection(("note",), ("sum", ""))


@given(maps(), st.lists(st.sampled_from(list(Way)), min_size=5, max_size=40))
@example(
    JourneyMap(id="map", lanes=(Lane(id="sum", type="own", grain="map"),)),
    [Way.LEFT, Way.LEFT, Way.RIGHT, Way.RIGHT, Way.DOWN],
)
def test_wherever_the_keyboard_goes_there_is_something(map_: JourneyMap, ways: list[Way]) -> None:
    selection = first_cell(map_)
    for way in ways:
        selection = move(map_, selection, way)
        assert selection.records or selection.cell is not None
        for record in selection.records:
            assert record == map_.id or record in map_.records
        if selection.cell is not None and selection.records:
            assert map_.records[selection.current] in map_.cells[selection.cell]
        assert is_seen(map_, selection)


@given(maps())
def test_every_visible_cell_is_reached_by_keys_alone(map_: JourneyMap) -> None:
    shown = [column.step.id for column in make_grid(map_).columns]
    lanes = [lane for lane in map_.lanes if not lane.hidden]
    if not shown or not lanes:
        return
    reached = set()
    cells = Cells(map_)
    selection = first_cell(map_)
    for _ in lanes:
        assert selection.cell is not None
        along = selection
        for _ in range(len(shown) + 1):
            # A card that spans a hidden step stands in the first cell of it that is seen.
            reached.add(cells.cell_of(along))
            along = move(map_, along, onward(map_))
        lane = selection.cell[0]
        selection = below(map_, selection, lane)
    wanted = {
        (lane.id, key) for lane in lanes for step in shown for key in [_key(map_, lane.grain, step)]
    }
    assert wanted <= reached


@given(maps())
def test_every_card_on_the_sheet_is_reached_by_keys_alone(map_: JourneyMap) -> None:
    """Down each lane's heading, then along the lane, and up and down in each of its cells."""
    reached = set()
    for row in make_grid(map_).rows:
        following = move(map_, Selection((row.lane.id,)), onward(map_))
        while following.cell is not None and following.cell[0] == row.lane.id:
            along = following
            reached.update(within(map_, along))
            following = move(map_, along, onward(map_))
            if following == along:
                break
    assert reached == {one.card.id for row in make_grid(map_).rows for one in row.placements}


def onward(map_: JourneyMap) -> Way:
    return Way.LEFT if map_.direction == "rtl" else Way.RIGHT


def within(map_: JourneyMap, selection: Selection) -> set[str]:
    """The cards that are met by going up and down from a selection without leaving its lane."""
    met: set[str] = set()
    for way in (Way.UP, Way.DOWN):
        at = selection
        while (
            at.cell is not None and selection.cell is not None and at.cell[0] == selection.cell[0]
        ):
            met.update(at.records)
            following = move(map_, at, way)
            if following == at:
                break
            at = following
    return met


def is_seen(map_: JourneyMap, selection: Selection) -> bool:
    """Whether what is selected stands on the sheet, or is a heading that does."""
    grid = make_grid(map_)
    current, record = selection.current, map_.records.get(selection.current)
    if isinstance(record, Card):
        return any(one.card.id == current for row in grid.rows for one in row.placements)
    if isinstance(record, Lane):
        return any(row.lane.id == current for row in grid.rows)
    if isinstance(record, Stage):
        return any(stage.id == current for stage, _, _ in grid.spans)
    if isinstance(record, Step):
        return any(one.step.id == current and not one.collapsed for one in grid.columns)
    if selection.cell is None:
        return current == map_.id
    id_, key = selection.cell
    lane = next((row.lane for row in grid.rows if row.lane.id == id_), None)
    if lane is None:
        return False
    if lane.grain == Grain.MAP:
        return key == ""  # seen even where no step shows
    return key in {
        one.stage.id if lane.grain == Grain.STAGE else one.step.id for one in grid.columns
    }


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


def test_the_keyboard_reaches_cards_in_cells_of_a_newer_version() -> None:
    map_ = JourneyMap(
        id="map",
        format_version="1.9",
        stages=(
            Stage(id="a", steps=(Step(id="a1"), Step(id="a2"))),
            Stage(id="b", steps=(Step(id="b1"),)),
        ),
        lanes=(Lane(id="l", type="action", grain="segment"),),
        cards=(
            Card(id="whole", lane="l", step="nobody knows", type="action"),
            Card(id="step", lane="l", step="a2", type="action"),
            Card(id="stage", lane="l", step="b", type="action"),
        ),
    )
    start = first_cell(map_)
    assert start.records == ("whole",)
    assert walk(map_, start, "r").records == ("step",)
    assert walk(map_, start, "rr").records == ("stage",)
