"""The bar at the edge of a card is one with its box."""

from __future__ import annotations

import pytest

from app.layout.primitives import Outline, Rectangle
from tests.layout.sheets import card, cards_of, extent, journey, lane, points_of, sheet_of, stages


@pytest.mark.parametrize("evidence", ["", "measured", "assumed"])
def test_no_ground_is_seen_between_the_bar_and_the_corners_of_the_box(evidence: str) -> None:
    """Where the bar ends it is as high as the box, whose corner is still round there."""
    own = card("c", "l", "a1", type="barrier", evidence=evidence)
    document = journey(stages=stages(1), lanes=[lane("l", "barrier")], cards=[own])
    node = cards_of(sheet_of(document))["c"]
    box, bar = node.primitives[:2]
    assert isinstance(box, Rectangle)
    assert isinstance(bar, Outline)
    left, top, right, bottom = extent(bar)
    box_left, box_top, _, box_bottom = extent(box)
    assert (left, top, bottom) == pytest.approx((box_left, box_top, box_bottom))
    inner = [y for x, y in points_of(bar) if x == pytest.approx(right)]
    assert min(inner) == pytest.approx(box_top)
    assert max(inner) == pytest.approx(box_bottom)
    assert right < box.radius + 1, "the box is still round there"
    assert min(y for x, y in points_of(bar) if x == left) > top, "its own corners are round"
