"""Measured paragraphs: where the pen stands at each character, and where lines may end."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeVar

from app.layout.text.bidi import Direction, base_level, classes_of, levels_of, needs_bidi
from app.layout.text.breaks import (
    PLAIN,
    break_locale,
    grapheme_ends,
    line_breaks,
    plain_breaks,
)
from app.layout.text.characters import (
    ALPHABET,
    HANGUL,
    KANA,
    LETTER,
    SPACE,
    SPACES_OR_WORD,
    visible_end,
)
from app.layout.text.emoji import EMOJI_ADVANCE
from app.layout.text.faces import IDEOGRAPH_ORDERS, UNITS_PER_EM, Face, FontBook
from app.layout.text.items import Item, Kind, itemise, traits_of
from app.layout.text.pairs import SquareAdvances, pair_advances, square_advances
from app.layout.text.shaping import CONTEXT, Shape, measure, shape

TAB_SPACES = 4
_LONGEST_KEPT = 200  # characters
_MOST_KEPT = 50_000  # words
LONGEST_PIECE = 500  # characters; HarfBuzz gives up on texts beyond some 100,000

V = TypeVar("V")
_ShapeKey = tuple[str, bool, str, str, str]


class Piece(NamedTuple):
    """A part of an item that is shaped as a whole: kerning and joining end at its ends.

    Of a word that is too long to be shaped at once, a piece is only a part, joined to the others;
    `word_start` and `word_end` say how far the word reaches.
    """

    start: int
    end: int
    item: Item
    word_start: int
    word_end: int


class Paragraph(NamedTuple):
    """A paragraph of text, measured in font units (1000 per em) for one weight and slant.

    `places[i]` is where the pen stands before character i were all of it on one line, in logical
    order. `base` is the paragraph's embedding level.

    The commonest text is `plain`: letters and simple punctuation, one piece, whose breaks are
    found by looking for spaces and hyphens. It keeps neither pieces nor breaks, and no places, but
    the `steps` between them: to add some up takes less time than to make a place of each.
    """

    text: str
    steps: Sequence[int] = ()
    places: Sequence[int] = ()
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
        return self.pieces[self._number_of_piece(place)]

    def pieces_from(self, place: int) -> Iterator[Piece]:
        """The piece that holds a character, and those behind it.

        None before it is looked at: a line of a long text takes no longer than one of a short text.
        """
        for number in range(self._number_of_piece(place), len(self.pieces)):
            yield self.pieces[number]

    def _number_of_piece(self, place: int) -> int:
        return bisect_right(self.piece_starts, place) - 1

    def width(self, start: int, end: int) -> int:
        """The width of a part, as it is measured within the whole."""
        if self.plain:
            return sum(self.steps[start:end])
        return self.places[end] - self.places[start]

    def natural_width(self) -> int:
        """The width on one line, hanging white space left out."""
        return self.width(0, visible_end(self.text, 0, len(self.text)))

    def min_width(self) -> int:
        """The width of the widest part that no line break may divide."""
        widest = start = 0
        if self.plain and "-" not in self.text:
            steps = self.steps
            for word in self.text.split(" "):
                end = start + len(word)
                width = sum(steps[start:end])
                if width > widest:
                    widest = width
                start = end + 1
            return widest
        for end in self.breaks:
            widest = max(widest, self.width(start, visible_end(self.text, start, end)))
            start = end
        return widest


class Measurer:
    """Measures paragraphs in one weight and slant and one language's forms of ideographs."""

    def __init__(self, book: FontBook, bold: bool, italic: bool, language: str) -> None:
        self.base = book.base(bold, italic)
        self.pairs = pair_advances(self.base)
        self._locale = break_locale(language)
        primary = self._locale.partition("@")[0]
        self._fixed_order = primary if primary in IDEOGRAPH_ORDERS else ""
        self._traits = {order: traits_of(book, bold, italic, order) for order in IDEOGRAPH_ORDERS}
        self._shapes: dict[_ShapeKey, Shape] = {}
        self._measures: dict[_ShapeKey, tuple[int, ...]] = {}

    def measure(self, text: str, direction: Direction) -> Paragraph:
        """Measure a paragraph (a text without line feeds).

        `direction` is that of a paragraph without any letter.
        """
        if PLAIN.fullmatch(text) and (direction == "ltr" or LETTER.search(text)):
            return Paragraph(text, self.pairs.steps(text))
        base, levels = 0, None
        if direction == "rtl" or needs_bidi(text):
            classes = classes_of(text)
            base = base_level(classes, direction)
            if base or needs_bidi(text):
                levels = levels_of(classes, text, base)
        missing: frozenset[str] = frozenset()
        if levels is None and ALPHABET.fullmatch(text):
            items = [Item(0, len(text), Kind.ALPHABET, self.base, 0)]
        else:
            items, missing = itemise(text, levels, self._traits[self._order(text)])
        breaks = line_breaks(text, self._locale)
        pieces: list[Piece] = []
        for item in items:
            pieces += _pieces(text, item, breaks)
        return Paragraph(
            text,
            (),
            array(_code(text), self._places(text, pieces)),
            base,
            False,
            tuple(pieces),
            tuple([piece.start for piece in pieces]),
            tuple(breaks),
            missing,
        )

    def _order(self, text: str) -> str:
        """Whose forms of ideographs a paragraph takes: the language's, else by its own letters."""
        if self._fixed_order:
            return self._fixed_order
        return "ja" if KANA.search(text) else "ko" if HANGUL.search(text) else "zh"

    def _places(self, text: str, pieces: Sequence[Piece]) -> list[int]:
        """Where the pen stands before each character of a paragraph and after the last."""
        places = [0]
        for piece in pieces:
            start, end, item = piece[:3]
            pen = places.pop()
            if item.kind is Kind.SHAPED:
                places += [pen + place for place in measure_part(self, text, piece, start, end)]
            elif item.kind is Kind.ALPHABET:
                places += self.pairs.places(text[start:end], pen)
            elif item.kind is Kind.SQUARE:
                places += self.squares(item.face).places(text[start:end], pen)
            else:
                places += [pen] + [pen + self.fixed_advance(item.kind)] * (end - start)
        return places

    def squares(self, face: Face) -> SquareAdvances:
        """The advances of a Chinese, Japanese or Korean face."""
        return square_advances(face)

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
            known = _kept(self._shapes, key, shape(face, text, rtl, before, after))
        return known

    def shaped_places(
        self, face: Face, text: str, rtl: bool, before: str = "", after: str = ""
    ) -> tuple[int, ...]:
        """`shaping.measure`, remembered likewise: few of the words that are measured are drawn."""
        key = (face.key, rtl, text, before, after)
        known = self._measures.get(key)
        if known is None:
            known = _kept(self._measures, key, measure(face, text, rtl, before, after))
        return known


