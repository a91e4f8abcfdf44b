"""Nodes are found by their place, whether they are filed or looked through."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPointF, QRectF

from app.canvas.layouter import MapLayouter
from app.canvas.places import NodePlaces, tiles_of
from tests.editor.maps import sample


@pytest.mark.parametrize("looks", [0, 10**6])
def test_nodes_are_found_where_they_stand(looks: int) -> None:
    rng, sheet = random.Random(4), MapLayouter().sheet(sample("taxi"))
    places = NodePlaces(sheet, looks)
    for _ in range(200):
        x, y = rng.uniform(0, sheet.width), rng.uniform(0, sheet.height)
        seen = QRectF(x, y, rng.uniform(1, 900), rng.uniform(1, 700))
        near = places.on(tiles_of(seen))
        for node in sheet.nodes:
            box = QRectF(node.x, node.y, max(node.width, 0.1), max(node.height, 0.1))
            assert node.id in near or not box.intersects(seen)
        assert near <= set(sheet.by_id)
        hit = places.at(QPointF(x, y), ("card",))
        under = [
            node.id
            for node in sheet.nodes
            if node.kind == "card"
            and node.x <= x <= node.x + node.width
            and node.y <= y <= node.y + node.height
        ]
        assert (hit.id if hit is not None else None) == (under[-1] if under else None)
