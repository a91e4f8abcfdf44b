"""Which cards a filter is about. It changes no map: the others are only shown dimmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from operator import attrgetter, is_not
from types import MappingProxyType

from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap


class Facet(StrEnum):
    """What cards can be filtered by. Its values are texts; "" stands for none given."""

    PERSONA = "persona"
    TYPE = "type"
    IMPORTANCE = "importance"
    EVIDENCE = "evidence"
    TAG = "tag"
    RESPONSIBLE = "responsible"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Filter:
    """The values that are wanted: of each facet that has some any of them, of several facets all.

    Empty it wants every card.
    """

    wanted: frozenset[tuple[Facet, str]] = frozenset()

    def toggled(self, facet: Facet, value: str) -> Filter:
        """The filter with a value wanted that was not, or the other way round."""
        return Filter(self.wanted ^ {(facet, value)})

    def values(self, facet: Facet) -> frozenset[str]:
        """The values of a facet that are wanted; none means any."""
        return frozenset(value for one, value in self.wanted if one is facet)

    def __bool__(self) -> bool:
        return bool(self.wanted)


NO_FILTER = Filter()

Values = Callable[[Card], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a card for a facet: its values, ("",) for none, and what they follow from.

    Cards whose ``fields`` are alike have the same values.
    """

    fields: tuple[str, ...]
    values: Values


_OF_CARDS_ALONE: Mapping[Facet, Reading] = MappingProxyType(
    {
        Facet.TYPE: Reading(("type",), lambda card: (card.type,)),
        Facet.IMPORTANCE: Reading(("importance",), lambda card: (card.importance,)),
        Facet.EVIDENCE: Reading(("evidence",), lambda card: (card.evidence,)),
        Facet.TAG: Reading(("tags",), lambda card: card.tags or ("",)),
        Facet.RESPONSIBLE: Reading(("responsible",), lambda card: (card.responsible.strip(),)),
        Facet.STATE: Reading(
            ("plan",), lambda card: (card.plan.state if card.plan is not None else "",)
        ),
    }
)


def readings(map_: JourneyMap) -> Mapping[Facet, Reading]:
    """What is read of the cards of a map for each facet.

    A card that names no persona is its lane's, else the main one's.
    """

    def persona(card: Card) -> tuple[str, ...]:
        return (map_.about(card),)

    return {Facet.PERSONA: Reading(("persona", "lane"), persona), **_OF_CARDS_ALONE}


def matching(map_: JourneyMap, filter_: Filter) -> frozenset[Id]:
    """The ids of the cards that a filter wants."""
    return frozenset(_wanted(map_, filter_, map_.cards))


def counts(map_: JourneyMap, facet: Facet) -> Counter[str]:
    """How many cards have each value of a facet."""
    reading = readings(map_)[facet]
    found: Counter[str] = Counter()
    # Of 20,000 cards few differ in what the facet looks at: those alike are looked at once.
    for card, number in _alike(map_.cards, reading.fields):
        for value in set(reading.values(card)):
            found[value] += number
    return found


def _alike(cards: tuple[Card, ...], fields: tuple[str, ...]) -> Iterator[tuple[Card, int]]:
    """One card of each group whose fields are alike, and how many there are."""
    groups = list(map(attrgetter(*fields), cards))
    first = dict(zip(reversed(groups), reversed(cards), strict=True))
    for group, number in Counter(groups).items():
        yield first[group], number


class Filtering:
    """Follows a map with a filter: after an edit only the cards that it changed are looked at.

    Cards that came since the filter was set stay bright, whether they are wanted or not.
    """

    def __init__(self, map_: JourneyMap, filter_: Filter) -> None:
        self.filter = filter_
        self._known = self._ids = frozenset(map(_id_of, map_.cards))
        self._cards = map_.cards
        self._rules = _rules(map_)
        self.matching = matching(map_, filter_)
        self._made: tuple[frozenset[Id], frozenset[Id]] | None = None
        self._bright: frozenset[Id] = frozenset()

    @property
    def bright(self) -> frozenset[Id]:
        """The cards that are not dimmed; the very same set as long as it holds the same."""
        made = (self.matching, self._ids)
        if self._made is None or any(map(is_not, self._made, made)):
            self._made = made
            self._bright = self.matching | (self._ids - self._known)
        return self._bright

    @property
    def total(self) -> int:
        """How many cards the map has."""
        return len(self._cards)

    @property
    def new(self) -> int:
        """How many came since the filter was set and are not wanted."""
        return len(self._ids - self._known - self.matching)

    def follow(self, map_: JourneyMap) -> None:
        """Take in what the map has become."""
        before, after = self._cards, map_.cards
        rules = _rules(map_)
        if rules != self._rules:
            gone, come = before, after
        elif before is after:
            return
        elif len(before) == len(after):
            other = list(map(is_not, before, after))
            gone, come = tuple(compress(before, other)), tuple(compress(after, other))
        else:
            # The cards themselves are kept, so nothing else can have come to stand at their place
            # in memory.
            old, new = set(map(id, before)), set(map(id, after))
            gone = tuple(card for card in before if id(card) not in new)
            come = tuple(card for card in after if id(card) not in old)
        self._rules, self._cards = rules, after
        left, found = set(map(_id_of, gone)), set(map(_id_of, come))
        # On a map of 20,000 cards making these sets anew takes longer than all the rest.
        if left != found:
            self._ids = self._ids - left | found
        wanted = frozenset(_wanted(map_, self.filter, come))
        if self.matching & left != wanted:
            self.matching = self.matching - left | wanted


_id_of = attrgetter("id")


def _rules(map_: JourneyMap) -> object:
    """What beside the cards decides which of them are wanted."""
    main = map_.head_persona
    return main.id if main else "", [(lane.id, lane.persona) for lane in map_.lanes]


def _wanted(map_: JourneyMap, filter_: Filter, cards: Iterable[Card]) -> Iterator[Id]:
    of = readings(map_)
    asked = [(of[facet].values, filter_.values(facet)) for facet in Facet if filter_.values(facet)]
    for card in cards:
        if all(not wanted.isdisjoint(values(card)) for values, wanted in asked):
            yield card.id


def linked(map_: JourneyMap, bright: frozenset[Id]) -> Iterator[Id]:
    """The pairs and arrows between cards that are bright."""
    for pair in map_.pairs:
        if pair.recommendation in bright and pair.target in bright:
            yield pair.id
    for arrow in map_.arrows:
        if arrow.from_card in bright and arrow.to_card in bright:
            yield arrow.id
