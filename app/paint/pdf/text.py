"""Set text in a PDF: cluster codes at the positions of the layout, line by line."""

from __future__ import annotations

from typing import Any

from app.layout.primitives import Face, Text
from app.layout.text import EmojiRun, GlyphRun, Line, emoji_box
from app.layout.text import Face as FontFace
from app.paint.outlines import BELOW_ROW
from app.paint.pdf.canvas import QuietCanvas, number
from app.paint.pdf.clusters import CarrierFont, ClusterFont
from app.paint.pdf.emoji import EmojiForms
from app.paint.pdf.ink import Ink
from app.paint.pdf.reading import Piece, may_turn, pieces_as_read, runs_as_read

# Positions nearer than this to where the text operator stands anyway are not corrected, in
# thousandths of the text size: at 40 points a hundredth of a point.
_TOLERANCE = 0.3
_INVISIBLE, _VISIBLE = 3, 0
# Readers take letters as one word where the gap between them is smaller, in sizes of the text.
_CLOSE = 0.3
_ODD = 0.001


class TextWriter:
    """Writes text blocks into the content of a page."""

    def __init__(self, canvas: QuietCanvas, emoji: EmojiForms) -> None:
        self._document: Any = canvas._doc
        self._emoji = emoji
        self._fonts: dict[str, ClusterFont] = {}
        self._carrier: CarrierFont | None = None

    def draw(self, ink: Ink, shape: Text, left: float, top: float) -> None:
        """Draw a block whose node stands at (left, top); emoji come over the letters."""
        ink.fill(shape.colour)
        left += shape.x
        top -= shape.y
        emoji: list[tuple[EmojiRun, float]] = []
        apart = may_turn(shape.block)
        for line in shape.block.lines:
            self._line(ink, line, left, top, apart=apart)
            for run in line.runs:
                if isinstance(run, EmojiRun):
                    emoji.append((run, line.baseline))
        for run, baseline in emoji:
            across, rise, size = emoji_box(run)
            self._emoji.draw(ink, run.key, left + across, top - baseline - rise, size, shape.grey)

    def draw_face(self, ink: Ink, shape: Face, left: float, top: float) -> None:
        """Draw a face, with its character in the text under it."""
        left += shape.x
        top -= shape.y
        self._emoji.draw(ink, shape.key, left, top, shape.size, shape.grey)
        if not shape.text:
            return
        carrier = self._carrier_font()
        code, _ = carrier.code(shape.text, 1000)
        ink.code.append(
            f"BT /{carrier.name} {number(shape.size)} Tf {_INVISIBLE} Tr "
            f"1 0 0 1 {number(left)} {number(top - shape.size * 0.85)} Tm <{code}> Tj "
            f"{_VISIBLE} Tr ET"
        )

    def _line(self, ink: Ink, line: Line, left: float, top: float, *, apart: bool) -> None:
        """Write a line; ``apart`` asks for pieces that readers take one by one."""
        writer = _LineWriter(left, top - line.baseline - BELOW_ROW)
        for run in runs_as_read(line.runs) if apart else line.runs:
            if isinstance(run, EmojiRun):
                if apart:
                    writer.part(run.x)
                self._unseen(writer, run.text, run.size, run.x, run.width)
                continue
            unit = run.size / run.face.upem
            for piece in pieces_as_read(run) if apart else (Piece(tuple(run.clusters)),):
                if apart:
                    writer.part(run.x + piece.clusters[0].x * unit)
                self._piece(writer, run, piece, unit)
        if operators := writer.finish():
            ink.code.append(operators)

    def _piece(self, writer: _LineWriter, run: GlyphRun, piece: Piece, unit: float) -> None:
        font = self._font(run.face)
        writer.select(font.name, run.size, _VISIBLE)
        for cluster in piece.clusters:
            if not cluster.glyphs and not cluster.advance:
                continue
            code, width = font.code(cluster, turned=piece.turned)
            writer.show(code, run.x + cluster.x * unit, width * unit)
        if piece.marks:
            first = piece.clusters[0]
            self._unseen(writer, piece.marks, run.size, run.x + first.x * unit, 0.0)

    def _unseen(self, writer: _LineWriter, text: str, size: float, x: float, width: float) -> None:
        carrier = self._carrier_font()
        writer.select(carrier.name, size, _INVISIBLE)
        code, wide = carrier.code(text, width * 1000 / size)
        writer.show(code, x, wide * size / 1000)

    def _font(self, face: FontFace) -> ClusterFont:
        font = self._fonts.get(face.key)
        if font is None or font.full:
            number_ = len(self._document.delayedFonts)
            font = self._fonts[face.key] = ClusterFont(face, f"F{number_}")
            self._document.delayedFonts.append(font)
        return font

    def _carrier_font(self) -> CarrierFont:
        if self._carrier is None:
            self._carrier = CarrierFont("FE")
            self._document.delayedFonts.append(self._carrier)
        return self._carrier


class _LineWriter:
    """One line of text as one text object; the pen is where the last code ended, in points."""

    def __init__(self, left: float, baseline: float) -> None:
        self._left = left
        self._baseline = baseline
        self._parts: list[str] = []
        self._array: list[str] = []
        self._codes: list[str] = []
        self._selected: tuple[str, float, int] | None = None
        self._size = 1.0
        self._pen: float | None = None
        self._odd = False

    def part(self, x: float) -> None:
        """Begin a new word at ``x``: one that stands close after the last has another size.

        The sizes differ by a thousandth of a point, which nobody sees.
        """
        if self._pen is not None and abs(x - self._pen) < _CLOSE * self._size:
            self._odd = not self._odd

    def select(self, name: str, size: float, mode: int) -> None:
        """Set font, size in points and whether what follows is seen."""
        size += _ODD * self._odd
        if self._selected == (name, size, mode):
            return
        self._flush()
        before = self._selected
        if before is None or before[:2] != (name, size):
            self._parts.append(f"/{name} {number(size)} Tf")
        if (before[2] if before else _VISIBLE) != mode:
            self._parts.append(f"{mode} Tr")
        self._selected = (name, size, mode)
        self._size = size

    def show(self, code: str, x: float, width: float) -> None:
        """Show a code at ``x`` points from the block's left edge, ``width`` points wide."""
        if self._pen is None:
            place = f"1 0 0 1 {number(self._left + x)} {self._baseline:.4f} Tm"
            self._parts.append(place)
            self._pen = x
        gap = (x - self._pen) * 1000 / self._size
        if abs(gap) > _TOLERANCE:
            gap = round(gap, 1)
            self._end_string()
            self._array.append(number(-gap))
            self._pen += gap * self._size / 1000
        self._codes.append(code)
        self._pen += width

    def finish(self) -> str:
        """The operators of the line; empty when nothing was shown."""
        if self._pen is None:
            return ""
        self._flush()
        if self._selected and self._selected[2] != _VISIBLE:
            self._parts.append(f"{_VISIBLE} Tr")
        return f"BT {' '.join(self._parts)} ET"

    def _end_string(self) -> None:
        if self._codes:
            self._array.append(f"<{''.join(self._codes)}>")
            self._codes.clear()

    def _flush(self) -> None:
        self._end_string()
        if self._array:
            self._parts.append(
                f"{self._array[0]} Tj"
                if len(self._array) == 1 and self._array[0][0] == "<"
                else f"[{''.join(self._array)}] TJ"
            )
            self._array.clear()
