"""The emotion lane: the picture people remember.

Three zones, a smooth curve for each persona and state, a face on each point and its word beside it,
clear of the curves and inside the lane.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.layout import formats, marks
from app.layout.curve import Point, hatch, sample
from app.layout.grid import Placement
from app.layout.lanes.band import Band, Drawn, KeyLine
from app.layout.lanes.curves import (
    CurveKey,
    CurvePoint,
    curve_key,
    curve_paths,
    curve_stroke,
    sorted_curves,
    spread_points,
)
from app.layout.lanes.placing import Box, best_place
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import PathCommand, Stroke
from app.layout.sheet import Node
from app.layout.style import Style, initials
from app.layout.text import TextBlock, emoji_key
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.vocabulary import State

_FACES: Mapping[float, str] = MappingProxyType(
    {
        -2.0: "😩", -1.5: "😠", -1.0: "😟", -0.5: "🙁", 0.0: "😐",
        0.5: "🙂", 1.0: "😊", 1.5: "😄", 2.0: "🤩",
    }
)  # fmt: skip
_NEUTRAL_FACE = "😐"
_ZONE = 0.45
"""Where the neutral zone ends, as a level."""

LEAST_HEIGHT = 10.0
"""The least height of the lane, in sizes of the cards' text."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The vertical measures of the lane in points."""

    height: float
    face: float
    pad: float

    def y(self, level: float) -> float:
        """Where a level stands, from the lane's top."""
        middle = self.height / 2
        return middle - level / 2 * (middle - self.pad)


def face_of(card: Card) -> tuple[str, str]:
    """The emoji of an emotion card: (key of its drawing, its characters)."""
    feeling = card.feeling
    if feeling is None:
        return "", ""
    text = feeling.face or _FACES.get(feeling.level, _NEUTRAL_FACE)
    key = emoji_key(text)
    if key is None:
        text = _FACES.get(feeling.level, _NEUTRAL_FACE)
        key = emoji_key(text)
    return key or "", text


def draw_emotions(band: Band, height: float) -> Drawn:
    """Draw the lane ``height`` points high, higher where a card without a feeling asks for it."""
    style = band.style
    size = style.scale.text
    asked = [_prompt(band, one) for one in band.row.placements if one.card.feeling is None]
    height = max([height, *(block.height + 8 * style.scale.unit for block in asked)])
    face = min(size * 2.5, height * 0.16)
    frame = _Frame(height, face, face / 2 + style.line_height(style.scale.small) + 3 * size / 8)
    seen: set[str] = set()
    nodes: list[Node] = [_zones(band, frame)]
    felt = [one for one in band.row.placements if one.card.feeling is not None]
    curves = sorted_curves((one.card for one in felt), band.document)
    members: dict[CurveKey, list[Placement]] = {key: [] for key in curves}
    for one in felt:
        members[curve_key(one.card, band.document)].append(one)
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
    taken = Nearby[Box](frame.face * 3)
    for spotted in spots:
        box = _face_box(spotted, frame)
        taken.add(box[0], box[2], box)
    smallest = size
    for number, key in enumerate(curves):
        for point in points[key]:
            nodes.append(_face_node(band, frame, point, number, lines, taken, seen))
            smallest = min(smallest, style.scale.small)
    nodes.extend(_prompts(band, frame))
    if len(curves) > 1:
        seen.add("curves")
    return Drawn(
        height,
        tuple(nodes),
        frozenset(seen),
        smallest,
        curve_key_lines(band.document, curves, style),
    )


def curve_key_lines(
    document: JourneyMap, curves: Sequence[CurveKey], style: Style
) -> tuple[KeyLine, ...]:
    """Who or what each curve is, when there are several."""
    if len(curves) < 2:
        return ()
    people = {key[0] for key in curves}
    names = {persona.id: persona.name for persona in document.personas}
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


