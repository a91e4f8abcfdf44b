"""Curves that never overshoot, their gaps, and the pattern of a zone."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.curve import PARTS, Point, Samples, monotone, tangents
from app.layout.grid import Placement, make_grid
from app.layout.lanes.clearing import hatching
from app.layout.lanes.curves import CurvePoint, curve_paths, pieces
from tests.layout.sampling import points_along
from tests.layout.sheets import ends, feeling, journey, lane, numbers, stages

_STEPS = st.lists(
    st.tuples(st.floats(0.5, 200), st.floats(-300, 300)), min_size=1, max_size=12
)  # (how far to the right of the last point, y)


def points_of(steps: list[tuple[float, float]]) -> list[Point]:
    xs = itertools.accumulate(step for step, _ in steps)
    return [(x, y) for x, (_, y) in zip(xs, steps, strict=True)]


@given(st.lists(_STEPS, min_size=1, max_size=3), st.data())
def test_the_samples_in_a_box_are_those_of_the_curve(
    runs: list[list[tuple[float, float]]], data: st.DataObject
) -> None:
    """On whole numbers, as a sample on the very edge of a box may fall on either side."""
    curves, paths, at = Samples(), [], 0.0
    for run in runs:
        points = [(round(x) + n + at, y) for n, (x, y) in enumerate(points_of(run))]
        paths.append(monotone(points))
        at = points[-1][0] + 1
    curves.add(paths)
    known = [point for path in paths if len(path) > 1 for point in points_along(path, PARTS)]
    for _ in range(5):
        left, top = (data.draw(st.floats(-100, 400)) + 0.0137 for _ in "xy")
        right, bottom = (one + data.draw(st.floats(0, 300)) for one in (left, top))
        inside = [x for x, y in known if left < x < right and top < y < bottom]
        assert curves.inside((left, top, right, bottom)) == len(inside)


@given(_STEPS)
def test_a_curve_stays_between_the_points_beside_it(steps: list[tuple[float, float]]) -> None:
    points = points_of(steps)
    for (a, b), command in zip(itertools.pairwise(points), monotone(points)[1:], strict=True):
        piece = points_along((("M", *a), command), per_piece=40)
        ys = [y for _, y in piece]
        xs = [x for x, _ in piece]
        assert min(a[1], b[1]) - 1e-6 <= min(ys)
        assert max(ys) <= max(a[1], b[1]) + 1e-6
        assert xs == sorted(xs)
        # It goes one way only: no waves between two points.
        differences = [later - earlier for earlier, later in itertools.pairwise(ys)]
        assert all(d >= -1e-6 for d in differences) or all(d <= 1e-6 for d in differences)


@given(_STEPS)
def test_a_curve_passes_through_its_points(steps: list[tuple[float, float]]) -> None:
    points = points_of(steps)
    assert ends(monotone(points)) == points


@given(_STEPS.filter(lambda steps: len(steps) > 2))
def test_a_curve_has_no_corner_at_an_inner_point(steps: list[tuple[float, float]]) -> None:
    for before, after in itertools.pairwise(map(numbers, monotone(points_of(steps))[1:])):
        *_, x2, y2, x, y = before
        arriving = (y - y2) / (x - x2)
        leaving = (after[1] - y) / (after[0] - x)
        assert leaving == pytest.approx(arriving, rel=1e-4, abs=1e-4)


def test_a_peak_is_level() -> None:
    slopes = tangents([(0, 0), (10, 5), (20, 0), (30, -5)])
    assert slopes[1] == 0
    assert slopes[2] < 0


def test_points_on_one_line_make_a_line() -> None:
    for x1, y1, x2, y2, x3, y3 in map(numbers, monotone([(0, 0), (10, 10)])[1:]):
        assert (x1, x2, x3) == pytest.approx((y1, y2, y3))


def test_few_points_need_no_curve() -> None:
    assert monotone([]) == ()
    assert monotone([(3, 4)]) == (("M", 3, 4),)


def _on_steps(*columns: tuple[int, int]) -> list[CurvePoint]:
    """Points of cards that cover the given columns."""
    document = journey(
        stages=stages(8),
        lanes=[lane("l", "emotion")],
        cards=[
            feeling(f"c{n}", "l", f"a{first + 1}", 0, until=f"a{last + 1}" if last > first else "")
            for n, (first, last) in enumerate(columns)
        ],
    )
    placed: tuple[Placement, ...] = make_grid(document).rows[0].placements
    return [CurvePoint(one, (one.first + one.last) * 50, one.card.id == "c1") for one in placed]


def test_a_step_without_a_point_breaks_the_curve() -> None:
    points = _on_steps((0, 0), (1, 1), (3, 3), (4, 4), (5, 5), (7, 7))
    assert [[x / 100 for x, _ in run] for run in pieces(points)] == [[0, 1], [3, 4, 5], [7]]
    # A point between two gaps has nothing to be joined to.
    assert len(curve_paths(points)) == 2


def test_a_card_over_several_steps_leaves_no_gap() -> None:
    assert len(pieces(_on_steps((0, 0), (1, 4), (5, 5)))) == 1
    assert len(pieces(_on_steps((0, 0), (1, 3), (5, 5)))) == 2


_SIDE = st.floats(0.5, 400)


@given(st.floats(-50, 50), st.floats(-50, 50), _SIDE, _SIDE, st.floats(2, 40))
def test_hatching_stays_inside_its_rectangle(
    x: float, y: float, width: float, height: float, gap: float
) -> None:
    points = ends(hatching((x, y, x + width, y + height), gap, ()))
    for (x1, y1), (x2, y2) in zip(points[::2], points[1::2], strict=True):
        for px, py in ((x1, y1), (x2, y2)):
            assert x - 1e-6 <= px <= x + width + 1e-6
            assert y - 1e-6 <= py <= y + height + 1e-6
        assert x1 - x2 == pytest.approx(y2 - y1, abs=1e-6), "45°"
        assert y2 > y1


@given(_SIDE, _SIDE, st.floats(2, 40))
def test_hatching_fills_its_rectangle_evenly(width: float, height: float, gap: float) -> None:
    offsets = [x + y for x, y in ends(hatching((0, 0, width, height), gap, ()))[::2]]
    assert len(offsets) >= math.floor((width + height) / gap * (1 - 1e-9)) - 1
    for number, offset in enumerate(offsets, 1):
        assert offset == pytest.approx(number * gap, rel=1e-6)
