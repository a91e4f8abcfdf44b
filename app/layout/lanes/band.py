"""What the drawing of any lane is given and gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from app.layout.grid import GridRow
from app.layout.missing import missing_in
from app.layout.pen import lowered
from app.layout.primitives import Colour, Edges
from app.layout.sheet import Node
from app.layout.style import Style
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.picture import Picture


class Span(NamedTuple):
    """A column on the sheet: its left edge and width in points, gutters not included."""

    x: float
    width: float

    @property
    def right(self) -> float:
        """The right edge in points."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """The centre line in points."""
        return self.x + self.width / 2


class Band(NamedTuple):
    """A lane about to be drawn: its row of the grid, the columns, and the settings.

    ``moments`` are the columns whose step is a moment of truth.
    """

    row: GridRow
    columns: tuple[Span, ...]
    style: Style
    map_: JourneyMap
    pictures: Mapping[str, Picture]
    moments: frozenset[int] = frozenset()


class Anchor(NamedTuple):
    """Where links end at a card that is no box, in points as nodes are.

    ``sides`` has the edges for what comes from left or right, ``ends`` those for what comes from
    above or below.
    """

    sides: Edges
    ends: Edges

    def lowered(self, by: float) -> Anchor:
        """The same, so many points further down."""
        return Anchor(_lowered(self.sides, by), _lowered(self.ends, by))


def _lowered(edges: Edges, by: float) -> Edges:
    left, top, right, bottom = edges
    return left, top + by, right, bottom + by


@dataclass(frozen=True)
class Drawn:
    """A lane as drawn: nodes with absolute x and with y from the lane's top; what it explains.

    ``marks`` are the kinds of marks that occur in it, for the legend; ``key`` explains its curves,
    line by line, under its title; ``label`` is that title with these lines. ``crowded`` is how many
    words of emotions lie on others. ``anchors`` say where links end at cards that are no boxes.
    """

    height: float
    nodes: tuple[Node, ...]
    marks: frozenset[str]
    key: tuple[KeyLine, ...] = field(default=())
    label: Node | None = None
    crowded: int = 0
    anchors: Mapping[Id, Anchor] = field(default_factory=dict)

    @cached_property
    def missing(self) -> frozenset[str]:
        """The characters in it that no font holds."""
        return missing_in(self.nodes)


class KeyLine(NamedTuple):
    """A line under a lane's title; ``curve`` is the number of the curve it names, −1 for none.

    ``short`` stands in for the names of a curve where ``text`` has no room on one line, and for a
    total beside the name of a low lane; ``ink`` is the curve's.
    """

    text: str
    curve: int = -1
    short: str = ""
    ink: Colour = ""


def covered(columns: Sequence[Span], first: int, last: int) -> Span:
    """The span from one column to another, both included.

    Its width is rounded, so that a card stays the same where it moves along with its columns.
    """
    x = columns[first].x
    return Span(x, round(columns[last].right - x, 6))


def padded(drawn: Drawn, pad: float) -> Drawn:
    """A lane with ``pad`` points above and below what was drawn of it."""
    nodes = tuple(lowered(node, pad) for node in drawn.nodes)
    anchors = {card: anchor.lowered(pad) for card, anchor in drawn.anchors.items()}
    return replace(drawn, height=drawn.height + 2 * pad, nodes=nodes, anchors=anchors)


def above(upper: Drawn, lower: Drawn) -> Drawn:
    """Two drawings of one lane, the second under the first."""
    nodes = tuple(lowered(node, upper.height) for node in lower.nodes)
    return Drawn(
        upper.height + lower.height,
        (*upper.nodes, *nodes),
        upper.marks | lower.marks,
        upper.key,
        crowded=upper.crowded,
        anchors=upper.anchors,
    )
