"""Small lines of the stage row: icons, with what is said of a step or counted of a stage."""

from __future__ import annotations

from collections.abc import Sequence

from app.layout import formats, marks
from app.layout.heading_marks import start_mark
from app.layout.measures import measure_text
from app.layout.pen import Pen
from app.layout.primitives import Colour
from app.layout.style import Style
from app.models.metric import Measure
from app.models.stage import Step
from app.models.suffix import SUFFIX
from app.models.vocabulary import MetricKind

ICON_GAP, _NOTE_GAP = 0.2, 0.7
"""The space after an icon, and that between what is said of a step, in sizes of small print."""

Part = tuple[str, str]
"""Something on a small line: the name of its icon, and its text or ""."""


def draw_times(
    pen: Pen, step: Step, x: float, y: float, width: float, style: Style, seen: set[str]
) -> float:
    """The small line under a step: clock, duration, wait before it, attention, sub-journey."""
    language = style.language
    parts: list[Part] = []
    if step.wait is not None:
        parts.append(("wait", formats.duration(step.wait, language)))
    if step.start:
        parts.append((start_mark(step.start), formats.moment(step.start, language)))
    if step.duration is not None:
        parts.append(("duration", formats.duration(step.duration, language)))
    if step.attention in ("pilot", "autopilot"):
        parts.append((step.attention, ""))
    if step.sub_journey:
        name = step.sub_journey.rsplit("/", 1)[-1].removesuffix(SUFFIX)
        parts.append(("sub-journey", name))
    parts += counted_parts(step.measures, style, named=False)
    return draw_parts(pen, parts, x, y, width, style, seen)


def draw_parts(
    pen: Pen,
    parts: Sequence[Part],
    x: float,
    y: float,
    width: float,
    style: Style,
    seen: set[str],
    ink: Colour = "",
) -> float:
    """Icons, each with its text if it has one, on as many lines as they need; where these end."""
    small, soft = style.scale.small, ink or style.theme.soft_ink
    line, at = style.line_height(small), 0.0
    height = 0.0
    for icon_name, text in parts:
        mark = marks.icon(icon_name, small, soft, rtl=style.rtl)
        seen.add(icon_name)
        if not text:
            if at > 0 and at + mark.width > width:
                y, at, height = y + height, 0.0, 0.0
            pen.mark(x + at, y + line * 0.74, mark, small)
            at += mark.width + small * _NOTE_GAP
            height = max(height, line)
            continue
        natural = style.width(text, size=small) + 0.5
        if at > 0 and at + mark.width + small * ICON_GAP + natural > width:
            y, at, height = y + height, 0.0, 0.0
        room = max(style.scale.unit, width - at - mark.width - small * ICON_GAP)
        block = style.block(text, min(natural, room), size=small)
        lead = mark.width + small * ICON_GAP
        pen.mark(x + at, y + line * 0.74, mark, small)
        pen.text(x + at + lead, y, block, soft)
        at += lead + block.width + small * _NOTE_GAP
        height = max(height, block.height)
    return y + height


def parts_width(parts: Sequence[Part], style: Style) -> float:
    """The width in points of parts that all have a text, on one line."""
    small = style.scale.small
    return (
        sum(
            marks.icon(icon, small, style.theme.ink, rtl=style.rtl).width
            + small * (ICON_GAP + (_NOTE_GAP if number else 0.0))
            + style.width(text, size=small)
            + 0.5
            for number, (icon, text) in enumerate(parts)
        )
        + 0.02
    )


def counted_parts(measures: Sequence[Measure], style: Style, *, named: bool = True) -> list[Part]:
    """What is counted, each with the icon of its kind; ``named`` has the measure's own name too.

    One of somebody's own kind goes by its name in any case: the icon says nothing.
    """
    parts: list[Part] = []
    for one in measures:
        shown = named or one.kind == MetricKind.OWN
        text = measure_text(one if shown else one.model_copy(update={"name": ""}), style)
        if text:
            parts.append((f"metric-{one.kind}", text))
    return parts
