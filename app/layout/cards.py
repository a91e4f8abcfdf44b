"""A card as a picture: how high it is at a width, and what will be drawn on it.

A card is measured by its own type, wherever it stands, so that a lane of any type may hold any
card. A map has thousands and shows a hundred: what a card does not have is not looked into, and its
shapes are drawn, by ``card_shapes``, when somebody looks at them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from app.layout import formats, marks
from app.layout.card_shapes import (
    MARK_GAP,
    RADIUS,
    MeasuredCard,
    bar_width,
    card_colours,
    draw_card,
)
from app.layout.deferred import DeferredShapes
from app.layout.marks import Mark
from app.layout.pictures import fit_photo
from app.layout.piece_making import block_of
from app.layout.pieces import Piece, Trailing
from app.layout.primitives import Photo, Text
from app.layout.scale import BASELINE, CARD_TOP
from app.layout.sheet import Field
from app.layout.small_print import (
    LastLine,
    Placed,
    contact_pieces,
    has_small_print,
    place_small_print,
)
from app.layout.style import Style
from app.layout.text import TextBlock
from app.layout.text.style import ASCENT, DESCENT
from app.layout.themes import Tint
from app.layout.worded_marks import citation, moment, moment_key
from app.models.card import Card
from app.models.picture import Picture
from app.models.vocabulary import SPOKEN, CardType, Evidence

_PHOTO_PAD = 2.0
"""The space between a card's edge and its picture, in points at readable sizes."""

TITLED = frozenset({CardType.TOUCHPOINT})
"""Cards whose text is a name: it is set in bold."""

# Members of an enum are looked up slowly.
_PICTURE, _BARRIER = CardType.PICTURE, CardType.BARRIER
_OBSERVED = Evidence.OBSERVED
_BORDERED = frozenset({Evidence.ASSUMED, Evidence.MEASURED})
_NO_MARKS = frozenset[str]()
_NO_TRAILING = Trailing((), frozenset(), 0.0)


class CardPicture(NamedTuple):
    """A card at a width: its height in points, its shapes, and which marks occur on it."""

    height: float
    primitives: DeferredShapes
    fields: tuple[Field, ...]
    marks: frozenset[str]


def measure_card(
    card: Card,
    width: float,
    style: Style,
    pictures: Mapping[str, Picture],
    *,
    compact: bool = False,
) -> CardPicture:
    """Measure a card ``width`` points wide; it grows with its text.

    A ``compact`` touchpoint has its channels on the line of its name, where they fit: cells that
    hold several stay low.
    """
    scale = style.scale
    unit = scale.unit
    bar = bar_width(card, style)
    left = scale.pad + (bar + 0.8 * unit if bar else 0.0)
    inner = max(1.0, width - left - scale.pad)
    y = CARD_TOP * unit
    seen: set[str] = set()
    photo: Photo | None = None
    if card.type == _PICTURE and card.image is not None:
        photo = _fit_image(card, width, style, pictures)
        y = photo.y + photo.height + 2.0 * unit if photo else y
    contact: Sequence[Piece] = ()
    if card.contact or card.responsible:
        contact = contact_pieces(card, style, inner, seen)
    trailing, _, room = _NO_TRAILING
    if is_marked(card):
        trailing, after, room = trailing_marks(card, style)
        seen |= after
    if compact and card.type in TITLED and _fits_inline(card, room, contact, inner, style):
        inline = _inline_contact(contact, style)
        trailing, room = (*trailing, *inline), room + _room_of(inline, style)
        contact = ()
    field, marks_x, baseline, bottom = _set_text(card, left, y, inner, style, room, seen)
    placed: Sequence[Placed] = ()
    if has_small_print(card):
        last: LastLine | None = None
        if card.persona:
            last = _last_line(field, room, marks_x, baseline, style)
        placed, bottom = place_small_print(card, contact, bottom, inner, style, seen, last)
    if bottom == y and not card.text and photo is None:
        # A card with nothing on it is as high as a word: there it is hit, and written in.
        bottom += style.line_height()
    height = bottom + 2.6 * unit
    if card.evidence in _BORDERED:
        seen.add(card.evidence)
    measured = MeasuredCard(card, width, height, photo, field, trailing, marks_x, baseline, placed)
    missing = field.block.missing
    if trailing or placed:
        for piece, _, _ in placed:
            missing |= piece.missing
        for mark in trailing:
            missing |= mark.missing
    return CardPicture(
        height,
        DeferredShapes(partial(draw_card, measured, style), missing),
        (field,),
        frozenset(seen) if seen else _NO_MARKS,
    )


def _fit_image(
    card: Card, width: float, style: Style, pictures: Mapping[str, Picture]
) -> Photo | None:
    """A card's picture in its place; None where the map does not have it."""
    assert card.image is not None
    picture = pictures.get(card.image.picture)
    if picture is None:
        return None
    pad = _PHOTO_PAD * style.scale.unit
    tallest, radius = style.photo * style.scale.text, RADIUS * style.scale.unit
    wide = photo_width(width, style)
    return fit_photo(picture, card.image, pad, pad, wide, tallest, radius)


def photo_width(width: float, style: Style) -> float:
    """How wide a picture may be on a card of a width, in points."""
    return max(0.1, width - 2 * _PHOTO_PAD * style.scale.unit)


def words_shown(card: Card, text: str, language: str) -> str:
    """What a card shows where ``text`` is its text: with quotation marks if somebody said it."""
    said = card.type in SPOKEN and _was_said(card)
    return formats.quote(text, language) if said else text


def _was_said(card: Card) -> bool:
    return card.evidence == _OBSERVED and bool(card.participant)


