"""The sheet: what a map looks like, as positioned shapes that every output only draws."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from app.layout.primitives import Colour, Primitive
from app.layout.text import TextBlock


class Field(NamedTuple):
    """A text of the document as it stands in a node: where an in-place editor belongs.

    ``record`` and ``name`` say which field of which record it is ("card id", "text"); ``x``, ``y``
    are in points from the node's origin; ``colour`` is the ink it is drawn in.
    """

    record: str
    name: str
    x: float
    y: float
    block: TextBlock
    colour: Colour


class Spot(NamedTuple):
    """Where a record stands within a node that shows several, in points from the node's origin."""

    record: str
    x: float
    y: float
    width: float
    height: float


# Not frozen at run time: a map has thousands, and a frozen one takes five times as long to make.
@dataclass(slots=True, unsafe_hash=True)
class Node:
    """One thing on the sheet. Nodes compare by value, so two sheets can be told apart cheaply.

    ``id`` is unique on the sheet and stays with its record ("card:k3x…", "stage:…"); ``kind`` is
    the part before the colon; ``x``, ``y`` is the node's origin and ``width``, ``height`` its box,
    all in points; the primitives are relative to the origin. ``name`` is what a screen reader says.
    """

    id: Final[str]
    x: Final[float]
    y: Final[float]
    width: Final[float]
    height: Final[float]
    primitives: Final[Sequence[Primitive]]
    record: Final[str] = ""
    name: Final[str] = ""
    fields: Final[Sequence[Field]] = ()
    spots: Final[Sequence[Spot]] = ()

    @property
    def kind(self) -> str:
        """The kind of thing this node shows: "card", "stage", "lane", "curve", …"""
        return self.id.partition(":")[0]

    def at(self, x: float, y: float) -> Node:
        """The same node at another place. Many are moved at each edit: no slow ``replace``."""
        return Node(
            self.id,
            x,
            y,
            self.width,
            self.height,
            self.primitives,
            self.record,
            self.name,
            self.fields,
            self.spots,
        )


class Column(NamedTuple):
    """Where a step stands: x and width of its column in points."""

    step: str
    stage: str
    x: float
    width: float


class Row(NamedTuple):
    """Where a lane stands: y and height of its row in points."""

    lane: str
    y: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """A laid-out map. Nodes stand in the order in which they are painted, the backmost first.

    That order is one of kinds: nodes of a kind stand together.
    ``width`` and ``height`` are points; ``body_x``, ``body_y`` is where the first column and the
    first lane begin; ``smallest_text`` is the smallest size in points of any word or mark on it;
    ``missing`` are characters that no bundled font holds; ``crowded`` is how many words of emotions
    lie on others.
    """

    width: float
    height: float
    background: Colour
    nodes: tuple[Node, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    body_x: float
    body_y: float
    text_size: float
    smallest_text: float
    direction: str = "ltr"
    missing: frozenset[str] = frozenset()
    crowded: int = 0

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by their id."""
        return MappingProxyType({node.id: node for node in self.nodes})

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Node]]:
        """The nodes by their kind, in the order in which kinds are painted."""
        found: dict[str, Sequence[Node]] = {}
        start = 0
        # They stand together, so where a kind ends is found without a look at each node.
        while start < len(self.nodes):
            end = _end_of_kind(self.nodes, start)
            found[self.nodes[start].kind] = self.nodes[start:end]
            start = end
        return MappingProxyType(found)

    def card(self, record: str) -> Node | None:
        """The node of a card, by the card's id; None for what is no card or is not seen."""
        return self.by_id.get(f"card:{record}")


def _end_of_kind(nodes: Sequence[Node], start: int) -> int:
    """The place after the last node of the kind that begins at ``start``."""
    kind = nodes[start].kind
    return bisect_left(nodes, True, lo=start, key=lambda node: node.kind != kind)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an output, in points: the nodes of the sheet that stand on it, moved into place.

    ``text_size`` is the size of the cards' text, ``smallest_text`` that of the smallest word or
    mark.
    """

    width: float
    height: float
    background: Colour
    nodes: tuple[Node, ...]
    smallest_text: float
    text_size: float = 0.0
    warnings: tuple[str, ...] = ()


class SheetChange(NamedTuple):
    """What becomes of nodes on another sheet, by id: what to redraw, only move, and remove."""

    changed: tuple[str, ...]
    moved: tuple[str, ...]
    removed: tuple[str, ...]


def difference(shown: Iterable[Node], after: Sheet) -> SheetChange:
    """Tell what turns nodes of one sheet into those of another that takes its place.

    A node that is the same but for its origin is only moved. What ``after`` has besides is not
    looked at: who shows a few nodes of thousands pays for these alone. Neither is the order of
    painting: it follows from the kind of a node.
    """
    new = after.by_id
    changed: list[str] = []
    moved: list[str] = []
    removed: list[str] = []
    for was in shown:
        node = new.get(was.id)
        if node is was:
            continue
        if node is None:
            removed.append(was.id)
        elif not _same_picture(was, node):
            changed.append(was.id)
        elif was.x != node.x or was.y != node.y:
            moved.append(was.id)
    return SheetChange(tuple(changed), tuple(moved), tuple(removed))


def _same_picture(one: Node, other: Node) -> bool:
    # Shapes that were not drawn yet are drawn to be compared: the sizes may tell before.
    return (
        one.width == other.width
        and one.height == other.height
        and (one.primitives is other.primitives or one.primitives == other.primitives)
        and one.fields == other.fields
        and one.name == other.name
    )
