"""The emotion lane: the picture people remember.

Three zones, a smooth curve for each persona and state, a face on each point and its word beside it,
clear of the curves and inside the lane.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from app.layout.curve import Point, Samples
from app.layout.grid import Placement
from app.layout.lanes.band import Anchor, Band, Drawn, KeyLine, covered
from app.layout.lanes.curves import (
    CurveKey,
    CurvePoint,
    along,
    curve_inks,
    curve_key,
    curve_paths,
    curve_stroke,
    fold_stroke,
    folded_points,
    in_order,
    on_grid,
    paths_through_folds,
    sorted_keys,
    spread_points,
)
from app.layout.lanes.faces import (
    LaneFrame,
    Settled,
    Spotted,
    Word,
    anchor_of,
    draw_face,
    face_box,
    measure_word,
    settle,
    spotted,
    word_box,
)
from app.layout.lanes.level_scale import pad_of_faces, size_of_faces
from app.layout.lanes.placing import Ground, shared, widened
from app.layout.lanes.redrawn import Remembered
from app.layout.lanes.undisturbed import Stood, Undisturbed, stood_of
from app.layout.lanes.zones import Zones, draw_zones
from app.layout.memo import Memo
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Colour, Edges, PathCommand, Stroke
from app.layout.sheet import Node
from app.layout.style import Style, initials
from app.layout.text import TextBlock
from app.models.base import BEST_LEVEL, WORST_LEVEL, Id
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


class _Lines(NamedTuple):
    """The paths of a curve: through its points, and through collapsed stages."""

    plain: list[tuple[PathCommand, ...]]
    folded: list[tuple[PathCommand, ...]]


class _Placed(NamedTuple):
    """The curves of a lane at a height, and its faces, each with the place of its word.

    ``words`` are the boxes of these, in points from the lane's top left.
    """

    frame: LaneFrame
    lines: list[_Lines]
    faces: list[tuple[Spotted, Settled]]
    words: list[Edges]
    stood: Stood


def draw_emotions(band: Band, height: float, most: float, memo: Memo) -> Drawn:
    """Draw the lane ``height`` points high, higher where a card without a feeling asks for it.

    Where words would lie on others it becomes up to ``most`` points high.
    """
    style, map_, whole, left = band.style, band.map_, band, band.columns[0].x
    band = band._replace(columns=along(band.columns))
    asked = {
        one.card.id: _prompt(whole, one) for one in band.row.placements if one.card.feeling is None
    }
    tallest = max((block.height + 4 * style.scale.unit for block in asked.values()), default=0.0)
    height = max(height, tallest + 4 * style.scale.unit)
    felt = [one for one in band.row.placements if one.card.feeling is not None]
    members: dict[CurveKey, list[Placement]] = {}
    for one in felt:
        members.setdefault(curve_key(one.card, map_), []).append(one)
    curves = {key: members[key] for key in sorted_keys(members, map_)}
    known = memo.words(band.row.lane.id)
    known.begin((style.key,))
    words = {one.card.id: _word(one, band, known) for one in felt}
    inks = curve_inks(curves, map_, style.theme)
    before = memo.stood(band.row.lane.id)
    placed = _place(band, _frame(band, height, inks, tallest), curves, words, before)
    crowded = _lying_on_others(placed)
    while 0 < crowded <= len(words) * _HOPELESS and height < most:
        # words that found no place need a higher lane, as long as that can help
        height = min(height * _HIGHER, most)
        placed = _place(band, _frame(band, height, inks, tallest), curves, words, before)
        crowded = _lying_on_others(placed)
    memo.stand(band.row.lane.id, placed.stood)
    frame = placed.frame
    nodes = [
        _curve_node(band, frame, key, number, lines, left)
        for number, (key, lines) in enumerate(zip(curves, placed.lines, strict=True))
    ]
    anchors: dict[Id, Anchor] = {}
    redrawn = memo.redrawn(band.row.lane.id)
    redrawn.begin((style.key, frame))
    for spot, settled in placed.faces:
        (_, x, y), card = spot.point, spot.point.placement.card
        look = (spot.number, y, spot.word.block.width, spot.whisker, settled)
        node = redrawn.again(card, look, left + x, 0.0)
        if node is None:
            drawn = draw_face(band, frame, spot, settled)
            node = redrawn.put(card, look, left + x, 0.0, drawn)
        nodes.append(node)
        anchors[card.id] = anchor_of(left + x, spot, settled)
    ground = draw_zones(band, frame.zones, [widened(box, 1.5, 0.0) for box in placed.words])
    nodes[:0] = [node.at(left + node.x, node.y) for node in ground]
    nodes.extend(_prompts(whole, frame, asked, tallest))
    keys = curve_key_lines(map_, tuple(curves), style)
    seen = {"curves"} if len(curves) > 1 else set()
    seen = seen.union(*(word.seen for word in words.values()))
    return Drawn(height, tuple(nodes), frozenset(seen), keys, crowded=crowded, anchors=anchors)


def _word(placement: Placement, band: Band, known: Remembered[Word]) -> Word:
    """The word of a card as set in the columns that it covers."""
    card, first, last = placement
    room = covered(band.columns, first, last).width
    return known.get(card, (room,)) or known.keep(card, (room,), measure_word(card, room, band))


def _lying_on_others(placed: _Placed) -> int:
    """How many words lie on a word that was placed before them."""
    if not any(settled.place.crowded for _, settled in placed.faces):
        return 0
    others = Nearby[Edges](placed.frame.face * 3)
    count = 0
    for left, top, right, bottom in placed.words:
        # what touches is side by side
        box = left + _TOUCH, top + _TOUCH, right - _TOUCH, bottom - _TOUCH
        count += any(shared(box, one) > 0 for one in others.between(box[0], box[2]))
        others.add(box[0], box[2], box)
    return count


def _frame(band: Band, height: float, inks: tuple[Colour, ...], tallest_prompt: float) -> LaneFrame:
    """The measures of a lane with curves of such inks, whose prompts are so many points high."""
    style, curves = band.style, len(inks)
    size, unit = style.scale.text, style.scale.unit
    face = size_of_faces(height, size)
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
    inks = curve_inks(curves, map_, style.theme)
    for number, (persona, state) in enumerate(curves):
        parts: list[str] = []
        short: list[str] = []
        if len(people) > 1 and names.get(persona):
            parts.append(names[persona])
            short.append(initials(names[persona]))
        if len({key[1] for key in curves}) > 1 or not parts:
            parts.append(words["state-future" if state == State.FUTURE else "state-current"])
            short.append(parts[-1])
        lines.append(KeyLine(", ".join(parts), number, ", ".join(short), inks[number]))
    return tuple(lines)


def _place(
    band: Band,
    frame: LaneFrame,
    curves: Mapping[CurveKey, Sequence[Placement]],
    words: Mapping[Id, Word],
    before: Stood | None,
) -> _Placed:
    """Put the cards of each curve on it, and a word beside each: where it stood ``before``, if
    nothing changed near it.
    """
    style = band.style
    taken, samples, lines = Nearby[Edges](frame.face * 3), Samples(), list[_Lines]()
    curved: list[list[CurvePoint]] = []
    for number, (key, placements) in enumerate(curves.items()):
        points = _points(band, frame, placements, number, len(curves))
        folded = folded_points(band, band.columns, key, _level, frame.y)
        lines.append(_Lines(curve_paths(points), paths_through_folds(points, folded)))
        samples.add(lines[-1].plain)
        samples.add(lines[-1].folded)
        curved.append(points)
    for points in curved:
        for point in points:
            box = face_box(point, frame)
            taken.add(box[0], box[2], box)
    # whiskers stand where they must: words make way for them
    faces = [
        [
            spotted(band, frame, point, number, words[point.placement.card.id], taken)
            for point in points
        ]
        for number, points in enumerate(curved)
    ]
    width = band.columns[-1].right
    zones = frame.zones
    ground = Ground(
        (2.0, 1.0, width - 2, frame.height - 1.0),
        (zones.middle, zones.good, zones.bad),
        samples,
        Nearby[Point](style.scale.text),
        taken,
    )
    now = stood_of((style.key,), width, frame, faces, samples)
    undisturbed = Undisturbed(before, now)
    settled: list[tuple[Spotted, Settled]] = []
    boxes: list[Edges] = []
    misses = 0
    for face in chain.from_iterable(faces):
        thorough = misses < _MISSES
        found = undisturbed.again(face, thorough=thorough)
        if found is None:
            found = settle(band, frame, face, ground, thorough=thorough)
            undisturbed.keep(face, found, thorough=thorough)
        misses += found.place.crowded
        settled.append((face, found))
        box = word_box(face, found)
        boxes.append(box)
        taken.add(box[0], box[2], box)
    return _Placed(frame, lines, settled, boxes, now)


def _points(
    band: Band, frame: LaneFrame, placements: Sequence[Placement], number: int, count: int
) -> list[CurvePoint]:
    columns = band.columns
    levels = [one.card.feeling.level if one.card.feeling else 0.0 for one in placements]
    top, bottom = frame.y(BEST_LEVEL), frame.y(WORST_LEVEL)
    made = spread_points(columns, placements, top, bottom, WORST_LEVEL, BEST_LEVEL, levels)
    if count == 1:
        return made
    # Several curves stand a little apart, so that equal feelings do not hide each other. Each card
    # keeps to its part of the cell, and so the curve to the columns.
    most = min(frame.face * _APART, min(column.width for column in columns) / count)
    mates = Counter([(first, last) for _, first, last in placements])
    aside = number - (count - 1) / 2
    moved: list[CurvePoint] = []
    for placement, x, y in made:
        _, first, last = placement
        width = columns[first].width if first == last else covered(columns, first, last).width
        shift = on_grid(aside * min(most, width / mates[first, last] / count))
        moved.append(CurvePoint(placement, x + shift, y))
    return in_order(moved)


def _curve_node(
    band: Band, frame: LaneFrame, key: CurveKey, number: int, lines: _Lines, left: float
) -> Node:
    style, lane, pen = band.style, band.row.lane.id, Pen()
    stroke = curve_stroke(number, frame.inks[number], style.scale.text)
    for path in lines.plain:
        pen.outline(path, stroke=stroke)
    for path in lines.folded:
        pen.outline(path, stroke=fold_stroke(stroke, style.scale.text))
    name, width = f"curve:{lane}:{key[0]}:{key[1]}", band.columns[-1].right
    return Node(name, left, 0, width, frame.height, tuple(pen.primitives), record=lane)


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
