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
from app.layout.primitives import Face, Outline, Rectangle
from app.layout.sheet import Node, Page, Sheet
from app.layout.text import emoji_key
from app.layout.themes import THEMES, theme
from app.models.card import Card
from app.models.journey import JourneyMap
from tests.layout.sampling import points_along
from tests.layout.sheets import (
    A4,
    SAMPLES,
    Json,
    Rect,
    at,
    box,
    card,
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


@pytest.mark.parametrize("grain", ["step", "map"])
@pytest.mark.parametrize("people", [2, 6])
@pytest.mark.parametrize("each", [2, 5])
def test_several_emotions_of_several_curves_keep_to_their_cell(
    people: int, each: int, grain: str
) -> None:
    cards = [
        feeling(f"c{person}x{n}", "l", "a1" if grain == "step" else "", n % 2, persona=f"p{person}")
        for person in range(people)
        for n in range(each)
    ]
    document = journey(
        stages=stages(1), lanes=[lane("l", "emotion", grain=grain)], cards=cards, personas=PEOPLE
    )
    sheet = sheet_of(document)
    [column] = sheet.columns
    for person in range(people):
        nodes = [cards_of(sheet)[f"c{person}x{n}"] for n in range(each)]
        xs = [face_middle(node)[0] for node in nodes]
        assert xs == sorted(set(xs)), "in order"
        assert column.x < xs[0] < xs[-1] < column.x + column.width
    for node in curves(sheet):
        [line] = curve_lines(node)
        assert column.x < min(line)[0] < max(line)[0] < column.x + column.width


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
    spread = cards_of(sheet)["spread"]
    ground, box, bar = (one for one in spread.primitives if isinstance(one, Rectangle))
    middle = zone.y + zone.height / 2
    assert spread.y + box.y == pytest.approx(middle - 1.5 / 2 * unit)
    assert spread.y + box.y + box.height == pytest.approx(middle + 0.5 / 2 * unit)
    assert spread.y + bar.y + bar.height / 2 == pytest.approx(middle - 0.5 / 2 * unit)
    assert ground.fill == theme("paper").paper, "neither curve nor hatching runs through it"
    assert inside(extent(box), extent(ground)), "or touches it"
    assert "n = 120" in words_of(spread)
    assert whisker_box(cards_of(sheet)["top"])[1] >= zone.y, "the scale ends at +2"


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


@pytest.mark.parametrize("name", ["car", "pump", "software-trial"])
def test_a_word_keeps_clear_of_the_faces_of_other_curves(name: str) -> None:
    document = sample(name)
    page = best_page(document, theme("paper"), A4, "auto", typesetter(document.language))
    felt_ids = {one.id for one in document.cards if one.feeling}
    nodes = [node for node in nodes_of(page.nodes, "card") if node.record in felt_ids]
    for one, other in itertools.permutations(nodes, 2):
        for word in (at(one, rect) for said in texts(one) for rect in line_boxes(said)):
            for face in faces(other):
                left, top, right, bottom = face
                assert not shared((left - 2, top, right + 2, bottom), word), (one.id, other.id)


def crowd(count: int, steps: int = 6, **fields: Any) -> JourneyMap:
    """A map with so many equal emotions in each step."""
    cards = [
        feeling(f"c{step}-{n}", "l", f"a{step}", 0.0, f"rather {step}x{n} annoyed about waiting")
        for step in range(1, steps + 1)
        for n in range(count)
    ]
    return felt(cards, steps, **fields)


def page_of(document: JourneyMap) -> Page:
    return best_page(document, theme("paper"), A4, "landscape", typesetter())


@pytest.mark.parametrize("count", [2, 3, 4])
def test_words_of_many_equal_emotions_lie_side_by_side(count: int) -> None:
    document = crowd(count)
    for sheet in (page_of(document), sheet_of(document)):
        ids = {node.id for node in nodes_of(sheet.nodes, "card")}
        assert len(ids) == 6 * count
        assert not [pair for pair in collisions(document, sheet) if pair[1] != pair[0]]
    assert page_of(document).warnings == ()


def tied_through(sheet: Sheet | Page) -> list[tuple[str, str]]:
    """Words through which the line runs that ties another word to its face."""
    nodes = nodes_of(sheet.nodes, "card")
    words = [(n.record, at(n, r)) for n in nodes for one in texts(n) for r in line_boxes(one)]
    found: list[tuple[str, str]] = []
    for node in nodes:
        for line in node.primitives:
            if isinstance(line, Outline) and len(line.commands) == 2 and line.stroke:
                (x0, y0), (x1, y1) = ((x + node.x, y + node.y) for x, y in ends(line.commands))
                spots = [(x0 + (x1 - x0) * n / 20, y0 + (y1 - y0) * n / 20) for n in range(21)]
                found += [
                    (node.record, word)
                    for word, (left, top, right, bottom) in words
                    if word != node.record
                    and any(left + 1 < x < right - 1 and top + 1 < y < bottom - 1 for x, y in spots)
                ]
    return found


@pytest.mark.parametrize("count", [3, 4])
def test_no_line_between_face_and_word_runs_through_another_word(count: int) -> None:
    for sheet in (page_of(crowd(count)), sheet_of(crowd(count))):
        assert tied_through(sheet) == []


def test_a_lane_takes_the_room_that_its_words_ask_for() -> None:
    few, many = page_of(crowd(4)), page_of(crowd(6))
    heights = [nodes_of(page.nodes, "zone")[0].height for page in (few, many)]
    assert heights[1] > heights[0]
    assert not [text for text in many.warnings if "on others" in text]
    heights = [nodes_of(sheet_of(crowd(n)).nodes, "zone")[0].height for n in (2, 6)]
    assert heights[1] > heights[0]


def test_words_that_find_no_room_are_told() -> None:
    document = crowd(30)
    page = page_of(document)
    [told] = [text for text in page.warnings if "on others" in text]
    count = int(told.split()[0])
    lying = {max(pair) for pair in collisions(document, page)}
    assert 90 < count < 180
    assert len(lying) >= count / 2
    said = " ".join(words_of(node) for node in nodes_of(page.nodes, "card"))
    assert all(f"{step}x{n} " in said for step in range(1, 7) for n in range(30)), (
        "they are there as text"
    )


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


def hatch_lines(sheet: Sheet | Page) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight lines in the ground of the emotion lane, hatching and neutral line."""
    [zone] = nodes_of(sheet.nodes, "zone")
    found = []
    for shape in zone.primitives:
        if isinstance(shape, Outline) and shape.stroke is not None and shape.fill is None:
            points = [(x + zone.x, y + zone.y) for x, y in ends(shape.commands)]
            found += list(zip(points[::2], points[1::2], strict=True))
    return found


def struck_by_ground(sheet: Sheet | Page) -> list[str]:
    """Emotions whose words a line of the lane's ground runs through."""
    found = []
    for node in nodes_of(sheet.nodes, "card"):
        if not faces(node):
            continue
        for one in texts(node):
            for rect in line_boxes(one):
                left, top, right, bottom = at(node, rect)
                if any(
                    left < x0 + (x1 - x0) * part < right
                    and top + 0.2 < y0 + (y1 - y0) * part < bottom - 0.2
                    for (x0, y0), (x1, y1) in hatch_lines(sheet)
                    for part in (n / 400 for n in range(401))
                ):
                    found.append(node.name)
    return found


def test_a_lane_without_feelings_has_its_neutral_line() -> None:
    sheet = sheet_of(felt([]))
    [zone] = nodes_of(sheet.nodes, "zone")
    middle = zone.y + zone.height / 2
    assert [
        (first[0], last[0])
        for first, last in hatch_lines(sheet)
        if first[1] == last[1] == pytest.approx(middle)
    ] == [(zone.x, zone.x + zone.width)]


def test_hatching_and_neutral_line_stop_at_words() -> None:
    cards = [
        feeling("low", "l", "a1", -1.5, "Down and out"),
        feeling("mid", "l", "a2", -0.5, "Hardly anything", n=62),
        feeling("high", "l", "a3", 0, "Quite undecided"),
    ]
    sheet = sheet_of(felt(cards, steps=3))
    assert len(hatch_lines(sheet)) > 40
    assert not struck_by_ground(sheet)


def _samples_of(node: Node) -> list[tuple[float, float]]:
    return [
        (x + node.x, y + node.y)
        for one in node.primitives
        if isinstance(one, Outline)
        for x, y in points_along(one.commands)
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_curve_of_a_sample_runs_through_a_word(name: str) -> None:
    document = sample(name)
    page = best_page(document, theme("paper"), A4, "auto", typesetter(document.language))
    felt_ids = {one.id for one in document.cards if one.feeling is not None}
    lanes = {one.id for one in document.lanes if one.type == "emotion"}
    lines = [point for node in curves(page) if node.record in lanes for point in _samples_of(node)]
    struck = [
        (node.name, (x, y))
        for node in nodes_of(page.nodes, "card")
        if node.record in felt_ids
        for one in texts(node)
        for left, top, right, bottom in (at(node, rect) for rect in line_boxes(one))
        for x, y in lines
        if left < x < right and top + 0.8 < y < bottom - 0.8
    ]
    assert not struck


def whisker_box(node: Node) -> Rect:
    """The box of a whisker, which is there before its bar."""
    box = next(one for one in node.primitives if isinstance(one, Rectangle) and one.stroke)
    return at(node, extent(box))


def test_words_keep_clear_of_whiskers() -> None:
    cards = [feeling(f"c{n}", "l", f"a{n}", (n % 3) - 1, "Rather at a loss", spread=3.0, n=12)
             for n in range(1, 6)]  # fmt: skip
    sheet = sheet_of(felt(cards))
    nodes = nodes_of(sheet.nodes, "card")
    uprights = [whisker_box(node) for node in nodes]
    assert len(uprights) == 5
    for node in nodes:
        for one in texts(node):
            for rect in line_boxes(one):
                assert not any(shared(at(node, rect), upright) for upright in uprights), node.name


@pytest.mark.parametrize("spread", [0.1, 0.5, 3.0])
@pytest.mark.parametrize("levels", [(2, -1, -1), (-1, -1, 2), (0, 0, 0)])
def test_a_whisker_stands_beside_its_face_with_its_median_in_sight(
    levels: Sequence[float], spread: float
) -> None:
    """After it; before it where the lane ends or the face of another curve stands there."""
    cards = [feeling(f"c{n}", "l", f"a{n}", level, spread=spread, median=level)
             for n, level in enumerate(levels, 1)]  # fmt: skip
    wide = sheet_of(felt(cards, steps=3))
    for card_ in cards:
        node = cards_of(wide)[card_["id"]]
        [face] = (one for one in node.primitives if isinstance(one, Face))
        ground, box, bar = (one for one in node.primitives if isinstance(one, Rectangle))
        assert ground.x > face.x + face.size
        assert ground.x - face.x - face.size < face.size / 4, "it is seen whose it is"
        assert (bar.x, bar.width) == (box.x, box.width)
        middle = bar.y + bar.height / 2
        assert middle == pytest.approx(box.y + box.height / 2, abs=0.01) or levels.count(2)


def test_a_whisker_covers_no_face_of_another_curve() -> None:
    cards = [feeling(f"c{n}", "l", "a1", 0, persona=f"p{n}", spread=1.0) for n in range(2)]
    sheet = sheet_of(felt(cards, personas=PEOPLE, main_persona="p0"))
    nodes = [cards_of(sheet)[f"c{n}"] for n in range(2)]
    for node, other in (nodes, nodes[::-1]):
        left, _, right, _ = whisker_box(node)
        middle = face_middle(other)[0]
        half = next(one.size for one in other.primitives if isinstance(one, Face)) / 2
        assert right < middle - half or left > middle + half
    assert whisker_box(nodes[0])[2] < face_middle(nodes[0])[0], "there is room before it alone"
    assert whisker_box(nodes[1])[0] > face_middle(nodes[1])[0]


def test_a_whisker_stays_inside_the_lane() -> None:
    """At a narrow column's end it stands before its face."""
    stage = stages(2)[0]
    stage["steps"][1]["width"] = 20
    cards = [feeling("c", "l", "a2", 0, spread=1.0)]
    sheet = sheet_of(journey(stages=[stage], lanes=[lane("l", "emotion")], cards=cards))
    node, column = cards_of(sheet)["c"], sheet.columns[-1]
    assert whisker_box(node)[2] <= column.x + column.width
    assert whisker_box(node)[2] < face_middle(node)[0]


def test_a_curve_is_carried_faintly_through_a_collapsed_stage() -> None:
    """By way of the mean of what was felt there; where nothing was felt the gap stays."""
    levels = {"a1": 1, "b1": -2, "b2": -1, "c1": 0}
    cards = [feeling(f"c{n}", "l", step, level) for n, (step, level) in enumerate(levels.items())]

    def drawn(cards: Sequence[Json], *folded: int) -> tuple[list[Outline], Sheet]:
        made = stages(1, 2, 1)
        for number in folded:
            made[number]["collapsed"] = True
        sheet = sheet_of(journey(stages=made, lanes=[lane("l", "emotion")], cards=list(cards)))
        [curve] = curves(sheet)
        return [one for one in curve.primitives if isinstance(one, Outline)], sheet

    [whole] = drawn(cards)[0]
    [faint], sheet = drawn(cards, 1)
    assert whole.stroke is not None
    assert faint.stroke is not None
    assert faint.stroke.dash
    assert faint.stroke.width < whole.stroke.width
    [curve] = curves(sheet)
    first, through, last = ((curve.x + x, curve.y + y) for x, y in ends(faint.commands))
    nodes = cards_of(sheet)
    assert first == pytest.approx(face_middle(nodes["c0"]))
    assert last == pytest.approx(face_middle(nodes["c3"]))
    unit = last[1] - first[1]
    assert through[1] - last[1] == pytest.approx(1.5 * unit)
    assert not drawn([cards[0], cards[3]], 1)[0]
    _, to_the_end = drawn(cards, 2)[0]
    assert to_the_end.stroke is not None
    assert to_the_end.stroke.dash


def test_words_of_several_curves_have_the_ink_of_their_curve() -> None:
    cards = [feeling(f"c{person}", "l", "a1", person, persona=f"p{person}") for person in range(2)]
    sheet = sheet_of(felt(cards, personas=PEOPLE, main_persona="p0"))
    inks = [texts(cards_of(sheet)[f"c{person}"])[0].colour for person in range(2)]
    assert inks[0] != inks[1]
    [alone] = nodes_of(sheet_of(felt(cards[:1])).nodes, "card")
    assert texts(alone)[0].colour == theme("paper").ink


def test_the_key_has_all_names_short_or_none() -> None:
    def named(*names: str) -> str:
        people = [{"id": f"p{n}", "name": name} for n, name in enumerate(names)]
        cards = [feeling(f"c{n}", "l", "a1", n, persona=f"p{n}") for n in range(len(names))]
        sheet = sheet_of(felt(cards, personas=people, main_persona="p0"))
        return words_of(nodes_of(sheet.nodes, "lane")[0])

    short = named("Ann Lee", "Maximilian Featherstonehaugh-Cholmondeley")
    assert "AL" in short
    assert "MF" in short
    assert "Ann" not in short
    assert "Ann Lee" in named("Ann Lee", "Bo Ek")


@pytest.mark.parametrize("look", list(THEMES))
@pytest.mark.parametrize("kind", ["emotion", "engagement"])
@pytest.mark.parametrize("step", [0, 1, 2])
def test_the_tint_of_a_moment_of_truth_goes_on_over_zones(look: str, kind: str, step: int) -> None:
    made = stages(3)
    made[0]["steps"][step]["moment_of_truth"] = "first"
    cards = [
        feeling("c", "l", "a2", 1)
        if kind == "emotion"
        else card("c", "l", "a2", type="engagement", engagement=3)
    ]
    document = journey(stages=made, lanes=[lane("l", kind)], cards=cards)
    sheet = sheet_of(document, look)
    [zone] = nodes_of(sheet.nodes, "zone")
    [column] = nodes_of(sheet.nodes, "column")

    def colours(x: float) -> list[str]:
        """The fills of the zone at an x, near its top and its bottom."""
        found = []
        for y in (zone.y + 6, zone.y + zone.height - 6):
            over = [
                one.fill
                for one in zone.primitives
                if isinstance(one, (Outline, Rectangle)) and one.fill
                and inside((x, y, x, y), at(zone, extent(one)))
            ]  # fmt: skip
            found.append(over[-1])
        return found

    inside_it, beside = column.x + column.width / 2 + 14, column.x + column.width + 20
    if beside > zone.x + zone.width:
        beside = column.x - 20
    for one, other in zip(colours(inside_it), colours(beside), strict=True):
        assert one != other
    for shape in zone.primitives:
        assert inside(at(zone, extent(shape)), box(zone), 0.6)


def test_prompts_of_two_lines_stand_between_the_zones() -> None:
    said = ["Calm?", "Is it curiosity that they feel here, or are they swamped by it all?"]
    cards = [
        {"id": f"q{n}", "lane": "l", "step": f"a{n + 1}", "type": "emotion", "text": text}
        for n, text in enumerate(said)
    ]
    sheet = sheet_of(felt(cards, steps=2))
    [zone] = nodes_of(sheet.nodes, "zone")
    good, bad = (at(zone, extent(one)) for one in zone.primitives[:2])
    boxes = [box(node) for node in nodes_of(sheet.nodes, "card")]
    assert len({(top, bottom) for _, top, _, bottom in boxes}) == 1, "of one height"
    for _, top, _, bottom in boxes:
        assert good[3] <= top
        assert bottom <= bad[1]
