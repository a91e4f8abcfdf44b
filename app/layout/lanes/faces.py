"""Faces on an emotion curve: the emoji, its word clear of everything else, rings and whiskers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.layout import formats, marks
from app.layout.colours import deciding
from app.layout.curve import Point
from app.layout.lanes.band import Anchor, Band
from app.layout.lanes.clearing import parts_outside
from app.layout.lanes.curves import CurvePoint
from app.layout.lanes.placing import best_place, widened
from app.layout.lanes.whiskers import Whisker, draw_whisker, place_whisker
from app.layout.lanes.zones import Zones
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Colour, Edges, Stroke
from app.layout.sheet import Node
from app.layout.text import emoji_key
from app.layout.worded_marks import citation
from app.models.card import Card, Feeling

_FACES: Mapping[float, str] = MappingProxyType(
    {
        -2.0: "😩", -1.5: "😠", -1.0: "😟", -0.5: "🙁", 0.0: "😐",
        0.5: "🙂", 1.0: "😊", 1.5: "😄", 2.0: "🤩",
    }
)  # fmt: skip
_NEUTRAL_FACE = "😐"
_RING = 0.14
"""How far a ring stands from its face, in sizes of the cards' text."""

_FAR = 0.75
"""A word further from its face than this, in its lines, is tied to it by a line."""


_TIE_SPOTS = 8

_NEAR = 0.45
"""So far from the middle of a face, in its radii, links may end at its round edge."""

_AIR = 1.0
"""So many points a link keeps from a word."""


class LaneFrame(NamedTuple):
    """The vertical measures of the lane in points, and the inks of its curves' words."""

    height: float
    face: float
    pad: float
    zones: Zones
    inks: tuple[Colour, ...]

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


def face_box(point: CurvePoint, frame: LaneFrame) -> Edges:
    """The square of a face, in points from the lane's top."""
    half = frame.face / 2
    return point.x - half, point.y - half, point.x + half, point.y + half


def whisker_of(
    band: Band,
    frame: LaneFrame,
    point: CurvePoint,
    number: int,
    taken: Nearby[Edges],
) -> Whisker | None:
    """The whisker of a face whose feeling has a spread; what it covers is taken from then on."""
    feeling, size = point.placement.card.feeling, band.style.scale.text
    if feeling is None or feeling.spread is None:
        return None
    ring = _ring(point.placement.card, number, "", size, set())
    high, low = _spread(feeling, frame)
    median = None if feeling.median is None else frame.y(feeling.median)
    bounds = band.columns[0].x, band.columns[-1].right
    reach = _reach(frame, ring, size)
    made = place_whisker(point.x, reach, point.y, (high, low, median), size, bounds, taken)
    box = made.box(size)
    taken.add(box[0], box[2], box)
    return made


