"""A card as a picture: its box, its text, its marks and its small print.

A card is drawn from its own type, wherever it stands, so that a lane of any type may hold any card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.layout import formats, marks
from app.layout.marks import Mark
from app.layout.pen import Pen
from app.layout.pictures import fit_photo
from app.layout.primitives import Colour, Primitive, Stroke, Text
from app.layout.sheet import Field
from app.layout.style import Style, runs_rtl
from app.layout.text import TextBlock
from app.layout.themes import Tint
from app.models.card import Card, priority
from app.models.picture import Picture
from app.models.vocabulary import CardType, Evidence, PlanState, TouchpointChange

RADIUS = 3.0
"""The corners of a card, in points at readable sizes."""

_BARRED = frozenset({CardType.BARRIER, CardType.RECOMMENDATION, CardType.OPPORTUNITY})
_SPOKEN = frozenset({CardType.THOUGHT, CardType.QUESTION, CardType.PERCEPTION, CardType.MEMORY})
_CHANGE_ICONS = MappingProxyType(
    {
        TouchpointChange.ADD.value: "plus",
        TouchpointChange.CHANGE.value: "edit",
        TouchpointChange.MERGE.value: "merge",
        TouchpointChange.REMOVE.value: "minus",
    }
)
_TITLED = frozenset({CardType.TOUCHPOINT})


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A card drawn at a width: its height in points, its shapes, and which marks occur on it."""

    height: float
    primitives: tuple[Primitive, ...]
    fields: tuple[Field, ...]
    marks: frozenset[str]
    smallest: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something on a line of small print: a mark, a text, a mark with its text, or a chip."""

    width: float
    mark: Mark | None = None
    block: TextBlock | None = None
    chip: Colour | None = None


def card_colours(card: Card, style: Style) -> Tint:
    """The tint of a card: its own colour if it has one, else that of its type."""
    tint = style.theme.lane_tint(card.type)
    if card.colour and not style.theme.mono and style.theme.name != "night":
        return Tint(_paler(card.colour), tint.ink, card.colour)
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
    pen, seen = Pen(), set[str]()
    barred = card.type in _BARRED
    left = scale.pad + (3.2 * unit if barred else 0.0)
    inner = max(1.0, width - left - scale.pad)
    y = 2.6 * unit
    if card.type == CardType.PICTURE and card.image is not None:
        y = _draw_image(pen, card, width, style, pictures)
    inline = compact and _fits_inline(card, inner, style)
    y = _draw_text(pen, card, left, y, inner, style, tint, seen, inline=inline)
    y = _draw_small_print(pen, card, left, y, inner, style, tint, seen, inline=inline)
    height = y + 2.6 * unit
    box = Pen()
    _draw_box(box, card, width, height, style, tint, seen)
    if barred:
        bar = 2.4 * unit
        box.rectangle(0, 0, bar, height, radius=min(bar / 2, 1.2 * unit), fill=tint.accent)
    return CardPicture(
        height,
        (*box.primitives, *pen.primitives),
        tuple(pen.fields),
        frozenset(seen),
        pen.smallest,
    )


def _draw_box(
    pen: Pen, card: Card, width: float, height: float, style: Style, tint: Tint, seen: set[str]
) -> None:
    unit = style.scale.unit
    outlined = style.theme.outlined
    stroke = marks.evidence_stroke(card.evidence, tint.accent, unit, outlined=outlined)
    if stroke is not None and outlined and not card.evidence:
        stroke = Stroke(style.theme.border, stroke.width)
    if card.evidence in (Evidence.ASSUMED, Evidence.MEASURED):
        seen.add(card.evidence)
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
    photo = fit_photo(picture, card.image, pad, pad, width - 2 * pad, RADIUS * style.scale.unit)
    pen.photo(photo)
    return photo.y + photo.height + 2.0 * style.scale.unit


def _draw_text(
    pen: Pen,
    card: Card,
    x: float,
    y: float,
    width: float,
    style: Style,
    tint: Tint,
    seen: set[str],
    *,
    inline: bool,
) -> float:
    scale = style.scale
    said = card.type in _SPOKEN and card.evidence == Evidence.OBSERVED and bool(card.participant)
    text = formats.quote(card.text, style.language) if said and card.text else card.text
    if said and card.text:
        seen.add("said")
    titled = card.type in _TITLED
    colour = tint.ink if titled else style.theme.ink
    block = style.block(text, width, bold=titled, italic=card.type in _SPOKEN)
    pen.text(
        x,
        y,
        block,
        colour,
        grey=style.theme.mono,
        record=card.id,
        name="text",
    )
    trailing = _trailing_marks(card, style, tint, seen)
    if inline:
        trailing += _inline_contact(card, style, width, seen)
    if not text:
        return (
            y if not trailing and card.image is None else _line_of_marks(pen, trailing, x, y, style)
        )
    bottom = y + block.height
    if not trailing:
        return bottom
    start, last = _end_of_text(block, style)
    gap = scale.text * _MARK_GAP
    total = sum(mark.width for mark in trailing) + gap * (len(trailing) - 1)
    baseline = block.lines[-1].baseline if block.lines else block.height
    if start <= 0 and last + gap + total <= width:
        at = x + last + gap
    elif start > 0 and start - gap - total >= 0:
        at = x + start - gap - total
    else:
        return _line_of_marks(pen, trailing, x, bottom, style)
    for mark in trailing:
        pen.mark(at, y + baseline, mark, scale.text)
        at += mark.width + gap
    return bottom


def _end_of_text(block: TextBlock, style: Style) -> tuple[float, float]:
    """Where the last line starts, from the leading edge, and its width, in points.

    A paragraph that runs against the sheet stands at the trailing edge, its end towards the
    leading.
    """
    first, last = block.breaks[-1]
    line = block.text[first:last].rstrip()
    width = style.typesetter.natural_width(line, block.style)
    paragraph = block.text[block.text.rfind("\n", 0, first) + 1 :]
    if runs_rtl(paragraph, style.rtl) == style.rtl:
        return 0.0, width
    return block.width - width, width


def _line_of_marks(pen: Pen, trailing: Sequence[Mark], x: float, y: float, style: Style) -> float:
    size, height = style.scale.text, style.line_height()
    for mark in trailing:
        pen.mark(x, y + height * 0.76, mark, size)
        x += mark.width + size * _MARK_GAP
    return y + height


def _inline_contact(card: Card, style: Style, width: float, seen: set[str]) -> list[Mark]:
    """A touchpoint's channels as marks that follow its name."""
    made: list[Mark] = []
    line = style.line_height(style.scale.small)
    for piece in _contact_pieces(card, style, width, seen):
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
        made.append(marks.star(size, tint.ink))
        seen.add("moment")
    if card.importance in marks.LEVELS:
        if card.type == CardType.BARRIER:
            made.append(marks.severity(size, tint.accent, card.importance))
            seen.add("severity")
        else:
            made.append(marks.importance(size * 0.94, tint.ink, card.importance))
            seen.add("importance")
    if card.follow_up:
        made.append(marks.flag(size, tint.ink))
        seen.add("follow-up")
    cited = _citation(card, style)
    if cited is not None:
        made.append(cited)
        seen.add("sources")
    return made


