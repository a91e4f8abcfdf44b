"""What every record of a map has in common: frozen, exact, tolerant of what newer programs add."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import chain, compress, count
from operator import is_not
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidationError,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError

from app.models.values import ValuePath, unfit_values

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_ID_LENGTH = 8

UNFIT = "unfit"
"""The type of the error of validation for what no file can hold."""


class Record(BaseModel):
    """A frozen record. Fields of a newer minor version are kept as they came (``model_extra``)."""

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        strict=True,
        allow_inf_nan=False,
        defer_build=True,
        protected_namespaces=(),
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, not checked.

        Cached properties are left behind: they were worked out from the old fields.
        """
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy

    def _take_over(self, before: Self) -> None:
        """Note what is known of ``before``, which this record was made of by fit changes."""


class Vocabulary:
    """Marks a text field whose known values are those of an enum.

    The model accepts any text there, because a newer minor version may know more values; the
    integrity check says which values a file of this version may hold.
    """

    def __init__(self, words: type[StrEnum], *, empty: bool = False) -> None:
        self.words = words
        self.empty = empty

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = dict(handler(schema))
        words = [word.value for word in self.words]
        described["anyOf"] = [{"enum": [*words, ""] if self.empty else words}, {"type": "string"}]
        described.pop("type", None)
        return described


class InSchema:
    """Adds to a field's JSON Schema what a validator in Python checks."""

    def __init__(self, **keywords: Any) -> None:
        self.keywords = keywords

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), **self.keywords}


_SURE_DATE = re.compile("((?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?)?")
"""Dates that need no look into the calendar: every month has 28 days. A file may hold many."""


def _calendar(value: str) -> str:
    """Accept "", a year, a month or a day as ISO 8601 writes them."""
    if _SURE_DATE.fullmatch(value):
        return value
    parts = value.split("-")
    lengths = [len(part) for part in parts]
    if lengths not in ([4], [4, 2], [4, 2, 2]) or not all(
        part.isascii() and part.isdigit() for part in parts
    ):
        raise ValueError('write a date as "2026", "2026-11" or "2026-11-30"')
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= _days(year, month):
        raise ValueError(f"there is no {value} in the calendar")
    return value


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _clock(value: str) -> str:
    """Accept "", a clock time, a date, or both joined by T."""
    if not value:
        return value
    day, joined, time = value.rpartition("T")
    if not joined and ":" not in time:
        return _calendar(value)
    hours, colon, minutes = time.partition(":")
    digits = hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()
    well_formed = colon and len(hours) == 2 and len(minutes) == 2 and digits
    if not well_formed or int(hours) > 23 or int(minutes) > 59:
        raise ValueError('write a time as "23:40", a day as "2026-11-30", or "2026-11-30T23:40"')
    if joined:
        _calendar(day)
        if len(day) != 10:
            raise ValueError("a clock time needs a whole day before it")
    return value


def _half(value: float) -> float:
    if value * 2 != round(value * 2):
        raise ValueError("levels go in halves: −2, −1.5, −1 … 2")
    return value


Date = Annotated[
    str, AfterValidator(_calendar), InSchema(pattern="^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")
]
"""A calendar date as text, or empty: "2026", "2026-11" or "2026-11-30"."""

TimeOrDate = Annotated[
    str,
    AfterValidator(_clock),
    InSchema(
        pattern="^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|([0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2})?$"
    ),
]
"""A clock time, a date or both as text, or empty: "23:40", "2026-11-30", "2026-11-30T23:40"."""

WORST_LEVEL, BEST_LEVEL = -2.0, 2.0

Level = Annotated[
    float,
    Field(ge=WORST_LEVEL, le=BEST_LEVEL),
    AfterValidator(_half),
    InSchema(multipleOf=0.5),
]
"""An emotion's level, from −2 (very bad) to 2 (very good) in halves."""

MOST = 1e15
"""No number of a map is larger, or smaller than its negative: up to here a double keeps every whole
number exactly and a sum of many stays finite. Larger ones would be rounded in silence."""

Number = Annotated[float, Field(ge=-MOST, le=MOST)]
"""A number of a metric, in the unit that it says."""

Count = Annotated[int, Field(ge=0, le=int(MOST))]
"""How many of something there are."""

Seconds = Annotated[float, Field(ge=0, le=MOST)]
"""A time span in seconds."""

Length = Annotated[float, Field(gt=0, le=10_000)]
"""A width or height in points that somebody chose by hand; 10,000 points are 3.5 m."""

Id = str
"""The id of a record: short, random, unique in a map across all kinds."""

Colour = Annotated[str, Field(pattern="^(#[0-9a-fA-F]{6})?$")]
"""A colour as "#rrggbb", or empty for the theme's own."""

RecordT = TypeVar("RecordT", bound=Record)


def new_id(taken: frozenset[str] | set[str] | Mapping[str, object] = frozenset()) -> Id:
    """Make a random id of eight characters that is not among ``taken``."""
    while True:
        made = "".join(secrets.choice(_ALPHABET) for _ in range(_ID_LENGTH))
        if made not in taken:
            return made


@cache
def _field_adapter(model: type[Record], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    kind: Any = info.annotation
    for mark in info.metadata:
        kind = Annotated[kind, mark]
    strict = ConfigDict(strict=True, allow_inf_nan=False)
    return TypeAdapter(kind, config=None if _is_model(kind) else strict)


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def evolve(record: RecordT, **changes: Any) -> RecordT:
    """Return a copy of ``record`` with some fields changed, validating just those fields.

    Raises ``pydantic.ValidationError`` when a value does not fit or no file can hold it, and
    ``AttributeError`` when there is no such field. Returns the very same object when nothing
    differs.
    """
    model = type(record)
    checked: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in model.model_fields:
            raise AttributeError(f"{model.__name__} has no field {name!r}")
        fit = _field_adapter(model, name).validate_python(value)
        before = getattr(record, name)
        if fit is not before and fit != before:
            _refuse_unfit(model, name, before, fit)
            checked[name] = fit
    if not checked:
        return record
    copy = record.model_copy(update=checked)
    copy._take_over(record)
    return copy


def _refuse_unfit(model: type[Record], name: str, before: Any, after: Any) -> None:
    """Raise ``ValidationError`` where something new in a field is nothing that a file can hold."""
    for path, reason in chain.from_iterable(_unfit_parts(before, after)):
        error = InitErrorDetails(
            type=PydanticCustomError(UNFIT, "{reason}", {"reason": reason}),
            loc=(name, *path),
            input=None,
        )
        raise ValidationError.from_exception_data(model.__name__, [error])


def _unfit_parts(before: Any, after: Any) -> Iterator[Iterator[tuple[ValuePath, str]]]:
    if isinstance(before, tuple) and isinstance(after, tuple):
        # Of 20,000 cards an edit changes few; the others were looked at when they were new. These
        # are told apart without a line of Python for each.
        other = list(map(is_not, before, after))
        if len(before) != len(after) or sum(other) > 1:
            known = set(map(id, before))
            other = [not one for one in map(known.__contains__, map(id, after))]
        for place in compress(count(), other):
            yield unfit_values(after[place], (place,))
    else:
        yield unfit_values(after)
