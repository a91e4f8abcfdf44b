"""The head of a sheet: what the map is, and beside or below it the personas."""

from __future__ import annotations

from collections.abc import Mapping

from app.layout.measures import measure_text
from app.layout.pen import Pen
from app.layout.people import draw_people, plan_people
from app.layout.pictures import WHOLE
from app.layout.primitives import Photo, Rectangle, Text
from app.layout.sheet import Node
from app.layout.style import Style
from app.models.journey import JourneyMap
from app.models.picture import Picture

_BESIDE = 56.0
"""From this width on, in sizes of the cards' text, the personas stand beside the title."""

_PEOPLE_SHARE = 0.44
"""The most that personas take of the width beside the title."""


def draw_head(
    map_: JourneyMap,
    x: float,
    y: float,
    width: float,
    style: Style,
    pictures: Mapping[str, Picture],
) -> tuple[float, list[Node]]:
    """Draw title, kind, scenario, insight and what is counted of all the journey, and the personas.

    These stand beside or below.
    """
    gap = 4 * style.scale.gap
    if not map_.personas:
        title_height, title = _draw_title(map_, x, y, width, style, pictures)
        return title_height, [title]
    if width >= _BESIDE * style.scale.text:
        plan = plan_people(map_, width * _PEOPLE_SHARE - gap, style)
        left = width - plan.width - gap
        title_height, title = _draw_title(map_, x, y, left, style, pictures)
        box_height, box = draw_people(map_, x + left + gap, y, plan, style, pictures)
        return max(title_height, box_height), [title, box]
    title_height, title = _draw_title(map_, x, y, width, style, pictures)
    below = title_height + style.scale.gap * 2
    plan = plan_people(map_, width, style)
    box_height, box = draw_people(map_, x, y + below, plan, style, pictures)
    return below + box_height, [title, box]


def head_reach(
    map_: JourneyMap, width: float, style: Style, pictures: Mapping[str, Picture]
) -> float:
    """How much of a ``width`` a head takes: personas take all of it, words what they need."""
    if map_.personas:
        return width
    _, title = _draw_title(map_, 0.0, 0.0, width, style, pictures)
    ends = [0.0]
    for shape in title.primitives:
        if isinstance(shape, Text):
            ends.append(shape.x + shape.block.ink_width)
        elif isinstance(shape, (Rectangle, Photo)):
            ends.append(shape.x + shape.width)
    # half a point, lest a line that just fits be broken
    return min(width, max(ends) + 0.5)


def _draw_title(
    map_: JourneyMap,
    x: float,
    y: float,
    width: float,
    style: Style,
    pictures: Mapping[str, Picture],
) -> tuple[float, Node]:
    pen, scale, theme = Pen(), style.scale, style.theme
    left, at = 0.0, 0.0
    logo = pictures.get(map_.scope.logo)
    if logo is not None:
        across, down = logo.shown_size
        wide = min(scale.title * 1.3 * across / down, width * 0.25)
        pen.photo(Photo(0, 0, wide, wide * down / across, logo.sha256, WHOLE))
        left = wide + 2 * scale.gap
    title = style.block(map_.title, width - left, size=scale.title, bold=True)
    pen.text(left, at, title, theme.ink, record=map_.id, name="title")
    at += max(title.height, scale.title * 1.32) + 0.5 * scale.gap
    at = _draw_kind(pen, map_, at, width, style)
    if map_.insight:
        block = style.block(map_.insight, width, size=scale.insight, bold=True)
        pen.text(0, at, block, theme.ink, record=map_.id, name="insight")
        at += block.height
    told = (measure_text(one, style, style.words.metric(one.kind)) for one in map_.measures)
    for text in filter(None, told):
        block = style.block(text, width, size=scale.small)
        pen.text(0, at, block, theme.soft_ink)
        at += block.height
    node = Node(
        "head:title",
        x,
        y,
        width,
        at,
        tuple(pen.primitives),
        record=map_.id,
        name=map_.title,
        fields=tuple(pen.fields),
    )
    return at, node


def _draw_kind(pen: Pen, map_: JourneyMap, y: float, width: float, style: Style) -> float:
    """The kind as a badge, and after it the scenario, or where the journey starts and ends."""
    scale, theme = style.scale, style.theme
    small = scale.small
    label = style.words.kind(map_.kind)
    pad = small * 0.7
    badge = style.block(label, style.width(label, size=small) + 0.5, size=small)
    wide, high = badge.width + 2 * pad, badge.height + 2 * scale.unit
    pen.rectangle(0, y, wide, high, radius=high / 2, fill=theme.badge)
    pen.text(pad, y + scale.unit, badge, theme.badge_ink)
    scope = map_.scope
    told = scope.scenario or " → ".join(one for one in (scope.starts, scope.ends) if one)
    bottom = y + high
    if told:
        block = style.block(told, max(1.0, width - wide - scale.gap * 1.5), size=scale.text)
        pen.text(
            wide + scale.gap * 1.5,
            y + (high - style.line_height()) / 2,
            block,
            theme.soft_ink,
            record=map_.id,
            name="scenario",
        )
        bottom = max(bottom, y + (high - style.line_height()) / 2 + block.height)
    return bottom + scale.gap
