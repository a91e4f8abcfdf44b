"""Paths: arrows between steps that do not simply go on, drawn in tracks under the steps' names."""

from __future__ import annotations

from collections.abc import Sequence

from app.layout import formats
from app.layout.grid import Grid
from app.layout.lanes.band import Span
from app.layout.marks import arrow_head
from app.layout.pen import Pen
from app.layout.primitives import Stroke
from app.layout.sheet import Node
from app.layout.style import Style
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.stage import Path
from app.models.vocabulary import PathKind


def path_text(path: Path, style: Style) -> str:
    """What is written on an arrow: its condition or reason, and the share of customers."""
    parts = [path.condition or path.why or style.words.path(path.kind)]
    if path.condition and path.why:
        parts.append(path.why)
    if path.share is not None:
        parts.append(formats.share(path.share, style.language))
    return "\u00a0· ".join(parts)


def draw_paths(
    document: JourneyMap, grid: Grid, columns: Sequence[Span], top: float, style: Style
) -> tuple[float, list[Node]]:
    """Draw every path whose steps are visible, in as few tracks as keep them apart."""
    places: dict[Id, int] = {}
    for index, column in enumerate(grid.columns):
        for step in column.stage.steps if column.collapsed else (column.step,):
            places[step.id] = index
    spans: list[tuple[Path, int, int]] = []
    for path in document.paths:
        start = places.get(path.from_step)
        end = places.get(path.to_step) if path.to_step else start
        if start is not None and end is not None:
            spans.append((path, start, end))
    if not spans:
        return 0.0, []
    small = style.scale.small
    line = style.line_height(small) + small * 0.75
    tracks: list[list[tuple[float, float]]] = []
    nodes: list[Node] = []
    heights: list[float] = []
    placed: list[tuple[int, Path, float, float, float, float]] = []
    for path, start, end in sorted(spans, key=lambda one: (abs(one[2] - one[1]), one[1])):
        x_from, x_to, left, right = _reach(path, columns, start, end, style)
        track = next(
            (i for i, used in enumerate(tracks)
             if all(right + 4 < a or left - 4 > b for a, b in used)), len(tracks),
        )  # fmt: skip
        if track == len(tracks):
            tracks.append([])
            heights.append(line)
        tracks[track].append((left, right))
        placed.append((track, path, x_from, x_to, left, right))
        heights[track] = max(heights[track], _height(path, left, right, style))
    offsets = [sum(heights[:index]) for index in range(len(heights))]
    for track, path, x_from, x_to, left, right in placed:
        rises = tuple(offsets[track] - offsets[_highest(x, track, tracks)] for x in (x_from, x_to))
        nodes.append(
            _draw(
                path, x_from, x_to, left, right, top + offsets[track], heights[track], rises, style
            )
        )
    return sum(heights) + style.scale.unit * 2, nodes


def _highest(x: float, track: int, tracks: Sequence[Sequence[tuple[float, float]]]) -> int:
    """The highest track that an upright line at ``x`` reaches from ``track`` past no arrow."""
    while track > 0 and all(x < a - 4 or x > b + 4 for a, b in tracks[track - 1]):
        track -= 1
    return track


def _reach(
    path: Path, columns: Sequence[Span], start: int, end: int, style: Style
) -> tuple[float, float, float, float]:
    """Where an arrow starts and ends, and the room its words have."""
    size = style.scale.text
    x_from = columns[start].middle
    if path.kind == PathKind.EXIT or start == end:
        left, right = columns[start].x + size * 0.6, columns[start].right
        return left, right - size * 0.4, left, right
    offset = size * 0.9 if end > start else -size * 0.9
    x_from, x_to = columns[start].middle + offset, columns[end].middle - offset
    return x_from, x_to, min(x_from, x_to), max(x_from, x_to)


def _label_width(left: float, right: float, style: Style) -> float:
    return max(1.0, right - left - style.scale.small * 1.3)


def _height(path: Path, left: float, right: float, style: Style) -> float:
    small = style.scale.small
    text = path_text(path, style)
    block = style.block(text, _label_width(left, right, style), size=small)
    return block.height + small * 0.75


def _draw(
    path: Path,
    x_from: float,
    x_to: float,
    left: float,
    right: float,
    top: float,
    height: float,
    rises: tuple[float, ...],
    style: Style,
) -> Node:
    """One arrow: down from its step, along under its words, and up to where it leads.

    ``rises`` say how many points above its track, towards the steps, it starts and ends.
    """
    pen, theme = Pen(), style.theme
    size, small = style.scale.text, style.scale.small
    margin = size
    x0 = left - margin
    stroke = Stroke(
        theme.soft_ink,
        size * 0.11,
        dash=() if path.kind in (PathKind.LOOP, PathKind.EXIT) else (size * 0.45, size * 0.3),
    )
    lift = max(rises[0], 0.0 if path.kind == PathKind.EXIT else rises[1])
    start, end = lift - rises[0], lift - rises[1]
    base = lift + height - small * 0.3
    radius = min(size * 0.5, abs(x_to - x_from) / 2, base - lift)
    direction = 1.0 if x_to >= x_from else -1.0
    head = size * 0.62
    pen.outline(
        (
            ("M", x_from - x0, start),
            ("L", x_from - x0, base - radius),
            (
                "C",
                x_from - x0, base - radius * 0.45,
                x_from - x0 + direction * radius * 0.45, base,
                x_from - x0 + direction * radius, base,
            ),
            *(
                (("L", x_to - x0 - head * 0.8, base),)
                if path.kind == PathKind.EXIT
                else (
                    ("L", x_to - x0 - direction * radius, base),
                    (
                        "C",
                        x_to - x0 - direction * radius * 0.45, base,
                        x_to - x0, base - radius * 0.45,
                        x_to - x0, base - radius,
                    ),
                    ("L", x_to - x0, end + head * 0.8),
                )
            ),
        ),
        stroke=stroke,
    )  # fmt: skip
    if path.kind == PathKind.EXIT:
        pen.outline(arrow_head(x_to - x0, base, 1.0, 0.0, head), fill=theme.soft_ink)
        pen.line(x_to - x0 + size * 0.15, base - size * 0.5, x_to - x0 + size * 0.15,
                 base + size * 0.3, stroke)  # fmt: skip
    else:
        pen.outline(arrow_head(x_to - x0, end, 0.0, -1.0, head), fill=theme.soft_ink)
    inner = min(x_from, x_to) - x0 if path.kind != PathKind.EXIT else x_from - x0
    room = _label_width(left, right, style)
    block = style.block(path_text(path, style), room, size=small)
    pen.text(inner + small * 0.7, lift, block, theme.soft_ink, record=path.id, name="condition")
    return Node(
        f"path:{path.id}",
        x0,
        top - lift,
        right - left + 2 * margin,
        height + lift,
        tuple(pen.primitives),
        record=path.id,
        name=path_text(path, style),
        fields=tuple(pen.fields),
    )
