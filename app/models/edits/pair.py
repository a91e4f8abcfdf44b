"""Edits of pairs: a recommendation, or an opportunity, and what it answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set

from app.models.base import Id, evolve
from app.models.edit_error import EditError
from app.models.edits.change import check, check_new, remaining
from app.models.edits.forget import forget
from app.models.integrity.cells import pair_fault
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.version import is_newer


def add_pair(map_: JourneyMap, pair: Pair) -> JourneyMap:
    """Join a recommendation and a barrier, an emotion or an opportunity.

    An opportunity may answer a barrier or an emotion as well. Gives the map back as it is where the
    two are a pair already. Raises `EditError` for other cards.
    """
    joined = (pair.recommendation, pair.target)
    if any((one.recommendation, one.target) == joined for one in map_.pairs):
        return map_
    check_new(map_, pair)
    check(map_, pair)
    if not pair_fits(map_, pair):
        raise EditError(
            "a pair joins a recommendation and a barrier, an emotion or an opportunity, "
            "or an opportunity and a barrier or an emotion"
        )
    return evolve(map_, pairs=(*map_.pairs, pair))


def remove_pairs(map_: JourneyMap, pair_ids: Collection[Id]) -> JourneyMap:
    """Take pairs apart; the cards stay."""
    gone = set(pair_ids)
    return forget(evolve(map_, pairs=remaining(map_.pairs, gone, "pair")), gone)


def without_unfit_pairs(map_: JourneyMap, cards: Set[Id]) -> JourneyMap:
    """Drop the pairs of some cards, whose types changed, that are no pairs any more."""
    touched = [pair for pair in map_.pairs if pair.recommendation in cards or pair.target in cards]
    types = _types(map_, touched)
    newer = is_newer(map_.format_version)
    gone = {
        pair.id
        for pair in touched
        if pair_fault(types[pair.recommendation], types[pair.target], newer=newer) is not None
    }
    return remove_pairs(map_, gone) if gone else map_


def pair_fits(map_: JourneyMap, pair: Pair) -> bool:
    """Whether the types of the two cards that a pair names make them a pair."""
    types = _types(map_, [pair])
    newer = is_newer(map_.format_version)
    return pair_fault(types[pair.recommendation], types[pair.target], newer=newer) is None


def _types(map_: JourneyMap, pairs: Iterable[Pair]) -> Mapping[Id, str]:
    """The types of the cards that pairs join, by id."""
    ends = {end for pair in pairs for end in (pair.recommendation, pair.target)}
    return {card.id: card.type for card in map_.cards if card.id in ends} if ends else {}
