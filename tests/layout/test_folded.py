"""Beside the canvas a collapsed stage, however narrow, takes no word from the others."""

from __future__ import annotations

import pytest

from app.layout.headings import lay_out_stage_row
from app.layout.sheet import Node
from app.layout.themes import theme
from app.models.journey import JourneyMap
from tests.layout.sheets import extent, nodes_of, sample, sheet_of, texts, typesetter, words_of


def steps_beside(map_: JourneyMap, percent: float) -> dict[str, Node]:
    """The headings of the steps at a zoom, by the steps' ids."""
    sheet, setter = sheet_of(map_, headings=False), typesetter(map_.language)
    strip = lay_out_stage_row(map_, sheet, theme(map_.theme), setter, percent / 75)
    return {node.record: node for node in nodes_of(strip.nodes, "step")}


def folded(name: str, at: int) -> JourneyMap:
    """A sample with one stage collapsed."""
    map_ = sample(name)
    stage = map_.stages[at].model_copy(update={"collapsed": True})
    return map_.model_copy(update={"stages": (*map_.stages[:at], stage, *map_.stages[at + 1 :])})


@pytest.mark.parametrize("percent", range(24, 100, 3))
def test_the_other_steps_keep_their_names(percent: int) -> None:
    map_ = folded("taxi", 1)
    before, after = steps_beside(sample("taxi"), percent), steps_beside(map_, percent)
    inside = {step.id for step in map_.stages[1].steps}
    others = [one for one, node in before.items() if texts(node) and one not in inside]
    assert others
    for one in others:
        assert one in after, "a name is gone"
        assert texts(after[one])[:1], before[one].name
        assert after[one].name == before[one].name


@pytest.mark.parametrize("percent", range(24, 100, 3))
def test_how_many_cards_it_keeps_is_told_within_its_column(percent: int) -> None:
    map_ = folded("taxi", 1)
    inside = {step.id for step in map_.stages[1].steps}
    many = len([card for card in map_.cards if card.step in inside])
    (node,) = (one for id_, one in steps_beside(map_, percent).items() if id_ in inside)
    assert words_of(node).split()[:1] == [str(many)]
    for one in texts(node):
        left, _, right, _ = extent(one)
        assert left >= 0
        assert right <= node.width
        assert one.block.line_count <= len(one.block.text.split()), "it is broken"


def test_where_not_even_the_number_has_room_nothing_is_drawn() -> None:
    for percent in range(4, 24, 2):
        for node in steps_beside(folded("taxi", 1), percent).values():
            for one in texts(node):
                assert extent(one)[2] <= node.width + 0.5
