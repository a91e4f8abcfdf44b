"""The small print of a card: channels, numbers, who does what by when, tags and votes."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from app.layout import formats, marks
from app.layout.joined import JOINT, joined
from app.layout.lanes.faces import face_of
from app.layout.marks import Mark
from app.layout.measures import measure_text
from app.layout.pen import Pen
from app.layout.piece_making import CHIP_PAD, PIECE_GAP, beside, block_of, mark_piece, text_piece
from app.layout.pieces import Piece
from app.layout.primitives import Colour
from app.layout.scale import BASELINE
from app.layout.style import Style
from app.models.card import Card, Plan, priority
from app.models.vocabulary import CardType, PlanState, TouchpointChange

_CHANGE_ICONS = MappingProxyType(
    {
        TouchpointChange.ADD.value: "plus",
        TouchpointChange.CHANGE.value: "edit",
        TouchpointChange.MERGE.value: "merge",
        TouchpointChange.REMOVE.value: "delete",
    }
)
_NUMBERED = frozenset({CardType.EMOTION, CardType.ENGAGEMENT, CardType.METRIC})
"""Card types that a face, a score or a number belongs to."""

_ASIDE_GAP = 0.45
"""The least space before what stands at the end of a line, in sizes of small print."""

PROMPT_TAG = "prompt"
"""The tag of a template's questions; it is not shown."""


class Placed(NamedTuple):
    """A piece and where it stands: ``x`` from the start of its line, ``y`` from the card's top."""

    piece: Piece
    x: float
    y: float


class LastLine(NamedTuple):
    """Where the last line of a card's text and its marks ends, in points.

    ``end`` counts from where the lines of small print begin, ``baseline`` from the card's top.
    """

    end: float
    baseline: float


def place_small_print(
    card: Card,
    contact: Sequence[Piece],
    y: float,
    width: float,
    style: Style,
    seen: set[str],
    last: LastLine | None = None,
) -> tuple[list[Placed], float]:
    """What stands under a card's text from ``y`` down, and where that ends.

    ``contact`` are the pieces that tell of channels, where they stand there. A priority ends the
    last line of its plan, or stands at the end of a line of its own; a persona takes none where
    the text's ``last`` line has room.
    """
    placed: list[Placed] = []
    if contact:
        y = _flow(placed, contact, y, width, style)
    if card.measures or card.type in _NUMBERED:
        y = _flow(placed, _number_pieces(card, style, width), y, width, style)
    if card.plan is not None:
        y = _place_plan(placed, card, card.plan, y, width, style, seen)
    if card.persona or card.tags or card.votes or card.comments:
        pieces = _note_pieces(card, style, width, seen)
        if card.persona in style.persona_names:
            who = text_piece(style, style.persona_names[card.persona], width, chip=True)
            seen.add("persona")
            if not _beside_text(placed, who, last, width, style):
                pieces.insert(0, who)
        y = _flow(placed, pieces, y, width, style)
    return placed, y


def _place_plan(
    placed: list[Placed],
    card: Card,
    plan: Plan,
    y: float,
    width: float,
    style: Style,
    seen: set[str],
) -> float:
    """Place who, when and the rest of a plan, and its priority last; tell where that ends.

    On every card the priority has one place: the end of the lowest line.
    """
    rank, first = _priority_piece(plan, style, width, seen), len(placed)
    bottom = _flow(placed, _plan_pieces(card, plan, style, width, seen), y, width, style)
    if rank is None or _at_the_end(placed, first, rank, width, style):
        return bottom
    bottom += (1.0 if len(placed) > first else 0.8) * style.scale.unit
    placed.append(Placed(rank, max(0.0, width - rank.width), bottom))
    return bottom + rank.height


def _at_the_end(placed: list[Placed], first: int, piece: Piece, width: float, style: Style) -> bool:
    """Place a piece at the end of the last line since ``first``, if there is one with room."""
    small = style.scale.small
    line, at = style.line_height(small), width - piece.width
    lines = placed[first:]
    if not lines:
        return False
    before, x, y = lines[-1]
    if before.height > line + 0.01 or x + before.width + small * _ASIDE_GAP > at:
        return False
    placed.append(Placed(piece, at, y))
    return True


