"""What stands under a card's text: whole words, chips in the card's hue, priorities at the end."""

from __future__ import annotations

import colorsys

import pytest

from app.layout.pages import lay_out_page
from app.layout.primitives import Outline, Rectangle, Text
from app.layout.sheet import Node, Page
from app.layout.themes import theme
from app.models.card import priority
from app.models.journey import JourneyMap
from tests.layout.sheets import (
    A4,
    broken_words,
    card,
    cards_of,
    extent,
    inside,
    journey,
    lane,
    line_boxes,
    nodes_of,
    sample,
    sheet_of,
    stages,
    texts,
    typesetter,
)

A3 = (A4[1] * 2**0.5, A4[0] * 2**0.5)
"""A3 upright."""

PLAN = {"customer_impact": 4, "business_impact": 5, "effort": 2, "deadline": "2026-12-04"}


def page_of(document: JourneyMap, paper: tuple[float, float]) -> Page:
    return lay_out_page(document, theme("paper"), paper, typesetter(document.language))


def middle(shape: Text) -> float:
    return shape.y + shape.block.height / 2


def chips_of(node: Node) -> list[Rectangle]:
    """The filled round boxes that a text of the card stands on."""
    return [
        one
        for one in node.primitives[1:]
        if isinstance(one, Rectangle)
        and one.fill
        and any(
            one.x < text.x < one.x + one.width and one.y <= middle(text) <= one.y + one.height
            for text in texts(node)
        )
    ]


@pytest.mark.parametrize("paper", [A3, A4])
def test_no_word_on_a_card_is_broken_at_readable_sizes(paper: tuple[float, float]) -> None:
    page = page_of(sample("car"), paper)
    assert page.text_size >= 7
    broken = [
        word
        for node in nodes_of(page.nodes, "card")
        for one in texts(node)
        for word in broken_words(one.block)
    ]
    assert broken == []


def test_marks_stay_with_the_last_word_where_text_is_larger_than_it_has_to_be() -> None:
    document = sample("car")
    page = page_of(document, A3)
    assert page.text_size > 7
    nodes = {node.record: node for node in nodes_of(page.nodes, "card")}
    marked = [one for one in document.cards if one.importance and one.id in nodes]
    assert len(marked) > 10
    for one in marked:
        [field] = nodes[one.id].fields
        bottom = field.y + field.block.height
        signs = [
            shape
            for shape in nodes[one.id].primitives
            if (isinstance(shape, Outline) and shape.fill)
            or (isinstance(shape, Rectangle) and shape.width < 2)
        ]
        assert any(extent(shape)[3] <= bottom and extent(shape)[1] > field.y for shape in signs), (
            one.text
        )


@pytest.mark.parametrize("name", ["car", "commuter", "pump", "software-trial", "test-results"])
def test_chip_and_priority_have_one_place_on_every_recommendation(name: str) -> None:
    """The chip begins the line under the text, the priority ends the lowest line."""
    document = sample(name)
    nodes = {node.record: node for node in nodes_of(page_of(document, A4).nodes, "card")}
    ranked = [one for one in document.cards if one.plan and priority(one.plan) is not None]
    assert ranked
    for one in ranked:
        node = nodes[one.id]
        [field] = node.fields
        below = [shape for shape in texts(node) if shape.y >= field.y + field.block.height - 0.01]
        edge = min if document.direction == "rtl" else max
        number = edge(texts(node), key=lambda shape: shape.x + shape.block.ink_width / 2)
        assert number in below, one.text
        assert number.block.text[0].isdigit()
        assert all(number.y >= other.y - 0.01 for other in below), one.text
        if chips := chips_of(node):
            assert min(chip.y for chip in chips) <= min(shape.y for shape in below) + 0.01


def test_a_chip_has_the_hue_of_its_card() -> None:
    people = [{"id": "p", "name": "Ann Lee"}, {"id": "q", "name": "Bo Hall"}]
    document = journey(
        stages=stages(1),
        lanes=[lane("t", "thought"), lane("r", "recommendation")],
        personas=people,
        cards=[
            card("a", "t", "a1", type="thought", persona="q"),
            card("b", "r", "a1", type="recommendation", responsible="AK", plan=PLAN),
        ],
    )
    found = cards_of(sheet_of(document))
    for id_, kind in (("a", "thought"), ("b", "recommendation")):
        [chip] = chips_of(found[id_])
        assert chip.fill is not None
        assert abs(hue(chip.fill) - hue(theme("paper").lane_tint(kind).accent)) < 0.03


