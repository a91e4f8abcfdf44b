"""The box of personas in a head: whom the map is about, in columns as wide as they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.layout import formats
from app.layout.colours import contrast
from app.layout.joined import joined, parted
from app.layout.lanes.curves import persona_inks
from app.layout.marks import circle
from app.layout.pen import Pen
from app.layout.people_told import (
    ABOUT_BELOW,
    TOLD_LINES,
    lines_told,
    minor_told,
    name_told,
    wants_told,
)
from app.layout.pictures import fill_photo
from app.layout.primitives import Colour, Stroke
from app.layout.sheet import Node, Spot
from app.layout.shortened import shortened
from app.layout.style import Style, initials
from app.layout.text import TextBlock
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.picture import Picture

_ABOUT_LINES = 4
"""The most lines of it below the occupation."""

_RAGGED = 1.1
"""By how much lines that end at words are longer than an equal share of the text."""

_DISC, _SMALL_DISC = 4.4, 2.0
"""The diameters of the main persona's picture and of the others', in sizes of the cards' text."""

_LEAST_COLUMN = 10.0
"""A column of words is not made narrower for balance, in sizes of the cards' text."""


_A_LITTLE_MORE = 1.45
"""By how much a column may grow to keep one line whole."""

_AFTER_LABEL = 0.3
"""The space after the word that says what follows, in sizes of the cards' text."""


class PeoplePlan(NamedTuple):
    """Where the columns of the box stand, in points from its left edge.

    ``first`` and ``second`` are the widths of the words in the two columns, which begin at ``left``
    and ``right``; ``width`` is that of the whole box.
    """

    width: float
    left: float
    first: float
    right: float
    second: float


class _Line(NamedTuple):
    """A text of the second column: where it stands in it, and how."""

    x: float
    y: float
    block: TextBlock
    label: bool = False


def plan_people(map_: JourneyMap, most: float, style: Style) -> PeoplePlan:
    """Columns for the personas within ``most`` points: no wider than keeps the box low."""
    scale = style.scale
    pad, between = 2 * scale.gap, 3 * scale.gap
    left = pad + _DISC * scale.text + 2 * scale.gap
    main, others = map_.head_persona, _others(map_)
    wide = _natural(others[::2], style)
    if main is not None:
        told = lines_told(main)
        wide = max(
            wide, style.width(name_told(main, style.language), size=scale.insight, bold=True)
        )
        wide = max([wide, *(style.width(line) for line in told)])
        if main.bio and len(told) < ABOUT_BELOW:
            lines = TOLD_LINES - len(told) if told else 1
            wide = max(wide, style.width(main.bio) / lines * _RAGGED)
    says = main is not None and bool(wants_told(main) or main.quote)
    room = max(1.0, most - left - pad)
    if not says and len(others) < 2:
        first = min(wide + 1, room)
        return PeoplePlan(left + first + pad, left, first, left + first, 1.0)
    room = max(2.0, room - between)
    small = _small_disc(style) + scale.gap
    beside = small + _natural(others[1::2], style) + 1 if len(others) > 1 else 0.0
    first = min(wide + 1, max(room * 0.5, room - beside) if not says else room * 0.5)
    second = beside
    if main is not None and says:
        block = style.block(name_told(main, style.language), first, size=scale.insight, bold=True)
        high = block.height + sum(block.height for block in _introduced(main, first, style))
        second = max(second, _balanced(main, room - first, max(high, _DISC * scale.text), style))
    second = min(second, room - first)
    if main is not None and main.bio:
        # What the other column leaves keeps what is said about the persona in few lines.
        first = min(wide + 1, room - second)
    right = left + first + between
    return PeoplePlan(right + second + pad, left, first, right, second)


def _balanced(persona: Persona, most: float, high: float, style: Style) -> float:
    """The least width in which what a persona wants and says stays within ``high`` points.

    Where not even ``most`` points do, the least that makes it no higher than those. A little more
    is taken where what is said then stands on one line each.
    """
    limit = max(high, _spoken(persona, most, style)[1]) + 0.01
    quote = formats.quote(persona.quote, style.language) if persona.quote else ""
    whole = style.typesetter.natural_width(quote, style.scale.style(italic=True)) + 1
    low, enough = min(_LEAST_COLUMN * style.scale.text, most), most
    if whole <= most:
        low = max(low, whole)
    if _spoken(persona, low, style)[1] <= limit:
        enough = low
    for _ in range(10):
        middle = (low + enough) / 2
        if _spoken(persona, middle, style)[1] <= limit:
            enough = middle
        else:
            low = middle
    wants = joined(wants_told(persona), rtl=style.rtl)
    label = style.width(style.words["wants"], bold=True) + style.scale.text * _AFTER_LABEL
    line = label + style.width(wants) + 1
    return line if enough < line <= min(most, enough * _A_LITTLE_MORE) else enough


