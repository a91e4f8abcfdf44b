"""The numbers that a map writes for its cards: found as they stand there, and read when replaced.

They are numbers of metrics and scores of engagement, each in a lane of its own kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.canvas.amounts import amount_of, taking_up, understood
from app.canvas.painted_units import as_typed
from app.editor.every_text import Figures
from app.layout import formats
from app.models import edits
from app.models.base import Id
from app.models.card import Card, score_written
from app.models.journey import JourneyMap
from app.models.lane import Lane, metric_of
from app.models.metric import Metric
from app.models.vocabulary import LaneType

# They stand round numbers of Arabic, and stay behind where what one sees is replaced.
_MARKS = "\u061c\u200e\u200f"


class _Figures:
    """What a map writes for the numbers of its cards, in its language."""

    def shown(self, map_: JourneyMap, card: Card) -> tuple[str, str] | None:
        """The field of a card whose number the map writes, and how; None where it writes none."""
        metric = _counted(map_, card)
        if metric is not None and card.value is not None:
            return "value", _amount(card.value, metric.unit, map_.language, metric.symbol)
        if card.engagement is not None and _type_of_lane(map_, card) == LaneType.ENGAGEMENT:
            return "engagement", formats.number(card.engagement, map_.language)
        return None

    def written(self, map_: JourneyMap, texts: Mapping[Id, str]) -> JourneyMap:
        """The map with other words for the numbers of some cards, taken for what they say.

        A number that is no number any more becomes the card's text, and stands behind words that
        the card has already. A score stays where a text is no other: that becomes the card's word.
        """
        for id_, text in texts.items():
            card = map_.records[id_]
            if isinstance(card, Card):
                map_ = taking_up(map_, card.lane, amount_of(map_, text), texts.keys())
        return edits.change_cards(map_, texts, lambda card: _meant(map_, card, texts[card.id]))


FIGURES: Figures = _Figures()


def _meant(map_: JourneyMap, card: Card, text: str) -> dict[str, Any]:
    """The fields of a card for whose number a text was written."""
    metric, text = _counted(map_, card), text.strip(_MARKS)
    if metric is None:
        score = score_written(text)
        if score is not None:
            return {"engagement": score}
        return {} if card.text.strip() or not text.strip() else {"text": text}
    value = understood(map_, metric, as_typed(metric, text, map_.language))
    if value is None:
        value = understood(map_, metric, text)
    if value is not None:
        return {"value": value}
    if not text.strip():
        return {"value": None}
    return {"value": None, "text": f"{card.text} ({text})" if card.text.strip() else text}


def _counted(map_: JourneyMap, card: Card) -> Metric | None:
    """What the lane of a card counts; None where it is no lane of numbers."""
    lane = map_.records.get(card.lane)
    return metric_of(lane) if isinstance(lane, Lane) and lane.type == LaneType.METRIC else None


def _type_of_lane(map_: JourneyMap, card: Card) -> str:
    lane = map_.records.get(card.lane)
    return lane.type if isinstance(lane, Lane) else ""


# All are written anew with each letter that is looked for.
@lru_cache(maxsize=4096)
def _amount(value: float, unit: str, language: str, symbol: str) -> str:
    return formats.amount(value, unit, language, symbol)
