"""A card as a picture: its box, its text, its marks and its small print.

A card is drawn from its own type, wherever it stands, so that a lane of any type may hold any card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from app.layout import formats, marks
from app.layout.colours import own_tint
from app.layout.deferred import DeferredShapes
from app.layout.marks import Mark
from app.layout.pen import Pen
from app.layout.pictures import fit_photo
from app.layout.primitives import Primitive, Stroke, Text
from app.layout.sheet import Field
from app.layout.small_print import contact_pieces, draw_small_print
from app.layout.style import Style
from app.layout.text import TextBlock
from app.layout.text.style import ASCENT, DESCENT
from app.layout.themes import Tint
from app.layout.worded_marks import citation, moment, moment_key
from app.models.card import Card
from app.models.picture import Picture
from app.models.vocabulary import CardType, Evidence

RADIUS = 3.0
"""The corners of a card, in points at readable sizes."""

_TALLEST = 20.0
"""The greatest height of a card's picture, in sizes of its text: wide cards stay low."""

_BARRED = frozenset({CardType.BARRIER, CardType.RECOMMENDATION, CardType.OPPORTUNITY})
_SPOKEN = frozenset({CardType.THOUGHT, CardType.QUESTION, CardType.PERCEPTION, CardType.MEMORY})
_TITLED = frozenset({CardType.TOUCHPOINT})


# The same few marks stand on thousands of cards.
_severity = lru_cache(maxsize=1024)(marks.severity)
_importance = lru_cache(maxsize=1024)(marks.importance)
_flag = lru_cache(maxsize=256)(marks.flag)


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A card drawn at a width: its height in points, its shapes, and which marks occur on it."""

    height: float
    primitives: Sequence[Primitive]
    fields: tuple[Field, ...]
    marks: frozenset[str]
    smallest: float


@dataclass(frozen=True, slots=True)
class _Setting:
    """A card's text where it stands, and the marks after it from ``(x, baseline)`` on.

    ``bottom`` is where it ends. Positions are points from the card's top left corner.
    """

    field: Field
    marks: Sequence[Mark]
    x: float
    baseline: float
    bottom: float


def card_colours(card: Card, style: Style) -> Tint:
    """The tint of a card: its own colour if it has one, else that of its type."""
    tint = style.theme.lane_tint(card.type)
    if card.colour and not style.theme.mono:
        return own_tint(card.colour, style.theme)
    return tint


def draw_card(
    card: Card,
    width: float,
    style: Style,
    pictures: Mapping[str, Picture],
    *,
    compact: bool = False,
) -> CardPicture:
    """Draw a card ``width`` points wide; it grows with its text.

    A ``compact`` touchpoint has its channels on the line of its name, where they fit: cells that
    hold several stay low.
    """
    scale, tint = style.scale, card_colours(card, style)
    unit = scale.unit
    above, below, seen = Pen(), Pen(), set[str]()
    bar = _bar(card, style)
    left = scale.pad + (bar + 0.8 * unit if bar else 0.0)
    inner = max(1.0, width - left - scale.pad)
    y = 2.6 * unit
    if card.type == CardType.PICTURE and card.image is not None:
        y = _draw_image(above, card, width, style, pictures)
    inline = compact and _fits_inline(card, inner, style)
    setting = _set_text(card, left, y, inner, style, tint, seen, inline=inline)
    y = draw_small_print(below, card, left, setting.bottom, inner, style, seen, inline=inline)
    height = y + 2.6 * unit
    if card.evidence in (Evidence.ASSUMED, Evidence.MEASURED):
        seen.add(card.evidence)
    block = setting.field.block
    smallest = scale.text if block.text or setting.marks else below.smallest
    draw = partial(_draw_shapes, card, width, height, style, tint, above, setting, below)
    return CardPicture(
        height,
        DeferredShapes(draw, _missing(block, setting.marks, below)),
        (setting.field,),
        frozenset(seen),
        min(smallest, below.smallest),
    )


def _bar(card: Card, style: Style) -> float:
    """The width of the bar at a card's leading edge: of its type, or in a colour of its own."""
    barred = card.type in _BARRED or (card.colour and not style.theme.mono)
    return 2.4 * style.scale.unit if barred else 0.0


def _missing(block: TextBlock, trailing: Sequence[Mark], below: Pen) -> frozenset[str]:
    """The characters on a card that no font holds."""
    found = block.missing
    if not trailing and not below.primitives:
        return found
    for shapes in (*(mark.primitives for mark in trailing), below.primitives):
        for shape in shapes:
            if isinstance(shape, Text) and shape.block.missing:
                found |= shape.block.missing
    return found


def _draw_shapes(
    card: Card,
    width: float,
    height: float,
    style: Style,
    tint: Tint,
    above: Pen,
    setting: _Setting,
    below: Pen,
) -> tuple[Primitive, ...]:
    """All shapes of a card: its box, what stands above its text, the text, what stands below."""
    pen = Pen()
    _draw_box(pen, card, width, height, style, tint)
    bar = _bar(card, style)
    if bar:
        radius = min(bar / 2, 1.2 * style.scale.unit)
        pen.rectangle(0, 0, bar, height, radius=radius, fill=tint.accent)
    pen.primitives += above.primitives
    field = setting.field
    pen.text(field.x, field.y, field.block, field.colour, grey=style.theme.mono)
    x, size = setting.x, style.scale.text
    for mark in setting.marks:
        pen.mark(x, setting.baseline, mark, size)
        x += mark.width + size * _MARK_GAP
    return (*pen.primitives, *below.primitives)


