"""What joins cards: pairs of barrier and recommendation, and the arrows of a blueprint.

Links run where no card stands: in the gutters between columns and in the gaps between lanes. They
are painted below the cards, so that a card that spans a gutter stays readable.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.layout.marks import arrow_head, circle
from app.layout.pen import Pen
from app.layout.primitives import PathCommand, Stroke
from app.layout.sheet import Node, Row
from app.layout.style import Style
from app.models.base import Id
from app.models.journey import JourneyMap

Point = tuple[float, float]


_LABEL_TRIES = 24


@dataclass(frozen=True, slots=True)
class Box:
    """Where a card stands on the sheet, in points, and in which row."""

    left: float
    top: float
    right: float
    bottom: float
    row: int


def boxes_of(nodes: Sequence[Node], rows: Sequence[Row]) -> Mapping[Id, Box]:
    """The boxes of the cards among some nodes."""
    found: dict[Id, Box] = {}
    for node in nodes:
        if node.kind != "card":
            continue
        middle = node.y + node.height / 2
        row = next(
            (i for i, r in enumerate(rows) if r.y - 0.01 <= middle <= r.y + r.height + 0.01), 0
        )
        found[node.record] = Box(node.x, node.y, node.x + node.width, node.y + node.height, row)
    return found


class _Ground:
    """The boxes of a sheet by tile, so that a link looks only at those it may meet."""

    _TILE = 240.0

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._tiles: dict[tuple[int, int], list[Box]] = {}
        self.left, self.right = float("inf"), float("-inf")
        for box in boxes:
            self.left, self.right = min(self.left, box.left), max(self.right, box.right)
            for tile in self._touched(box.left, box.top, box.right, box.bottom):
                self._tiles.setdefault(tile, []).append(box)

    def near(self, left: float, top: float, right: float, bottom: float) -> list[Box]:
        """The boxes that may reach into a part of the sheet (points), each once."""
        found: dict[int, Box] = {}
        for tile in self._touched(left, top, right, bottom):
            for box in self._tiles.get(tile, ()):
                found[id(box)] = box
        return list(found.values())

    def under(self, route: Sequence[Point]) -> list[Box]:
        """The boxes that a route may cross."""
        return self.near(*_bounds(route, 1.0))

    def _touched(
        self, left: float, top: float, right: float, bottom: float
    ) -> Iterator[tuple[int, int]]:
        side = self._TILE
        rows = range(int(top // side), int(bottom // side) + 1)
        for across in range(int(left // side), int(right // side) + 1):
            for down in rows:
                yield across, down


def draw_pairs(
    document: JourneyMap, boxes: Mapping[Id, Box], rows: Sequence[Row], style: Style
) -> list[Node]:
    """A line from each target to its recommendation, with a dot at either end."""
    theme, size = style.theme, style.scale.text
    stroke = Stroke(theme.soft_ink, size * 0.13)
    nodes: list[Node] = []
    ground = _Ground(boxes.values())
    for number, pair in enumerate(document.pairs):
        target, answer = boxes.get(pair.target), boxes.get(pair.recommendation)
        if target is None or answer is None:
            continue
        route = _route(target, answer, ground, rows, style, number)
        pen = Pen()
        x0, y0, x1, y1 = _bounds(route, size)
        pen.outline(_polyline(route, x0, y0, size * 0.5), stroke=stroke)
        nodes.append(_link_node(f"pair:{pair.id}", pair.id, x0, y0, x1, y1, pen))
        # the ends stand on the edges of the cards, above them
        ends = Pen()
        for x, y in (route[0], route[-1]):
            ends.outline(circle(x - x0, y - y0, size * 0.22), fill=theme.soft_ink)
        nodes.append(_link_node(f"joint:{pair.id}", pair.id, x0, y0, x1, y1, ends))
    return nodes


def draw_arrows(
    document: JourneyMap, boxes: Mapping[Id, Box], rows: Sequence[Row], style: Style
) -> list[Node]:
    """An arrow from card to card, with its label where it leaves."""
    theme, size, small = style.theme, style.scale.text, style.scale.small
    stroke = Stroke(theme.ink, size * 0.11)
    nodes: list[Node] = []
    ground = _Ground(boxes.values())
    for number, arrow in enumerate(document.arrows):
        start, end = boxes.get(arrow.from_card), boxes.get(arrow.to_card)
        if start is None or end is None:
            continue
        route = _route(start, end, ground, rows, style, number + len(document.pairs))
        pen = Pen()
        x0, y0, x1, y1 = _bounds(route, size)
        head = size * 0.62
        tip, before = route[-1], route[-2]
        length = max(abs(tip[0] - before[0]), abs(tip[1] - before[1]), 1e-6)
        back = min(head * 0.8, length)
        shaft = (*route[:-1], (tip[0] - (tip[0] - before[0]) / length * back,
                               tip[1] - (tip[1] - before[1]) / length * back))  # fmt: skip
        pen.outline(_polyline(shaft, x0, y0, size * 0.5), stroke=stroke)
        dx, dy = tip[0] - before[0], tip[1] - before[1]
        pen.outline(arrow_head(tip[0] - x0, tip[1] - y0, dx, dy, head), fill=theme.ink)
        if arrow.label:
            block = style.block(arrow.label, style.width(arrow.label, size=small) + 0.5, size=small)
            place, _ = _label_place(route, block.width, block.height, ground, size * 0.4)
            label = Pen()
            # a ground of its own keeps the words off the lines of the blueprint
            label.rectangle(0, 0, block.width, block.height, fill=theme.paper)
            label.text(0, 0, block, theme.soft_ink, record=arrow.id, name="label")
            right, bottom = place[0] + block.width, place[1] + block.height
            nodes.append(_link_node(f"joint:{arrow.id}", arrow.id, *place, right, bottom, label))
        nodes.append(_link_node(f"arrow:{arrow.id}", arrow.id, x0, y0, x1, y1, pen))
    return nodes


def _link_node(id_: str, record: Id, x0: float, y0: float, x1: float, y1: float, pen: Pen) -> Node:
    return Node(
        id_, x0, y0, x1 - x0, y1 - y0, tuple(pen.primitives), record, fields=tuple(pen.fields)
    )


def _route(
    start: Box,
    end: Box,
    ground: _Ground,
    rows: Sequence[Row],
    style: Style,
    number: int,
) -> tuple[Point, ...]:
    """The corners of a link between two boxes, right-angled."""
    if start.row == end.row:
        straight = _within_row(start, end, style)
        others = (one for one in ground.under(straight) if one is not start and one is not end)
        if not any(_crosses(straight, one) for one in others):
            return straight
        # over the heads of the cards between them, in the gap above the lane's cards
        y = rows[start.row].y + style.scale.gap * (0.2 + 0.2 * (number % 3))
        x0, x1 = (start.left + start.right) / 2, (end.left + end.right) / 2
        return (x0, start.top), (x0, y), (x1, y), (x1, end.top)
    upper, lower = (start, end) if start.row < end.row else (end, start)
    routes = _routes(upper, lower, rows, style, number)
    best, least = routes[0], float("inf")
    for route in routes:
        crossed = sum(
            1
            for box in ground.under(route)
            if box is not upper and box is not lower
            and box.bottom > upper.top and box.top < lower.bottom
            and _crosses(route, box)
        )  # fmt: skip
        if crossed < least:
            best, least = route, crossed
        if not crossed:
            break
    return best if upper is start else best[::-1]


def _routes(
    upper: Box, lower: Box, rows: Sequence[Row], style: Style, number: int
) -> list[tuple[Point, ...]]:
    """Ways from one box down to another, the nicest first: straight, then through a gutter."""
    size, gap = style.scale.text, style.scale.gap
    shared_left, shared_right = max(upper.left, lower.left), min(upper.right, lower.right)
    inset = size * 1.1
    routes: list[tuple[Point, ...]] = []
    if shared_right - shared_left > inset * 1.5:
        for x in (shared_left + inset, shared_right - inset, (shared_left + shared_right) / 2):
            routes.append(((x, upper.bottom), (x, lower.top)))
    gutter = gap / 2 + (number % 3 - 1) * gap * 0.28
    y_out = min(upper.top + size * 0.9, upper.bottom)
    y_in = lower.top + min(size * 0.9, (lower.bottom - lower.top) / 2)
    y_across = rows[lower.row].y - gap * 0.1 * (number % 3)
    for edge, x_down, own, x_in in (
        (upper.left, upper.left - gutter, lower.left, lower.left + inset),
        (upper.right, upper.right + gutter, lower.right, lower.right - inset),
    ):
        if abs(own - edge) < 1.0:
            routes.append(((edge, y_out), (x_down, y_out), (x_down, y_in), (own, y_in)))
        else:
            across = ((x_down, y_across), (x_in, y_across), (x_in, lower.top))
            routes.append(((edge, y_out), (x_down, y_out), *across))
    return routes


def _crosses(route: Sequence[Point], box: Box) -> bool:
    """Whether a right-angled route goes over a box; along its edge is beside it."""
    return any(
        min(a[0], b[0]) < box.right - 0.5
        and max(a[0], b[0]) > box.left + 0.5
        and min(a[1], b[1]) < box.bottom - 0.5
        and max(a[1], b[1]) > box.top + 0.5
        for a, b in itertools.pairwise(route)
    )


def _within_row(start: Box, end: Box, style: Style) -> tuple[Point, ...]:
    if start.right <= end.left or end.right <= start.left:
        forward = start.right <= end.left
        y = max(start.top, end.top) + style.scale.text * 0.8
        y = min(y, start.bottom, end.bottom) if min(start.bottom, end.bottom) > max(
            start.top, end.top) else (start.top + start.bottom) / 2  # fmt: skip
        return (
            (start.right if forward else start.left, y),
            (end.left if forward else end.right, y),
        )
    x = max(start.left, end.left) + style.scale.text
    if start.top < end.top:
        return ((x, start.bottom), (x, end.top))
    return ((x, start.top), (x, end.bottom))


def _label_place(
    route: Sequence[Point], wide: float, high: float, ground: _Ground, air: float
) -> tuple[Point, bool]:
    """The top left corner of a label beside a route, and whether no card lies there."""
    best, least = route[0], float("inf")
    for (x, y), (x2, y2) in itertools.pairwise(route):
        near, far = (y + 1, y2 - high - 1) if y2 >= y else (y - high - 1, y2 + 1)
        tops = [y + 1, y - high - 1]
        if x == x2:
            tops = [near + (far - near) * part / _LABEL_TRIES for part in range(_LABEL_TRIES + 1)]
        lefts = (x + air, x - air - wide) if x == x2 else ((x + x2 - wide) / 2, min(x, x2) + air)
        for top in tops:
            for left in lefts:
                if left < ground.left or left + wide > ground.right:
                    continue
                over = sum(
                    max(0.0, min(left + wide, box.right) - max(left, box.left))
                    * max(0.0, min(top + high, box.bottom) - max(top, box.top))
                    for box in ground.near(left, top, left + wide, top + high)
                )
                if over < least:
                    best, least = (left, top), over
                if not over:
                    return best, True
    return best, False


def _bounds(route: Sequence[Point], margin: float) -> tuple[float, float, float, float]:
    xs, ys = [point[0] for point in route], [point[1] for point in route]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def _polyline(
    route: Sequence[Point], x0: float, y0: float, radius: float
) -> tuple[PathCommand, ...]:
    """Straight pieces with rounded corners."""
    points = [(x - x0, y - y0) for x, y in route]
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
