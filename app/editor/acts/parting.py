"""What an edit says of pairs that it took apart: both cards stay, one is of another type."""

from __future__ import annotations

from app.editor.words import counted
from app.models.journey import JourneyMap


def told_apart(before: JourneyMap, after: JourneyMap) -> str:
    """What is told of pairs that no longer fit; "" where all do.

    A pair that went with one of its cards is not meant: the card is told of.
    """
    if before.pairs is after.pairs:
        return ""
    left = {pair.id for pair in after.pairs}
    gone = [pair for pair in before.pairs if pair.id not in left]
    records = after.records if gone else {}
    apart = sum(pair.recommendation in records and pair.target in records for pair in gone)
    return counted("1 pair taken apart", "%n pairs taken apart", apart) if apart else ""
