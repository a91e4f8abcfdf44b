"""Parts of cards that recur: measured once in a layout, however many cards have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from app.layout.marks import Mark


class Piece(NamedTuple):
    """Something on a line of small print: a mark, a text, a mark with its text, or a chip.

    ``width`` and ``height`` are its own in points; its text is set ``room`` points wide once it is
    drawn: to know how high a card is, its small print need only be measured. ``missing`` are the
    characters in it that no font holds.
    """

    width: float
    height: float
    mark: Mark | None = None
    text: str = ""
    room: float = 0.0
    chip: bool = False
    missing: frozenset[str] = frozenset()


class Trailing(NamedTuple):
    """The marks after a card's text, the keys under which the legend explains them, and the room
    in points that they take with the gaps before them."""

    marks: tuple[Mark, ...]
    seen: frozenset[str]
    room: float


@dataclass(frozen=True, slots=True)
class Recurring:
    """What was made in one style so far, by all that it follows from.

    The same few numbers, channels and dates stand on hundreds of cards.
    """

    words: dict[str, Mark] = field(default_factory=dict)
    pieces: dict[tuple[str, float, bool], Piece] = field(default_factory=dict)
    contacts: dict[tuple[object, ...], tuple[Piece, ...]] = field(default_factory=dict)
    trailing: dict[tuple[object, ...], Trailing] = field(default_factory=dict)
