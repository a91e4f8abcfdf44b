"""Rows."""

from __future__ import annotations

from typing import Annotated

from app.models.base import Colour, Id, Length, Record, Vocabulary
from app.models.metric import Metric, plain_metric
from app.models.vocabulary import Grain, LaneType


class Lane(Record):
    """A row of one type. ``persona`` is its owner; ``metric`` belongs to a metric lane.

    ``icon`` and ``tint`` replace those of the type; ``height`` is a least height in points.
    """

    id: Id
    type: Annotated[str, Vocabulary(LaneType)]
    title: str = ""
    icon: str = ""
    tint: Colour = ""
    grain: Annotated[str, Vocabulary(Grain)] = Grain.STEP.value
    persona: Id = ""
    metric: Metric | None = None
    notes: str = ""
    hidden: bool = False
    collapsed: bool = False
    height: Length | None = None


def metric_of(lane: Lane) -> Metric:
    """What a lane of metrics counts."""
    return lane.metric or plain_metric()
