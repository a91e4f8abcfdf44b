"""The lines of a service blueprint, drawn between the lanes they part."""

from __future__ import annotations

from collections.abc import Sequence

from app.layout.pen import Pen
from app.layout.primitives import Stroke
from app.layout.sheet import Node
from app.layout.style import Style
from app.models.lane import Lane
from app.models.vocabulary import BlueprintLine, LaneType

_DEPTH = {
    LaneType.FRONTSTAGE: 1,
    LaneType.BACKSTAGE: 2,
    LaneType.SUPPORT_PROCESS: 3,
}
_LINES = (
    BlueprintLine.INTERACTION,
    BlueprintLine.VISIBILITY,
    BlueprintLine.INTERNAL_INTERACTION,
)


_CLEAR = 3.4
"""Points at readable sizes from a name to the lower edge of its line: descenders stay clear."""


def lines_between(lanes: Sequence[Lane]) -> dict[int, BlueprintLine]:
    """Which line stands above which lane (by index).

    The line of interaction parts the customer's lanes from the frontstage, that of visibility the
    frontstage from the backstage, that of internal interaction the backstage from its support. Each
    stands once, above the first lane that is deeper than all before it.
    """
    found: dict[int, BlueprintLine] = {}
    depth = 0
    for index, lane in enumerate(lanes):
        here = _DEPTH.get(LaneType(lane.type), 0) if lane.type in set(LaneType) else 0
        if here > depth:
            if index > 0:
                found[index] = _LINES[here - 1]
            depth = here
    return found


def draw_line(
    line: BlueprintLine,
    x: float,
    y: float,
    width: float,
    style: Style,
    name_end: float | None = None,
) -> Node:
    """A heavy dashed line with its name above it, standing on ``y`` + its height.

    The node is as high as the name, which takes several lines where the sheet is narrow.
    ``name_end`` is the x where the name ends instead of at the end of the line.
    """
    pen, small = Pen(), style.scale.small
    theme = style.theme
    text = style.words[f"line-of-{line.value}"]
    block = style.block(
        text, width if name_end is None else name_end - x, size=small, bold=True, align="right"
    )
    high = block.height + _CLEAR * style.scale.unit
    pen.text(0, 0, block, theme.soft_ink)
    weight = {"interaction": 1.1, "visibility": 1.5, "internal-interaction": 0.9}[line.value]
    dash = {
        "interaction": (6.0, 3.0),
        "visibility": (10.0, 3.0),
        "internal-interaction": (2.0, 3.0),
    }
    unit = style.scale.unit
    stroke = Stroke(theme.ink, weight * unit, dash=tuple(d * unit for d in dash[line.value]))
    pen.line(0, high - unit, width, high - unit, stroke)
    return Node(f"line:{line.value}", x, y, width, high, tuple(pen.primitives), name=text)


def name_width(line: BlueprintLine, style: Style) -> float:
    """How much of the end of a line its name takes, in points."""
    text = style.words[f"line-of-{line.value}"]
    small = style.scale.small
    return style.width(text, size=small, bold=True) + small * 0.5
