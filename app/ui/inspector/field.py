"""What a form is made of: fields as data, in groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from app.models.base import Id, Record
from app.models.journey import JourneyMap
from app.models.vocabulary import Unit
from app.ui.names import AS_THEME


class Kind(StrEnum):
    """What kind of value a field holds, and so which widget edits it.

    A *line* and a *text* are text; a *list* stands on one line and *lines* have one item each; an
    *amount* is a number in a unit; *ids* are chosen records; *records* are a list to add to, to
    order and to open; *joined* are joints to records elsewhere on the map, to go to and to take
    apart; *shown* is worked out and cannot be edited.
    """

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    AMOUNT = "amount"
    COUNT = "count"
    DATE = "date"
    MOMENT = "moment"
    COLOUR = "colour"
    FACE = "face"
    LIST = "list"
    LINES = "lines"
    CHECK = "check"
    IDS = "ids"
    RECORDS = "records"
    JOINED = "joined"
    PICTURE = "picture"
    SHOWN = "shown"


OF_ONE = frozenset({Kind.RECORDS, Kind.JOINED})
"""Kinds that are shown of one record only."""


class Part(NamedTuple):
    """The key of a number of a record, or of a stop of a tour: these have no ids of their own."""

    owner: Id
    place: int


RecordKey = Id | Part
"""What names a record of which there is a form. An id is any text: none is taken apart."""

Given = Any
"""The key that the functions of one form are given: ids, but parts in the forms of parts."""

Value = Any
Option = tuple[Value, str]
"""A value that can be chosen, and its name in the interface's language."""

Read = Callable[[JourneyMap, Record], Value]
Write = Callable[[JourneyMap, Given, Value], JourneyMap]
WriteAll = Callable[[JourneyMap, Sequence[Given], Value], JourneyMap]
Applies = Callable[[JourneyMap, Record], bool]


@dataclass(frozen=True, slots=True)
class Measured:
    """In which unit an amount is counted; ``symbol`` is a currency or a unit of one's own."""

    unit: str = Unit.NUMBER.value
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What can be done to the records of a list that a record holds.

    ``add`` and ``move`` give back the map and the key of the record that was added or moved.
    """

    add: Callable[[JourneyMap, Given], tuple[JourneyMap, RecordKey]]
    remove: Callable[[JourneyMap, Given], JourneyMap]
    move: Callable[[JourneyMap, Given, int], tuple[JourneyMap, RecordKey]]
    added: str
    removed: str
    moved: str
    least: int = 0
    """How many have to stay."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What can be done to the joints of a record with others.

    ``partner`` gives the record that a joint leads to from its owner, "" where it is gone.
    """

    remove: Callable[[JourneyMap, Given], JourneyMap]
    removed: str
    partner: Callable[[JourneyMap, Given, Given], Id]


@dataclass(frozen=True, slots=True)
class Making:
    """How a record that can be chosen is made where it is chosen, of a name that is typed there.

    ``make`` gives back the map with it and its id; of a record that has the name already, its id.
    ``asked`` is what the menu calls it, ``prompt`` stands where the name is typed, ``made`` is what
    undo calls it.
    """

    make: Callable[[JourneyMap, str], tuple[JourneyMap, Id]]
    asked: str
    prompt: str
    made: str


def _always(_: JourneyMap, __: Record) -> bool:
    return True


def _plain_number(_: JourneyMap, __: Record) -> Measured:
    return Measured()


Options = Callable[[JourneyMap], Sequence[Option]]
"""What can be chosen on a map."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. ``id`` is its path in the record, such as "feeling.level".

    ``label``, ``example`` (shown while it is empty) and ``tip`` are English and translated when
    they are shown. ``options`` are what can be chosen, ``proposals`` what a list may hold besides
    what is typed; these are asked for when they are to be seen. ``write_all`` writes to very many
    records at once. ``commands`` are those of the window that have a button here, by id and name;
    ``unset`` is what a colour is called that was not chosen; ``unless`` are fields one of which
    stands for this one wherever it is shown; ``icon_of`` names the icon of what can be chosen.
    """

    id: str
    label: str
    kind: Kind
    read: Read
    write: Write
    options: Options | None = None
    proposals: Options | None = None
    write_all: WriteAll | None = None
    measured: Callable[[JourneyMap, Record], Measured] = _plain_number
    listing: Listing | None = None
    joined: Joined | None = None
    making: Making | None = None
    applies: Applies = _always
    commands: tuple[tuple[str, str], ...] = ()
    example: str = ""
    unset: str = AS_THEME
    unless: tuple[str, ...] = ()
    tip: str = ""
    icon_of: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under a heading; ``folded`` at first. One without a title cannot be folded."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What is to be said of one kind of record; one begins at ``first``, else at the top."""

    id: str
    title: str
    groups: tuple[Group, ...]
    name: Callable[[JourneyMap, Record], str]
    first: str = ""

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return tuple(field for group in self.groups for field in group.fields)


