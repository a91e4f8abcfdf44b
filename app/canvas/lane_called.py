"""A lane that is named as a type of lanes is called becomes one of that type."""

from __future__ import annotations

from types import MappingProxyType

from app.layout.words import FALLBACK, words
from app.models import edits
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType

_T = LaneType
_OTHER_WORDS = MappingProxyType(
    {
        "touchpoint": _T.TOUCHPOINT,
        "touch points": _T.TOUCHPOINT,
        "customer actions": _T.ACTION,
        "goals": _T.GOAL,
        "expectations": _T.GOAL,
        "thought": _T.THOUGHT,
        "emotion": _T.EMOTION,
        "feelings": _T.EMOTION,
        "emotion curve": _T.EMOTION,
        "barrier": _T.BARRIER,
        "pain points": _T.BARRIER,
        "pains": _T.BARRIER,
        "opportunity": _T.OPPORTUNITY,
        "recommendation": _T.RECOMMENDATION,
        "ideas": _T.RECOMMENDATION,
        "solutions": _T.RECOMMENDATION,
        "storyboard": _T.PICTURE,
        "front stage": _T.FRONTSTAGE,
        "back stage": _T.BACKSTAGE,
    }
)
"""How else the field calls its lanes, in English."""


def type_called(title: str, language: str) -> LaneType | None:
    """The type of lanes that is called so, in the language of a map or in English; else None."""
    said = " ".join(title.split()).casefold()
    for known in (words(language), words(FALLBACK)):
        for type_ in LaneType:
            if said == known.lane(type_).casefold():
                return type_
    return _OTHER_WORDS.get(said)


def of_type_called(map_: JourneyMap, lane_id: Id) -> JourneyMap:
    """The map with an empty lane of notes as one of the type that its title calls; else the same.

    Somebody chose the type of any other lane, and may want cards that stand in it as they are.
    """
    lane = map_.records.get(lane_id)
    if not isinstance(lane, Lane) or lane.type != _T.OWN or map_.cards_by_lane.get(lane_id):
        return map_
    type_ = type_called(lane.title, map_.language)
    return map_ if type_ is None else edits.change_lane_type(map_, lane_id, type_)
