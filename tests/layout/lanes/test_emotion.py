"""The emotion lane: faces at their levels, words beside them, curves told apart, gaps kept."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.lanes.faces import face_of
from app.layout.pages import best_page
from app.layout.primitives import Face, Outline
from app.layout.sheet import Node, Page, Sheet
from app.layout.text import emoji_key
from app.layout.themes import THEMES, theme
from app.models.card import Card
from app.models.journey import JourneyMap
from tests.layout.sheets import (
    A4,
    SAMPLES,
    Json,
    Rect,
    at,
    cards_of,
    ends,
    extent,
    feeling,
    inside,
    journey,
    lane,
    line_boxes,
    nodes_of,
    sample,
    shared,
    sheet_of,
    stages,
    texts,
    typesetter,
    words_of,
)

PEOPLE = [{"id": f"p{n}", "name": f"Person {n}", "initials": f"P{n}"} for n in range(6)]


def felt(cards: Sequence[Json], steps: int = 6, **fields: Any) -> JourneyMap:
    """A map with one emotion lane."""
    return journey(stages=stages(steps), lanes=[lane("l", "emotion")], cards=list(cards), **fields)


def faces(node: Node) -> list[Rect]:
    return [at(node, extent(one)) for one in node.primitives if isinstance(one, Face)]


def face_middle(node: Node) -> tuple[float, float]:
    [(left, top, right, bottom)] = faces(node)
    return (left + right) / 2, (top + bottom) / 2


def curves(sheet: Sheet | Page) -> list[Node]:
    return [node for node in sheet.nodes if node.kind == "curve"]


def curve_lines(node: Node) -> list[list[tuple[float, float]]]:
    """The points through which each unbroken piece of a curve goes."""
    return [
        [(x + node.x, y + node.y) for x, y in ends(one.commands)]
        for one in node.primitives
        if isinstance(one, Outline)
    ]


LEVELS = [n / 2 for n in range(-4, 5)]


def test_a_face_stands_at_the_height_of_its_level() -> None:
    cards = [feeling(f"c{n}", "l", f"a{n + 1}", level) for n, level in enumerate(LEVELS)]
    sheet = sheet_of(felt(cards, steps=9))
    [zone] = nodes_of(sheet.nodes, "zone")
    ys = [face_middle(cards_of(sheet)[f"c{n}"])[1] for n in range(9)]
    assert ys[4] == pytest.approx(zone.y + zone.height / 2)
    steps = [one - other for one, other in itertools.pairwise(ys)]
    assert min(steps) > 0
    assert steps == pytest.approx([steps[0]] * 8), "levels are evenly spaced"
    for n, column in enumerate(sheet.columns):
        x, _ = face_middle(cards_of(sheet)[f"c{n}"])
        assert x == pytest.approx(column.x + column.width / 2)


def test_the_zones_stand_behind_their_levels() -> None:
    cards = [feeling("up", "l", "a1", 0.5), feeling("down", "l", "a2", -0.5)]
    sheet = sheet_of(felt(cards))
    [zone] = nodes_of(sheet.nodes, "zone")
    good, bad = (at(zone, extent(one)) for one in zone.primitives[:2])
    assert good[1] == pytest.approx(zone.y)
    assert face_middle(cards_of(sheet)["up"])[1] < good[3]
    assert face_middle(cards_of(sheet)["down"])[1] > bad[1]
    assert good[3] < zone.y + zone.height / 2 < bad[1]


def test_the_curve_passes_through_the_faces_and_breaks_at_gaps() -> None:
    cards = [feeling(f"c{n}", "l", f"a{n}", (n % 3) - 1) for n in (1, 2, 4, 5, 6)]
    sheet = sheet_of(felt(cards, steps=7))
    [curve] = curves(sheet)
    middles = {n: face_middle(cards_of(sheet)[f"c{n}"]) for n in (1, 2, 4, 5, 6)}
    first, second = curve_lines(curve)
    assert first == [pytest.approx(middles[n]) for n in (1, 2)]
    assert second == [pytest.approx(middles[n]) for n in (4, 5, 6)]


def test_a_hidden_step_is_no_gap() -> None:
    cards = [feeling(f"c{n}", "l", f"a{n}", 1) for n in (1, 3)]
    document = felt(cards, steps=3)
    shown = document.stages[0]
    steps = [
        step.model_copy(update={"hidden": step.id == "a2"}) for step in shown.steps
    ]  # fmt: skip
    changed = document.model_copy(
        update={"stages": (shown.model_copy(update={"steps": tuple(steps)}),)}
    )
    assert not curve_lines(curves(sheet_of(document))[0])
    [line] = curve_lines(curves(sheet_of(changed))[0])
    assert len(line) == 2


def test_several_emotions_of_a_cell_spread_over_it_in_order() -> None:
    cards = [feeling(f"c{n}", "l", "a2", n % 2) for n in range(3)]
    sheet = sheet_of(felt(cards, steps=3))
    xs = [face_middle(cards_of(sheet)[f"c{n}"])[0] for n in range(3)]
    column = sheet.columns[1]
    assert column.x < xs[0] < xs[1] < xs[2] < column.x + column.width
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1])


@pytest.mark.parametrize("look", list(THEMES))
def test_curves_are_told_apart_by_line_and_by_colour(look: str) -> None:
    cards = [
        feeling(f"c{person}x{n}", "l", f"a{n}", (person + n) % 5 - 2, persona=f"p{person}")
        for person in range(6)
        for n in range(1, 5)
    ]
    sheet = sheet_of(felt(cards, personas=PEOPLE, main_persona="p0"), look)
    strokes = []
    for node in curves(sheet):
        [line] = [one for one in node.primitives if isinstance(one, Outline)]
        assert line.stroke is not None
        strokes.append(line.stroke)
    assert len(strokes) == 6
    assert len({(one.dash, one.width) for one in strokes}) == 6, "told apart without hue"
    if not theme(look).mono:
        assert len({one.colour for one in strokes}) == 6
    # The key under the lane's title shows the same lines, in the same order, with the names.
    [label] = nodes_of(sheet.nodes, "lane")
    keys = [one for one in label.primitives if isinstance(one, Outline) and len(one.commands) == 2]
    assert [one.stroke for one in keys[-6:]] == strokes
    named = words_of(label)
    assert all(f"Person {n}" in named or f"P{n}" in named for n in range(6))


def test_current_and_future_are_two_curves_with_a_key() -> None:
    cards = [feeling(f"c{n}", "l", f"a{n}", 1) for n in (1, 2)]
    cards += [feeling(f"f{n}", "l", f"a{n}", -1, state="future") for n in (1, 2)]
    sheet = sheet_of(felt(cards))
    assert len(curves(sheet)) == 2
    title, *keys = words_of(nodes_of(sheet.nodes, "lane")[0]).split(" | ")
    assert len(set(keys)) == 2, title
    alone = sheet_of(felt(cards[:2]))
    assert len(words_of(nodes_of(alone.nodes, "lane")[0]).split(" | ")) == 1, "one needs no key"


def test_faces_of_several_curves_do_not_hide_each_other() -> None:
    cards = [feeling(f"c{person}", "l", "a1", 1, persona=f"p{person}") for person in range(2)]
    sheet = sheet_of(felt(cards, personas=PEOPLE, main_persona="p0"))
    one, other = (face_middle(cards_of(sheet)[f"c{person}"]) for person in range(2))
    assert one[1] == other[1]
    size = faces(cards_of(sheet)["c0"])[0]
    assert other[0] - one[0] >= (size[2] - size[0]) * 0.6


@pytest.mark.parametrize(
    ("chosen", "level", "text"),
    [("", -2, "😩"), ("", 0, "😐"), ("", 2, "🤩"), ("🚕", 1, "🚕"), ("no face", 1, "😊")],
)
def test_the_face_is_the_chosen_one_or_that_of_the_level(
    chosen: str, level: float, text: str
) -> None:
    card = Card.model_validate(
        {"id": "c", "lane": "l", "type": "emotion", "feeling": {"level": level, "face": chosen}}
    )
    assert face_of(card) == (emoji_key(text), text)


def test_evidence_is_a_ring_and_spread_a_whisker() -> None:
    cards = [
        feeling("plain", "l", "a1", 0),
        feeling("assumed", "l", "a2", 0, evidence="assumed"),
        feeling("measured", "l", "a3", 0, evidence="measured"),
        feeling("spread", "l", "a4", 0, spread=2.0, median=0.5, n=120),
        feeling("top", "l", "a5", 2, spread=4.0),
    ]
    sheet = sheet_of(felt(cards))
    outlines = {
        id_: [one for one in node.primitives if isinstance(one, Outline)]
        for id_, node in cards_of(sheet).items()
    }
    assert not outlines["plain"]
    [dashed], [solid] = outlines["assumed"], outlines["measured"]
    assert dashed.stroke is not None
    assert solid.stroke is not None
    assert dashed.stroke.dash
    assert not solid.stroke.dash
    [zone] = nodes_of(sheet.nodes, "zone")
    unit = face_middle(cards_of(sheet)["plain"])[1] - face_middle(cards_of(sheet)["top"])[1]
    line = at(cards_of(sheet)["spread"], extent(outlines["spread"][0]))
    width = outlines["spread"][0].stroke.width if outlines["spread"][0].stroke else 0.0
    middle = zone.y + zone.height / 2
    assert line[1] + width / 2 == pytest.approx(middle - 1.5 / 2 * unit)
    assert line[3] - width / 2 == pytest.approx(middle + 0.5 / 2 * unit)
    assert "n = 120" in words_of(cards_of(sheet)["spread"])
    highest = at(cards_of(sheet)["top"], extent(outlines["top"][0]))
    assert highest[1] >= zone.y, "the scale ends at +2"


def collisions(document: JourneyMap, sheet: Sheet | Page) -> list[tuple[str, str]]:
    """Words of emotions that lie on a face or on other words, as pairs of cards."""
    felt_cards = {one.id for one in document.cards if one.feeling is not None}
    curved = {one.id for one in document.lanes if one.type == "emotion"}
    ids = {one.id for one in document.cards if one.lane in curved} & felt_cards
    nodes = [node for node in nodes_of(sheet.nodes, "card") if node.record in ids]
    words = [
        (node.record, at(node, rect)) for node in nodes for one in texts(node)
        for rect in line_boxes(one)
    ]  # fmt: skip
    spots = [(node.record, rect) for node in nodes for rect in faces(node)]
    found = [
        (one, other) for one, a in words for other, b in spots if shared(a, b) > 0.05 * _area(a)
    ]
    for (one, a), (other, b) in itertools.combinations(words, 2):
        if one != other and shared(a, b) > 0.05 * _area(a):
            found.append((one, other))
    return found


def _area(rect: Rect) -> float:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_of_a_sample_lies_on_a_face_or_a_word(name: str) -> None:
    document = sample(name)
    chosen = typesetter(document.language)
    assert not collisions(document, sheet_of(document))
    assert not collisions(document, best_page(document, theme("paper"), A4, "auto", chosen))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(LEVELS),
            st.text("abcdefgh ", max_size=24),
            st.sampled_from(["", "low", "high"]),
        ),
        min_size=1,
        max_size=10,
    )
)
def test_words_stay_inside_the_lane(told: list[tuple[float, str, str]]) -> None:
    cards = [
        feeling(f"c{n}", "l", f"a{n + 1}", level, text, importance=importance)
        for n, (level, text, importance) in enumerate(told)
    ]
    document = felt(cards, steps=len(told))
    sheet = sheet_of(document)
    [zone] = nodes_of(sheet.nodes, "zone")
    room = (zone.x, zone.y, zone.x + zone.width, zone.y + zone.height)
    for node in nodes_of(sheet.nodes, "card"):
        for shape in node.primitives:
            assert inside(at(node, extent(shape)), room, 1.0), (node.name, shape)
    if all(len(text) <= 12 for _, text, _ in told):
        assert not collisions(document, sheet)


def test_an_emotion_without_a_feeling_asks_on_the_neutral_line() -> None:
    asked = {"id": "q", "lane": "l", "step": "a2", "type": "emotion", "text": "How do they feel?"}
    sheet = sheet_of(felt([feeling("c", "l", "a1", 1), asked]))
    [zone] = nodes_of(sheet.nodes, "zone")
    node = cards_of(sheet)["q"]
    assert node.y + node.height / 2 == pytest.approx(zone.y + zone.height / 2)
    assert (node.x, node.width) == (sheet.columns[1].x, sheet.columns[1].width)
