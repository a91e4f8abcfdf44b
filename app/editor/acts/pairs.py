"""Pairs: joining recommendations and what they answer, and taking them apart."""

from __future__ import annotations

from app.editor.acts.act import Change, cards_selected
from app.editor.selection import Selection
from app.editor.words import counted
from app.models import edits
from app.models.base import Id, new_id
from app.models.card import Card
from app.models.integrity.cells import PAIR_TARGETS
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.vocabulary import CardType


def may_pair(card: Card) -> bool:
    """Whether a card can be one end of a pair."""
    return card.type == CardType.RECOMMENDATION or card.type in PAIR_TARGETS


def are_paired(map_: JourneyMap, recommendation: Id, target: Id) -> bool:
    """Whether two cards are a pair."""
    return any((one.recommendation, one.target) == (recommendation, target) for one in map_.pairs)


def joined(map_: JourneyMap, one: Card, other: Card) -> tuple[Card, Card] | None:
    """The recommendation and the target of a pair that two cards could be; None for others.

    Nor can those that are a pair already.
    """
    for first, second in ((one, other), (other, one)):
        if first.type == CardType.RECOMMENDATION and second.type in PAIR_TARGETS:
            return None if are_paired(map_, first.id, second.id) else (first, second)
    return None


def pair_cards(map_: JourneyMap, selection: Selection) -> Change | None:
    """Pair the selected recommendation with each selected card it may answer, or the other way."""
    found = _to_join(map_, selection)
    if not found:
        return None
    after = map_
    for recommendation, target in found:
        pair = Pair(id=new_id(after.records), recommendation=recommendation.id, target=target.id)
        after = edits.add_pair(after, pair)
    return Change(counted("Pair", "Pair %n Times", len(found)), after)


def can_pair(map_: JourneyMap, selection: Selection) -> bool:
    """Whether there is anything among what is selected to be paired."""
    return bool(_to_join(map_, selection))


def unpair_cards(map_: JourneyMap, selection: Selection) -> Change | None:
    """Take apart the pairs among the selected cards, or all pairs of the only one."""
    ids = _pairs_here(map_, selection)
    if not ids:
        return None
    told = counted("1 pair removed", "%n pairs removed", len(ids))
    label = counted("Remove Pair", "Remove %n Pairs", len(ids))
    return Change(label, edits.remove_pairs(map_, ids), told=told)


def can_unpair(map_: JourneyMap, selection: Selection) -> bool:
    """Whether the selected cards are in pairs."""
    return bool(_pairs_here(map_, selection))


def _to_join(map_: JourneyMap, selection: Selection) -> list[tuple[Card, Card]]:
    cards = cards_selected(map_, selection)
    answers = [card for card in cards if card.type == CardType.RECOMMENDATION]
    targets = [card for card in cards if card.type in PAIR_TARGETS]
    if min(len(answers), len(targets)) != 1:
        # Which of several answers which of several cannot be known.
        return []
    return [
        (answer, target)
        for answer in answers
        for target in targets
        if not are_paired(map_, answer.id, target.id)
    ]


def _pairs_here(map_: JourneyMap, selection: Selection) -> list[Id]:
    ids = {card.id for card in cards_selected(map_, selection)}
    ends = 1 if len(ids) == 1 else 2
    return [
        pair.id
        for pair in map_.pairs
        if (pair.recommendation in ids) + (pair.target in ids) >= ends
    ]