def _beside_text(
    placed: list[Placed], piece: Piece, last: LastLine | None, width: float, style: Style
) -> bool:
    """Place a piece at the end of the last line of the card's text, if there is room."""
    small, at = style.scale.small, width - piece.width
    if last is None or last.end + small * _ASIDE_GAP > at:
        return False
    placed.append(Placed(piece, at, last.baseline - style.line_height(small) * BASELINE))
    return True


def draw_small_print(
    pen: Pen, placed: Sequence[Placed], left: float, chip: Colour, style: Style
) -> None:
    """Draw small print whose lines begin ``left`` points from the card's edge, on chips."""
    small = style.scale.small
    line = style.line_height(small)
    for piece, x, y in placed:
        at = left + x
        pad = 0.0
        if piece.mark is not None:
            pen.mark(at, y + line * 0.74, piece.mark, small)
            pad = piece.mark.width + small * PIECE_GAP
        if not piece.room:
            continue
        block = block_of(piece, style)
        colour = style.theme.soft_ink
        if piece.chip:
            colour, pad = style.theme.ink, (piece.width - block.width) / 2
            radius = min(block.height, line) / 2
            pen.rectangle(at, y, piece.width, block.height, radius=radius, fill=chip)
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
    small, plan, contact = style.scale.style(style.scale.small), card.plan, card.contact
    pad, least = 2 * CHIP_PAD * small.size + 0.02, 0.0
    # each with what stands on its line besides
    words = [(card.responsible, pad if plan is not None else 0.0)]
    if contact is not None:
        dot = 0.0
        if contact.presence in ("online", "offline"):
            mark = marks.presence(small.size, "", online=False)
            dot = mark.width + small.size * PIECE_GAP + 0.02
        told = _told(card, style)
        words = [(word + JOINT.rstrip(), dot) for word in told[:-1]]
        words += [(word, dot) for word in told[-1:]]
    if plan is not None:
        words += [(card.responsible, pad), (style.words.state(plan.state), 0.0)]
    for word, more in words:
        if len(word) + 2 > sure:
            least = max(least, style.typesetter.min_width(word, small) + more)
    if plan is not None and plan.deadline:
        # in some languages a line may end inside a date
        date = _deadline(plan.deadline, style)
        if len(date) + 2 > sure:
            least = max(least, style.width(date, size=small.size) + pad)
    return least


def _deadline(date: str, style: Style) -> str:
    return formats.short_date(date, style.language).replace(" ", "\u00a0")


def contact_pieces(card: Card, style: Style, width: float, seen: set[str]) -> Sequence[Piece]:
    """Online or offline, the channels, and who is responsible when there is no plan for it."""
    contact = card.contact
    channels, presence = (contact.channels, contact.presence) if contact else ((), "")
    shown = presence if presence in ("online", "offline") else ""
    if shown:
        seen.add(shown)
    who = card.responsible if card.plan is None else ""
    key = (channels, shown, who, width)
    made = style.recurring.contacts.get(key)
    if made is None:
        made = style.recurring.contacts[key] = _contact_pieces(channels, shown, who, width, style)
    return made


def _contact_pieces(
    channels: Sequence[str], presence: str, who: str, width: float, style: Style
) -> tuple[Piece, ...]:
    small = style.scale.small
    dot: Mark | None = None
    if presence:
        dot = marks.presence(small, style.theme.soft_ink, online=presence == "online")
    texts = [style.words.channel(channel) for channel in channels]
    if who:
        texts.append(who)
    if texts:
        room = width - (dot.width + small * PIECE_GAP if dot else 0.0)
        told = text_piece(style, _in_lines(texts, room, style), room)
        return (beside(dot, told, style) if dot else told,)
    return (mark_piece(dot, style),) if dot else ()


def _in_lines(texts: Sequence[str], room: float, style: Style) -> str:
    """Names joined, each of several words on one line as long as that has room for it."""
    lines: list[list[str]] = []
    for number, text in enumerate(texts):
        end = JOINT.rstrip() if number < len(texts) - 1 else ""
        line = [*lines[-1], text] if lines else []
        if line and style.width(joined(line, rtl=style.rtl) + end, size=style.scale.small) <= room:
            lines[-1] = line
        else:
            lines.append([text])
    ends = [JOINT.rstrip()] * (len(lines) - 1) + [""]
    return "\n".join(
        joined(line, rtl=style.rtl) + end for line, end in zip(lines, ends, strict=True)
    )


