"""Curves are dimmed with what stands on them."""

from __future__ import annotations

import pytest

from app.canvas.dimming import bright_curves, is_dimmed
from app.canvas.layouter import MapLayouter
from app.layout.lanes.curves import curve_key
from app.layout.sheet import Node
from app.models.journey import JourneyMap
from tests.editor.maps import sample


def curves(map_: JourneyMap) -> list[Node]:
    return [node for node in MapLayouter().sheet(map_).nodes if node.kind == "curve"]


def dimmed(map_: JourneyMap, cards: set[str]) -> set[str]:
    """The curves that are dimmed where these cards are wanted."""
    bright = cards | set(bright_curves(map_, cards))
    return {node.id for node in curves(map_) if is_dimmed(node, bright)}


@pytest.mark.parametrize("name", ["taxi", "pump", "test-results", "trainers"])
def test_a_curve_is_dimmed_with_any_of_its_cards(name: str) -> None:
    map_ = sample(name)
    everything = {card.id for card in map_.cards}
    assert curves(map_)
    assert dimmed(map_, everything) == set()
    assert dimmed(map_, set()) == {node.id for node in curves(map_)}
    felt = next(card for card in map_.cards if card.type == "emotion" and card.feeling is not None)
    key = ":".join(curve_key(felt, map_))
    assert dimmed(map_, everything - {felt.id}) == {f"curve:{felt.lane}:{key}"}
    plain = next(card for card in map_.cards if card.type == "action")
    assert dimmed(map_, everything - {plain.id}) == set()


def test_without_a_filter_no_curve_is_dimmed() -> None:
    assert not any(is_dimmed(node, None) for node in curves(sample("taxi")))
