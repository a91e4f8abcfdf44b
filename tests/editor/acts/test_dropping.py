"""Cards dropped anywhere on invented maps: nothing is lost, nothing breaks."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.editor.acts.dropping import drop_cards
from app.editor.navigate import Cells
from app.models.card import Card
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType
from tests.editor.maps import card_of
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
    assert (landed.lane, landed.step) == goal
    fresh = frozenset(card.id for card in change.map.cards) - frozenset(map_.records)
    assert len(fresh) == (len(chosen) if copy else 0)
    assert texts(change.map, fresh) == texts(map_)
    if copy:
        assert texts(change.map) - texts(map_) == Counter(
            card.text for card in map_.cards if card.id in chosen
        )
    inside = [one.id for one in change.map.cells[goal]]
    if place is not None:
        assert inside.index(change.selection.current) >= place
    known = {kind.value for kind in CardType}
    assert all(card.type in known or card.id in map_.records for card in change.map.cards)
