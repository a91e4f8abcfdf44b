"""What holds for every sheet: all cards, once, whole, apart, inside."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given

from app.layout.grid import make_grid
from app.layout.pages import lay_out_page
from app.layout.primitives import Text
from app.layout.sheet import Node, Page, Sheet
from app.layout.themes import theme
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType, LaneType
from tests.census import Census
from tests.generators import maps
from tests.layout.sheets import (
    A4,
    CURVED,
    SAMPLES,
    Json,
    box,
    card,
    cards_of,
    extent,
    feeling,
    inside,
    journey,
    lane,
    nodes_of,
    placed_cards,
    sample,
    shared,
    sheet_of,
    stages,
    texts,
    typesetter,
    words_of,
)

BLEED = 1.0
"""How far a stroke may reach beyond its node's box, in points: the canvas repaints two."""

NOTCH = 6.0
"""How far the notch of a stage's arrow does, which the canvas draws in a row of its own."""


def page_of(document: JourneyMap, paper: tuple[float, float] = A4) -> Page:
    look = "paper" if document.theme == "night" else document.theme
    return lay_out_page(document, theme(look), paper, typesetter(document.language))


def overlapping(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    """The pairs of nodes that share more than a hair of area."""
    nodes = sorted(nodes, key=lambda node: node.y)
    for index, one in enumerate(nodes):
        for other in itertools.islice(nodes, index + 1, None):
            if other.y >= one.y + one.height:
                break
            if shared(box(one), box(other)) > 0.01:
                yield one.id, other.id


def stacked_cards(document: JourneyMap, sheet: Sheet | Page) -> list[Node]:
    """The nodes of the cards that stand in cells, not on a curve."""
    curved = {one.id for one in document.lanes if one.type in CURVED}
    lanes = {one.id: one.lane for one in document.cards}
    return [node for node in nodes_of(sheet.nodes, "card") if lanes[node.record] not in curved]


def check(document: JourneyMap, sheet: Sheet | Page) -> None:
    """All that a reader may take for granted on any sheet."""
    shown = Counter(node.record for node in nodes_of(sheet.nodes, "card"))
    assert shown == Counter(placed_cards(document)), "every visible card, once"
    assert len({node.id for node in sheet.nodes}) == len(sheet.nodes)
    assert not list(overlapping(stacked_cards(document, sheet)))
    for node in sheet.nodes:
        assert inside(box(node), (0, 0, sheet.width, sheet.height), 0.5), node.id
        for number, shape in enumerate(node.primitives):
            slack = 0.05 if isinstance(shape, Text) else BLEED
            # the notch of a stage's arrow takes in the tip of the one before it
            notch = NOTCH if node.kind == "stage" and not number else 0.0
            room = (-notch, 0.0, node.width + notch, node.height)
            assert inside(extent(shape), room, slack), (node.id, shape, extent(shape), room)


@given(maps(unknown=True))
def test_a_sheet_holds_each_card_once_and_whole(census: Census, document: JourneyMap) -> None:
    census.meet_map(document)
    for headings in (True, False):
        check(document, sheet_of(document, headings=headings))


def test_on_a_narrow_sheet_the_names_of_lines_stand_whole() -> None:
    kinds = ("action", "frontstage", "backstage", "support-process")
    lanes = [lane(kind, kind) for kind in kinds]
    document = journey(stages=stages(1), lanes=lanes, cards=[], language="ru")
    sheet = sheet_of(document, headings=False)
    lines = nodes_of(sheet.nodes, "line")
    assert any(one.block.line_count > 1 for node in lines for one in texts(node)), "or why ask"
    check(document, sheet)
    for above, row in zip(lines, sheet.rows[1:], strict=True):
        assert above.y + above.height <= row.y


def test_channels_on_several_lines_stand_below_the_name_of_their_touchpoint() -> None:
    told = [["search", "sms", "in-person", "own way"], ["sms", "store", "review-site"]]
    cards = [
        card(f"c{n}", "l", "a1", "the", type="touchpoint", contact={"channels": channels})
        for n, channels in enumerate(told)
    ]
    document = journey(stages=stages(1), lanes=[lane("l", "touchpoint")], cards=cards)
    for headings in (True, False):
        check(document, sheet_of(document, headings=headings))


@given(maps(max_steps=5, max_lanes=5, max_cards=12))
def test_a_page_holds_each_card_once_and_whole(document: JourneyMap) -> None:
    check(document, page_of(document))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_stand_whole_on_sheet_and_page(name: str) -> None:
    check(sample(name), sheet_of(sample(name)))
    check(sample(name), page_of(sample(name)))


@given(maps(unknown=True, odd_texts=False))
def test_the_text_of_every_card_is_on_its_node(document: JourneyMap) -> None:
    nodes = cards_of(sheet_of(document))
    for one in document.cards:
        if one.id in nodes:
            assert one.text in words_of(nodes[one.id]), one
            if one.text:
                fields = [field for field in nodes[one.id].fields if field.name == "text"]
                assert [field.record for field in fields] == [one.id]


@given(maps(unknown=True, max_lanes=6, odd_texts=False))
def test_cards_keep_their_order_and_cover_their_columns(document: JourneyMap) -> None:
    sheet, grid = sheet_of(document), make_grid(document)
    nodes = cards_of(sheet)
    rtl = document.direction == "rtl"
    for row, place in zip(grid.rows, sheet.rows, strict=True):
        assert place.lane == row.lane.id
        last_of_column: dict[int, float] = {}
        for one in row.placements:
            node = nodes[one.card.id]
            assert place.y - 0.01 <= node.y
            assert node.y + node.height <= place.y + place.height + 0.01
            if row.lane.type in CURVED or not sheet.columns or one.card.image is not None:
                # Pictures may stand side by side: see test_gallery.
                continue
            first, last = sheet.columns[one.first], sheet.columns[one.last]
            left, right = (last, first) if rtl else (first, last)
            assert node.x == pytest.approx(left.x)
            assert node.x + node.width == pytest.approx(right.x + right.width)
            for column in range(one.first, one.last + 1):
                assert node.y >= last_of_column.get(column, 0.0)
                last_of_column[column] = node.y + node.height


@given(maps(max_cards=20))
def test_lanes_and_columns_stand_side_by_side(document: JourneyMap) -> None:
    sheet = sheet_of(document)
    for upper, lower in itertools.pairwise(sheet.rows):
        assert lower.y >= upper.y + upper.height - 0.01
    columns = sheet.columns[::-1] if document.direction == "rtl" else sheet.columns
    for one, other in itertools.pairwise(columns):
        assert other.x > one.x + one.width
    if sheet.columns and sheet.rows:
        assert sheet.rows[0].y >= sheet.body_y
    for id_ in ("head:title", "foot:"):
        assert id_ in sheet.by_id
    body = [node for node in sheet.nodes if node.kind in ("card", "lane", "stage", "step")]
    foot = sheet.by_id["foot:"]
    assert all(node.y + node.height <= foot.y + 0.01 for node in body)
    head = max(node.y + node.height for node in nodes_of(sheet.nodes, "head"))
    assert all(node.y >= head for node in body)


@pytest.mark.parametrize("lane_type", [*(one.value for one in LaneType), "weather"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_any_card_may_stand_in_any_lane(lane_type: str, direction: str) -> None:
    kinds = [*(one.value for one in CardType), "hologram"]
    for crowd in (True, False):
        document = journey(
            direction=direction,
            stages=stages(1 if crowd else len(kinds)),
            lanes=[lane("l", lane_type)],
            cards=[
                card(f"c{n}", "l", "a1" if crowd else f"a{n + 1}", f"Words {n}", type=kind)
                for n, kind in enumerate(kinds)
            ],
        )
        sheet = sheet_of(document)
        check(document, sheet)
        assert not list(overlapping(nodes_of(sheet.nodes, "card")))
        for n in range(len(kinds)):
            assert f"Words {n}" in words_of(cards_of(sheet)[f"c{n}"])


@pytest.mark.parametrize("lane_type", CURVED)
def test_what_an_own_type_says_is_not_lost_in_another_lane(lane_type: str) -> None:
    every: dict[str, Json] = {
        "emotion": {"feeling": {"level": -1, "face": "😞"}},
        "engagement": {"engagement": 4},
        "metric": {"value": 37.5},
    }
    document = journey(
        stages=stages(1),
        lanes=[lane("l", "own")],
        cards=[card("c", "l", "a1", "Words", type=lane_type, **every[lane_type])],
    )
    said = {"emotion": "😞 −1", "engagement": "4/5", "metric": "37.5"}[lane_type]
    assert said in words_of(cards_of(sheet_of(document))["c"])


def test_a_span_pushes_down_only_what_lies_under_it() -> None:
    document = journey(
        stages=stages(3),
        lanes=[lane("l", "action")],
        cards=[
            card("first", "l", "a1"),
            card("wide", "l", "a1", until="a2"),
            card("second", "l", "a2"),
            card("alone", "l", "a3"),
        ],
    )
    nodes = cards_of(sheet_of(document))
    assert nodes["wide"].y > nodes["first"].y + nodes["first"].height
    assert nodes["second"].y > nodes["wide"].y + nodes["wide"].height
    assert nodes["alone"].y == nodes["first"].y


@pytest.mark.parametrize("lane_type", ["action", "emotion"])
def test_a_lane_is_as_high_as_its_fullest_cell_and_its_least_height(lane_type: str) -> None:
    def height(count: int, **fields: float) -> float:
        document = journey(
            stages=stages(2),
            lanes=[lane("l", lane_type, **fields)],
            cards=[card(f"c{n}", "l", "a1", type=lane_type) for n in range(count)],
        )
        return sheet_of(document).rows[0].height

    assert height(2) < height(6) < height(9)
    assert height(1, height=300.0) == 300
    assert height(9, height=20.0) == height(9)


@pytest.mark.parametrize("paper", [A4, (420.9, 595.28), (200.0, 150.0)])
@pytest.mark.parametrize(
    "counts",
    [(0, 0, 0), (0, 3, 0), (3, 0, 0), (3, 3, 0), (1, 1, 1)],
    ids=["nothing", "lanes", "steps", "no cards", "one"],
)
def test_little_is_laid_out_too(counts: tuple[int, int, int], paper: tuple[float, float]) -> None:
    steps, lanes, cards = counts
    document = journey(
        title="Little",
        stages=stages(*[1] * steps),
        lanes=[lane(f"l{n}", "action") for n in range(lanes)],
        cards=[card("c", "l0", "a1")] if cards else [],
    )
    page = page_of(document, paper)
    check(document, page)
    check(document, sheet_of(document))
    assert (page.width, page.height) == paper
    assert any("Little" in words_of(node) for node in page.nodes)
    labels = [node.record for node in nodes_of(page.nodes, "lane")]
    assert labels == [f"l{n}" for n in range(lanes)]


@pytest.mark.parametrize("lane_type", [*(one.value for one in LaneType), "weather"])
@pytest.mark.parametrize("hidden", [True, False], ids=["all steps hidden", "no stages"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_cards_for_the_whole_map_need_no_step(lane_type: str, hidden: bool, direction: str) -> None:
    document = journey(
        direction=direction,
        stages=stages(2, hidden=True) if hidden else [],
        lanes=[lane("l", lane_type, grain="map"), lane("m", lane_type, grain="map")],
        cards=[
            card("c", "l", "", "Words one", value=3),
            feeling("d", "l", "", 1, "Words two"),
            card("e", "m", "", "Words three", engagement=2),
        ],
    )
    for sheet in (sheet_of(document), sheet_of(document, headings=False), page_of(document)):
        check(document, sheet)
        cards = {node.record: node for node in nodes_of(sheet.nodes, "card")}
        assert cards.keys() == {"c", "d", "e"}
        for id_, word in (("c", "one"), ("d", "two"), ("e", "three")):
            assert word in words_of(cards[id_])


def test_steps_of_a_map_without_lanes_keep_their_names() -> None:
    page = page_of(journey(stages=stages(2, 1)))
    assert [words_of(node) for node in nodes_of(page.nodes, "step")] == [
        "Step 1",
        "Step 2",
        "Step 1",
    ]


@pytest.mark.parametrize("grain", ["step", "map"])
def test_a_huge_text_is_whole_on_one_page(grain: str) -> None:
    document = journey(
        stages=stages(3),
        lanes=[lane("l", "thought", grain=grain)],
        cards=[card("c", "l", "a1" if grain == "step" else "", "A very long story. " * 1500)],
    )
    page = page_of(document)
    check(document, page)
    assert (page.width, page.height) == A4
    assert page.warnings
    assert sum(len(one.block.lines) for one in texts(cards_of_page(page)["c"])) > 50


def cards_of_page(page: Page) -> dict[str, Node]:
    return {node.record: node for node in nodes_of(page.nodes, "card")}


@pytest.mark.parametrize("type_", ["action", "touchpoint", "thought"])
def test_a_column_is_as_wide_as_its_longest_word_as_it_is_set(type_: str) -> None:
    """Names are set in bold and what is thought in italics, which have other widths."""
    word = "WMWMWMWMWMWMWMWM"
    sheet = sheet_of(
        journey(
            stages=stages(1),
            lanes=[lane("l", type_)],
            cards=[card("c", "l", "a1", word, type=type_)],
        )
    )
    node = sheet.by_id["card:c"]
    block = node.fields[0].block
    assert block.line_count == 1
    assert block.width - block.ink_width < 4, "no wider than it needs"