def _set_text(
    card: Card,
    x: float,
    y: float,
    width: float,
    style: Style,
    room: float,
    seen: set[str],
) -> tuple[Field, float, float, float]:
    """Set a card's text at (x, y), and find a place for its marks: after it or on a line below.

    The marks take ``room`` points with the gaps before them, none where there are none. Gives the
    text where it stands, the x and the baseline from which on its marks follow, and where both end.
    All are points from the card's top left corner.
    """
    text, ink = card.text, style.theme.ink
    spoken, titled = card.type in SPOKEN, card.type in TITLED
    if spoken and text and _was_said(card):
        text = formats.quote(text, style.language)
        seen.add("said")
    if titled:
        ink = card_colours(card, style).ink
    block = style.text_of_card(text, width, titled, spoken)
    bottom = y + block.height if text else y
    if not room:
        return Field(card.id, "text", x, y, block, ink), x, y, bottom
    if text:
        gap = style.scale.text * MARK_GAP
        block, beside = _with_room(block, room, style)
        bottom = y + block.height
        if beside:
            field = Field(card.id, "text", x, y, block, ink)
            return field, x + block.last_width + gap, y + _last_baseline(block), bottom
    line = style.line_height()
    field = Field(card.id, "text", x, y, block, ink)
    return field, x, bottom + line * 0.76, bottom + line


def _last_line(
    field: Field, room: float, marks_x: float, baseline: float, style: Style
) -> LastLine | None:
    """Where the last line of a card ends, its marks included; None where it has no line."""
    if room:
        marked = room - style.scale.text * MARK_GAP
        return LastLine(marks_x - field.x + marked, baseline)
    if not field.block.text:
        return None
    return LastLine(field.block.last_width, field.y + _last_baseline(field.block))


def _with_room(block: TextBlock, wanted: float, style: Style) -> tuple[TextBlock, bool]:
    """A text whose last line leaves ``wanted`` points for marks, and whether that was possible.

    Rather than leave marks alone on a line, the last word comes down to them.
    """
    width = block.width
    if block.last_width + wanted <= width:
        return block, True
    narrow = width - wanted
    # a longer word may stand before: then the last line alone has to be that short
    least = style.typesetter.min_width(block.text, block.style)
    if narrow < width * 0.3 or least > width:
        return block, False
    narrow = max(narrow, least)
    closer = style.typesetter.block(block.text, block.style, narrow, block.align, block.direction)
    if len(closer.breaks) > len(block.breaks) + 1 or closer.last_width + wanted > width:
        return block, False
    return closer, True


def _last_baseline(block: TextBlock) -> float:
    """The baseline of the last line, in points from the block's top.

    Asking the line itself would shape the whole text, long before it is seen.
    """
    line = block.style.size * block.style.leading
    return block.height - line / 2 + (ASCENT - DESCENT) / 2 * block.style.size


def _fits_inline(
    card: Card, room: float, contact: Sequence[Piece], width: float, style: Style
) -> bool:
    """Whether name, marks and channels of a touchpoint stand on one line."""
    if any("\n" in text for text in (card.text or "\n", *(piece.text for piece in contact))):
        return False
    gap, wide = style.scale.text * MARK_GAP, room
    for piece in contact:
        wide += piece.mark.width + gap if piece.mark else 0.0
        wide += piece.room + gap if piece.room else 0.0
    return 0.0 < wide <= width and style.width(card.text, bold=True) + wide <= width


def _inline_contact(contact: Sequence[Piece], style: Style) -> list[Mark]:
    """A touchpoint's channels as marks that follow its name."""
    made: list[Mark] = []
    line = style.line_height(style.scale.small)
    for piece in contact:
        if piece.mark is not None:
            made.append(piece.mark)
        if piece.room:
            block = block_of(piece, style)
            text = Text(0, -line * BASELINE, block, style.theme.soft_ink)
            made.append(Mark(piece.room, (text,), block.missing))
    return made


def _room_of(made: Sequence[Mark], style: Style) -> float:
    """The points that marks take with the gaps before them."""
    gap = style.scale.text * MARK_GAP
    return sum((mark.width + gap for mark in made), 0.0)


def is_marked(card: Card) -> bool:
    """Whether a mark may follow a card's text."""
    return bool(card.importance or card.contact or card.follow_up or card.sources)


def trailing_marks(card: Card, style: Style) -> Trailing:
    """The marks after a card's text."""
    tint = card_colours(card, style)
    at = card.contact.moment_of_truth if card.contact is not None else ""
    barrier = card.type == _BARRIER
    key = (tint, at, card.importance, barrier, card.follow_up, card.sources)
    known = style.recurring.trailing.get(key)
    if known is None:
        seen = set[str]()
        made = tuple(_trailing_marks(card, style, tint, seen))
        room = _room_of(made, style)
        known = style.recurring.trailing[key] = Trailing(made, frozenset(seen), room)
    return known


def _trailing_marks(card: Card, style: Style, tint: Tint, seen: set[str]) -> list[Mark]:
    size, made = style.scale.text, list[Mark]()
    if card.contact is not None and card.contact.moment_of_truth:
        which = card.contact.moment_of_truth
        made.append(moment(which, size, tint.ink, style))
        seen.add(moment_key(which))
    if card.importance in marks.LEVELS:
        if card.type == _BARRIER:
            made.append(marks.severity(size, tint.accent, card.importance))
            seen.add("severity")
        else:
            made.append(marks.importance(size, tint.ink, card.importance))
            seen.add("importance")
    if card.follow_up:
        made.append(marks.flag(size, tint.ink))
        seen.add("follow-up")
    cited = citation(card, style) if card.sources else None
    if cited is not None:
        made.append(cited)
        seen.add("sources")
    return made
