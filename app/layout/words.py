"""The words that Footpath itself prints on a map, in the map's language."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.layout.resources import resource_path
from app.models.lane import Lane

FALLBACK = "en"
"""The language of the words where a map's own is not among those that Footpath speaks."""

# Codes that once stood, or still stand in some systems, for languages known here by another.
_OTHER_CODES = MappingProxyType({"iw": "he", "in": "id", "no": "nb"})
_BLANK = re.compile(r"\{(\w+)\}")
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by key. Values that no list knows are shown as they stand."""

    language: str
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """The word for a key. Raises ``KeyError`` when there is no such key."""
        return self.texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self.texts

    def fill(self, key: str, **values: str) -> str:
        """The words for a key with their blanks filled.

        A value that runs in the other direction than the language is isolated (UAX #9, FSI … PDI),
        so that it cannot turn its surroundings round. Raises ``KeyError`` for a blank that has no
        value.
        """
        rtl = _runs_right_to_left(self.texts["goal"])

        def blank(found: re.Match[str]) -> str:
            value = values[found[1]]
            direction = _runs_right_to_left(value)
            if direction is None or direction == rtl:
                return value
            return f"{_ISOLATE}{value}{_END_OF_ISOLATE}"

        return _BLANK.sub(blank, self.texts[key])

    def kind(self, kind: str) -> str:
        """The kind of a map: "Current state"."""
        return self._of("kind", kind)

    def lane(self, lane_type: str) -> str:
        """The title of a lane that has none of its own: "Touchpoints"."""
        return self._of("lane", lane_type)

    def title_of(self, lane: Lane) -> str:
        """The title of a lane, or that of its type where it has none."""
        return lane.title if lane.title.strip() else self.lane(lane.type)

    def channel(self, channel: str) -> str:
        """A channel: "app store"; a channel of one's own is its own word."""
        return self.texts.get(f"channel-{channel}", channel)

    def metric(self, kind: str) -> str:
        """What a metric counts: "Time spent"."""
        return self._of("metric", kind)

    def metric_among_others(self, kind: str) -> str:
        """The same within a list of words: "time spent". German nouns keep their capital."""
        name = self.metric(kind)
        if self.language == "de" or name[1:2].isupper():
            return name
        return name[:1].lower() + name[1:]

    def method(self, method: str) -> str:
        """How a source was gathered: "survey"."""
        return self._of("method", method)

    def moment(self, which: str) -> str:
        """Which moment of truth: "zero moment of truth"."""
        if which == "moment":
            return self.texts["moment-of-truth"]
        return self._of("moment", which)

    def path(self, kind: str) -> str:
        """What a path does: "branch"."""
        return self._of("path", kind)

    def state(self, state: str) -> str:
        """Where a recommendation stands in the action plan: "agreed"."""
        return self._of("plan", state)

    def change(self, change: str) -> str:
        """What a recommendation does to a touchpoint: "Add touchpoint"."""
        return self._of("change", change)

    def _of(self, group: str, value: str) -> str:
        return self.texts.get(f"{group}-{value}", value.replace("-", " "))


def words(language: str) -> Words:
    """The words for a language tag ("de", "pt-BR", "zh-Hant"); English where it is unknown."""
    base = base_language(language)
    return _words(base if base in languages() else FALLBACK)


def base_language(tag: str) -> str:
    """The language of a tag without script and country, in small letters: "zh" of "zh-Hant"."""
    base = tag.replace("_", "-").partition("-")[0].strip().lower()
    return _OTHER_CODES.get(base, base)


@cache
def languages() -> tuple[str, ...]:
    """The languages that Footpath has words for, sorted by their code."""
    return tuple(sorted(path.stem for path in resource_path("words").glob("*.json")))


@cache
def _words(language: str) -> Words:
    path = resource_path(f"words/{language}.json")
    return Words(language, MappingProxyType(json.loads(path.read_text(encoding="utf-8"))))


def _runs_right_to_left(text: str) -> bool | None:
    """The direction of a text's first strong letter, or None where it has none (UAX #9, P2)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return None