def _citation(card: Card, style: Style) -> Mark | None:
    """The numbers of a card's sources, raised; nothing where the map has a single source."""
    known = style.source_numbers
    numbers = sorted(known[one] for one in card.sources if one in known)
    if not numbers or len(known) < 2:
        return None
    size = style.scale.small
    text = ",".join(formats.number(number, style.language) for number in numbers)
    block = style.block(text, style.width(text, size=size) + 0.5, size=size)
    top = -style.scale.text * 0.28 - style.line_height(size) * 0.78
    return Mark(block.width, (Text(0, top, block, style.theme.soft_ink),))


def _draw_small_print(
    pen: Pen,
    card: Card,
    x: float,
    y: float,
    width: float,
    style: Style,
    tint: Tint,
    seen: set[str],
    *,
    inline: bool,
) -> float:
    lines = [[] if inline else _contact_pieces(card, style, width, seen)]
    lines.append(_number_pieces(card, style, width, tint))
    lines.append(_plan_pieces(card, style, width, tint, seen))
    lines.append(_note_pieces(card, style, width, tint, seen))
    for pieces in lines:
        y = _flow(pen, pieces, x, y, width, style)
    return y


def _small(style: Style, text: str, width: float, *, bold: bool = False) -> TextBlock:
    return style.block(text, width, size=style.scale.small, bold=bold)


