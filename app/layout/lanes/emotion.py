"""The emotion lane: the picture people remember.

Three zones, a smooth curve for each persona and state, a face on each point and its word beside it,
clear of the curves and inside the lane.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from app.layout.colours import deciding, word_ink
from app.layout.curve import Point, sample
from app.layout.grid import Placement
from app.layout.lanes.band import Anchor, Band, Drawn, KeyLine, covered
from app.layout.lanes.curves import (
    CurveKey,
    CurvePoint,
    counted_from,
    curve_key,
    curve_paths,
    curve_stroke,
    fold_stroke,
    folded_points,
    paths_through_folds,
    sorted_curves,
    spread_points,
)
from app.layout.lanes.faces import LaneFrame, face_box, face_node, whisker_of
from app.layout.lanes.level_scale import pad_of_faces
from app.layout.lanes.placing import shared
from app.layout.lanes.zones import Zones, draw_zones
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Edges, Stroke
from app.layout.sheet import Node
from app.layout.style import Style, initials
from app.layout.text import TextBlock
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.vocabulary import State

_ZONE = 0.45
"""Where the neutral zone ends, as a level."""

_NEXT = 0.5
"""The first level that is said to be good."""

_APART = 1.08
"""How far apart the faces of several curves stand, in faces."""

_HIGHER = 1.4
_HOPELESS = 0.8
_MISSES = 8
"""After so many words without a place a lane is full."""

_TOUCH = 1.7
"""How far in points the boxes of words may reach into each other, which hold some air."""

LEAST_HEIGHT = 10.0
"""The least height of the lane, in sizes of the cards' text."""


def draw_emotions(band: Band, height: float, most: float = 0.0) -> Drawn:
    """Draw the lane ``height`` points high, higher where a card without a feeling asks for it.

    Where words would lie on others it becomes up to ``most`` points high.
    """
    style, map_ = band.style, band.map_
    asked = {
        one.card.id: _prompt(band, one) for one in band.row.placements if one.card.feeling is None
    }
    tallest = max((block.height + 4 * style.scale.unit for block in asked.values()), default=0.0)
    height = max(height, tallest + 4 * style.scale.unit)
    members: dict[CurveKey, list[Placement]] = {}
    felt = [one for one in band.row.placements if one.card.feeling is not None]
    curves = sorted_curves((one.card for one in felt), map_)
    for one in felt:
        members.setdefault(curve_key(one.card, map_), []).append(one)
    frame = _frame(band, height, len(curves), tallest)
    points = {
        key: _points(band, frame, members[key], number, len(curves))
        for number, key in enumerate(curves)
    }
    nodes: list[Node] = []
    lines = Nearby[Point](frame.face * 3)
    for number, key in enumerate(curves):
        node, samples = _curve_node(band, frame, key, number, points[key])
        nodes.append(node)
        lines.add_points((spot[0], spot) for spot in samples)
    taken = Nearby[Edges](frame.face * 3)
    spots = [(number, point) for number, key in enumerate(curves) for point in points[key]]
    for _, spotted in spots:
        box = face_box(spotted, frame)
        taken.add(box[0], box[2], box)
    # whiskers stand where they must: words make way for them
    whiskers = {
        point.placement.card.id: whisker
        for number, point in spots
        if (whisker := whisker_of(band, frame, point, number, taken)) is not None
    }
    words: list[Edges] = []
    anchors: dict[Id, Anchor] = {}
    misses = 0
    seen: set[str] = {"curves"} if len(curves) > 1 else set()
    for number, point in spots:
        whisker = whiskers.get(point.placement.card.id)
        node, box, missed, anchor = face_node(
            band, frame, point, number, whisker, lines, taken, seen, thorough=misses < _MISSES
        )
        misses += missed
        nodes.append(node)
        words.append(box)
        anchors[point.placement.card.id] = anchor
    nodes[:0] = draw_zones(band, frame.zones, words)
    nodes.extend(_prompts(band, frame, asked, tallest))
    crowded = _lying_on_others(words, frame.face)
    if 0 < crowded <= len(words) * _HOPELESS and height < most:
        # words that found no place need a higher lane, as long as that can help
        return draw_emotions(band, min(height * _HIGHER, most), most)
    keys = curve_key_lines(map_, curves, style)
    return Drawn(height, tuple(nodes), frozenset(seen), keys, crowded=crowded, anchors=anchors)


def _lying_on_others(words: Sequence[Edges], step: float) -> int:
    """How many words lie on a word that was placed before them."""
    placed = Nearby[Edges](step * 3)
    count = 0
    for left, top, right, bottom in words:
        # what touches is side by side
        box = left + _TOUCH, top + _TOUCH, right - _TOUCH, bottom - _TOUCH
        count += any(shared(box, one) > 0 for one in placed.between(box[0], box[2]))
        placed.add(box[0], box[2], box)
    return count


