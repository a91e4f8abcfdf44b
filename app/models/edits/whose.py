"""Feelings stay on the curve on which they are, whatever becomes of who they are about.

A card that names no persona is about that of its lane, else about the main one; an emotion that
names no state has that of the map's kind. Where an edit gives these another meaning, the cards that
relied on the old one are told it in words.
"""

from __future__ import annotations

from app.models.base import Id, evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType


def with_curves_kept(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    """The map after an edit of personas or of its kind, with its feelings on their curves.

    They follow a new kind as long as this joins no two curves.
    """
    return _with_states(before, _with_personas(before, after))


def newly_about(before: JourneyMap, after: JourneyMap, gone: Id) -> int:
    """How many feelings of a persona that is gone are somebody else's now."""
    cards = {card.id: card for card in before.cards if _is_felt(card)}
    return sum(
        before.about(cards[card.id]) == gone != after.about(card) != ""
        for card in after.cards
        if card.id in cards
    )


def _with_personas(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    old, new = before.head_persona, after.head_persona
    if old is None or new is None or old.id == new.id:
        return after
    if all(one.id != old.id for one in after.personas):
        return after
    cards = tuple(
        evolve(card, persona=old.id)
        if _is_felt(card) and not card.persona and card.lane not in after.lane_owners
        else card
        for card in after.cards
    )
    return evolve(after, cards=cards)


def _with_states(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    usual = after.usual_state
    if before.usual_state == usual:
        return after
    told = {
        (card.lane, after.about(card))
        for card in after.cards
        if card.feeling is not None and card.feeling.state == usual
    }
    cards = tuple(
        evolve(card, feeling=evolve(card.feeling, state=before.usual_state.value))
        if card.feeling is not None
        and not card.feeling.state
        and (card.lane, after.about(card)) in told
        else card
        for card in after.cards
    )
    return evolve(after, cards=cards)


def _is_felt(card: Card) -> bool:
    return card.feeling is not None or card.type == CardType.EMOTION