class _Mixed:
    def __repr__(self) -> str:
        return "MIXED"


MIXED = _Mixed()
"""Stands for the value of several records that differ."""


@dataclass(frozen=True, slots=True)
class Delta:
    """What is added to the lists of several records and taken from them; the rest stays."""

    add: tuple[Value, ...] = ()
    remove: tuple[Value, ...] = ()

    def given_to(self, held: Sequence[Value]) -> tuple[Value, ...]:
        """A list after this."""
        kept = [one for one in held if one not in self.remove]
        return tuple(dict.fromkeys([*kept, *self.add]))


@dataclass(frozen=True, slots=True)
class Named:
    """A record of this name is made and added to the lists of several records; the rest stays."""

    name: str


def held_lists(
    field: Field, map_: JourneyMap, keys: Sequence[RecordKey]
) -> list[tuple[Value, ...]]:
    """What a field that holds a list has in each of some records."""
    records = (record_at(map_, key) for key in keys)
    return [tuple(field.read(map_, one)) for one in records if one is not None]


def common_value(field: Field, map_: JourneyMap, records: Sequence[Record]) -> Value:
    """The value of a field in all of some records, or `MIXED`."""
    first = field.read(map_, records[0])
    alike = all(field.read(map_, one) == first for one in records[1:])
    return first if alike else MIXED


def written(field: Field, map_: JourneyMap, keys: Sequence[RecordKey], value: Value) -> JourneyMap:
    """The map with a value in a field of some records; the very same where nothing differs.

    A `Delta` changes the list of each, and so does one that is `Named`. Raises `EditError` where
    the value does not fit.
    """
    if isinstance(value, Named):
        assert field.making is not None
        map_, made = field.making.make(map_, value.name)
        value = Delta(add=(made,))
    if isinstance(value, Delta):
        lists: dict[Value, list[RecordKey]] = {}
        for key in keys:
            for held in held_lists(field, map_, (key,)):
                lists.setdefault(value.given_to(held), []).append(key)
        for one, having in lists.items():
            map_ = written(field, map_, having, one)
        return map_
    known = ((key, record_at(map_, key)) for key in keys)
    others = [key for key, one in known if one is not None and field.read(map_, one) != value]
    if len(others) > 1 and field.write_all is not None:
        return field.write_all(map_, others, value)
    for key in others:
        map_ = field.write(map_, key, value)
    return map_


def texts_replaced(field: Field, map_: JourneyMap, keys: Sequence[RecordKey], value: Value) -> int:
    """How many different texts of records go when a value comes in the place of them all."""
    if field.kind not in (Kind.LINE, Kind.TEXT) or len(keys) < 2:
        return 0
    records = (record_at(map_, key) for key in keys)
    held = {str(field.read(map_, one)) for one in records if one is not None}
    return len({one for one in held if one.strip()} - {value})


def owner_of(key: RecordKey) -> Id:
    """The id of the record that a key names, or that has the part which it names."""
    return key.owner if isinstance(key, Part) else key


def record_at(map_: JourneyMap, key: RecordKey) -> Record | None:
    """The record that a key names: the map itself, one with an id, or a part of one of these."""
    owner = owner_of(key)
    record: Record | None = map_ if owner == map_.id else map_.records.get(owner)
    if not isinstance(key, Part) or record is None:
        return record
    parts: tuple[Record, ...] = getattr(record, "measures", ()) or getattr(record, "stops", ())
    return parts[key.place] if key.place < len(parts) else None
