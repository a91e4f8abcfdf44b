"""Where the caret of the in-place editor stands: beside the letters as layout placed them.

Qt works out places of its own for each line. They serve to choose between two edges where a text
changes its direction, and where nothing is drawn, as behind blanks at a line's end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtGui import QTextLayout, QTextLine

from app.canvas.field_text import utf16_length
from app.layout.text.characters import HIDDEN
from app.layout.text.spans import Letter


def caret_places(
    layout: QTextLayout, line: QTextLine, text: str, letters: Iterable[Letter], left: float
) -> dict[int, float]:
    """The x of the caret at each place of a line that a caret can be at, in pixels.

    ``letters`` count in the paragraph's ``text``, their edges in pixels as the result; ``left`` is
    where Qt has the same edge. The places count units of UTF-16, as Qt does.
    """
    before, behind = _edges(layout, text, letters)

    def told(place: int) -> float:
        return cast("tuple[float, int]", line.cursorToX(place))[0]

    found: dict[int, float] = {}
    first = line.textStart()
    near: int | None = None
    for place in range(first, first + line.textLength() + 1):
        drawn = {edges[place] for edges in (before, behind) if place in edges}
        if len(drawn) == 1:
            (found[place],) = drawn
            near = place
        elif drawn or layout.isValidCursorPosition(place):
            # What is not drawn stands as far from what is drawn as Qt has it.
            x = told(place) + (found[near] - told(near) if near is not None else -left)
            found[place] = min(drawn, key=lambda edge: abs(edge - x)) if drawn else x
            near = place if drawn else near
    return found


def _edges(
    layout: QTextLayout, text: str, letters: Iterable[Letter]
) -> tuple[dict[int, float], dict[int, float]]:
    """The edge at which each sign begins, and that at which the one before ends, by place.

    Signs that are drawn as one share its width.
    """
    before: dict[int, float] = {}
    behind: dict[int, float] = {}
    last = at = 0
    for letter in letters:
        at += utf16_length(text[last : letter.start])
        start, x = letter.left, letter.right - letter.left
        if letter.rtl:
            start, x = letter.right, -x
        stops = [at]
        signs, last = text[letter.start : letter.end], letter.end
        for sign in signs:
            at += 2 if sign > "\uffff" else 1
            if len(signs) > 1 and layout.isValidCursorPosition(at) and not HIDDEN.match(sign):
                stops.append(at)
        # Where what ends it is not seen, the last sign that is seen reaches to the end.
        stops = [*(stops[:-1] or stops), at]
        step = x / (len(stops) - 1)
        for number, stop in enumerate(stops):
            if number + 1 < len(stops):
                before[stop] = round(start + number * step, 6)
            if number:
                behind[stop] = round(start + number * step, 6)
    return before, behind
