"""Paths: arrows between steps that do not simply go on, drawn in tracks under the steps' names."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence

from app.layout import formats
from app.layout.joined import joined
from app.layout.lanes.band import Span
from app.layout.marks import Mark, arrow_head
from app.layout.paths_tracks import Course, Leg, plan_courses
from app.layout.pen import Pen
from app.layout.primitives import PathCommand, Stroke
from app.layout.sheet import Node
from app.layout.style import Style
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
    return joined(parts, rtl=style.rtl)


def path_keys(kinds: Collection[str], style: Style) -> list[tuple[tuple[Mark, ...], str]]:
    """What the legend says of paths: an arrow as it is drawn, and the words for its kinds."""
    alike: dict[tuple[bool, bool], list[str]] = {}
    known = [one.value for one in PathKind]
    told = [one for one in known if one in kinds] + sorted(set(kinds).difference(known))
    for kind in told:
        alike.setdefault((_is_solid(kind), kind == PathKind.EXIT), []).append(kind)
    return [
        ((_path_mark(solid, exits, style),), ", ".join(map(style.words.path, same)))
        for (solid, exits), same in alike.items()
    ]


def _path_mark(solid: bool, exits: bool, style: Style) -> Mark:
    size, ink, pen = style.scale.small, style.theme.soft_ink, Pen()
    middle, end = -size * 0.34, size * 2.2
    line = Stroke(ink, size * 0.12, dash=() if solid else (size * 0.45, size * 0.3))
    pen.line(0, middle, end - size * 0.4, middle, line)
    pen.outline(arrow_head(end, middle, 1.0, 0.0, size * 0.62), fill=ink)
    if exits:
        bar = end + size * 0.15
        pen.line(bar, middle - size * 0.4, bar, middle + size * 0.34, Stroke(ink, size * 0.12))
    return Mark(end + size * (0.22 if exits else 0.0), tuple(pen.primitives))


def _is_solid(kind: str) -> bool:
    return kind in (PathKind.LOOP, PathKind.EXIT)


def draw_paths(
    map_: JourneyMap, columns: Sequence[Span], top: float, style: Style
) -> tuple[float, list[Node]]:
    """Draw every path whose steps are visible; also tell how high their tracks became."""
    legs = _legs(map_, style)
    if not legs:
        return 0.0, []
    tracks = plan_courses(legs, columns, style)
    small = style.scale.small
    runs: list[float] = []
    y = top
    for track in tracks:
        y += max(one.words.height for one in track) + small * 0.75
        runs.append(y - small * 0.3)
    courses = [one for track in tracks for one in track]
    nodes = [_draw(one, _crossed(one, courses, runs), top, runs[one.track], style)
             for one in courses]  # fmt: skip
    return y - top + style.scale.unit * 2, nodes


def _legs(map_: JourneyMap, style: Style) -> list[Leg]:
    """The paths whose steps are visible, by the columns they join."""
    # a collapsed stage stands for its steps, but not for those that are hidden
    places = map_.shown.places.steps
    legs: list[Leg] = []
    for path in map_.paths:
        start = places.get(path.from_step)
        exits = path.kind == PathKind.EXIT or not path.to_step
        end = start if exits else places.get(path.to_step)
        if start is not None and end is not None:
            legs.append(Leg(path, start, end, exits, path_text(path, style)))
    return legs


def _crossed(
    course: Course, courses: Iterable[Course], runs: Sequence[float]
) -> dict[float, list[float]]:
    """For each stem of a course the heights of the tracks that it crosses, from the top."""
    return {
        x: sorted(
            {runs[one.track] for one in courses
             if one.track < course.track and one.left < x < one.right}
        )
        for x in course.stems
    }  # fmt: skip


def _draw(
    course: Course, crossed: dict[float, list[float]], top: float, run: float, style: Style
) -> Node:
    """One arrow: down from its step, along under its words, and up to where it leads."""
    pen, theme = Pen(), style.theme
    size, small = style.scale.text, style.scale.small
    path, exits = course.leg.path, course.leg.exits
    words_end = course.words_x + course.words.width
    left = min(course.left, course.words_x) - size
    right = max(course.right, words_end) + size
    stroke = Stroke(
        theme.soft_ink,
        size * 0.11,
        dash=() if _is_solid(path.kind) else (size * 0.45, size * 0.3),
    )
    x_from, x_to, base = course.x_from - left, course.x_to - left, run - top
    radius = min(size * 0.5, abs(x_to - x_from) / 2)
    turn = radius if x_to >= x_from else -radius
    head = size * 0.62
    hop = size * 0.3
    down = [y - top for y in crossed[course.x_from]]
    line: list[PathCommand] = [("M", x_from, 0.0)]
    line += _upright(x_from, down, hop)
    line += _corner((x_from, base - radius), (x_from, base), (x_from + turn, base))
    if exits:
        line.append(("L", x_to - head * 0.8, base))
    else:
        up = [y - top for y in reversed(crossed[course.x_to])]
        line += _corner((x_to - turn, base), (x_to, base), (x_to, base - radius))
        line += _upright(x_to, up, -hop)
        line.append(("L", x_to, head * 0.8))
    pen.outline(line, stroke=stroke)
    if exits:
        pen.outline(arrow_head(x_to, base, 1.0, 0.0, head), fill=theme.soft_ink)
        bar = x_to + size * 0.15
        solid = Stroke(theme.soft_ink, stroke.width)
        pen.line(bar, base - size * 0.45, bar, base + small * 0.2, solid)
    else:
        pen.outline(arrow_head(x_to, 0.0, 0.0, -1.0, head), fill=theme.soft_ink)
    words_y = base - small * 0.45 - course.words.height
    pen.text(course.words_x - left, words_y, course.words, theme.soft_ink,
             record=path.id, name="condition")  # fmt: skip
    return Node(
        f"path:{path.id}",
        left,
        top,
        right - left,
        base + small * 0.3,
        tuple(pen.primitives),
        record=path.id,
        name=course.leg.text,
        fields=tuple(pen.fields),
    )


def _upright(x: float, crossed: Iterable[float], hop: float) -> Iterable[PathCommand]:
    """A stem that is broken where it passes under other arrows, so that no corner is seen there."""
    return itertools.chain.from_iterable((("L", x, y - hop), ("M", x, y + hop)) for y in crossed)


def _corner(
    start: tuple[float, float], corner: tuple[float, float], end: tuple[float, float]
) -> tuple[PathCommand, ...]:
    """On to ``start``, then a quarter of a circle round a corner to ``end``."""
    # its handles reach 0.55 of the way to the corner
    (x0, y0), (x1, y1), (x2, y2) = start, corner, end
    part = 0.5523
    return (
        ("L", x0, y0),
        ("C", x0 + (x1 - x0) * part, y0 + (y1 - y0) * part,
         x2 + (x1 - x2) * part, y2 + (y1 - y2) * part, x2, y2),
    )  # fmt: skip
