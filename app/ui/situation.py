"""What decides which commands apply."""

from __future__ import annotations

from typing import NamedTuple


class Now(NamedTuple):
    """The situation of a window. Typing that goes on can always be undone and redone.

    ``acts`` are the ids of what can be done to what is selected. ``writes_card`` says that the text
    of a card is written, after which Enter begins another one. ``mirrored`` says that the map is
    read from right to left.
    """

    has_map: bool = False
    can_undo: bool = False
    can_redo: bool = False
    can_write: bool = False
    acts: frozenset[str] = frozenset()
    writes_card: bool = False
    mirrored: bool = False
