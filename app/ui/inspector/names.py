"""What the words of the vocabulary are called in the interface."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from app.editor.feeling_words import FEELINGS
from app.editor.words import mark as _
from app.editor.words import tr
from app.models.card import LEAST_SCORE, MOST_SCORE
from app.models.journey import JourneyMap
from app.ui.inspector.field import Option, Options
from app.ui.names import NOT_SAID, Names, persona_name, source_name

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
CHANGES: Names = MappingProxyType(
    {
        "add": _("Add a touchpoint"),
        "change": _("Change a touchpoint"),
        "merge": _("Merge touchpoints"),
        "remove": _("Remove a touchpoint"),
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


def one_of(names: Names, empty: str | None = None) -> Options:
    """The words to choose from, in their order, behind what stands for none of them."""

    def options(_: JourneyMap) -> Sequence[Option]:
        first = [("", tr(empty))] if empty is not None else []
        return [*first, *((value, tr(name)) for value, name in names.items())]

    return options


def score(_: JourneyMap) -> Sequence[Option]:
    """The scores from 1 to 5, and none."""
    return [
        (None, tr(NOT_SAID)),
        *((number, str(number)) for number in range(LEAST_SCORE, MOST_SCORE + 1)),
    ]


def feeling(_: JourneyMap) -> Sequence[Option]:
    """The levels of an emotion in halves, the best first, and none."""
    named = [(level, tr(name)) for level, name in FEELINGS.items()]
    return [(None, tr("No level: a gap in the curve")), *named]


def personas(empty: str) -> Options:
    """The personas of the map, and what stands for none of them."""

    def options(map_: JourneyMap) -> Sequence[Option]:
        named = [(one.id, persona_name(one)) for one in map_.personas]
        return [("", tr(empty)), *named]

    return options


def sources(map_: JourneyMap) -> Sequence[Option]:
    """The sources of the map."""
    return [(one.id, source_name(one)) for one in map_.sources]


def tags(map_: JourneyMap) -> Sequence[Option]:
    """The tags that occur on the map, in the order of the alphabet."""
    known = {tag for card in map_.cards for tag in card.tags}
    return [(tag, tag) for tag in sorted(known, key=str.casefold)]
