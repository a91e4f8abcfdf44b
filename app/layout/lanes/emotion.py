"""The emotion lane: the picture people remember.

Three zones, a smooth curve for each persona and state, a face on each point and its word beside it,
clear of the curves and inside the lane.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.layout.curve import Point, hatch, sample
from app.layout.grid import Placement
from app.layout.lanes.band import Band, Drawn, KeyLine
from app.layout.lanes.curves import (
    CurveKey,
    CurvePoint,
    counted_from,
    curve_key,
    curve_paths,
    curve_stroke,
    sorted_curves,
    spread_points,
)
from app.layout.lanes.faces import LaneFrame, face_box, face_node
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Edges, Stroke
from app.layout.sheet import Node
from app.layout.style import Style, initials
from app.layout.text import TextBlock
from app.models.journey import JourneyMap
from app.models.vocabulary import State

_ZONE = 0.45
"""Where the neutral zone ends, as a level."""

_APART = 1.08
"""How far apart the faces of several curves stand, in faces."""

LEAST_HEIGHT = 10.0
"""The least height of the lane, in sizes of the cards' text."""


def draw_emotions(band: Band, height: float) -> Drawn:
    """Draw the lane ``height`` points high, higher where a card without a feeling asks for it."""
    style = band.style
    size = style.scale.text
    asked = [_prompt(band, one) for one in band.row.placements if one.card.feeling is None]
    height = max([height, *(block.height + 8 * style.scale.unit for block in asked)])
    curves = sorted_curves(
        (one.card for one in band.row.placements if one.card.feeling is not None), band.map_
    )
    face = min(size * 2.5, height * 0.16)
    if len(curves) > 1:
        # the faces of all curves stand side by side in the narrowest column
        narrow = min((column.width for column in band.columns), default=face)
        face = max(min(face, narrow / (len(curves) * _APART)), size * 1.1)
    frame = LaneFrame(height, face, face / 2 + style.line_height(style.scale.small) + 3 * size / 8)
    seen: set[str] = set()
    nodes: list[Node] = [_zones(band, frame)]
    felt = [one for one in band.row.placements if one.card.feeling is not None]
    members: dict[CurveKey, list[Placement]] = {key: [] for key in curves}
    for one in felt:
        members[curve_key(one.card, band.map_)].append(one)
    points = {
        key: _points(band, frame, members[key], number, len(curves))
        for number, key in enumerate(curves)
    }
    lines = Nearby[Point](frame.face * 3)
    for number, key in enumerate(curves):
        node, samples = _curve_node(band, frame, key, number, points[key])
        nodes.append(node)
        for spot in samples:
            lines.add(spot[0], spot[0], spot)
    spots = [point for key in curves for point in points[key]]
    taken = Nearby[Edges](frame.face * 3)
    for spotted in spots:
        box = face_box(spotted, frame)
        taken.add(box[0], box[2], box)
    for number, key in enumerate(curves):
        for point in points[key]:
            nodes.append(face_node(band, frame, point, number, lines, taken, seen))
    nodes.extend(_prompts(band, frame))
    if len(curves) > 1:
        seen.add("curves")
    return Drawn(
        height,
        tuple(nodes),
        frozenset(seen),
        curve_key_lines(band.map_, curves, style),
    )


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


def _zones(band: Band, frame: LaneFrame) -> Node:
    theme, unit = band.style.theme, band.style.scale.unit
    left, right = band.columns[0].x, band.columns[-1].right
    width, pen = right - left, Pen()
    good, bad = frame.y(_ZONE), frame.y(-_ZONE)
    stroke = Stroke(theme.hairline, 0.6 * unit) if theme.outlined else None
    pen.rectangle(0, 0, width, good, radius=4 * unit, fill=theme.good.fill, stroke=stroke)
    pen.rectangle(
        0, bad, width, frame.height - bad, radius=4 * unit, fill=theme.bad.fill, stroke=stroke
    )
    inset = 0.6 * unit
    lines = hatch(inset, bad + inset, width - 2 * inset, frame.height - bad - 2 * inset, 7.0 * unit)
    pen.outline(lines, stroke=Stroke(theme.bad.accent, 0.45 * unit))
    if any(placement.card.feeling is not None for placement in band.row.placements):
        middle, dash = frame.y(0.0), (3.0 * unit, 2.5 * unit)
        pen.line(0, middle, width, middle, Stroke(theme.border, 0.6 * unit, dash=dash))
    arm, x = 2.6 * unit, 7.0 * unit
    line = 1.2 * unit
    top, low = 8.0 * unit, frame.height - 8.0 * unit
    pen.line(x - arm, top, x + arm, top, Stroke(theme.good.ink, line))
    pen.line(x, top - arm, x, top + arm, Stroke(theme.good.ink, line))
    pen.line(x - arm, low, x + arm, low, Stroke(theme.bad.ink, line))
    lane = band.row.lane
    return Node(
        f"zone:{lane.id}", left, 0, width, frame.height, tuple(pen.primitives), record=lane.id
    )


def _points(
    band: Band, frame: LaneFrame, placements: Sequence[Placement], number: int, count: int
) -> list[CurvePoint]:
    levels = [one.card.feeling.level if one.card.feeling else 0.0 for one in placements]
    made = spread_points(band, placements, frame.y(2), frame.y(-2), -2, 2, levels)
    # Several curves stand a little apart, so that equal feelings do not hide each other.
    narrow = min((column.width for column in band.columns), default=0.0)
    step = min(frame.face * _APART, narrow / count)
    shift = (number - (count - 1) / 2) * step if count > 1 else 0.0
    return [CurvePoint(one.placement, one.x + shift, one.y) for one in made]


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
    width = band.columns[-1].right - left
    name = f"curve:{band.row.lane.id}:{key[0]}:{key[1]}"
    node = Node(name, left, 0, width, frame.height, tuple(pen.primitives), record=band.row.lane.id)
    return node, samples


def _prompt(band: Band, placement: Placement) -> TextBlock:
    style, column = band.style, band.columns[placement.first]
    width = max(1.0, column.width - 8 * style.scale.unit)
    return style.block(placement.card.text, width, align="center")


def _prompts(band: Band, frame: LaneFrame) -> list[Node]:
    """Cards of the lane without a feeling yet: their words stand on the neutral line."""
    style, made = band.style, list[Node]()
    for placement in band.row.placements:
        if placement.card.feeling is not None:
            continue
        column = band.columns[placement.first]
        block = _prompt(band, placement)
        high = block.height + 4 * style.scale.unit
        top = (frame.height - high) / 2
        pen = Pen()
        stroke = Stroke(style.theme.border, 0.7 * style.scale.unit, dash=(2.4, 1.8))
        pen.rectangle(
            0.4, 0, column.width - 0.8, high, radius=3, fill=style.theme.paper, stroke=stroke
        )
        pen.text(
            4 * style.scale.unit,
            2 * style.scale.unit,
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
