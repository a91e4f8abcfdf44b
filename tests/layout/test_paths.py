"""Paths: arrows between steps in tracks of their own, with their words."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.paths import path_text
from app.layout.primitives import Outline
from app.layout.sheet import Node, Sheet
from app.layout.style import make_style
from app.layout.themes import theme
from app.layout.words import words
from app.models.journey import JourneyMap
from app.models.stage import Path
from app.models.vocabulary import PathKind
from tests.layout.sheets import (
    SAMPLES,
    Json,
    Rect,
    at,
    card,
    ends,
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


def _around(one: tuple[float, float], other: tuple[float, float]) -> Rect:
    """A piece of a line as a rectangle one point thick."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return left - 0.5, top - 0.5, right + 0.5, bottom + 0.5


def test_an_arrow_starts_and_ends_right_under_its_steps() -> None:
    sheet = sheet_of(
        with_paths(path("short", "a3", "a4"), path("long", "a1", "a6"), path("same", "a2", "a5"))
    )
    steps_end = max(node.y + node.height for node in nodes_of(sheet.nodes, "step"))
    for node in nodes_of(sheet.nodes, "path"):
        head = node.primitives[1]
        assert isinstance(head, Outline)
        assert shaft(node)[0][1] == pytest.approx(steps_end)
        assert ends(head.commands)[0][1] + node.y == pytest.approx(steps_end)


_KINDS = st.sampled_from([kind.value for kind in PathKind])
_STEPS = st.integers(1, 6)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(st.lists(st.tuples(_KINDS, _STEPS, _STEPS, st.integers(0, 9)), min_size=1, max_size=8))
def test_tracks_keep_arrows_and_their_words_apart(
    direction: str, told: list[tuple[str, int, int, int]]
) -> None:
    rng = random.Random(len(told))
    said = "when the driver does not find the house".split()
    paths = [
        path(f"p{n}", f"a{one}", "" if kind == "exit" else f"a{other}", kind=kind,
             condition=" ".join(rng.choices(said, k=count)))
        for n, (kind, one, other, count) in enumerate(told)
    ]  # fmt: skip
    sheet = sheet_of(with_paths(*paths, direction=direction))
    nodes = nodes_of(sheet.nodes, "path")
    assert len(nodes) == len(told)
    labels = [at(node, rect) for node in nodes for one in texts(node) for rect in line_boxes(one)]
    for one, other in itertools.permutations(nodes, 2):
        first, second = shaft(one), shaft(other)
        own = [at(other, rect) for shape in texts(other) for rect in line_boxes(shape)]
        for a, b in itertools.pairwise(first):
            assert not [rect for rect in own if shared(_around(a, b), rect) > 0.01]
            for c, d in itertools.pairwise(second):
                if abs(a[1] - b[1]) < 0.01 and abs(c[1] - d[1]) < 0.01:
                    assert shared(_around(a, b), _around(c, d)) < 0.01, "one along the other"
    for label, another in itertools.combinations(labels, 2):
        assert shared(label, another) < 0.5
    steps_end = max(node.y + node.height for node in nodes_of(sheet.nodes, "step"))
    for node in nodes:
        assert node.y >= steps_end - 0.01
        assert node.y + node.height <= sheet.rows[0].y + 0.01


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
