from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from app.layout.sheet_layout import lay_out
from app.layout.text import Typesetter
from app.layout.themes import theme
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.vocabulary import LaneType
from app.storage import dump, parse
from bench.maps import LARGE, SMALL, Size, make_map
from bench.vocabulary import COUNT, latin, others
from tests.census import SCRIPTS, scripts_of


@cache
def made(size: Size) -> JourneyMap:
    return make_map(size)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: size.name)
def test_a_map_is_sound_and_as_large_as_it_says(size: Size) -> None:
    map_ = made(size)
    assert faults(map_) == ()
    assert (len(map_.steps), len(map_.lanes), len(map_.cards)) == (
        size.steps,
        size.lanes,
        size.cards,
    )
    parsed = parse(dump(map_))
    assert parsed.notices == ()
    assert parsed.map == map_


def test_a_map_is_the_same_each_time() -> None:
    assert dump(make_map(SMALL)) == dump(made(SMALL))


def test_words_are_many_and_all_different() -> None:
    assert COUNT >= 20_000
    assert len(set(latin())) == COUNT
    assert len(others()) == 10
    used = {word for card in made(LARGE).cards for word in card.text.split()}
    assert len(used) > 10_000


def test_a_large_map_has_lanes_of_all_types_emotions_pairs_and_spans() -> None:
    map_ = made(LARGE)
    assert {lane.type for lane in map_.lanes} == set(LaneType)
    assert sum(card.feeling is not None for card in map_.cards) >= LARGE.steps
    assert len(map_.pairs) > 50
    assert sum(bool(card.until) for card in map_.cards) > 20
    assert map_.paths
    assert map_.arrows
    assert map_.pictures


def test_one_card_of_twenty_is_in_one_of_ten_scripts() -> None:
    map_ = made(LARGE)
    foreign = [card for card in map_.cards if card.text and not card.text.isascii()]
    assert len(foreign) == pytest.approx(len(map_.cards) / 20, rel=0.2)
    met = set().union(*(scripts_of(card.text) for card in foreign))
    assert met == set(SCRIPTS.values())


def test_most_cards_have_three_lines() -> None:
    map_ = made(LARGE)
    sheet = lay_out(map_, theme(map_.theme), Typesetter(map_.language))
    lines = Counter(
        field.block.line_count
        for node in sheet.nodes
        if node.kind == "card"
        for field in node.fields
    )
    assert lines[3] > sum(lines.values()) / 2
