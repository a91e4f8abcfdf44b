"""Paths: arrows between steps in tracks of their own, with their words."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.layout.pages import best_page, lay_out_page
from app.layout.paths import path_text
from app.layout.primitives import Outline, Rectangle
from app.layout.sheet import Node, Sheet
from app.layout.style import make_style
from app.layout.themes import theme
from app.layout.words import words
from app.models.journey import JourneyMap
from app.models.stage import Path
from app.models.vocabulary import PathKind
from tests.layout.sampling import points_along
from tests.layout.sheets import (
    A4,
    SAMPLES,
    Json,
    Rect,
    at,
    broken_words,
    card,
    ends,
    extent,
    journey,
    lane,
    line_boxes,
    nodes_of,
    sample,
    shared,
    sheet_of,
    stages,
    texts,
    typesetter,
    words_of,
)

LOOP = words("en").path("loop")


def path(id_: str, first: str, last: str = "", kind: str = "loop", **more: Any) -> Json:
    return {"id": id_, "kind": kind, "from_step": first, "to_step": last, **more}


def with_paths(*paths: Json, steps: int = 6, direction: str = "ltr", **stage: Any) -> JourneyMap:
    return journey(
        direction=direction,
        stages=stages(steps, **stage),
        lanes=[lane("l", "action")],
        cards=[card("c", "l", "a1")],
        paths=list(paths),
    )


def middle(sheet: Sheet, step: str) -> float:
    [column] = [one for one in sheet.columns if one.step == step]
    return column.x + column.width / 2


def shaft(node: Node) -> list[tuple[float, float]]:
    """The corners of an arrow's line on the sheet."""
    line = node.primitives[0]
    assert isinstance(line, Outline)
    return [(x + node.x, y + node.y) for x, y in ends(line.commands)]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("first", "last"), [("a4", "a2"), ("a2", "a5"), ("a1", "a2"), ("a6", "a1")]
)
def test_an_arrow_runs_from_its_step_to_where_it_leads(
    first: str, last: str, direction: str
) -> None:
    sheet = sheet_of(with_paths(path("p", first, last), direction=direction))
    [node] = nodes_of(sheet.nodes, "path")
    points = shaft(node)
    near = {column.step: column.width / 2 for column in sheet.columns}
    assert abs(points[0][0] - middle(sheet, first)) < near[first]
    assert abs(points[-1][0] - middle(sheet, last)) < near[last]
    head = node.primitives[1]
    assert isinstance(head, Outline)
    tip = ends(head.commands)[0]
    assert tip[0] + node.x == pytest.approx(points[-1][0])
    assert tip[1] + node.y < points[-1][1], "it points up to the step"
    lowest = max(y for _, y in points)
    assert lowest > points[0][1] + 5
    assert lowest > points[-1][1] + 5


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_an_exit_leaves_its_column_and_says_why(direction: str) -> None:
    document = with_paths(
        path("p", "a2", kind="exit", why="Too dear", share=0.12), direction=direction
    )
    sheet = sheet_of(document)
    [node] = nodes_of(sheet.nodes, "path")
    assert words_of(node).replace("\u00a0", " ") == "Too dear · 12%"
    points = shaft(node)
    away = points[-1][0] - points[0][0]
    assert (away > 10) == (direction == "ltr")
    assert points[-1][1] == pytest.approx(max(y for _, y in points)), "it does not turn back up"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"condition": "No car is free"}, "No car is free"),
        ({"why": "Tired of waiting"}, "Tired of waiting"),
        ({"condition": "In winter", "why": "Ice", "share": 0.4}, "In winter · Ice · 40%"),
        ({"share": 0.05}, f"{LOOP} · 5%"),
        ({}, LOOP),
    ],
)
def test_the_words_of_a_path(fields: Json, expected: str) -> None:
    style = make_style(journey(), theme("paper"), 8.0, typesetter())
    made = path_text(Path.model_validate(path("p", "a", "b", **fields)), style)
    assert made.replace("\u00a0", " ") == expected


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_line_of_an_arrows_words_ends_with_a_dot(direction: str) -> None:
    """Where reason and share stand in two lines, nothing is left to be joined."""
    several = 0
    for why in ("Lost in spam", "Lost in a folder", "Too dear for one person", "In winter, on ice"):
        way = path("p", "a2", "a1", condition=why, why="Lost again", share=0.4)
        sheet = sheet_of(with_paths(way, direction=direction))
        (node,) = nodes_of(sheet.nodes, "path")
        (said,) = texts(node)
        lines = [said.block.text[a:b].strip() for a, b in said.block.breaks]
        assert not any(line.endswith("·") for line in lines)
        several += len(lines) > 1
    assert several


