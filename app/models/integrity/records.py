"""The records of a map by their kind, each kind as few columns with the paths on demand.

A rule looks at a whole column with set arithmetic and asks for single paths only where something is
wrong: so checking a sound map of 20,000 cards takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from app.models.base import Record, Vocabulary
from app.models.integrity.reference_table import REFERENCES
from app.models.values import ValuePath


class Column:
    """Records of one kind that stand in one sort of place.

    ``fields`` are the values of fields, record by record; ``rest`` tells of fields that
    are not among those the one value that all records have there. Each field that a rule is about
    is in one of the two.
    """

    def __init__(
        self,
        records: Sequence[Any],
        path_of: Callable[[int], ValuePath],
        fields: Mapping[str, Sequence[Any]],
        rest: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.records = records
        self.path_of = path_of
        self._fields = fields
        self._rest = rest
        self._values: dict[str, set[Any]] = {}

    def all(self, field: str) -> Sequence[Any]:
        """The values of a field, record by record. A field no rule is about raises KeyError."""
        found = self._fields.get(field)
        return [self._rest[field]] * len(self.records) if found is None else found

    def has(self, field: str) -> bool:
        """Whether the records have a field."""
        return field in self._fields or field in self._rest

    def values(self, field: str) -> set[Any]:
        """What occurs in a field; not to be changed."""
        found = self._values.get(field)
        if found is None:
            one = field not in self._fields and len(self.records) > 0
            found = {self._rest[field]} if one else set(self.all(field))
            self._values[field] = found
        return found

    def only(self, field: str, allowed: frozenset[Any]) -> bool:
        """Whether nothing else than what is allowed occurs in a field."""
        found = self._fields.get(field)
        return self._rest[field] in allowed if found is None else allowed.issuperset(found)

    def bare(self, field: str) -> bool:
        """Whether no record has anything in a field: no text, no list, no record."""
        found = self._fields.get(field)
        return not (self._rest[field] if found is None else any(found))

    def where(self, field: str, wanted: set[Any]) -> Iterator[tuple[ValuePath, Any]]:
        """The path and value of each field whose value is among ``wanted``."""
        for at, value in enumerate(self.all(field)):
            if value in wanted:
                yield (*self.path_of(at), field), value


class _Child(NamedTuple):
    field: str
    kind: type[Record]
    many: bool


@cache
def words_of(kind: type[Record]) -> tuple[tuple[str, frozenset[str], Vocabulary], ...]:
    """The fields of a record that take words of a vocabulary, with the words they may take."""
    found = []
    for name, info in kind.model_fields.items():
        for mark in info.metadata:
            if isinstance(mark, Vocabulary):
                words = {word.value for word in mark.words} | ({""} if mark.empty else set())
                found.append((name, frozenset(words), mark))
    return tuple(found)


@cache
def _children(kind: type[Record]) -> tuple[_Child, ...]:
    found = []
    for name, info in kind.model_fields.items():
        many = getattr(info.annotation, "__origin__", None) is tuple
        for part in (info.annotation, *get_args(info.annotation)):
            if isinstance(part, type) and issubclass(part, Record):
                found.append(_Child(name, part, many))
    return tuple(found)


@cache
def ruled_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields that a rule is about: ids, references, words, and what holds records."""
    ruled = {"id", "sha256", "step", "until"}
    ruled |= {reference.field for reference in REFERENCES if reference.kind is kind}
    ruled |= {field for field, _, _ in words_of(kind)} | {child.field for child in _children(kind)}
    return tuple(name for name in kind.model_fields if name in ruled)


Columns = Mapping[type[Record], Sequence[Column]]
"""Records by their class, each class in one or more columns."""


def records_by_kind(*records: Record) -> Columns:
    """Some records of one class and all records in them, at every level, by their class."""
    found: dict[type[Record], list[Column]] = {}
    _collect(type(records[0]), _column(type(records[0]), records, lambda at: ()), found)
    return found


class RecordsMemo:
    """All records of one version of a map after the other; what two share is walked once.

    An edit leaves most of a map's tuples as they are, and so the very same objects.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Sequence[Record], Columns]] = {}

    def records_by_kind(self, map_: Record) -> Columns:
        """What the function of this name gives for a map."""
        kind = type(map_)
        top = _column(kind, (map_,), lambda at: ())
        found: dict[type[Record], list[Column]] = {kind: [top]}
        for child in _children(kind):
            if not child.many:
                _collect_below(top, child, found)
                continue
            held = top.all(child.field)[0]
            before = self._kept.get(child.field)
            if before is None or before[0] is not held:
                made: dict[type[Record], list[Column]] = {}
                _collect_below(top, child, made)
                before = self._kept[child.field] = held, made
            for one, columns in before[1].items():
                found.setdefault(one, []).extend(columns)
        return found


def _column(
    kind: type[Record], records: Sequence[Any], path_of: Callable[[int], ValuePath]
) -> Column:
    # One walk over the records for all fields: what takes time is to reach them in memory.
    names = ruled_fields(kind)
    rows = [record.__dict__ for record in records]
    fields: Iterable[tuple[Any, ...]]
    if len(names) > 1 and rows:
        fields = zip(*map(itemgetter(*names), rows), strict=True)
    else:
        fields = (tuple(row[name] for row in rows) for name in names)
    return Column(records, path_of, dict(zip(names, fields, strict=True)))


def _collect(kind: type[Record], column: Column, found: dict[type[Record], list[Column]]) -> None:
    found.setdefault(kind, []).append(column)
    for child in _children(kind):
        _collect_below(column, child, found)


def _collect_below(column: Column, child: _Child, found: dict[type[Record], list[Column]]) -> None:
    below = _below_many(column, child) if child.many else _below_one(column, child)
    if below.records:
        _collect(child.kind, below, found)


def _below_one(column: Column, child: _Child) -> Column:
    if column.bare(child.field):
        return Column((), column.path_of, {})
    values = column.all(child.field)
    held = [(at, value) for at, value in enumerate(values) if value is not None]

    def path_of(at: int) -> ValuePath:
        return (*column.path_of(held[at][0]), child.field)

    return _column(child.kind, [value for _, value in held], path_of)


def _below_many(column: Column, child: _Child) -> Column:
    if len(column.records) == 1:
        values = column.all(child.field)[0]
        return _column(child.kind, values, lambda at: (*column.path_of(0), child.field, at))
    if column.bare(child.field):
        return Column((), column.path_of, {})
    held = [
        (at, place, value)
        for at, values in enumerate(column.all(child.field))
        if values
        for place, value in enumerate(values)
    ]

    def path_of(at: int) -> ValuePath:
        above, place, _ = held[at]
        return (*column.path_of(above), child.field, place)

    return _column(child.kind, [value for _, _, value in held], path_of)
