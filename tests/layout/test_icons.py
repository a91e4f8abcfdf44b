"""Icons: one for everything that is drawn with one, whole, inside their box."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.icons import (
    BOX,
    NEUTRAL,
    icon,
    icon_names,
    lane_icon,
)
from app.layout.marks import icon as icon_mark
from app.layout.marks import icon_commands
from app.layout.primitives import Outline, PathCommand
from app.models.vocabulary import Attention, Channel, LaneType, MetricKind, PathKind
from tools import make_icons, svg_shapes
from tools.own_icons import OWN

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
        [icon(f"channel-{channel.value}") for channel in Channel],
        [icon(lane_icon("metric", metric_kind=kind.value)) for kind in MetricKind],
    ):
        assert len({drawn.commands for drawn in group}) == len(group)


def test_a_note_has_the_icon_of_the_lane_of_notes() -> None:
    assert icon("note").commands == icon("own").commands


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


@given(
    st.sampled_from(icon_names()),
    st.floats(-1000, 1000),
    st.floats(-1000, 1000),
    st.floats(4, 400),
    st.booleans(),
)
def test_an_icon_stands_in_the_square_it_was_given(
    name: str, x: float, y: float, size: float, rtl: bool
) -> None:
    (outline,) = icon_mark(name, size, "#123456", rtl=rtl).primitives
    assert isinstance(outline, Outline)
    assert outline.fill is None
    assert outline.stroke is not None
    assert outline.stroke.round_ends
    half = outline.stroke.width / 2
    assert half == pytest.approx(size / 24)
    for px, py in points(icon_commands(icon(name), x, y, size, rtl=rtl)):
        assert x + half * 0.89 <= px <= x + size - half * 0.89
        assert y + half * 0.89 <= py <= y + size - half * 0.89


def test_what_does_not_point_along_the_journey_is_turned_before_the_sheet_is() -> None:
    tip = max(points(icon_commands(icon("undo"), 0, 0, 24, rtl=False)))
    turned = min(points(icon_commands(icon("undo"), 0, 0, 24, rtl=True)))
    assert turned[0] == 24 - tip[0]
    assert icon_commands(icon("action"), 0, 0, 24, rtl=True) == icon("action").commands


# The compiler of the file ------------------------------------------------------------------------

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{}</svg>'


def compiled(element: str) -> list[tuple[float, float]]:
    """Places on the outline of one SVG element."""
    return points(tuple(svg_shapes.shapes(SVG.format(element))))


def test_the_file_holds_the_icons_of_the_compilers_table() -> None:
    assert set(icon_names()) == make_icons.chosen().keys() | OWN.keys()


@pytest.mark.parametrize("name", sorted(OWN))
def test_footpaths_own_icons_are_compiled_as_they_are_drawn_and_named_in_their_licence(
    name: str,
) -> None:
    drawn = make_icons.line(name, svg_shapes.shapes(SVG.format(OWN[name])))
    assert drawn in make_icons.TARGET.read_text(encoding="utf-8").splitlines(keepends=True)
    told = make_icons.TARGET.with_name("README.md").read_text(encoding="utf-8")
    assert re.search(rf"[ \n]{name}[,. \n]", told.partition("Footpath's own are")[2])


@pytest.mark.parametrize(
    "element",
    [
        '<circle cx="12" cy="12" r="9"/>',
        '<ellipse cx="12" cy="12" rx="9" ry="9"/>',
        '<rect x="3" y="3" width="18" height="18" rx="9"/>',
        '<path d="M3 12a9 9 0 1 0 18 0 9 9 0 10-18 0"/>',
        '<path d="M3,12A9,9,0,0,1,12,3A9 9 90 1 1 3 12Z"/>',
    ],
)
def test_all_ways_to_write_a_circle_draw_one(element: str) -> None:
    places = compiled(element)
    assert all(
        ((x - 12) ** 2 + (y - 12) ** 2) ** 0.5 == pytest.approx(9, abs=0.01) for x, y in places
    )
    for axis in (0, 1):
        assert min(place[axis] for place in places) == pytest.approx(3, abs=0.02)
        assert max(place[axis] for place in places) == pytest.approx(21, abs=0.02)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<path d="M2 3 8 9h4v-2z"/>', '<path d="m2,3l6,6L12 9V7Z"/>'),
        ('<path d="M2 3C4 3 6 5 6 7s2 4 4 4"/>', '<path d="m2 3c2 0 4 2 4 4C6 9 8 11 10 11"/>'),
        ('<path d="M0 0Q6 12 12 0t12 0"/>', '<path d="M0 0q6 12 12 0Q18-12 24 0"/>'),
        ('<path d="M0 0Q6 12 12 0"/>', '<path d="M0 0C4 8 8 8 12 0"/>'),
        ('<line x1="1" y1="2" x2="3" y2="4"/>', '<polyline points="1,2 3 4"/>'),
        ('<polygon points="1 2 3 4 5 2"/>', '<path d="M1 2 3 4 5 2Z"/>'),
        ('<rect x="1" y="2" width="3" height="4"/>', '<path d="M1 2h3v4h-3z"/>'),
    ],
)
def test_two_ways_to_write_a_shape_draw_the_same(one: str, other: str) -> None:
    values, others = ([v for place in compiled(path) for v in place] for path in (one, other))
    assert values == pytest.approx(others)


@pytest.mark.parametrize(
    "element",
    [
        '<text x="1" y="2">a</text>',
        '<rect x="1" y="2" width="3" height="4" transform="rotate(45)"/>',
        '<circle cx="12" cy="12" r="9" fill="currentColor"/>',
        '<path d="M1 2 wrong"/>',
    ],
)
def test_what_the_compiler_does_not_know_is_refused(element: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        svg_shapes.shapes(SVG.format(element))
