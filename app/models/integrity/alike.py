"""Whether a map that was made of a sound one has to be checked again.

Most edits change words that no rule looks at, and some only add stages or steps. Then the new map
is as sound as the one before, and finding this out takes no walk over the records that both share.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, compress
from operator import attrgetter, is_not
from typing import Any

from app.models.base import Record
from app.models.integrity.records import records_by_kind, ruled_fields
from app.models.integrity.references import Known, reference_faults
from app.models.integrity.words import word_faults
from app.models.journey import JourneyMap
from app.models.order import are_kept
from app.models.picture import Picture
from app.models.version import is_newer

_id_of = attrgetter("id")


def alike(one: JourneyMap, other: JourneyMap) -> bool:
    """Whether no rule can tell two maps apart, so that one is sound if the other is."""
    return _same_to_rules(one, other) and one.unfit == other.unfit


def soundly_grown(sound: JourneyMap, map_: JourneyMap) -> bool:
    """Whether a map is a sound one to which stages or steps were added that are sound as well.

    The others stand in the order in which they stood, so whatever names them still fits. False
    means only that somebody has to look.
    """
    before, after = sound.__dict__, map_.__dict__
    rest = [name for name in _looked_at(JourneyMap) if name != "stages"]
    if map_.unfit or not all(_same_to_rules(before[name], after[name]) for name in rest):
        return False
    if not _ids_grown(sound, map_):
        return False
    known = set(map(id, sound.stages))
    changed = [stage for stage in map_.stages if id(stage) not in known]
    columns, newer = records_by_kind(*changed) if changed else {}, is_newer(map_.format_version)
    wrong = chain(
        reference_faults(columns, Known(map_), newer=newer), () if newer else word_faults(columns)
    )
    return next(wrong, None) is None


def _ids_grown(sound: JourneyMap, map_: JourneyMap) -> bool:
    """Whether all stages and steps are there still, in their order, and the new ones have ids."""
    ids = [[list(map(_id_of, group)) for group in (one.stages, one.steps)] for one in (sound, map_)]
    if not all(map(are_kept, *ids)):
        return False
    before, after = (list(chain.from_iterable(groups)) for groups in ids)
    new = set(after).difference(before)
    return len(new) == len(after) - len(before) and not any(
        id_ in sound.records or id_ in ("", map_.id) for id_ in new
    )


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
