"""What a sheet is made of: a handful of frozen shapes in points.

A point is 1/72 inch. The origin of a shape is the origin of its node; y runs down. Painters draw
these shapes one by one and compute nothing, so that screen, PDF and PNG agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # Who draws icons alone, as the window does at its start, is spared the text engine.
    from app.layout.text import TextBlock

Colour = str
"""A colour as ``#rrggbb``. Nothing on paper is transparent: a mixed tint is its own colour."""

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""

PathCommand = tuple[str, *tuple[float, ...]]
"""``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``."""


class Stroke(NamedTuple):
    """A line along an outline: colour, width and dash lengths in points, round or butt ends."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()
    round_ends: bool = False


class Rectangle(NamedTuple):
    """A rectangle with corners of one radius (points); the stroke is centred on its edge."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: Colour | None = None
    stroke: Stroke | None = None


class Outline(NamedTuple):
    """A path of straight lines and cubic curves, filled (non-zero rule), stroked, or both."""

    commands: tuple[PathCommand, ...]
    fill: Colour | None = None
    stroke: Stroke | None = None


class Text(NamedTuple):
    """A set block of text, its top left corner at (x, y). ``grey`` asks for emoji without hue."""

    x: float
    y: float
    block: TextBlock
    colour: Colour
    grey: bool = False


class Face(NamedTuple):
    """A vector emoji in a square of ``size`` points with its top left corner at (x, y).

    ``text`` is the character it stands for: it goes into the text layer of a PDF.
    """

    x: float
    y: float
    size: float
    key: str
    text: str
    grey: bool = False


class Region(NamedTuple):
    """A part of a picture, in fractions (0–1) of its width and height."""

    x: float
    y: float
    width: float
    height: float


class Photo(NamedTuple):
    """A picture of the map, named by its SHA-256, drawn into a rectangle with rounded corners.

    ``crop`` is the part of the picture that fills the rectangle; the ``blurred`` parts (fractions
    of the whole picture) are made unreadable before anything is drawn or stored in an output.
    """

    x: float
    y: float
    width: float
    height: float
    sha256: str
    crop: Region
    blurred: tuple[Region, ...] = ()
    radius: float = 0.0


Primitive = Rectangle | Outline | Text | Face | Photo