def _draw_box(pen: Pen, card: Card, width: float, height: float, style: Style, tint: Tint) -> None:
    unit = style.scale.unit
    outlined = style.theme.outlined
    stroke = marks.evidence_stroke(card.evidence, tint.accent, unit, outlined=outlined)
    if stroke is not None and outlined and not card.evidence:
        stroke = Stroke(style.theme.border, stroke.width)
    inset = stroke.width / 2 if stroke else 0.0
    pen.rectangle(
        inset,
        inset,
        width - 2 * inset,
        height - 2 * inset,
        radius=RADIUS * unit,
        fill=tint.fill,
        stroke=stroke,
    )


def _draw_image(
    pen: Pen, card: Card, width: float, style: Style, pictures: Mapping[str, Picture]
) -> float:
    assert card.image is not None
    picture = pictures.get(card.image.picture)
    pad = 2.0 * style.scale.unit
    if picture is None:
        return 2.6 * style.scale.unit
    tallest, radius = _TALLEST * style.scale.text, RADIUS * style.scale.unit
    photo = fit_photo(picture, card.image, pad, pad, width - 2 * pad, tallest, radius)
    pen.photo(photo)
    return photo.y + photo.height + 2.0 * style.scale.unit


def _set_text(
    card: Card,
    x: float,
    y: float,
    width: float,
    style: Style,
    tint: Tint,
    seen: set[str],
    *,
    inline: bool,
) -> _Setting:
    """Set a card's text at (x, y), and find a place for its marks: after it or on a line below."""
    said = card.type in _SPOKEN and card.evidence == Evidence.OBSERVED and bool(card.participant)
    text = formats.quote(card.text, style.language) if said and card.text else card.text
    if said and card.text:
        seen.add("said")
    titled = card.type in _TITLED
    block = style.block(text, width, bold=titled, italic=card.type in _SPOKEN)
    field = Field(card.id, "text", x, y, block, tint.ink if titled else style.theme.ink)
    trailing = _trailing_marks(card, style, tint, seen)
    if inline:
        trailing += _inline_contact(card, style, width, seen)
    bottom = y + block.height if text else y
    if not trailing:
        if not text and card.image is not None:
            bottom += style.line_height()
        return _Setting(field, trailing, x, y, bottom)
    if text:
        gap = style.scale.text * _MARK_GAP
        block, beside = _with_room(block, sum(mark.width + gap for mark in trailing), style)
        field = replace(field, block=block)
        bottom = y + block.height
        if beside:
            at = x + _last_width(block, style) + gap
            return _Setting(field, trailing, at, y + _last_baseline(block), bottom)
    line = style.line_height()
    return _Setting(field, trailing, x, bottom + line * 0.76, bottom + line)


def _with_room(block: TextBlock, wanted: float, style: Style) -> tuple[TextBlock, bool]:
    """A text whose last line leaves ``wanted`` points for marks, and whether that was possible.

    Rather than leave marks alone on a line, the last word comes down to them.
    """
    width = block.width
    if _last_width(block, style) + wanted <= width:
        return block, True
    narrow = width - wanted
    if narrow < width * 0.3:
        return block, False
    closer = style.typesetter.block(block.text, block.style, narrow, block.align, block.direction)
    taller = len(closer.breaks) > len(block.breaks) + 1
    broken = style.typesetter.min_width(block.text, block.style) > narrow
    if taller or broken:
        return block, False
    return closer, True


def _last_width(block: TextBlock, style: Style) -> float:
    """How wide the last line is, in points."""
    first, last = block.breaks[-1]
    return style.typesetter.natural_width(block.text[first:last].rstrip(), block.style)


def _last_baseline(block: TextBlock) -> float:
    """The baseline of the last line, in points from the block's top.

    Asking the line itself would shape the whole text, long before it is seen.
    """
    line = block.style.size * block.style.leading
    return block.height - line / 2 + (ASCENT - DESCENT) / 2 * block.style.size


def _inline_contact(card: Card, style: Style, width: float, seen: set[str]) -> list[Mark]:
    """A touchpoint's channels as marks that follow its name."""
    made: list[Mark] = []
    line = style.line_height(style.scale.small)
    for piece in contact_pieces(card, style, width, seen):
        if piece.mark is not None:
            made.append(piece.mark)
        if piece.block is not None:
            text = Text(0, -line * 0.77, piece.block, style.theme.soft_ink)
            made.append(Mark(piece.block.width, (text,)))
    return made


def _fits_inline(card: Card, width: float, style: Style) -> bool:
    """Whether name, marks and channels of a touchpoint stand on one line."""
    if card.type != CardType.TOUCHPOINT or not card.text or "\n" in card.text:
        return False
    scale, unused = style.scale, set[str]()
    tint = card_colours(card, style)
    after = _trailing_marks(card, style, tint, unused)
    after += _inline_contact(card, style, width, unused)
    if not after:
        return False
    wide = sum(mark.width + scale.text * _MARK_GAP for mark in after)
    return style.width(card.text, bold=True) + wide <= width


def _trailing_marks(card: Card, style: Style, tint: Tint, seen: set[str]) -> list[Mark]:
    size, made = style.scale.text, list[Mark]()
    if card.contact is not None and card.contact.moment_of_truth:
        which = card.contact.moment_of_truth
        made += moment(which, size, tint.ink, style)
        seen.add(moment_key(which))
    if card.importance in marks.LEVELS:
        if card.type == CardType.BARRIER:
            made.append(_severity(size, tint.accent, card.importance))
            seen.add("severity")
        else:
            made.append(_importance(size, tint.ink, card.importance))
            seen.add("importance")
    if card.follow_up:
        made.append(_flag(size, tint.ink))
        seen.add("follow-up")
    cited = citation(card, style)
    if cited is not None:
        made.append(cited)
        seen.add("sources")
    return made


_MARK_GAP = 0.4
"""The space before a mark that follows a text, in sizes of that text."""
