"""What both painters must place alike: outlines from the same points, and lines of text."""

from __future__ import annotations

from app.layout.primitives import Outline, PathCommand, Photo, Rectangle, Stroke

BELOW_ROW = 0.002
"""How far below its place a line of text is set, in points: less than anybody can see.

Viewers put a line on the row of pixels on or above its baseline. Sizes of a layout are round
numbers, so that baselines often meet a row exactly, and then the last digit of a sum would decide.
"""

# The handle length with which a cubic curve comes closest to a quarter of a circle.
_QUARTER = 0.5522847498307936
_LEAST_RADIUS = 1e-3

_EMPTY_FILL = "#e9ecf1"
_EMPTY_INK = "#9aa3b2"


def rectangle_commands(
    x: float, y: float, width: float, height: float, radius: float
) -> tuple[PathCommand, ...]:
    """A closed rectangle, clockwise from the end of its top left corner.

    A radius larger than half a side is cut down to it.
    """
    right, bottom = x + width, y + height
    radius = min(radius, width / 2, height / 2)
    if radius < _LEAST_RADIUS:
        return (("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",))
    far = radius * (1 - _QUARTER)
    return (
        ("M", x + radius, y),
        ("L", right - radius, y),
        ("C", right - far, y, right, y + far, right, y + radius),
        ("L", right, bottom - radius),
        ("C", right, bottom - far, right - far, bottom, right - radius, bottom),
        ("L", x + radius, bottom),
        ("C", x + far, bottom, x, bottom - far, x, bottom - radius),
        ("L", x, y + radius),
        ("C", x, y + far, x + far, y, x + radius, y),
        ("Z",),
    )


def dashes(stroke: Stroke) -> tuple[float, ...]:
    """The dash lengths of a stroke in points, an even number of them; empty for a solid line."""
    if not any(length > 0 for length in stroke.dash):
        return ()
    return stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2


def missing_picture(photo: Photo) -> tuple[Rectangle, Outline]:
    """What stands where a picture is missing or broken: a pale box with a cross."""
    right, bottom = photo.x + photo.width, photo.y + photo.height
    ink = Stroke(_EMPTY_INK, 0.5)
    box = Rectangle(
        photo.x, photo.y, photo.width, photo.height, photo.radius, fill=_EMPTY_FILL, stroke=ink
    )
    cross = Outline(
        (
            ("M", photo.x, photo.y),
            ("L", right, bottom),
            ("M", right, photo.y),
            ("L", photo.x, bottom),
        ),
        stroke=ink,
    )
    return box, cross
