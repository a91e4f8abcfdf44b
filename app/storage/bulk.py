"""Records made of plain values, a whole kind at a time.

pydantic makes one record after the other and fills in each field that a file leaves out; of many
cards most time goes there. Here the steps are taken for all records of a kind at once. A value is
taken only where pydantic would take it, and what is made of it is equal to what pydantic makes;
`Unsure` says that somebody has to ask pydantic. What the fields may hold is read from the models.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import chain, compress, islice, repeat
from operator import ge, gt, le, lt, or_
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, cast, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from app.models.base import InSchema, Record, Vocabulary
from app.models.integrity.records import Column, Columns
from app.models.journey import JourneyMap
from app.models.picture import Picture

Values = Sequence[Any]
Row = dict[str, Any]
Rows = list[Row]
Held = dict[type[Record], list[Column]]

Check = Callable[[Values], bool]

# Which value of many meets a bound if they all do, and how.
_BOUNDS: Mapping[str, tuple[Callable[[Values], Any], Callable[[Any, Any], bool]]] = {
    "ge": (min, ge),
    "gt": (min, gt),
    "le": (max, le),
    "lt": (max, lt),
}
# The types of JSON's values that a field of a type takes.
_TYPES: Mapping[type, frozenset[type]] = {
    bool: frozenset({bool}),
    int: frozenset({int}),
    float: frozenset({int, float}),
    str: frozenset({str}),
}

# How a record's own slots are filled past its being frozen.
_put_dict = vars(BaseModel)["__dict__"].__set__
_put_extra = vars(BaseModel)["__pydantic_extra__"].__set__
_put_fields_set = vars(BaseModel)["__pydantic_fields_set__"].__set__
_put_private = vars(BaseModel)["__pydantic_private__"].__set__
_all_of: Callable[[Iterable[Any]], None] = deque[Any](maxlen=0).extend
"""Runs through something and keeps nothing of it."""


class Unsure(Exception):
    """Values of which no map is made here; whether there is one in them, pydantic knows."""


def map_of(members: object) -> tuple[JourneyMap, Columns]:
    """The map that the members of a file make, and its records in columns for the rules.

    ``members`` is what orjson reads. The columns tell no paths. Raises `Unsure`.
    """
    held: Held = {}
    try:
        (made,) = _made(JourneyMap, [members], held)
    except TypeError as error:
        # Python's own words for a text, a list or an object that is something else.
        raise Unsure from error
    return made, held


class _Part(NamedTuple):
    """A field that is more than a text: its default, and how values other than that are read.

    ``alone``: nothing else that a file can hold is equal to the default, as 0 is to false, and the
    default is false as a condition. ``whole``: the default is read like any other value.
    """

    name: str
    default: Any
    alone: bool
    whole: bool
    read: Callable[[Values, Held], Values]


class _Plan(NamedTuple):
    """How the records of a kind are made; ``blank`` is one of which a file says nothing.

    ``names`` are those of its fields, as each record keeps them; they are never changed.
    ``required`` are those that a file has to name, ``parts`` those that are more than a text.
    """

    blank: dict[str, Any]
    names: set[str]
    required: frozenset[str]
    parts: Mapping[str, _Part]


class _Written(NamedTuple):
    """The fields of a kind that some record names; all others leave the default, which is sound.

    ``fields`` says of each field of the kind whether it is one of these, ``names`` are theirs,
    ``texts`` the names of those that hold a text and nothing else; ``parts`` are the others.
    """

    fields: tuple[bool, ...]
    names: tuple[str, ...]
    texts: tuple[str, ...]
    parts: tuple[_Part, ...]


def _made(kind: type[Record], values: Iterable[Any], held: Held) -> list[Any]:
    given = list(values)
    if not given:
        return []
    plan = _plan(kind)
    rows: Rows = list(map(or_, repeat(plan.blank), given))
    names: frozenset[str] = frozenset().union(*given)
    # One for all: records are frozen, and a copy of a record gets one of its own.
    extras: Iterable[dict[str, Any]] = repeat({})
    if not names <= plan.names:
        extras = _extras(rows, len(plan.blank))
        names &= plan.names
    written = _written(kind, names)
    columns = compress(zip(*map(dict.values, rows), strict=True), written.fields)
    fields: dict[str, Values] = dict(zip(written.names, columns, strict=True))
    # This looks at the type of each text, in one call for each field.
    _all_of(map("".join, map(fields.__getitem__, written.texts)))
    for part in written.parts:
        _read(part, rows, fields[part.name], held)
    records: list[Any] = list(map(object.__new__, repeat(kind, len(rows))))
    # As BaseModel.model_construct does it, which takes them one by one.
    _all_of(map(_put_dict, records, rows))
    _all_of(map(_put_extra, records, extras))
    _all_of(map(_put_fields_set, records, repeat(plan.names)))
    _all_of(map(_put_private, records, repeat(None)))
    held.setdefault(kind, []).append(Column(records, _nowhere, fields, plan.blank))
    return records


def _read(part: _Part, rows: Rows, column: Values, held: Held) -> None:
    """Read what stands in a field, and put it in its place where it is made anew."""
    given, places = (column, rows) if part.whole else _chosen(part, column, rows)
    if not given:
        return
    read = part.read(given, held)
    if read is not given:
        name = part.name
        for row, value in zip(places, read, strict=True):
            row[name] = value


def _chosen(part: _Part, column: Values, rows: Rows) -> tuple[Values, Iterable[Row]]:
    """The values that are other than the default, and the rows that they stand in."""
    default = part.default
    if not part.alone:
        chosen: Values = [value is not default for value in column]
    else:
        given = list(filter(None, column))
        if len(given) + column.count(default) == len(column):
            return given, compress(rows, column)
        chosen = [value != default for value in column]
    return list(compress(column, chosen)), compress(rows, chosen)


def _nowhere(at: int) -> tuple[str | int, ...]:
    return ()


def _extras(rows: Rows, width: int) -> list[dict[str, Any]]:
    """Take the fields that no model knows out of the rows; they stand last there."""
    return [{name: row.pop(name) for name in list(islice(row, width, None))} for row in rows]


@lru_cache(maxsize=1024)
def _written(kind: type[Record], names: frozenset[str]) -> _Written:
    """What to look at where records name these fields. Raises Unsure where one is missing."""
    plan = _plan(kind)
    if not plan.required <= names:
        raise Unsure
    here = tuple(name for name in plan.blank if name in names)
    return _Written(
        fields=tuple(name in names for name in plan.blank),
        names=here,
        texts=tuple(name for name in here if name not in plan.parts),
        parts=tuple(plan.parts[name] for name in here if name in plan.parts),
    )


@cache
def _plan(kind: type[Record]) -> _Plan:
    # Where a file leaves out what it must have, this comes to stand, which fits nothing.
    missing = object()
    blank = {
        name: missing if info.is_required() else info.default
        for name, info in kind.model_fields.items()
    }
    parts: dict[str, _Part] = {}
    for name, info in kind.model_fields.items():
        base, marks = _taken_apart(info.annotation, info.metadata)
        # The texts of pictures are long: these are not to be joined.
        if base is not str or marks or kind is Picture:
            default = blank[name]
            alone = default is None or default in ((), "")
            # No value is to be passed over where there is no default.
            whole = info.is_required() or (type(default) in _TYPES and not alone)
            parts[name] = _Part(name, default, alone, whole, _reader(base, marks))
    required = frozenset(name for name, value in blank.items() if value is missing)
    return _Plan(_of_shared_keys(blank), set(blank), required, parts)


def _of_shared_keys(members: dict[str, Any]) -> dict[str, Any]:
    """The same dict as Python makes it for an object's attributes.

    Its copies share one table of keys. The fields of a card take a third of the memory then, and
    less time to make, to read and to free.
    """
    kept = type("Kept", (), {})()
    for name, value in members.items():
        setattr(kept, name, value)
    shared: dict[str, Any] = vars(kept)
    return shared


def _taken_apart(kind: Any, metadata: Iterable[Any]) -> tuple[Any, list[Any]]:
    """The bare type behind annotations, without None, and the marks that say what it may hold."""
    marks: list[Any] = []
    for mark in metadata:
        marks += mark.metadata if isinstance(mark, FieldInfo) else [mark]
    marks = [mark for mark in marks if not isinstance(mark, Vocabulary | InSchema)]
    if get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
    elif get_origin(kind) in (Union, UnionType):
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
        more = []
    else:
        return kind, marks
    base, inner = _taken_apart(kind, more)
    return base, [*inner, *marks]


def _reader(base: Any, marks: list[Any]) -> Callable[[Values, Held], Values]:
    if get_origin(base) is tuple:
        inside, _ = get_args(base)
        least = max((mark.min_length for mark in marks), default=0)
        if inside is str:
            return lambda values, held: _lists_of_texts(values)
        return lambda values, held: _lists_of_records(inside, values, held, least)
    if issubclass(base, Record):
        return lambda values, held: _made(base, values, held)
    checks = [_check(mark) for mark in marks]
    return lambda values, held: _simple(base, checks, values)


def _lists_of_texts(values: Values) -> Values:
    if set(map(type, values)) != {list}:
        raise Unsure
    "".join(chain.from_iterable(values))
    return list(map(tuple, values))


def _lists_of_records(kind: type[Record], values: Values, held: Held, least: int) -> Values:
    if set(map(type, values)) != {list} or (least and min(map(len, values)) < least):
        raise Unsure
    records = _made(kind, chain.from_iterable(values), held)
    if len(values) == 1:
        return [tuple(records)]
    left = iter(records)
    return [tuple(islice(left, len(value))) for value in values]


def _simple(base: type, checks: Sequence[Check], values: Values) -> Values:
    """Texts, numbers, true and false, with bounds and forms."""
    types = set(map(type, values))
    if not types <= _TYPES[base]:
        raise Unsure
    if base is float and int in types:
        values = list(map(float, values))
    for check in checks:
        if not check(values):
            raise Unsure
    return values


def _check(mark: Any) -> Check:
    """What a mark of a field demands of its values. Raises NotImplementedError for others."""
    if isinstance(mark, AfterValidator):
        return partial(_unchanged, cast(Callable[[Any], Any], mark.func))
    for name, (chosen, holds) in _BOUNDS.items():
        if hasattr(mark, name):
            return partial(_bounded, chosen, holds, getattr(mark, name))
    if hasattr(mark, "pattern"):
        return partial(_formed, re.compile(mark.pattern))
    raise NotImplementedError(f"a field with {mark!r}")


def _bounded(
    chosen: Callable[[Values], Any], holds: Callable[[Any, Any], bool], limit: Any, values: Values
) -> bool:
    return holds(chosen(values), limit)


def _formed(form: re.Pattern[str], values: Values) -> bool:
    return all(map(form.fullmatch, set(values)))


def _unchanged(check: Callable[[Any], Any], values: Values) -> bool:
    """Whether a validator takes the values, each looked at once, and leaves them as they are."""
    try:
        return all(check(value) == value for value in set(values))
    except ValueError:
        return False
