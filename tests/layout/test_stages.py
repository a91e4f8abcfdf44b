"""The stage row: what is said of a step under its name."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest

from app.layout.marks import icon
from app.layout.primitives import Outline, Primitive, Text
from app.models.journey import JourneyMap
from tests.layout.sheets import Json, card, extent, journey, lane, sheet_of, stages, texts


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
