"""Tools that come into use long after the map is shown, if ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


class Lazy(Generic[_Made]):
    """Something that is made when it is first asked for."""

    def __init__(self, make: Callable[[], _Made]) -> None:
        self._make = make
        self._made: _Made | None = None

    @property
    def made(self) -> _Made | None:
        """What was made; None as long as nobody has asked for it."""
        return self._made

    def get(self) -> _Made:
        """What was made, now if it was not before."""
        if self._made is None:
            self._made = self._make()
        return self._made
