"""Cards of a lane with a scale, measured and drawn anew only where they are otherwise than before.

Where a column comes or goes most of them only move.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from app.layout.sheet import Node
from app.models.base import Id
from app.models.card import Card

T = TypeVar("T")

Look = tuple[object, ...]
"""What is made of a card follows from this, the card, and what its lane has in common."""


class Remembered(Generic[T]):
    """What was made of the cards of a lane when it was drawn last.

    A lane is drawn from one ``begin`` to the next: what is not asked for in between is forgotten.
    """

    def __init__(self) -> None:
        self._common: Look = ()
        self._before: dict[Id, tuple[Card, Look, T]] = {}
        self._now: dict[Id, tuple[Card, Look, T]] = {}

    def begin(self, common: Look) -> None:
        """Begin to draw the lane; from ``common`` follows what is made of all its cards."""
        self._before = self._now if common == self._common else {}
        self._common, self._now = common, {}

    def get(self, card: Card, look: Look) -> T | None:
        """What was made of a card that looked the same, if it was there."""
        id_ = card.id
        kept = self._before.get(id_)
        if kept is None or kept[0] is not card or kept[1] != look:
            return None
        self._now[id_] = kept
        return kept[2]

    def keep(self, card: Card, look: Look, made: T) -> T:
        """Remember what is made of a card."""
        self._now[card.id] = card, look, made
        return made


class Redrawn(Remembered[tuple[Node, Node]]):
    """The nodes of a lane's cards: each counted from where the card hangs, and in its place."""

    def again(self, card: Card, look: Look, x: float, y: float) -> Node | None:
        """The node of a card that hangs at (x, y), if it looks as it did; else None."""
        kept = self.get(card, look)
        if kept is None:
            return None
        drawn, placed = kept
        left, top = x + drawn.x, y + drawn.y
        if placed.x == left and placed.y == top:
            return placed
        return self.put(card, look, x, y, drawn)

    def put(self, card: Card, look: Look, x: float, y: float, drawn: Node) -> Node:
        """The node of a card that was drawn as if it hung at (0, 0), where it hangs: at (x, y)."""
        return self.keep(card, look, (drawn, drawn.at(x + drawn.x, y + drawn.y)))[1]
