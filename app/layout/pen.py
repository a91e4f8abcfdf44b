"""A pen: collects the shapes of one node while it is being laid out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.layout.marks import Mark
from app.layout.primitives import (
    Colour,
    Face,
    Outline,
    PathCommand,
    Photo,
    Primitive,
    Rectangle,
    Stroke,
    Text,
)
from app.layout.sheet import Field, Node
from app.layout.text import TextBlock


@dataclass
class Pen:
    """Collects shapes and editable fields."""

    primitives: list[Primitive] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)

    def rectangle(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        radius: float = 0.0,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """Draw a rectangle, filled, stroked or both."""
        self.primitives.append(Rectangle(x, y, width, height, radius, fill, stroke))

    def outline(
        self,
        commands: Iterable[PathCommand],
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """Draw a path, filled, stroked or both."""
        self.primitives.append(Outline(tuple(commands), fill, stroke))

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: Stroke) -> None:
        """Draw a straight line."""
        self.outline((("M", x1, y1), ("L", x2, y2)), stroke=stroke)

    def text(
        self,
        x: float,
        y: float,
        block: TextBlock,
        colour: Colour,
        *,
        grey: bool = False,
        record: str = "",
        name: str = "",
    ) -> None:
        """Set a block; with ``record`` and ``name`` it is a field that can be edited in place."""
        if block.text:
            self.primitives.append(Text(x, y, block, colour, grey))
        if name:
            self.fields.append(Field(record, name, x, y, block, colour))

    def mark(self, x: float, baseline: float, mark: Mark, size: float) -> None:
        """Place a mark made for text of ``size`` points on a baseline."""
        if not mark.primitives:
            return
        self.primitives.extend(moved(shape, x, baseline) for shape in mark.primitives)

    def face(self, x: float, y: float, size: float, key: str, text: str, *, grey: bool) -> None:
        """Place an emoji."""
        self.primitives.append(Face(x, y, size, key, text, grey))

    def photo(self, photo: Photo) -> None:
        """Place a picture."""
        self.primitives.append(photo)

    def extend(self, other: Pen, dx: float, dy: float) -> None:
        """Take over what another pen drew, moved by (dx, dy) points."""
        self.primitives.extend(moved(shape, dx, dy) for shape in other.primitives)
        self.fields.extend(one._replace(x=one.x + dx, y=one.y + dy) for one in other.fields)


def moved(shape: Primitive, dx: float, dy: float) -> Primitive:
    """The same shape, (dx, dy) points further right and down."""
    if isinstance(shape, Outline):
        return shape._replace(commands=moved_commands(shape.commands, dx, dy))
    return shape._replace(x=shape.x + dx, y=shape.y + dy)


def lowered(node: Node, dy: float) -> Node:
    """The same node ``dy`` points further down."""
    return node.at(node.x, node.y + dy)


def moved_commands(
    commands: tuple[PathCommand, ...], dx: float, dy: float
) -> tuple[PathCommand, ...]:
    """Path commands moved by (dx, dy) points."""
    made: list[PathCommand] = []
    for command in commands:
        # Called for every mark of a layout: most commands have one point.
        if len(command) == 3:
            letter, x, y = command
            made.append((letter, x + dx, y + dy))
        else:
            letter, *values = command
            made.append((letter, *(v + (dy if i % 2 else dx) for i, v in enumerate(values))))
    return tuple(made)
