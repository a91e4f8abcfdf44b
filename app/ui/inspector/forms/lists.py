"""Lists of records that the map itself holds: personas, sources, tours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.models.base import Id, Record
from app.models.journey import JourneyMap
from app.ui.inspector.access import unwritten
from app.ui.inspector.field import Field, Kind, Listing

Edits = tuple[
    Callable[[JourneyMap, Any, int], JourneyMap],
    Callable[[JourneyMap, Id], JourneyMap],
    Callable[[JourneyMap, Sequence[Id], int], JourneyMap],
]
"""What inserts a new record, removes one and moves some."""


def list_of_map(
    field: str,
    label: str,
    words: tuple[str, str, str],
    tip: str,
    name: Callable[[JourneyMap, Any], str],
    made: Callable[[JourneyMap], Any],
    edits: Edits,
) -> Field:
    """The list that stands in a field of the map.

    ``words`` name adding, removing and moving, ``name`` one of the records; ``made`` is a new one.
    """
    insert, remove, move = edits

    def held(map_: JourneyMap) -> Sequence[Any]:
        found: Sequence[Any] = getattr(map_, field)
        return found

    def listed(map_: JourneyMap, _: Record) -> tuple[tuple[Id, str], ...]:
        return tuple((one.id, name(map_, one)) for one in held(map_))

    def add(map_: JourneyMap, _: Id) -> tuple[JourneyMap, Id]:
        new = made(map_)
        return insert(map_, new, len(held(map_))), new.id

    def move_by(map_: JourneyMap, key: Id, by: int) -> tuple[JourneyMap, Id]:
        at = [one.id for one in held(map_)].index(key) + by
        return (move(map_, [key], at) if 0 <= at < len(held(map_)) else map_), key

    listing = Listing(add, remove, move_by, *words)
    return Field(field, label, Kind.RECORDS, listed, unwritten, listing=listing, tip=tip)
