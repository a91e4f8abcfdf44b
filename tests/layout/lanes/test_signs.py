"""The signs of an emotion lane's zones are read for themselves."""

from __future__ import annotations

import pytest

from app.layout.primitives import Outline
from tests.layout.sheets import SAMPLES, extent, nodes_of, points_of, sample, sheet_of


@pytest.mark.parametrize("look", ["paper", "ink"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_of_the_hatch_runs_into_the_minus(name: str, look: str) -> None:
    sheet = sheet_of(sample(name), look)
    minuses = [node for node in nodes_of(sheet.nodes, "sign") if node.id.endswith(":bad")]
    zones = {node.record: node for node in nodes_of(sheet.nodes, "zone")}
    for node in minuses:
        zone = zones[node.record]
        boxes = [extent(shape) for shape in node.primitives]
        left, right = min(b[0] for b in boxes) + node.x, max(b[2] for b in boxes) + node.x
        level = (boxes[0][1] + boxes[0][3]) / 2 + node.y
        struck = 0
        for shape in zone.primitives:
            if not isinstance(shape, Outline) or shape.stroke is None or shape.stroke.dash:
                continue
            ends = points_of(shape)
            for (ax, ay), (bx, by) in zip(ends[::2], ends[1::2], strict=False):
                if abs(ax - bx) < 0.01 or abs(ay - by) < 0.01:
                    continue
                struck += 1
                for part in range(51):
                    x = zone.x + ax + (bx - ax) * part / 50
                    y = zone.y + ay + (by - ay) * part / 50
                    beside = max(left - x, x - right, abs(y - level))
                    assert beside > 1.0, "it reads as a knot in the hatch"
        assert struck > 10
