"""Sizes that follow from one text size: a small type scale and a rhythm of four points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.layout.text import ASCENT, DESCENT, TextStyle

LEAST_READABLE = 7.0
"""The smallest text, in points, that is called readable on paper."""

LARGEST = 10.0
"""The largest text of cards on A4, in points."""

_STEP = 0.25

LEADING = 1.3

CARD_TOP = 2.6
"""The space above the first line of a card, and of the name of a lane, in units of the rhythm."""

BASELINE = ((LEADING - ASCENT - DESCENT) / 2 + ASCENT) / LEADING
"""Where the baseline of a line of text stands, as a part of the line's height."""


def readable_sizes(grown: float = 1.0) -> tuple[float, ...]:
    """The sizes of cards' text to try on a page, the largest first.

    ``grown`` is how many times as long as those of A4 its sides are: who takes larger paper stands
    further off.
    """
    steps = int((LARGEST * grown - LEAST_READABLE) / _STEP)
    return tuple(LEAST_READABLE + _STEP * step for step in range(steps, -1, -1))


@dataclass(frozen=True)
class Scale:
    """The type scale and the gaps of a sheet, in points, for cards set in ``text`` points.

    Small print never falls below 7 pt while cards do not. Below that the gaps shrink too. Each size
    is worked out once: every card asks for most of them.
    """

    text: float

    @cached_property
    def small(self) -> float:
        """Meta lines, chips, labels and the foot."""
        return max(self.text * 0.88, min(self.text, LEAST_READABLE))

    @cached_property
    def stage(self) -> float:
        """Stage names."""
        return self.text * 1.22

    @cached_property
    def title(self) -> float:
        """The map's title."""
        return self.text * 2.4

    @cached_property
    def insight(self) -> float:
        """The sentence under the title."""
        return self.text * 1.08

    @cached_property
    def unit(self) -> float:
        """A quarter of the rhythm: one point at readable sizes, less below."""
        return min(1.0, self.text / LEAST_READABLE)

    @cached_property
    def gap(self) -> float:
        """The space between neighbouring cards: one beat."""
        return 4.0 * self.unit

    @cached_property
    def pad(self) -> float:
        """The space inside a card on its leading side."""
        return 5.0 * self.unit

    @cached_property
    def cuts(self) -> Mapping[tuple[bool, bool], TextStyle]:
        """The styles of cards' text: by whether it is bold, and whether italic."""
        return {
            (bold, italic): self.style(bold=bold, italic=italic)
            for bold in (False, True)
            for italic in (False, True)
        }

    def style(
        self, size: float | None = None, *, bold: bool = False, italic: bool = False
    ) -> TextStyle:
        """A text style of this scale; cards' size when none is given."""
        return _text_style(self.text if size is None else size, bold, italic)


# A sheet has a dozen styles and asks for them thousands of times.
@lru_cache(maxsize=512)
def _text_style(size: float, bold: bool, italic: bool) -> TextStyle:
    return TextStyle(size, bold, italic, LEADING)
