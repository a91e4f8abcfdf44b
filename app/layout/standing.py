"""How the texts of a page stand: words broken inside, lines beyond what they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.layout.primitives import Text
from app.layout.sheet import Node
from app.layout.text import TextBlock, Typesetter

_HOLDING = frozenset({"card", "foot", "head", "lane", "stage", "step"})
"""The kinds of nodes whose box holds all that is written in them."""

_ROUNDING = 0.05


class Standing(NamedTuple):
    """How many texts have a word broken inside, and how many have a line beyond its place."""

    broken: int = 0
    beyond: int = 0

    @property
    def told(self) -> list[str]:
        """What the user should know of it, as sentences."""
        made: list[str] = []
        if self.broken:
            where = "1 text" if self.broken == 1 else f"{self.broken} texts"
            made.append(f"In {where} a word is broken inside: it is wider than its place.")
        if self.beyond:
            what = "1 text reaches" if self.beyond == 1 else f"{self.beyond} texts reach"
            made.append(f"{what} beyond the card, the heading or the page.")
        return made


UNBROKEN = Standing()
"""All texts stand as they should."""


def standing_of(
    nodes: Iterable[Node], width: float, height: float, typesetter: Typesetter
) -> Standing:
    """Look at every text of a page of ``width`` times ``height`` points.

    A line's place is the page, and the box of the card or heading in which it stands.
    """
    broken = beyond = 0
    for node in nodes:
        left, top, right, bottom = -node.x, -node.y, width - node.x, height - node.y
        if node.kind in _HOLDING:
            left, top = max(left, 0.0), max(top, 0.0)
            right, bottom = min(right, node.width), min(bottom, node.height)
        for shape in node.primitives:
            if isinstance(shape, Text):
                block = shape.block
                broken += _is_broken(block, typesetter)
                beyond += not _within(shape, left, top, right, bottom)
    return Standing(broken, beyond)


def _is_broken(block: TextBlock, typesetter: Typesetter) -> bool:
    """Whether a line of a text ends inside a word."""
    if block.line_count == 1:
        return False
    return typesetter.min_width(block.text, block.style) > block.width + _ROUNDING


def _within(shape: Text, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether all lines of a text lie in a box, by the glyphs' advances and the lines' height."""
    block = shape.block
    if shape.y < top - _ROUNDING or shape.y + block.height > bottom + _ROUNDING:
        return False
    return all(
        shape.x + line.x >= left - _ROUNDING and shape.x + line.x + line.width <= right + _ROUNDING
        for line in block.lines
        if line.width > 0
    )
