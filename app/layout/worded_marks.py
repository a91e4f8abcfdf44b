"""Marks that are words: the numbers of sources, and which moment of truth it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.layout import formats, marks
from app.layout.marks import Mark
from app.layout.pen import moved
from app.layout.primitives import Colour, Text
from app.layout.scale import BASELINE
from app.layout.style import Style
from app.models.card import Card

_MOMENTS: Mapping[str, float] = MappingProxyType({"zero": 0, "first": 1, "second": 2})
_ULTIMATE = "∞"
# Between star and number, in text sizes.
_GAP = 0.12


def text_mark(text: str, style: Style) -> Mark:
    """A word in small print as a mark."""
    known = style.recurring.words.get(text)
    if known is not None:
        return known
    size = style.scale.small
    block = style.block(text, style.width(text, size=size) + 0.5, size=size)
    shape = Text(0, -style.line_height(size) * BASELINE, block, style.theme.soft_ink)
    style.recurring.words[text] = made = Mark(block.width, (shape,), block.missing)
    return made


def citation(card: Card, style: Style) -> Mark | None:
    """The numbers of a card's sources as in the foot; nothing where the map has but one."""
    known = style.source_numbers
    numbers = sorted(known[one] for one in card.sources if one in known)
    if not numbers or len(known) < 2:
        return None
    listed = ",".join(formats.number(number, style.language) for number in numbers)
    return text_mark(f"[{listed}]", style)


def moment(which: str, size: float, colour: Colour, style: Style) -> Mark:
    """A star for a moment of truth, and 0, 1, 2 or ∞ close after it where it is said which one."""
    star, number = marks.star(size, colour), ""
    if which in _MOMENTS:
        number = formats.number(_MOMENTS[which], style.language)
    elif which == "ultimate":
        number = _ULTIMATE
    if not number:
        return star
    said, x = text_mark(number, style), star.width + size * _GAP
    shapes = (moved(shape, x, 0.0) for shape in said.primitives)
    return Mark(x + said.width, (*star.primitives, *shapes), said.missing)


def moment_key(which: str) -> str:
    """What the legend calls a moment of truth among the marks that occur."""
    return f"moment-{which}" if which in _MOMENTS or which == "ultimate" else "moment"
