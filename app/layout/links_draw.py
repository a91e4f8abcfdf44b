"""Drawing a link: its corners become a line with round corners, dots or a head, and words."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from app.layout.deferred import DeferredShapes
from app.layout.links_course import Side
from app.layout.links_tracks import Course
from app.layout.marks import arrow_head, circle
from app.layout.pen import Pen
from app.layout.primitives import Edges, PathCommand, Stroke
from app.layout.sheet import Node
from app.layout.style import Style
from app.layout.text import TextBlock
from app.models.base import Id
from app.models.links import Arrow, Pair

Point = tuple[float, float]
Route = tuple[Point, ...]

_GOLDEN = 0.618


def route_of(
    course: Course, start: Edges, end: Edges, levels: Sequence[float], style: Style
) -> Route:
    """The corners of a course between two boxes, with the heights of its levels."""
    size, way, xs = style.scale.text, course.way, course.xs
    if not xs:
        low, high = max(start[1], end[1]), min(start[3], end[3])
        y = low + _down_the_side(high - low, max(course.leave_slot, course.reach_slot), size)
        one, other = (start[2], end[0]) if way.leave is Side.RIGHT else (start[0], end[2])
        return (one, y), (other, y)
    points = _end(way.leave, start, xs[0], course.leave_slot, size)
    for (a, b), level in zip(itertools.pairwise(xs), levels, strict=True):
        points += [(a, level), (b, level)]
    return (*points, *reversed(_end(way.reach, end, xs[-1], course.reach_slot, size)))


def _end(side: Side, box: Edges, x: float, slot: int, size: float) -> list[Point]:
    """The edge of a card, and the corner next to it if the link leaves sideways."""
    if side in (Side.TOP, Side.BOTTOM):
        return [(x, box[1] if side is Side.TOP else box[3])]
    y = box[1] + _down_the_side(box[3] - box[1], slot, size)
    return [(box[0] if side is Side.LEFT else box[2], y), (x, y)]


def _down_the_side(height: float, slot: int, size: float) -> float:
    """How far below the top the n-th link stands at a side: the first beside the first line."""
    first = min(size * 0.9, height / 2)
    if slot == 0:
        return first
    # the golden section keeps any number of them apart
    start = max(0.0, first / height - 0.1) / 0.8
    return height * (0.1 + 0.8 * ((start + slot * _GOLDEN) % 1.0))


def draw_pair(pair: Pair, route: Route, style: Style) -> list[Node]:
    """A line from the target to its recommendation, with a dot at either end."""
    theme, size = style.theme, style.scale.text
    box = _bounds(route, size)
    course = _within(route, box)

    def line() -> Pen:
        pen = Pen()
        pen.outline(_polyline(course, size * 0.35), stroke=Stroke(theme.soft_ink, size * 0.11))
        return pen

    def dot() -> Pen:
        pen = Pen()
        pen.outline(circle(reach, reach, size * 0.22), fill=theme.soft_ink)
        return pen

    # The dots stand on the edges of the cards, above them. Each is a node of its own: what lies
    # between them need not be painted for them.
    reach, look = size * 0.3, (theme.name, size)
    nodes = [_node("pair", pair.id, pair.id, box, line, (course, *look))]
    for name, (x, y) in ((pair.id, route[0]), (f"{pair.id}:end", route[-1])):
        around = x - reach, y - reach, x + reach, y + reach
        nodes.append(_node("joint", name, pair.id, around, dot, look))
    return nodes


def draw_arrow(arrow: Arrow, route: Route, style: Style) -> list[Node]:
    """A line that ends in a head."""
    theme, size = style.theme, style.scale.text
    box = _bounds(route, size)
    course = _within(route, box)

    def line() -> Pen:
        pen = Pen()
        (x0, y0), (x1, y1) = course[-2:]
        head = min(size * 0.62, (abs(x1 - x0) + abs(y1 - y0)) * 0.9)
        back = _towards(course[-1], course[-2], head * 0.8)
        shaft = _polyline((*course[:-1], back), size * 0.35)
        pen.outline(shaft, stroke=Stroke(theme.ink, size * 0.1))
        pen.outline(arrow_head(x1, y1, x1 - x0, y1 - y0, head), fill=theme.ink)
        return pen

    return [_node("arrow", arrow.id, arrow.id, box, line, (course, theme.name, size))]


def draw_words(
    arrow: Arrow, block: TextBlock, x: float, y: float, style: Style, free: bool
) -> Node:
    """The words of an arrow, on a ground of their own where they cover something."""
    pen, theme = Pen(), style.theme
    if not free:
        pen.rectangle(0, 0, block.width, block.height, fill=theme.paper)
    pen.text(0, 0, block, theme.soft_ink, record=arrow.id, name="label")
    return Node(
        f"joint:{arrow.id}",
        x,
        y,
        block.width,
        block.height,
        tuple(pen.primitives),
        arrow.id,
        fields=tuple(pen.fields),
    )


def _node(
    kind: str,
    name: str,
    record: Id,
    box: Edges,
    draw: Callable[[], Pen],
    key: tuple[object, ...],
) -> Node:
    """A node without words, drawn when somebody looks at it; its shapes follow from ``key``."""
    x, y, right, bottom = box
    shapes = DeferredShapes(lambda: tuple(draw().primitives), frozenset(), (kind, *key))
    wide, high = round(right - x, 6), round(bottom - y, 6)
    return Node(f"{kind}:{name}", x, y, wide, high, shapes, record)


def _within(route: Route, box: Edges) -> Route:
    """The corners of a route, from the corner of its box.

    They are rounded, so that a link stays the same where it moves along with its columns.
    """
    return tuple((round(x - box[0], 6), round(y - box[1], 6)) for x, y in route)


def _bounds(route: Route, margin: float) -> Edges:
    xs, ys = [point[0] for point in route], [point[1] for point in route]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def _polyline(points: Sequence[Point], radius: float) -> tuple[PathCommand, ...]:
    """Straight pieces with rounded corners."""
    commands: list[PathCommand] = [("M", *points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _length(before, corner) / 2, _length(corner, after) / 2)
        a, b = _towards(corner, before, reach), _towards(corner, after, reach)
        commands.append(("L", *a))
        # a quarter circle's handles reach 0.55 of the way to the corner
        c1, c2 = _towards(a, corner, reach * 0.5523), _towards(b, corner, reach * 0.5523)
        commands.append(("C", *c1, *c2, *b))
    commands.append(("L", *points[-1]))
    return tuple(commands)


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(a: Point, b: Point, distance: float) -> Point:
    length = _length(a, b) or 1.0
    return a[0] + (b[0] - a[0]) / length * distance, a[1] + (b[1] - a[1]) / length * distance
