"""Whether a map that was made of a sound one has to be checked again.

Most edits change words that no rule looks at. Then the new map is as sound as the one before, and
finding this out takes no walk over the records that both share.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import compress
from operator import is_not
from typing import Any

from app.models.base import Record
from app.models.integrity.records import ruled_fields
from app.models.journey import JourneyMap
from app.models.picture import Picture


def alike(one: JourneyMap, other: JourneyMap) -> bool:
    """Whether no rule can tell two maps apart, so that one is sound if the other is."""
    return _same_to_rules(one, other) and one.unfit == other.unfit


def _same_to_rules(one: Any, other: Any) -> bool:
    if one is other:
        return True
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(
            _same_to_rules(before, after) for before, after in _different(one, other)
        )
    if not isinstance(one, Record) or type(one) is not type(other):
        return bool(one == other)
    here, there = one.__dict__, other.__dict__
    return all(_same_to_rules(here[name], there[name]) for name in _looked_at(type(one)))


def _different(one: tuple[Any, ...], other: tuple[Any, ...]) -> Iterator[tuple[Any, Any]]:
    """The pairs of two tuples that are not the very same object, without a step for each."""
    return compress(zip(one, other, strict=True), map(is_not, one, other))


@cache
def _looked_at(kind: type[Record]) -> tuple[str, ...]:
    """The fields by which a rule tells records of a kind apart."""
    if kind is Picture:
        # Its bytes are looked into, and have to be what the other fields say.
        return tuple(kind.model_fields)
    # The version says which rules hold.
    return (*ruled_fields(kind), *(("format_version",) if kind is JourneyMap else ()))
