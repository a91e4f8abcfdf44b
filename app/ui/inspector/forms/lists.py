"""Lists of records that the map itself holds: personas, sources, tours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.models.base import Id, Record
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.reserved import Tour
from app.models.scope import Source
from app.ui.inspector.access import unwritten
from app.ui.inspector.field import Field, Kind, Listing

HeldT = TypeVar("HeldT", Persona, Source, Tour)


@dataclass(frozen=True, slots=True)
class MapList(Generic[HeldT]):
    """A list of records that stands in a field of the map.

    ``name`` is what one of the records is called, ``made`` gives a new one. ``insert``, ``remove``
    and ``move`` are the edits; ``added``, ``removed`` and ``moved`` are their names.
    """

    field: str
    label: str
    tip: str
    held: Callable[[JourneyMap], Sequence[HeldT]]
    name: Callable[[JourneyMap, HeldT], str]
    made: Callable[[JourneyMap], HeldT]
    insert: Callable[[JourneyMap, HeldT, int], JourneyMap]
    remove: Callable[[JourneyMap, Id], JourneyMap]
    move: Callable[[JourneyMap, Sequence[Id], int], JourneyMap]
    added: str
    removed: str
    moved: str

    def shown(self) -> Field:
        """The field of the map's form that shows the list."""
        words = (self.added, self.removed, self.moved)
        listing = Listing(self._add, self.remove, self._move_by, *words)
        return Field(
            self.field,
            self.label,
            Kind.RECORDS,
            self._listed,
            unwritten,
            listing=listing,
            tip=self.tip,
        )

    def _listed(self, map_: JourneyMap, _: Record) -> tuple[tuple[Id, str], ...]:
        return tuple((one.id, self.name(map_, one)) for one in self.held(map_))

    def _add(self, map_: JourneyMap, _: Id) -> tuple[JourneyMap, Id]:
        new = self.made(map_)
        return self.insert(map_, new, len(self.held(map_))), new.id

    def _move_by(self, map_: JourneyMap, key: Id, by: int) -> tuple[JourneyMap, Id]:
        held = self.held(map_)
        at = [one.id for one in held].index(key) + by
        return (self.move(map_, [key], at) if 0 <= at < len(held) else map_), key
