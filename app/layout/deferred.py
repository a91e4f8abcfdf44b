"""What is made when somebody looks at it: the shapes of a node, and its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

from app.layout.primitives import Primitive

T = TypeVar("T")


class Deferred(Sequence[T]):
    """A tuple that is made when somebody first looks into it. Equal to a tuple of equal things.

    A map of 20,000 cards shows a hundred of them at a time.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make: Callable[[], tuple[T, ...]] | None = make
        self._made: tuple[T, ...] = ()

    @property
    def made(self) -> tuple[T, ...]:
        """The tuple, made now if it was not yet."""
        if self._make is not None:
            self._made = self._make()
            self._make = None
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.made[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return self.made == (other.made if isinstance(other, Deferred) else other)

    def __hash__(self) -> int:
        return hash(self.made)

    def __repr__(self) -> str:
        return repr(self.made)


class DeferredShapes(Deferred[Primitive]):
    """Shapes of a node that are drawn, painted or compared long after its height was needed.

    ``missing`` are the characters in them that no font holds; they are known beforehand. ``key`` is
    all that the shapes follow from: those with equal keys are known to be equal before they are
    drawn.
    """

    __slots__ = ("key", "missing")

    def __init__(
        self,
        draw: Callable[[], tuple[Primitive, ...]],
        missing: frozenset[str],
        key: tuple[object, ...] = (),
    ) -> None:
        self._make = draw
        self._made = ()
        self.missing = missing
        self.key = key

    def __eq__(self, other: object) -> bool:
        if isinstance(other, DeferredShapes) and self.key and self.key == other.key:
            return True
        return super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self.made)
