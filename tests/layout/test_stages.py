"""The stage row: what is said of a step under its name."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import pytest

from app.layout.headings import lay_out_stage_row
from app.layout.marks import icon
from app.layout.pages import lay_out_page
from app.layout.primitives import Outline, Primitive, Text
from app.layout.sheet import Node
from app.layout.themes import theme
from app.models.journey import JourneyMap
from app.models.shown import step_heading
from tests.layout.sheets import (
    A4,
    SAMPLES,
    Json,
    card,
    extent,
    journey,
    lane,
    points_of,
    sample,
    sheet_of,
    stages,
    texts,
    typesetter,
)


def one_step(**fields: object) -> JourneyMap:
    made = stages(1)
    made[0]["steps"][0].update(fields)
    return journey(stages=made, lanes=[lane("l", "action")])


@pytest.mark.parametrize(
    ("start", "sign"),
    [("23:40", "clock"), ("2026-09-14T08:30", "clock"), ("2026-09-14", "calendar")],
)
def test_an_icon_stands_before_a_time_and_before_a_date(start: str, sign: str) -> None:
    step = sheet_of(one_step(start=start)).by_id["step:a1"]
    drawn = [shape for shape in step.primitives if isinstance(shape, Outline)]
    [wanted] = icon(sign, 7.0, "#000000", rtl=False).primitives
    assert isinstance(wanted, Outline)
    assert [[c[0] for c in one.commands] for one in drawn] == [[c[0] for c in wanted.commands]]


def test_a_wait_and_a_date_after_it_are_told_apart_by_space() -> None:
    step = sheet_of(one_step(wait=432000.0, start="2026-09-14")).by_id["step:a1"]
    wait, date = texts(step)[-2:]
    sign = [shape for shape in step.primitives if isinstance(shape, Outline)][-1]
    before = extent(sign)[0] - extent(wait)[2]
    assert before > 2 * (extent(date)[0] - extent(sign)[2])


def gaps_after_stars(primitives: Iterable[Primitive]) -> list[float]:
    """What is free between a star and the 0 after it, as a part of the star's width."""
    shapes = list(primitives)
    return [
        (extent(number)[0] - extent(star)[2]) / (extent(star)[2] - extent(star)[0])
        for star, number in itertools.pairwise(shapes)
        if isinstance(star, Outline) and isinstance(number, Text) and number.block.text == "0"
    ]


def test_a_star_and_its_number_are_alike_on_a_step_on_a_card_and_in_the_legend() -> None:
    made = stages(1)
    made[0]["steps"][0]["moment_of_truth"] = "zero"
    contact: Json = {"type": "touchpoint", "contact": {"moment_of_truth": "zero"}}
    lanes, cards = [lane("l", "touchpoint")], [card("c", "l", "a1", **contact)]
    sheet = sheet_of(journey(stages=made, lanes=lanes, cards=cards))
    gaps = [gap for node in sheet.nodes for gap in gaps_after_stars(node.primitives)]
    assert len(gaps) == 3
    assert gaps == pytest.approx([gaps[0]] * 3, abs=0.04)
    assert 0.05 < gaps[0] < 0.35


def written_from(node: Node, text: str) -> float:
    """Where the first line of a text of a node begins on the sheet, in points."""
    [shape] = [one for one in texts(node) if one.block.text == text]
    return node.x + shape.x + shape.block.lines[0].x


@pytest.mark.parametrize("name", [name for name in SAMPLES if sample(name).direction == "ltr"])
def test_the_names_of_a_stage_and_its_step_begin_where_the_words_of_cards_do(name: str) -> None:
    document = sample(name)
    page = lay_out_page(document, theme("paper"), A4, typesetter(document.language))
    nodes = {node.id: node for node in page.nodes}
    assert len(document.stages) > 2
    for stage in document.stages:
        step = stage.steps[0]
        starts = {written_from(nodes[f"stage:{stage.id}"], stage.name)}
        if step_heading(stage, step):
            starts.add(written_from(nodes[f"step:{step.id}"], step.name))
        actions = [lane.id for lane in document.lanes if lane.type == "action" and not lane.hidden]
        for one in document.cards:
            if one.step == step.id and one.lane in actions:
                starts.add(written_from(nodes[f"card:{one.id}"], one.text))
        assert max(starts) - min(starts) < 0.01, stage.name


