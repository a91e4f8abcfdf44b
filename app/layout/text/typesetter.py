"""The typesetter: texts become blocks, measured at once and shaped when they are drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final, Generic, TypeVar, get_args

from app.layout.text.bidi import Direction, has_direction
from app.layout.text.block import Align, EmojiRun, GlyphRun, Line, TextBlock
from app.layout.text.characters import LETTER
from app.layout.text.faces import UNITS_PER_EM, FontBook
from app.layout.text.lines import Span, break_lines
from app.layout.text.paragraph import Measurer, Paragraph
from app.layout.text.setting import set_line
from app.layout.text.style import ASCENT, DESCENT, TextStyle

# What the caches may hold, counted in characters of text: a map of 20,000 cards of three lines
# has 1.7 million. Beyond it the older half is forgotten.
MOST_CHARACTERS = 4_000_000
ENTRY_WEIGHT = 50  # what an entry takes beside its text, in characters

_ALIGNMENTS: Final = get_args(Align)
_DIRECTIONS: Final = get_args(Direction)

# A comma or a dot between figures belongs to them in either direction (UAX #9, W4).
_NUMBER = re.compile("[0-9]+(?:[.,][0-9]+)*")

BlockKey = tuple[str, TextStyle, float, Align, Direction]
ParagraphKey = tuple[str, Measurer, Direction]
K = TypeVar("K", BlockKey, ParagraphKey)
V = TypeVar("V")


class Cache(dict[K, V], Generic[K, V]):
    """A dictionary that forgets its older half when its keys, which begin with a text, get long."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self._total = 0

    def keep(self, key: K, value: V) -> None:
        """Remember a value under a key that is not there yet."""
        self[key] = value
        self._total += len(key[0]) + ENTRY_WEIGHT
        if self._total > self.most:
            for old in list(self)[: (len(self) + 1) // 2]:
                del self[old]
                self._total -= len(old[0]) + ENTRY_WEIGHT


class Typesetter:
    """Sets texts in one language, which chooses the forms of ideographs and the rules of breaks.

    `fonts` is shared by all typesetters that are given the same book.
    """

    def __init__(self, language: str = "en", fonts: FontBook | None = None) -> None:
        self.language = language
        self.fonts = fonts or FontBook.default()
        self._cuts: dict[tuple[bool, bool], Measurer] = {}
        self._measurers: dict[TextStyle, Measurer] = {}
        self._paragraphs: Cache[ParagraphKey, Paragraph] = Cache(MOST_CHARACTERS)
        self._blocks: Cache[BlockKey, TextBlock] = Cache(MOST_CHARACTERS)

    def block(
        self,
        text: str,
        style: TextStyle,
        width: float,
        align: Align = "start",
        direction: Direction = "ltr",
    ) -> TextBlock:
        """Set a text at a width in points; equal arguments give the same block while remembered.

        `align` "start" is the side where a paragraph begins by its own direction, which is that of
        its first letter; `direction` is for paragraphs without one. Raises ValueError for a size
        or leading that is not positive, a negative width or one that is no number, and an unknown
        alignment or direction.
        """
        key = (text, style, width, align, direction)
        known = self._blocks.get(key)
        if known is not None:
            return known
        block = self.new_block(text, style, width, align, direction)
        self._blocks.keep(key, block)
        return block

    def new_block(
        self, text: str, style: TextStyle, width: float, align: Align, direction: Direction
    ) -> TextBlock:
        """The same, not remembered: for a caller who keeps the block."""
        measurer = self._measurer(style)
        _check(width, align, direction)
        scale = style.size / UNITS_PER_EM
        limit = width / scale
        if "\n" in text:
            breaks, widest, last, missing = self._break_each(text, direction, measurer, limit)
        else:
            paragraph = self._paragraph(text, direction, measurer)
            breaks, widest, last = break_lines(paragraph, measurer, limit)
            missing = paragraph.missing
        return TextBlock(
            text,
            style,
            width,
            align,
            direction,
            self.language,
            tuple(breaks),
            widest * scale,
            last * scale,
            missing,
            self._shape,
        )

    def natural_width(self, text: str, style: TextStyle) -> float:
        """The width in points of the widest paragraph on one line."""
        one = self._one_way(text, style)
        if one is not None:
            return one.natural_width() * style.size / UNITS_PER_EM
        units = [p.natural_width() for p in self._either_way(text, style)]
        return max(units) * style.size / UNITS_PER_EM

    def natural_size(self, text: str, style: TextStyle) -> tuple[float, frozenset[str]]:
        """What ``natural_width`` and ``missing`` say of a text."""
        one = self._one_way(text, style)
        if one is not None:
            return one.natural_width() * style.size / UNITS_PER_EM, one.missing
        return self.natural_width(text, style), self.missing(text, style)

    def min_width(self, text: str, style: TextStyle) -> float:
        """The width in points of the widest part that no line break may divide."""
        one = self._one_way(text, style)
        if one is not None:
            return one.min_width() * style.size / UNITS_PER_EM
        units = [p.min_width() for p in self._either_way(text, style)]
        return max(units) * style.size / UNITS_PER_EM

    def missing(self, text: str, style: TextStyle) -> frozenset[str]:
        """The characters of a text that no font has."""
        one = self._one_way(text, style)
        if one is not None:
            return one.missing
        measurer = self._measurer(style)
        paragraphs = [self._paragraph(part, "ltr", measurer) for part in _split(text)]
        return frozenset[str]().union(*(one.missing for one in paragraphs))

    def _one_way(self, text: str, style: TextStyle) -> Paragraph | None:
        """The paragraph of the commonest text: a single one with letters or of figures alone."""
        if "\n" in text or not (LETTER.search(text) or _is_number(text)):
            return None
        return self._paragraph(text, "ltr", self._measurer(style))

    def _either_way(self, text: str, style: TextStyle) -> Iterator[Paragraph]:
        """The paragraphs of a text; those without a letter in both directions.

        Brackets and figures may be kerned a little differently from right to left.
        """
        measurer = self._measurer(style)
        for part in _split(text):
            yield self._paragraph(part, "ltr", measurer)
            if not (LETTER.search(part) or has_direction(part)):
                yield self._paragraph(part, "rtl", measurer)

    def _measurer(self, style: TextStyle) -> Measurer:
        """What measures texts of a style. Raises ValueError for one that cannot be set."""
        known = self._measurers.get(style)
        if known is None:
            _check_style(style)
            cut = (style.bold, style.italic)
            if cut not in self._cuts:
                self._cuts[cut] = Measurer(self.fonts, *cut, self.language)
            known = self._measurers[style] = self._cuts[cut]
        return known

    def _paragraph(self, text: str, direction: Direction, measurer: Measurer) -> Paragraph:
        key = (text, measurer, direction)
        known = self._paragraphs.get(key)
        if known is None:
            known = measurer.measure(text, direction)
            self._paragraphs.keep(key, known)
        return known

    def _break_each(
        self, text: str, direction: Direction, measurer: Measurer, limit: float
    ) -> tuple[list[Span], int, int, frozenset[str]]:
        """The lines of several paragraphs, as `break_lines` gives them, and what no font has."""
        breaks: list[Span] = []
        widest = last = offset = 0
        missing = frozenset[str]()
        for part in _split(text):
            paragraph = self._paragraph(part, direction, measurer)
            spans, line_width, last = break_lines(paragraph, measurer, limit)
            breaks += [(offset + a, offset + b) for a, b in spans]
            widest = max(widest, line_width)
            missing |= paragraph.missing
            offset += len(part) + 1
        return breaks, widest, last, missing

    def _shape(self, block: TextBlock) -> tuple[Line, ...]:
        """The lines of a block, in the breaks that were measured."""
        style = block.style
        measurer = self._measurer(style)
        height = style.leading * style.size
        # Half of the leading above, half below, as on the web.
        baseline = height / 2 + (ASCENT - DESCENT) / 2 * style.size
        lines: list[Line] = []
        offset = 0
        rest = iter(block.breaks)
        for part in _split(block.text):
            paragraph = self._paragraph(part, block.direction, measurer)
            end = offset - 1
            while end < offset + len(part):
                start, end = next(rest)
                width, runs = set_line(
                    paragraph, measurer, start - offset, end - offset, style.size
                )
                x = _line_start(block, paragraph.base, width)
                placed = tuple(_moved(run, x) for run in runs) if x else runs
                lines.append(Line(start, end, x, baseline, width, placed))
                baseline += height
            offset += len(part) + 1
        return tuple(lines)


def _is_number(text: str) -> bool:
    """Whether a text is of figures from 0 to 9: they are set alike in both directions."""
    return _NUMBER.fullmatch(text) is not None


def _split(text: str) -> list[str]:
    """The paragraphs of a text."""
    return text.split("\n")


def _check_style(style: TextStyle) -> None:
    """Refuse a style that no text can be set in."""
    if not (0 < style.size < math.inf and 0 < style.leading < math.inf):
        raise ValueError(f"{style}: size and leading must be positive numbers")


def _check(width: float, align: str, direction: str) -> None:
    """Refuse what cannot be set, saying what it is."""
    if not width >= 0:
        raise ValueError(f"width {width}: must be a number of points, not negative")
    if align not in _ALIGNMENTS:
        raise ValueError(f"alignment {align!r}: must be one of {', '.join(_ALIGNMENTS)}")
    if direction not in _DIRECTIONS:
        raise ValueError(f"direction {direction!r}: must be ltr or rtl")


def _line_start(block: TextBlock, base: int, width: float) -> float:
    """Where a line begins, in points from the block's left edge."""
    if not math.isfinite(block.width):
        return 0.0
    room = block.width - width
    if block.align == "center":
        return room / 2
    if block.align in ("left", "right"):
        right = block.align == "right"
    else:
        right = (block.align == "end") != bool(base)
    return room if right else 0.0


def _moved(run: GlyphRun | EmojiRun, distance: float) -> GlyphRun | EmojiRun:
    """A run, moved to the right by a distance in points."""
    x = run.x + distance
    if isinstance(run, EmojiRun):
        return EmojiRun(run.key, run.size, x, run.width, run.text, run.order, run.rtl)
    return GlyphRun(run.face, run.size, x, run.width, run.rtl, run.clusters, run.order)
