"""Rules about ids: each is unique, each reference names something of the right kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from app.models.base import Record
from app.models.card import Card, Comment
from app.models.integrity.fault import CANDIDATES, Fault, nearest, quoted
from app.models.integrity.records import Column, Columns
from app.models.integrity.reference_table import REFERENCES, Reference
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Arrow, Pair
from app.models.persona import Persona
from app.models.picture import Picture
from app.models.reserved import Comparison, Part, PlanView, Tour, TrayNote
from app.models.scope import Source
from app.models.stage import Path as JourneyPath
from app.models.stage import Stage, Step

_NAMES = ("title", "name", "text")


def kind_name(kind: type[Record]) -> str:
    """What people call a record of this class."""
    return {"JourneyMap": "map", "TrayNote": "tray note", "PlanView": "plan view"}.get(
        kind.__name__, kind.__name__.lower()
    )


def name_of(record: Record) -> str:
    """The title, name or text of a record, or empty."""
    return next((str(getattr(record, name)) for name in _NAMES if getattr(record, name, "")), "")


_PLACES: Mapping[type[Record], Callable[[JourneyMap], Iterable[Any]]] = {
    JourneyMap: lambda map_: (map_,),
    Persona: lambda map_: map_.personas,
    Stage: lambda map_: map_.stages,
    Step: lambda map_: map_.steps,
    Lane: lambda map_: map_.lanes,
    Card: lambda map_: map_.cards,
    Comment: lambda map_: [comment for card in map_.cards for comment in card.comments],
    Pair: lambda map_: map_.pairs,
    JourneyPath: lambda map_: map_.paths,
    Arrow: lambda map_: map_.arrows,
    Source: lambda map_: map_.sources,
    TrayNote: lambda map_: map_.tray,
    Tour: lambda map_: map_.tours,
    PlanView: lambda map_: map_.plan_views,
    Comparison: lambda map_: map_.comparisons,
    Part: lambda map_: map_.parts,
    Picture: lambda map_: map_.pictures,
}


_WITH_ID = tuple(kind for kind in _PLACES if kind is not Picture)


class Known:
    """The records of a map by id, each kind looked up when it is first asked for."""

    def __init__(self, map_: JourneyMap, columns: Columns | None = None) -> None:
        self._map = map_
        self._columns = columns or {}
        self._found: dict[type[Record], dict[str, Any]] = {}
        self._ids: dict[type[Record], set[str]] = {}

    def of(self, kind: type[Record]) -> dict[str, Any]:
        """The records of a kind by id, pictures by hash."""
        found = self._found.get(kind)
        if found is None:
            records = list(_PLACES[kind](self._map))
            field = "sha256" if kind is Picture else "id"
            ids = map(itemgetter(field), [record.__dict__ for record in records])
            found = self._found[kind] = dict(zip(ids, records, strict=True))
        return found

    def ids(self, kind: type[Record]) -> set[str]:
        """The ids of the records of a kind."""
        found = self._ids.get(kind)
        if found is None:
            field = "sha256" if kind is Picture else "id"
            parts = self._columns.get(kind)
            held = [part.values(field) for part in parts] if parts else [set(self.of(kind))]
            found = self._ids[kind] = held[0].union(*held[1:]) if len(held) > 1 else held[0]
        return found

    def kind_of(self, id_: str) -> type[Record] | None:
        """The kind of the record with this id."""
        return next((kind for kind in _WITH_ID if id_ in self.ids(kind)), None)

    def missing(self, id_: str, kinds: tuple[type[Record], ...], example: str = "") -> str:
        """Say that there is nothing of these kinds with this id, and what may have been meant."""
        nouns = " or ".join(kind_name(kind) for kind in kinds) or "record"
        if not id_:
            return f"a {nouns} has to be named here" + (f" ({example})" if example else "")
        other = self.kind_of(id_)
        if other is not None:
            name = name_of(self.of(other)[id_])
            called = f" {quoted(name)}" if name else ""
            return f"{quoted(id_)} is the {kind_name(other)}{called}; name a {nouns} here"
        text = f"there is no {nouns} {quoted(id_)}"
        if sum(len(self.ids(kind)) for kind in kinds or _WITH_ID) > CANDIDATES:
            return f"{text}; name one that exists or remove the reference"
        candidates = {id_: one for kind in kinds or _WITH_ID for id_, one in self.of(kind).items()}
        near = nearest(id_, list(candidates))
        if near:
            name = name_of(candidates[near])
            return f"{text}; did you mean {quoted(near)}" + (f" ({quoted(name)})?" if name else "?")
        if not candidates:
            return f"{text}, the map has none; remove the reference or add the {nouns}"
        if len(candidates) <= 6:
            return f"{text}; there are {', '.join(map(quoted, candidates))}"
        return f"{text}; name one that exists or remove the reference"


def id_faults(columns: Columns) -> Iterator[Fault]:
    """Ids that are empty or stand twice, across all kinds; and pictures that stand twice."""
    parts = [part for parts in columns.values() for part in parts if part.has("id")]
    if parts and not _all_differ(parts):
        count = Counter(chain.from_iterable(part.all("id") for part in parts))
        wrong = {id_ for id_, times in count.items() if times > 1 or not id_}
        yield from _wrong_ids(columns, wrong)
    pictures = columns.get(Picture, ())
    hashes = [sha for part in pictures for sha in part.all("sha256")]
    if len(set(hashes)) == len(hashes):
        return
    twice = {sha for sha, times in Counter(hashes).items() if times > 1}
    seen: set[str] = set()
    for part in pictures:
        for path, value in part.where("sha256", twice):
            if value in seen:
                yield Fault(path, "this picture stands in the map already; remove one of the two")
            seen.add(value)


def _all_differ(parts: Sequence[Column]) -> bool:
    """Whether no id is empty or stands twice; the largest set is not copied for that."""
    *others, largest = sorted((part.values("id") for part in parts), key=len)
    rest = set().union(*others)
    count = len(rest) + len(largest)
    return (
        count == sum(len(part.records) for part in parts)
        and rest.isdisjoint(largest)
        and "" not in rest
        and "" not in largest
    )


def _wrong_ids(columns: Columns, wrong: set[str]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for kind, parts in columns.items():
        if "id" not in kind.model_fields:
            continue
        for part in parts:
            for path, value in part.where("id", wrong):
                if not value:
                    yield Fault(path, "the id is empty; give it a short text that is unique here")
                elif value in first:
                    yield Fault(
                        path,
                        f"the id {quoted(value)} belongs to a {first[value]} already; "
                        f"give this {kind_name(kind)} another one",
                    )
                else:
                    first[value] = kind_name(kind)


def reference_faults(columns: Columns, known: Known, *, newer: bool) -> Iterator[Fault]:
    """References of `REFERENCES` that name nothing, or something of another kind.

    In a file of a ``newer`` version the open ones may name what is not known here.
    """
    for rule in REFERENCES:
        if rule.open and newer:
            continue
        for part in columns.get(rule.kind, ()):
            if not rule.required and part.bare(rule.field):
                continue
            if rule.many:
                values = set(chain.from_iterable(filter(None, part.all(rule.field))))
            else:
                values = part.values(rule.field)
            wrong = values.difference(*map(known.ids, rule.targets or _WITH_ID))
            if not (rule.required or rule.many):
                wrong.discard("")
            if wrong:
                yield from _missing(part, rule, wrong, known)


def _missing(part: Column, rule: Reference, wrong: set[str], known: Known) -> Iterator[Fault]:
    for at, held in enumerate(part.all(rule.field)):
        path = (*part.path_of(at), rule.field)
        if not rule.many:
            if held in wrong:
                yield Fault(path, known.missing(held, rule.targets))
            continue
        for place, value in enumerate(held):
            if value in wrong:
                yield Fault((*path, place), known.missing(value, rule.targets))
