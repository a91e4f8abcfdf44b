"""Cells by name: each open cell once, found by parts of the names of its column and its lane."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.canvas.cell_names import matching, named_cells
from app.editor.navigate import Cells
from app.editor.step_names import step_name
from app.models.base import evolve
from app.models.journey import JourneyMap
from tests.editor.maps import small_map
from tests.generators import maps


def test_cells_are_named_by_stage_step_and_lane() -> None:
    names = [one.name for one in named_cells(small_map())]
    assert names == [
        "Need · Actions",
        "Buy › Find · Actions",
        "Buy › Pay · Actions",
        "Need · Goals",
        "Buy · Goals",
        "Whole map · Notes",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pay", ["Buy › Pay · Actions"]),
        ("goal BUY", ["Buy · Goals"]),
        ("  act  fi", ["Buy › Find · Actions"]),
        ("nowhere", []),
    ],
)
def test_a_cell_is_found_by_parts_of_names(typed: str, found: list[str]) -> None:
    assert [one.name for one in matching(named_cells(small_map()), typed)] == found


def test_accents_need_not_be_typed() -> None:
    map_ = small_map()
    lanes = (evolve(map_.lanes[0], title="Später"), *map_.lanes[1:])
    assert len(matching(named_cells(evolve(map_, lanes=lanes)), "spater")) == 3


@given(maps())
def test_each_open_cell_is_named_once(map_: JourneyMap) -> None:
    cells = Cells(map_)
    named = [one.cell for one in named_cells(map_)]
    assert len(set(named)) == len(named)
    for cell in named:
        assert cells.is_open(cell)
        assert cells.cell(cells.row(cell[0]), cells.column(cell[1])) == cell


def test_a_cell_is_called_as_its_step_is_elsewhere() -> None:
    map_ = small_map()
    (alone,) = map_.stages[0].steps
    named = evolve(
        map_, stages=(evolve(map_.stages[0], steps=(evolve(alone, name="See"),)), *map_.stages[1:])
    )
    steps = [step_name(named, step) for step in named.steps]
    assert steps == ["Need › See", "Buy › Find", "Buy › Pay"]
    assert [one.column for one in named_cells(named)[:3]] == steps


def test_what_has_no_name_is_numbered() -> None:
    map_ = evolve(small_map(), stages=tuple(evolve(one, name="") for one in small_map().stages))
    assert [one.column for one in named_cells(map_)[:2]] == ["Stage 1", "Stage 2 › Find"]


def test_a_lane_without_a_title_is_called_as_it_is_headed() -> None:
    map_ = small_map()
    lanes = tuple(evolve(one, title="") for one in map_.lanes)
    untitled = evolve(map_, lanes=lanes, language="de")
    assert [one.lane for one in named_cells(untitled)[2:4]] == [
        "Handlungen",
        "Ziele und Erwartungen",
    ]
