"""What an edit says of cards over several columns that came to cover more of them, or fewer."""

from __future__ import annotations

from collections.abc import Collection

from app.editor.words import counted
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap


def told_of_reach(
    before: JourneyMap, after: JourneyMap, among: Collection[Id] | None = None
) -> str:
    """What is told once stages or steps were moved; "" where each card covers as many as before.

    ``among`` are the ids of those cards alone that count.
    """
    longer = shorter = 0
    for card in after.cards:
        was = before.records_of_cards.get(card.id) if card.until else None
        if not isinstance(was, Card) or (among is not None and card.id not in among):
            continue
        by = _columns(after, card) - _columns(before, was)
        longer, shorter = longer + (by > 0), shorter + (by < 0)
    # A card may have lost its second step, and be one of a single step now.
    single = {
        card.id for card in after.cards if not card.until and (among is None or card.id in among)
    }
    shorter += sum(
        _columns(before, card) > 1 for card in before.cards if card.until and card.id in single
    )
    told = [
        counted("1 card is longer now", "%n cards are longer now", longer) if longer else "",
        counted("1 card is shorter now", "%n cards are shorter now", shorter) if shorter else "",
    ]
    return ", ".join(filter(None, told))


def _columns(map_: JourneyMap, card: Card) -> int:
    """How many columns a card covers that are seen."""
    grain = next(lane.grain for lane in map_.lanes if lane.id == card.lane)
    columns = map_.shown.places.covered(card, grain)
    return columns[1] - columns[0] + 1 if columns is not None else 0