def face_node(
    band: Band,
    frame: LaneFrame,
    point: CurvePoint,
    number: int,
    whisker: Whisker | None,
    lines: Nearby[Point],
    taken: Nearby[Edges],
    seen: set[str],
    *,
    thorough: bool,
) -> tuple[Node, Edges, bool, Anchor]:
    """The node of one emotion: face, word, and what data or evidence add to them.

    Also tells where the word stands, in points from the lane's top left, whether it lies on
    something, and where links end. A ``thorough`` search for its place goes all over the lane.
    """
    style, card = band.style, point.placement.card
    feeling = card.feeling
    assert feeling is not None
    size, small, theme = style.scale.text, style.scale.small, style.theme
    word = style.block(card.text, _word_width(band, point, card, small), size=small, bold=True,
                       align="center")  # fmt: skip
    note = _data_note(card, band)
    note_block = None
    if note:
        note_width = max(word.width, style.width(note, size=small) + 0.5)
        note_block = style.block(note, note_width, size=small, align="center")
    extra = marks_after(card, small, band, seen)
    wide = max(word.ink_width + sum(m.width + small * 0.3 for m in extra),
               note_block.ink_width if note_block else 0.0)  # fmt: skip
    high = word.height + (note_block.height if note_block else 0.0)
    bounds = (band.columns[0].x + 2, 1.0, band.columns[-1].right - 2, frame.height - 1.0)
    half = frame.face / 2
    place = best_place(
        (point.x, point.y),
        half + size * 0.16,
        (wide, high),
        bounds,
        lines,
        taken,
        above_first=feeling.level >= 0.25,
        rules=(frame.zones.middle, frame.zones.good, frame.zones.bad),
        tied=half + _FAR * style.line_height(small),
        thorough=thorough,
    )
    left, top = place.left, place.top
    box = (left, top, left + wide, top + high)
    taken.add(left, left + wide, box)
    pen = Pen()
    colour = theme.curves[number % len(theme.curves)]
    ink = frame.inks[number % len(frame.inks)]
    ring = _ring(card, number, colour, size, seen)
    reach = _reach(frame, ring, size)
    covered = [box, (point.x - reach, point.y - reach, point.x + reach, point.y + reach)]
    if whisker is not None:
        covered.append(whisker.box(size))
    x0, y0 = min(one[0] for one in covered) - 1, min(one[1] for one in covered) - 1
    x1, y1 = max(one[2] for one in covered) + 1, max(one[3] for one in covered) + 1
    tie = _tie((point.x, point.y), reach, box, style.line_height(small))
    if tie is not None:
        (ax, ay), (bx, by) = tie
        # later words keep clear of it as of curves
        for step in range(1, _TIE_SPOTS):
            spot = (
                ax + (bx - ax) * step / _TIE_SPOTS,
                ay + (by - ay) * step / _TIE_SPOTS,
            )
            lines.add(spot[0], spot[0], spot)
        behind = taken.between(min(ax, bx), max(ax, bx))
        for (cx, cy), (dx, dy) in parts_outside(tie, (one for one in behind if one != box)):
            pen.line(cx - x0, cy - y0, dx - x0, dy - y0, Stroke(ink, size * 0.06))
    if whisker is not None:
        seen.add("spread")
        draw_whisker(pen, whisker, (x0, y0), size, colour, theme.paper)
    if ring is not None:
        pen.outline(
            marks.circle(point.x - x0, point.y - y0, half + size * _RING),
            fill=theme.paper,
            stroke=ring,
        )
    key, text = face_of(card)
    pen.face(point.x - x0 - half, point.y - y0 - half, frame.face, key, text, grey=theme.mono)
    if place.struck:
        # a curve runs there: the word keeps a ground of its own
        ground = _ground(band, frame, box)
        pen.rectangle(left - x0 - 1, top - y0, wide + 2, high, radius=2, fill=ground)
    text_x = left - x0 - (word.width - word.ink_width) / 2
    pen.text(text_x, top - y0, word, ink, grey=theme.mono, record=card.id, name="text")
    at = left - x0 + word.ink_width + small * 0.3
    for mark in extra:
        pen.mark(at, top - y0 + word.height - style.line_height(small) * 0.26, mark, small)
        at += mark.width + small * 0.3
    if note_block:
        note_x = left - x0 + (wide - note_block.width) / 2
        pen.text(note_x, top - y0 + word.height, note_block, theme.soft_ink)
    node = Node(
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
    return node, widened(box, 1.5, 0.0), place.crowded, _anchor((point.x, point.y), reach, box)


def _anchor(point: Point, reach: float, word: Edges) -> Anchor:
    """Links end at the face, near its middle, or at its word where that is in the way."""
    x, y = point
    near = reach * _NEAR
    top, bottom = y - reach, y + reach
    if word[0] < x + near and word[2] > x - near:
        top, bottom = min(top, word[1] - _AIR), max(bottom, word[3] + _AIR)
    return Anchor((x - reach, y - near, x + reach, y + near), (x - near, top, x + near, bottom))


def _reach(frame: LaneFrame, ring: Stroke | None, size: float) -> float:
    """How far a face and its ring reach from their point."""
    return frame.face / 2 + (size * _RING + ring.width / 2 if ring else 0.0)


def _tie(point: Point, reach: float, box: Edges, line: float) -> tuple[Point, Point] | None:
    """A line from a face to its word where they stand apart, else None."""
    x, y = point
    near = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
    away = math.hypot(near[0] - x, near[1] - y)
    if away - reach < _FAR * line:
        return None
    start = (x + (near[0] - x) * reach / away, y + (near[1] - y) * reach / away)
    return start, near


def _ground(band: Band, frame: LaneFrame, box: Edges) -> Colour:
    """The colour of the lane behind the middle of a box."""
    theme, x, y = band.style.theme, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    fill = theme.paper
    if y < frame.zones.good:
        fill = theme.good.fill
    elif y > frame.zones.bad:
        fill = theme.bad.fill
    decides = any(band.columns[i].x <= x <= band.columns[i].right for i in band.moments)
    return deciding(fill, theme) if decides else fill


def marks_after(card: Card, size: float, band: Band, seen: set[str]) -> list[marks.Mark]:
    """The marks that follow the word: importance, cause, follow-up, sources."""
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
    cited = citation(card, band.style)
    if cited is not None:
        made.append(cited)
        seen.add("sources")
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


def _spread(feeling: Feeling, frame: LaneFrame) -> tuple[float, float]:
    """Where the spread round the median, or else round the level, starts and ends, from the top."""
    centre = feeling.level if feeling.median is None else feeling.median
    half = (feeling.spread or 0.0) / 2
    return frame.y(min(2.0, centre + half)), frame.y(max(-2.0, centre - half))
