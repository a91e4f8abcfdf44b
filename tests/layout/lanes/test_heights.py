"""A lane that is drawn to a scale fills the height that was chosen for it."""

from __future__ import annotations

import pytest

from app.models.edits import change_lane
from app.models.journey import JourneyMap
from tests.layout.sheets import card, feeling, journey, lane, nodes_of, sheet_of, stages


def drawn_to_a_scale(kind: str) -> JourneyMap:
    """Two numbers, levels or scores far from each other."""
    if kind == "emotion":
        cards = [feeling("low", "l", "a1", -2.0), feeling("high", "l", "a2", 2.0)]
    elif kind == "engagement":
        cards = [
            card("low", "l", "a1", "", type="engagement", engagement=1),
            card("high", "l", "a2", "", type="engagement", engagement=5),
        ]
    else:
        cards = [
            card("low", "l", "a1", "", type="metric", value=1.0),
            card("high", "l", "a2", "", type="metric", value=9.0),
        ]
    metric = {"metric": {"kind": "own", "display": "line"}} if kind == "metric" else {}
    return journey(stages=stages(2), lanes=[lane("l", kind, **metric)], cards=cards)


@pytest.mark.parametrize("kind", ["emotion", "engagement", "metric"])
def test_it_reaches_as_far_as_the_lane_is_high(kind: str) -> None:
    def reach(map_: JourneyMap) -> tuple[float, float]:
        sheet = sheet_of(map_)
        (row,) = sheet.rows
        nodes = {one.record: one for one in nodes_of(sheet.nodes, "card")}
        return row.height, nodes["low"].y - nodes["high"].y

    map_ = drawn_to_a_scale(kind)
    height, apart = reach(map_)
    assert reach(change_lane(map_, "l", height=height)) == pytest.approx((height, apart))
    higher, further = reach(change_lane(map_, "l", height=height + 200))
    assert higher == height + 200
    assert further > apart + 150
