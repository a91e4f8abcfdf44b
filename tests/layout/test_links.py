"""Pairs and arrows: from box to box, round the cards they do not join; lines of a blueprint."""

from __future__ import annotations

import itertools
import math

import pytest

from app.layout.blueprint import lines_between
from app.layout.pages import PAGE_MARGIN, best_page, lay_out_page
from app.layout.primitives import Face, Outline, Text
from app.layout.sheet import Node, Page, Sheet, difference
from app.layout.text.style import DESCENT
from app.layout.themes import theme
from app.models.journey import JourneyMap
from app.models.lane import Lane
from tests.layout.sampling import points_along
from tests.layout.sheets import (
    A4,
    SAMPLES,
    Rect,
    at,
    box,
    card,
    cards_of,
    ends,
    extent,
    feeling,
    journey,
    lane,
    nodes_of,
    sample,
    shared,
    sheet_of,
    stages,
    texts,
    typesetter,
    words_of,
)

Point = tuple[float, float]
ROOM = 1.0


def line_of(node: Node) -> list[Point]:
    """Points along the line of a link, two points apart at most."""
    line = node.primitives[0]
    assert isinstance(line, Outline)
    found: list[Point] = []
    points = points_along(line.commands, per_piece=8)
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        count = int((abs(x1 - x0) + abs(y1 - y0)) / 2) + 1
        found += [
            (node.x + x0 + (x1 - x0) * i / count, node.y + y0 + (y1 - y0) * i / count)
            for i in range(count + 1)
        ]
    return found


def within(point: Point, rect: Rect, inset: float) -> bool:
    x, y = point
    return rect[0] + inset < x < rect[2] - inset and rect[1] + inset < y < rect[3] - inset


def on_edge(point: Point, rect: Rect, slack: float) -> bool:
    return within(point, rect, -slack) and not within(point, rect, slack)


def crossings(sheet: Sheet | Page) -> list[tuple[str, str]]:
    """Links that run over a card, as (link, card); also over the cards they join."""
    cards = [(node.id, rect) for node in nodes_of(sheet.nodes, "card") for rect in covered_by(node)]
    return [
        (link.id, id_)
        for link in sheet.nodes
        if link.kind in ("pair", "arrow")
        for id_, rect in cards
        if any(within(point, rect, ROOM) for point in line_of(link))
    ]


def covered_by(node: Node) -> list[Rect]:
    """What a card covers: its box, or of an emotion the face and the words."""
    if not any(isinstance(one, Face) for one in node.primitives):
        return [box(node)]
    return [at(node, extent(one)) for one in node.primitives if isinstance(one, (Face, Text))]


def both_sheets(document: JourneyMap) -> list[Sheet | Page]:
    chosen = typesetter(document.language)
    return [sheet_of(document), best_page(document, theme("paper"), A4, "auto", chosen)]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_link_of_a_sample_runs_over_a_card(name: str) -> None:
    document = sample(name)
    for sheet in both_sheets(document):
        kinds = [node.kind for node in sheet.nodes]
        assert kinds.count("pair") == len(document.pairs)
        assert kinds.count("arrow") == len(document.arrows)
        assert not crossings(sheet)


@pytest.mark.parametrize("name", SAMPLES)
def test_links_start_and_end_on_their_boxes(name: str) -> None:
    document = sample(name)
    joined = {one.id: (one.target, one.recommendation) for one in document.pairs}
    joined |= {one.id: (one.from_card, one.to_card) for one in document.arrows}
    for sheet in both_sheets(document):
        cards = {node.record: node for node in nodes_of(sheet.nodes, "card")}
        for link in sheet.nodes:
            if link.kind not in ("pair", "arrow"):
                continue
            from_card, to_card = (cards[id_] for id_ in joined[link.record])
            first, last = box(from_card), box(to_card)
            points = line_of(link)
            # Around a face and its word there is a point of air.
            felt = any(isinstance(one, Face) for one in from_card.primitives)
            assert on_edge(points[0], first, 1.1 if felt else 0.1), link.id
            if link.kind == "pair":
                assert on_edge(points[-1], last, 0.1), link.id
            else:
                head = link.primitives[1]
                assert isinstance(head, Outline)
                tip = ends(head.commands)[0]
                assert on_edge((tip[0] + link.x, tip[1] + link.y), last, 0.1), link.id


@pytest.mark.parametrize("name", SAMPLES)
def test_the_words_of_arrows_lie_on_no_card(name: str) -> None:
    document = sample(name)
    labels = {one.id: one.label for one in document.arrows if one.label}
    for sheet in both_sheets(document):
        cards = [box(node) for node in nodes_of(sheet.nodes, "card")]
        said = {
            node.record: (words_of(node), at(node, extent(one)))
            for node in sheet.nodes
            if node.kind in ("arrow", "joint")
            for one in texts(node)
        }
        assert {id_: text for id_, (text, _) in said.items()} == labels
        for text, rect in said.values():
            assert not [one for one in cards if shared(one, rect) > 0.5], text


