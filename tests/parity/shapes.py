"""Shapes of a page: where they are, and the same elsewhere."""

from __future__ import annotations

from app.layout.primitives import Edges, Face, Outline, PathCommand, Primitive, Rectangle, Text


def bounds(shape: Primitive) -> Edges:
    """Left, top, right and bottom of a shape in points, the half of its stroke with it."""
    match shape:
        case Text():
            return shape.x, shape.y, shape.x + shape.block.width, shape.y + shape.block.height
        case Face():
            return shape.x, shape.y, shape.x + shape.size, shape.y + shape.size
        case Outline():
            xs = [number for _, *numbers in shape.commands for number in numbers[::2]]
            ys = [number for _, *numbers in shape.commands for number in numbers[1::2]]
            left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        case _:
            left, top = shape.x, shape.y
            right, bottom = left + shape.width, top + shape.height
    stroke = shape.stroke if isinstance(shape, Rectangle | Outline) else None
    half = stroke.width / 2 if stroke else 0.0
    return left - half, top - half, right + half, bottom + half


def moved(shape: Primitive, across: float, down: float) -> Primitive:
    """The shape, moved by so many points."""
    if not isinstance(shape, Outline):
        return shape._replace(x=shape.x + across, y=shape.y + down)
    return shape._replace(commands=tuple(_moved(one, across, down) for one in shape.commands))


def _moved(command: PathCommand, across: float, down: float) -> PathCommand:
    name, *numbers = command
    return (name, *(n + (down if at % 2 else across) for at, n in enumerate(numbers)))
