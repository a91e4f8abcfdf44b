"""Rectangles and outlines as PDF paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.layout.primitives import Outline, PathCommand, Rectangle, Stroke
from app.paint.outlines import dashes, rectangle_commands
from app.paint.pdf.canvas import number
from app.paint.pdf.ink import Ink

# Poppler moves what is parallel to an axis onto whole pixels, each edge by itself, so that equal
# hairlines become one pixel wide here and two there. A path whose first line leaves its axis by a
# thousandth of a point is drawn where it is.
_OFF_AXIS = 0.001


def path_operators(
    commands: Iterable[PathCommand], left: float, top: float, *, off_axis: bool = False
) -> str:
    """Path commands (y down, from an origin) as operators of a page whose y runs up."""
    parts: list[str] = []
    if off_axis:
        commands = _off_axis(commands)
    for command in commands:
        match command:
            case ("L", x, y):
                parts.append(f"{number(left + x)} {number(top - y)} l")
            case ("C", x1, y1, x2, y2, x, y):
                parts.append(
                    f"{number(left + x1)} {number(top - y1)} {number(left + x2)} "
                    f"{number(top - y2)} {number(left + x)} {number(top - y)} c"
                )
            case ("M", x, y):
                parts.append(f"{number(left + x)} {number(top - y)} m")
            case _:
                parts.append("h")
    return " ".join(parts)


def draw_rectangle(ink: Ink, shape: Rectangle, left: float, top: float) -> None:
    """Draw a rectangle, filled, stroked or both.

    A filled one with a solid border is drawn as two fills, the border's area and then the inside.
    Poppler widens each shape by a fraction of a pixel, and so a hairline by a quarter; here the
    inside takes back what the border's area got too much, and the border is as wide as it should.
    """
    if shape.fill is not None and shape.stroke is not None and _frames(shape, shape.stroke):
        half = shape.stroke.width / 2
        for grown, colour in ((half, shape.stroke.colour), (-half, shape.fill)):
            commands = rectangle_commands(
                shape.x - grown,
                shape.y - grown,
                shape.width + 2 * grown,
                shape.height + 2 * grown,
                # Joins are round: a corner without a radius has that of the border's half.
                max(0.0, shape.radius + grown),
            )
            _draw(ink, commands, colour, None, left, top)
        return
    commands = rectangle_commands(shape.x, shape.y, shape.width, shape.height, shape.radius)
    _draw(ink, commands, shape.fill, shape.stroke, left, top)


def draw_outline(ink: Ink, shape: Outline, left: float, top: float) -> None:
    """Draw an outline, filled, stroked or both."""
    _draw(ink, shape.commands, shape.fill, shape.stroke, left, top)


def _frames(shape: Rectangle, stroke: Stroke) -> bool:
    """Whether a stroke is a solid border with something left inside it."""
    inside = min(shape.width, shape.height) - stroke.width
    return stroke.width > 0 and not dashes(stroke) and inside > 0


def _draw(
    ink: Ink,
    commands: tuple[PathCommand, ...],
    fill: str | None,
    stroke: Stroke | None,
    left: float,
    top: float,
) -> None:
    stroked = stroke is not None and stroke.width > 0
    if fill is not None:
        ink.fill(fill)
    if stroke is not None and stroked:
        ink.stroke(stroke)
    operator = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
        (fill is not None, stroked)
    )
    if operator and commands:
        ink.code.append(f"{path_operators(commands, left, top, off_axis=True)} {operator}")


def _off_axis(commands: Iterable[PathCommand]) -> Iterator[PathCommand]:
    pending = True
    for command in commands:
        match command:
            case ("L", x, y) if pending:
                pending = False
                yield "L", x + _OFF_AXIS, y + _OFF_AXIS
            case _:
                yield command