def blueprint(*arrows: tuple[str, str], label: str = "", direction: str = "ltr") -> JourneyMap:
    """Four lanes of cards in three columns: a1 … d3."""
    kinds = ("action", "frontstage", "backstage", "support-process")
    lanes = [lane(f"l{row}", kind) for row, kind in zip("abcd", kinds, strict=True)]
    cards = [
        card(f"{row}{n}", f"l{row}", f"a{n}", f"Does {row} {n}")
        for row in "abcd"
        for n in (1, 2, 3)
    ]
    made = [
        {"id": f"arrow{n}", "from_card": one, "to_card": other, "label": label}
        for n, (one, other) in enumerate(arrows)
    ]
    return journey(stages=stages(3), lanes=lanes, cards=cards, arrows=made, direction=direction)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("first", ["a1", "a2", "b2", "c3", "d1"])
@pytest.mark.parametrize("last", ["a3", "b1", "b3", "c2", "d2", "d3"])
def test_arrows_go_round_the_cards_between(first: str, last: str, direction: str) -> None:
    if first == last:
        return
    sheet = sheet_of(blueprint((first, last), direction=direction))
    boxes = {node.record: box(node) for node in nodes_of(sheet.nodes, "card")}
    [arrow] = nodes_of(sheet.nodes, "arrow")
    points = line_of(arrow)
    assert on_edge(points[0], boxes[first], 0.1)
    head = arrow.primitives[1]
    assert isinstance(head, Outline)
    tip = ends(head.commands)[0]
    assert on_edge((tip[0] + arrow.x, tip[1] + arrow.y), boxes[last], 0.1)
    assert not crossings(sheet)


def test_a_label_that_finds_no_free_place_stands_above_the_cards() -> None:
    sheet = sheet_of(blueprint(("b1", "b2"), label="A label that is longer than any gap"))
    order = [node.kind for node in sheet.nodes]
    [place] = [
        number
        for number, node in enumerate(sheet.nodes)
        if node.kind == "joint" and "longer" in words_of(node)
    ]
    assert place > max(n for n, kind in enumerate(order) if kind == "card")
    assert "arrow" in order


def test_links_of_hidden_cards_are_not_drawn() -> None:
    document = journey(
        stages=stages(1),
        lanes=[lane("l", "barrier"), lane("m", "recommendation", hidden=True)],
        cards=[
            card("b", "l", "a1", type="barrier"),
            card("r", "m", "a1", type="recommendation"),
        ],
        pairs=[{"id": "p", "recommendation": "r", "target": "b"}],
    )
    assert not nodes_of(sheet_of(document).nodes, "pair")


def test_a_pair_has_a_dot_at_either_end() -> None:
    document = journey(
        stages=stages(1),
        lanes=[lane("l", "barrier"), lane("m", "recommendation")],
        cards=[
            card("b", "l", "a1", type="barrier"),
            card("r", "m", "a1", type="recommendation"),
        ],
        pairs=[{"id": "p", "recommendation": "r", "target": "b"}],
    )
    sheet = sheet_of(document)
    [pair], joints = nodes_of(sheet.nodes, "pair"), nodes_of(sheet.nodes, "joint")
    line = line_of(pair)
    middles = []
    for joint in joints:
        [dot] = joint.primitives
        left, top, right, bottom = at(joint, extent(dot))
        assert joint.x <= left < right <= joint.x + joint.width <= left + sheet.text_size
        middles.append(((left + right) / 2, (top + bottom) / 2))
    assert middles == [pytest.approx(line[0]), pytest.approx(line[-1])]
    assert {node.record for node in (pair, *joints)} == {"p"}
    assert cards_of(sheet)["b"].y < middles[0][1] < middles[1][1]


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (("action", "frontstage", "backstage", "support-process"),
         {1: "interaction", 2: "visibility", 3: "internal-interaction"}),
        (("touchpoint", "emotion", "frontstage", "frontstage", "backstage", "backstage"),
         {2: "interaction", 4: "visibility"}),
        (("action", "backstage"), {1: "visibility"}),
        (("frontstage", "backstage"), {1: "visibility"}),
        (("action", "emotion", "barrier"), {}),
        (("action", "frontstage", "barrier", "frontstage"), {1: "interaction"}),
        (("weather", "frontstage"), {1: "interaction"}),
        ((), {}),
    ],
)  # fmt: skip
def test_a_blueprint_line_stands_above_the_first_deeper_lane(
    types: tuple[str, ...], expected: dict[int, str]
) -> None:
    lanes = [Lane(id=f"l{n}", type=kind) for n, kind in enumerate(types)]
    assert {index: line.value for index, line in lines_between(lanes).items()} == expected


