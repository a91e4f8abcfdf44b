"""Which columns and rows a sheet shows, and which columns each card covers."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.columns import least_widths
from app.layout.grid import Grid, make_grid, same_cells
from app.layout.memo import Memo
from app.layout.style import make_style
from app.layout.themes import theme
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.generators import maps
from tests.layout.sheets import (
    Json,
    card,
    journey,
    lane,
    sheet_of,
    stages,
    typesetter,
    words_of,
)
from tests.models.moves import MOVES


def covered(grid: Grid) -> dict[str, tuple[int, int]]:
    """The columns each placed card covers."""
    return {one.card.id: (one.first, one.last) for row in grid.rows for one in row.placements}


def steps_shown(grid: Grid) -> list[str]:
    return [column.step.id for column in grid.columns]


def three_stages(**changes: Json) -> list[Json]:
    """Stages a (2 steps), b (2), c (1), some records of them changed by id."""
    made = stages(2, 2, 1)
    for stage in made:
        stage.update(changes.get(stage["id"], {}))
        for step in stage["steps"]:
            step.update(changes.get(step["id"], {}))
    return made


def test_every_step_is_a_column_under_its_stage() -> None:
    grid = make_grid(journey(stages=three_stages()))
    assert steps_shown(grid) == ["a1", "a2", "b1", "b2", "c1"]
    assert [(stage.id, first, last) for stage, first, last in grid.spans] == [
        ("a", 0, 1), ("b", 2, 3), ("c", 4, 4)
    ]  # fmt: skip


def test_hidden_steps_and_stages_have_no_column() -> None:
    grid = make_grid(journey(stages=three_stages(a1={"hidden": True}, b={"hidden": True})))
    assert steps_shown(grid) == ["a2", "c1"]
    assert [(stage.id, first, last) for stage, first, last in grid.spans] == [
        ("a", 0, 0), ("c", 1, 1)
    ]  # fmt: skip


def test_a_stage_whose_steps_are_all_hidden_is_not_shown() -> None:
    grid = make_grid(journey(stages=three_stages(b1={"hidden": True}, b2={"hidden": True})))
    assert [stage.id for stage, _, _ in grid.spans] == ["a", "c"]


def test_a_collapsed_stage_is_one_column_and_hides_its_own_cards_alone() -> None:
    document = journey(
        stages=three_stages(b={"collapsed": True}),
        lanes=[lane("l", "action")],
        cards=[
            card("in", "l", "b2"),
            card("within", "l", "b1", until="b2"),
            card("across", "l", "a2", until="c1"),
            card("into", "l", "a1", until="b1"),
        ],
    )
    grid = make_grid(document)
    assert steps_shown(grid) == ["a1", "a2", "b1", "c1"]
    assert [column.collapsed for column in grid.columns] == [False, False, True, False]
    assert covered(grid) == {"across": (1, 3), "into": (0, 2)}
    assert grid.rows[0].card_count == 4


def test_hidden_lanes_have_no_row_and_collapsed_ones_no_cards() -> None:
    document = journey(
        stages=stages(2),
        lanes=[
            lane("shown", "action"),
            lane("gone", "action", hidden=True),
            lane("folded", "action", collapsed=True),
        ],
        cards=[card("s", "shown", "a1"), card("g", "gone", "a1"), card("f", "folded", "a1")],
    )
    grid = make_grid(document)
    assert [row.lane.id for row in grid.rows] == ["shown", "folded"]
    assert covered(grid) == {"s": (0, 0)}
    assert [row.card_count for row in grid.rows] == [1, 1]


def test_a_collapsed_lane_counts_only_what_is_not_hidden() -> None:
    document = journey(
        stages=three_stages(a2={"hidden": True}, b={"collapsed": True}, c={"hidden": True}),
        lanes=[lane("folded", "action", collapsed=True)],
        cards=[
            card("seen", "folded", "a1"),
            card("hidden", "folded", "a2"),
            card("in a folded stage", "folded", "b1"),
            card("in a hidden stage", "folded", "c1"),
            card("wide", "folded", "a2", until="b2"),
        ],
    )
    [row] = make_grid(document).rows
    assert row.card_count == 3
    [label] = [node for node in sheet_of(document).nodes if node.id == "lane:folded"]
    assert "3" in words_of(label)


@pytest.mark.parametrize(
    ("step", "until", "expected"),
    [
        ("a2", "", (1, 1)),
        ("a", "", (0, 1)),
        ("b", "", (2, 2)),
        ("a2", "c1", (1, 3)),
        ("a", "b", (0, 2)),
        ("c1", "a2", (1, 3)),
        ("a1", "nobody knows", (0, 0)),
        ("b2", "", None),
        ("", "", (0, 3)),
        ("ann", "", (0, 3)),
        ("nobody knows", "", (0, 3)),
    ],
)
def test_a_card_in_cells_of_a_newer_version_stands_at_what_it_names(
    step: str, until: str, expected: tuple[int, int] | None
) -> None:
    document = journey(
        format_version="1.9",
        stages=three_stages(b2={"hidden": True}),
        personas=[{"id": "ann", "name": "Ann"}],
        lanes=[lane("l", "action", grain="segment")],
        cards=[card("one", "l", step, until=until)],
    )
    assert covered(make_grid(document)).get("one") == expected


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        ((), (0, 4)),
        (("b1",), (0, 3)),
        (("a1", "a2"), (0, 2)),
        (("c1", "b2"), (0, 2)),
        (("a1", "a2", "b1", "b2"), (0, 0)),
        (("a1", "a2", "b1", "b2", "c1"), None),
    ],
)
def test_a_span_covers_the_visible_steps_among_its_own(
    hidden: tuple[str, ...], expected: tuple[int, int] | None
) -> None:
    changes: dict[str, Json] = {step: {"hidden": True} for step in hidden}
    document = journey(
        stages=[*three_stages(**changes), {"id": "z", "steps": [{"id": "z1"}]}],
        lanes=[lane("l", "action")],
        cards=[card("wide", "l", "a1", until="c1")],
    )
    assert covered(make_grid(document)).get("wide") == expected


@pytest.mark.parametrize(
    ("first", "last", "hidden", "expected"),
    [
        ("a", "", "", (0, 1)),
        ("a", "b", "", (0, 3)),
        ("a", "c", "b", (0, 2)),
        ("a", "b", "a", (0, 1)),
        ("a", "b", "b", (0, 1)),
        ("a", "", "a", None),
    ],
)
def test_a_card_of_a_stage_covers_its_stages_visible_steps(
    first: str, last: str, hidden: str, expected: tuple[int, int] | None
) -> None:
    document = journey(
        stages=three_stages(**{hidden: {"hidden": True}}),
        lanes=[lane("l", "action", grain="stage")],
        cards=[card("one", "l", first, until=last)],
    )
    assert covered(make_grid(document)).get("one") == expected


def test_a_card_between_hidden_stages_covers_those_that_show() -> None:
    document = journey(
        stages=three_stages(a={"hidden": True}, c={"hidden": True}),
        lanes=[lane("l", "action", grain="stage")],
        cards=[card("one", "l", "a", until="c")],
    )
    assert covered(make_grid(document)) == {"one": (0, 1)}


@pytest.mark.parametrize("collapsed", [False, True])
def test_a_card_of_the_whole_map_covers_every_column(collapsed: bool) -> None:
    document = journey(
        stages=stages(3, collapsed=collapsed),
        lanes=[lane("l", "action", grain="map")],
        cards=[card("one", "l", "")],
    )
    assert covered(make_grid(document)) == {"one": (0, 0 if collapsed else 2)}


@given(maps(unknown=True))
def test_the_grid_agrees_with_the_map(document: JourneyMap) -> None:
    grid = make_grid(document)
    visible = [
        [step.id for step in stage.steps if not step.hidden]
        for stage in document.stages
        if not stage.hidden
    ]
    folded = [stage.collapsed for stage in document.stages if not stage.hidden]
    wanted = [
        step
        for steps, fold in zip(visible, folded, strict=True)
        for step in (steps[:1] if fold else steps)
    ]
    assert steps_shown(grid) == wanted
    assert [row.lane.id for row in grid.rows] == [
        one.id for one in document.lanes if not one.hidden
    ]
    # The stages' spans tile the columns.
    assert [i for _, first, last in grid.spans for i in range(first, last + 1)] == list(
        range(len(grid.columns))
    )
    for row in grid.rows:
        starts = [one.first for one in row.placements]
        assert starts == sorted(starts)
        for one in row.placements:
            assert one.card.lane == row.lane.id
            # A card for the whole map stands even where no column shows.
            assert 0 <= one.first <= one.last < max(1, len(grid.columns))


def test_rows_whose_cards_stand_as_they_stood_are_taken_over() -> None:
    document = journey(
        stages=three_stages(),
        lanes=[lane("l", "action"), lane("m", "thought")],
        cards=[card("one", "l", "a1"), card("two", "m", "b1")],
    )
    before = make_grid(document)
    moved = evolve(document.cards[0], step="c1")
    edited = evolve(document, cards=(moved, document.cards[1]))
    after = make_grid(edited, before)
    assert covered(after) == {"one": (4, 4), "two": (2, 2)}
    assert after.rows[1] is before.rows[1]
    # A column before them moves all cards.
    shorter = evolve(edited, stages=document.stages[1:])
    assert covered(make_grid(shorter, after)) == {"one": (2, 2), "two": (0, 0)}


def hidden_or_folded(map_: JourneyMap, rng: Random) -> JourneyMap:
    """A map with a stage, step or lane hidden, collapsed, or neither."""
    stage, step, row = rng.choice(map_.stages), rng.choice(map_.steps), rng.choice(map_.lanes)
    yes = rng.random() < 0.4
    made = [
        edits.change_stage(map_, stage.id, hidden=yes),
        edits.change_stage(map_, stage.id, collapsed=yes),
        edits.change_step(map_, step.id, hidden=yes),
        edits.change_lane(map_, row.id, collapsed=yes),
    ]
    return rng.choice(made)


OF_COLUMNS = [name for name in sorted(MOVES) if "stage" in name or "step" in name]


@given(
    map_=maps(max_cards=40),
    names=st.lists(
        st.sampled_from([*OF_COLUMNS, "hide or fold", "back", "set_card_text", "span_card"]),
        min_size=1,
        max_size=8,
    ),
    rng=st.randoms(use_true_random=False),
)
def test_a_grid_made_after_another_is_the_one_made_anew(
    map_: JourneyMap, names: list[str], rng: Random
) -> None:
    memo, start = Memo(), map_
    for name in ["", *names]:
        if name == "back":
            map_ = start
        elif name == "hide or fold" and map_.stages and map_.lanes:
            map_ = hidden_or_folded(map_, rng)
        elif name in MOVES:
            map_ = MOVES[name](map_, rng) or map_
        grid = memo.grid(map_)
        assert grid == make_grid(map_.model_copy())
        style = make_style(map_, theme("paper"), 10.0, typesetter(map_.language))
        for marked in (False, True) if grid.columns else ():
            kept = least_widths(grid, style, memo, 20.0, marked=marked)
            assert kept == least_widths(grid, style, Memo(), 20.0, marked=marked)


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_new_column_leaves_the_cards_before_it_and_what_is_known_of_cells(at: int) -> None:
    steps = ["a1", "a2", "b1", "b2", "c1"]
    cards = [card(f"{row}{step}", row, step) for row in "lm" for step in steps]
    cards[1]["until"], cards[6]["until"] = "b1", "c1"
    lanes = [lane("l", "action"), lane("m", "metric"), lane("none", "thought")]
    map_ = journey(stages=three_stages(), lanes=lanes, cards=cards)
    new = Stage(id="new", name="New", steps=(Step(id="new step"), Step(id="another")))
    after = edits.insert_stage(map_, new, at)
    before = make_grid(map_)
    grid = make_grid(after, before)
    first = grid.spans[at].first
    for old, row in zip(before.rows, grid.rows, strict=True):
        assert same_cells(old, row)
        for one, other in zip(old.placements, row.placements, strict=True):
            assert (one is other) == (one.last < first)
    assert make_grid(map_, grid) == before


def test_a_card_whose_step_comes_or_goes_is_placed_where_it_is() -> None:
    """As in a map that no check has met."""
    cards = [card("here", "l", "a1"), card("wide", "l", "a1", until="x1"), card("late", "l", "x1")]
    lanes = [lane("l", "action")]
    without = journey(stages=three_stages(), lanes=lanes, cards=cards)
    came = Stage(id="x", steps=(Step(id="x1"),))
    for at in range(4):
        stages_then = (*without.stages[:at], came, *without.stages[at:])
        with_it = evolve(without, stages=stages_then)
        assert with_it.cards is without.cards
        grids = make_grid(without), make_grid(with_it)
        assert make_grid(without, grids[1]) == grids[0]
        assert make_grid(with_it, grids[0]) == grids[1]


@pytest.mark.parametrize("what", ["hidden", "hidden in part", "collapsed"])
def test_the_width_of_words_follows_what_is_hidden_or_folded(what: str) -> None:
    document = journey(
        stages=three_stages(),
        lanes=[lane("l", "action")],
        cards=[
            card("wide", "l", "b1", "Elektrizitätswerke", until="b2"),
            *([card("long", "l", "b2", "Donaudampfschiffe")] if what != "hidden in part" else []),
        ],
    )
    memo, style = Memo(), make_style(document, theme("paper"), 10.0, typesetter())
    assert document.cards_by_lane, "shared with what is made of it"
    if what == "collapsed":
        less = edits.change_stage(document, "b", collapsed=True)
    else:
        less = edits.change_step(document, "b2", hidden=True)
    asked = [least_widths(memo.grid(one), style, memo) for one in (document, less, document, less)]
    assert asked[0] == asked[2] != asked[1] == asked[3]
    assert asked[1] == least_widths(make_grid(less), style, Memo())


@pytest.mark.parametrize("space", ["\n", "\u00a0", "\t"])
def test_words_are_short_whatever_space_is_between_them(space: str) -> None:
    style = make_style(journey(), theme("paper"), 10.0, typesetter())
    for text, asks in ((space.join(["words"] * 9), False), (f"so{space}Donaudampfschiffe", True)):
        document = journey(
            stages=three_stages(), lanes=[lane("l", "action")], cards=[card("c", "l", "b2", text)]
        )
        enough = 13.5 * style.scale.text
        least = least_widths(make_grid(document), style, Memo(), enough)
        empty = least_widths(make_grid(edits.remove_cards(document, ["c"])), style, Memo(), enough)
        assert (least != empty) is asks
