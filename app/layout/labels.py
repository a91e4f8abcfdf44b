"""The lane column: a bar in the lane's ink, its icon and title, and what explains its curves."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from app.layout import formats, marks
from app.layout.colours import own_tint
from app.layout.grid import GridRow
from app.layout.icons import is_icon, lane_icon
from app.layout.lanes.band import KeyLine
from app.layout.lanes.curves import curve_stroke
from app.layout.pen import Pen, moved
from app.layout.primitives import Stroke
from app.layout.scale import CARD_TOP
from app.layout.sheet import Node
from app.layout.style import Style
from app.layout.themes import Tint
from app.models.journey import JourneyMap
from app.models.lane import Lane

_KEY = 2.2
"""The room that a line of the key takes before its name, in sizes of the cards' text."""


LEAD = 4.0
"""Points by which hairlines begin before the first column where a canvas pins the lane column."""


def lane_tint(lane: Lane, style: Style) -> Tint:
    """The hue of a lane: its own, or that of its type."""
    if lane.tint and not style.theme.mono:
        return own_tint(lane.tint, style.theme)
    return style.theme.lane_tint(lane.type)


def icon_of(lane: Lane) -> str:
    """The name of a lane's icon: its own, or that of what it measures, or of its type."""
    chosen = lane.icon if is_icon(lane.icon) else ""
    return lane_icon(lane.type, chosen, lane.metric.kind if lane.metric else "")


def owner_of(lane: Lane, map_: JourneyMap, style: Style) -> str:
    """The name of the persona a lane belongs to; empty where its title says it already."""
    owner = next((one.name for one in map_.personas if one.id == lane.persona), "")
    named = owner.split()[:1]
    return owner if named and named[0] not in style.words.title_of(lane) else ""


def draw_label(
    lane: Lane,
    map_: JourneyMap,
    keys: Sequence[KeyLine],
    count: int,
    width: float,
    style: Style,
) -> tuple[float, Node]:
    """Draw a lane's label ``width`` points wide, from the lane's top; tell the height it needs."""
    scale, tint, pen = style.scale, lane_tint(lane, style), Pen()
    size, small = scale.text, scale.small
    bar = 2.6 * scale.unit
    icon_x = bar + 4.5 * scale.unit
    icon = size * 1.12
    x = icon_x + icon + size * 0.4
    room = max(1.0, width - x - 3 * scale.unit)
    mark = marks.icon(icon_of(lane), icon, tint.ink, rtl=style.rtl)
    block = style.block(style.words.title_of(lane), room, bold=True)
    y = CARD_TOP * scale.unit
    first_line = style.line_height()
    pen.mark(icon_x, y + first_line / 2 + icon * 0.34, mark, size)
    pen.text(x, y, block, tint.ink, record=lane.id, name="title")
    y += block.height
    owner = owner_of(lane, map_, style)
    lines = [KeyLine(owner)] if owner else []
    lines.extend(keys)
    if lane.collapsed and count:
        folded = formats.counted(style.words, "cards-folded", count, style.language)
        lines.append(KeyLine(folded))
    # all names are cut short where one of them is too long: a mixture reads as two kinds of things
    beside = max(1.0, room - size * _KEY)
    shorten = any(
        line.short and line.curve >= 0 and style.width(line.text, size=small) > beside
        for line in lines
    )
    for line in lines:
        indent = 0.0
        if line.curve >= 0:
            indent = size * _KEY
            stroke = curve_stroke(line.curve, line.ink, size)
            middle = y + style.line_height(small) / 2
            pen.line(x, middle, x + indent - size * 0.5, middle, stroke)
        words = line.short if shorten and line.curve >= 0 and line.short else line.text
        text = style.block(words, max(1.0, room - indent), size=small)
        pen.text(x + indent, y, text, style.theme.soft_ink)
        y += text.height
    height = y + 2.6 * scale.unit
    node = Node(
        f"lane:{lane.id}",
        0,
        0,
        width,
        height,
        tuple(pen.primitives),
        record=lane.id,
        name=style.words.title_of(lane),
        fields=tuple(pen.fields),
    )
    return height, node


def level(label: Node, x: float, y: float, height: float, drop: float) -> Node:
    """A label in a row at (x, y), its words lowered by ``drop`` as far as the row has room.

    So its name stands on the line of the first words of the cards, and its box is the row's.
    """
    by = max(0.0, min(drop, height - label.height))
    if not by:
        return label.at(x, y)
    return replace(
        label,
        x=x,
        y=y,
        height=label.height + by,
        primitives=tuple(moved(shape, 0.0, by) for shape in label.primitives),
        fields=tuple(field._replace(y=field.y + by) for field in label.fields),
    )


class LabelMemo:
    """Labels that were drawn before, found again by what they say: most edits change none.

    What a label was made from is kept beside it: an id in memory is never taken for another's.
    """

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._labels: dict[tuple[object, ...], tuple[Lane, tuple[object, ...], float, Node]] = {}

    def draw(
        self,
        row: GridRow,
        map_: JourneyMap,
        keys: tuple[KeyLine, ...],
        width: float,
        style: Style,
        look: Hashable,
    ) -> tuple[float, Node]:
        """What `draw_label` gives for a lane: the height needed, and the label.

        ``look`` tells ``style`` from others.
        """
        lane, personas = row.lane, map_.personas
        key = (id(lane), id(personas), keys, row.card_count, width, look)
        known = self._labels.get(key)
        if known is not None and known[0] is lane and known[1] is personas:
            return known[2], known[3]
        if len(self._labels) >= self._most:
            self._labels.clear()
        needed, node = draw_label(lane, map_, keys, row.card_count, width, style)
        self._labels[key] = lane, personas, needed, node
        return needed, node


def draw_bar(lane: Lane, y: float, height: float, style: Style) -> Node:
    """The bar at the lane's leading edge."""
    tint, pen = lane_tint(lane, style), Pen()
    width = 2.6 * style.scale.unit
    pen.rectangle(0, 0, width, height, radius=0.0, fill=tint.ink)
    return Node(f"bar:{lane.id}", 0, y, width, height, tuple(pen.primitives), record=lane.id)


def draw_rule(lane: Lane, x: float, y: float, width: float, style: Style) -> Node:
    """The hairline above a lane."""
    pen = Pen()
    pen.line(0, 0, width, 0, Stroke(style.theme.hairline, 0.6 * style.scale.unit))
    return Node(f"rule:{lane.id}", x, y, width, 0, tuple(pen.primitives), record=lane.id)


def least_label(lane: Lane, style: Style) -> float:
    """The width in points that the longest word of a lane's title asks for."""
    bold = style.scale.style(bold=True)
    word = style.typesetter.min_width(style.words.title_of(lane), bold)
    return word + 10.5 * style.scale.unit + style.scale.text * 1.6
