"""Records made many at a time are those that pydantic makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from sys import getsizeof
from typing import Any, get_args

import orjson
import pytest
from hypothesis import given
from pydantic import ValidationError

from app.models.base import Record
from app.models.integrity import ValuePath, examine
from app.models.integrity.records import records_by_kind
from app.models.journey import JourneyMap
from app.storage import dump
from app.storage.bulk import Unsure, map_of
from tests.generators import maps, random_map
from tests.models.field_mutants import RICH, mutants


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


def test_cards_share_one_table_of_names() -> None:
    made, _ = map_of(orjson.loads(dump(random_map(1, 3, 3, 6))))
    for card in made.cards:
        assert getsizeof(vars(card)) < 0.5 * getsizeof(dict(vars(card).items()))


def test_any_value_in_any_field_is_taken_or_left_as_pydantic_does(
    short_or_full: Callable[[int, int], int],
) -> None:
    outcomes: Counter[str] = Counter()
    for path, name, data in mutants(short_or_full(4, 1)):
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
    assert outcomes["left"] > 250
    assert outcomes["taken"] > 250


def test_what_is_no_object_is_left() -> None:
    nothing: tuple[Any, ...] = (None, [], "map", 1, [{}])
    for value in nothing:
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


def _at(path: ValuePath, value: Any) -> Any:
    for part in path:
        value = getattr(value, part) if isinstance(part, str) else value[part]
    return value
