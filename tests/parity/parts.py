"""The colour of ink and the place of single texts, faces and photos, in PDF and PNG.

In the box of a whole card a text is too small a part for either to be seen.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.layout.primitives import Face, Photo, Primitive, Text
from app.layout.sheet import Page
from tests.parity.letters import box_heights, on_whole_pixels
from tests.parity.pictures import Picture, box_of, most_frequent, strongest

Colours = NDArray[np.float64]


class PartLimits(NamedTuple):
    """What a part may differ by; see `PartDifference`."""

    colour: float
    aside: float


# Measured with `python -m tests.parity.figures`: text differs by 8.4 in colour and 0.39 px in place
# (with 20 for its seeds a number in a ring by 11.1: Greek, content, seed 15)
# at most, by 17 and 1.7 in the middle where it is 24 of 255 off or half a point aside; faces stand
# 0.09 px aside at most, and 0.36 at least where moved by half a point; photos differ by 1.9, and
# stand 1.34 px aside where a small one is moved onto whole pixels. The colour of a face says
# nothing where a line passes behind it; `tests.parity.inks` looks at that.
LIMITS: Mapping[type[Primitive], PartLimits] = {
    Text: PartLimits(13.0, 0.5),
    Face: PartLimits(math.inf, 0.25),
    Photo: PartLimits(3.0, 1.5),
}
ON_WHOLE_PIXELS = 1.1
"""How far words may be aside whose letters Poppler moves to the left onto whole pixels: 0.74 px are
measured."""
LEAST_INK = 100.0
"""Pixels; less says nothing of its colour or place."""


@dataclass(frozen=True, slots=True)
class PartDifference:
    """How a part of a node differs.

    ``colour``: how far the mean colours of its ink are apart, of 255; each pixel counts by how much
    it differs from the fill, so that a grey edge says little and another blackness of the edges
    nothing. ``aside``: how far one picture is from the other, in pixels. ``inked``: the area of ink
    in pixels. ``whole``: Poppler puts its letters on whole pixels.
    """

    part: str
    kind: type[Primitive]
    colour: float
    aside: float
    inked: float
    whole: bool

    def faults(self) -> list[str]:
        """What is beyond the limits."""
        limits = LIMITS[self.kind]
        found = []
        if self.inked >= LEAST_INK:
            # The thin line of a blueprint runs through the box of its name.
            through = self.part.startswith("line:")
            if self.colour > limits.colour and not through:
                found.append(f"{self.part}: colour of the ink differs by {self.colour:.1f}")
            if self.aside > (ON_WHOLE_PIXELS if self.whole else limits.aside):
                found.append(f"{self.part}: {self.aside:.2f} px aside")
        return found


def part_differences(page: Page, pdf: Picture, png: Picture) -> Iterator[PartDifference]:
    """The difference of each text, face and photo on a page, from two pictures of one size."""
    heights = box_heights(page)
    for node in page.nodes:
        for at, shape in enumerate(node.primitives):
            if not isinstance(shape, Text | Face | Photo):
                continue
            x, y = node.x + shape.x, node.y + shape.y
            rows, columns = box_of(x, y, *_measures(shape), png)
            if isinstance(shape, Text):
                # It has no stroke on its edge; one that lies beside it belongs to somebody else.
                rows, columns = _inner(rows), _inner(columns)
            ours, theirs = png[rows, columns], pdf[rows, columns]
            if min(ours.shape[:2]) > 2:
                name = f"{node.id}, {type(shape).__name__.lower()} {at}"
                whole = isinstance(shape, Text) and on_whole_pixels(shape.block, heights)
                yield _difference(name, type(shape), theirs, ours, whole=whole)


def _inner(pixels: slice) -> slice:
    return slice(pixels.start + 1, max(pixels.start + 1, pixels.stop - 1))


def _measures(shape: Text | Face | Photo) -> tuple[float, float]:
    """Width and height in points."""
    if isinstance(shape, Text):
        return shape.block.width, shape.block.height
    if isinstance(shape, Face):
        return shape.size, shape.size
    return shape.width, shape.height


def _difference(
    name: str, kind: type[Primitive], pdf: Picture, png: Picture, *, whole: bool
) -> PartDifference:
    fill = most_frequent(png)
    away = [(picture - fill).astype(np.float64) for picture in (pdf, png)]
    inked = max(float(np.minimum(strongest(one) / 128, 1).sum()) for one in away)
    return PartDifference(
        part=name,
        kind=kind,
        colour=_means_apart(pdf, png) if kind is Photo else ink_apart(*away),
        aside=pixels_aside(*away),
        inked=inked,
        whole=whole,
    )


def _means_apart(pdf: Picture, png: Picture) -> float:
    """How far the mean colours of two pictures are apart, without the edges Poppler moves."""
    inner = (slice(2, -2), slice(2, -2))
    if min(png.shape[:2]) < 8:
        return 0.0
    return float(np.abs((pdf[inner] - png[inner]).mean(axis=(0, 1))).max())


def ink_apart(one: Colours, other: Colours) -> float:
    """How far the mean colours of two inks are apart, both as distances from one fill."""
    return float(np.abs(_mean_ink(one) - _mean_ink(other)).max())


def _mean_ink(away: Colours) -> Colours:
    """The mean distance of the ink from the fill, by colour; the stronger the more it counts."""
    weight = strongest(away)
    total = float(weight.sum()) or 1.0
    return np.array([float((away[..., at] * weight).sum()) / total for at in range(3)])


def pixels_aside(one: Colours, other: Colours) -> float:
    """How far a picture is moved against another, in pixels, as Lucas and Kanade (1981) say it.

    Of a move of more than a pixel it says too little, but never nothing.
    """
    middle = ((one + other) / 2).astype(np.float32)
    apart = (other - one).astype(np.float32)
    down, across = middle[2:, 1:-1] - middle[:-2, 1:-1], middle[1:-1, 2:] - middle[1:-1, :-2]
    apart = 2 * apart[1:-1, 1:-1]
    # Not as products of vectors: those take the threads of all cores, and longer.
    squares = np.array(
        [[float((first * second).sum()) for second in (down, across)] for first in (down, across)]
    )
    products = np.array([float((slope * apart).sum()) for slope in (down, across)])
    moved, *_ = np.linalg.lstsq(squares, products, rcond=0.02)
    return float(np.hypot(*moved))