def test_blueprint_lines_part_their_lanes_on_the_sheet() -> None:
    sheet = sheet_of(blueprint())
    lines = nodes_of(sheet.nodes, "line")
    assert [node.id for node in lines] == [
        "line:interaction", "line:visibility", "line:internal-interaction"
    ]  # fmt: skip
    for node, upper, lower in zip(lines, sheet.rows, sheet.rows[1:], strict=False):
        assert upper.y + upper.height <= node.y
        assert node.y + node.height <= lower.y + 0.01
        assert words_of(node)
        (text,) = (shape for shape in node.primitives if isinstance(shape, Text))
        (line,) = (shape for shape in node.primitives if isinstance(shape, Outline))
        assert line.stroke is not None
        (_, *start), *_ = line.commands
        above = start[1] - line.stroke.width / 2
        low = text.y + text.block.lines[-1].baseline + DESCENT * text.block.style.size
        assert above > low + 0.5, "letters below the line of writing touch the line"
    strokes = {
        (shape.stroke.dash, shape.stroke.width)
        for node in lines
        for shape in node.primitives
        if isinstance(shape, Outline) and shape.stroke
    }
    assert len(strokes) == 3


def test_links_that_move_along_with_their_columns_are_not_drawn_anew() -> None:
    def sheet(before: list[dict[str, object]]) -> Sheet:
        return sheet_of(
            journey(
                stages=[*before, *stages(3)],
                lanes=[lane("l", "barrier"), lane("m", "recommendation")],
                cards=[
                    card("b", "l", "a1", type="barrier"),
                    card("r", "m", "a3", type="recommendation"),
                ],
                pairs=[{"id": "p", "recommendation": "r", "target": "b"}],
                arrows=[{"id": "q", "from_card": "b", "to_card": "r"}],
            ),
            headings=False,
        )

    change = difference(
        sheet([]).nodes,
        sheet([{"id": "z", "name": "Z", "steps": [{"id": "z1", "width": 123.456}]}]),
    )
    moved = {id_ for id_ in change.moved if id_.partition(":")[0] in ("pair", "joint", "arrow")}
    assert moved == {"pair:p", "joint:p", "joint:p:end", "arrow:q"}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_gutter_in_which_a_link_runs_is_wider_on_a_page(direction: str) -> None:
    """The pair goes round the thought between its cards, past the neighbours' edges."""
    rows = [lane("b", "barrier"), lane("t", "thought"), lane("r", "recommendation")]
    cards = [
        card(f"{row['id']}{n}", row["id"], f"a{n}", "Some words to read", type=row["type"])
        for row in rows
        for n in range(1, 6)
    ]
    pairs = [{"id": "p", "target": "b3", "recommendation": "r3"}]
    document = journey(
        title="Pairs", direction=direction, stages=stages(5), lanes=rows, cards=cards, pairs=pairs
    )
    page = lay_out_page(document, theme("paper"), A4, typesetter())
    steps = sorted({(node.x, node.x + node.width) for node in page.nodes if node.kind == "card"})
    gutters = [right[0] - left[1] for left, right in itertools.pairwise(steps)]
    [link] = nodes_of(page.nodes, "pair")
    across = [x for x, _ in line_of(link)]
    [wide] = [
        (left[1], right[0])
        for left, right in itertools.pairwise(steps)
        if any(left[1] < x < right[0] for x in across)
    ]
    assert 8 <= wide[1] - wide[0] <= 10
    assert sorted(round(one, 2) for one in gutters)[:3] == [4, 4, 4], "only where a link runs"
    assert page.text_size == 10
    assert min(left for left, _ in steps) >= PAGE_MARGIN - 0.01
    assert max(right for _, right in steps) <= A4[0] - PAGE_MARGIN + 0.01


@pytest.mark.parametrize(("level", "step"), [(2.0, "a2"), (-2.0, "a2"), (2.0, "a4"), (-1.0, "a1")])
def test_a_link_ends_at_a_face_or_at_its_word(level: float, step: str) -> None:
    """A long word makes what belongs to an emotion wider than its face: no link ends there."""
    long_word = "Overwhelmed by all the papers"
    document = journey(
        stages=stages(4),
        lanes=[lane("e", "emotion"), lane("r", "recommendation")],
        cards=[
            feeling("felt", "e", "a2", level, long_word),
            card("between", "r", "a2", type="recommendation"),
            card("answer", "r", step, type="recommendation"),
        ],
        pairs=[{"id": "p", "target": "felt", "recommendation": "answer"}],
    )
    sheet = sheet_of(document)
    (face_card,) = (node for node in nodes_of(sheet.nodes, "card") if node.record == "felt")
    (face,) = (one for one in face_card.primitives if isinstance(one, Face))
    (word,) = (one for one in face_card.primitives if isinstance(one, Text))
    half = face.size / 2
    x, y = face_card.x + face.x + half, face_card.y + face.y + half
    (pair,) = (node for node in sheet.nodes if node.kind == "pair")
    end_x, end_y = line_of(pair)[0]
    assert face_card.width > 1.5 * face.size
    at_the_face = abs(math.hypot(end_x - x, end_y - y) - half) < 0.15 * half
    _, top, _, bottom = at(face_card, extent(word))
    at_the_word = abs(end_x - x) < half and min(abs(end_y - top), abs(end_y - bottom)) < 6
    assert at_the_face or at_the_word
