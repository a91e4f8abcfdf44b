"""Metric lanes: bars one can compare, a line, and what the numbers come to."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.lanes.metric import total
from app.layout.primitives import Outline, Rectangle
from app.layout.sheet import Sheet
from app.models.metric import Metric
from tests.layout.sheets import (
    Json,
    at,
    box,
    card,
    cards_of,
    ends,
    extent,
    inside,
    journey,
    lane,
    nodes_of,
    shared,
    sheet_of,
    stages,
    texts,
    words_of,
)


def numbers(*values: float | None, texts: str = "", steps: int = 0, **metric: Any) -> Sheet:
    """A sheet with one metric lane, a number a step."""
    cards: list[Json] = [
        {**card(f"c{n}", "l", f"a{n + 1}", texts, type="metric"), "value": value}
        for n, value in enumerate(values)
        if value is not None
    ]
    shape = {"kind": "own", "unit": "number", "total": "none", **metric}
    return sheet_of(
        journey(
            stages=stages(steps or len(values)),
            lanes=[lane("l", "metric", metric=shape)],
            cards=cards,
        )
    )


def bar_length(sheet: Sheet, id_: str) -> float:
    node = cards_of(sheet)[id_]
    [bar] = [one for one in node.primitives if isinstance(one, Rectangle)]
    return bar.width


@given(st.lists(st.floats(0.05, 1), min_size=2, max_size=6), st.sampled_from([1, -1, 1e6]))
def test_bars_are_as_long_as_their_numbers(shares: list[float], scale: float) -> None:
    sheet = numbers(*(round(share * scale, 9) for share in shares))
    lengths = [bar_length(sheet, f"c{n}") for n in range(len(shares))]
    longest = max(lengths)
    for share, length in zip(shares, lengths, strict=True):
        exact = longest * share / max(shares)
        assert length == pytest.approx(exact, rel=1e-3) or (exact < 1.3 and length <= 1.3)


def test_each_bar_has_its_number_beside_it_in_its_column() -> None:
    sheet = numbers(5, 1234.5, 999999, unit="money", symbol="EUR")
    for n, said in enumerate(("€5", "€1,234.50", "€999,999")):
        node, column = cards_of(sheet)[f"c{n}"], sheet.columns[n]
        assert words_of(node).replace("\u00a0", "") == said
        assert column.x <= node.x
        assert node.x + node.width <= column.x + column.width + 0.01


def test_numbers_are_said_in_their_unit() -> None:
    assert words_of(cards_of(numbers(90.0, unit="seconds"))["c0"]) == "1\u00a0min 30\u00a0s"
    assert words_of(cards_of(numbers(0.125, unit="fraction"))["c0"]) == "12.5%"


_VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8)


@given(_VALUES)
def test_totals_are_sum_mean_and_product(values: list[float]) -> None:
    def of(kind: str) -> float | None:
        return total(Metric(kind="own", total=kind), values)

    assert of("sum") == pytest.approx(sum(values), abs=1e-6)
    mean = of("mean")
    assert mean is not None
    assert min(values) - 1e-6 <= mean <= max(values) + 1e-6
    assert mean * len(values) == pytest.approx(sum(values), abs=1e-5)
    product = 1.0
    for value in values:
        product *= value
    assert of("chain") == pytest.approx(product)
    assert of("none") is None
    assert of("of a newer version") is None


def test_no_numbers_come_to_nothing() -> None:
    assert total(Metric(kind="own", total="sum"), []) is None


@pytest.mark.parametrize(
    ("kind", "said"), [("sum", "1.6"), ("mean", "0.8"), ("chain", "0.6"), ("none", "")]
)
def test_the_lane_says_what_its_numbers_come_to(kind: str, said: str) -> None:
    sheet = numbers(1.0, 0.6, total=kind)
    [label] = nodes_of(sheet.nodes, "lane")
    _, *lines = words_of(label).split(" | ")
    assert [said in line for line in lines] == ([True] if said else [])


def test_baseline_and_target_are_named() -> None:
    [label] = nodes_of(numbers(3, 4, baseline=2.5, target=8).nodes, "lane")
    assert "2.5" in words_of(label)
    assert "8" in words_of(label)


@pytest.mark.parametrize("display", ["bars", "line"])
@pytest.mark.parametrize("values", [(1e15, 1e15), (-1e15, 5.0), (0.0, 0.0), (1e-300, 2e-300)])
def test_extreme_numbers_are_drawn(display: str, values: tuple[float, ...]) -> None:
    for kind in ("sum", "mean", "chain"):
        sheet = numbers(*values, display=display, total=kind)
        for node in nodes_of(sheet.nodes, "card"):
            assert all(math.isfinite(edge) for edge in box(node))
            assert words_of(node)


def dots(sheet: Sheet) -> dict[str, tuple[float, float]]:
    found = {}
    for id_, node in cards_of(sheet).items():
        [dot] = [one for one in node.primitives if isinstance(one, Outline)]
        left, top, right, bottom = at(node, extent(dot))
        found[id_] = (left + right) / 2, (top + bottom) / 2
    return found


def test_a_line_rises_with_its_numbers_and_keeps_gaps() -> None:
    sheet = numbers(0, 5, 10, None, 2.5, 5, display="line")
    at_ = dots(sheet)
    ys = [at_[f"c{n}"][1] for n in (0, 1, 2, 4, 5)]
    assert ys[0] > ys[3] > ys[1] > ys[2]
    assert ys[4] == pytest.approx(ys[1])
    assert ys[0] - ys[1] == pytest.approx(ys[1] - ys[2])
    [curve] = nodes_of(sheet.nodes, "curve")
    lines = [ends(one.commands) for one in curve.primitives if isinstance(one, Outline)]
    joined = {(round(x + curve.x, 3), round(y + curve.y, 3)) for line in lines for x, y in line}
    assert joined == {(round(x, 3), round(y, 3)) for x, y in at_.values()}
    assert len(lines) == 3, "0–1–2 and 4–5"


def test_target_and_baseline_are_lines_at_their_numbers() -> None:
    sheet = numbers(0, 10, display="line", baseline=0, target=10)
    [curve] = nodes_of(sheet.nodes, "curve")
    dashed = [
        one
        for one in curve.primitives
        if isinstance(one, Outline) and one.stroke and one.stroke.dash
    ]
    heights = sorted(ends(one.commands)[0][1] + curve.y for one in dashed)
    assert heights == pytest.approx([dots(sheet)["c1"][1], dots(sheet)["c0"][1]])
    assert len({one.stroke.dash for one in dashed if one.stroke}) == 2


@pytest.mark.parametrize("display", ["bars", "line"])
@pytest.mark.parametrize("text", ["", "Measured in the shop, last spring", "ينتظر المسافر"])
def test_numbers_and_their_words_stay_inside_and_apart(display: str, text: str) -> None:
    sheet = numbers(3, 1e6, 0, -4, 0.5, texts=text, display=display)
    nodes = nodes_of(sheet.nodes, "card")
    assert len(nodes) == 5
    row = sheet.rows[0]
    for node in nodes:
        assert text in words_of(node)
        room = (0.0, 0.0, node.width, node.height)
        assert all(inside(extent(one), room, 0.6) for one in node.primitives)
        assert row.y <= node.y
        assert node.y + node.height <= row.y + row.height
    for one, other in itertools.combinations(nodes, 2):
        assert shared(box(one), box(other)) < 0.01


def test_the_longest_bar_fills_its_column_but_for_its_number() -> None:
    sheet = numbers(3, 40, 12)
    assert bar_length(sheet, "c1") > 0.6 * sheet.columns[1].width
    long = numbers(3, 123456789, 40)
    node = cards_of(long)["c1"]
    [number] = texts(node)
    assert at(node, extent(number))[2] <= long.columns[1].x + long.columns[1].width
    assert len(number.block.lines) == 1


@given(st.lists(st.floats(0, 10), min_size=3, max_size=7), st.floats(0, 10))
def test_no_line_of_a_target_runs_through_a_number(values: list[float], target: float) -> None:
    sheet = numbers(*(round(one, 1) for one in values), display="line", target=round(target, 1))
    [curve] = nodes_of(sheet.nodes, "curve")
    [dashed] = [
        one
        for one in curve.primitives
        if isinstance(one, Outline) and one.stroke and one.stroke.dash
    ]
    points = [(x + curve.x, y + curve.y) for x, y in ends(dashed.commands)]
    for node in nodes_of(sheet.nodes, "card"):
        for one in texts(node):
            left, top, right, bottom = at(node, extent(one))
            for (x0, y), (x1, _) in zip(points[::2], points[1::2], strict=True):
                assert not (top + 0.5 < y < bottom - 0.5 and x0 < right - 0.5 and left + 0.5 < x1)
        assert not any(isinstance(one, Rectangle) for one in node.primitives), (
            "nothing painted over"
        )


def test_what_asks_for_numbers_begins_where_other_cards_do() -> None:
    document = journey(
        stages=stages(2),
        lanes=[lane("l", "metric", metric={"kind": "own"}), lane("m", "action")],
        cards=[card("q", "l", "a1", "How many?", type="metric"), card("c", "m", "a1", "Wait")],
    )
    sheet = sheet_of(document)
    one, other = sheet.rows
    cards = cards_of(sheet)
    assert cards["q"].y - one.y == pytest.approx(cards["c"].y - other.y)
