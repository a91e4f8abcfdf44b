"""What the words of the vocabulary are called in the interface."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.editor.words import mark as _
from app.editor.words import tr
from app.models.base import Record
from app.models.persona import Persona
from app.models.scope import Source

Names = Mapping[str, str]

NOT_SAID = _("Not said")
NONE = _("None")
AS_LANE = _("As the lane")
AS_TYPE = _("As the type")
AS_THEME = _("As the theme")
AS_MAP = _("As the map")
MAIN_PERSONA = _("The main persona")
"""What stands for no value, in menus and in the inspector alike: what nobody has said, what is not
there, or where the value comes from instead."""

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
    {
        "step": _("One for each step"),
        "stage": _("One for each stage"),
        "map": _("One for the whole map"),
    }
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


def channel_icon(channel: str) -> str:
    """The name of a channel's icon; all that are of one's own have the same."""
    return f"channel-{channel if channel in CHANNELS else 'own'}"


PRESENCE: Names = MappingProxyType({"online": _("Online"), "offline": _("Offline")})
CAUSES: Names = MappingProxyType({"company": _("The company"), "situation": _("The situation")})
PLAN_STATES: Names = MappingProxyType(
    {
        "proposed": _("Proposed"),
        "agreed": _("Agreed"),
        "doing": _("In progress"),
        "done": _("Done"),
        "dropped": _("Dropped"),
    }
)
SCORES: Names = MappingProxyType(
    {
        "5": _("5 – most"),
        "4": _("4"),
        "3": _("3 – middling"),
        "2": _("2"),
        "1": _("1 – least"),
    }
)
PATH_KINDS: Names = MappingProxyType(
    {
        "loop": _("Loop back"),
        "branch": _("Branch"),
        "skip": _("Skip ahead"),
        "exit": _("Out of the journey"),
    }
)
PATH_COMMANDS: Names = MappingProxyType(
    {
        "loop": _("Loop Back"),
        "branch": _("Branch"),
        "skip": _("Skip Ahead"),
        "exit": _("Out of the Journey"),
    }
)
"""The kinds of paths where choosing one draws a path: as commands are written."""
COLOURS: Names = MappingProxyType(
    {
        "#c0392b": _("Red"),
        "#c9701c": _("Orange"),
        "#a88400": _("Yellow"),
        "#2f8f4e": _("Green"),
        "#148a8a": _("Teal"),
        "#2a6cab": _("Blue"),
        "#6a4fb3": _("Purple"),
        "#b8437f": _("Pink"),
        "#8a5a3c": _("Brown"),
        "#6b7280": _("Grey"),
    }
)


def persona_name(persona: Record | None) -> str:
    """A persona by its name, also where it has none; None is one that is gone."""
    name = persona.name.strip() if isinstance(persona, Persona) else ""
    return name or tr("Nameless persona")


def source_name(source: Record | None) -> str:
    """A source by its title, also where it has none; None is one that is gone."""
    title = source.title.strip() if isinstance(source, Source) else ""
    return title or tr("Untitled source")
