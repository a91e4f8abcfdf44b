"""The engagement lane: scores from 1 to 5 on a curve."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.primitives import Outline
from app.models.journey import JourneyMap
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
    words_of,
)


def scored(cards: list[Json], steps: int = 5, **fields: str) -> JourneyMap:
    return journey(
        stages=stages(steps), lanes=[lane("l", "engagement")], cards=cards, **fields
    )  # fmt: skip


def score(id_: str, step: str, value: int | None, text: str = "", **fields: str) -> Json:
    made = card(id_, "l", step, text, type="engagement", **fields)
    return made if value is None else {**made, "engagement": value}


def circle_of(document: JourneyMap, id_: str) -> tuple[float, float]:
    node = cards_of(sheet_of(document))[id_]
    ring = next(one for one in node.primitives if isinstance(one, Outline))
    left, top, right, bottom = at(node, extent(ring))
    return (left + right) / 2, (top + bottom) / 2


@pytest.mark.parametrize("text", ["", "A word", "Several words that need more than a line of it"])
def test_scores_stand_evenly_one_above_the_other(text: str) -> None:
    document = scored([score(f"c{n}", f"a{n}", n, text) for n in range(1, 6)])
    ys = [circle_of(document, f"c{n}")[1] for n in range(1, 6)]
    steps = [one - other for one, other in itertools.pairwise(ys)]
    assert min(steps) > 5
    assert steps == pytest.approx([steps[0]] * 4)
    nodes = cards_of(sheet_of(document))
    for n in range(1, 6):
        assert words_of(nodes[f"c{n}"]) == (f"{n} | {text}" if text else f"{n}")


def test_the_curve_joins_the_scores_and_keeps_gaps() -> None:
    document = scored([score(f"c{n}", f"a{n}", n) for n in (1, 2, 4, 5)])
    [curve] = nodes_of(sheet_of(document).nodes, "curve")
    lines = [
        [(x + curve.x, y + curve.y) for x, y in ends(one.commands)]
        for one in curve.primitives
        if isinstance(one, Outline)
    ]
    middles = {n: circle_of(document, f"c{n}") for n in (1, 2, 4, 5)}
    assert lines == [
        [pytest.approx(middles[1]), pytest.approx(middles[2])],
        [pytest.approx(middles[4]), pytest.approx(middles[5])],
    ]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(
    told=st.lists(
        st.tuples(st.integers(1, 5), st.sampled_from(["", "Yes", "ينتظر المسافر", "word " * 9])),
        min_size=1,
        max_size=8,
    ),
    steps=st.integers(1, 4),
)
def test_scores_and_their_words_stay_inside_and_apart(
    direction: str, told: list[tuple[int, str]], steps: int
) -> None:
    cards = [score(f"c{n}", f"a{n % steps + 1}", v, text) for n, (v, text) in enumerate(told)]
    sheet = sheet_of(scored(cards, steps, direction=direction))
    [zone] = nodes_of(sheet.nodes, "zone")
    nodes = nodes_of(sheet.nodes, "card")
    assert len(nodes) == len(told)
    for node in nodes:
        assert inside(box(node), box(zone), 1.0)
    for one, other in itertools.combinations(nodes, 2):
        if one.width > 20 or other.width > 20:  # more circles than a cell has room for may touch
            assert shared(box(one), box(other)) < 0.01


def test_a_card_without_a_score_stands_below_the_curve() -> None:
    document = scored([score("c", "a1", 5), score("late", "a2", None, "How much does it matter?")])
    sheet = sheet_of(document)
    [zone] = nodes_of(sheet.nodes, "zone")
    node = cards_of(sheet)["late"]
    assert node.y >= zone.y + zone.height
    assert node.y + node.height <= sheet.rows[0].y + sheet.rows[0].height
    assert "How much" in words_of(node)


def test_the_curve_is_carried_faintly_through_a_collapsed_stage() -> None:
    """By way of the mean of the scores there; where there is none the gap stays."""
    scores = {"a1": 2, "b1": 5, "b2": 4, "c1": 3}
    cards = [score(f"c{n}", step, value) for n, (step, value) in enumerate(scores.items())]

    def drawn(cards: list[Json], *folded: int) -> tuple[JourneyMap, list[Outline]]:
        made = stages(1, 2, 1)
        for number in folded:
            made[number]["collapsed"] = True
        document = journey(stages=made, lanes=[lane("l", "engagement")], cards=cards)
        [curve] = nodes_of(sheet_of(document).nodes, "curve")
        return document, [one for one in curve.primitives if isinstance(one, Outline)]

    _, [whole] = drawn(cards)
    document, [faint] = drawn(cards, 1)
    assert whole.stroke is not None
    assert faint.stroke is not None
    assert faint.stroke.dash
    assert faint.stroke.width < whole.stroke.width
    [curve] = nodes_of(sheet_of(document).nodes, "curve")
    first, through, last = ((curve.x + x, curve.y + y) for x, y in ends(faint.commands))
    assert first == pytest.approx(circle_of(document, "c0"))
    assert last == pytest.approx(circle_of(document, "c3"))
    assert last[1] - through[1] == pytest.approx(1.5 * (first[1] - last[1]))
    assert not drawn([cards[0], cards[3]], 1)[1]
