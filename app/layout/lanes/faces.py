"""Faces on an emotion curve: the emoji, its word clear of everything else, rings and whiskers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.layout import formats, marks
from app.layout.curve import Point
from app.layout.lanes.band import Band
from app.layout.lanes.curves import CurvePoint
from app.layout.lanes.placing import best_place
from app.layout.nearby import Nearby
from app.layout.pen import Pen
from app.layout.primitives import Edges, Stroke
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
_WHISKER = 0.9
"""The room a whisker takes beside its face, in sizes of the cards' text."""


@dataclass(frozen=True, slots=True)
class LaneFrame:
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


def face_box(point: CurvePoint, frame: LaneFrame) -> Edges:
    """The square of a face, in points from the lane's top."""
    half = frame.face / 2
    return point.x - half, point.y - half, point.x + half, point.y + half


def face_node(
    band: Band,
    frame: LaneFrame,
    point: CurvePoint,
    number: int,
    lines: Nearby[Point],
    taken: Nearby[Edges],
    seen: set[str],
) -> Node:
    """The node of one emotion: face, word, and what data or evidence add to them."""
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
        rules=(frame.y(0.0),),
    )
    taken.add(left, left + wide, (left, top, left + wide, top + high))
    half = frame.face / 2
    pen = Pen()
    colour = theme.curves[number % len(theme.curves)]
    ring = _ring(card, number, colour, size, seen)
    round_face = half + size * 0.14
    reach = round_face + ring.width / 2 if ring else half
    beside = reach + size * _WHISKER if feeling.spread is not None else reach
    x0, y0 = min(left, point.x - reach) - 1, min(top, point.y - reach) - 1
    x1, y1 = max(left + wide, point.x + beside) + 1, max(top + high, point.y + reach) + 1
    if feeling.spread is not None:
        y0 = min(y0, _whisker(feeling, frame)[0] - 1)
        y1 = max(y1, _whisker(feeling, frame)[1] + 1)
        seen.add("spread")
        _draw_spread(pen, feeling, frame, (point.x - x0 + reach + size * 0.45, y0), size, colour)
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


def _whisker(feeling: Feeling, frame: LaneFrame) -> tuple[float, float]:
    """Where the spread round the median, or else round the level, starts and ends, from the top."""
    centre = feeling.level if feeling.median is None else feeling.median
    half = (feeling.spread or 0.0) / 2
    return frame.y(min(2.0, centre + half)), frame.y(max(-2.0, centre - half))


def _draw_spread(
    pen: Pen, feeling: Feeling, frame: LaneFrame, at: Point, size: float, colour: str
) -> None:
    """The whisker at ``at[0]`` in a node whose top is at ``at[1]``."""
    high, low = (y - at[1] for y in _whisker(feeling, frame))
    x, cap = at[0], size * 0.35
    stroke = Stroke(colour, size * 0.1)
    pen.line(x, high, x, low, stroke)
    pen.line(x - cap, high, x + cap, high, stroke)
    pen.line(x - cap, low, x + cap, low, stroke)
    if feeling.median is not None:
        middle = frame.y(feeling.median) - at[1]
        pen.outline(marks.circle(x, middle, size * 0.17), fill=colour)
