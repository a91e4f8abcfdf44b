"""The text of the in-place editor beside the block that shows it: which line holds what.

The editor counts units of UTF-16 in paragraphs, a block code points in the whole text; and a card
may show more than its text, with quotation marks round what somebody said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.layout.text import Line, TextBlock
from app.layout.text.spans import Letter, letters

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def utf16_length(text: str) -> int:
    """How many units of UTF-16 a text takes: what Qt counts in."""
    return len(text) + len(_BEYOND.findall(text))


def utf16_index(text: str, place: int) -> int:
    """The place in ``text`` of a place that counts units of UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * place]
    return len(units.decode("utf-16-le", "ignore"))


@dataclass(frozen=True, slots=True)
class Added:
    """What is shown beyond a text: signs before its words and signs behind them, so many.

    ``start`` and ``end`` of the words are places in the text.
    """

    start: int = 0
    end: int = 0
    before: int = 0
    behind: int = 0

    @classmethod
    def to(cls, text: str, shown: str) -> Added:
        """What ``shown`` has more than ``text``, whose words stand in it."""
        words = text.strip()
        start = text.find(words)
        at = shown.find(words, start)
        if shown == text or at < 0:
            return cls(end=len(text))
        before = at - start
        return cls(start, start + len(words), before, len(shown) - len(text) - before)

    def __bool__(self) -> bool:
        return bool(self.before or self.behind)

    def shown(self, place: int) -> int:
        """Where a sign of the text stands in what is shown."""
        if place < self.start:
            return place
        return place + self.before + (self.behind if place >= self.end else 0)

    def typed(self, place: int) -> int:
        """Where a sign of what is shown stands in the text, or what an added one stands beside."""
        if place < self.start + self.before:
            return min(place, self.start)
        place -= self.before
        return place if place < self.end else max(self.end, place - self.behind)


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is shown: of which paragraph it is, and which of its lines.

    ``start`` and ``end`` are the places in the paragraph, in code points, between which it stands.
    """

    paragraph: int
    number: int
    start: int
    end: int
    line: Line


class FieldText:
    """Paragraphs as an editor holds them, and the block of their text."""

    def __init__(self, paragraphs: Sequence[str], block: TextBlock) -> None:
        self.paragraphs = tuple(paragraphs)
        self.block = block
        self._added = Added.to("\n".join(paragraphs), block.text)
        self._starts: list[int] = []
        self.rows: list[Row] = []
        typed, lines, at = self._added.typed, block.lines, 0
        start = 0
        for number, paragraph in enumerate(paragraphs):
            end = start + len(paragraph)
            self._starts.append(start)
            mine: list[Line] = []
            while (
                at < len(lines) and start <= typed(lines[at].start) <= typed(lines[at].end) <= end
            ):
                # Added signs may fill a line of their own: nothing of the text stands there.
                if typed(lines[at].start) < typed(lines[at].end) or not paragraph:
                    mine.append(lines[at])
                at += 1
            edges = [typed(line.start) - start for line in mine] + [len(paragraph)]
            self.rows += [
                Row(number, count, edges[count], edges[count + 1], line)
                for count, line in enumerate(mine)
            ]
            start = end + 1

    @property
    def pitch(self) -> float:
        """From line to line, in points."""
        return self.block.style.size * self.block.style.leading

    def rows_of(self, paragraph: int) -> list[Row]:
        """The lines of a paragraph."""
        return [row for row in self.rows if row.paragraph == paragraph]

    def text_of(self, row: Row) -> str:
        """What stands on a line, with the blanks at its end."""
        return self.paragraphs[row.paragraph][row.start : row.end]

    def letters(self, row: Row) -> list[Letter]:
        """What is drawn on a line for the text; it counts in the paragraph, in code points."""
        start, typed = self._starts[row.paragraph], self._added.typed
        if not self._added:
            return [
                letter._replace(start=letter.start - start, end=letter.end - start)
                for letter in letters(self.block.text, row.line)
            ]
        return [
            letter._replace(start=typed(letter.start) - start, end=typed(letter.end) - start)
            for letter in letters(self.block.text, row.line)
            if typed(letter.start) < typed(letter.end)
        ]

    def shown(self, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int]:
        """The part of the block between two places: of a paragraph, in units of UTF-16."""
        start, end = (
            self._starts[paragraph] + utf16_index(self.paragraphs[paragraph], place)
            for paragraph, place in (first, last)
        )
        return self._added.shown(start), self._added.shown(end - 1) + 1
