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
from app.layout.lanes.curves import CurvePoint, on_grid
from app.layout.lanes.placing import Ground, Place, best_place
from app.layout.lanes.whiskers import Whisker, draw_whisker, place_whisker
from app.layout.lanes.zones import Zones
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Colour, Edges, Stroke
from app.layout.sheet import Node
from app.layout.text import TextBlock, emoji_key
from app.layout.worded_marks import citation
from app.models.base import BEST_LEVEL, WORST_LEVEL
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
    """The vertical measures of the lane in points, and the inks of its curves."""

    height: float
    face: float
    pad: float
    zones: Zones
    inks: tuple[Colour, ...]

    def y(self, level: float) -> float:
        """Where a level stands, from the lane's top."""
        middle = self.height / 2
        return middle - level / BEST_LEVEL * (middle - self.pad)


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


class Word(NamedTuple):
    """The word of a face as set: with the note below it, the marks after it, and its size.

    ``seen`` are the kinds of marks on it and its face.
    """

    block: TextBlock
    note: TextBlock | None
    extra: tuple[marks.Mark, ...]
    wide: float
    high: float
    seen: frozenset[str]


class Spotted(NamedTuple):
    """A face whose word has no place yet: on which curve it is, by number, and with what behind.

    ``reach`` is how far the face reaches from its point, its ring included.
    """

    point: CurvePoint
    number: int
    word: Word
    reach: float
    whisker: Whisker | None


class Settled(NamedTuple):
    """Where the word of a face stands, the parts of the line that ties it to it, and its ground.

    Across all is counted from the face's point. Without a line ``tie`` is None; ``ground`` is a
    colour where a curve runs under the word.
    """

    place: Place
    tie: tuple[tuple[Point, Point], ...] | None
    ground: Colour | None


def measure_word(card: Card, room: float, band: Band) -> Word:
    """Set the word of an emotion: as wide as it is, but no wider than its columns, ``room``."""
    style, small = band.style, band.style.scale.small
    most = max(room, small * 3)
    width = min(style.width(card.text, size=small, bold=True) + 0.5, most)
    block = style.block(card.text, width, size=small, bold=True, align="center")
    seen: set[str] = set()
    extra = marks_after(card, small, band, seen)
    feeling, note = card.feeling, None
    if feeling is not None and feeling.spread is not None:
        seen.add("spread")
    if card.evidence in ("assumed", "measured"):
        seen.add(card.evidence)
    if feeling is not None and feeling.n is not None:
        said = f"n = {formats.number(feeling.n, style.language)}"
        width = max(block.width, style.width(said, size=small) + 0.5)
        note = style.block(said, width, size=small, align="center")
    wide = max(block.ink_width + sum(m.width + small * 0.3 for m in extra),
               note.ink_width if note else 0.0)  # fmt: skip
    high = block.height + (note.height if note else 0.0)
    return Word(block, note, tuple(extra), on_grid(wide), high, frozenset(seen))


def spotted(
    band: Band,
    frame: LaneFrame,
    point: CurvePoint,
    number: int,
    word: Word,
    taken: Nearby[Edges],
) -> Spotted:
    """A face with the whisker of a feeling that has a spread; what that covers is taken then on."""
    feeling, size = point.placement.card.feeling, band.style.scale.text
    reach = _reach(frame, _ring(point.placement.card, number, "", size), size)
    if feeling is None or feeling.spread is None:
        return Spotted(point, number, word, reach, None)
    high, low = _spread(feeling, frame)
    median = None if feeling.median is None else frame.y(feeling.median)
    bounds = band.columns[0].x, band.columns[-1].right
    whisker = place_whisker(point.x, reach, (high, low, median), size, bounds, taken)
    box = whisker.box(point.x, size)
    taken.add(box[0], box[2], box)
    return Spotted(point, number, word, reach, whisker)


def settle(
    band: Band, frame: LaneFrame, one: Spotted, ground: Ground, *, thorough: bool
) -> Settled:
    """Find a place for the word of a face; a ``thorough`` search goes all over the lane."""
    style, word = band.style, one.word
    feeling, half = one.point.placement.card.feeling, frame.face / 2
    x, y = one.point.x, one.point.y
    line = style.line_height(style.scale.small)
    place = best_place(
        (x, y),
        half + style.scale.text * 0.16,
        (word.wide, word.high),
        ground,
        above_first=feeling is not None and feeling.level >= 0.25,
        tied=half + _FAR * line,
        thorough=thorough,
    )
    left, top = place.aside, place.top
    tie = _tie(y, one.reach, (left, top, left + word.wide, top + word.high), line)
    settled = Settled(place, None if tie is None else _tied(x, tie, ground), None)
    if not place.struck:
        return settled
    # a curve runs there: the word keeps a ground of its own
    return settled._replace(ground=_ground(band, frame, word_box(one, settled)))


def word_box(one: Spotted, settled: Settled) -> Edges:
    """What the word of a face covers, in points from the lane's top left."""
    left, top = one.point.x + settled.place.aside, settled.place.top
    return left, top, left + one.word.wide, top + one.word.high


