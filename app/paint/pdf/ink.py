"""The graphics state of a page being written: each colour and line style is set when it changes."""

from __future__ import annotations

from functools import lru_cache

from app.layout.primitives import Colour, Stroke
from app.paint.colour import rgb
from app.paint.outlines import dashes
from app.paint.pdf.canvas import number


class Ink:
    """Writes operators into ``code`` and remembers what they set."""

    def __init__(self, code: list[str]) -> None:
        self.code = code
        self._fill: Colour | None = None
        self._stroke: Stroke | None = None
        # Joins are round everywhere, as on the screen.
        code.append("1 j")

    def fill(self, colour: Colour) -> None:
        """Set the colour that fills shapes and letters."""
        if colour != self._fill:
            self._fill = colour
            self.code.append(f"{colour_operands(colour)} rg")

    def stroke(self, stroke: Stroke) -> None:
        """Set colour, width, dashes and ends of lines."""
        before = self._stroke
        if stroke == before:
            return
        self._stroke = stroke
        parts: list[str] = []
        if before is None or before.colour != stroke.colour:
            parts.append(f"{colour_operands(stroke.colour)} RG")
        if before is None or before.width != stroke.width:
            parts.append(f"{number(stroke.width)} w")
        if before is None or before.round_ends != stroke.round_ends:
            parts.append(f"{1 if stroke.round_ends else 0} J")
        pattern = dashes(stroke)
        if before is None or dashes(before) != pattern:
            parts.append(f"[{' '.join(number(length) for length in pattern)}] 0 d")
        self.code.append(" ".join(parts))


@lru_cache(maxsize=4096)
def colour_operands(colour: Colour) -> str:
    """A colour as three operands from 0 to 1."""
    return " ".join(number(part / 255) for part in rgb(colour))
