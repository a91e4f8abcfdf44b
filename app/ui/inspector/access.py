"""How fields are read from records and written by edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.models import edits
from app.models.base import Id, Record
from app.models.card import Card, Contact, Feeling, Image, Outcome, Plan
from app.models.edits.change import fitted
from app.models.journey import JourneyMap
from app.models.metric import plain_metric
from app.models.picture import Picture
from app.ui.inspector.field import Applies, Field, Kind, Options, Read, Value, Write, WriteAll

ChangeRecord = Callable[..., JourneyMap]
"""An edit that takes a map, the id of a record and fields to change in it."""

MakeField = Callable[..., Field]
"""Makes a field from its path, label and kind, and whatever else a `Field` has."""


def change_map(map_: JourneyMap, _: Id, /, **changes: Any) -> JourneyMap:
    """Change fields of the map itself."""
    return edits.change_map(map_, **changes)


def change_scope(map_: JourneyMap, _: Id, /, **changes: Any) -> JourneyMap:
    """Change fields of the map's scope."""
    return edits.change_scope(map_, **changes)


_PARTS: Mapping[str, Callable[[], Record]] = {
    "contact": Contact,
    "plan": Plan,
    "result": Outcome,
    "feeling": lambda: Feeling(level=0.0),
    "image": lambda: Image(picture=""),
    "metric": plain_metric,
}
_DROPPED_WHEN_EMPTY = frozenset({"contact", "plan", "result"})


def unwritten(map_: JourneyMap, _: Id, __: Value) -> JourneyMap:
    """Writes nothing: what is shown is changed by other means."""
    return map_


def reader(path: str) -> Read:
    """Reads what stands at a path such as "plan.result.date"; what is not there is empty."""
    names = path.split(".")

    def read(_: JourneyMap, record: Record) -> Value:
        found: Any = record
        for at, name in enumerate(names):
            value = getattr(found, name)
            if value is None and at + 1 < len(names):
                return _empty(names[at], names[at + 1 :])
            found = value
        return found

    return read


def writer(change: ChangeRecord, path: str) -> Write:
    """Writes to a path by an edit; parts of the record that are not there yet are made.

    A part that nothing is said in any more goes.
    """
    first, *rest = path.split(".")

    def write(map_: JourneyMap, record_id: Id, value: Value) -> JourneyMap:
        if rest:
            record = map_ if record_id == map_.id else map_.records[record_id]
            value = _with_part(first, getattr(record, first), rest, value)
        return change(map_, record_id, **{first: value})

    return write


def cards_writer(path: str) -> WriteAll:
    """Writes to a path of many cards at once."""
    first, *rest = path.split(".")

    def write(map_: JourneyMap, card_ids: Sequence[Id], value: Value) -> JourneyMap:
        def changes(card: Card) -> Mapping[str, Any]:
            return {first: _with_part(first, getattr(card, first), rest, value) if rest else value}

        return edits.change_cards(map_, card_ids, changes)

    return write


def _with_part(name: str, part: Any, rest: list[str], value: Value) -> Record | None:
    held: Record = part if part is not None else _PARTS[name]()
    if len(rest) > 1:
        value = _with_part(rest[0], getattr(held, rest[0]), rest[1:], value)
    made = fitted(held, **{rest[0]: value})
    if name in _DROPPED_WHEN_EMPTY and made == _PARTS[name]():
        return None
    return made


def _empty(name: str, rest: list[str]) -> Value:
    """What a field of a part holds where there is no such part."""
    field = _PARTS[name]
    if rest == ["level"]:
        return None
    found: Any = field()
    for one in rest:
        if found is None:
            return _empty(rest[rest.index(one) - 1], rest[rest.index(one) :])
        found = getattr(found, one)
    return found


def card_fields() -> MakeField:
    """Makes the fields of cards, many of which may be selected."""
    make = fields_of(edits.change_card)

    def made(path: str, label: str, kind: Kind, **more: Any) -> Field:
        # A write of its own does more than to put a value into a field.
        if "write" not in more:
            more.setdefault("write_all", cards_writer(path))
        return make(path, label, kind, **more)

    return made


def fields_of(change: ChangeRecord) -> MakeField:
    """Makes the fields of a noun: read at their path, written by the noun's edit."""

    def make(path: str, label: str, kind: Kind, **more: Any) -> Field:
        read = more.pop("read", None) or reader(path)
        write = more.pop("write", None) or writer(change, path)
        return Field(path, label, kind, read, write, **more)

    return make


def choice_of(make: MakeField) -> MakeField:
    """Makes the fields of a noun that hold a word of several: from path, label and the words."""

    def made(path: str, label: str, options: Options, **more: Any) -> Field:
        return make(path, label, Kind.CHOICE, options=options, **more)

    return made


def given(applies: Applies, *fields: Field) -> tuple[Field, ...]:
    """Fields that are shown where something holds."""
    return tuple(replace(field, applies=applies) for field in fields)


def picture_writer(change: ChangeRecord, path: str) -> Write:
    """Writes the hash of a picture and puts the picture into the map; "" takes it away."""
    write_hash = writer(change, path)

    def write(map_: JourneyMap, record_id: Id, value: Value) -> JourneyMap:
        if isinstance(value, Picture):
            map_, value = edits.add_picture(map_, value), value.sha256
        return write_hash(map_, record_id, value)

    return write
