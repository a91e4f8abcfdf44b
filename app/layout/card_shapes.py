"""The shapes of a card: its box, its picture, its text with the marks after it, its small print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.layout import marks
from app.layout.colours import mixed, own_tint
from app.layout.marks import Mark
from app.layout.pen import Pen
from app.layout.primitives import Colour, Photo, Primitive, Stroke
from app.layout.sheet import Field
from app.layout.slab import slab
from app.layout.small_print import Placed, draw_small_print
from app.layout.style import Style
from app.layout.themes import Tint
from app.models.card import Card
from app.models.vocabulary import CardType

RADIUS = 3.0
"""The corners of a card, in points at readable sizes."""

MARK_GAP = 0.4
"""The space before a mark that follows a text, in sizes of that text."""

_CHIP_SHARE = 0.18
"""How much of the accent of a card is in the fill of its chips."""

_BARRED = frozenset({CardType.BARRIER, CardType.RECOMMENDATION, CardType.OPPORTUNITY})


class MeasuredCard(NamedTuple):
    """A card whose parts have their places, in points from its top left corner.

    The ``trailing`` marks follow the text from (``marks_x``, ``baseline``) on; the lines of small
    print begin where the text does.
    """

    card: Card
    width: float
    height: float
    photo: Photo | None
    field: Field
    trailing: Sequence[Mark]
    marks_x: float
    baseline: float
    small_print: Sequence[Placed]


def card_colours(card: Card, style: Style) -> Tint:
    """The tint of a card: its own colour if it has one, else that of its type."""
    if card.colour and not style.theme.mono:
        return own_tint(card.colour, style.theme)
    return style.theme.lane_tint(card.type)


def bar_width(card: Card, style: Style) -> float:
    """The width of the bar at a card's leading edge: of its type, or in a colour of its own."""
    barred = card.type in _BARRED or (card.colour and not style.theme.mono)
    return 2.4 * style.scale.unit if barred else 0.0


def draw_card(measured: MeasuredCard, style: Style) -> tuple[Primitive, ...]:
    """All shapes of a card, from the back to the front."""
    card, field = measured.card, measured.field
    pen, tint = Pen(), card_colours(card, style)
    _draw_box(pen, measured, style, tint)
    bar = bar_width(card, style)
    if bar:
        # square where it meets the box, or the ground would show between two round corners
        edges = (0.0, 0.0, bar, measured.height)
        pen.outline(slab(edges, min(bar, measured.height / 2), 0.0), fill=tint.accent)
    if measured.photo is not None:
        pen.photo(measured.photo)
    pen.text(field.x, field.y, field.block, field.colour, grey=style.theme.mono)
    x, size = measured.marks_x, style.scale.text
    for mark in measured.trailing:
        pen.mark(x, measured.baseline, mark, size)
        x += mark.width + size * MARK_GAP
    draw_small_print(pen, measured.small_print, field.x, _chip_fill(tint, style), style)
    return tuple(pen.primitives)


def _chip_fill(tint: Tint, style: Style) -> Colour:
    """What a chip is filled with: a stronger tint of its card."""
    theme = style.theme
    return mixed(tint.fill, theme.border if theme.outlined else tint.accent, _CHIP_SHARE)


def _draw_box(pen: Pen, measured: MeasuredCard, style: Style, tint: Tint) -> None:
    unit, evidence = style.scale.unit, measured.card.evidence
    outlined = style.theme.outlined
    stroke = marks.evidence_stroke(evidence, tint.accent, unit, outlined=outlined)
    if stroke is not None and outlined and not evidence:
        stroke = Stroke(style.theme.border, stroke.width)
    if stroke is None and measured.card.colour and not style.theme.mono:
        # a colour that somebody chose may be that of the column behind
        stroke = Stroke(style.theme.hairline, 0.8 * unit)
    inset = stroke.width / 2 if stroke else 0.0
    pen.rectangle(
        inset,
        inset,
        measured.width - 2 * inset,
        measured.height - 2 * inset,
        radius=RADIUS * unit,
        fill=tint.fill,
        stroke=stroke,
    )
