"""The words of the field: every closed list that a map chooses from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class MapKind(StrEnum):
    """What a map shows: today, a wished-for tomorrow, or a day."""

    CURRENT = "current"
    FUTURE = "future"
    DAY = "day-in-the-life"


class State(StrEnum):
    """The state a curve belongs to."""

    CURRENT = "current"
    FUTURE = "future"


class Direction(StrEnum):
    """Which way the stages run."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class ThemeName(StrEnum):
    """The looks a map can have."""

    PAPER = "paper"
    PLAIN = "plain"
    INK = "ink"
    SAFE = "safe"
    NIGHT = "night"


class Importance(StrEnum):
    """Three levels of importance; a barrier's severity is its importance."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Evidence(StrEnum):
    """How a card is known."""

    ASSUMED = "assumed"
    OBSERVED = "observed"
    MEASURED = "measured"


class LaneType(StrEnum):
    """What a lane holds."""

    TOUCHPOINT = "touchpoint"
    ACTION = "action"
    GOAL = "goal"
    THOUGHT = "thought"
    EMOTION = "emotion"
    ENGAGEMENT = "engagement"
    BARRIER = "barrier"
    OPPORTUNITY = "opportunity"
    RECOMMENDATION = "recommendation"
    METRIC = "metric"
    MEMORY = "memory"
    PICTURE = "picture"
    PHYSICAL_EVIDENCE = "physical-evidence"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT_PROCESS = "support-process"
    OWN = "own"


class CardType(StrEnum):
    """What a card is."""

    TOUCHPOINT = "touchpoint"
    ACTION = "action"
    GOAL = "goal"
    EXPECTATION = "expectation"
    THOUGHT = "thought"
    QUESTION = "question"
    PERCEPTION = "perception"
    EMOTION = "emotion"
    ENGAGEMENT = "engagement"
    BARRIER = "barrier"
    OPPORTUNITY = "opportunity"
    RECOMMENDATION = "recommendation"
    METRIC = "metric"
    MEMORY = "memory"
    PICTURE = "picture"
    PHYSICAL_EVIDENCE = "physical-evidence"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT_PROCESS = "support-process"
    NOTE = "note"


SPOKEN = frozenset({CardType.THOUGHT, CardType.QUESTION, CardType.PERCEPTION, CardType.MEMORY})
"""Cards whose words somebody thinks or says."""

STACKLESS = frozenset({LaneType.EMOTION, LaneType.ENGAGEMENT, LaneType.METRIC})
"""Lanes that draw levels and numbers.

Their height does not follow from stacked cards, and no picture is seen in them.
"""

CARD_TYPES_OF_LANE: Mapping[LaneType, tuple[CardType, ...]] = MappingProxyType(
    {
        LaneType.TOUCHPOINT: (CardType.TOUCHPOINT,),
        LaneType.ACTION: (CardType.ACTION,),
        LaneType.GOAL: (CardType.GOAL, CardType.EXPECTATION),
        LaneType.THOUGHT: (CardType.THOUGHT, CardType.QUESTION, CardType.PERCEPTION),
        LaneType.EMOTION: (CardType.EMOTION,),
        LaneType.ENGAGEMENT: (CardType.ENGAGEMENT,),
        LaneType.BARRIER: (CardType.BARRIER,),
        LaneType.OPPORTUNITY: (CardType.OPPORTUNITY,),
        LaneType.RECOMMENDATION: (CardType.RECOMMENDATION,),
        LaneType.METRIC: (CardType.METRIC,),
        LaneType.MEMORY: (CardType.MEMORY,),
        LaneType.PICTURE: (CardType.PICTURE,),
        LaneType.PHYSICAL_EVIDENCE: (CardType.PHYSICAL_EVIDENCE,),
        LaneType.FRONTSTAGE: (CardType.FRONTSTAGE,),
        LaneType.BACKSTAGE: (CardType.BACKSTAGE,),
        LaneType.SUPPORT_PROCESS: (CardType.SUPPORT_PROCESS,),
        LaneType.OWN: (CardType.NOTE,),
    }
)
"""The card types a lane offers, the usual one first. Other types may stand in it all the same."""

_CARD_TYPES = MappingProxyType({kind.value: types for kind, types in CARD_TYPES_OF_LANE.items()})


def card_types_of(lane_type: str) -> tuple[CardType, ...]:
    """The card types that a lane offers; none for a lane type of a newer version."""
    return _CARD_TYPES.get(lane_type, ())


class Grain(StrEnum):
    """What a cell of a lane stands for: a step, a stage, or the whole map."""

    STEP = "step"
    STAGE = "stage"
    MAP = "map"


class Attention(StrEnum):
    """How a customer goes through a step: new and careful, or out of habit."""

    PILOT = "pilot"
    AUTOPILOT = "autopilot"


class MomentOfTruth(StrEnum):
    """A moment that decides; the plain word when which one is not said."""

    PLAIN = "moment"
    ZERO = "zero"
    FIRST = "first"
    SECOND = "second"
    ULTIMATE = "ultimate"


class PathKind(StrEnum):
    """An arrow between steps that is not simply "next"."""

    LOOP = "loop"
    BRANCH = "branch"
    SKIP = "skip"
    EXIT = "exit"


class Channel(StrEnum):
    """What carries a touchpoint. A channel of one's own is any other text."""

    EMAIL = "e-mail"
    SMS = "sms"
    WEBSITE = "website"
    MOBILE_APP = "mobile-app"
    APP_STORE = "app-store"
    SOCIAL_MEDIA = "social-media"
    SEARCH = "search"
    TV = "tv"
    PRINT = "print"
    PRESS = "press"
    PHONE = "phone"
    CHAT = "chat"
    STORE = "store"
    PICK_UP_POINT = "pick-up-point"
    DELIVERY_PERSON = "delivery-person"
    PACKAGING = "packaging"
    EVENT = "event"
    FORUM = "forum"
    REVIEW_SITE = "review-site"
    LOYALTY_PROGRAMME = "loyalty-programme"
    WORD_OF_MOUTH = "word-of-mouth"
    IN_PERSON = "in-person"


