"""How a text is set: its size, weight, slant and line height."""

from __future__ import annotations

from typing import NamedTuple

# Noto Sans's own ascent and descent, in em. Every font file has the same, so that lines of all
# scripts are alike.
ASCENT = 1.069
DESCENT = 0.293


class TextStyle(NamedTuple):
    """Size in points; `leading` is the line height as a multiple of the size.

    A tuple, because every block is looked up by its style, and tuples are hashed quickly.
    """

    size: float
    bold: bool = False
    italic: bool = False
    leading: float = 1.36
