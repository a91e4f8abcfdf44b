"""A number of a metric is written in place as the map's language writes it: "12 min", "8,5 %"."""

from __future__ import annotations

import re

from app.editor.texts import read_text, write_text
from app.editor.typed import TypedError, exact_text, typed_amount
from app.layout import formats
from app.models import edits
from app.models.base import MOST, Id
from app.models.card import Card, score_written
from app.models.journey import JourneyMap
from app.models.lane import Lane, metric_of
from app.models.metric import Metric
from app.models.vocabulary import CardType, LaneType

_CODE = re.compile(r"0\d[\d\s/-]*")


def in_words(map_: JourneyMap, card_id: Id) -> JourneyMap | None:
    """The map with a card's number as its text, to be written; None where it has no number alone.

    The text is as the map shows it, or exact where that is rounded.
    """
    card = map_.records.get(card_id)
    metric = counted_in(map_, card) if isinstance(card, Card) else None
    if metric is None or not isinstance(card, Card) or card.value is None or card.text:
        return None
    text = words_of_number(map_, metric, card.value)
    return edits.change_card(map_, card_id, value=None, text=text)


def in_numbers(map_: JourneyMap, card_id: Id) -> JourneyMap:
    """The map with a card's text as its number, where it is one; else the same map."""
    card = map_.records.get(card_id)
    metric = counted_in(map_, card) if isinstance(card, Card) else None
    if metric is None or not isinstance(card, Card) or card.value is not None:
        return map_
    value = understood(map_, metric, card.text)
    return map_ if value is None else edits.change_card(map_, card_id, value=value, text="")


def read_written(map_: JourneyMap, record: Id) -> str:
    """The text of a record as somebody would write it: of a number its words, of a score a digit.

    Raises ``KeyError`` when it has none.
    """
    score = _score(map_, record)
    return str(score) if score else read_text(in_words(map_, record) or map_, record)


def write_written(map_: JourneyMap, record: Id, text: str) -> JourneyMap:
    """Give a record another text in place of what `read_written` tells; a number becomes one.

    Raises ``KeyError`` when it has none.
    """
    score = score_written(text) if _score(map_, record) else None
    if score is not None:
        return edits.change_card(map_, record, engagement=score)
    return in_numbers(write_text(in_words(map_, record) or map_, record, text), record)


def _score(map_: JourneyMap, card_id: Id) -> int:
    """The score that a card of engagement without a word is; 0 for any other."""
    card = map_.records.get(card_id)
    if not isinstance(card, Card) or card.type != CardType.ENGAGEMENT or card.text:
        return 0
    return card.engagement or 0


def counted_in(map_: JourneyMap, card: Card) -> Metric | None:
    """What the lane of a card that shows a number counts; None for any other card."""
    lane = map_.records.get(card.lane)
    if card.type != CardType.METRIC or not isinstance(lane, Lane) or lane.type != LaneType.METRIC:
        return None
    return metric_of(lane)


def words_of_number(map_: JourneyMap, metric: Metric, value: float) -> str:
    """A number as the map shows it, or exact where that is rounded."""
    text = formats.amount(value, metric.unit, map_.language, metric.symbol)
    if understood(map_, metric, text) != value:
        return exact_text(value, metric.unit, _decimal(map_))
    return text


def understood(map_: JourneyMap, metric: Metric, text: str) -> float | None:
    """The number that a text says where a metric is counted; None where it says none.

    Digits after a zero are a code or a telephone number, more than a map's numbers can hold are
    that of a parcel, and two lines are no number.
    """
    said = text.strip()
    if _CODE.fullmatch(said) or "\n" in said:
        return None
    try:
        value = typed_amount(said, metric.unit, _decimal(map_), metric.symbol)
    except TypedError:
        return None
    return value if abs(value) <= MOST else None


def _decimal(map_: JourneyMap) -> str:
    return "," if "," in formats.number(1.5, map_.language) else "."
