"""What cards over several columns no longer cover when a merge passes over hidden ones."""

from __future__ import annotations

from app.editor.words import counted, tr
from app.models.base import Id
from app.models.card import Card
from app.models.edits.span import columns_of
from app.models.journey import JourneyMap


def told_with_spans(told: str, before: JourneyMap, after: JourneyMap, names: dict[Id, Id]) -> str:
    """What is told of a merge, and of the cards that lost a column by it.

    ``names`` are the ids that columns had before and have now. A hidden column that was passed over
    stands behind the merged one; a card that ended there does not reach it without covering more.
    """
    spans = {card.id: card for card in before.cards if card.until}
    lost = sum(
        not {names.get(id_, id_) for id_ in _covered(before, spans[card.id])}
        <= _covered(after, card)
        for card in after.cards
        if card.id in spans
    )
    if not lost:
        return told
    more = counted(
        "1 card no longer reaches over what is hidden",
        "%n cards no longer reach over what is hidden",
        lost,
    )
    return tr("{told}; {more}", told=told, more=more)


def _covered(map_: JourneyMap, card: Card) -> set[Id]:
    lane = next(lane for lane in map_.lanes if lane.id == card.lane)
    columns = columns_of(map_, lane.grain)
    if card.step not in columns or (card.until or card.step) not in columns:
        return {card.step}
    return set(columns[columns.index(card.step) : columns.index(card.until or card.step) + 1])
