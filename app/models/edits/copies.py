"""Copies of cards, and of the links whose both ends were copied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.models.base import Id, evolve
from app.models.card import Card
from app.models.edits.change import FreshId, RecordT, all_ids, with_cards
from app.models.journey import JourneyMap


class Fresh:
    """Gives new ids for a map, each once."""

    def __init__(self, map_: JourneyMap, make: FreshId) -> None:
        self._taken = all_ids(map_)
        self._make = make

    def __call__(self) -> Id:
        made = self._make(self._taken)
        self._taken.add(made)
        return made


def copy_card(card: Card, fresh: Fresh, renamed: Mapping[Id, Id]) -> Card:
    """A copy with an id of its own, in the copied lane and steps where these were copied.

    Comments and votes were given to the first card, so they stay with it.
    """
    return evolve(
        card,
        id=fresh(),
        lane=renamed.get(card.lane, card.lane),
        step=renamed.get(card.step, card.step),
        until=renamed.get(card.until, card.until),
        comments=(),
        votes=0,
    )


def with_copies(
    map_: JourneyMap, cards: Iterable[Card], fresh: Fresh, renamed: Mapping[Id, Id]
) -> JourneyMap:
    """Add copies of cards, at the end of their cells, and of what joins two copied records.

    ``renamed`` leads from the ids of copied stages, steps and lanes to those of the copies.
    """
    names = dict(renamed)
    copies = []
    for card in cards:
        made = copy_card(card, fresh, renamed)
        names[card.id] = made.id
        copies.append(made)
    return with_links_of_copies(with_cards(map_, (*map_.cards, *copies)), names, fresh)


def with_links_of_copies(map_: JourneyMap, names: Mapping[Id, Id], fresh: Fresh) -> JourneyMap:
    """Add copies of pairs, arrows and paths whose ends were all copied.

    ``names`` leads from the ids of copied records to those of the copies.
    """
    return evolve(
        map_,
        pairs=(*map_.pairs, *_joined(map_.pairs, ("recommendation", "target"), names, fresh)),
        arrows=(*map_.arrows, *_joined(map_.arrows, ("from_card", "to_card"), names, fresh)),
        paths=(*map_.paths, *_joined(map_.paths, ("from_step", "to_step"), names, fresh)),
    )


def _joined(
    links: Iterable[RecordT], ends: tuple[str, str], names: Mapping[Id, Id], fresh: Fresh
) -> list[RecordT]:
    """Copies of the links whose ends were all copied; an end that is empty stays so."""
    made = []
    for link in links:
        held = {end: getattr(link, end) for end in ends if getattr(link, end)}
        if held and all(id_ in names for id_ in held.values()):
            made.append(_copy(link, {end: names[id_] for end, id_ in held.items()}, fresh))
    return made


def _copy(link: RecordT, ends: Mapping[str, Id], fresh: Fresh) -> RecordT:
    return evolve(link, id=fresh(), **ends)


def copy_named(record: RecordT, fresh: Fresh) -> RecordT:
    """A copy of a record with an id of its own."""
    return evolve(record, id=fresh())
