"""Maps made for the layout's tests, and ways to look at what became of them on a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from app.layout.deferred import DeferredShapes
from app.layout.grid import make_grid
from app.layout.primitives import Face, Outline, PathCommand, Photo, Primitive, Rectangle, Text
from app.layout.sheet import Node, Sheet
from app.layout.sheet_layout import lay_out
from app.layout.text import TextBlock, Typesetter
from app.layout.text.block import GlyphRun, Line
from app.layout.themes import theme
from app.models.journey import JourneyMap
from app.models.order import in_order

Json = dict[str, Any]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""

A4 = (841.89, 595.28)
SAMPLE_FOLDER = Path(__file__).parents[2] / "resources" / "samples"
SAMPLES = tuple(sorted(path.stem for path in SAMPLE_FOLDER.glob("*.journey")))
CURVED = ("emotion", "engagement", "metric")
"""The lane types that do not stack their cards."""


@cache
def typesetter(language: str = "en") -> Typesetter:
    """One typesetter a language for all tests, so that each text is measured once."""
    return Typesetter(language)


@cache
def sample(name: str) -> JourneyMap:
    """A map that comes with Footpath."""
    return JourneyMap.model_validate_json((SAMPLE_FOLDER / f"{name}.journey").read_bytes())


_MADE_OF: dict[tuple[object, ...], tuple[Primitive, ...]] = {}
"""What was drawn for each key of deferred shapes that was seen in this run."""


def is_same(one: Sheet, other: Sheet) -> bool:
    """Whether two sheets are the same to each shape.

    Shapes with keys are equal where their keys are: so they are looked at themselves, and no key
    may ever have meant other shapes.
    """
    for node in (*one.nodes, *other.nodes):
        shapes = node.primitives
        if isinstance(shapes, DeferredShapes) and shapes.key:
            assert _MADE_OF.setdefault(shapes.key, shapes.made) == shapes.made, node.id
    return one == other and all(
        node.id == twin.id and tuple(node.primitives) == tuple(twin.primitives)
        for node, twin in zip(one.nodes, other.nodes, strict=True)
    )


def journey(**fields: Any) -> JourneyMap:
    """A map of JSON fields, its cards put in their order."""
    made = JourneyMap.model_validate_json(orjson.dumps({"id": "themap", **fields}))
    return made.model_copy(update={"cards": in_order(made)})


def stages(*counts: int, **common: Any) -> list[Json]:
    """Stages "A", "B" … with so many steps each: "a1", "a2" …"""
    made: list[Json] = []
    for number, count in enumerate(counts):
        letter = chr(ord("a") + number)
        steps = [{"id": f"{letter}{i}", "name": f"Step {i}"} for i in range(1, count + 1)]
        made.append({"id": letter, "name": f"Stage {letter.upper()}", "steps": steps, **common})
    return made


def lane(id_: str, type_: str, **fields: Any) -> Json:
    """A lane."""
    return {"id": id_, "type": type_, **fields}


def card(id_: str, lane_: str, step: str, text: str = "Words", **fields: Any) -> Json:
    """A card, of the type "action" if nothing else is said."""
    return {"id": id_, "lane": lane_, "step": step, "type": "action", "text": text, **fields}


def feeling(id_: str, lane_: str, step: str, level: float, text: str = "Glad", **more: Any) -> Json:
    """An emotion card; what does not belong to its feeling is a field of the card."""
    own = {"persona", "importance", "evidence", "until", "follow_up"}
    felt = {"level": level, **{name: value for name, value in more.items() if name not in own}}
    kept = {name: value for name, value in more.items() if name in own}
    return card(id_, lane_, step, text, type="emotion", feeling=felt, **kept)


def sheet_of(document: JourneyMap, look: str = "", *, headings: bool = True) -> Sheet:
    """A map at its natural size, in a theme or its own."""
    chosen = theme(look or document.theme)
    return lay_out(document, chosen, typesetter(document.language), headings=headings)


def placed_cards(document: JourneyMap) -> list[str]:
    """The ids of the cards that a reader should find, in the order of the file."""
    placed = {one.card.id for row in make_grid(document).rows for one in row.placements}
    return [one.id for one in document.cards if one.id in placed]


def box(node: Node) -> Rect:
    """Where a node stands."""
    return node.x, node.y, node.x + node.width, node.y + node.height


def shared(one: Rect, other: Rect) -> float:
    """The area two rectangles share, in square points."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def inside(inner: Rect, outer: Rect, slack: float = 0.01) -> bool:
    """Whether a rectangle lies in another."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def line_boxes(shape: Text) -> list[Rect]:
    """The box of each line of a text, as wide as its glyphs, in the node's points."""
    block, made = shape.block, list[Rect]()
    high = block.style.size * block.style.leading
    for number, line in enumerate(block.lines):
        if line.width > 0:
            left, top = shape.x + line.x, shape.y + number * high
            made.append((left, top, left + line.width, top + high))
    return made


