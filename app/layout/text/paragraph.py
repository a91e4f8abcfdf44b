"""Measured paragraphs: where the pen stands at each character, and where lines may end."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.layout.text.bidi import Direction, base_level, classes_of, levels_of, needs_bidi
from app.layout.text.breaks import (
    PLAIN,
    break_locale,
    line_breaks,
    plain_breaks,
)
from app.layout.text.characters import (
    ALPHABET,
    HANGUL,
    KANA,
    SPACE,
    SPACES_OR_WORD,
    visible_end,
)
from app.layout.text.emoji import EMOJI_ADVANCE
from app.layout.text.faces import IDEOGRAPH_ORDERS, UNITS_PER_EM, Face, FontBook
from app.layout.text.items import Item, Kind, Traits, itemise
from app.layout.text.pairs import PairAdvances, SquareAdvances
from app.layout.text.shaping import CONTEXT, Shape, shape

TAB_SPACES = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an item that is shaped as a whole: kerning and joining end at its ends."""

    start: int
    end: int
    item: Item


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text, measured in font units (1000 per em) for one weight and slant.

    `places[i]` is where the pen stands before character i were all of it on one line, in logical
    order. `base` is the paragraph's embedding level.

    The commonest text is `plain`: letters and simple punctuation, one piece, whose breaks are
    found by looking for spaces and hyphens. It keeps neither pieces nor breaks.
    """

    text: str
    places: array[int]
    base: int = 0
    plain: bool = True
    pieces: tuple[Piece, ...] = ()
    piece_starts: tuple[int, ...] = ()
    stored_breaks: tuple[int, ...] = ()
    missing: frozenset[str] = frozenset()

    @property
    def breaks(self) -> Sequence[int]:
        """The places after which a line may end; the end of the text is the last."""
        return plain_breaks(self.text) if self.plain else self.stored_breaks

    def piece_at(self, place: int) -> Piece:
        """The piece that holds a character, of a paragraph that is not plain."""
        return self.pieces[bisect_right(self.piece_starts, place) - 1]

    def natural_width(self) -> int:
        """The width on one line, hanging white space left out."""
        return self.places[visible_end(self.text, 0, len(self.text))]

    def min_width(self) -> int:
        """The width of the widest part that no line break may divide."""
        widest = start = 0
        for end in self.breaks:
            width = self.places[visible_end(self.text, start, end)] - self.places[start]
            widest = max(widest, width)
            start = end
        return widest


class Measurer:
    """Measures paragraphs in one weight and slant and one language's forms of ideographs."""

    def __init__(self, book: FontBook, bold: bool, italic: bool, language: str) -> None:
        self.base = book.base(bold, italic)
        self.pairs = PairAdvances(self.base)
        self._locale = break_locale(language)
        primary = self._locale.partition("@")[0]
        self._fixed_order = primary if primary in IDEOGRAPH_ORDERS else ""
        self._traits = {
            order: Traits(book.finder(bold, italic, order), self.base) for order in IDEOGRAPH_ORDERS
        }
        self._squares: dict[str, SquareAdvances] = {}
        self._shapes: dict[tuple[str, bool, str, str, str], Shape] = {}

    def measure(self, text: str, direction: Direction) -> Paragraph:
        """Measure a paragraph (a text without line feeds).

        `direction` is that of a paragraph without any letter.
        """
        if direction == "ltr" and ALPHABET.fullmatch(text):
            if PLAIN.fullmatch(text):
                return Paragraph(text, _array(self.pairs.places(text), len(text)))
            levels, base = None, 0
        elif direction == "rtl" or needs_bidi(text):
            classes = classes_of(text)
            base = base_level(classes, direction)
            levels = levels_of(classes, text, base)
        else:
            levels, base = None, 0
        items, missing = itemise(text, levels, self._traits[self._order(text)])
        breaks = line_breaks(text, self._locale)
        pieces = tuple(piece for item in items for piece in _pieces(text, item, breaks))
        places = [0]
        for piece in pieces:
            end = places.pop()
            places.extend(self._places(text, piece, end))
        starts = tuple(piece.start for piece in pieces)
        return Paragraph(
            text,
            _array(places, len(text)),
            base,
            False,
            pieces,
            starts,
            tuple(breaks),
            missing,
        )

    def _order(self, text: str) -> str:
        """Whose forms of ideographs a paragraph takes: the language's, else by its own letters."""
        if self._fixed_order:
            return self._fixed_order
        return "ja" if KANA.search(text) else "ko" if HANGUL.search(text) else "zh"

    def _places(self, text: str, piece: Piece, start: int) -> Iterable[int]:
        """Where the pen stands in a piece that begins at `start`, with its end."""
        item, part = piece.item, text[piece.start : piece.end]
        if item.kind is Kind.ALPHABET:
            return self.pairs.places(part, start)
        if item.kind is Kind.SQUARE:
            return self.squares(item.face).places(part, start)
        if item.kind in (Kind.EMOJI, Kind.TAB):
            end = start + self.fixed_advance(item.kind)
            return [start] + [end] * len(part)
        places = [start]
        shaped = self.shape(item.face, part, bool(item.level & 1))
        for cluster in reversed(shaped.clusters) if item.level & 1 else shaped.clusters:
            places += [places[-1] + int(cluster.advance)] * len(cluster.text)
        places += [places[-1]] * (len(part) + 1 - len(places))  # all of it is hidden
        return places

    def squares(self, face: Face) -> SquareAdvances:
        """The advances of a Chinese, Japanese or Korean face."""
        known = self._squares.get(face.key)
        if known is None:
            known = self._squares[face.key] = SquareAdvances(face)
        return known

    def fixed_advance(self, kind: Kind) -> int:
        """The advance of an emoji or a tab, in font units."""
        if kind is Kind.EMOJI:
            return round(EMOJI_ADVANCE * UNITS_PER_EM)
        return TAB_SPACES * self.pairs.alone(" ")

    def shape(self, face: Face, text: str, rtl: bool, before: str = "", after: str = "") -> Shape:
        """`shaping.shape`, remembered for words of reasonable length."""
        key = (face.key, rtl, text, before, after)
        known = self._shapes.get(key)
        if known is None:
            known = shape(face, text, rtl, before, after)
            if len(text) <= 200:
                if len(self._shapes) >= 50_000:
                    self._shapes.clear()
                self._shapes[key] = known
        return known


