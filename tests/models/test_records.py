"""Records cannot be changed, so a map that somebody holds stays what it was."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, MutableMapping, MutableSequence, MutableSet
from random import Random

import pytest
from pydantic import ValidationError

from app.models import journey as _journey
from app.models.base import Record
from app.models.card import Comment
from app.storage import dump
from tests.generators import random_map
from tests.models.moves import MOVES

assert _journey  # with it all records are imported


def kinds(base: type[Record] = Record) -> Iterator[type[Record]]:
    """Every class of records of the program."""
    for kind in base.__subclasses__():
        if kind.__module__.startswith("app."):
            yield kind
        yield from kinds(kind)


def values(record: Record) -> Iterator[tuple[str, object]]:
    """Every known field of a record and of those below it: where it stands and its value."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        yield f"{type(record).__name__}.{name}", value
        for below in value if isinstance(value, tuple) else (value,):
            if isinstance(below, Record):
                yield from values(below)


def test_every_kind_of_record_is_frozen() -> None:
    assert len(list(kinds())) > 20
    assert [kind.__name__ for kind in kinds() if not kind.model_config.get("frozen")] == []


def test_no_field_can_be_set_and_none_holds_what_could_be_changed() -> None:
    map_ = random_map(3, 9, 17, 200)
    for record in (map_, map_.scope, *map_.records.values()):
        for name in type(record).model_fields:
            with pytest.raises(ValidationError, match="frozen"):
                setattr(record, name, getattr(record, name))
    mutable = (MutableSequence, MutableMapping, MutableSet, bytearray)
    assert {place for place, value in values(map_) if isinstance(value, mutable)} == set()


@pytest.mark.parametrize("name", sorted(MOVES))
def test_an_edit_leaves_the_map_it_was_given_as_it_was(name: str) -> None:
    changed = 0
    for seed in range(30):
        before = random_map(seed, 7, 17, 30)
        written = dump(before)
        after = MOVES[name](before, Random(seed))
        changed += after is not None and after is not before
        assert dump(before) == written
    assert changed


def test_a_copy_knows_nothing_that_was_worked_out_from_its_original() -> None:
    map_ = random_map(3, 9, 17, 200)
    cards, columns = len(map_.records), len(map_.shown.columns)
    copy = map_.model_copy(update={"cards": (), "stages": map_.stages[:1]})
    assert len(copy.records) < cards
    assert len(copy.shown.columns) < columns
    assert copy.cells == {}


def test_a_date_is_one_of_the_calendar() -> None:
    numbers = range(33)
    for year in (0, 1, 1900, 2000, 2023, 2024, 9999):
        for month, day in itertools.product(numbers, numbers):
            written = f"{year:04}-{month:02}-{day:02}"
            assert is_taken(written) == in_calendar(year, month, day), written
        for month in numbers:
            assert is_taken(f"{year:04}-{month:02}") == in_calendar(year, month, 1)
        assert is_taken(f"{year:04}") == in_calendar(year, 1, 1)
    for odd in ("2026-11-3", "2026-1", "226", "20260-11", "2026-11-30\n", "٢٠٢٦", "2026-11-", "-"):
        assert not is_taken(odd)


def is_taken(written: str) -> bool:
    try:
        Comment(id="c", date=written)
    except ValidationError:
        return False
    return True


def in_calendar(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
