"""Labels of lanes that are lower than their label asks: what matters most of it, set tight."""

from __future__ import annotations

from dataclasses import replace

from app.layout import formats, marks
from app.layout.labels import icon_of, lane_tint, owner_of
from app.layout.lanes.band import KeyLine
from app.layout.pen import Pen
from app.layout.sheet import Node
from app.layout.shortened import breaks_no_word, shortened
from app.layout.style import Style, initials
from app.layout.text import TextBlock
from app.models.journey import JourneyMap
from app.models.lane import Lane

_TIGHT = 1.12
"""The height of a line, in sizes of the text, where names on several lines fill their lane."""

_CAPITAL, _TAIL = 0.73, 0.24
"""How far letters reach above the line that they stand on, and below it, in sizes of the text."""

_LEAST_NAME = 4.0
"""From so many letters' width on a name is shown beside its icon."""


def names_have_room(width: float, style: Style) -> bool:
    """Whether a lane column ``width`` wide can show more of names than a few letters."""
    return _room(width, style) >= _LEAST_NAME * style.scale.text


def holds_words(lane: Lane, width: float, style: Style) -> bool:
    """Whether no word of a lane's title is broken in a lane column ``width`` wide."""
    return breaks_no_word(style.words.title_of(lane), _room(width, style), style)


def icons_width(style: Style) -> float:
    """How wide a lane column is that shows icons alone."""
    return _text_x(style) + 3 * style.scale.unit


def least_tight(lane: Lane, map_: JourneyMap, style: Style) -> float:
    """The width that a lane's longest word asks for, with the owner's initials after it."""
    owner = owner_of(lane, map_, style)
    if not owner:
        return 0.0
    bold, small = style.scale.style(bold=True), style.scale.small
    word = style.typesetter.min_width(style.words.title_of(lane), bold)
    return _text_x(style) + word + small * 0.7 + style.width(initials(owner), size=small) + 5.0


def tight_label(
    lane: Lane,
    map_: JourneyMap,
    keys: tuple[KeyLine, ...],
    high: float,
    width: float,
    style: Style,
    *,
    folded: int = 0,
    natural: bool = False,
) -> Node:
    """A lane's label at most ``high`` high: its name wraps before it is cut.

    Whose lane it is stays on it, if need be as initials; a total, if need be the number alone, or
    how many cards are ``folded`` away, stands after the name where it has room. Too low a lane has
    no label, and in a narrow column there is the icon alone. A name of ``natural`` size can be
    written in.
    """
    pen, tint, title = Pen(), lane_tint(lane, style), style.words.title_of(lane)
    text, small, unit = style.scale.text, style.scale.small, style.scale.unit
    line, small_line = style.line_height(), style.line_height(small)
    y = min(2.6 * unit, (high - line) / 2)
    if high >= line * 0.8 and names_have_room(width, style):
        x, room = _text_x(style), _room(width, style)
        owner = owner_of(lane, map_, style)
        more = [owner, owner.split()[0], initials(owner)] if owner else []
        if folded and not more:
            number = formats.number(folded, style.language)
            more = [formats.counted(style.words, "cards-folded", folded, style.language), number]
        totals = [one for one in keys[:1] if one.curve < 0]
        more = more or [said for one in totals for said in (one.text, one.short) if said]
        wide = [style.width(one, size=small) + 0.5 for one in more]
        name = " ".join(title.split())
        under = bool(more) and high >= line + small_line and wide[0] <= room
        if under and not owner:
            # a total gives way where the name needs its line
            under = shortened(name, room, style, _lines(high - small_line, line)) == name
        taken = wide[-1] + small * 0.7 if owner and not under else 0.0
        lines = _lines(high - (small_line if under else 0.0), line)
        shown = shortened(name, room - taken, style, lines)
        block = style.block(shown or " ", max(room - taken, 1.0), bold=True)
        free = high - block.height - (small_line if under else 0.0)
        if block.line_count > 1 and not under and free < 4 * unit:
            block = _tight(block, style)
            # letters, not lines, are as far from the top of the lane as from its end
            first, last = block.lines[0].baseline, block.lines[-1].baseline
            y = (high - last - _TAIL * text - first + _CAPITAL * text) / 2
        else:
            y = min(y, free / 2)
        if shown:
            pen.text(x, y, block, tint.ink, record=lane.id, name="title" if natural else "")
        if under:
            said = style.block(more[0], room, size=small)
            pen.text(x, y + block.height, said, style.theme.soft_ink)
        elif more:
            after = block.ink_width + small * 0.7 if shown else 0.0
            fitting = [one for one, need in zip(more, wide, strict=True) if after + need <= room]
            if fitting:
                said = style.block(fitting[0], room - after, size=small)
                pen.text(x + after, y + (line - small_line) * 0.74, said, style.theme.soft_ink)
    # in a column that has hardly any room there is no icon rather than a part of one
    icon = min(text * 1.12, high, width - _icon_x(style) - 1)
    if icon >= 1:
        mark = marks.icon(icon_of(lane), icon, tint.ink, rtl=style.rtl)
        # a smaller one stands in the middle of where a whole one would
        x = _icon_x(style) + min(text * 1.12 - icon, width - 1 - _icon_x(style) - icon) / 2
        pen.mark(x, y + line / 2 + icon * 0.34, mark, min(text, icon))
    return Node(
        f"lane:{lane.id}",
        0,
        0,
        width,
        high,
        tuple(pen.primitives),
        lane.id,
        title,
        tuple(pen.fields),
    )


def with_total(label: Node, keys: tuple[KeyLine, ...], width: float, style: Style) -> Node:
    """A label that has a line for its name alone, with the total after that where it has room."""
    title = next(iter(label.fields), None)
    if title is None or len(title.block.lines) != 1 or not keys or keys[0].curve >= 0:
        return label
    small = style.scale.small
    after = title.block.ink_width + small * 0.7
    room = _room(width, style) - after
    said = next((one for one in (keys[0].text, keys[0].short)
                 if one and style.width(one, size=small) + 0.5 <= room), "")  # fmt: skip
    if not said:
        return label
    pen, down = Pen(), (style.line_height() - style.line_height(small)) * 0.74
    block = style.block(said, room, size=small)
    pen.text(title.x + after, title.y + down, block, style.theme.soft_ink)
    return replace(label, primitives=(*label.primitives, *pen.primitives))


def _tight(block: TextBlock, style: Style) -> TextBlock:
    """The same lines nearer to one another."""
    look = block.style._replace(leading=_TIGHT)
    return style.typesetter.block(
        block.text, look, block.width, "left", "rtl" if style.rtl else "ltr"
    )


def _lines(high: float, line: float) -> int:
    """How many lines have room; a line's box may be a little higher than its letters."""
    return max(1, int(high / line + 0.1))


def _icon_x(style: Style) -> float:
    return 7.1 * style.scale.unit


def _text_x(style: Style) -> float:
    return _icon_x(style) + style.scale.text * 1.52


def _room(width: float, style: Style) -> float:
    return width - _text_x(style) - 3 * style.scale.unit
