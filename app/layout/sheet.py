"""The sheet: what a map looks like, as positioned shapes that every output only draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    def others(self) -> tuple[Node, ...]:
        """The nodes that are no cards: few beside these."""
        return tuple([node for node in self.nodes if not node.id.startswith("card:")])

    def card(self, record: str) -> Node | None:
        """The node of a card, by the card's id; None for what is no card or is not seen."""
        return self.by_id.get(f"card:{record}")


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
    """The difference between two sheets, by node id: what to add, redraw, only move, and remove."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[str, ...]
    removed: tuple[str, ...]


def difference(before: Sheet | None, after: Sheet) -> SheetChange:
    """Tell what turns the nodes of ``before`` into those of ``after``.

    A node that is the same but for its origin is only moved. The order of painting is not compared:
    it follows from the kind of a node.
    """
    if before is None:
        return SheetChange(tuple(after.by_id), (), (), ())
    old, new = before.by_id, after.by_id
    added: list[str] = []
    changed: list[str] = []
    moved: list[str] = []
    for id_, node in new.items():
        was = old.get(id_)
        if was is node:
            continue
        if was is None:
            added.append(id_)
        elif _same_picture(was, node):
            if was.x != node.x or was.y != node.y:
                moved.append(id_)
        else:
            changed.append(id_)
    removed: tuple[str, ...] = ()
    if len(old) > len(new) - len(added):
        removed = tuple([id_ for id_ in old if id_ not in new])
    return SheetChange(tuple(added), tuple(changed), tuple(moved), removed)


def _same_picture(one: Node, other: Node) -> bool:
    # Shapes that were not drawn yet are drawn to be compared: the sizes may tell before.
    return (
        one.width == other.width
        and one.height == other.height
        and (one.primitives is other.primitives or one.primitives == other.primitives)
        and one.fields == other.fields
        and one.name == other.name
    )
