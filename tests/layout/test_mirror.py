"""A journey from right to left is the same sheet, its x turned round and its texts as they are."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from app.layout import icons
from app.layout.mirror import MirrorMemo, mirror_sheet
from app.layout.primitives import Face, Outline, Primitive, Text
from app.layout.sheet import Node, Sheet
from app.layout.text import TextBlock, Typesetter
from app.models.journey import JourneyMap
from tests.generators import Wishes, maps, random_map
from tests.layout.sheets import (
    SAMPLES,
    card,
    extent,
    feeling,
    journey,
    lane,
    nodes_of,
    sample,
    sheet_of,
    stages,
    typesetter,
)


def turned(document: JourneyMap, direction: str) -> JourneyMap:
    return document.model_copy(update={"direction": direction})


def latin(document: JourneyMap) -> JourneyMap:
    """A map in English, whose texts run alike in both directions."""
    return document.model_copy(update={"language": "en"})


@given(maps(max_cards=20))
def test_turning_twice_changes_nothing(document: JourneyMap) -> None:
    sheet, chosen = sheet_of(turned(document, "ltr")), typesetter(document.language)
    once = mirror_sheet(sheet, chosen)
    assert once.direction == "rtl"
    again = mirror_sheet(once, chosen)
    assert [node.id for node in again.nodes] == [node.id for node in sheet.nodes]
    for one, other in zip(sheet.nodes, again.nodes, strict=True):
        assert _close(one, other)
    for column, other_column in zip(sheet.columns, again.columns, strict=True):
        assert other_column.x == pytest.approx(column.x)


def _close(one: Node, other: Node) -> bool:
    same = one.x == pytest.approx(other.x) and (one.y, one.width) == (other.y, other.width)
    pairs = zip(one.primitives, other.primitives, strict=True)
    return same and all(
        extent(a) == pytest.approx(extent(b), abs=1e-6) and _words(a) == _words(b) for a, b in pairs
    )


def _words(shape: Primitive) -> str:
    return _seen(shape.block.text) if isinstance(shape, Text) else type(shape).__name__


def _seen(text: str) -> str:
    """A text without the isolates that keep Latin words in order in a map from right to left."""
    return re.sub("[\u2066-\u2069]", "", text)


def _lines(block: TextBlock) -> list[str]:
    return [_seen(block.text[start:end]) for start, end in block.breaks]


@pytest.mark.parametrize("seed", range(6))
def test_both_directions_show_the_same_at_turned_places(seed: int) -> None:
    made = latin(random_map(seed, 6, 17, 60, Wishes(languages=("en",), details=0.4)))
    left, right = sheet_of(turned(made, "ltr")), sheet_of(turned(made, "rtl"))
    assert (left.width, left.height) == pytest.approx((right.width, right.height))
    assert [node.id for node in left.nodes] == [node.id for node in right.nodes]
    for one, other in zip(left.nodes, right.nodes, strict=True):
        assert other.x == pytest.approx(left.width - one.x - one.width), one.id
        assert other.y == pytest.approx(one.y), one.id
        assert (other.width, other.height) == pytest.approx((one.width, one.height)), one.id
        assert [_words(shape) for shape in one.primitives] == [
            _words(shape) for shape in other.primitives
        ], one.id
        for shape, mirrored in zip(one.primitives, other.primitives, strict=True):
            if isinstance(shape, Text):
                assert isinstance(mirrored, Text)
                assert _lines(mirrored.block) == _lines(shape.block), one.id
            elif not isinstance(shape, Outline) and extent(shape)[2] - extent(shape)[0] > 12:
                # smaller ones are marks: they follow the end of a text, on whichever side it is
                first, second = extent(shape), extent(mirrored)
                assert second[0] == pytest.approx(one.width - first[2], abs=1e-6), one.id
    for column, other_column in zip(left.columns, right.columns, strict=True):
        assert other_column.x == pytest.approx(left.width - column.x - column.width)
    assert right.body_x == pytest.approx(right.width - left.body_x)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_texts_of_a_turned_sample_are_unchanged(name: str) -> None:
    document = sample(name)
    sheets = [sheet_of(turned(document, direction)) for direction in ("ltr", "rtl")]
    said = [
        sorted(f"{node.id} {_words(one)}" for node in sheet.nodes for one in node.primitives)
        for sheet in sheets
    ]
    assert said[0] == said[1]


def test_the_journey_runs_from_the_right() -> None:
    sheet = sheet_of(journey(direction="rtl", stages=stages(2, 1), lanes=[lane("l", "action")]))
    xs = [column.x for column in sheet.columns]
    assert xs == sorted(xs, reverse=True)
    [label] = nodes_of(sheet.nodes, "lane")
    assert label.x > max(xs)


def test_what_a_sheet_was_turned_to_before_is_kept_with_its_spots() -> None:
    """A node that only moves down keeps all of its turned inside."""
    document, memo = journey(personas=[{"id": one, "name": one} for one in "ab"]), MirrorMemo()
    chosen, sheet = typesetter(document.language), sheet_of(document)
    before = mirror_sheet(sheet, chosen, memo)
    lower = replace(sheet, nodes=tuple(replace(one, y=one.y + 9) for one in sheet.nodes))
    after = mirror_sheet(lower, chosen, memo)
    assert any(one.spots for one in sheet.nodes)
    for one, other, plain in zip(before.nodes, after.nodes, sheet.nodes, strict=True):
        assert other.primitives is one.primitives
        assert other == replace(one, y=one.y + 9)
        assert [spot.x for spot in other.spots] == pytest.approx(
            [plain.width - spot.x - spot.width for spot in plain.spots]
        )


def _icon_paths(sheet: Sheet, id_: str) -> list[tuple[tuple[float, float], ...]]:
    """The shapes of a node's icons, as offsets from their first point."""
    found = []
    for shape in sheet.by_id[id_].primitives:
        if isinstance(shape, Outline) and shape.stroke and shape.stroke.round_ends:
            points = [
                (values[i], values[i + 1])
                for _, *values in shape.commands
                for i in range(0, len(values), 2)
            ]
            x0, y0 = points[0]
            found.append(tuple((round(x - x0, 4), round(y - y0, 4)) for x, y in points))
    return found


