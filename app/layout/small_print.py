"""The small print of a card: channels, numbers, who does what by when, tags and votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.layout import formats, marks
from app.layout.lanes.faces import face_of
from app.layout.marks import Mark
from app.layout.pen import Pen
from app.layout.primitives import Colour
from app.layout.style import Style
from app.layout.text import TextBlock
from app.models.card import Card, priority
from app.models.vocabulary import CardType, PlanState, TouchpointChange

_CHANGE_ICONS = MappingProxyType(
    {
        TouchpointChange.ADD.value: "plus",
        TouchpointChange.CHANGE.value: "edit",
        TouchpointChange.MERGE.value: "merge",
        TouchpointChange.REMOVE.value: "minus",
    }
)
_NUMBERED = frozenset({CardType.EMOTION, CardType.ENGAGEMENT, CardType.METRIC})
"""Card types that a face, a score or a number belongs to."""

_CHIP_PAD = 0.55
"""The space inside a chip on either side of its text, in sizes of that text."""

_PIECE_GAP = 0.32
"""The space between pieces of small print, in sizes of its text."""

PROMPT_TAG = "prompt"
"""The tag of a template's questions; it is not shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something on a line of small print: a mark, a text, a mark with its text, or a chip."""

    width: float
    mark: Mark | None = None
    block: TextBlock | None = None
    chip: Colour | None = None


def draw_small_print(
    pen: Pen,
    card: Card,
    x: float,
    y: float,
    width: float,
    style: Style,
    seen: set[str],
    *,
    inline: bool,
) -> float:
    """Draw what stands under a card's text and tell where it ends; ``inline``: without channels."""
    if not _has_small_print(card):
        return y
    lines = [[] if inline else contact_pieces(card, style, width, seen)]
    lines.append(_number_pieces(card, style, width))
    lines.append(_plan_pieces(card, style, width, seen))
    lines.append(_note_pieces(card, style, width, seen))
    for pieces in lines:
        y = _flow(pen, pieces, x, y, width, style)
    return y


def _has_small_print(card: Card) -> bool:
    """Whether anything may stand under a card's text."""
    return bool(
        card.contact
        or card.responsible
        or card.plan
        or card.measures
        or card.persona
        or card.tags
        or card.votes
        or card.comments
        or card.type in _NUMBERED
    )


def least_small_print(card: Card, style: Style) -> float:
    """The width in points below which a word or a date under a card's text would be broken."""
    small = style.scale.style(style.scale.small)
    words = [card.responsible]
    if card.contact is not None:
        words.extend(style.words.channel(channel) for channel in card.contact.channels)
    least = max(style.typesetter.min_width(word, small) for word in words)
    if card.plan is not None and card.plan.deadline:
        # in some languages a line may end inside a date
        date = style.width(_deadline(card.plan.deadline, style), size=small.size)
        least = max(least, date + 2 * _CHIP_PAD * small.size + 0.02)
    return least


def _deadline(date: str, style: Style) -> str:
    return formats.short_date(date, style.language).replace(" ", "\u00a0")


def _piece(style: Style, text: str, width: float, chip: Colour | None = None) -> Piece:
    """A piece of small print on one line if it fits, else broken in the width."""
    size = style.scale.small
    pad = size * _CHIP_PAD if chip else 0.0
    room = max(1.0, width - 2 * pad)
    natural = style.width(text, size=size) + 0.01
    block = style.block(text, min(natural, room), size=size)
    return Piece(min(natural, room) + 2 * pad, block=block, chip=chip)


def contact_pieces(card: Card, style: Style, width: float, seen: set[str]) -> list[Piece]:
    """Online or offline, the channels, and who is responsible when there is no plan for it."""
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
        return [Piece(taken + told.width, dot, told.block)]
    return [Piece(dot.width, dot)] if dot else []


def _own_number(card: Card, style: Style) -> str:
    """The face, score or number that makes a card of its type, where no curve or bar shows it."""
    if card.type == CardType.EMOTION and card.feeling is not None:
        level = formats.number(card.feeling.level, style.language)
        return f"{face_of(card)[1]} {level}"
    if card.type == CardType.ENGAGEMENT and card.engagement is not None:
        return formats.score(card.engagement, 5, style.language)
    if card.type == CardType.METRIC and card.value is not None:
        return formats.number(card.value, style.language)
    return ""


def _number_pieces(card: Card, style: Style, width: float) -> list[Piece]:
    own = _own_number(card, style)
    texts = [own] if own else []
    texts += [
        f"{measure.name or style.words.metric(measure.kind)}: "
        + formats.amount(measure.value, measure.unit, style.language, measure.symbol)
        for measure in card.measures
        if measure.value is not None
    ]
    return [_piece(style, text, width) for text in texts]


def _plan_pieces(card: Card, style: Style, width: float, seen: set[str]) -> list[Piece]:
    plan = card.plan
    if plan is None:
        return []
    pieces: list[Piece] = []
    who = [card.responsible] if card.responsible else []
    if plan.deadline:
        who.append(_deadline(plan.deadline, style))
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
            pieces.append(Piece(sign.width + small * _PIECE_GAP + named.width, sign, named.block))
        else:
            pieces.append(Piece(sign.width, mark=sign))
    if plan.result is not None and plan.result.after is not None:
        before, after = plan.result.before, plan.result.after
        numbers = [formats.number(v, style.language) for v in (before, after) if v is not None]
        text = " → ".join(numbers)
        pieces.append(_piece(style, f"{plan.result.metric} {text}".strip(), width))
    return pieces


def _note_pieces(card: Card, style: Style, width: float, seen: set[str]) -> list[Piece]:
    small, pieces = style.scale.small, list[Piece]()
    if card.persona in style.persona_names:
        pieces.append(_piece(style, style.persona_names[card.persona], width, style.theme.chip))
        seen.add("persona")
    for tag in card.tags:
        if tag != PROMPT_TAG:
            pieces.append(_piece(style, f"#{tag}", width))
    if card.votes:
        vote = marks.icon("vote", small, style.theme.soft_ink, rtl=style.rtl)
        pieces.append(Piece(vote.width, mark=vote))
        pieces.append(_piece(style, formats.number(card.votes, style.language), width))
        seen.add("votes")
    if card.comments:
        comment = marks.icon("comment", small, style.theme.soft_ink, rtl=style.rtl)
        pieces.append(Piece(comment.width, mark=comment))
        pieces.append(_piece(style, formats.number(len(card.comments), style.language), width))
        seen.add("comments")
    return pieces


def _flow(
    pen: Pen, pieces: Sequence[Piece], x: float, y: float, width: float, style: Style
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
