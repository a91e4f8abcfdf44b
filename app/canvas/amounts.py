"""A number of a metric is written in place as the map's language writes it: "12 min", "8,5 %"."""

from __future__ import annotations

import re
from collections.abc import Collection

from app.editor.typed import Counted, TypedError, exact_text, recognised, typed_amount
from app.layout import formats
from app.models import edits
from app.models.base import MOST, Id, evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane, metric_of
from app.models.metric import Metric, plain_metric
from app.models.vocabulary import CardType, LaneType, Unit

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
    """The map with a card's text as its number, where it is one; else the same map.

    A lane that counts nothing yet counts what this amount does from then on.
    """
    card = map_.records.get(card_id)
    if not isinstance(card, Card) or card.value is not None or counted_in(map_, card) is None:
        return map_
    map_ = taking_up(map_, card.lane, amount_of(map_, card.text))
    metric = counted_in(map_, card)
    value = understood(map_, metric, card.text) if metric is not None else None
    return map_ if value is None else edits.change_card(map_, card_id, value=value, text="")


def counted_in(map_: JourneyMap, card: Card) -> Metric | None:
    """What the lane of a card that shows a number counts; None for any other card."""
    lane = map_.records.get(card.lane)
    if card.type != CardType.METRIC or not isinstance(lane, Lane) or lane.type != LaneType.METRIC:
        return None
    return metric_of(lane)


def taking_up(
    map_: JourneyMap, lane_id: Id, counted: Counted | None, but: Collection[Id] = ()
) -> JourneyMap:
    """The map with a lane that counts this, where it counts nothing yet; else the same map.

    Numbers of the cards ``but`` do not tell that it does: they are only just coming.
    """
    lane = map_.records.get(lane_id)
    if counted is None or not isinstance(lane, Lane) or not _counts_nothing(map_, lane, but):
        return map_
    metric = evolve(metric_of(lane), **counted._asdict())
    return map_ if metric == lane.metric else edits.change_lane(map_, lane_id, metric=metric)


def _counts_nothing(map_: JourneyMap, lane: Lane, but: Collection[Id]) -> bool:
    """Whether nothing says yet what a lane counts: no metric of its own, no aim and no number."""
    metric, plain = metric_of(lane), plain_metric()
    said = metric.kind, metric.unit, metric.symbol
    if lane.type != LaneType.METRIC or said != (plain.kind, plain.unit, plain.symbol):
        return False
    if metric.baseline is not None or metric.target is not None:
        return False
    cards = map_.cards_by_lane.get(lane.id, ())
    return all(card.value is None or card.id in but for card in cards)


def amount_of(map_: JourneyMap, text: str) -> Counted | None:
    """What a text counts, as the map's language writes amounts; None where it is no amount."""
    found = recognised(text, formats.decimal_sign(map_.language))
    if found is None or understood(map_, Metric(**found._asdict()), text) is None:
        return None
    return found


def words_of_number(map_: JourneyMap, metric: Metric, value: float) -> str:
    """A number as the map shows it, or exact where that is rounded or not to be typed ("US$5")."""
    return amount_written(value, metric.unit, metric.symbol, map_.language)


def amount_written(value: float, unit: str, symbol: str, language: str) -> str:
    """An amount to be written on: as a map shows it where that is read as the very same number.

    Else every digit stands there, in a way that can be typed.
    """
    shown, decimal = formats.amount(value, unit, language, symbol), formats.decimal_sign(language)
    try:
        if typed_amount(shown, unit, decimal, symbol) == value:
            return shown
    except TypedError:
        pass
    exact = exact_text(value, unit, decimal, formats.percent_pattern(language))
    # Times and shares say their unit themselves.
    said = symbol and unit not in (Unit.SECONDS, Unit.FRACTION)
    return f"{exact}\u00a0{symbol}" if said else exact


def understood(map_: JourneyMap, metric: Metric, text: str) -> float | None:
    """The number that a text says where a metric is counted; None where it says none.

    Digits after a zero are a code or a telephone number, more than a map's numbers can hold are
    that of a parcel, and two lines are no number.
    """
    said = text.strip()
    if _CODE.fullmatch(said) or "\n" in said:
        return None
    try:
        value = typed_amount(said, metric.unit, formats.decimal_sign(map_.language), metric.symbol)
    except TypedError:
        return None
    return value if abs(value) <= MOST else None
