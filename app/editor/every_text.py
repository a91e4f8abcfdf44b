"""All words that people wrote into a map, record by record, each with the path of its field.

A path names fields, and places in lists, with dots between: "text", "tags.0", "plan.touchpoint".
A number that a map writes for a card ("18 min") is a text of its field as well, to whoever brings
the `Figures` that say how: the words of the map's language are not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, Protocol

from app.models.base import Id, Record, evolve
from app.models.card import Card, Contact, Image, Outcome, Plan
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Arrow
from app.models.metric import Measure
from app.models.persona import Persona
from app.models.reserved import Tour, TourStop, TrayNote
from app.models.scope import Scope, Source
from app.models.stage import Path, Stage, Step
from app.models.vocabulary import Channel

TEXTS: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        JourneyMap: ("title", "insight", "scope", "measures"),
        Scope: (
            "purpose", "scenario", "starts", "ends", "first_contact", "audience", "client", "owner",
            "authors", "participants", "version",
        ),
        Persona: (
            "name", "initials", "gender", "age", "occupation", "quote", "bio", "goals", "needs",
            "motivations", "frustrations", "behaviours", "interests", "preferred_channels",
        ),
        Source: ("title", "link", "participant", "notes"),
        Stage: ("name", "measures", "notes"),
        Step: ("name", "situation", "measures", "notes"),
        Path: ("condition", "why"),
        Lane: ("title", "notes"),
        Card: (
            "text", "participant", "responsible", "tags", "contact", "plan", "measures", "image",
            "notes",
        ),
        Contact: ("channels",),
        Plan: ("touchpoint", "result"),
        Outcome: ("metric", "method"),
        Image: ("alt",),
        Measure: ("name",),
        Arrow: ("label",),
        Tour: ("title", "stops"),
        TourStop: ("notes",),
        TrayNote: ("text",),
    }
)  # fmt: skip
"""The fields of each kind of record that hold words, in the order in which they are read."""

# A channel that every Footpath knows is kept as this word, in whatever language it is shown.
_KNOWN_CHANNELS = frozenset(channel.value for channel in Channel)


class Figures(Protocol):
    """How a map writes the numbers of its cards, and how such words are taken for numbers."""

    def shown(self, map_: JourneyMap, card: Card) -> tuple[str, str] | None:
        """The field of a card whose number the map writes, and how; None where it writes none."""

    def written(self, map_: JourneyMap, texts: Mapping[Id, str]) -> JourneyMap:
        """The map with other words for the numbers of some cards, taken for what they say."""


def texts_of(map_: JourneyMap, figures: Figures | None = None) -> Iterator[tuple[Id, str, str]]:
    """Every text of a map in the order in which it is read: its record, its field, and the text.

    Nothing hidden is told. What stands on no map comes last: the notes of the tray, and tours.
    """
    for record in _read(map_):
        if figures is not None and isinstance(record, Card):
            shown = figures.shown(map_, record)
            if shown is not None:
                yield record.id, *shown
        for field, text in texts_in(record):
            yield record.id, field, text


def texts_in(record: Record, under: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record and of the records within it that have no id, with its path."""
    for name in TEXTS[type(record)]:
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(value, str):
            yield f"{under}{name}", value
        elif isinstance(value, Record):
            yield from texts_in(value, f"{under}{name}.")
        else:
            known = _KNOWN_CHANNELS if name.endswith("channels") else frozenset()
            yield from _texts_in_list(value, f"{under}{name}.", known)


def text_at(record: Record, path: str) -> str:
    """The text at a path of a record; "" where nothing stands any more."""
    value: Any = record
    for part in path.split("."):
        if part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = getattr(value, part)
        if value is None:
            return ""
    return str(value)


def text_of(map_: JourneyMap, record: Id, path: str, figures: Figures | None = None) -> str:
    """The text at a path of one of a map's records; "" where nothing stands any more."""
    held: Record | None = map_ if record == map_.id else map_.records.get(record)
    if held is None:
        return ""
    shown = figures.shown(map_, held) if figures is not None and isinstance(held, Card) else None
    return shown[1] if shown is not None and shown[0] == path else text_at(held, path)


def fields_with(record: Record, texts: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a record that hold other ``texts``, which stand by their paths, with them.

    An item of a list that is left without words goes, and so does one that says what another says.
    """
    inner: dict[str, dict[str, str]] = {}
    for path, text in texts.items():
        name, _, rest = path.partition(".")
        inner.setdefault(name, {})[rest] = text
    return {name: _with(getattr(record, name), parts) for name, parts in inner.items()}


def _with(value: Any, texts: Mapping[str, str]) -> Any:
    if "" in texts:
        return texts[""]
    if isinstance(value, Record):
        return evolve(value, **fields_with(value, texts))
    items: list[Any] = list(value)
    parts: dict[int, dict[str, str]] = {}
    for path, text in texts.items():
        place, _, rest = path.partition(".")
        parts.setdefault(int(place), {})[rest] = text
    for at, part in parts.items():
        items[at] = _with(items[at], part)
    gone = {at for at in parts if isinstance(items[at], str) and not items[at].strip()}
    for at in sorted(parts):
        # As where they are typed: of two that are alike now the one that stood there stays.
        others = [one for one in range(len(items)) if one not in parts or one < at]
        if isinstance(items[at], str) and any(
            items[one] == items[at] for one in others if one not in gone
        ):
            gone.add(at)
    return tuple(item for at, item in enumerate(items) if at not in gone)


def _texts_in_list(
    items: Iterable[Any], under: str, known: frozenset[str]
) -> Iterator[tuple[str, str]]:
    for at, item in enumerate(items):
        if isinstance(item, Record):
            yield from texts_in(item, f"{under}{at}.")
        elif item and item not in known:
            yield f"{under}{at}", item


def _read(map_: JourneyMap) -> Iterator[Any]:
    """The records of a map that have an id and are not hidden, in the order of reading."""
    yield map_
    yield from map_.personas
    for stage in map_.stages:
        if not stage.hidden:
            yield stage
            yield from (step for step in stage.steps if not step.hidden)
    yield from map_.paths
    places = map_.shown.places
    for lane in map_.lanes:
        if lane.hidden:
            continue
        yield lane
        for card in map_.cards_by_lane.get(lane.id, ()):
            if places.covered(card, lane.grain) is not None:
                yield card
    yield from chain(map_.arrows, map_.sources, map_.tray, map_.tours)
