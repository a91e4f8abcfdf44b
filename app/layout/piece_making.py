"""Making the pieces of a line of small print, in the measures of a style."""

from __future__ import annotations

from app.layout.marks import Mark
from app.layout.pieces import Piece
from app.layout.style import Style
from app.layout.text import TextBlock

CHIP_PAD = 0.55
"""The space inside a chip on either side of its text, in sizes of that text."""

PIECE_GAP = 0.32
"""The space between pieces of small print, in sizes of its text."""


def text_piece(style: Style, text: str, width: float, *, chip: bool = False) -> Piece:
    """A piece of small print on one line if it fits, else broken in the width."""
    known = style.recurring.pieces.get((text, width, chip))
    if known is not None:
        return known
    size = style.scale.small
    pad = size * CHIP_PAD if chip else 0.0
    room = max(1.0, width - 2 * pad)
    natural, missing = style.typesetter.natural_size(text, style.scale.style(size))
    natural += 0.01
    lines = text.count("\n") + 1
    if natural > room:
        natural, lines = room, style.block(text, room, size=size).line_count
    height = lines * style.line_height(size)
    made = Piece(natural + 2 * pad, height, None, text, natural, chip, missing)
    style.recurring.pieces[text, width, chip] = made
    return made


def mark_piece(mark: Mark, style: Style) -> Piece:
    """A mark alone, as high as a line of text."""
    return Piece(mark.width, style.line_height(style.scale.small), mark)


def beside(mark: Mark, told: Piece, style: Style) -> Piece:
    """A mark and a text after it, which must stay together."""
    taken = mark.width + style.scale.small * PIECE_GAP
    height = max(told.height, style.line_height(style.scale.small))
    return Piece(taken + told.width, height, mark, told.text, told.room, missing=told.missing)


def block_of(piece: Piece, style: Style) -> TextBlock:
    """The text of a piece as it is set."""
    return style.block(piece.text, piece.room, size=style.scale.small)
