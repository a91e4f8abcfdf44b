"""Rules about ids: each is unique, each reference names something of the right kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.models.base import Record
from app.models.card import Card, Image
from app.models.integrity.fault import Fault, nearest, quoted
from app.models.integrity.records import Column
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Arrow, Pair
from app.models.persona import Persona
from app.models.picture import Picture
from app.models.reserved import Dismissal, Part, TourStop
from app.models.scope import Scope, Source
from app.models.stage import Path as JourneyPath
from app.models.stage import Stage, Step

Columns = Mapping[type[Record], Sequence[Column]]


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of ``kind`` that names a record of one of ``targets``, or many of them."""

    kind: type[Record]
    field: str
    targets: tuple[type[Record], ...]
    required: bool = False
    many: bool = False


REFERENCES = (
    Reference(JourneyMap, "main_persona", (Persona,)),
    Reference(Scope, "logo", (Picture,)),
    Reference(Persona, "photo", (Picture,)),
    Reference(Persona, "sources", (Source,), many=True),
    Reference(Lane, "persona", (Persona,)),
    Reference(Card, "lane", (Lane,), required=True),
    Reference(Card, "persona", (Persona,)),
    Reference(Card, "sources", (Source,), many=True),
    Reference(Image, "picture", (Picture,), required=True),
    Reference(Pair, "recommendation", (Card,), required=True),
    Reference(Pair, "target", (Card,), required=True),
    Reference(JourneyPath, "from_step", (Step,), required=True),
    Reference(JourneyPath, "to_step", (Step,)),
    Reference(Arrow, "from_card", (Card,), required=True),
    Reference(Arrow, "to_card", (Card,), required=True),
    Reference(TourStop, "target", (Stage, Step, Lane, Card)),
    Reference(Part, "steps", (Step,), required=True, many=True),
    Reference(Dismissal, "target", ()),
)
"""Every reference of a map but ``step`` and ``until`` of a card, which follow the lane's grain.

No targets means: a record of any kind.
"""

_NAMES = ("title", "name", "text")


def kind_name(kind: type[Record]) -> str:
    """What people call a record of this class."""
    return {"JourneyMap": "map", "TrayNote": "tray note", "PlanView": "plan view"}.get(
        kind.__name__, kind.__name__.lower()
    )


def name_of(record: Record) -> str:
    """The title, name or text of a record, or empty."""
    return next((str(getattr(record, name)) for name in _NAMES if getattr(record, name, "")), "")


class Known:
    """The ids of a map: which record each one belongs to."""

    def __init__(self, columns: Columns) -> None:
        self._by_kind: dict[type[Record], dict[str, Record]] = {}
        for kind, parts in columns.items():
            field = "sha256" if kind is Picture else "id"
            if field in kind.model_fields:
                self._by_kind[kind] = {
                    getattr(record, field): record for part in parts for record in part.records
                }

    def of(self, *kinds: type[Record]) -> dict[str, Record]:
        """The records of some kinds by id; without kinds all that have an id."""
        found: dict[str, Record] = {}
        for kind in kinds or [kind for kind in self._by_kind if kind is not Picture]:
            if len(kinds) == 1:
                return self._by_kind.get(kind, {})
            found |= self._by_kind.get(kind, {})
        return found

    def kind_of(self, id_: str) -> type[Record] | None:
        """The kind of the record with this id."""
        return next((kind for kind, ids in self._by_kind.items() if id_ in ids), None)

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
        candidates = self.of(*kinds)
        text = f"there is no {nouns} {quoted(id_)}"
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
    count: Counter[str] = Counter()
    for kind, parts in columns.items():
        if "id" in kind.model_fields:
            for part in parts:
                count.update(record.id for record in part.records)
    wrong = {id_ for id_, times in count.items() if times > 1 or not id_}
    if wrong:
        yield from _wrong_ids(columns, wrong)
    hashes = Counter(
        picture.sha256 for part in columns.get(Picture, ()) for picture in part.records
    )
    twice = {sha for sha, times in hashes.items() if times > 1}
    seen: set[str] = set()
    for part in columns.get(Picture, ()) if twice else ():
        for path, value in part.where("sha256", twice):
            if value in seen:
                yield Fault(path, "this picture stands in the map already; remove one of the two")
            seen.add(value)


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


def reference_faults(columns: Columns, known: Known) -> Iterator[Fault]:
    """References of `REFERENCES` that name nothing, or something of another kind."""
    for rule in REFERENCES:
        ids = known.of(*rule.targets)
        for part in columns.get(rule.kind, ()):
            if rule.many:
                yield from _many(part, rule, ids, known)
                continue
            wrong = part.values(rule.field) - ids.keys()
            if not rule.required:
                wrong.discard("")
            for path, value in part.where(rule.field, wrong) if wrong else ():
                yield Fault(path, known.missing(value, rule.targets))


def _many(
    part: Column, rule: Reference, ids: Mapping[str, Record], known: Known
) -> Iterator[Fault]:
    for values in part.values(rule.field):
        if all(value in ids for value in values):
            continue
        for path, held in part.where(rule.field, {values}):
            for at, value in enumerate(held):
                if value not in ids:
                    yield Fault((*path, at), known.missing(value, rule.targets))