def _zones(band: Band, frame: _Frame) -> Node:
    theme, unit = band.style.theme, band.style.scale.unit
    left, right = band.columns[0].x, band.columns[-1].right
    width, pen = right - left, Pen()
    good, bad = frame.y(_ZONE), frame.y(-_ZONE)
    stroke = Stroke(theme.hairline, 0.6 * unit) if theme.outlined else None
    pen.rectangle(0, 0, width, good, radius=4 * unit, fill=theme.good.fill, stroke=stroke)
    pen.rectangle(
        0, bad, width, frame.height - bad, radius=4 * unit, fill=theme.bad.fill, stroke=stroke
    )
    inset = 2.0 * unit
    lines = hatch(inset, bad + inset, width - 2 * inset, frame.height - bad - 2 * inset, 7.0 * unit)
    pen.outline(lines, stroke=Stroke(theme.bad.accent, 0.45 * unit))
    middle = frame.y(0.0)
    pen.line(
        0, middle, width, middle, Stroke(theme.border, 0.6 * unit, dash=(3.0 * unit, 2.5 * unit))
    )
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
    band: Band, frame: _Frame, placements: Sequence[Placement], number: int, count: int
) -> list[CurvePoint]:
    levels = [one.card.feeling.level if one.card.feeling else 0.0 for one in placements]
    made = spread_points(band, placements, frame.y(2), frame.y(-2), -2, 2, levels)
    # Several curves stand a little apart, so that equal feelings do not hide each other.
    narrow = min((column.width for column in band.columns), default=0.0)
    step = min(frame.face * 0.9, narrow / (count + 1))
    shift = (number - (count - 1) / 2) * step if count > 1 else 0.0
    return [CurvePoint(one.placement, one.x + shift, one.y) for one in made]


def _curve_node(
    band: Band, frame: _Frame, key: CurveKey, number: int, points: Sequence[CurvePoint]
) -> tuple[Node, list[Point]]:
    style = band.style
    colour = style.theme.curves[number % len(style.theme.curves)]
    stroke = curve_stroke(number, colour, style.scale.text)
    left, pen = band.columns[0].x, Pen()
    samples: list[Point] = []
    for path in curve_paths(points):
        samples.extend(sample(path))
        pen.outline(_from(path, left), stroke=stroke)
    width = band.columns[-1].right - left
    name = f"curve:{band.row.lane.id}:{key[0]}:{key[1]}"
    node = Node(name, left, 0, width, frame.height, tuple(pen.primitives), record=band.row.lane.id)
    return node, samples


def _from(path: Sequence[PathCommand], left: float) -> tuple[PathCommand, ...]:
    return tuple(
        (command[0], *(v if i % 2 else v - left for i, v in enumerate(command[1:])))
        for command in path
    )


def _face_box(point: CurvePoint, frame: _Frame) -> Box:
    half = frame.face / 2
    return point.x - half, point.y - half, point.x + half, point.y + half


def _face_node(
    band: Band,
    frame: _Frame,
    point: CurvePoint,
    number: int,
    lines: Nearby[Point],
    taken: Nearby[Box],
    seen: set[str],
) -> Node:
    style, card = band.style, point.placement.card
    feeling = card.feeling
    assert feeling is not None
    size, small, theme = style.scale.text, style.scale.small, style.theme
    word = style.block(card.text, _word_width(band, point, card, small), size=small, bold=True,
                       align="center")  # fmt: skip
    note = _data_note(card, band)
    note_width = max(word.width, style.width(note, size=small) + 0.5)
    note_block = style.block(note, note_width, size=small, align="center") if note else None
    extra = marks_after(card, small, band, seen)
    wide = max(word.ink_width + sum(m.width + small * 0.3 for m in extra),
               note_block.ink_width if note_block else 0.0)  # fmt: skip
    high = word.height + (note_block.height if note_block else 0.0)
    bounds = (band.columns[0].x + 2, 1.0, band.columns[-1].right - 2, frame.height - 1.0)
    left, top = best_place(
        (point.x, point.y),
        frame.face / 2 + size * 0.16,
        (wide, high),
        bounds,
        lines,
        taken,
        above_first=feeling.level >= 0.25,
    )
    taken.add(left, left + wide, (left, top, left + wide, top + high))
    half = frame.face / 2
    pen = Pen()
    colour = theme.curves[number % len(theme.curves)]
    ring = _ring(card, number, colour, size, seen)
    round_face = half + size * 0.14
    reach = round_face + ring.width / 2 if ring else half
    x0, y0 = min(left, point.x - reach) - 1, min(top, point.y - reach) - 1
    x1, y1 = max(left + wide, point.x + reach) + 1, max(top + high, point.y + reach) + 1
    if feeling.spread is not None:
        y0 = min(y0, _whisker(feeling, frame)[0] - 1)
        y1 = max(y1, _whisker(feeling, frame)[1] + 1)
        seen.add("spread")
        _draw_spread(pen, feeling, frame, (point.x - x0, y0), size, colour)
    if ring is not None:
        pen.outline(
            marks.circle(point.x - x0, point.y - y0, round_face), fill=theme.paper, stroke=ring
        )
    key, text = face_of(card)
    pen.face(point.x - x0 - half, point.y - y0 - half, frame.face, key, text, grey=theme.mono)
    text_x = left - x0 - (word.width - word.ink_width) / 2
    pen.text(text_x, top - y0, word, theme.ink, grey=theme.mono, record=card.id, name="text")
    at = left - x0 + word.ink_width + small * 0.3
    for mark in extra:
        pen.mark(at, top - y0 + word.height - style.line_height(small) * 0.26, mark, small)
        at += mark.width + small * 0.3
    if note_block:
        note_x = left - x0 + (wide - note_block.width) / 2
        pen.text(note_x, top - y0 + word.height, note_block, theme.soft_ink)
    return Node(
        f"card:{card.id}",
        x0,
        y0,
        x1 - x0,
        y1 - y0,
        tuple(pen.primitives),
        record=card.id,
        name=card.text,
        fields=tuple(pen.fields),
    )


