"""Small vector marks: what must be told without colour.

Each mark is drawn for a text size, on that text's baseline, and says how wide it is. They are
shapes, not characters, so they look alike everywhere and never break a text that is copied.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from app.layout.icons import BOX, STROKE, Icon
from app.layout.icons import icon as icon_drawing
from app.layout.primitives import Colour, Outline, PathCommand, Primitive, Rectangle, Stroke

LEVELS = {"low": 1, "medium": 2, "high": 3}
_KAPPA = 4 / 3 * (math.sqrt(2) - 1)


class Mark(NamedTuple):
    """A drawn mark: its shapes from x = 0, baseline at y = 0, and its width in points.

    ``missing`` are the characters in it that no font holds.
    """

    width: float
    primitives: tuple[Primitive, ...]
    missing: frozenset[str] = frozenset()


def circle(cx: float, cy: float, radius: float) -> tuple[PathCommand, ...]:
    """A circle of four cubic curves, off by less than 0.03 % of the radius."""
    k = _KAPPA * radius
    return (
        ("M", cx + radius, cy),
        ("C", cx + radius, cy + k, cx + k, cy + radius, cx, cy + radius),
        ("C", cx - k, cy + radius, cx - radius, cy + k, cx - radius, cy),
        ("C", cx - radius, cy - k, cx - k, cy - radius, cx, cy - radius),
        ("C", cx + k, cy - radius, cx + radius, cy - k, cx + radius, cy),
        ("Z",),
    )


# The same few marks stand on thousands of cards.
_drawn_once = lru_cache(maxsize=1024)


@_drawn_once
def presence(size: float, colour: Colour, *, online: bool) -> Mark:
    """A filled dot for online, a ring for offline."""
    radius = size * 0.3
    cy = -size * 0.34
    if online:
        return Mark(2 * radius, (Outline(circle(radius, cy, radius), fill=colour),))
    line = size * 0.1
    ring = circle(radius, cy, radius - line / 2)
    return Mark(2 * radius, (Outline(ring, stroke=Stroke(colour, line)),))


@_drawn_once
def importance(size: float, colour: Colour, level: str) -> Mark:
    """One, two or three upright bars."""
    count = LEVELS.get(level, 0)
    bar, gap, height = size * 0.17, size * 0.12, size * 0.56
    bars = tuple(
        Rectangle(i * (bar + gap), -height - size * 0.04, bar, height, fill=colour)
        for i in range(count)
    )
    return Mark(max(0.0, count * (bar + gap) - gap), bars)


@_drawn_once
def severity(size: float, colour: Colour, level: str) -> Mark:
    """One, two or three triangles."""
    count = LEVELS.get(level, 0)
    base, gap, height = size * 0.66, size * 0.08, size * 0.6
    shapes = tuple(
        Outline(
            (
                ("M", i * (base + gap), -size * 0.02),
                ("L", i * (base + gap) + base, -size * 0.02),
                ("L", i * (base + gap) + base / 2, -size * 0.02 - height),
                ("Z",),
            ),
            fill=colour,
        )
        for i in range(count)
    )
    return Mark(max(0.0, count * (base + gap) - gap), shapes)


@_drawn_once
def star(size: float, colour: Colour) -> Mark:
    """A five-pointed star: a moment of truth."""
    radius = size * 0.46
    cx, cy = radius, -size * 0.36
    commands: list[PathCommand] = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.42
        angle = -math.pi / 2 + corner * math.pi / 5
        point = (cx + reach * math.cos(angle), cy + reach * math.sin(angle))
        commands.append(("M" if corner == 0 else "L", *point))
    commands.append(("Z",))
    return Mark(2 * radius, (Outline(tuple(commands), fill=colour),))


@_drawn_once
def priority(size: float, colour: Colour) -> Mark:
    """Two chevrons that point up: how far up in the plan something belongs."""
    reach = size * 0.27
    stroke = Stroke(colour, size * 0.1, round_ends=True)
    left, right = size * 0.05, size * 0.05 + 2 * reach
    chevrons = tuple(
        Outline(
            (("M", left, foot), ("L", left + reach, foot - reach), ("L", right, foot)),
            stroke=stroke,
        )
        for foot in (-size * 0.08, -size * 0.36)
    )
    return Mark(2 * reach + size * 0.1, chevrons)


@_drawn_once
def flag(size: float, colour: Colour) -> Mark:
    """A small flag: marked for follow-up."""
    height, line = size * 0.72, size * 0.09
    return Mark(
        size * 0.5,
        (
            Rectangle(0, -height, line, height, fill=colour),
            Outline(
                (
                    ("M", line, -height),
                    ("L", size * 0.5, -height * 0.72),
                    ("L", line, -height * 0.45),
                    ("Z",),
                ),
                fill=colour,
            ),
        ),
    )


@_drawn_once
def icon(name: str, size: float, colour: Colour, *, rtl: bool) -> Mark:
    """An icon as a mark, a little below the baseline as text of ``size`` points is."""
    commands = icon_commands(icon_drawing(name), 0.0, -size * 0.84, size, rtl=rtl)
    stroke = Stroke(colour, size / BOX * STROKE, round_ends=True)
    return Mark(size, (Outline(commands, stroke=stroke),))


def icon_commands(
    drawn: Icon, x: float, y: float, size: float, *, rtl: bool
) -> tuple[PathCommand, ...]:
    """An icon in a square of ``size`` points at (x, y).

    A sheet that runs right to left is mirrored as a whole in the end; an icon that does not point
    along the journey is turned beforehand, so that it stands as drawn.
    """
    turn = rtl and not drawn.directional
    k = size / BOX
    placed: list[PathCommand] = []
    for letter, *values in drawn.commands:
        numbers = tuple(
            y + value * k if i % 2 else x + (BOX - value if turn else value) * k
            for i, value in enumerate(values)
        )
        placed.append((letter, *numbers))
    return tuple(placed)


def arrow_head(x: float, y: float, dx: float, dy: float, length: float) -> tuple[PathCommand, ...]:
    """A filled triangle with its tip at (x, y), pointing along (dx, dy)."""
    norm = math.hypot(dx, dy) or 1.0
    ux, uy = dx / norm, dy / norm
    back_x, back_y = x - ux * length, y - uy * length
    half = length * 0.42
    return (
        ("M", x, y),
        ("L", back_x - uy * half, back_y + ux * half),
        ("L", back_x + uy * half, back_y - ux * half),
        ("Z",),
    )


def evidence_stroke(evidence: str, colour: Colour, unit: float, *, outlined: bool) -> Stroke | None:
    """The border of a card: dashed when assumed, solid when measured, else a hairline or none."""
    if evidence == "assumed":
        return Stroke(colour, 0.8 * unit, dash=(2.4 * unit, 1.8 * unit))
    if evidence == "measured":
        return Stroke(colour, 1.2 * unit)
    return Stroke(colour, 0.5 * unit) if outlined else None