def _array(places: Iterable[int], length: int) -> array[int]:
    """Places in the fewest bytes: 32 bits serve as long as no text is a megabyte wide."""
    return array("i" if length < 100_000 else "q", places)


def shape_part(measurer: Measurer, text: str, piece: Piece, start: int, end: int) -> Shape:
    """Shape text[start:end] of one shaped piece, its letters joined to the rest of the piece."""
    item = piece.item
    before = text[max(piece.start, start - CONTEXT) : start]
    after = text[end : min(piece.end, end + CONTEXT)]
    return measurer.shape(item.face, text[start:end], bool(item.level & 1), before, after)


def _pieces(text: str, item: Item, breaks: list[int]) -> list[Piece]:
    """Cut an item where kerning and joining end: at breaks, and round white space if shaped."""
    if item.kind in (Kind.EMOJI, Kind.TAB, Kind.SQUARE):
        return [Piece(item.start, item.end, item)]
    inside = breaks[bisect_right(breaks, item.start) : bisect_right(breaks, item.end - 1)]
    if item.kind is Kind.ALPHABET:
        # A space is kerned with nothing, so a break after one needs no cut.
        cuts = [b for b in inside if not SPACE.match(text, b - 1)]
    else:
        words = SPACES_OR_WORD.finditer(text, item.start, item.end)
        cuts = sorted({m.end() for m in words}.union(inside) - {item.end})
    ends = [*cuts, item.end]
    return [Piece(a, b, item) for a, b in zip([item.start, *cuts], ends, strict=True)]