def marks_after(card: Card, size: float, band: Band, seen: set[str]) -> list[marks.Mark]:
    """The marks that follow the word: importance, cause, follow-up."""
    made: list[marks.Mark] = []
    theme = band.style.theme
    if card.importance in marks.LEVELS:
        made.append(marks.importance(size, theme.ink, card.importance))
        seen.add("importance")
    cause = card.feeling.cause if card.feeling else ""
    if cause in ("company", "situation"):
        made.append(marks.icon(f"cause-{cause}", size, theme.soft_ink, rtl=band.style.rtl))
        seen.add(f"cause-{cause}")
    if card.follow_up:
        made.append(marks.flag(size, theme.ink))
        seen.add("follow-up")
    return made


def _word_width(band: Band, point: CurvePoint, card: Card, small: float) -> float:
    """As wide as the word, but no wider than the columns the card stands in."""
    place = band.columns[point.placement.first].width
    if point.placement.last > point.placement.first:
        place = band.columns[point.placement.last].right - band.columns[point.placement.first].x
    return min(band.style.width(card.text, size=small, bold=True) + 0.5, max(place, small * 3))


def _data_note(card: Card, band: Band) -> str:
    feeling = card.feeling
    if feeling is None or feeling.n is None:
        return ""
    return f"n = {formats.number(feeling.n, band.style.language)}"


def _ring(card: Card, number: int, colour: str, size: float, seen: set[str]) -> Stroke | None:
    """A ring round the face: dashed when assumed, solid when measured; further curves have one."""
    if card.evidence == "assumed":
        seen.add("assumed")
        return Stroke(colour, size * 0.08, dash=(size * 0.28, size * 0.2))
    if card.evidence == "measured":
        seen.add("measured")
        return Stroke(colour, size * 0.14)
    return Stroke(colour, size * 0.09) if number > 0 else None


def _whisker(feeling: Feeling, frame: _Frame) -> tuple[float, float]:
    """Where the spread round the median, or else round the level, starts and ends, from the top."""
    centre = feeling.level if feeling.median is None else feeling.median
    half = (feeling.spread or 0.0) / 2
    return frame.y(min(2.0, centre + half)), frame.y(max(-2.0, centre - half))


def _draw_spread(
    pen: Pen, feeling: Feeling, frame: _Frame, at: Point, size: float, colour: str
) -> None:
    """The whisker at ``at[0]`` in a node whose top is at ``at[1]``."""
    high, low = (y - at[1] for y in _whisker(feeling, frame))
    x, cap = at[0], size * 0.4
    stroke = Stroke(colour, size * 0.1)
    pen.line(x, high, x, low, stroke)
    pen.line(x - cap, high, x + cap, high, stroke)
    pen.line(x - cap, low, x + cap, low, stroke)


def _prompt(band: Band, placement: Placement) -> TextBlock:
    style, column = band.style, band.columns[placement.first]
    width = max(1.0, column.width - 8 * style.scale.unit)
    return style.block(placement.card.text, width, align="center")


def _prompts(band: Band, frame: _Frame) -> list[Node]:
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
