"""Names that have less room than they ask for: as much of them as fits, and an ellipsis."""

from __future__ import annotations

from collections.abc import Callable

from app.layout.pen import Pen
from app.layout.style import Style


def shortened(text: str, width: float, style: Style, lines: int = 1) -> str:
    """The bold text if it fits ``lines`` lines of ``width``, else as much of it as does, and "…".

    No word is broken to fill another line; where the first one alone is too long it is cut.
    """
    if lines > 1 and breaks_no_word(text, width, style):
        known = _longest(text, lambda part: _line_count(part, width, style) <= lines)
        if known:
            return known
    return _longest(text, lambda part: style.width(part, bold=True) <= width)


def breaks_no_word(text: str, width: float, style: Style) -> bool:
    """Whether the longest word of a bold text is as narrow as ``width``."""
    return style.typesetter.min_width(text, style.scale.style(bold=True)) <= width


def _line_count(text: str, width: float, style: Style) -> int:
    return style.block(text, max(width, 1.0), bold=True).line_count


def _longest(text: str, fits: Callable[[str], bool]) -> str:
    if not text or fits(text):
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle].rstrip() + "…"):
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low > 0 else ""


def one_line(
    pen: Pen, text: str, x: float, y: float, width: float, style: Style, colour: str
) -> str:
    """Set as much of a text as fits on one line; tell how much that was."""
    shown = shortened(" ".join(text.split()), width, style)
    if shown:
        block = style.block(shown, max(width, 1.0), bold=True)
        pen.text(x, y, block, colour)
    return shown
