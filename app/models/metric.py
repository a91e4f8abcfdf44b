"""Numbers: the measures of a card, a step, a stage or the whole map, and the metric of a lane.

People read "metric" for both.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated

from app.models.base import Date, Number, Record, Vocabulary
from app.models.vocabulary import MetricDisplay, MetricKind, Total, Unit


class Measure(Record):
    """One number with what it counts: time in seconds, a share as a fraction of one."""

    kind: Annotated[str, Vocabulary(MetricKind)]
    name: str = ""
    unit: Annotated[str, Vocabulary(Unit)] = Unit.NUMBER.value
    symbol: str = ""
    value: Number | None = None
    baseline: Number | None = None
    target: Number | None = None
    date: Date = ""


class Metric(Record):
    """What a metric lane counts and how it shows it. ``symbol`` is a currency or an own unit."""

    kind: Annotated[str, Vocabulary(MetricKind)]
    unit: Annotated[str, Vocabulary(Unit)] = Unit.NUMBER.value
    symbol: str = ""
    display: Annotated[str, Vocabulary(MetricDisplay)] = MetricDisplay.BARS.value
    total: Annotated[str, Vocabulary(Total)] = Total.NONE.value
    baseline: Number | None = None
    target: Number | None = None
    date: Date = ""


# Made when it is asked for: to check a first record pydantic builds what a start has no need of.
@cache
def plain_metric() -> Metric:
    """What is counted where nothing is said of it: plain numbers of one's own."""
    return Metric(kind=MetricKind.OWN.value)
