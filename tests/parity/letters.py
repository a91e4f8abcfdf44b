"""Which words Poppler puts on whole pixels: those in letters of a font that is too high for it.

Poppler (`SplashFont::getGlyph`) moves each letter to the left, onto a quarter of a pixel; or onto
a whole one where the box of its font is more than 50 pixels high, with three around it to be safe.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from app.layout.primitives import Text
from app.layout.sheet import Page
from app.layout.text import GlyphRun, TextBlock
from app.paint.pdf.truetype import glyph_source
from tests.parity.pictures import SCALE

# Pixels; Poppler cuts off the fractions of both edges and of the size.
_HIGHEST = 50 - 3 - 2


def _runs(block: TextBlock) -> Iterator[GlyphRun]:
    return (run for line in block.lines for run in line.runs if isinstance(run, GlyphRun))


def box_heights(page: Page) -> dict[str, float]:
    """The height of the box of each font that a page's PDF embeds, in ems, by the face's key."""
    edges: dict[str, set[int]] = {}
    ems: dict[str, int] = {}
    seen: set[tuple[str, int, float]] = set()
    for shape in (shape for node in page.nodes for shape in node.primitives):
        if not isinstance(shape, Text):
            continue
        for run in _runs(shape.block):
            key = run.face.key
            ems[key] = run.face.upem
            found = edges.setdefault(key, {0})
            for glyph, _, up in (glyph for cluster in run.clusters for glyph in cluster.glyphs):
                if (key, glyph, up) in seen:
                    continue
                seen.add((key, glyph, up))
                data = glyph_source(run.face.path).glyph(glyph)
                if data:
                    _, bottom, _, top = struct.unpack_from(">hhhh", data, 2)
                    found |= {bottom, top, bottom + round(up), top + round(up)}
    return {key: (max(found) - min(found)) / ems[key] for key, found in edges.items()}


def on_whole_pixels(block: TextBlock, heights: dict[str, float]) -> bool:
    """Whether letters of a block are put on whole pixels; ``heights`` as of `box_heights`."""
    return any(run.size * heights[run.face.key] * SCALE > _HIGHEST for run in _runs(block))
