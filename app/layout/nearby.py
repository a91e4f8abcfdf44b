"""Finding what stands near without looking at everything."""

from __future__ import annotations

from itertools import chain
from typing import Generic, TypeVar

T = TypeVar("T")


class Nearby(Generic[T]):
    """Things with an extent along one axis, in strips ``step`` points wide."""

    def __init__(self, step: float) -> None:
        self._step = max(step, 1e-6)
        self._strips: dict[int, list[T]] = {}
        self._across = False

    def add(self, low: float, high: float, thing: T) -> None:
        """Keep a thing that reaches from ``low`` to ``high``."""
        first, last = int(low // self._step), int(high // self._step)
        self._across = self._across or first < last
        for strip in range(first, last + 1):
            self._strips.setdefault(strip, []).append(thing)

    def between(self, low: float, high: float) -> list[T]:
        """All things that may reach into the part from ``low`` to ``high``, each once."""
        if not self._strips:
            return []
        strips = range(int(low // self._step), int(high // self._step) + 1)
        met = chain.from_iterable([self._strips.get(strip, ()) for strip in strips])
        # What stands in several strips is met several times.
        return list({id(thing): thing for thing in met}.values()) if self._across else list(met)