def _tied(x: float, tie: tuple[Point, Point], ground: Ground) -> tuple[tuple[Point, Point], ...]:
    """The parts of a tie that run over nothing; later words keep clear of it as of curves."""
    (ax, ay), (bx, by) = tie
    for step in range(1, _TIE_SPOTS):
        part = step / _TIE_SPOTS
        spot = x + on_grid(ax + (bx - ax) * part), ay + (by - ay) * part
        ground.ties.add(spot[0], spot[0], spot)
    behind = [
        (left - x, top, right - x, bottom)
        for left, top, right, bottom in ground.taken.between(x + min(ax, bx), x + max(ax, bx))
    ]
    return tuple(parts_outside(tie, behind))


def draw_face(band: Band, frame: LaneFrame, one: Spotted, settled: Settled) -> Node:
    """The node of one emotion, as if its point had x = 0: face, word, and what is added to them."""
    style, card, word, number = band.style, one.point.placement.card, one.word, one.number
    size, small, theme = style.scale.text, style.scale.small, style.theme
    left, top = settled.place.aside, settled.place.top
    y, half, reach, whisker = one.point.y, frame.face / 2, one.reach, one.whisker
    pen = Pen()
    ink = frame.inks[number]
    ring = _ring(card, number, ink, size)
    boxes = [(left, top, left + word.wide, top + word.high), (-reach, y - reach, reach, y + reach)]
    if whisker is not None:
        boxes.append(whisker.box(0.0, size))
    x0, y0 = min(box[0] for box in boxes) - 1, min(box[1] for box in boxes) - 1
    x1, y1 = max(box[2] for box in boxes) + 1, max(box[3] for box in boxes) + 1
    for (cx, cy), (dx, dy) in settled.tie or ():
        pen.line(cx - x0, cy - y0, dx - x0, dy - y0, Stroke(ink, size * 0.06))
    if whisker is not None:
        draw_whisker(pen, whisker, (x0, y0), size, ink, theme.paper)
    if ring is not None:
        pen.outline(marks.circle(-x0, y - y0, half + size * _RING), fill=theme.paper, stroke=ring)
    key, text = face_of(card)
    pen.face(-x0 - half, y - y0 - half, frame.face, key, text, grey=theme.mono)
    if settled.ground is not None:
        pen.rectangle(left - x0 - 1, top - y0, word.wide + 2, word.high, radius=2,
                      fill=settled.ground)  # fmt: skip
    block, note = word.block, word.note
    text_x = left - x0 - (block.width - block.ink_width) / 2
    pen.text(text_x, top - y0, block, ink, grey=theme.mono, record=card.id, name="text")
    at = left - x0 + block.ink_width + small * 0.3
    for mark in word.extra:
        pen.mark(at, top - y0 + block.height - style.line_height(small) * 0.26, mark, small)
        at += mark.width + small * 0.3
    if note:
        note_x = left - x0 + (word.wide - note.width) / 2
        pen.text(note_x, top - y0 + block.height, note, theme.soft_ink)
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


def anchor_of(x: float, one: Spotted, settled: Settled) -> Anchor:
    """Where links end at a face at x: near its middle, or at its word where that is in the way."""
    aside, word_top = settled.place.aside, settled.place.top
    y, reach = one.point.y, one.reach
    near = reach * _NEAR
    top, bottom = y - reach, y + reach
    if aside < near and aside + one.word.wide > -near:
        top, bottom = min(top, word_top - _AIR), max(bottom, word_top + one.word.high + _AIR)
    return Anchor((x - reach, y - near, x + reach, y + near), (x - near, top, x + near, bottom))


def _reach(frame: LaneFrame, ring: Stroke | None, size: float) -> float:
    """How far a face and its ring reach from their point."""
    return frame.face / 2 + (size * _RING + ring.width / 2 if ring else 0.0)


def _tie(y: float, reach: float, box: Edges, line: float) -> tuple[Point, Point] | None:
    """A line from a face at (0, y) to its word where they stand apart, else None."""
    near = min(max(0.0, box[0]), box[2]), min(max(y, box[1]), box[3])
    away = math.hypot(near[0], near[1] - y)
    if away - reach < _FAR * line:
        return None
    return (near[0] * reach / away, y + (near[1] - y) * reach / away), near


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


def _ring(card: Card, number: int, colour: str, size: float) -> Stroke | None:
    """A ring round the face: dashed when assumed, solid when measured; further curves have one."""
    if card.evidence == "assumed":
        return Stroke(colour, size * 0.08, dash=(size * 0.28, size * 0.2))
    if card.evidence == "measured":
        return Stroke(colour, size * 0.14)
    return Stroke(colour, size * 0.09) if number > 0 else None


def _spread(feeling: Feeling, frame: LaneFrame) -> tuple[float, float]:
    """Where the spread round the median, or else round the level, starts and ends, from the top."""
    centre = feeling.level if feeling.median is None else feeling.median
    half = (feeling.spread or 0.0) / 2
    return frame.y(min(BEST_LEVEL, centre + half)), frame.y(max(WORST_LEVEL, centre - half))
