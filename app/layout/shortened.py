"""Texts that have less room than they ask for: as much of them as fits, and an ellipsis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.layout.pen import Pen
from app.layout.style import Style
from app.layout.text.breaks import break_locale, line_breaks

_BEFORE_ELLIPSIS = " ,;:.–—-、，。"
"""What makes no sense between the last word that is shown and "…"."""

_ENOUGH = 4
"""So many letters of a name tell which it is, however long it goes on."""


def shortened(
    text: str, width: float, style: Style, lines: int = 1, *, bold: bool = True, words: bool = False
) -> str:
    """The text if it fits ``lines`` lines of ``width``, else as much of it as does, and "…".

    A name ends at any letter, so that most of it is shown; no word of it is broken to fill another
    line. What is told in ``words`` ends behind one of them. Where the first word alone is too long
    it is cut.
    """

    def line_count(part: str) -> int:
        return style.block(part, max(width, 1.0), bold=bold).line_count

    if words:
        if line_count(text) <= lines:
            return text
        plain = " ".join(text.split())
        ends = line_breaks(plain, break_locale(style.language))
        told = _longest(plain, ends, lambda part: line_count(part) <= lines)
        return told or _longest(plain, _letters(plain), lambda part: line_count(part) <= lines)
    if lines > 1 and breaks_no_word(text, width, style, bold=bold):
        known = _longest(text, _letters(text), lambda part: line_count(part) <= lines)
        if known:
            return known
    return _longest(text, _letters(text), lambda part: style.width(part, bold=bold) <= width)


def readable(text: str, width: float, style: Style, lines: int = 1) -> str:
    """A name as far as it fits, or nothing where hardly any of it is left: "N…" names nothing."""
    shown = shortened(text, width, style, lines)
    kept = len(shown.removesuffix("…"))
    return shown if shown == text or kept >= min(_ENOUGH, len(text) / 3) else ""


def breaks_no_word(text: str, width: float, style: Style, *, bold: bool = True) -> bool:
    """Whether the longest word of a text is as narrow as ``width``."""
    return style.typesetter.min_width(text, style.scale.style(bold=bold)) <= width


def _letters(text: str) -> Sequence[int]:
    return range(1, len(text) + 1)


def _longest(text: str, ends: Sequence[int], fits: Callable[[str], bool]) -> str:
    """The text up to the last of some ends at which it fits with "…"; whole where it does so."""
    if not text or fits(text):
        return text
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if fits(_ended(text[: ends[middle]])):
            low = middle + 1
        else:
            high = middle
    return _ended(text[: ends[low - 1]]) if low else ""


def _ended(text: str) -> str:
    kept = text.rstrip(_BEFORE_ELLIPSIS)
    return f"{kept}…" if kept else ""


def one_line(
    pen: Pen, text: str, x: float, y: float, width: float, style: Style, colour: str
) -> str:
    """Set as much of a text as fits on one line; tell how much that was."""
    shown = shortened(" ".join(text.split()), width, style)
    if shown:
        block = style.block(shown, max(width, 1.0), bold=True)
        pen.text(x, y, block, colour)
    return shown
