"""Cards dropped anywhere on invented maps: nothing is lost, nothing breaks."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.acts.cards import move_cards_to
from app.editor.acts.dropping import drop_cards
from app.editor.navigate import Cells
from app.editor.selection import Selection
from app.models.base import Id, evolve
from app.models.card import Card
from app.models.edits.span import columns_of
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Step
from app.models.vocabulary import CardType
from tests.editor.acts.acting import done
from tests.editor.maps import card_of, small_map
from tests.generators import random_map


def texts(map_: JourneyMap, but: frozenset[str] = frozenset()) -> Counter[str]:
    return Counter(card.text for card in map_.cards if card.id not in but)


def seen(map_: JourneyMap) -> list[Card]:
    """The cards that a pointer can take hold of."""
    cells = Cells(map_)
    return [
        card
        for row in range(len(cells.lanes))
        for column in range(max(1, len(cells.columns)))
        if (cell := cells.cell(row, column)) is not None
        for card in cells.cards(cell)
    ]


def span(columns: list[Id], card: Card) -> int:
    """How many columns a card covers."""
    return columns.index(card.until) - columns.index(card.step) + 1 if card.until else 1


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(1, 5), copy=st.booleans())
def test_wherever_cards_are_dropped_no_text_is_lost(seed: int, count: int, copy: bool) -> None:
    rng = Random(seed)
    map_ = random_map(seed, 5, 6, 20)
    cards = list({card.id: card for card in seen(map_)}.values())
    cells = Cells(map_)
    rows, columns = len(cells.lanes), max(1, len(cells.columns))
    goal = cells.cell(rng.randrange(rows), rng.randrange(columns)) if rows else None
    if not cards or goal is None:
        return
    chosen = [card.id for card in rng.sample(cards, min(count, len(cards)))]
    held = rng.choice(chosen)
    others = [one for one in map_.cells.get(goal, ()) if copy or one.id not in chosen]
    place = rng.choice([None, *range(len(others) + 1)])
    change = drop_cards(map_, chosen, held, goal, place, copy=copy)
    if change is None:
        return
    assert not faults(change.map, 1)
    assert change.selection is not None
    assert len(change.selection.records) == len(chosen)
    landed = card_of(change.map, change.selection.current)
    assert landed.lane == goal[0]
    grains = {lane.id: lane.grain for lane in map_.lanes}
    order = columns_of(map_, grains[landed.lane]) or [""]
    kept = grains[landed.lane] == grains[card_of(map_, held).lane]
    width = span(order, card_of(map_, held)) if kept else 1
    assert landed.step == order[min(order.index(goal[1]), len(order) - width)]
    assert span(order, landed) == width, "it covers as many columns as before"
    fresh = frozenset(card.id for card in change.map.cards) - frozenset(map_.records)
    assert len(fresh) == (len(chosen) if copy else 0)
    assert texts(change.map, fresh) == texts(map_)
    if copy:
        assert texts(change.map) - texts(map_) == Counter(
            card.text for card in map_.cards if card.id in chosen
        )
    inside = [one.id for one in change.map.cells[landed.lane, landed.step]]
    if place is not None and landed.step == goal[1]:
        assert inside.index(change.selection.current) >= place
    known = {kind.value for kind in CardType}
    assert all(card.type in known or card.id in map_.records for card in change.map.cards)


def wide_map() -> JourneyMap:
    """A card over steps find and pay, and one above each in a lane of its own."""
    map_ = small_map()
    steps = (*map_.stages[1].steps, Step(id="wear"), Step(id="mend"))
    stages = (map_.stages[0], evolve(map_.stages[1], steps=steps))
    lanes = (*map_.lanes, Lane(id="think", type="thought"))
    wide = Card(id="wide", lane="think", step="find", until="pay", type="thought", text="Wide")
    return evolve(map_, stages=stages, lanes=lanes, cards=(*map_.cards, wide))


def covered(map_: JourneyMap, id_: str = "wide") -> tuple[str, str]:
    card = card_of(map_, id_)
    return card.step, card.until


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_at_the_end_of_the_map_a_card_over_several_columns_stops(direction: str) -> None:
    map_ = evolve(wide_map(), direction=direction)
    onward, back = ("right", "left") if direction == "ltr" else ("left", "right")
    for step in (("pay", "wear"), ("wear", "mend")):
        change = done(f"move-{onward}", map_, "wide", cell=("think", covered(map_)[0]))
        assert change is not None
        map_ = change.map
        assert covered(map_) == step
    assert done(f"move-{onward}", map_, "wide", cell=("think", "wear")) is None
    for step in (("pay", "wear"), ("find", "pay"), ("notice", "find")):
        change = done(f"move-{back}", map_, "wide", cell=("think", covered(map_)[0]))
        assert change is not None
        map_ = change.map
        assert covered(map_) == step
    assert done(f"move-{back}", map_, "wide", cell=("think", "notice")) is None


@pytest.mark.parametrize("copy", [False, True])
def test_dropped_in_the_last_column_it_ends_there(copy: bool) -> None:
    change = drop_cards(wide_map(), ["wide"], "wide", ("think", "mend"), 0, copy=copy)
    assert change is not None
    assert change.selection is not None
    assert covered(change.map, change.selection.current) == ("wear", "mend")
    assert change.selection.cell == ("think", "wear")
    moved = move_cards_to(wide_map(), Selection(("wide",), ("think", "find")), ("think", "mend"))
    assert moved is not None
    assert covered(moved.map) == ("wear", "mend")
    assert moved.selection == Selection(("wide",), ("think", "wear"))


def test_cards_of_several_cells_stop_before_one_would_reach_beyond_the_map() -> None:
    map_ = wide_map()
    change = drop_cards(map_, ["hole", "wide"], "hole", ("do", "pay"), None, copy=False)
    assert change is not None
    assert covered(change.map) == ("wear", "mend")
    assert drop_cards(map_, ["hole", "wide"], "hole", ("do", "wear"), None, copy=False) is None
