"""The courses of links: apart from each other, clear of cards, words and the blueprint's lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.memo import Memo
from app.layout.pages import best_page
from app.layout.primitives import Outline
from app.layout.sheet import Node, Page, Sheet
from app.layout.sheet_layout import lay_out
from app.layout.themes import theme
from app.models.journey import JourneyMap
from tests.layout.sampling import points_along
from tests.layout.sheets import (
    A4,
    Json,
    Rect,
    at,
    box,
    card,
    ends,
    extent,
    journey,
    lane,
    line_boxes,
    nodes_of,
    shared,
    sheet_of,
    stages,
    texts,
    typesetter,
)

Point = tuple[float, float]
Piece = tuple[Point, Point]

_STEPS = 5
_BLUEPRINT = ("action", "frontstage", "backstage", "support-process")


def pieces(node: Node) -> list[Piece]:
    """The straight pieces of a link on the sheet, corners in short chords."""
    line = node.primitives[0]
    assert isinstance(line, Outline)
    points = points_along(line.commands, per_piece=6)
    return [
        ((x0 + node.x, y0 + node.y), (x1 + node.x, y1 + node.y))
        for (x0, y0), (x1, y1) in itertools.pairwise(points)
    ]


def stroke_of(node: Node) -> float:
    line = node.primitives[0]
    assert isinstance(line, Outline)
    assert line.stroke is not None
    return line.stroke.width


def around(piece: Piece, reach: float) -> Rect:
    (x0, y0), (x1, y1) = piece
    return (min(x0, x1) - reach, min(y0, y1) - reach, max(x0, x1) + reach, max(y0, y1) + reach)


def together(one: Piece, other: Piece) -> tuple[float, float]:
    """How far two parallel straight pieces lie apart, and along how many points side by side."""
    for across, along in ((0, 1), (1, 0)):
        if all(
            abs(a[across] - b[across]) < 1e-6 < abs(a[along] - b[along]) for a, b in (one, other)
        ):
            low = max(min(piece[0][along], piece[1][along]) for piece in (one, other))
            high = min(max(piece[0][along], piece[1][along]) for piece in (one, other))
            return abs(one[0][across] - other[0][across]), high - low
    return float("inf"), 0.0


def links_of(sheet: Sheet | Page) -> list[Node]:
    return [node for node in sheet.nodes if node.kind in ("pair", "arrow")]


def sayings_of(sheet: Sheet | Page) -> list[tuple[str, Rect]]:
    return [
        (node.record, at(node, rect))
        for node in nodes_of(sheet.nodes, "joint")
        for one in texts(node)
        for rect in line_boxes(one)
    ]


def mapped(
    kinds: Sequence[str],
    cells: Sequence[tuple[int, int, int]],
    joined: Sequence[tuple[int, int, str]],
    direction: str = "ltr",
) -> JourneyMap:
    """Cards in cells (lane, first step, further steps), some joined in pairs or by arrows."""
    lanes = [lane(f"l{number}", kind) for number, kind in enumerate(kinds)]
    cards: list[Json] = []
    for number, (row, first, more) in enumerate(cells):
        until = {"until": f"a{min(_STEPS, first + more)}"} if more else {}
        kind = kinds[row] if kinds[row] in ("barrier", "recommendation") else "action"
        cards.append(
            card(f"c{number}", f"l{row}", f"a{first}", "Some words " * (1 + number % 3), type=kind,
                 **until)
        )  # fmt: skip
    pairs, arrows = list[Json](), list[Json]()
    seen: set[tuple[int, int]] = set()
    for number, (one, other, label) in enumerate(joined):
        a, b = one % len(cards), other % len(cards)
        if a == b or (a, b) in seen:
            continue
        seen.add((a, b))
        if {cards[a]["type"], cards[b]["type"]} == {"barrier", "recommendation"}:
            target, answer = (a, b) if cards[a]["type"] == "barrier" else (b, a)
            seen.add((b, a))
            pairs.append(
                {"id": f"p{number}", "target": f"c{target}", "recommendation": f"c{answer}"}
            )
        else:
            arrows.append({"id": f"p{number}", "from_card": f"c{a}", "to_card": f"c{b}",
                           "label": label})  # fmt: skip
    return journey(
        direction=direction, stages=stages(_STEPS), lanes=lanes, cards=cards, pairs=pairs,
        arrows=arrows,
    )  # fmt: skip


_LABEL = st.sampled_from(["", "", "asks", "hands over", "tells the price"])
_ENDS = st.integers(0, 40)
_JOINED = st.lists(st.tuples(_ENDS, _ENDS, _LABEL), min_size=1, max_size=9)
_CELLS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, _STEPS), st.sampled_from([0, 0, 0, 1, 3])),
    min_size=2,
    max_size=18,
)  # fmt: skip
_FULL = tuple((row, step, 0) for row in range(4) for step in range(1, _STEPS + 1))
_PAIRED = ("barrier", "thought", "recommendation", "action")
# where cards of one column leave no other way, a gutter has room for four links
_MAPS = st.one_of(
    st.tuples(st.just(_FULL), _JOINED),
    st.tuples(_CELLS, st.lists(st.tuples(_ENDS, _ENDS, _LABEL), min_size=1, max_size=4)),
)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("kinds", [_BLUEPRINT, _PAIRED], ids=["blueprint", "pairs"])
@given(made=_MAPS)
def test_links_can_be_told_apart(
    kinds: tuple[str, ...],
    direction: str,
    made: tuple[Sequence[tuple[int, int, int]], list[tuple[int, int, str]]],
) -> None:
    document = mapped(kinds, *made, direction)
    into = {arrow.id: arrow.to_card for arrow in document.arrows}
    sheet = sheet_of(document)
    for one, other in itertools.combinations(links_of(sheet), 2):
        stroke = max(stroke_of(one), stroke_of(other))
        # arrows to one card may end as one
        joined = one.record in into and into[one.record] == into.get(other.record)
        ends = pieces(one)[-1], pieces(other)[-1]
        for a, b in itertools.product(pieces(one), pieces(other)):
            apart, along = together(a, b)
            merged = joined and (a, b) == ends
            assert merged or along <= 2 * stroke or apart >= stroke, (one.id, other.id)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_arrows_that_come_to_a_card_from_one_side_end_at_one_head(direction: str) -> None:
    # from the frontstage of three later steps to the action of the first
    joined = [(6, 0, ""), (7, 0, ""), (8, 0, "")]
    sheet = sheet_of(mapped(_BLUEPRINT, _FULL, joined, direction))
    tips = [pieces(node)[-1][1] for node in links_of(sheet)]
    assert len({(round(x, 3), round(y, 3)) for x, y in tips}) == 1
    levels = {round(pieces(node)[-1][0][1], 3) for node in links_of(sheet)}
    assert len(levels) == 3, "each comes along a level of its own"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(cells=st.one_of(st.just(_FULL), _CELLS), joined=_JOINED)
def test_words_between_lanes_keep_clear(
    direction: str, cells: Sequence[tuple[int, int, int]], joined: list[tuple[int, int, str]]
) -> None:
    sheet = sheet_of(mapped(_BLUEPRINT, cells, joined, direction))
    said = sayings_of(sheet)
    names = [
        at(node, rect)
        for node in nodes_of(sheet.nodes, "line")
        for one in texts(node)
        for rect in line_boxes(one)
    ]
    lines = [
        at(node, extent(shape))
        for node in nodes_of(sheet.nodes, "line")
        for shape in node.primitives
        if isinstance(shape, Outline)
    ]
    cards = [box(node) for node in nodes_of(sheet.nodes, "card")]
    for (id_, rect), (other, another) in itertools.combinations(said, 2):
        assert shared(rect, another) < 0.01, (id_, other)
    for id_, rect in said:
        for another in (*names, *lines, *cards):
            assert shared(rect, another) < 0.01, id_
    for node in links_of(sheet):
        drawn = [around(piece, stroke_of(node) / 2) for piece in pieces(node)]
        drawn += [at(node, extent(shape)) for shape in node.primitives[1:]]
        for rect in (*names, *(rect for _, rect in said)):
            assert not [one for one in drawn if shared(one, rect) > 0.01], node.id


@pytest.mark.parametrize("kinds", [_BLUEPRINT, _PAIRED], ids=["blueprint", "pairs"])
@given(cells=st.one_of(st.just(_FULL), _CELLS), joined=_JOINED)
def test_no_link_runs_along_a_line_between_lanes(
    kinds: tuple[str, ...],
    cells: Sequence[tuple[int, int, int]],
    joined: list[tuple[int, int, str]],
) -> None:
    sheet = sheet_of(mapped(kinds, cells, joined))
    between = [
        at(node, extent(shape))
        for node in sheet.nodes
        if node.kind in ("line", "rule")
        for shape in node.primitives
        if isinstance(shape, Outline)
    ]
    for node in links_of(sheet):
        for piece in pieces(node):
            if abs(piece[0][1] - piece[1][1]) < 1e-6 and abs(piece[0][0] - piece[1][0]) > 1.0:
                reach = around(piece, stroke_of(node) / 2)
                assert not [one for one in between if shared(one, reach) > 0.01], node.id


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(joined=_JOINED)
def test_links_in_a_full_map_run_from_edge_to_edge_over_no_card(
    direction: str, joined: list[tuple[int, int, str]]
) -> None:
    document = mapped(_BLUEPRINT, _FULL, joined, direction)
    sheet = sheet_of(document)
    boxes = {node.record: box(node) for node in nodes_of(sheet.nodes, "card")}
    ends_of = {one.id: (one.from_card, one.to_card) for one in document.arrows}
    assert len(links_of(sheet)) == len(ends_of)
    for node in links_of(sheet):
        run = pieces(node)
        head = node.primitives[1]
        assert isinstance(head, Outline)
        tip = ends(head.commands)[0]
        for point, id_ in zip(
            (run[0][0], (tip[0] + node.x, tip[1] + node.y)), ends_of[node.record], strict=True
        ):
            left, top, right, bottom = boxes[id_]
            near = (
                min(abs(point[0] - left), abs(point[0] - right)) < 0.1,
                min(abs(point[1] - top), abs(point[1] - bottom)) < 0.1,
            )
            assert any(near)
            assert left - 0.1 <= point[0] <= right + 0.1
            assert top - 0.1 <= point[1] <= bottom + 0.1
        for piece in run:
            for left, top, right, bottom in boxes.values():
                inner = (left + 0.3, top + 0.3, right - 0.3, bottom - 0.3)
                assert shared(around(piece, 0.01), inner) < 1e-6


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_crossing_pairs_on_a_page_have_levels_of_their_own(direction: str) -> None:
    count = 5
    crossed = [(n, (n + 2) % count) for n in range(count)]
    document = journey(
        direction=direction,
        stages=stages(count),
        lanes=[lane("b", "barrier"), lane("r", "recommendation")],
        cards=[
            *(card(f"b{n}", "b", f"a{n + 1}", type="barrier") for n in range(count)),
            *(card(f"r{n}", "r", f"a{n + 1}", type="recommendation") for n in range(count)),
        ],
        pairs=[{"id": f"p{a}", "target": f"b{a}", "recommendation": f"r{b}"} for a, b in crossed],
    )
    page = best_page(document, theme("paper"), A4, "auto", typesetter())
    for one, other in itertools.combinations(links_of(page), 2):
        for a, b in itertools.product(pieces(one), pieces(other)):
            apart, along = together(a, b)
            assert along <= 2.0 or apart >= 2 * stroke_of(one)


def test_a_lane_gets_room_for_what_passes_above_its_cards() -> None:
    def second_row(*joined: tuple[int, int, str]) -> float:
        sheet = sheet_of(mapped(_BLUEPRINT, _FULL, joined))
        return min(node.y for node in nodes_of(sheet.nodes, "card") if node.y > sheet.rows[1].y) - (
            sheet.rows[1].y
        )

    straight = second_row((0, 5, ""))
    assert straight == second_row()
    assert second_row((0, 9, ""), (1, 8, ""), (2, 5, ""), (4, 6, "")) > straight + 5


def test_an_edit_elsewhere_leaves_the_links_as_they_are() -> None:
    document = mapped(_PAIRED, _FULL, [(0, 12, ""), (3, 10, ""), (2, 12, "")])
    memo, chosen = Memo(), typesetter()
    before = lay_out(document, theme("paper"), chosen, memo=memo)
    cards = tuple(
        one.model_copy(update={"text": "Other"}) if one.id == "c19" else one
        for one in document.cards
    )
    after = lay_out(document.model_copy(update={"cards": cards}), theme("paper"), chosen, memo=memo)
    assert len(links_of(before)) == 3
    for node in links_of(before):
        assert after.by_id[node.id] is node


def test_the_names_of_lines_stand_in_the_lane_column_where_the_sheet_has_one() -> None:
    sheet = sheet_of(mapped(_BLUEPRINT, _FULL, [(0, 5, ""), (14, 19, "")]))
    lines = nodes_of(sheet.nodes, "line")
    assert len(lines) == 3
    for line in lines:
        [name] = [at(line, rect) for one in texts(line) for rect in line_boxes(one)]
        assert line.x <= name[0] < line.x + 10
        for node in links_of(sheet):
            assert all(shared(around(piece, 0.5), name) < 0.01 for piece in pieces(node))


def test_the_name_of_a_line_gives_way_to_links() -> None:
    def name_of(*joined: tuple[int, int, str]) -> tuple[Rect, Sheet]:
        sheet = sheet_of(mapped(_BLUEPRINT, _FULL, joined), headings=False)
        line = nodes_of(sheet.nodes, "line")[-1]
        [name] = [at(line, rect) for one in texts(line) for rect in line_boxes(one)]
        return name, sheet

    usual, _ = name_of()
    # from the last card backstage to every card of the support processes
    name, sheet = name_of(*((14, number, "") for number in range(15, 20)))
    assert name[2] < usual[2]
    for node in links_of(sheet):
        for piece in pieces(node):
            assert shared(around(piece, 0.5), name) < 0.01
