"""Whether each ink has its very colour in PDF and PNG, seen where it fills whole pixels.

At 150 dpi a thin line fills none, so that a paler one and a narrower one look alike. At 400 dpi
half a point is three pixels wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from app.layout.primitives import Colour, Face, Outline, Photo, Primitive, Rectangle, Text
from app.layout.sheet import Node, Page
from app.layout.text import GlyphRun
from app.paint.colour import emoji, rgb
from tests.parity.pictures import Picture, box_of, strongest
from tests.parity.shapes import bounds, moved

FINE_DPI = 400
NEAR = 2
"""How far a colour may be off in each channel, of 255; Poppler's own sums are rounded by 1."""
LEAST = 24
"""Pixels of one colour; fewer may be a matter of where a line lies."""

_MARGIN = 8.0
_WIDTH = 560.0
_GROUND = "#80a060"
"""No theme has it, so that white ink is seen as well."""
_MOST = 60.0
"""Points; a rectangle in one colour is made no larger."""


class Ink(NamedTuple):
    """How many pixels of a shape have a colour, in PDF and PNG."""

    node: str
    kind: str
    colour: Colour
    pdf: int
    png: int

    @property
    def seen(self) -> bool:
        """Whether it fills enough pixels to be judged."""
        return max(self.pdf, self.png) >= LEAST

    def faults(self) -> list[str]:
        """That one picture has it and the other has not, or much less."""
        if self.seen and min(self.pdf, self.png) < max(self.pdf, self.png) / 2:
            here = f"{self.node}, {self.kind}: {self.colour}"
            return [f"{here} in {self.pdf} px of the PDF and {self.png} of the PNG"]
        return []


def inks(page: Page, pdf: Picture, png: Picture) -> Iterator[Ink]:
    """Each ink of each shape on a page, from two pictures of it at ``FINE_DPI``."""
    for node in page.nodes:
        rows, columns = box_of(node.x, node.y, node.width, node.height, png, FINE_DPI)
        for shape in node.primitives:
            for colour in sorted(set(colours(shape))):
                wanted = np.array(rgb(colour), dtype=np.int16)
                pixels = [
                    int((strongest(picture[rows, columns] - wanted) <= NEAR).sum())
                    for picture in (pdf, png)
                ]
                yield Ink(node.id, type(shape).__name__.lower(), colour, *pixels)


def colours(shape: Primitive) -> list[Colour]:
    """The inks of a shape that nothing shines through."""
    match shape:
        case Rectangle() | Outline():
            stroke = shape.stroke.colour if shape.stroke and shape.stroke.width > 0 else None
            return [colour for colour in (shape.fill, stroke) if colour is not None]
        case Text():
            return [shape.colour]
        case Face():
            return [layer.colour for layer in emoji(shape.key, shape.grey) if layer.alpha == 1]
        case Photo():
            return []


def swatches(pages: Iterable[Page]) -> Page:
    """A page that shows one shape of each kind and colour that some pages hold, in its own node.

    Of shapes alike in both the one is taken that has the most ink and needs little room.
    """
    found: dict[tuple[object, ...], Primitive] = {}
    for page in pages:
        for shape in (shape for node in page.nodes for shape in node.primitives):
            if not isinstance(shape, Photo):
                style = _style(shape)
                known = found.get(style)
                if known is None or _worth(shape) > _worth(known):
                    found[style] = shape
    nodes: list[Node] = []
    x = y = _MARGIN
    row = wide = 0.0
    for at, shape in enumerate(map(_small, found.values())):
        left, top, right, bottom = bounds(shape)
        width, height = right - left, bottom - top
        if x > _MARGIN and x + width > _WIDTH:
            x, y, row = _MARGIN, y + row + _MARGIN, 0.0
        there = (moved(shape, -left, -top),)
        nodes.append(Node(f"swatch:{at}", x, y, width, height, there))
        x, row = x + width + _MARGIN, max(row, height)
        wide = max(wide, x)
    return Page(wide, y + row + _MARGIN, _GROUND, tuple(nodes), 7.0)


def _style(shape: Rectangle | Outline | Text | Face) -> tuple[object, ...]:
    """What shapes are alike in that are drawn by the same lines of a painter."""
    match shape:
        case Text():
            return Text, shape.colour, shape.block.style.bold
        case Face():
            return Face, shape.key, shape.grey
        case Rectangle() | Outline():
            stroke = shape.stroke
            line = stroke and (stroke.colour, bool(stroke.dash), stroke.round_ends)
            rounded = isinstance(shape, Rectangle) and shape.radius > 0
            return type(shape), shape.fill, line, rounded


def _worth(shape: Primitive) -> tuple[float, float]:
    left, top, right, bottom = bounds(shape)
    width, height = right - left, bottom - top
    match shape:
        case Text():
            letters = sum(
                len(run.clusters)
                for line in shape.block.lines
                for run in line.runs
                if isinstance(run, GlyphRun)
            )
            ink = min(letters, 8) * shape.block.style.size
        case Rectangle() | Outline() if shape.stroke:
            ink = shape.stroke.width * min(width + height, 40)
        case _:
            ink = min(width, 20) * min(height, 20)
    return ink, -width * height


def _small(shape: Primitive) -> Primitive:
    if isinstance(shape, Rectangle):
        return shape._replace(width=min(shape.width, _MOST), height=min(shape.height, _MOST))
    return shape