def _around(one: tuple[float, float], other: tuple[float, float]) -> Rect:
    """A piece of a line as a rectangle one point thick."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return left - 0.5, top - 0.5, right + 0.5, bottom + 0.5


def pieces(node: Node) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of an arrow's line without its breaks; corners in short chords."""
    line = node.primitives[0]
    assert isinstance(line, Outline)
    found: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for before, command in itertools.pairwise(line.commands):
        if command[0] != "M":
            start = ends([before])[0]
            points = points_along((("M", *start), command), per_piece=12)
            found += itertools.pairwise((x + node.x, y + node.y) for x, y in points)
    return found


def breaks(node: Node) -> list[tuple[float, float]]:
    """The middles of the gaps in an arrow's line."""
    line = node.primitives[0]
    assert isinstance(line, Outline)
    found = []
    for (one, other), command in zip(
        itertools.pairwise(shaft(node)), line.commands[1:], strict=True
    ):
        if command[0] == "M":
            assert one[0] == pytest.approx(other[0])
            found.append((one[0], (one[1] + other[1]) / 2))
    return found


def upright(node: Node) -> set[float]:
    """Where the stems of an arrow stand."""
    return {
        round((one[0] + other[0]) / 2, 3)
        for one, other in pieces(node)
        if abs(one[0] - other[0]) < 1e-6 and abs(one[1] - other[1]) > 1e-6
    }


