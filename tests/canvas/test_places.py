"""Nodes are found by their place, whether they are filed or looked through."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPointF, QRectF

from app.canvas import places
from app.canvas.layouter import MapLayouter
from app.canvas.places import NodePlaces, tiles_of
from app.layout.sheet import difference
from app.models import edits
from tests.editor.maps import sample


@pytest.mark.parametrize("few", [0, 10**6])
def test_nodes_are_found_where_they_stand(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_FEW", few)
    layouter, before, rng = MapLayouter(), sample("taxi"), random.Random(4)
    card = next(one for one in before.cards if one.type == "action")
    after = edits.remove_cards(
        edits.set_card_text(before, card.id, "Words enough for a lane that is higher than it was"),
        [before.cards[-1].id],
    )
    one, other = layouter.sheet(before), layouter.sheet(after)
    filed = NodePlaces(one)
    filed.follow(other, difference(one, other))
    for _ in range(200):
        x, y = rng.uniform(0, other.width), rng.uniform(0, other.height)
        seen = QRectF(x, y, rng.uniform(1, 900), rng.uniform(1, 700))
        near = filed.on(tiles_of(seen))
        for node in other.nodes:
            box = QRectF(node.x, node.y, max(node.width, 0.1), max(node.height, 0.1))
            assert node.id in near or not box.intersects(seen)
        assert near <= set(other.by_id)
        hit = filed.at(QPointF(x, y), ("card",))
        under = [
            node.id
            for node in other.nodes
            if node.kind == "card"
            and node.x <= x <= node.x + node.width
            and node.y <= y <= node.y + node.height
        ]
        assert (hit.id if hit is not None else None) == (under[-1] if under else None)
