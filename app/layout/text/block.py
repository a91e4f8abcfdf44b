"""Text blocks: what a text looks like at a width, as lines of runs of glyphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from app.layout.text.bidi import Direction
from app.layout.text.emoji import EMOJI_ADVANCE, EMOJI_DESCENT, EMOJI_SIZE
from app.layout.text.faces import Face
from app.layout.text.shaping import Cluster
from app.layout.text.style import TextStyle

Align = Literal["start", "end", "left", "right", "center"]


# Neither this nor Line is frozen at run time: a frame makes hundreds, and frozen ones take five
# times as long to make.
@dataclass(slots=True, unsafe_hash=True)
class GlyphRun:
    """Glyphs of one face and direction, from left to right.

    `x` and `width` are points, `x` from the block's left edge; `size` is points per em; the
    clusters count in font units from the run's start. `order` rises along a line as it is read.
    """

    face: Final[Face]
    size: Final[float]
    x: Final[float]
    width: Final[float]
    rtl: Final[bool]
    clusters: Final[Sequence[Cluster]]
    order: Final[int] = 0


class EmojiRun(NamedTuple):
    """One emoji: `key` finds its layers; the other fields are those of a GlyphRun."""

    key: str
    size: float
    x: float
    width: float
    text: str
    order: int = 0
    rtl: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """One line. `start` and `end` are code point indices into the block's text.

    They enclose the white space that hangs at the end, unseen, but no line feed. `x`, `baseline`
    and `width` are points from the block's left edge and top.
    """

    start: Final[int]
    end: Final[int]
    x: Final[float]
    baseline: Final[float]
    width: Final[float]
    runs: Final[tuple[GlyphRun | EmojiRun, ...]]


def emoji_box(run: EmojiRun) -> tuple[float, float, float]:
    """Where an emoji is drawn: x, top above the baseline (negative) and side, in points.

    `x` counts from the block's left edge; the top is at `line.baseline` plus the second figure.
    """
    side = EMOJI_SIZE * run.size
    margin = (EMOJI_ADVANCE - EMOJI_SIZE) / 2 * run.size
    return run.x + margin, EMOJI_DESCENT * run.size - side, side


class TextBlock:
    """A text set at a width: a value, equal to another of the same text, style and width.

    `height`, `ink_width` (of the widest line) and `last_width` (of the last line) are points.
    `breaks` are the (start, end) of each line. All these are known at once; `lines` are shaped when
    first asked for. `missing` holds the characters that no font has; a box stands for each.
    """

    __slots__ = (
        "__weakref__",
        "_lines",
        "_shape",
        "align",
        "breaks",
        "direction",
        "height",
        "ink_width",
        "language",
        "last_width",
        "missing",
        "style",
        "text",
        "width",
    )

    def __init__(
        self,
        text: str,
        style: TextStyle,
        width: float,
        align: Align,
        direction: Direction,
        language: str,
        breaks: tuple[tuple[int, int], ...],
        ink_width: float,
        last_width: float,
        missing: frozenset[str],
        shape: Callable[[TextBlock], tuple[Line, ...]],
    ) -> None:
        self.text: Final = text
        self.style: Final = style
        self.width: Final = width
        self.align: Final[Align] = align
        self.direction: Final[Direction] = direction
        self.language: Final = language
        self.breaks: Final = breaks
        self.height: Final = len(breaks) * style.leading * style.size
        self.ink_width: Final = ink_width
        self.last_width: Final = last_width
        self.missing: Final = missing
        self._shape: Final = shape
        self._lines: tuple[Line, ...] | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The shaped lines."""
        if self._lines is None:
            self._lines = self._shape(self)
        return self._lines

    @property
    def line_count(self) -> int:
        """How many lines there are; an empty text has one."""
        return len(self.breaks)

    def _value(self) -> tuple[object, ...]:
        return self.text, self.style, self.width, self.align, self.direction, self.language

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, TextBlock) and self._value() == other._value()

    def __hash__(self) -> int:
        return hash(self._value())

    def __repr__(self) -> str:
        return f"TextBlock({self.text[:40]!r}, {self.width:g} pt, {self.line_count} lines)"
