"""The small print of a card: channels, numbers, who does what by when, tags and votes."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from app.layout import formats, marks
from app.layout.joined import joined
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


class Piece(NamedTuple):
    """Something on a line of small print: a mark, a text, a mark with its text, or a chip.

    ``width`` and ``height`` are its own in points; its text is set ``room`` points wide once it is
    drawn: to know how high a card is, its small print need only be measured. ``missing`` are the
    characters in it that no font holds.
    """

    width: float
    height: float
    mark: Mark | None = None
    text: str = ""
    room: float = 0.0
    chip: Colour | None = None
    missing: frozenset[str] = frozenset()

    def block(self, style: Style) -> TextBlock:
        """The text of the piece as it is set."""
        return style.block(self.text, self.room, size=style.scale.small)


class Placed(NamedTuple):
    """A piece and where it stands: ``x`` from the start of its line, ``y`` from the card's top."""

    piece: Piece
    x: float
    y: float


def place_small_print(
    card: Card,
    contact: Sequence[Piece],
    y: float,
    width: float,
    style: Style,
    seen: set[str],
) -> tuple[list[Placed], float]:
    """What stands under a card's text from ``y`` down, and where that ends.

    ``contact`` are the pieces that tell of channels, where they stand there.
    """
    placed: list[Placed] = []
    if contact:
        y = _flow(placed, contact, y, width, style)
    if card.measures or card.type in _NUMBERED:
        y = _flow(placed, _number_pieces(card, style, width), y, width, style)
    if card.plan is not None:
        y = _flow(placed, _plan_pieces(card, style, width, seen), y, width, style)
    if card.persona or card.tags or card.votes or card.comments:
        y = _flow(placed, _note_pieces(card, style, width, seen), y, width, style)
    return placed, y


def draw_small_print(pen: Pen, placed: Sequence[Placed], left: float, style: Style) -> None:
    """Draw small print whose lines begin ``left`` points from the card's edge."""
    small = style.scale.small
    line = style.line_height(small)
    for piece, x, y in placed:
        at = left + x
        pad = 0.0
        if piece.mark is not None:
            pen.mark(at, y + line * 0.74, piece.mark, small)
            pad = piece.mark.width + small * _PIECE_GAP
        if not piece.room:
            continue
        block = piece.block(style)
        colour = style.theme.soft_ink
        if piece.chip:
            colour, pad = style.theme.ink, (piece.width - block.width) / 2
            radius = min(block.height, line) / 2
            pen.rectangle(at, y, piece.width, block.height, radius=radius, fill=piece.chip)
        pen.text(at + pad, y, block, colour, grey=style.theme.mono)


def has_small_print(card: Card) -> bool:
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


def least_small_print(card: Card, style: Style, sure: float) -> float:
    """The width in points below which a word or a date under a card's text would be broken.

    What is at most ``sure`` characters long has room in any case, and is not measured.
    """
    small = style.scale.style(style.scale.small)
    words = [card.responsible]
    if card.contact is not None:
        words.extend(style.words.channel(channel) for channel in card.contact.channels)
    long = (word for word in words if len(word) > sure)
    least = max((style.typesetter.min_width(word, small) for word in long), default=0.0)
    if card.plan is not None and card.plan.deadline:
        # in some languages a line may end inside a date
        date = _deadline(card.plan.deadline, style)
        if len(date) + 2 > sure:
            wide = style.width(date, size=small.size) + 2 * _CHIP_PAD * small.size + 0.02
            least = max(least, wide)
    return least


def _deadline(date: str, style: Style) -> str:
    return formats.short_date(date, style.language).replace(" ", "\u00a0")


def _piece(style: Style, text: str, width: float, chip: Colour | None = None) -> Piece:
    """A piece of small print on one line if it fits, else broken in the width."""
    size = style.scale.small
    pad = size * _CHIP_PAD if chip else 0.0
    room = max(1.0, width - 2 * pad)
    natural, missing = style.typesetter.natural_size(text, style.scale.style(size))
    natural += 0.01
    lines = text.count("\n") + 1
    if natural > room:
        natural, lines = room, style.block(text, room, size=size).line_count
    height = lines * style.line_height(size)
    return Piece(natural + 2 * pad, height, None, text, natural, chip, missing)


def _mark_piece(mark: Mark, style: Style) -> Piece:
    return Piece(mark.width, style.line_height(style.scale.small), mark)


def _beside(mark: Mark, told: Piece, style: Style) -> Piece:
    """A mark and a text after it, which must stay together."""
    taken = mark.width + style.scale.small * _PIECE_GAP
    height = max(told.height, style.line_height(style.scale.small))
    return Piece(taken + told.width, height, mark, told.text, told.room, None, told.missing)


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
        told = _piece(style, joined(texts, rtl=style.rtl), width - taken)
        return [_beside(dot, told, style) if dot else told]
    return [_mark_piece(dot, style)] if dot else []


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
    together = joined(who, rtl=style.rtl)
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
            pieces.append(_beside(sign, named, style))
        else:
            pieces.append(_mark_piece(sign, style))
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
        pieces.append(_mark_piece(vote, style))
        pieces.append(_piece(style, formats.number(card.votes, style.language), width))
        seen.add("votes")
    if card.comments:
        comment = marks.icon("comment", small, style.theme.soft_ink, rtl=style.rtl)
        pieces.append(_mark_piece(comment, style))
        pieces.append(_piece(style, formats.number(len(card.comments), style.language), width))
        seen.add("comments")
    return pieces


def _flow(
    placed: list[Placed], pieces: Sequence[Piece], y: float, width: float, style: Style
) -> float:
    """Place pieces one after the other, breaking lines where the next does not fit."""
    if not pieces:
        return y
    gap = style.scale.small * _PIECE_GAP
    at = height = 0.0
    y += 0.8 * style.scale.unit
    for piece in pieces:
        if at > 0 and at + piece.width > width + 0.01:
            y, at, height = y + height + 1.0 * style.scale.unit, 0.0, 0.0
        placed.append(Placed(piece, at, y))
        if piece.height > height:
            height = piece.height
        at += piece.width + (gap * 1.4 if piece.chip else gap)
    return y + height
