"""Columns on a page: none starves beside a roomy one."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.column_widths import Cells, eased_widths, levelled_widths
from app.layout.grid import make_grid
from app.layout.pages import lay_out_page
from app.layout.primitives import Text
from app.layout.scale import LEAST_READABLE
from app.layout.sheet import Node, Page
from app.layout.style import make_style
from app.layout.themes import theme
from app.models.journey import JourneyMap
from tests.layout.sheets import (
    A4,
    CURVED,
    SAMPLES,
    card,
    cards_of,
    journey,
    lane,
    nodes_of,
    sample,
    sheet_of,
    stages,
    typesetter,
)

PAPERS = {"A4": A4, "A4 portrait": A4[::-1], "A5": (419.53, 595.28), "A3": (1190.55, 841.89)}


def page_of(document: JourneyMap, paper: tuple[float, float]) -> Page:
    return lay_out_page(document, theme("paper"), paper, typesetter(document.language))


def columns_of(page: Page, document: JourneyMap) -> list[tuple[float, float]]:
    """By column, how wide it is and how high its cards are for that width, on the average."""
    found: dict[int, list[Node]] = {}
    nodes = {node.record: node for node in nodes_of(page.nodes, "card")}
    for row in make_grid(document).rows:
        for one in row.placements:
            stacked = row.lane.type not in CURVED and one.card.image is None
            if stacked and one.first == one.last:
                found.setdefault(one.first, []).append(nodes[one.card.id])
    return [
        (cards[0].width, sum(card.height / card.width for card in cards) / len(cards))
        for _, cards in sorted(found.items())
    ]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("name", SAMPLES)
def test_no_column_starves_beside_a_roomy_one(name: str, paper: tuple[float, float]) -> None:
    page = page_of(sample(name), paper)
    if page.text_size <= LEAST_READABLE:
        # the words alone tell how slim a column may be
        return
    columns = columns_of(page, sample(name))
    for (slim, high), (roomy, low) in itertools.permutations(columns, 2):
        assert high < 0.5 or (roomy / slim) * (high / low) < 2, columns


def test_no_column_gives_width_until_it_is_the_next_to_starve() -> None:
    widths, least = [50.0, 50.0, 50.0, 43.0], [30.0, 50.0, 50.0, 20.0]

    def measure(index: int, width: float) -> Cells:
        return Cells([10.0], 60.0 / width if index == 0 else 0.0)

    style = make_style(journey(), theme("paper"), 8.0, typesetter())
    eased = eased_widths(widths, least, measure, style, 0.0)
    assert sum(eased) == pytest.approx(sum(widths))
    assert eased[3] > 0.84 * sum(widths) / len(widths)
    roomy = eased_widths([50.0, 50.0, 50.0, 70.0], least, measure, style, 0.0)
    assert roomy[0] > 50
    assert roomy[3] < 70


@given(
    st.lists(
        st.tuples(st.floats(40, 160), st.lists(st.floats(1, 900), min_size=2, max_size=2))
    ).filter(bool)
)
def test_width_that_makes_no_lane_lower_goes_back(
    columns: list[tuple[float, list[float]]],
) -> None:
    widths = [width for width, _ in columns]
    level = [sum(widths) / len(widths)] * len(widths)

    def measure(index: int, width: float) -> Cells:
        return Cells([10.0 * math.ceil(text / width) for text in columns[index][1]], 0.0)

    def height(of: list[float]) -> float:
        cells = [measure(index, width).heights for index, width in enumerate(of)]
        return math.fsum(max(row) for row in zip(*cells, strict=True))

    def unlike(of: list[float]) -> float:
        return sum(abs(width - each) for width, each in zip(of, level, strict=True))

    style = make_style(journey(), theme("paper"), 8.0, typesetter())
    moved = levelled_widths(widths, level, measure, style)
    assert sum(moved) == pytest.approx(sum(widths))
    assert height(moved) <= height(widths) + 0.02
    assert unlike(moved) <= unlike(widths) + 0.02
    # Nothing is left that could go back.
    step = 4 * style.scale.unit
    for loss, gain in itertools.permutations(range(len(moved)), 2):
        if moved[loss] - step > level[loss] and moved[gain] + step < level[gain]:
            less = [*moved]
            less[loss], less[gain] = less[loss] - step, less[gain] + step
            assert height(less) > height(widths)


def test_columns_alike_are_as_wide_as_each_other_where_a_page_is_roomy() -> None:
    for name in SAMPLES:
        widths = [
            width for width, _ in columns_of(page_of(sample(name), PAPERS["A3"]), sample(name))
        ]
        assert min(widths) > 0.6 * max(widths), (name, widths)


@pytest.mark.parametrize("of", ["stage", "step"])
def test_a_name_above_a_column_gets_the_room_that_a_card_elsewhere_can_do_without(of: str) -> None:
    named = stages(1, 1, 1, 1, 1) if of == "stage" else stages(5)
    last = named[-1] if of == "stage" else named[0]["steps"][-1]
    last["name"] = "Dinner with my friends" if of == "stage" else "Dinner with all my friends"
    steps = [step["id"] for stage in named for step in stage["steps"]]
    texts = {
        "l": [
            "Browse recipes on the bus",
            "Search for tahini in the aisles",
            "Order pizza instead",
        ],
        "m": ["What goes well with tahini?", "It says so nowhere", "Watch the video again"],
    }
    cards = [
        card(f"{row}{at}", row, steps[at], text)
        for row, said in texts.items()
        for at, text in enumerate(said)
    ]
    page = page_of(
        journey(stages=named, lanes=[lane(row, "action") for row in texts], cards=cards), A4
    )
    (name,) = (one.fields[0] for one in nodes_of(page.nodes, of) if one.record == last["id"])
    assert name.block.line_count == 1


def test_a_collapsed_stage_has_room_for_the_marks_of_cards_of_the_whole_map() -> None:
    sources = [{"id": f"s{n}", "title": f"Source {n}"} for n in range(3)]
    marked = card("c", "l", "", "一 二", type="opportunity", importance="high", follow_up=True,
                  sources=[one["id"] for one in sources])  # fmt: skip
    sheet = sheet_of(
        journey(
            stages=stages(2, collapsed=True),
            lanes=[lane("l", "opportunity", grain="map")],
            cards=[marked],
            sources=sources,
        )
    )
    node = cards_of(sheet)["c"]
    texts = [shape for shape in node.primitives if isinstance(shape, Text)]
    assert any("[1,2,3]" in one.block.text for one in texts)
    for one in texts:
        assert one.x + one.block.ink_width <= node.width