@pytest.mark.parametrize("name", ["action", "goal", "thought", "support-process", "undo", "clock"])
def test_icons_turn_round_only_where_they_point(name: str) -> None:
    def shapes(direction: str) -> list[tuple[tuple[float, float], ...]]:
        document = journey(
            direction=direction, stages=stages(1), lanes=[lane("l", "own", icon=name)]
        )
        return _icon_paths(sheet_of(document), "lane:l")

    assert icons.is_icon(name)
    [left], [right] = shapes("ltr"), shapes("rtl")
    flipped = tuple((-x if x else 0.0, y) for x, y in left)
    assert right == (flipped if icons.icon(name).directional else left)
    assert left != flipped, "a symmetrical icon proves nothing"


def test_faces_and_texts_of_another_direction_stay_readable() -> None:
    document = journey(
        direction="rtl",
        language="ar",
        stages=stages(2),
        lanes=[lane("l", "action"), lane("e", "emotion")],
        cards=[
            card("latin", "l", "a1", "The taxi app"),
            card("arabic", "l", "a2", "تطبيق سيارات"),
            feeling("happy", "e", "a1", 2, "فرح"),
        ],
    )
    sheet = sheet_of(document)

    def block(id_: str) -> TextBlock:
        [one] = [s for s in sheet.by_id[f"card:{id_}"].primitives if isinstance(s, Text)]
        return one.block

    assert block("latin") == _set(typesetter("ar"), block("latin"))
    for one in (block("latin"), block("arabic")):
        # all texts stand at the side where the journey begins
        assert one.lines[0].x + one.lines[0].width == pytest.approx(one.width)
    assert [s for s in sheet.by_id["card:happy"].primitives if isinstance(s, Face)]


def _set(chosen: Typesetter, block: TextBlock) -> TextBlock:
    return chosen.block(block.text, block.style, block.width, block.align, block.direction)
