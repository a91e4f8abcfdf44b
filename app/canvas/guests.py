"""What others bring to a canvas, and take along when they go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

_Guest = TypeVar("_Guest")


class Guests(Generic[_Guest]):
    """Things that stay as long as their owners do."""

    def __init__(self) -> None:
        self._there: list[_Guest] = []

    def __iter__(self) -> Iterator[_Guest]:
        return iter(tuple(self._there))

    def add(self, guest: _Guest, owner: QObject) -> None:
        """Take something in until its owner is destroyed; the two may be the same."""
        self._there.append(guest)
        owner.destroyed.connect(lambda: self._let_go(guest))

    def _let_go(self, guest: _Guest) -> None:
        # Asked for equality, what is being destroyed might answer anything.
        self._there = [one for one in self._there if one is not guest]