@pytest.mark.parametrize("counts", [(1, 1, 1), (3, 1, 2), (1,), (1, 1, 1, 1, 1, 1, 1, 1, 1, 1)])
@pytest.mark.parametrize("zoom", [0.0, 0.1, 0.35, 1.0, 3.0])
def test_between_two_arrows_runs_a_seam_of_one_width(counts: tuple[int, ...], zoom: float) -> None:
    """On a page (zoom 0) and beside the canvas, from afar and near."""
    document = journey(stages=stages(*counts), lanes=[lane("l", "action")])
    sheet = sheet_of(document, headings=not zoom)
    nodes: Sequence[Node] = sheet.nodes
    if zoom:
        strip = lay_out_stage_row(document, sheet, theme("paper"), typesetter(), zoom, 400.0)
        nodes = strip.nodes
    arrows = [node for node in nodes if node.kind == "stage"]
    assert len(arrows) == len(counts)
    for one, other in itertools.pairwise(arrows):
        high = one.height
        seams = [
            other.x + left(other.primitives[0], y) - one.x - right(one.primitives[0], y)
            for y in (0.0, high / 2, high)
        ]
        assert seams == pytest.approx([seams[0]] * 3, abs=0.01)
        assert seams[0] >= 2.9


def left(shape: Primitive, y: float) -> float:
    return min(at[0] for at in corners(shape) if at[1] == pytest.approx(y))


def right(shape: Primitive, y: float) -> float:
    return max(at[0] for at in corners(shape) if at[1] == pytest.approx(y))


def corners(shape: Primitive) -> list[tuple[float, float]]:
    assert isinstance(shape, Outline)
    return points_of(shape)


TIME: Json = {"kind": "time-spent", "unit": "seconds", "value": 720.0}
AIMED: Json = {**TIME, "name": "With all that has to be done before", "target": 480.0}


def counted(measure: Json, steps: int, **fields: object) -> JourneyMap:
    """A map of two stages, the first of so many steps and with a measure."""
    made = stages(steps, 1)
    made[0].update({"measures": [measure], **fields})
    return journey(stages=made, lanes=[lane("l", "action")])


def arrow_of(node: Node) -> float:
    """How high the arrow of a stage is."""
    arrow = next(one for one in node.primitives if isinstance(one, Outline))
    return max(y for _, y in points_of(arrow))


def test_a_stage_is_counted_at_the_end_of_its_arrow_where_there_is_room() -> None:
    node = sheet_of(counted(TIME, 3)).by_id["stage:a"]
    plain = sheet_of(counted({**TIME, "value": None}, 3)).by_id["stage:a"]
    assert node.height == plain.height, "it takes no room"
    name, number = texts(node)
    assert number.block.text == "12\u00a0min"
    left, top, right, bottom = extent(number)
    assert extent(name)[2] < left
    assert right < node.width
    assert top > 0
    assert bottom < arrow_of(node)


def test_without_room_in_its_arrow_a_stage_is_counted_below_it_and_steps_come_after() -> None:
    sheet = sheet_of(counted(AIMED, 1))
    node, other = sheet.by_id["stage:a"], sheet.by_id["stage:b"]
    name, number = texts(node)
    assert number.block.text.endswith("target 8\u00a0min")
    assert extent(number)[1] >= arrow_of(node) - 0.5
    assert extent(number)[3] <= node.height + 0.5
    assert arrow_of(node) == arrow_of(other), "arrows are alike"
    assert extent(name)[3] <= arrow_of(node)
    assert sheet.by_id["step:a1"].y >= node.y + node.height - 1e-6


def test_of_a_collapsed_stage_nothing_is_counted() -> None:
    assert len(texts(sheet_of(counted(AIMED, 2, collapsed=True)).by_id["stage:a"])) == 1


def row_words(map_: JourneyMap, zoom: float, limit: float = 1e9) -> list[str]:
    look = theme(map_.theme)
    strip = lay_out_stage_row(map_, sheet_of(map_), look, typesetter(), zoom, limit)
    (node,) = (one for one in strip.nodes if one.id == "stage:a")
    return [one.block.text for one in texts(node)]


def test_the_pinned_row_counts_stages_too_unless_it_is_seen_from_afar() -> None:
    map_ = counted(TIME, 3)
    assert row_words(map_, 1.0)[1:] == ["12\u00a0min"]
    assert row_words(map_, 0.3)[1:] == []


def test_names_of_stages_stay_whole_where_there_is_no_room_for_what_is_counted() -> None:
    map_ = counted(AIMED, 1)
    name = row_words(map_, 1.4)[0]
    assert len(row_words(map_, 1.4)) == 2
    assert row_words(map_, 1.4, limit=48.0) == [name]
