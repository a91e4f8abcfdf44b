"""A stage's only step that is called as its stage is named once on the page, and in its row."""

from __future__ import annotations

from typing import Any

import pytest

from app.layout.headings import lay_out_stage_row
from app.layout.themes import theme
from app.models.journey import JourneyMap
from tests.layout.sheets import journey, lane, nodes_of, sheet_of, stages, typesetter, words_of


def map_of(stage: str, *steps: str, **details: Any) -> JourneyMap:
    """A map whose first stage has these steps; its second one has two steps with names."""
    first, second = stages(max(len(steps), 1), 2)
    first["name"] = stage
    for one, name in zip(first["steps"], steps, strict=True):
        one.update(name=name, **details)
    return journey(stages=[first, second], lanes=[lane("do", "action")])


def written(map_: JourneyMap) -> str:
    """What stands below the first stage's name on the sheet."""
    sheet = sheet_of(map_)
    return words_of(nodes_of(sheet.nodes, "step")[0]).strip()


@pytest.mark.parametrize("name", ["Order", "order", " Order  "])
def test_the_name_of_a_stage_s_only_step_is_not_said_twice(name: str) -> None:
    assert written(map_of("Order", name)) == ""
    assert written(map_of("Order", name)) == written(map_of("Order", ""))


def test_another_name_stands_there_and_so_does_that_of_one_of_several() -> None:
    assert written(map_of("Order", "Order the car")) == "Order the car"
    assert written(map_of("Order", "Order", "Pay")) == "Order"


def test_what_else_is_said_of_the_step_stays() -> None:
    assert written(map_of("Order", "Order", duration=240)).split() == ["4", "min"]
    assert written(map_of("Order", "Order", situation="At night")) == "At night"


def test_without_other_names_the_row_has_no_line_for_one() -> None:
    def high(name: str) -> float:
        one = journey(stages=[{**stages(1)[0], "steps": [{"id": "a1", "name": name}]}])
        return nodes_of(sheet_of(one).nodes, "step")[0].height

    assert high("Stage A") == high("")
    assert high("Stage A") < high("Another")


@pytest.mark.parametrize("zoom", [0.2, 0.45, 1.0, 3.0])
def test_the_pinned_row_says_it_once_and_makes_room_where_it_is_written(zoom: float) -> None:
    map_ = map_of("Order", "Order")
    sheet, setter = sheet_of(map_), typesetter(map_.language)

    def row(room: str = "") -> str:
        strip = lay_out_stage_row(map_, sheet, theme(map_.theme), setter, zoom, 1e9, None, room)
        found = [words_of(node).strip() for node in nodes_of(strip.nodes, "step")]
        return found[0] if found else ""

    assert row() == ""
    assert row("a1") == ""
    alone = journey(stages=[{**stages(1)[0], "steps": [{"id": "a1", "name": "Stage A"}]}])
    sheet = sheet_of(alone)
    sizes = [
        lay_out_stage_row(alone, sheet, theme(alone.theme), setter, 1.0, 1e9, None, room).size
        for room in ("", "a1")
    ]
    assert sizes[0] < sizes[1]