def level(node: Node) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The pieces of an arrow that lie along its track."""
    return [(one, other) for one, other in pieces(node) if abs(one[1] - other[1]) < 1e-6]


_KINDS = st.sampled_from([kind.value for kind in PathKind])
_STEPS = st.integers(1, 6)
_TOLD = st.lists(
    st.tuples(_KINDS, _STEPS, _STEPS, st.integers(0, 9)), min_size=1, max_size=8
)  # fmt: skip


def invented(told: list[tuple[str, int, int, int]], direction: str, **more: Any) -> JourneyMap:
    rng = random.Random(len(told))
    said = "when the driver does not find the house".split()
    return with_paths(
        *(
            path(f"p{n}", f"a{one}", "" if kind == "exit" else f"a{other}", kind=kind,
                 condition=" ".join(rng.choices(said, k=count)))
            for n, (kind, one, other, count) in enumerate(told)
        ),
        direction=direction,
        **more,
    )  # fmt: skip


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(told=_TOLD)
def test_every_arrow_joins_its_steps_without_a_gap(
    direction: str, told: list[tuple[str, int, int, int]]
) -> None:
    document = invented(told, direction)
    sheet = sheet_of(document)
    steps_end = max(node.y + node.height for node in nodes_of(sheet.nodes, "step"))
    places = {one.step: (one.x, one.x + one.width) for one in sheet.columns}
    nodes = {node.record: node for node in nodes_of(sheet.nodes, "path")}
    for one in document.paths:
        node = nodes[one.id]
        start = shaft(node)[0]
        low, high = places[one.from_step]
        assert low < start[0] < high
        assert start[1] == pytest.approx(steps_end)
        if one.to_step:
            head = node.primitives[1]
            assert isinstance(head, Outline)
            x, y = ends(head.commands)[0]
            low, high = places[one.to_step]
            assert low < x + node.x < high
            assert y + node.y == pytest.approx(steps_end)
        # a stem is broken only to let another arrow pass
        crossed = [along for id_, other in nodes.items() if id_ != one.id for along in level(other)]
        for x, y in breaks(node):
            assert any(
                abs(a[1] - y) < 0.01 and min(a[0], b[0]) - 6 < x < max(a[0], b[0]) + 6
                for a, b in crossed
            )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(told=_TOLD)
def test_no_two_arrows_share_a_stem_or_a_track(
    direction: str, told: list[tuple[str, int, int, int]]
) -> None:
    nodes = nodes_of(sheet_of(invented(told, direction)).nodes, "path")
    stroke = nodes[0].primitives[0]
    assert isinstance(stroke, Outline)
    assert stroke.stroke is not None
    for one, other in itertools.combinations(nodes, 2):
        for x, another in itertools.product(upright(one), upright(other)):
            assert abs(x - another) >= 2 * stroke.stroke.width
        for (a, b), (c, d) in itertools.product(level(one), level(other)):
            assert shared(_around(a, b), _around(c, d)) < 0.01


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("collapsed", [False, True])
@given(told=_TOLD)
@example(told=[*[("loop", 1, 6, 0)] * 5, ("loop", 6, 6, 0), ("exit", 6, 1, 0)])
def test_words_of_paths_keep_clear_of_arrows_and_of_each_other(
    direction: str, collapsed: bool, told: list[tuple[str, int, int, int]]
) -> None:
    document = invented(told, direction, collapsed=collapsed)
    if collapsed:
        # beside the folded stage there is room to write in
        more = journey(stages=stages(0, 5)[1:]).stages
        document = document.model_copy(update={"stages": (*document.stages, *more)})
    sheet = sheet_of(document)
    nodes = nodes_of(sheet.nodes, "path")
    assert len(nodes) == len(told)
    labels = [at(node, rect) for node in nodes for one in texts(node) for rect in line_boxes(one)]
    for node in nodes:
        for one, other in pieces(node):
            assert not [rect for rect in labels if shared(_around(one, other), rect) > 0.01]
        for mark in node.primitives[1:]:
            if isinstance(mark, Outline):
                drawn = at(node, extent(mark))
                assert not [rect for rect in labels if shared(drawn, rect) > 0.01]
    for label, another in itertools.combinations(labels, 2):
        assert shared(label, another) < 0.01
    steps_end = max(node.y + node.height for node in nodes_of(sheet.nodes, "step"))
    for node in nodes:
        assert node.y >= steps_end - 0.01
        assert node.y + node.height <= sheet.rows[0].y + 0.01


@pytest.mark.parametrize("name", ["software-trial", "taxi", "car"])
@pytest.mark.parametrize("paper", [A4, A4[::-1]])
def test_words_stand_inside_their_arrow_where_they_have_room_on_three_lines(
    name: str, paper: tuple[float, float]
) -> None:
    """Beside it they would be read as those of the next step."""
    document = sample(name)
    page = lay_out_page(document, theme("paper"), paper, typesetter(document.language))
    for node in nodes_of(page.nodes, "path"):
        (words,) = texts(node)
        across = [x for x, _ in shaft(node)]
        left, right = (x - node.x for x in (min(across), max(across)))
        longest = words.block.style.size * 1.1 + typesetter(document.language).min_width(
            words.block.text, words.block.style
        )
        if longest <= right - left - 4:
            box = extent(words)
            assert left <= box[0]
            assert box[2] <= right


@pytest.mark.parametrize("theme_name", ["paper", "ink"])
def test_words_in_a_folded_stage_stay_whole(theme_name: str) -> None:
    folded = {**stages(3)[0], "collapsed": True}
    [other] = stages(0, 4)[1:]
    document = journey(
        theme=theme_name,
        stages=[folded, other],
        lanes=[lane("l", "action")],
        cards=[card(f"c{n}", "l", "a1") for n in range(120)],
        paths=[
            path("p", "a1", "a2", condition="A misunderstanding"),
            path("q", "a3", kind="exit", why="Registration"),
            path("r", "a2", "b2", condition="Unfortunately"),
        ],
    )
    page = best_page(document, theme(theme_name), A4, "landscape", typesetter())
    for node in (*nodes_of(page.nodes, "path"), *nodes_of(page.nodes, "step")):
        for text in texts(node):
            assert not broken_words(text.block), words_of(node)


def test_the_border_of_a_moment_of_truth_keeps_out_of_the_paths() -> None:
    deciding = [{**one, "moment_of_truth": "first"} for one in stages(4)[0]["steps"]]
    document = journey(
        theme="ink",
        stages=[{**stages(4)[0], "steps": deciding}],
        lanes=[lane("l", "action")],
        cards=[card("c", "l", "a1")],
        paths=[path("p", "a1", "a4", condition="When the driver does not find the house at all")],
    )
    sheet = sheet_of(document)
    [arrow] = nodes_of(sheet.nodes, "path")
    strip = (0.0, arrow.y + 0.5, sheet.width, arrow.y + arrow.height)
    borders = [
        at(node, extent(shape))
        for node in nodes_of(sheet.nodes, "column")
        for shape in node.primitives
        if isinstance(shape, Outline | Rectangle) and shape.stroke
    ]
    assert len(borders) == 8, "one above and one below the paths for each column"
    assert not [rect for rect in borders if shared(rect, strip) > 0.01]


@pytest.mark.parametrize("name", [name for name in SAMPLES if sample(name).paths])
def test_every_path_of_a_sample_is_drawn(name: str) -> None:
    drawn = {node.record for node in nodes_of(sheet_of(sample(name)).nodes, "path")}
    assert drawn == {one.id for one in sample(name).paths}


def test_kinds_are_told_apart_without_colour() -> None:
    sheet = sheet_of(
        with_paths(
            path("skip", "a1", "a3", kind="skip"),
            path("loop", "a6", "a4", kind="loop"),
            path("exit", "a2", kind="exit", why="Gone"),
            path("branch", "a4", "a5", kind="branch"),
        )
    )
    dashes = {}
    for node in nodes_of(sheet.nodes, "path"):
        line = node.primitives[0]
        assert isinstance(line, Outline)
        assert line.stroke is not None
        dashes[node.record] = bool(line.stroke.dash)
    assert dashes == {"skip": True, "branch": True, "loop": False, "exit": False}


def test_paths_of_hidden_steps_are_not_drawn_and_those_of_folded_ones_are() -> None:
    document = with_paths(path("p", "a1", "a3"))
    [stage] = document.stages

    def drawn(**changes: bool) -> int:
        fields = {"collapsed": changes.pop("collapsed", False)}
        steps = tuple(step.model_copy(update={"hidden": changes.get(step.id, False)})
                      for step in stage.steps)  # fmt: skip
        made = stage.model_copy(update={"steps": steps, **fields})
        return len(
            nodes_of(sheet_of(document.model_copy(update={"stages": (made,)})).nodes, "path")
        )

    assert drawn() == 1
    assert drawn(a2=True) == 1
    assert drawn(a3=True) == 0
    assert drawn(a1=True) == 0
    assert drawn(collapsed=True) == 1


def test_a_folded_stage_tells_no_path_of_its_hidden_steps() -> None:
    hidden = {"id": "a2", "name": "Kept to ourselves", "hidden": True}
    folded = {"id": "a", "collapsed": True, "steps": [{"id": "a1"}, hidden]}
    document = journey(
        stages=[folded, {"id": "b", "steps": [{"id": "b1"}]}],
        lanes=[lane("l", "action")],
        paths=[
            path("out", "a2", kind="exit", why="For a secret reason"),
            path("back", "b1", "a2"),
            path("seen", "b1", "a1"),
        ],
    )
    sheet = sheet_of(document)
    assert [node.record for node in nodes_of(sheet.nodes, "path")] == ["seen"]
    assert not any("secret" in words_of(node) for node in sheet.nodes)
