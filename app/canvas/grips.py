"""What the pointer can take hold of on the map, the nearest to the eye first."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.canvas.tools.cards import MoveCards
from app.canvas.tools.tool import Finder, Grip, Hand, Pull


def finders(hand: Hand) -> tuple[Finder, ...]:
    """Those who tell what is at a point; the first who knows decides."""

    def card(pull: Pull) -> Grip | None:
        node = hand.spots.card_at(pull.point)
        if node is None:
            return None
        return Grip(Qt.CursorShape.ArrowCursor, lambda _, to: MoveCards(hand, node))

    return (card,)