def extent(shape: Primitive) -> Rect:
    """The box a shape fills, half of its stroke included, in the node's points."""
    match shape:
        case Text():
            boxes = line_boxes(shape)
            return around(boxes) if boxes else (shape.x, shape.y, shape.x, shape.y)
        case Outline():
            reach = shape.stroke.width / 2 if shape.stroke else 0.0
            points = [p for command in shape.commands for p in _pairs(command[1:])]
            if not points:
                return 0.0, 0.0, 0.0, 0.0
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach
        case Face():
            return shape.x, shape.y, shape.x + shape.size, shape.y + shape.size
        case Rectangle():
            reach = shape.stroke.width / 2 if shape.stroke else 0.0
            right, bottom = shape.x + shape.width, shape.y + shape.height
            return shape.x - reach, shape.y - reach, right + reach, bottom + reach
        case Photo():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height


def around(boxes: Iterable[Rect]) -> Rect:
    """The least rectangle that holds some others."""
    every = list(boxes)
    return (
        min(one[0] for one in every),
        min(one[1] for one in every),
        max(one[2] for one in every),
        max(one[3] for one in every),
    )


def at(node: Node, rect: Rect) -> Rect:
    """A rectangle of a node in the sheet's points."""
    return rect[0] + node.x, rect[1] + node.y, rect[2] + node.x, rect[3] + node.y


def texts(node: Node) -> list[Text]:
    """The texts of a node."""
    return [shape for shape in node.primitives if isinstance(shape, Text)]


def words_of(node: Node) -> str:
    """All that is written in a node, without the isolates that keep directions apart."""
    return re.sub("[\u2066-\u2069]", "", " | ".join(one.block.text for one in texts(node)))


def cards_of(sheet: Sheet) -> Mapping[str, Node]:
    """The nodes of the cards by the cards' ids."""
    return {node.record: node for node in sheet.nodes if node.kind == "card"}


def nodes_of(nodes: Sequence[Node], kind: str) -> list[Node]:
    """The nodes of one kind."""
    return [node for node in nodes if node.kind == kind]


def points_of(shape: Outline) -> list[tuple[float, float]]:
    """The end points of a path's pieces."""
    return ends(shape.commands)


def broken_words(block: TextBlock) -> list[str]:
    """The words that a line break divides where no break is allowed."""
    found: list[str] = []
    for (_, end), (start, _) in zip(block.breaks, block.breaks[1:], strict=False):
        if end == start and 0 < end < len(block.text):
            before, after = block.text[end - 1], block.text[end]
            if before.isalnum() and after.isalnum() and ord(before) < 0x2E80:
                found.append(block.text[max(0, end - 12) : end + 12])
    return found


def seen_from_left(line: Line) -> str:
    """What a line shows, from left to right whatever way it is read; isolates show nothing."""
    made: list[str] = []
    for run in sorted(line.runs, key=lambda run: run.x):
        if isinstance(run, GlyphRun):
            made += [cluster.text for cluster in run.clusters]
        else:
            made.append(run.text)
    return re.sub("[\u2066-\u2069]", "", "".join(made))


def ends(commands: Iterable[PathCommand]) -> list[tuple[float, float]]:
    """Where each piece of a path ends."""
    return [(command[-2], command[-1]) for command in map(numbers, commands) if command]


def numbers(command: PathCommand) -> tuple[float, ...]:
    """The numbers of a path command."""
    _, *found = command
    return tuple(found)


def _pairs(values: Sequence[float]) -> Iterator[tuple[float, float]]:
    return zip(values[::2], values[1::2], strict=True)
