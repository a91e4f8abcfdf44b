"""What a filter dims on the sheet: cards that are not wanted, and the links at them."""

from __future__ import annotations

from collections.abc import Set

from app.layout.sheet import Node
from app.models.base import Id

Bright = Set[Id] | None
"""The cards, pairs and arrows that are drawn as ever; None where there is no filter."""

DIMMED = 0.25
"""The opacity of what is dimmed: it is seen where it is, and does not compete with the rest."""

FADES = frozenset({"card", "pair", "joint", "arrow"})
"""The kinds of nodes that may be dimmed; paper, curves and headings never are."""


def is_dimmed(node: Node, bright: Bright) -> bool:
    """Whether a node is drawn dimmed."""
    return bright is not None and node.kind in FADES and node.record not in bright