def hue(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)[0]


def test_a_persona_stands_beside_the_text_where_there_is_room() -> None:
    people = [{"id": "p", "name": "Ann Lee"}, {"id": "q", "name": "Bo Hall"}]
    document = journey(
        stages=stages(1),
        lanes=[lane("t", "thought")],
        personas=people,
        cards=[
            card("a", "t", "a1", "Why?", type="thought", persona="q"),
            card("b", "t", "a1", "Why?", type="thought"),
            card("c", "t", "a1", "Why does nobody tell us?", type="thought", persona="q"),
        ],
    )
    found = cards_of(sheet_of(document))
    assert found["a"].height == pytest.approx(found["b"].height)
    assert found["c"].height > found["b"].height


def test_a_card_in_a_colour_of_its_own_is_outlined_against_a_column_of_that_colour() -> None:
    steps = stages(1)
    steps[0]["steps"][0]["moment_of_truth"] = "moment"
    document = journey(
        stages=steps,
        lanes=[lane("l", "action")],
        cards=[card("a", "l", "a1", colour="#f7e6a6"), card("b", "l", "a1")],
    )
    found = cards_of(sheet_of(document, "paper"))
    boxes = [found[id_].primitives[0] for id_ in ("a", "b")]
    assert [isinstance(box, Rectangle) and box.stroke is not None for box in boxes] == [True, False]


@pytest.mark.parametrize("width", [90, 110, 130, 150, 170])
def test_a_channel_of_several_words_goes_to_the_next_line_as_a_whole(width: int) -> None:
    names = ("e-mail", "in person", "app store", "own night desk")
    document = journey(
        stages=[{"id": "a", "steps": [{"id": "a1", "width": width}]}],
        lanes=[lane("l", "touchpoint")],
        cards=[
            card(
                "t", "l", "a1", type="touchpoint",
                contact={"channels": ["e-mail", "in-person", "app-store", "own night desk"]},
            )
        ],
    )  # fmt: skip
    told = texts(cards_of(sheet_of(document))["t"])[-1].block
    assert len(told.lines) > 1
    lines = [told.text[one.start : one.end].replace("\u00a0", " ") for one in told.lines]
    for name in names:
        assert [line for line in lines if name in line], lines


def test_who_and_when_stand_on_one_chip_or_each_on_one_of_its_own() -> None:
    document = sample("trainers")
    nodes = {node.record: node for node in nodes_of(page_of(document, A4).nodes, "card")}
    planned = [one for one in document.cards if one.plan and one.plan.deadline and one.responsible]
    counts: set[int] = set()
    for one in planned:
        node = nodes[one.id]
        chips = chips_of(node)
        counts.add(len(chips))
        on_chips = [
            text
            for chip in chips
            for text in texts(node)
            if inside(line_boxes(text)[0], extent(chip), 0.5)
        ]
        assert len(on_chips) == len(chips)
        assert on_chips[0].block.text.startswith(one.responsible)
        assert all(text.block.line_count == 1 for text in on_chips), "a chip is no blob"
        tops = [chip.y + chip.height for chip in chips[:-1]]
        assert all(top <= chip.y for top, chip in zip(tops, chips[1:], strict=True))
    assert counts == {1, 2}


def test_a_removed_touchpoint_has_a_mark_that_is_no_letter() -> None:
    """A dash before a word reads as the number one in Chinese and Japanese."""
    plan = {"change": "remove", "touchpoint": "Form"}
    document = journey(
        stages=stages(1),
        lanes=[lane("r", "recommendation")],
        cards=[card("b", "r", "a1", type="recommendation", plan=plan)],
    )
    node = cards_of(sheet_of(document))["b"]
    [said] = [text for text in texts(node) if text.block.text == "Form"]
    [sign] = [one for one in node.primitives if isinstance(one, Outline) and one.stroke]
    _, top, _, bottom = extent(sign)
    assert bottom - top > said.block.style.size / 2