def _told(card: Card, style: Style) -> list[str]:
    """The words on a card's line of channels."""
    texts: list[str] = []
    if card.contact is not None:
        texts.extend(style.words.channel(channel) for channel in card.contact.channels)
    if card.responsible and card.plan is None:
        texts.append(card.responsible)
    return texts


def _own_number(card: Card, style: Style) -> str:
    """The face, score or number that makes a card of its type, where no curve or bar shows it."""
    if card.type == CardType.EMOTION and card.feeling is not None:
        return f"{face_of(card)[1]} {formats.level(card.feeling.level, style.language)}"
    if card.type == CardType.ENGAGEMENT and card.engagement is not None:
        return formats.score(card.engagement, style.language)
    if card.type == CardType.METRIC and card.value is not None:
        return formats.number(card.value, style.language)
    return ""


def _number_pieces(card: Card, style: Style, width: float) -> list[Piece]:
    own = _own_number(card, style)
    texts = [own] if own else []
    told = (measure_text(one, style, style.words.metric(one.kind)) for one in card.measures)
    texts += [text for text in told if text]
    return [text_piece(style, text, width) for text in texts]


def _plan_pieces(card: Card, plan: Plan, style: Style, width: float, seen: set[str]) -> list[Piece]:
    pieces: list[Piece] = []
    who = [card.responsible] if card.responsible else []
    if plan.deadline:
        who.append(_deadline(plan.deadline, style))
    # one chip for both, or where the card is too narrow the date's below
    together = joined(who, rtl=style.rtl)
    wide = style.width(together, size=style.scale.small) + style.scale.small * 2 * CHIP_PAD
    chips = who if wide > width else [together] if who else []
    pieces += [text_piece(style, text, width, chip=True) for text in chips]
    if plan.state and plan.state != PlanState.PROPOSED:
        pieces.append(text_piece(style, style.words.state(plan.state), width))
    if plan.change in _CHANGE_ICONS:
        small = style.scale.small
        sign = marks.icon(_CHANGE_ICONS[plan.change], small, style.theme.soft_ink, rtl=style.rtl)
        seen.add(f"change-{plan.change}")
        if plan.touchpoint:
            named = text_piece(style, plan.touchpoint, width - sign.width - small * PIECE_GAP)
            pieces.append(beside(sign, named, style))
        else:
            pieces.append(mark_piece(sign, style))
    if plan.result is not None and plan.result.after is not None:
        before, after = plan.result.before, plan.result.after
        numbers = [formats.number(v, style.language) for v in (before, after) if v is not None]
        text = " → ".join(numbers)
        pieces.append(text_piece(style, f"{plan.result.metric} {text}".strip(), width))
    return pieces


def _priority_piece(plan: Plan, style: Style, width: float, seen: set[str]) -> Piece | None:
    """The priority as a plain number after its sign; None where the plan is not scored."""
    rank = priority(plan)
    if rank is None:
        return None
    seen.add("priority")
    sign = marks.priority(style.scale.small, style.theme.soft_ink)
    text = formats.number(round(rank, 1), style.language)
    return beside(sign, text_piece(style, text, width), style)


def _note_pieces(card: Card, style: Style, width: float, seen: set[str]) -> list[Piece]:
    small, pieces = style.scale.small, list[Piece]()
    for tag in card.tags:
        if tag != PROMPT_TAG:
            pieces.append(text_piece(style, f"#{tag}", width))
    if card.votes:
        vote = marks.icon("vote", small, style.theme.soft_ink, rtl=style.rtl)
        pieces.append(mark_piece(vote, style))
        pieces.append(text_piece(style, formats.number(card.votes, style.language), width))
        seen.add("votes")
    if card.comments:
        comment = marks.icon("comment", small, style.theme.soft_ink, rtl=style.rtl)
        pieces.append(mark_piece(comment, style))
        pieces.append(text_piece(style, formats.number(len(card.comments), style.language), width))
        seen.add("comments")
    return pieces


def _flow(
    placed: list[Placed], pieces: Sequence[Piece], y: float, width: float, style: Style
) -> float:
    """Place pieces one after the other, breaking lines where the next does not fit."""
    if not pieces:
        return y
    gap = style.scale.small * PIECE_GAP
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
