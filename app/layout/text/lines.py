"""Breaking measured paragraphs into lines. Measures are in font units, 1000 per em."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from app.layout.text.breaks import after_single_letter, grapheme_ends
from app.layout.text.characters import visible_end
from app.layout.text.faces import UNITS_PER_EM
from app.layout.text.items import Kind
from app.layout.text.pairs import PairAdvances
from app.layout.text.paragraph import Measurer, Paragraph, measure_part

# A text fits a width that was computed from it in spite of rounding (10⁻⁵ pt at 10 pt).
TOLERANCE = 0.001
_ENDLESS = 1 << 40  # wider than any text


Span = tuple[int, int]  # start and end of one line of a paragraph
Lines = tuple[list[Span], int, int]  # with the widths of the widest and of the last line


def break_lines(paragraph: Paragraph, measurer: Measurer, width: float) -> Lines:
    """The lines of a paragraph for a width in font units, at least one.

    Each line takes as many words as fit. A word wider than the line gets lines of its own and is
    divided between user-perceived characters, one at least to a line.
    """
    limit = width + TOLERANCE
    if paragraph.plain:
        # Widths are whole numbers, and so is then the greatest that fits.
        whole = int(min(limit, _ENDLESS))
        return _plain_lines(paragraph.text, paragraph.steps, measurer.pairs, whole)
    return _Breaker(paragraph, measurer, limit).lines()


# --- plain text -------------------------------------------------------------------------------


def _plain_lines(text: str, steps: Sequence[int], pairs: PairAdvances, limit: int) -> Lines:
    """`break_lines` for a text whose lines end after spaces and between hyphen and letter."""
    if "-" not in text:
        lines = _lines_of_words(text, steps, limit)
        if lines is not None:
            return lines
    return _lines_by_places(text, list(accumulate(steps, initial=0)), pairs, limit)


def _lines_of_words(text: str, steps: Sequence[int], limit: int) -> Lines | None:
    """The same for nearly every text, whose lines end at spaces alone; else None.

    About where a line ends follows from how wide the letters of the text are on average.
    """
    spans: list[Span] = []
    start = widest = width = 0
    left = sum(steps)
    n = len(text)
    letters = n * limit // left if left else n
    while left > limit:
        end = text.find(" ", start + letters)
        if end < 0:
            end = n
        width = sum(steps[start:end])
        if width > limit:
            while width > limit:
                before = text.rfind(" ", start, end)
                if before < 0:
                    return None
                width -= sum(steps[before:end])
                end = before
        else:
            while True:
                after = text.find(" ", end + 1)
                if after < 0:
                    after = n
                more = width + sum(steps[end:after])
                if more > limit:
                    break
                end, width = after, more
        left -= width
        seen = end
        while end < n and text[end] == " ":
            left -= steps[end]
            end += 1
        while seen > start and text[seen - 1] == " ":
            seen -= 1
            width -= steps[seen]
        spans.append((start, end))
        if width > widest:
            widest = width
        start = end
    if start < n or not n:
        seen, width = n, left
        while seen > start and text[seen - 1] == " ":
            seen -= 1
            width -= steps[seen]
        spans.append((start, n))
        if width > widest:
            widest = width
    return spans, widest, width


def _lines_by_places(text: str, places: Sequence[int], pairs: PairAdvances, limit: int) -> Lines:
    """The same for a text with hyphens, or words that have to be divided."""
    spans: list[Span] = []
    start = widest = width = 0
    n = len(text)
    while (begin := places[start]) + limit < places[n]:
        fitting = bisect_right(places, begin + limit, start, n) - 1
        if text[fitting] == " ":
            end = fitting + 1
            while end < n and text[end] == " ":
                end += 1
        else:
            end = text.rfind(" ", start, fitting) + 1
            end = _after_hyphen(text, max(start, end), fitting) or end
        if end <= start:
            end = _divide_plain(text, places, pairs, start, fitting, limit)
            width = _divided_width(text, places, pairs, start, end)
        else:
            seen = end
            while seen > start and text[seen - 1] == " ":
                seen -= 1
            width = places[seen] - begin
        spans.append((start, end))
        if width > widest:
            widest = width
        start = end
    if start < n or not n:
        seen = n
        while seen > start and text[seen - 1] == " ":
            seen -= 1
        spans.append((start, n))
        width = places[seen] - places[start]
        if width > widest:
            widest = width
    return spans, widest, width


def _after_hyphen(text: str, start: int, fitting: int) -> int:
    """The place after the last hyphen in text[start:fitting] that a line may end at, else 0."""
    hyphen = text.rfind("-", start, fitting)
    while hyphen >= 0:
        after = hyphen + 1
        if text[after].isalpha() and not after_single_letter(text, after):
            return after
        hyphen = text.rfind("-", start, hyphen)
    return 0


def _divide_plain(
    text: str, places: Sequence[int], pairs: PairAdvances, start: int, fitting: int, limit: int
) -> int:
    """Where to divide a word that is wider than the line."""
    end = max(fitting, start + 1)
    while end > start + 1 and _divided_width(text, places, pairs, start, end) > limit:
        end -= 1
    return end


def _divided_width(
    text: str, places: Sequence[int], pairs: PairAdvances, start: int, end: int
) -> int:
    """The width of text[start:end] when its last letter is kerned with nothing."""
    return places[end - 1] - places[start] + pairs.alone(text[end - 1])


# --- all other text ---------------------------------------------------------------------------


class _Breaker:
    """Breaks one paragraph that is not plain."""

    def __init__(self, paragraph: Paragraph, measurer: Measurer, limit: float) -> None:
        self.paragraph = paragraph
        self.measurer = measurer
        self.limit = limit

    @cached_property
    def graphemes(self) -> list[int]:
        """The ends of the user-perceived characters."""
        return grapheme_ends(self.paragraph.text)

    def lines(self) -> Lines:
        text, places = self.paragraph.text, self.paragraph.places
        n = len(text)
        spans: list[Span] = []
        start = widest = 0
        inside = False  # whether the line begins inside a word that was divided
        while True:
            fitting = self._fitting(start, inside)
            end = n if fitting == n else self._last_break(start, fitting)
            divided = end == start < n
            if divided:
                # A line may end in what is one character to its user: "I🏽", before the skin tone.
                following = self._next_break(start)
                end = min(following, self._divide(start, fitting))
                divided = end < following
            seen = visible_end(text, start, end)
            if divided or inside:
                width = self._exact_width(start, seen)
            else:
                width = places[seen] - places[start]
            spans.append((start, end))
            widest = max(widest, width)
            if end >= n:
                return spans, widest, width
            start, inside = end, divided

    def _fitting(self, start: int, inside: bool) -> int:
        """Up to where the text from `start` fits the line, going by the measured places."""
        places = self.paragraph.places
        limit = places[start] + self.limit
        if inside:
            piece = self.paragraph.piece_at(start)
            # The rest of a divided word may be shaped otherwise than inside the whole. It is looked
            # at only where it ends near the line's end: so a long word takes linear time.
            near = places[piece.end] <= limit + UNITS_PER_EM
            if piece.start < start and piece.item.kind is Kind.SHAPED and near:
                known = places[piece.end] - places[start]
                limit -= self._shaped_width(start, piece.end) - known
        n = len(self.paragraph.text)
        return max(start, bisect_right(places, limit, start, n + 1) - 1)

    def _last_break(self, start: int, fitting: int) -> int:
        """The last place where the line may end so that all it shows ends by `fitting`.

        `start` when there is none.
        """
        breaks, text = self.paragraph.breaks, self.paragraph.text
        i = bisect_right(breaks, fitting)
        # White space hangs: a break beyond is as good when nothing else lies between.
        while i < len(breaks) and visible_end(text, start, breaks[i]) <= fitting:
            i += 1
        return max(start, breaks[i - 1]) if i else start

    def _next_break(self, start: int) -> int:
        """The first place behind `start` where the line may end."""
        breaks = self.paragraph.breaks
        return breaks[bisect_right(breaks, start)]

    def _divide(self, start: int, fitting: int) -> int:
        """Where to divide a word that is wider than the line."""
        graphemes = self.graphemes
        first = bisect_right(graphemes, start)
        last = max(first, bisect_right(graphemes, fitting) - 1)
        while last > first and self._exact_width(start, graphemes[last]) > self.limit:
            last -= 1
        return graphemes[last]

    def _exact_width(self, start: int, seen: int) -> int:
        """The width of text[start:seen] as it is shaped when a line begins and ends there."""
        places = self.paragraph.places
        width = places[seen] - places[start]
        if seen == start:
            return width
        first, last = self.paragraph.piece_at(start), self.paragraph.piece_at(seen - 1)
        if last.item.kind is Kind.ALPHABET and seen < last.end:
            alone = self.measurer.pairs.alone(self.paragraph.text[seen - 1])
            width += alone - (places[seen] - places[seen - 1])
        for piece in dict.fromkeys((first, last)):
            a, b = max(start, piece.start), min(seen, piece.end)
            if piece.item.kind is Kind.SHAPED and (a, b) != (piece.start, piece.end):
                width += self._shaped_width(a, b) - (places[b] - places[a])
        return width

    def _shaped_width(self, start: int, end: int) -> int:
        """The width of a part of one shaped piece."""
        piece = self.paragraph.piece_at(start)
        return measure_part(self.measurer, self.paragraph.text, piece, start, end)[-1]
