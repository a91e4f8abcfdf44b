"""How far the picture of a PDF is from the PNG of the same page, node by node.

The PDF is drawn by Poppler (Cairo's and MuPDF's differ from it more than Footpath's PNG does), the
PNG by Footpath; both at 150 dpi.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.export.png import export_png
from app.layout.primitives import Outline, Photo, Primitive, Rectangle, Text
from app.layout.sheet import Node, Page
from app.paint.pictures import Pictures
from tests.parity.letters import box_heights, on_whole_pixels
from tests.parity.parts import part_differences, pixels_aside
from tests.parity.pictures import DPI, Picture, box_of, most_frequent, strongest

# Pixels: a box of fewer is hardly anything but edges; the side of the squares looked at.
_NARROW = 12
_SQUARE = 8


@dataclass(frozen=True, slots=True)
class Limits:
    """What a node may differ by: see `NodeDifference`; and how much of the page by over 64.

    All figures are printed by `python -m tests.parity.figures`: samples and templates in four
    themes and both directions (136 pages), invented maps in ten scripts (100 pages) whose text is
    at least 5 points.

    The limits for thin things are wider, because Poppler draws with sixteen samples a pixel and
    counts each one that a shape touches, be it filled or stroked: an oblique line of 0.3 points
    gets 1.29 times its ink, one of 0.75 points 1.09 times, one of a point 1.07 times. For the same
    reason bars of a lane differ by 8.8 at most, from right to left, where neither of their edges
    lies well for Poppler. They stand in one place: black bars moved by twentieths of a pixel differ
    by 2.0 to 7.6 at 150 dpi, at 600 dpi by 1.7 at most.

    Without thin things: mean 2.6 at most, ink 6 %. With them: mean 8.4 (rings round a number), ink
    12 %. Hairlines alone: mean 9.0, ink 15 % (with 20 seeds a rule between lanes 33 %). Of all:
    fill 0.7, worst square 29, place 0.25 px. Of a page 0.10 % differ by more than 64. Text one row
    of pixels off gives half of the cards a mean of 9.5 or more.
    """

    mean: float = 4.0
    mean_of_thin: float = 11.0
    fill: float = 2.0
    ink: float = 0.10
    ink_of_thin: float = 0.16
    # A hairline alone in its box: a quarter of a pixel is a quarter of its ink.
    mean_of_hairline: float = 11.0
    ink_of_hairline: float = 0.36
    # So does nearly all of the ink of a white card with one letter on it, whose hairline goes
    # round: 19 % of 1.43 times the way round were measured.
    most_of_edge: float = 1.5
    spot: float = 40.0
    # Both painters put letters on quarters of a pixel. Where those of a word stand at the border of
    # two, it is a quarter aside, which reads as 0.39. Half a point is a whole pixel.
    aside: float = 0.5
    least_of_place: float = 100.0
    page: float = 0.005
    strong: int = 64
    # A few pixels of ink say nothing as a share, nor does a shade along the edges of a node that
    # holds little else: its box reaches a pixel beyond them.
    least_ink: float = 30.0
    least_of_edge: float = 1 / 16

    def least(self, edge: float) -> float:
        """How many pixels of ink are counted in a box, by the way round it."""
        return max(self.least_ink, self.least_of_edge * edge)


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class NodeDifference:
    """How a node differs: mean over its box, mean colour of its fill (both of 255), area of ink.

    ``ink`` is a share of the larger area; ``inked`` the larger area itself, in pixels; ``edge`` is
    the way round the box in pixels. ``thin``: lines or bars of a few pixels take part in it;
    ``narrow``: the node's box is itself as narrow, so that no pixel in it is nothing but fill.
    ``spot``: how far the mean colours of the worst square of eight pixels are from each other; it
    finds a lost corner in a large node. ``aside``: by how many pixels one picture is moved against
    the other (0 with thin things, and where Poppler puts letters or photos on whole pixels).
    """

    node: str
    mean: float
    fill: float
    ink: float
    inked: float
    edge: float
    thin: bool
    narrow: bool
    spot: float
    aside: float

    def faults(self, limits: Limits = LIMITS) -> list[str]:
        """What is beyond the limits."""
        found = []
        mean, ink = limits.mean, limits.ink
        if self.thin:
            mean, ink = limits.mean_of_thin, limits.ink_of_thin
        if self.thin and self.narrow:
            mean, ink = limits.mean_of_hairline, limits.ink_of_hairline
        elif self.thin and self.inked < limits.most_of_edge * self.edge:
            ink = limits.ink_of_hairline
        if self.mean > mean:
            found.append(f"{self.node}: mean difference {self.mean:.1f}")
        if self.spot > limits.spot:
            found.append(f"{self.node}: a spot differs by {self.spot:.0f}")
        if self.fill > limits.fill and not self.narrow:
            found.append(f"{self.node}: fill differs by {self.fill:.1f}")
        if self.inked > limits.least_of_place and self.aside > limits.aside:
            found.append(f"{self.node}: {self.aside:.2f} px aside")
        if self.ink > ink and self.ink * self.inked > limits.least(self.edge):
            found.append(
                f"{self.node}: inked areas differ by {self.ink:.0%} of {self.inked:.0f} px"
            )
        return found


def draw_pdf(pdf: bytes, folder: Path, dpi: int = DPI) -> Picture:
    """A page of a PDF as Poppler draws it."""
    (folder / "page.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", str(dpi), "-singlefile", "-png", "page.pdf", "page"]
    subprocess.run(command, cwd=folder, check=True, timeout=120)
    with Image.open(folder / "page.png") as image:
        return np.asarray(image.convert("RGB"), dtype=np.int16)


def draw_png(page: Page, pictures: Pictures, dpi: int = DPI) -> Picture:
    """A page as Footpath's PNG."""
    with Image.open(io.BytesIO(export_png(page, pictures, dpi))) as image:
        return np.asarray(image.convert("RGB"), dtype=np.int16)


