"""The head of a sheet: what the map is, and whom it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.layout import formats
from app.layout.colours import contrast
from app.layout.marks import circle
from app.layout.pen import Pen
from app.layout.pictures import WHOLE, fill_photo
from app.layout.primitives import Photo, Stroke
from app.layout.sheet import Node
from app.layout.style import Style, initials
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.picture import Picture

_BESIDE = 56.0
"""From this width on, in sizes of the cards' text, the personas stand beside the title."""

# A head introduces a persona in a few lines; all that is known of one would push the map down.
_TOLD_LINES = 3
_WANTS = 2


def draw_head(
    map_: JourneyMap,
    x: float,
    y: float,
    width: float,
    style: Style,
    pictures: Mapping[str, Picture],
) -> tuple[float, list[Node]]:
    """Draw title, kind, scenario and insight, and beside or below them the personas."""
    size = style.scale.text
    gap = 4 * style.scale.gap
    people = list(map_.personas)
    beside = width >= _BESIDE * size and bool(people)
    left = width * 0.56 if beside else width
    title_height, title = _draw_title(map_, x, y, left, style, pictures)
    if not people:
        return title_height, [title]
    if beside:
        box_width = width - left - gap
        box_height, box = _draw_people(map_, x + left + gap, y, box_width, style, pictures)
        return max(title_height, box_height), [title, box]
    below = title_height + style.scale.gap * 2
    box_height, box = _draw_people(map_, x, y + below, width, style, pictures)
    return below + box_height, [title, box]


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


def _draw_people(
    map_: JourneyMap,
    x: float,
    y: float,
    width: float,
    style: Style,
    pictures: Mapping[str, Picture],
) -> tuple[float, Node]:
    pen, scale = Pen(), style.scale
    pad = 2 * scale.gap
    main = map_.head_persona
    at = pad
    if main is not None:
        at = _draw_main(pen, main, pad, at, width - 2 * pad, style, pictures)
    others = [one for one in map_.personas if main is None or one.id != main.id]
    if others:
        at = _draw_others(pen, others, pad, at, width - 2 * pad, style, pictures)
    height = at + pad - scale.gap
    frame = Pen()
    frame.rectangle(
        0.4,
        0.4,
        width - 0.8,
        height - 0.8,
        radius=6 * scale.unit,
        stroke=Stroke(style.theme.hairline, 0.8 * scale.unit),
    )
    node = Node(
        "head:personas",
        x,
        y,
        width,
        height,
        (*frame.primitives, *pen.primitives),
        record=main.id if main else "",
        name=", ".join(one.name for one in map_.personas),
        fields=tuple(pen.fields),
    )
    return height, node


def _avatar(
    pen: Pen,
    persona: Persona,
    x: float,
    y: float,
    diameter: float,
    style: Style,
    pictures: Mapping[str, Picture],
) -> None:
    """A photo in a circle, or the initials on a disc."""
    photo = pictures.get(persona.photo)
    radius = diameter / 2
    if photo is not None:
        pen.photo(fill_photo(photo, x, y, diameter, radius))
        return
    theme = style.theme
    disc = theme.badge if theme.mono or not persona.colour else persona.colour
    ink = theme.badge_ink if theme.mono or not persona.colour else readable_on(persona.colour)
    pen.outline(circle(x + radius, y + radius, radius), fill=disc)
    text = persona.initials or initials(persona.name)
    size = min(diameter * 0.36, diameter * 0.8 / max(1.0, len(text) * 0.7))
    block = style.block(text, diameter, size=max(size, style.scale.small), bold=True,
                        align="center")  # fmt: skip
    pen.text(x, y + radius - block.height / 2, block, ink, grey=theme.mono)


def readable_on(colour: str) -> str:
    """Black or white, whichever has more contrast on a colour (WCAG 2.2 relative luminance)."""
    return max("#ffffff", "#000000", key=lambda ink: contrast(ink, colour))


def _draw_main(
    pen: Pen,
    persona: Persona,
    x: float,
    y: float,
    width: float,
    style: Style,
    pictures: Mapping[str, Picture],
) -> float:
    scale, theme = style.scale, style.theme
    diameter = scale.text * 4.4
    _avatar(pen, persona, x, y, diameter, style, pictures)
    left = x + diameter + 2 * scale.gap
    room = max(1.0, x + width - left)
    head = ", ".join(part for part in (persona.name, persona.age) if part)
    told = [persona.occupation, *persona.behaviours]
    if not persona.occupation and not persona.behaviours:
        told = [persona.bio]
    says = bool(persona.quote or persona.goals or persona.needs or persona.motivations)
    first = room
    if says:
        asked = [style.width(head, size=scale.insight, bold=True)]
        asked += [style.width(line) for line in told[:_TOLD_LINES]]
        first = min(max(asked) + 1, room * 0.5)
    rest = max(1.0, room - first - 3 * scale.gap)
    at = y
    block = style.block(head, first, size=scale.insight, bold=True)
    pen.text(left, at, block, theme.ink, record=persona.id, name="name")
    at += block.height
    for line in told[:_TOLD_LINES]:
        if line:
            block = style.block(line, first)
            pen.text(left, at, block, theme.soft_ink)
            at += block.height
    right = left + first + 3 * scale.gap
    other = _draw_wants(pen, persona, right, y, rest, style)
    if persona.quote:
        block = style.block(formats.quote(persona.quote, style.language), rest, italic=True)
        pen.text(right, other, block, theme.soft_ink, record=persona.id, name="quote")
        other += block.height
    return max(at, other, y + diameter) + scale.gap


def _draw_wants(
    pen: Pen, persona: Persona, x: float, y: float, width: float, style: Style
) -> float:
    """What the persona wants: a bold word on a line of its own, then the goals or needs."""
    wants = persona.goals or persona.needs or persona.motivations
    if not wants:
        return y
    label = style.block(style.words["wants"], width, bold=True)
    pen.text(x, y, label, style.theme.ink)
    y += label.height
    for want in wants[:_WANTS]:
        block = style.block(want, width)
        pen.text(x, y, block, style.theme.ink)
        y += block.height
    return y


def _draw_others(
    pen: Pen,
    personas: Sequence[Persona],
    x: float,
    y: float,
    width: float,
    style: Style,
    pictures: Mapping[str, Picture],
) -> float:
    """Further personas and stakeholders, small, two in a row."""
    scale, theme = style.scale, style.theme
    diameter = max(scale.text * 2.0, scale.small * 2.0)
    per_row = 2 if width > 34 * scale.text and len(personas) > 1 else 1
    cell = (width - (per_row - 1) * 2 * scale.gap) / per_row
    for start in range(0, len(personas), per_row):
        lowest = y
        for number, persona in enumerate(personas[start : start + per_row]):
            left = x + number * (cell + 2 * scale.gap)
            _avatar(pen, persona, left, y, diameter, style, pictures)
            name = ", ".join(part for part in (persona.name, persona.age) if part)
            text_x = left + diameter + scale.gap
            room = max(1.0, cell - diameter - scale.gap)
            block = style.block(name, room, bold=True)
            pen.text(text_x, y, block, theme.ink, record=persona.id, name="name")
            at = y + block.height
            said = persona.occupation or (persona.goals[0] if persona.goals else "")
            if said:
                more = style.block(said, room, size=scale.small)
                pen.text(text_x, at, more, theme.soft_ink)
                at += more.height
            lowest = max(lowest, at, y + diameter)
        y = lowest + scale.gap
    return y