def _piece(style: Style, text: str, width: float, chip: Colour | None = None) -> _Piece:
    """A piece of small print on one line if it fits, else broken in the width."""
    size = style.scale.small
    pad = size * _CHIP_PAD if chip else 0.0
    room = max(1.0, width - 2 * pad)
    natural = style.width(text, size=size) + 0.01
    block = style.block(text, min(natural, room), size=size)
    return _Piece(min(natural, room) + 2 * pad, block=block, chip=chip)


def small_print(card: Card, style: Style) -> list[str]:
    """The words under a card's text, for finding out how wide they must be."""
    texts = [""]
    if card.responsible:
        texts.append(card.responsible)
    if card.contact is not None:
        texts.extend(style.words.channel(channel) for channel in card.contact.channels)
    if card.plan is not None and card.plan.deadline:
        chip_sides = "\u2003"
        date = formats.short_date(card.plan.deadline, style.language).replace(" ", "\u00a0")
        texts.append(date + chip_sides)
    return texts


def _contact_pieces(card: Card, style: Style, width: float, seen: set[str]) -> list[_Piece]:
    contact, small = card.contact, style.scale.small
    dot: Mark | None = None
    words = style.words
    texts: list[str] = []
    if contact is not None:
        if contact.presence in ("online", "offline"):
            dot = marks.presence(small, style.theme.soft_ink, online=contact.presence == "online")
            seen.add(contact.presence)
        texts.extend(words.channel(channel) for channel in contact.channels)
    if card.responsible and card.plan is None:
        texts.append(card.responsible)
    if texts:
        taken = dot.width + small * _PIECE_GAP if dot else 0.0
        told = _piece(style, " · ".join(texts), width - taken)
        return [_Piece(taken + told.width, dot, told.block)]
    return [_Piece(dot.width, dot)] if dot else []


def _number_pieces(card: Card, style: Style, width: float, tint: Tint) -> list[_Piece]:
    texts = [
        f"{measure.name or style.words.metric(measure.kind)}: "
        + formats.amount(measure.value, measure.unit, style.language, measure.symbol)
        for measure in card.measures
        if measure.value is not None
    ]
    return [_piece(style, text, width) for text in texts]


