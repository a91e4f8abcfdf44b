"""What all edits share: finding records, putting them in place, refusing what would break a map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set
from operator import attrgetter, indexOf
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from app.models.base import UNFIT, Id, Record, evolve
from app.models.card import Card
from app.models.edit_error import EditError
from app.models.integrity.fault import Fault
from app.models.integrity.plain_words import fault_of
from app.models.integrity.records import records_by_kind
from app.models.integrity.references import Known, id_faults, kind_name, reference_faults
from app.models.integrity.words import word_faults
from app.models.journey import JourneyMap
from app.models.order import in_order
from app.models.values import unfit_values
from app.models.version import is_newer

_id_of = attrgetter("id")

RecordT = TypeVar("RecordT", bound=Record)
NamedT = TypeVar("NamedT", bound="HasId")

FreshId = Callable[[set[str]], Id]
"""Makes an id that is not among those given; `app.models.base.new_id` is one."""


class HasId(Protocol):
    """A record that others refer to."""

    @property
    def id(self) -> Id:
        """Its id."""


def place_of(records: Sequence[Any], id_: Id, noun: str) -> int:
    """The place of a record in a tuple by its id. Raises `EditError` where there is none."""
    try:
        return indexOf(map(_id_of, records), id_)
    except ValueError:
        raise EditError(f"there is no {noun} {id_!r}") from None


def remaining(records: Sequence[NamedT], gone: Set[Id], noun: str) -> tuple[NamedT, ...]:
    """The records but those of some ids. Raises `EditError` where one of these is not there."""
    kept = tuple(record for record in records if record.id not in gone)
    if len(kept) != len(records) - len(gone):
        raise EditError(f"there is no such {noun}")
    return kept


def changed(
    map_: JourneyMap, record: RecordT, changes: dict[str, Any], forbidden: Collection[str]
) -> RecordT:
    """``record`` with some fields changed, checked against the map.

    Raises `EditError` for a field that is among ``forbidden`` (another edit is for it), for one
    that does not exist, for a value that does not fit, an unknown word or a dangling reference.
    """
    refuse_fields(record, changes, forbidden)
    made = fitted(record, **changes)
    if made is not record and any(not isinstance(value, str) for value in changes.values()):
        refuse_new_ids(map_, record, made)
    if made is not record:
        check(map_, made)
    return made


def refuse_fields(record: Record, names: Iterable[str], forbidden: Collection[str]) -> None:
    """Raise `EditError` where a field is among ``forbidden`` or does not exist."""
    for name in names:
        if name in forbidden:
            raise EditError(f"the field {name!r} of a {_noun(record)} has an edit of its own")
        if name not in type(record).model_fields:
            raise EditError(f"a {_noun(record)} has no field {name!r}")


def fitted(record: RecordT, **changes: Any) -> RecordT:
    """``record`` with some fields changed. Raises `EditError` for a value that does not fit."""
    made = record
    for name, value in changes.items():
        try:
            made = evolve(made, **{name: value})
        except ValidationError as error:
            # What the field's own value is, pydantic gives no name; what evolve refuses has one.
            fault = error.errors(include_url=False)[0]
            at = () if fault["type"] == UNFIT else (name,)
            raise _error(fault_of(fault, at)) from error
    return made


def check(map_: JourneyMap, *records: Record) -> None:
    """Raise `EditError` where a record, new or changed, has a word or a reference that is wrong.

    Also where it holds what no file can hold.
    """
    for record in records:
        for path, reason in unfit_values(record) if record is not map_ else ():
            raise _error(Fault(path, reason))
    columns = records_by_kind(*records)
    newer = is_newer(map_.format_version)
    for fault in reference_faults(columns, Known(map_), newer=newer):
        raise _error(fault)
    if not newer:
        for fault in word_faults(columns):
            raise _error(fault)


def check_new(map_: JourneyMap, *records: Record) -> None:
    """Raise `EditError` where new records bring an id that is taken or empty."""
    columns = records_by_kind(*records)
    for fault in id_faults(columns):
        raise _error(fault)
    for kind, parts in columns.items():
        if "id" in kind.model_fields:
            for part in parts:
                for id_ in part.all("id"):
                    if is_taken(map_, id_):
                        raise EditError(f"the id {id_!r} stands in the map already")


def is_taken(map_: JourneyMap, id_: Id) -> bool:
    """Whether an id is that of a record of the map or of the map itself."""
    return id_ in map_.records or id_ == map_.id


def all_ids(map_: JourneyMap) -> set[Id]:
    """Every id of a map, its own and those of comments too."""
    return {map_.id, *map_.records}


def put(records: tuple[RecordT, ...], place: int, record: RecordT) -> tuple[RecordT, ...]:
    """``records`` with another one at a place; the very tuple where it stands there already."""
    if records[place] is record:
        return records
    return (*records[:place], record, *records[place + 1 :])


def inserted(records: tuple[RecordT, ...], place: int, *new: RecordT) -> tuple[RecordT, ...]:
    """``records`` with new ones before a place, 0 to the number of records."""
    if not 0 <= place <= len(records):
        raise EditError(f"there is no place {place} among {len(records)}")
    return (*records[:place], *new, *records[place:])


def moved(records: tuple[RecordT, ...], ids: Collection[Id], place: int) -> tuple[RecordT, ...]:
    """``records`` with some of them, in their order, before a place among the others."""
    going = [record for record in records if record.id in ids]  # type: ignore[attr-defined]
    staying = tuple(record for record in records if record.id not in ids)  # type: ignore[attr-defined]
    return inserted(staying, place, *going)


def with_cards(map_: JourneyMap, cards: tuple[Card, ...]) -> JourneyMap:
    """The map with other cards, put in order."""
    ordered = in_order(map_, cards)
    return map_ if ordered is map_.cards else evolve(map_, cards=ordered)


def refuse_new_ids(map_: JourneyMap, before: Record, after: Record) -> None:
    """Ids that came with a change, such as those of new comments, have to be new in the map."""
    old = {id_ for part in _ids(before) for id_ in part}
    columns = records_by_kind(after)
    for fault in id_faults(columns):
        raise _error(fault)
    new = {id_ for part in _ids(after) for id_ in part} - old
    clash = {id_ for id_ in new if is_taken(map_, id_)}
    if clash:
        raise EditError(f"the id {min(clash)!r} stands in the map already")


def _ids(record: Record) -> list[Sequence[Id]]:
    return [
        part.all("id")
        for kind, parts in records_by_kind(record).items()
        if "id" in kind.model_fields
        for part in parts
    ]


def _noun(record: Record) -> str:
    return kind_name(type(record))


def _error(fault: Fault) -> EditError:
    return EditError(str(fault))
