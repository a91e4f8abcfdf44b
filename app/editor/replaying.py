"""A change done once more, to a map from which an earlier change was taken back.

Merging goes by records and their fields, as when two people changed copies of a file (the three-way
merge of version control): what only one of the two changes touched is as that one left it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.models.base import Record, evolve
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.order import in_order


class _ApartError(Exception):
    """The two changes touched the same thing."""


def replayed(onto: JourneyMap, was: JourneyMap, now: JourneyMap) -> JourneyMap | None:
    """The map ``onto`` with what made ``now`` of ``was``; None where that does not fit it."""
    try:
        made = _merged(onto, was, now)
    except _ApartError:
        return None
    assert isinstance(made, JourneyMap)
    if was.cards is not now.cards:
        if any(card.lane not in made.records for card in made.cards):
            return None
        made = evolve(made, cards=in_order(made))
    return None if faults(made, 1) else made


def _merged(onto: Any, was: Any, now: Any) -> Any:
    if now is was or now == was:
        return onto
    if onto is was or onto == was:
        return now
    if isinstance(onto, Record) and type(onto) is type(was) is type(now):
        if was.model_extra != now.model_extra:
            raise _ApartError
        return evolve(
            onto,
            **{
                name: _merged(getattr(onto, name), getattr(was, name), getattr(now, name))
                for name in type(now).model_fields
                if getattr(now, name) is not getattr(was, name)
            },
        )
    if all(isinstance(one, tuple) for one in (onto, was, now)):
        return _merged_records(onto, was, now)
    raise _ApartError


def _merged_records(onto: Sequence[Any], was: Sequence[Any], now: Sequence[Any]) -> tuple[Any, ...]:
    """Records by their ids: those that came come behind the one that they stand behind now."""
    there, old, new = _by_id(onto), _by_id(was), _by_id(now)
    # Nobody writes a record away, or into another place.
    if [id_ for id_ in new if id_ in old] != list(old):
        raise _ApartError
    made = {id_: _merged(one, old.get(id_), new.get(id_)) for id_, one in there.items()}
    if any(id_ not in there and old[id_] != new[id_] for id_ in old):
        raise _ApartError
    order = list(made)
    behind = -1
    for id_, one in new.items():
        if id_ in made:
            behind = order.index(id_)
        elif id_ not in old:
            behind += 1
            order.insert(behind, id_)
            made[id_] = one
    return tuple(made[id_] for id_ in order)


def _by_id(records: Sequence[Any]) -> dict[str, Any]:
    found = {one.id: one for one in records if isinstance(one, Record) and hasattr(one, "id")}
    if len(found) != len(records):
        raise _ApartError
    return found
