"""What is told when a lane is named as a type of lanes is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.canvas.lane_called import type_called
from app.editor.acts.act import Change, Instead
from app.editor.acts.parting import told_apart
from app.editor.texts import Writable, label_of
from app.editor.words import tr
from app.models import edits
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType
from app.ui.names import LANE_TYPES


class LaneTold(NamedTuple):
    """What is told of a lane, and what can be had in place of it."""

    text: str
    instead: Instead


def lane_told(before: JourneyMap, after: JourneyMap, label: str) -> LaneTold | None:
    """What is told of the lane that was named in the step from one map to the other.

    ``label`` is what undo calls the step; only of a lane that was named on the map is there a need
    to tell. An empty lane of notes became one of the type that its name calls; of any other that
    is offered. None where its name calls no other type.
    """
    if label != label_of(Writable.LANE_TITLE):
        return None
    for old, lane in _named(before, after):
        type_ = type_called(lane.title, after.language)
        if type_ is None or type_ == old.type:
            continue
        name, was = tr(LANE_TYPES[type_]), tr(LANE_TYPES.get(old.type, old.type))
        # An empty one of notes is one of them still because somebody wanted it.
        if lane.type == LaneType.OWN and not after.cards_by_lane.get(lane.id):
            continue
        if lane.type == type_:
            kept = edits.rename_lane(before, lane.id, lane.title)
            text = tr("“{lane}” is a lane of type {type} now", lane=lane.title, type=name)
            words = tr("Keep It as {type}", type=was)
            return LaneTold(text, Instead(words, Change(label, kept)))
        made = edits.change_lane_type(after, lane.id, type_)
        text = tr("“{lane}” is still a lane of type {type}", lane=lane.title, type=was)
        words = tr("Change Type to {type}", type=name)
        return LaneTold(text, Instead(words, Change(label, made, told=told_apart(after, made))))
    return None


def _named(before: JourneyMap, after: JourneyMap) -> Iterator[tuple[Lane, Lane]]:
    """The lanes that got another title, as they were and as they are."""
    known = {lane.id: lane for lane in before.lanes}
    for lane in after.lanes:
        old = known.get(lane.id)
        if old is not None and old.title != lane.title:
            yield old, lane