def _frame(band: Band, height: float, curves: int, tallest_prompt: float) -> LaneFrame:
    """The measures of a lane with so many curves, whose prompts are so many points high."""
    style = band.style
    size, theme, unit = style.scale.text, style.theme, style.scale.unit
    face = min(size * 2.5, height * 0.16)
    if curves > 1:
        # the faces of all curves stand side by side in the narrowest column
        narrow = min((column.width for column in band.columns), default=face)
        face = max(min(face, narrow / (curves * _APART)), size * 1.1)
    pad = pad_of_faces(face, size, style.scale.small)
    middle = height / 2
    edge = _ZONE / 2 * (middle - pad)
    if tallest_prompt:
        # prompts stand between the zones; a face just above the neutral zone stays outside it
        most = _NEXT / 2 * (middle - pad) - 1 if curves else middle - 2 * unit
        edge = max(edge, min(tallest_prompt / 2 + 2 * unit, most))
    inks: tuple[str, ...] = (theme.ink,)
    if curves > 1:
        grounds = [theme.paper, theme.good.fill, theme.bad.fill]
        toned = [deciding(ground, theme) for ground in grounds]
        inks = tuple(word_ink(one, theme.ink, (*grounds, *toned)) for one in theme.curves)
    zones = Zones(middle - edge, middle + edge, height, middle)
    return LaneFrame(height, face, pad, zones, inks)


def curve_key_lines(
    map_: JourneyMap, curves: Sequence[CurveKey], style: Style
) -> tuple[KeyLine, ...]:
    """Who or what each curve is, when there are several."""
    if len(curves) < 2:
        return ()
    people = {key[0] for key in curves}
    names = {persona.id: persona.name for persona in map_.personas}
    words = style.words
    lines: list[KeyLine] = []
    for number, (persona, state) in enumerate(curves):
        parts: list[str] = []
        short: list[str] = []
        if len(people) > 1 and names.get(persona):
            parts.append(names[persona])
            short.append(initials(names[persona]))
        if len({key[1] for key in curves}) > 1 or not parts:
            parts.append(words["state-future" if state == State.FUTURE else "state-current"])
            short.append(parts[-1])
        lines.append(KeyLine(", ".join(parts), number, ", ".join(short)))
    return tuple(lines)


def _points(
    band: Band, frame: LaneFrame, placements: Sequence[Placement], number: int, count: int
) -> list[CurvePoint]:
    levels = [one.card.feeling.level if one.card.feeling else 0.0 for one in placements]
    made = spread_points(band, placements, frame.y(2), frame.y(-2), -2, 2, levels)
    # Several curves stand a little apart, so that equal feelings do not hide each other. Each card
    # keeps to its part of the cell, and so the curve to the columns.
    narrow = min((column.width for column in band.columns), default=0.0)
    mates = Counter((one.first, one.last) for one in placements)
    moved: list[CurvePoint] = []
    for one in made:
        cell = one.placement.first, one.placement.last
        part = covered(band.columns, *cell).width / mates[cell]
        step = min(frame.face * _APART, narrow / count, part / count)
        moved.append(one._replace(x=one.x + (number - (count - 1) / 2) * step))
    return sorted(moved, key=lambda point: point.x)


def _curve_node(
    band: Band, frame: LaneFrame, key: CurveKey, number: int, points: Sequence[CurvePoint]
) -> tuple[Node, list[Point]]:
    style = band.style
    colour = style.theme.curves[number % len(style.theme.curves)]
    stroke = curve_stroke(number, colour, style.scale.text)
    left, pen = band.columns[0].x, Pen()
    samples: list[Point] = []
    for path in curve_paths(points):
        samples.extend(sample(path))
        pen.outline(counted_from(path, left), stroke=stroke)
    for path in paths_through_folds(points, folded_points(band, key, _level, frame.y)):
        samples.extend(sample(path))
        faint = fold_stroke(stroke, style.scale.text)
        pen.outline(counted_from(path, left), stroke=faint)
    width = band.columns[-1].right - left
    name = f"curve:{band.row.lane.id}:{key[0]}:{key[1]}"
    node = Node(name, left, 0, width, frame.height, tuple(pen.primitives), record=band.row.lane.id)
    return node, samples


def _level(card: Card) -> float | None:
    return card.feeling.level if card.feeling is not None else None


def _prompt(band: Band, placement: Placement) -> TextBlock:
    style, column = band.style, band.columns[placement.first]
    width = max(1.0, column.width - 8 * style.scale.unit)
    return style.block(placement.card.text, width, align="center")


def _prompts(
    band: Band, frame: LaneFrame, asked: Mapping[Id, TextBlock], high: float
) -> list[Node]:
    """Cards of the lane without a feeling yet: their words stand on the neutral line.

    They are of one height, ``high`` points, as they ask one thing of each step.
    """
    style, made = band.style, list[Node]()
    top = (frame.height - high) / 2
    for placement in band.row.placements:
        block = asked.get(placement.card.id)
        if block is None:
            continue
        column, pen = band.columns[placement.first], Pen()
        stroke = Stroke(style.theme.border, 0.7 * style.scale.unit, dash=(2.4, 1.8))
        pen.rectangle(
            0.4, 0, column.width - 0.8, high, radius=3, fill=style.theme.paper, stroke=stroke
        )
        pen.text(
            4 * style.scale.unit,
            (high - block.height) / 2,
            block,
            style.theme.ink,
            record=placement.card.id,
            name="text",
        )
        made.append(
            Node(
                f"card:{placement.card.id}",
                column.x,
                top,
                column.width,
                high,
                tuple(pen.primitives),
                record=placement.card.id,
                name=placement.card.text,
                fields=tuple(pen.fields),
            )
        )
    return made