def _others(map_: JourneyMap) -> list[Persona]:
    main = map_.head_persona
    return [one for one in map_.personas if main is None or one.id != main.id]


def _natural(personas: Sequence[Persona], style: Style) -> float:
    """The width in which each line of some minor personas stands whole."""
    small = style.scale.small
    return max(
        (
            max(
                style.width(name_told(one, style.language), bold=True),
                style.width(minor_told(one), size=small),
            )
            for one in personas
        ),
        default=0.0,
    )


def _small_disc(style: Style) -> float:
    return max(style.scale.text, style.scale.small) * _SMALL_DISC


def _introduced(persona: Persona, width: float, style: Style) -> list[TextBlock]:
    """What is told of the main persona below the name, in a width.

    What is said about a persona stands below the occupation in some lines, and whole where nothing
    else is told.
    """
    told = lines_told(persona)
    blocks = [style.block(line, width) for line in told]
    if persona.bio and len(told) < ABOUT_BELOW:
        about = persona.bio
        if told:
            about = shortened(about, width, style, _ABOUT_LINES, bold=False, words=True)
        blocks.append(style.block(about, width))
    return blocks


@dataclass
class _PeoplePen(Pen):
    """Also collects where the personas stand."""

    spots: list[Spot] = field(default_factory=list)


def draw_people(
    map_: JourneyMap,
    x: float,
    y: float,
    plan: PeoplePlan,
    style: Style,
    pictures: Mapping[str, Picture],
) -> tuple[float, Node]:
    """Draw the box as planned with its top left corner at (x, y); also tells its height."""
    pen, scale = _PeoplePen(), style.scale
    pad = 2 * scale.gap
    main, inks = map_.head_persona, persona_inks(map_, style.theme)
    at = pad
    if main is not None:
        at = _draw_main(pen, main, pad, at, plan, inks, style, pictures)
    at = _draw_others(pen, _others(map_), pad, at, plan, inks, style, pictures)
    height = at + pad - scale.gap
    frame = Pen()
    frame.rectangle(
        0.4,
        0.4,
        plan.width - 0.8,
        height - 0.8,
        radius=6 * scale.unit,
        stroke=Stroke(style.theme.hairline, 0.8 * scale.unit),
    )
    node = Node(
        "head:personas",
        x,
        y,
        plan.width,
        height,
        (*frame.primitives, *pen.primitives),
        record=main.id if main else "",
        name=", ".join(one.name for one in map_.personas),
        fields=tuple(pen.fields),
        spots=tuple(pen.spots),
    )
    return height, node


def _avatar(
    pen: _PeoplePen,
    persona: Persona,
    x: float,
    y: float,
    diameter: float,
    disc: Colour,
    style: Style,
    pictures: Mapping[str, Picture],
) -> None:
    """A photo in a circle, or the initials on a disc."""
    photo = pictures.get(persona.photo)
    radius = diameter / 2
    pen.spots.append(Spot(persona.id, x, y, diameter, diameter))
    if photo is not None:
        pen.photo(fill_photo(photo, x, y, diameter, radius))
        return
    pen.outline(circle(x + radius, y + radius, radius), fill=disc)
    text = persona.initials or initials(persona.name)
    size = min(diameter * 0.36, diameter * 0.8 / max(1.0, len(text) * 0.7))
    block = style.block(text, diameter, size=max(size, style.scale.small), bold=True,
                        align="center")  # fmt: skip
    pen.text(x, y + radius - block.height / 2, block, readable_on(disc), grey=style.theme.mono)


def readable_on(colour: str) -> str:
    """Black or white, whichever has more contrast on a colour (WCAG 2.2 relative luminance)."""
    return max("#ffffff", "#000000", key=lambda ink: contrast(ink, colour))


