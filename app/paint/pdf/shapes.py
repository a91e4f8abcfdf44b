"""Rectangles and outlines as PDF paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.layout.primitives import Outline, PathCommand, Rectangle, Stroke
from app.paint.outlines import rectangle_commands
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
    """Draw a rectangle, filled, stroked or both."""
    commands = rectangle_commands(shape.x, shape.y, shape.width, shape.height, shape.radius)
    _draw(ink, commands, shape.fill, shape.stroke, left, top)


def draw_outline(ink: Ink, shape: Outline, left: float, top: float) -> None:
    """Draw an outline, filled, stroked or both."""
    _draw(ink, shape.commands, shape.fill, shape.stroke, left, top)


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