class Presence(StrEnum):
    """Whether a touchpoint happens online or offline."""

    ONLINE = "online"
    OFFLINE = "offline"


class Cause(StrEnum):
    """What an emotion comes from."""

    COMPANY = "company"
    SITUATION = "situation"


class TouchpointChange(StrEnum):
    """What a recommendation does to a touchpoint."""

    ADD = "add"
    CHANGE = "change"
    MERGE = "merge"
    REMOVE = "remove"


class PlanState(StrEnum):
    """Where a recommendation stands in the action plan."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class MetricKind(StrEnum):
    """What a metric counts."""

    CONVERSION = "conversion"
    TIME_SPENT = "time-spent"
    SATISFACTION = "satisfaction"
    RECOMMENDATION = "recommendation"
    RETENTION = "retention"
    COST = "cost"
    OWN = "own"


class Unit(StrEnum):
    """The unit of a metric's numbers: seconds, fractions of one, money, points, counts."""

    SECONDS = "seconds"
    FRACTION = "fraction"
    MONEY = "money"
    POINTS = "points"
    NUMBER = "number"


USUAL_UNITS: Mapping[str, str] = MappingProxyType(
    {
        MetricKind.CONVERSION.value: Unit.FRACTION.value,
        MetricKind.TIME_SPENT.value: Unit.SECONDS.value,
        MetricKind.SATISFACTION.value: Unit.FRACTION.value,
        MetricKind.RECOMMENDATION.value: Unit.POINTS.value,
        MetricKind.RETENTION.value: Unit.FRACTION.value,
        MetricKind.COST.value: Unit.MONEY.value,
    }
)
"""The unit that people expect of what is counted."""


class MetricDisplay(StrEnum):
    """How a metric lane draws its numbers."""

    BARS = "bars"
    LINE = "line"


class Total(StrEnum):
    """What a metric lane says for all steps: sum, mean, product of shares, or nothing."""

    SUM = "sum"
    MEAN = "mean"
    CHAIN = "chain"
    NONE = "none"


class SourceMethod(StrEnum):
    """How a source was gathered."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    ANALYTICS = "analytics"
    SOCIAL_MEDIA = "social-media"
    REVIEWS = "reviews"
    SUPPORT_TICKETS = "support-tickets"
    OWN_WALK_THROUGH = "own-walk-through"
    OBSERVATION = "observation"
    WORKSHOP = "workshop"
    OTHER = "other"


class BlueprintLine(StrEnum):
    """The lines of a service blueprint."""

    INTERACTION = "interaction"
    VISIBILITY = "visibility"
    INTERNAL_INTERACTION = "internal-interaction"