def _draw_main(
    pen: _PeoplePen,
    persona: Persona,
    x: float,
    y: float,
    plan: PeoplePlan,
    inks: Mapping[Id, Colour],
    style: Style,
    pictures: Mapping[str, Picture],
) -> float:
    scale, theme = style.scale, style.theme
    diameter = scale.text * _DISC
    _avatar(pen, persona, x, y, diameter, inks[persona.id], style, pictures)
    at = y
    block = style.block(
        name_told(persona, style.language), plan.first, size=scale.insight, bold=True
    )
    pen.text(plan.left, at, block, theme.ink, record=persona.id, name="name")
    at += block.height
    for block in _introduced(persona, plan.first, style):
        pen.text(plan.left, at, block, theme.soft_ink)
        at += block.height
    lines, high = _spoken(persona, plan.second, style)
    if persona.bio and len(lines_told(persona)) >= ABOUT_BELOW:
        # Where more is told, what is said about the persona has the room that is left over.
        spare = y + max(high, diameter) + 0.01 - at
        block = style.block(persona.bio, plan.first)
        if block.height <= spare:
            pen.text(plan.left, at, block, theme.soft_ink)
            at += block.height
    for number, (dx, dy, block, label) in enumerate(lines):
        if persona.quote and number == len(lines) - 1:
            pen.text(plan.right + dx, y + dy, block, theme.soft_ink, record=persona.id,
                     name="quote")  # fmt: skip
        else:
            pen.text(plan.right + dx, y + dy, block, theme.ink if label else theme.soft_ink)
    return max(at, y + high, y + diameter) + scale.gap


def _spoken(persona: Persona, width: float, style: Style) -> tuple[list[_Line], float]:
    """What a persona wants and says in a width, and how high that becomes; the quote is last."""
    lines, y = _set_wants(persona, width, style)
    if persona.quote:
        quote = formats.quote(persona.quote, style.language)
        block = style.block(quote, width, italic=True)
        lines.append(_Line(0.0, y, block))
        y += block.height
    return lines, y


def _set_wants(persona: Persona, width: float, style: Style) -> tuple[list[_Line], float]:
    """A bold word, and after it on the same line what the persona wants."""
    wants = [" ".join(want.split()) for want in wants_told(persona)]
    if not wants:
        return [], 0.0
    text = joined(wants, rtl=style.rtl)
    label = style.block(style.words["wants"], width, bold=True)
    start = label.last_width + style.scale.text * _AFTER_LABEL
    first = _first_line(text, width - start, style)
    if label.line_count > 1 or not first:
        below = style.block(text, width)
        return (
            [_Line(0.0, 0.0, label, label=True), _Line(0.0, label.height, below)],
            label.height + below.height,
        )
    line, rest = parted(text, first)
    lines = [
        _Line(0.0, 0.0, label, label=True),
        _Line(start, 0.0, style.block(line, width - start)),
    ]
    if not rest:
        return lines, label.height
    below = style.block(rest, width)
    return [*lines, _Line(0.0, label.height, below)], label.height + below.height


def _first_line(text: str, width: float, style: Style) -> int:
    """Where the first line of a text ends in a width; 0 where it cannot be parted there."""
    if width <= 0:
        return 0
    block = style.block(text, width)
    if block.line_count == 1:
        return len(text)
    whole = style.typesetter.min_width(text, style.scale.style()) <= width
    return block.breaks[0][1] if whole else 0


def _draw_others(
    pen: _PeoplePen,
    personas: Sequence[Persona],
    x: float,
    y: float,
    plan: PeoplePlan,
    inks: Mapping[Id, Colour],
    style: Style,
    pictures: Mapping[str, Picture],
) -> float:
    """Further personas and stakeholders, small, two in a row, in the main persona's columns."""
    scale, theme = style.scale, style.theme
    diameter = _small_disc(style)
    middle = x + (scale.text * _DISC - diameter) / 2
    lowest = y
    for number, persona in enumerate(personas):
        if number % 2 == 0:
            y, disc_x, text_x, room = lowest, middle, plan.left, plan.first
        else:
            disc_x, text_x = plan.right, plan.right + diameter + scale.gap
            room = plan.second - diameter - scale.gap
        room = max(1.0, room)
        _avatar(pen, persona, disc_x, y, diameter, inks[persona.id], style, pictures)
        block = style.block(name_told(persona, style.language), room, bold=True)
        pen.text(text_x, y, block, theme.ink, record=persona.id, name="name")
        at = y + block.height
        said = minor_told(persona)
        if said:
            more = style.block(said, room, size=scale.small)
            pen.text(text_x, at, more, theme.soft_ink)
            at += more.height
        lowest = max(lowest, at + scale.gap, y + diameter + scale.gap)
    return lowest
