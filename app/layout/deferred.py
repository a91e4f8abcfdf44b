"""Shapes that are made when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from app.layout.primitives import Primitive


class DeferredShapes(Sequence[Primitive]):
    """Shapes of a node that are drawn, painted or compared long after its height was needed.

    A map of 20,000 cards shows a hundred of them at a time. ``missing`` are the characters in them
    that no font holds; they are known beforehand. Equal to a tuple of equal shapes. ``key`` is all
    that the shapes follow from: those with equal keys are known to be equal before they are drawn.
    """

    __slots__ = ("_draw", "_shapes", "key", "missing")

    def __init__(
        self,
        draw: Callable[[], tuple[Primitive, ...]],
        missing: frozenset[str],
        key: tuple[object, ...] = (),
    ) -> None:
        self._draw: Callable[[], tuple[Primitive, ...]] | None = draw
        self._shapes: tuple[Primitive, ...] = ()
        self.missing = missing
        self.key = key

    @property
    def shapes(self) -> tuple[Primitive, ...]:
        """The shapes, drawn now if they were not yet."""
        if self._draw is not None:
            self._shapes = self._draw()
            self._draw = None
        return self._shapes

    @overload
    def __getitem__(self, index: int) -> Primitive: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Primitive, ...]: ...
    def __getitem__(self, index: int | slice) -> Primitive | tuple[Primitive, ...]:
        return self.shapes[index]

    def __iter__(self) -> Iterator[Primitive]:
        return iter(self.shapes)

    def __len__(self) -> int:
        return len(self.shapes)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if isinstance(other, DeferredShapes):
            return bool(self.key and self.key == other.key) or self.shapes == other.shapes
        return self.shapes == other

    def __hash__(self) -> int:
        return hash(self.shapes)

    def __repr__(self) -> str:
        return repr(self.shapes)
