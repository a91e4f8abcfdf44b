"""What the words of the vocabulary are called in the interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from app.editor.words import tr
from app.models.journey import JourneyMap
from app.ui.command import mark as _
from app.ui.inspector.field import Option

Names = Mapping[str, str]

MAP_KINDS: Names = MappingProxyType(
    {
        "current": _("Current state"),
        "future": _("Future state"),
        "day-in-the-life": _("Day in the life"),
    }
)
STATES: Names = MappingProxyType({"current": _("Current state"), "future": _("Future state")})
DIRECTIONS: Names = MappingProxyType({"ltr": _("Left to right"), "rtl": _("Right to left")})
THEMES: Names = MappingProxyType(
    {
        "paper": _("Paper"),
        "plain": _("Plain"),
        "ink": _("Ink"),
        "safe": _("Safe"),
        "night": _("Night"),
    }
)
LEVELS: Names = MappingProxyType({"low": _("Low"), "medium": _("Medium"), "high": _("High")})
EVIDENCE: Names = MappingProxyType(
    {"assumed": _("Assumed"), "observed": _("Observed"), "measured": _("Measured")}
)
LANE_TYPES: Names = MappingProxyType(
    {
        "touchpoint": _("Touchpoints"),
        "action": _("Actions"),
        "goal": _("Goals and expectations"),
        "thought": _("Thoughts"),
        "emotion": _("Emotions"),
        "engagement": _("Engagement"),
        "barrier": _("Barriers"),
        "opportunity": _("Opportunities"),
        "recommendation": _("Recommendations"),
        "metric": _("Metrics"),
        "memory": _("Memories"),
        "picture": _("Pictures"),
        "physical-evidence": _("Physical evidence"),
        "frontstage": _("Frontstage"),
        "backstage": _("Backstage"),
        "support-process": _("Support processes"),
        "own": _("Notes"),
    }
)
CARD_TYPES: Names = MappingProxyType(
    {
        "touchpoint": _("Touchpoint"),
        "action": _("Action"),
        "goal": _("Goal"),
        "expectation": _("Expectation"),
        "thought": _("Thought"),
        "question": _("Question"),
        "perception": _("Perception"),
        "emotion": _("Emotion"),
        "engagement": _("Engagement"),
        "barrier": _("Barrier"),
        "opportunity": _("Opportunity"),
        "recommendation": _("Recommendation"),
        "metric": _("Metric"),
        "memory": _("Memory"),
        "picture": _("Picture"),
        "physical-evidence": _("Physical evidence"),
        "frontstage": _("Frontstage"),
        "backstage": _("Backstage"),
        "support-process": _("Support process"),
        "note": _("Note"),
    }
)
GRAINS: Names = MappingProxyType(
    {"step": _("Each step"), "stage": _("Each stage"), "map": _("The whole map")}
)
ATTENTION: Names = MappingProxyType(
    {"pilot": _("Pilot: new and careful"), "autopilot": _("Autopilot: out of habit")}
)
MOMENTS: Names = MappingProxyType(
    {
        "moment": _("Moment of truth"),
        "zero": _("Zero moment of truth"),
        "first": _("First moment of truth"),
        "second": _("Second moment of truth"),
        "ultimate": _("Ultimate moment of truth"),
    }
)
CHANNELS: Names = MappingProxyType(
    {
        "e-mail": _("E-mail"),
        "sms": _("SMS"),
        "website": _("Website"),
        "mobile-app": _("Mobile app"),
        "app-store": _("App store"),
        "social-media": _("Social media"),
        "search": _("Search"),
        "tv": _("TV"),
        "print": _("Print"),
        "press": _("Press"),
        "phone": _("Phone"),
        "chat": _("Chat"),
        "store": _("Store"),
        "pick-up-point": _("Pick-up point"),
        "delivery-person": _("Delivery person"),
        "packaging": _("Packaging"),
        "event": _("Event"),
        "forum": _("Forum"),
        "review-site": _("Review site"),
        "loyalty-programme": _("Loyalty programme"),
        "word-of-mouth": _("Word of mouth"),
        "in-person": _("In person"),
    }
)
PRESENCE: Names = MappingProxyType({"online": _("Online"), "offline": _("Offline")})
CAUSES: Names = MappingProxyType({"company": _("The company"), "situation": _("The situation")})
CHANGES: Names = MappingProxyType(
    {
        "add": _("Add a touchpoint"),
        "change": _("Change a touchpoint"),
        "merge": _("Merge touchpoints"),
        "remove": _("Remove a touchpoint"),
    }
)
PLAN_STATES: Names = MappingProxyType(
    {
        "proposed": _("Proposed"),
        "agreed": _("Agreed"),
        "doing": _("In progress"),
        "done": _("Done"),
        "dropped": _("Dropped"),
    }
)
METRIC_KINDS: Names = MappingProxyType(
    {
        "conversion": _("Conversion"),
        "time-spent": _("Time spent"),
        "satisfaction": _("Satisfaction (CSAT)"),
        "recommendation": _("Would recommend (NPS)"),
        "retention": _("Retention"),
        "cost": _("Cost"),
        "own": _("Own metric"),
    }
)
UNITS: Names = MappingProxyType(
    {
        "seconds": _("Time"),
        "fraction": _("Share in percent"),
        "money": _("Money"),
        "points": _("Points"),
        "number": _("Number"),
    }
)
DISPLAYS: Names = MappingProxyType({"bars": _("Bars"), "line": _("Line")})
TOTALS: Names = MappingProxyType(
    {
        "none": _("No total"),
        "sum": _("Sum"),
        "mean": _("Mean"),
        "chain": _("Chained conversion"),
    }
)
METHODS: Names = MappingProxyType(
    {
        "survey": _("Survey"),
        "interview": _("Interviews"),
        "analytics": _("Analytics"),
        "social-media": _("Social media"),
        "reviews": _("Reviews"),
        "support-tickets": _("Support tickets"),
        "own-walk-through": _("Own walk-through"),
        "observation": _("Observation"),
        "workshop": _("Workshop"),
        "other": _("Other"),
    }
)

Options = Callable[[JourneyMap], Sequence[Option]]


def one_of(names: Names, empty: str | None = None) -> Options:
    """The words to choose from, in their order, behind what stands for none of them."""

    def options(_: JourneyMap) -> Sequence[Option]:
        first = [("", tr(empty))] if empty is not None else []
        return [*first, *((value, tr(name)) for value, name in names.items())]

    return options


def score(_: JourneyMap) -> Sequence[Option]:
    """The scores from 1 to 5, and none."""
    return [(None, tr("Not rated")), *((number, str(number)) for number in range(1, 6))]


def feeling(_: JourneyMap) -> Sequence[Option]:
    """The levels of an emotion in halves, the best first, and none."""
    names = {
        2.0: tr("+2 very good"),
        1.5: tr("+1.5"),
        1.0: tr("+1 good"),
        0.5: tr("+0.5"),
        0.0: tr("0 neutral"),
        -0.5: tr("−0.5"),
        -1.0: tr("−1 bad"),
        -1.5: tr("−1.5"),
        -2.0: tr("−2 very bad"),
    }
    return [(None, tr("No level: a gap in the curve")), *names.items()]


def personas(empty: str) -> Options:
    """The personas of the map, and what stands for none of them."""

    def options(map_: JourneyMap) -> Sequence[Option]:
        named = [(one.id, one.name.strip() or tr("Nameless persona")) for one in map_.personas]
        return [("", tr(empty)), *named]

    return options


def sources(map_: JourneyMap) -> Sequence[Option]:
    """The sources of the map."""
    return [(one.id, one.title.strip() or tr("Untitled source")) for one in map_.sources]


def tags(map_: JourneyMap) -> Sequence[Option]:
    """The tags that occur on the map, in the order of the alphabet."""
    known = {tag for card in map_.cards for tag in card.tags}
    return [(tag, tag) for tag in sorted(known, key=str.casefold)]