def _code(text: str) -> Literal["i", "q"]:
    """What places of a text are kept as: 32 bits serve as long as no text is a megabyte wide."""
    return "i" if len(text) < 100_000 else "q"


def shape_part(measurer: Measurer, text: str, piece: Piece, start: int, end: int) -> Shape:
    """Shape text[start:end] of one shaped piece, its letters joined to the rest of the word."""
    return measurer.shape(*_part(text, piece, start, end))


def measure_part(
    measurer: Measurer, text: str, piece: Piece, start: int, end: int
) -> tuple[int, ...]:
    """Where the pen stands in what `shape_part` shapes, from 0 on."""
    return measurer.shaped_places(*_part(text, piece, start, end))


def _part(text: str, piece: Piece, start: int, end: int) -> tuple[Face, str, bool, str, str]:
    """Face, text, whether it runs right to left, and what stands before and after it."""
    item = piece.item
    before = text[max(piece.word_start, start - CONTEXT) : start]
    after = text[end : min(piece.word_end, end + CONTEXT)]
    return item.face, text[start:end], bool(item.level & 1), before, after


def _kept(known: dict[_ShapeKey, V], key: _ShapeKey, value: V) -> V:
    """A value, kept for the next time where its text is not too long."""
    if len(key[2]) <= _LONGEST_KEPT:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[key] = value
    return value


def _pieces(text: str, item: Item, breaks: list[int]) -> Iterator[Piece]:
    """Cut an item where kerning and joining end: at breaks, and round white space if shaped."""
    start = item.start
    if item.kind in (Kind.EMOJI, Kind.TAB, Kind.SQUARE):
        yield Piece(start, item.end, item, start, item.end)
        return
    inside = breaks[bisect_right(breaks, start) : bisect_right(breaks, item.end - 1)]
    if item.kind is Kind.ALPHABET:
        # A space is kerned with nothing, so a break after one needs no cut.
        cuts = [b for b in inside if not SPACE.match(text, b - 1)]
    else:
        words = SPACES_OR_WORD.finditer(text, start, item.end)
        cuts = sorted({m.end() for m in words}.union(inside) - {item.end})
    for end in (*cuts, item.end):
        if end - start <= LONGEST_PIECE or item.kind is Kind.ALPHABET:
            yield Piece(start, end, item, start, end)
        else:
            yield from _parts_of_long_word(text, item, start, end)
        start = end


def _parts_of_long_word(text: str, item: Item, start: int, end: int) -> Iterator[Piece]:
    """A word as pieces of some LONGEST_PIECE characters, cut between user-perceived ones."""
    graphemes = [start + place for place in grapheme_ends(text[start:end])]
    begin = start
    while end - begin > LONGEST_PIECE:
        cut = graphemes[max(0, bisect_right(graphemes, begin + LONGEST_PIECE) - 1)]
        if cut <= begin:  # one character with more marks than that
            cut = graphemes[bisect_right(graphemes, begin)]
        yield Piece(begin, cut, item, start, end)
        begin = cut
    if begin < end:
        yield Piece(begin, end, item, start, end)
