"""What is told when a lane begins to count something, as the first amount in it says."""

from __future__ import annotations

from types import MappingProxyType

from app.canvas.amounts import words_of_number
from app.canvas.spoken import lane_name
from app.editor.words import counted, mark, tr
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane, metric_of
from app.models.vocabulary import CardType, LaneType, Unit

_COUNTS = MappingProxyType(
    {
        Unit.SECONDS.value: mark("“{lane}” counts times now, such as {amount}."),
        Unit.FRACTION.value: mark("“{lane}” counts shares now, such as {amount}."),
        Unit.MONEY.value: mark("“{lane}” counts money now, such as {amount}."),
        Unit.POINTS.value: mark("“{lane}” counts points now, such as {amount}."),
    }
)
_COUNTS_NUMBERS = mark("“{lane}” counts plain numbers now, such as {amount}.")


def counting_told(before: JourneyMap, after: JourneyMap, written: Id) -> str:
    """What is told of lanes that count another thing than before, where cards became numbers.

    ``written`` is a card whose text was just typed: that it became a number needs no word. "" where
    there is nothing to tell.
    """
    if before.lanes is after.lanes or before.cards is after.cards:
        return ""
    old = {lane.id: lane.metric for lane in before.lanes if lane.type == LaneType.METRIC}
    lanes = [lane for lane in after.lanes if lane.id in old and old[lane.id] != lane.metric]
    return " ".join(filter(None, (_told(before, after, lane, written) for lane in lanes)))


def _told(before: JourneyMap, after: JourneyMap, lane: Lane, written: Id) -> str:
    cards = [one for one in after.cards_by_lane.get(lane.id, ()) if one.type == CardType.METRIC]
    had = before.records
    new = [one for one in cards if one.value is not None and _value(had.get(one.id)) is None]
    example = next((one for one in new if one.id == written), new[0] if new else None)
    if example is None or example.value is None:
        return ""
    metric = metric_of(lane)
    told = tr(
        _COUNTS.get(metric.unit, _COUNTS_NUMBERS),
        lane=lane_name(after, lane),
        amount=words_of_number(after, metric, example.value),
    )
    turned = sum(one.id in had and one.id != written for one in new)
    left = sum(one.value is None for one in cards)
    if turned:
        told += " " + counted("1 text became a number.", "%n texts became numbers.", turned)
    if left:
        told += " " + counted("1 text is no such number.", "%n texts are no such numbers.", left)
    return told


def _value(record: object) -> float | None:
    return record.value if isinstance(record, Card) else None