def common(one: Picture, other: Picture) -> tuple[Picture, Picture]:
    """Both pictures without the odd last row or column that only one of them has."""
    assert abs(one.shape[0] - other.shape[0]) <= 1
    assert abs(one.shape[1] - other.shape[1]) <= 1
    height, width = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    return one[:height, :width], other[:height, :width]


def differences(page: Page, pdf: Picture, png: Picture, dpi: int = DPI) -> list[NodeDifference]:
    """The difference of each node that draws something on the page.

    In the box of any other, as of a step without a name, lie only the edges of its neighbours.
    """
    pdf, png = common(pdf, png)
    lines = [node for node in page.nodes if _is_thin(node)]
    heights = box_heights(page)
    found = []
    for node in page.nodes:
        if not node.primitives:
            continue
        rows, columns = box_of(node.x, node.y, node.width, node.height, png, dpi)
        ours, theirs = png[rows, columns], pdf[rows, columns]
        if ours.size:
            thin = any(_covers(other, node) for other in lines)
            loose = thin or any(_is_loose(shape, heights) for shape in node.primitives)
            found.append(_difference(node.id, theirs, ours, thin=thin, loose=loose))
    return found


def strong_share(pdf: Picture, png: Picture, limits: Limits = LIMITS) -> float:
    """The share of the page's pixels that differ by more than 64 in some colour."""
    pdf, png = common(pdf, png)
    strong = strongest(pdf - png) > limits.strong
    return float(strong.mean())


def page_faults(page: Page, pdf: Picture, png: Picture, limits: Limits = LIMITS) -> list[str]:
    """Everything on a page that is beyond the limits."""
    found = [
        fault for difference in differences(page, pdf, png) for fault in difference.faults(limits)
    ]
    found += [
        fault for part in part_differences(page, *common(pdf, png)) for fault in part.faults()
    ]
    share = strong_share(pdf, png, limits)
    if share > limits.page:
        found.append(f"{share:.2%} of the page differ by more than {limits.strong}")
    return found


def worst(found: list[NodeDifference], of: Callable[[NodeDifference], float]) -> NodeDifference:
    """The node that differs most in one respect."""
    return max(found, key=of)


def _is_thin(node: Node) -> bool:
    """Whether a node draws lines of up to three pixels or bars of a few."""
    for shape in node.primitives:
        if isinstance(shape, Rectangle | Outline) and shape.stroke and shape.stroke.width < 1.5:
            return True
        if isinstance(shape, Rectangle) and min(shape.width, shape.height) < 4:
            return True
    return False


def _is_loose(shape: Primitive, heights: dict[str, float]) -> bool:
    """Whether Poppler puts a shape on whole pixels."""
    if isinstance(shape, Text):
        return on_whole_pixels(shape.block, heights)
    return isinstance(shape, Photo)


def _covers(other: Node, node: Node) -> bool:
    """Whether half of a node's box lies in that of another, or it is the other itself."""
    if other is node:
        return True
    across = min(other.x + other.width, node.x + node.width) - max(other.x, node.x)
    down = min(other.y + other.height, node.y + node.height) - max(other.y, node.y)
    return across > 0 and down > 0 and across * down > 0.5 * node.width * node.height


def _difference(id_: str, pdf: Picture, png: Picture, *, thin: bool, loose: bool) -> NodeDifference:
    fill = most_frequent(png)
    filled = _within(strongest(png - fill) == 0)
    mean_fill = np.abs(pdf[filled].mean(axis=0) - fill).max() if filled.any() else 0.0
    inks = [float(_coverage(picture, fill)) for picture in (pdf, png)]
    larger = max(inks)
    away = [(picture - fill).astype(np.float64) for picture in (pdf, png)]
    return NodeDifference(
        node=id_,
        mean=float(np.abs(pdf - png).mean()),
        fill=float(mean_fill),
        ink=abs(inks[0] - inks[1]) / larger if larger else 0.0,
        inked=larger,
        edge=2.0 * sum(png.shape[:2]),
        thin=thin,
        narrow=min(png.shape[:2]) < _NARROW,
        spot=_worst_spot(pdf, png),
        aside=0.0 if loose else pixels_aside(*away),
    )


def _within(filled: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The filled pixels that have such ones on all sides.

    Of those beside others, and at the edge of the box, how much a shape covers is rounded.
    """
    inner = np.zeros_like(filled)
    inner[1:-1, 1:-1] = (
        filled[1:-1, 1:-1]
        & filled[:-2, 1:-1]
        & filled[2:, 1:-1]
        & filled[1:-1, :-2]
        & filled[1:-1, 2:]
    )
    return inner


def _worst_spot(pdf: Picture, png: Picture) -> float:
    """The largest difference of mean colours among the squares of both pictures."""
    rows, columns = (side // _SQUARE * _SQUARE for side in png.shape[:2])
    if not rows or not columns:
        return 0.0
    away = (pdf[:rows, :columns] - png[:rows, :columns]).astype(np.float64)
    squares = away.reshape(rows // _SQUARE, _SQUARE, columns // _SQUARE, _SQUARE, 3)
    return float(np.abs(squares.mean(axis=(1, 3))).max())


def _coverage(picture: Picture, fill: NDArray[np.int16]) -> float:
    """The area that is not fill, in pixels; a half covered pixel counts half."""
    away = strongest(picture - fill).astype(np.float64)
    return float(np.minimum(away / 128, 1).sum())