def _plan_pieces(
    card: Card, style: Style, width: float, tint: Tint, seen: set[str]
) -> list[_Piece]:
    plan = card.plan
    if plan is None:
        return []
    pieces: list[_Piece] = []
    who = [card.responsible] if card.responsible else []
    if plan.deadline:
        who.append(formats.short_date(plan.deadline, style.language).replace(" ", "\u00a0"))
    # one chip for both, or one each where the card is too narrow for that
    together = " · ".join(who)
    wide = style.width(together, size=style.scale.small) + style.scale.small * 2 * _CHIP_PAD
    for text in [together] if who and wide <= width else who:
        pieces.append(_piece(style, text, width, chip=style.theme.chip))
    rank = priority(plan)
    if rank is not None:
        text = formats.number(round(rank, 1), style.language)
        pieces.append(_piece(style, text, width, chip=style.theme.chip))
        seen.add("priority")
    if plan.state and plan.state != PlanState.PROPOSED:
        pieces.append(_piece(style, style.words.state(plan.state), width, chip=style.theme.chip))
    if plan.change in _CHANGE_ICONS:
        small = style.scale.small
        sign = marks.icon(_CHANGE_ICONS[plan.change], small, style.theme.soft_ink, rtl=style.rtl)
        seen.add(f"change-{plan.change}")
        if plan.touchpoint:
            named = _piece(style, plan.touchpoint, width - sign.width - small * _PIECE_GAP)
            pieces.append(_Piece(sign.width + small * _PIECE_GAP + named.width, sign, named.block))
        else:
            pieces.append(_Piece(sign.width, mark=sign))
    if plan.result is not None and plan.result.after is not None:
        before, after = plan.result.before, plan.result.after
        numbers = [formats.number(v, style.language) for v in (before, after) if v is not None]
        text = " → ".join(numbers)
        pieces.append(_piece(style, f"{plan.result.metric} {text}".strip(), width))
    return pieces


def _note_pieces(
    card: Card, style: Style, width: float, tint: Tint, seen: set[str]
) -> list[_Piece]:
    small, pieces = style.scale.small, list[_Piece]()
    if card.persona in style.persona_names:
        pieces.append(_piece(style, style.persona_names[card.persona], width, style.theme.chip))
        seen.add("persona")
    for tag in card.tags:
        if tag != PROMPT_TAG:
            pieces.append(_piece(style, f"#{tag}", width))
    if card.votes:
        vote = marks.icon("vote", small, style.theme.soft_ink, rtl=style.rtl)
        pieces.append(_Piece(vote.width, mark=vote))
        pieces.append(_piece(style, formats.number(card.votes, style.language), width))
        seen.add("votes")
    if card.comments:
        comment = marks.icon("comment", small, style.theme.soft_ink, rtl=style.rtl)
        pieces.append(_Piece(comment.width, mark=comment))
        pieces.append(_piece(style, formats.number(len(card.comments), style.language), width))
        seen.add("comments")
    return pieces


_MARK_GAP = 0.4
"""The space before a mark that follows a text, in sizes of that text."""

_CHIP_PAD = 0.55
"""The space inside a chip on either side of its text, in sizes of that text."""

_PIECE_GAP = 0.32
"""The space between pieces of small print, in sizes of its text."""

PROMPT_TAG = "prompt"
"""The tag of a template's questions; it is not shown."""


def _flow(
    pen: Pen, pieces: Sequence[_Piece], x: float, y: float, width: float, style: Style
) -> float:
    """Set pieces one after the other, breaking lines where the next does not fit."""
    if not pieces:
        return y
    small = style.scale.small
    gap = small * _PIECE_GAP
    line, at, height = style.line_height(small), 0.0, 0.0
    y += 0.8 * style.scale.unit
    for piece in pieces:
        if at > 0 and at + piece.width > width + 0.01:
            y, at, height = y + height + 1.0 * style.scale.unit, 0.0, 0.0
        pad = 0.0
        if piece.mark is not None:
            pen.mark(x + at, y + line * 0.74, piece.mark, small)
            height, pad = max(height, line), piece.mark.width + gap
        if piece.block is not None:
            if piece.chip:
                pad = (piece.width - piece.block.width) / 2
            colour = style.theme.ink if piece.chip else style.theme.soft_ink
            if piece.chip:
                pen.rectangle(
                    x + at,
                    y,
                    piece.width,
                    piece.block.height,
                    radius=min(piece.block.height, line) / 2,
                    fill=piece.chip,
                )
            pen.text(x + at + pad, y, piece.block, colour, grey=style.theme.mono)
            height = max(height, piece.block.height)
        at += piece.width + (gap * 1.4 if piece.chip else gap)
    return y + height


def _paler(colour: Colour) -> Colour:
    """A colour of one's own made pale enough for dark text on it."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * 0.18):02x}" for part in parts)
