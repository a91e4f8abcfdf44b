"""Which colour stands on which, on a sheet as it is painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.layout.colours import contrast
from app.layout.primitives import Face, Outline, Photo, Primitive, Rectangle, Text
from app.layout.sheet import Node, Sheet
from tests.layout.sampling import points_along
from tests.layout.sheets import Rect, at, extent, inside, line_boxes

Point = tuple[float, float]


@dataclass(frozen=True)
class Fill:
    """A filled shape on the sheet; without a colour it is a picture or a face."""

    colour: str | None
    box: Rect
    polygon: tuple[Point, ...]

    def covers(self, point: Point) -> bool:
        x, y = point
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return False
        return not self.polygon or _in_polygon(point, self.polygon)


@dataclass(frozen=True)
class Stain:
    """A colour on another: of a word, a line, or a small shape."""

    node: str
    what: str
    colour: str
    ground: str

    @property
    def contrast(self) -> float:
        return contrast(self.colour, self.ground)


def colours_of(nodes: Sequence[Node]) -> Iterator[str]:
    """Each colour with which anything is drawn."""
    for node in nodes:
        for shape in node.primitives:
            if isinstance(shape, Text):
                yield shape.colour
            if isinstance(shape, (Rectangle, Outline)):
                if shape.fill:
                    yield shape.fill
                if shape.stroke:
                    yield shape.stroke.colour


def text_stains(sheet: Sheet) -> set[Stain]:
    """Each ink of a text with each colour that lies under one of its lines."""
    return {stain for stain in _walk(sheet) if stain.what == "text"}


def mark_stains(sheet: Sheet) -> set[Stain]:
    """Each line and each small shape with the colour it stands on.

    Grounds of words and faces are no marks: chips, badges, discs, the boxes of cards; nor is what
    lies round a box of its colour. What has a border is seen by its border.
    """
    return {stain for stain in _walk(sheet) if stain.what != "text"}


def _walk(sheet: Sheet) -> Iterator[Stain]:
    below: list[Fill] = []
    for node in sheet.nodes:
        for number, shape in enumerate(node.primitives):
            rest = node.primitives[number + 1 :]
            if isinstance(shape, Text):
                for point in _points_of_text(node, shape):
                    yield from _on(sheet, below, node, "text", shape.colour, point)
            if isinstance(shape, (Rectangle, Outline)):
                points = _path(node, shape)
                if shape.stroke is not None:
                    for point in points[:: max(1, len(points) // 12)]:
                        colour = shape.stroke.colour
                        yield from _on(sheet, below, node, "line", colour, point)
                if shape.fill is not None and not shape.stroke and not _is_ground(shape, rest):
                    left, top, right, bottom = at(node, extent(shape))
                    middle = (left + right) / 2, (top + bottom) / 2
                    yield from _on(sheet, below, node, "shape", shape.fill, middle)
            below.extend(_fills(node, shape))


def _on(
    sheet: Sheet, below: Sequence[Fill], node: Node, what: str, colour: str, point: Point
) -> Iterator[Stain]:
    found = next((fill for fill in reversed(below) if fill.covers(point)), None)
    if found is None:
        yield Stain(node.kind, what, colour, sheet.background)
    elif found.colour is not None:
        yield Stain(node.kind, what, colour, found.colour)


def _fills(node: Node, shape: Primitive) -> Iterator[Fill]:
    match shape:
        case Rectangle() if shape.fill:
            yield Fill(shape.fill, at(node, extent(shape)), ())
        case Outline() if shape.fill:
            yield Fill(shape.fill, at(node, extent(shape)), tuple(_path(node, shape)))
        case Photo() | Face():
            yield Fill(None, at(node, extent(shape)), ())
        case _:
            pass


def _is_ground(shape: Rectangle | Outline, later: Sequence[Primitive]) -> bool:
    left, top, right, bottom = extent(shape)
    for other in later:
        alike = isinstance(other, Rectangle) and other.stroke and other.fill == shape.fill
        if alike and inside(extent(other), extent(shape)):
            return True
        if isinstance(other, (Text, Face)):
            box = extent(other)
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if left <= x <= right and top <= y <= bottom:
                return True
    return False


def _points_of_text(node: Node, shape: Text) -> Iterator[Point]:
    for left, top, right, bottom in line_boxes(shape):
        for part in (0.02, 0.5, 0.98):
            yield node.x + left + (right - left) * part, node.y + (top + bottom) / 2


def _path(node: Node, shape: Rectangle | Outline) -> list[Point]:
    if isinstance(shape, Rectangle):
        x0, y0, x1, y1 = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        sides = [
            ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
        ]
        return [(x + node.x, y + node.y) for x, y in sides]
    return [(x + node.x, y + node.y) for x, y in points_along(shape.commands, per_piece=6)]


def _in_polygon(point: Point, polygon: Sequence[Point]) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
