"""Records cannot be changed, so a map that somebody holds stays what it was."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, MutableSequence, MutableSet
from random import Random

import pytest
from pydantic import ValidationError

from app.models import journey as _journey
from app.models.base import Record
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
