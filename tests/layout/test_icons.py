"""Icons: one for everything that is drawn with one, whole, inside their box."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.icons import (
    BOX,
    NEUTRAL,
    channel_icon,
    icon,
    icon_names,
    icon_outline,
    lane_icon,
)
from app.layout.primitives import PathCommand
from app.models.vocabulary import Attention, Channel, LaneType, MetricKind, PathKind

ARGUMENTS = {"M": 2, "L": 2, "C": 6, "Z": 0}


def points(commands: tuple[PathCommand, ...]) -> list[tuple[float, float]]:
    """Places on a path: the ends of its pieces, and nine places between on each curve."""
    found: list[tuple[float, float]] = []
    for letter, *values in commands:
        corners = list(zip(values[::2], values[1::2], strict=True))
        if letter == "C":
            bow = [found[-1], *corners]
            for i in range(1, 10):
                t = i / 10
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                x, y = (
                    sum(w * place[axis] for w, place in zip(weights, bow, strict=True))
                    for axis in (0, 1)
                )
                found.append((x, y))
        found.extend(corners[-1:])
    return found


def test_each_word_of_the_field_that_is_drawn_with_an_icon_has_one() -> None:
    names = set(icon_names())
    assert {lane.value for lane in LaneType} <= names
    assert {f"channel-{channel.value}" for channel in Channel} <= names
    assert {f"metric-{kind.value}" for kind in MetricKind} <= names
    assert {kind.value for kind in PathKind} | {kind.value for kind in Attention} <= names


def test_lanes_and_channels_are_told_apart_by_their_icons() -> None:
    for group in (
        [icon(lane.value) for lane in LaneType],
        [icon(channel_icon(channel.value)) for channel in Channel],
        [icon(lane_icon("metric", metric_kind=kind.value)) for kind in MetricKind],
    ):
        assert len({drawn.commands for drawn in group}) == len(group)


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_is_a_whole_path_that_fills_its_box(name: str) -> None:
    drawn = icon(name)
    assert drawn.name == name
    assert drawn.commands[0][0] == "M"
    for letter, *values in drawn.commands:
        assert len(values) == ARGUMENTS[letter]
    for one, other in pairwise(drawn.commands):
        assert not (one[0] == "M" and other[0] in "MZ"), "a move that draws nothing"
    places = points(drawn.commands)
    # Half a stroke of room on each side, as the family has it.
    assert all(0.9 <= x <= BOX - 0.9 and 0.9 <= y <= BOX - 0.9 for x, y in places)
    xs, ys = zip(*places, strict=True)
    assert max(max(xs) - min(xs), max(ys) - min(ys)) >= BOX / 3


@given(st.text())
def test_a_name_of_a_newer_version_is_a_plain_circle(name: str) -> None:
    if name not in icon_names():
        assert icon(name) == icon(NEUTRAL)


def test_a_lane_has_its_own_icon_then_its_metrics_then_its_types() -> None:
    assert lane_icon("metric", "bell", "cost") == "bell"
    assert lane_icon("metric", metric_kind="cost") == "metric-cost"
    assert lane_icon("metric", metric_kind="from-tomorrow") == "metric"
    assert lane_icon("barrier", metric_kind="cost") == "barrier"
    assert channel_icon("carrier pigeon") == channel_icon("own")


@given(
    st.sampled_from(icon_names()),
    st.floats(-1000, 1000),
    st.floats(-1000, 1000),
    st.floats(4, 400),
    st.booleans(),
)
def test_an_outline_stands_in_the_square_it_was_given(
    name: str, x: float, y: float, size: float, mirrored: bool
) -> None:
    outline = icon_outline(name, x, y, size, "#123456", mirrored=mirrored)
    assert outline.fill is None
    assert outline.stroke is not None
    assert outline.stroke.round_ends
    half = outline.stroke.width / 2
    assert half == pytest.approx(size / 24)
    for px, py in points(outline.commands):
        assert x + half * 0.89 <= px <= x + size - half * 0.89
        assert y + half * 0.89 <= py <= y + size - half * 0.89


def test_only_what_points_along_the_journey_turns_round() -> None:
    tip = max(points(icon_outline("action", 0, 0, 24, "#000000").commands))
    turned = min(points(icon_outline("action", 0, 0, 24, "#000000", mirrored=True).commands))
    assert turned == (24 - tip[0], tip[1])
    assert icon_outline("undo", 0, 0, 24, "#000000") == icon_outline(
        "undo", 0, 0, 24, "#000000", mirrored=True
    )
