"""Records made many at a time are those that pydantic makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

import orjson
import pytest
from hypothesis import given
from pydantic import ValidationError

from app.models.base import Record
from app.models.integrity import Path, examine
from app.models.integrity.records import records_by_kind
from app.models.journey import JourneyMap
from app.storage import dump
from app.storage.bulk import Unsure, map_of
from tests.generators import Wishes, maps, random_map

RICH = random_map(0, 3, 17, 34, Wishes(details=1.0, unknown=0.2))
"""A map with records of every kind."""

ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 3, 5, 6, -0.0, 0.25, 0.5, 1.0, 2.0, 7.5, 1e15, 10**15 + 1, 1e16,
    2**63, -(2**63), "", " ", "x", "2026", "2026-02-29", "2026-02-28", "23:40", "#12abEF",
    "#12abEF\n", "#12abEG", [], ["x", ""], ["x", 1], [None], [[]], [{}], {}, {"id": "x"},
    {"new": [1]},
)  # fmt: skip
"""Values of every sort, each of which some fields take and others do not."""


@given(map_=maps(unknown=True))
def test_they_are_equal_to_what_pydantic_makes(map_: JourneyMap) -> None:
    data = dump(map_)
    made, columns = map_of(orjson.loads(data))
    known = JourneyMap.model_validate_json(data)
    assert made == known
    assert repr(made) == repr(known), "down to the types of numbers"
    assert dump(made) == data
    assert examine(made, columns=columns) == examine(known)


def test_the_columns_hold_every_record() -> None:
    made, columns = map_of(orjson.loads(dump(RICH)))
    known = records_by_kind(made)
    assert set(_kinds(JourneyMap)) == known.keys(), "no kind is missing here"
    assert columns.keys() == known.keys()
    for kind, parts in known.items():
        here = [id(record) for part in columns[kind] for record in part.records]
        assert sorted(here) == sorted(id(record) for part in parts for record in part.records)


def test_a_copy_of_a_record_shares_nothing_that_changes() -> None:
    made, _ = map_of(orjson.loads(dump(random_map(1, 3, 3, 6))))
    one, other = made.cards[:2]
    changed = one.model_copy(update={"new": 1, "text": "other"})
    assert changed.model_extra == {"new": 1}
    assert one.model_extra == other.model_extra == {}


def test_any_value_in_any_field_is_taken_or_left_as_pydantic_does() -> None:
    outcomes: Counter[str] = Counter()
    for path, name, value in _mutants():
        data = orjson.dumps(value)
        try:
            known = JourneyMap.model_validate_json(data)
        except ValidationError:
            outcomes["left"] += 1
            assert not _taken(data), f"{path} was taken with another {name}"
            continue
        outcomes["taken"] += 1
        made, _ = map_of(orjson.loads(data))
        assert made == known, (path, name)
        assert repr(_at(path, made)) == repr(_at(path, known)), "down to the types of numbers"
    assert outcomes["left"] > 1_000
    assert outcomes["taken"] > 1_000


def test_what_is_no_object_is_left() -> None:
    for value in (None, [], "map", 1, [{}]):
        with pytest.raises(Unsure):
            map_of(value)


def _taken(data: bytes) -> bool:
    try:
        map_of(orjson.loads(data))
    except Unsure:
        return False
    return True


def _kinds(kind: type[Record]) -> Iterator[type[Record]]:
    """A kind of record and all kinds that stand in it."""
    yield kind
    for info in kind.model_fields.values():
        for part in (info.annotation, *get_args(info.annotation)):
            if isinstance(part, type) and issubclass(part, Record):
                yield from _kinds(part)


def _at(path: Path, value: Any) -> Any:
    for part in path:
        value = getattr(value, part) if isinstance(part, str) else value[part]
    return value


def _mutants() -> Iterator[tuple[Path, str, Any]]:
    """The map with another value in one field, or without it, for each field of each kind."""
    value: Any = orjson.loads(dump(RICH))
    for kind, parts in records_by_kind(RICH).items():
        path = parts[0].path_of(0)
        holder = value
        for part in path:
            holder = holder[part]
        before = dict(holder)
        for name in kind.model_fields:
            for odd in ODD:
                holder[name] = odd
                yield path, name, value
            del holder[name]
            yield path, name, value
            holder.update(before)
