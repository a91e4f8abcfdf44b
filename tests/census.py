"""The census: which of the things a map may hold the tests have really met.

A test over invented maps asks for the fixture `census` and counts each map with `meet_map`. `make
prove` prints the totals of all test processes and fails on a zero: a lane type that no invented map
ever held is a lane type about which nothing was proved.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.stage import Step
from app.models.vocabulary import (
    Attention,
    CardType,
    Cause,
    Channel,
    Direction,
    Evidence,
    Grain,
    Importance,
    LaneType,
    MapKind,
    MetricDisplay,
    MomentOfTruth,
    PathKind,
    Presence,
    State,
    ThemeName,
    Total,
)

# Scripts by the first word of their characters' names in Unicode.
SCRIPTS = {
    "LATIN": "Latin",
    "CYRILLIC": "Cyrillic",
    "GREEK": "Greek",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Hindi",
    "THAI": "Thai",
}

# What has to be met at least once: a group, then the names within it.
EXPECTED: Mapping[str, tuple[str, ...]] = {
    "lane type": tuple(LaneType),
    "card type": tuple(CardType),
    "kind": tuple(MapKind),
    "theme": tuple(ThemeName),
    "direction": tuple(Direction),
    "cells": tuple(Grain),
    "importance": tuple(Importance),
    "evidence": tuple(Evidence),
    "moment of truth": tuple(MomentOfTruth),
    "channel": tuple(Channel),
    "presence": tuple(Presence),
    "attention": tuple(Attention),
    "cause": tuple(Cause),
    "curve": tuple(State),
    "metric": tuple(MetricDisplay),
    "total": tuple(Total),
    "path": tuple(PathKind),
    "mark": ("responsible", "source", "tag", "note", "comment", "vote", "colour", "persona"),
    "span": ("one step", "several steps"),
    "joined": ("pair", "arrow"),
    "time": ("start", "duration", "wait"),
    "picture": ("on a card", "cropped", "blurred"),
    "hidden": ("stage", "step", "lane"),
    "script": (*dict.fromkeys(SCRIPTS.values()), "emoji"),
}


class Census:
    """How often each (group, name) was met; what `expected` names counts from zero."""

    def __init__(self, expected: Mapping[str, tuple[str, ...]] = EXPECTED) -> None:
        self._expected = expected
        self._counts: Counter[tuple[str, str]] = Counter()

    def meet(self, group: str, name: str, times: int = 1) -> None:
        """Count one thing that a test came across; a name nobody expected is counted too."""
        self._counts[group, name] += times

    def meet_map(self, document: JourneyMap) -> None:
        """Count each thing that a map holds, once a map however often it stands there."""
        for group, name in set(holdings(document)):
            self.meet(group, name)

    def add(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Take in what another process counted (its `rows`)."""
        for group, name, times in rows:
            self.meet(group, name, times)

    def rows(self) -> list[tuple[str, str, int]]:
        """All counts, with zeros, in the order of `expected` and then of meeting."""
        wanted = [(group, str(name)) for group, names in self._expected.items() for name in names]
        keys = dict.fromkeys([*wanted, *self._counts])
        return [(group, name, self._counts[group, name]) for group, name in keys]

    def unmet(self) -> list[str]:
        """What was expected and never met, as "group: name"."""
        return [f"{group}: {name}" for group, name, times in self.rows() if times == 0]

    def lines(self) -> list[str]:
        """The census for people: one line a group."""
        groups: dict[str, list[str]] = {}
        for group, name, times in self.rows():
            groups.setdefault(group, []).append(f"{name} {times}")
        return [f"{group}: " + ", ".join(cells) for group, cells in groups.items()]


def holdings(document: JourneyMap) -> Iterator[tuple[str, str]]:
    """What a map holds, as (group, name) of EXPECTED; a thing held twice is named twice."""
    yield "kind", document.kind
    yield "theme", document.theme
    yield "direction", document.direction
    for path in document.paths:
        yield "path", path.kind
    for lane in document.lanes:
        yield "lane type", lane.type
        yield "cells", lane.grain
        yield from _if("hidden", lane=lane.hidden)
        if lane.metric:
            yield from _words(metric=lane.metric.display, total=lane.metric.total)
    for stage in document.stages:
        yield from _if("hidden", stage=stage.hidden)
    for step in document.steps:
        yield from _of_step(step)
    for card in document.cards:
        yield from _of_card(card)
    yield from _if("joined", pair=document.pairs, arrow=document.arrows)


def scripts_of(text: str) -> set[str]:
    """The scripts whose letters a text holds, and "emoji" where it holds one from plane 1."""
    found = {"emoji" for char in text if 0x1F000 <= ord(char) < 0x20000}
    for char in set(text):
        first = unicodedata.name(char, "").partition(" ")[0]
        if first in SCRIPTS and unicodedata.category(char).startswith("L"):
            found.add(SCRIPTS[first])
    return found


def _if(group: str, **held: object) -> Iterator[tuple[str, str]]:
    """The names (with spaces for underlines) whose value is there."""
    for name, value in held.items():
        if value is not None and value != "" and value != () and value is not False:
            yield group, name.replace("_", " ")


def _words(**words: str) -> Iterator[tuple[str, str]]:
    """The words of closed lists that are not empty, each under its group."""
    for group, word in words.items():
        if word:
            yield group.replace("_", " "), word


def _of_step(step: Step) -> Iterator[tuple[str, str]]:
    yield from _words(attention=step.attention, moment_of_truth=step.moment_of_truth)
    yield from _if("time", start=step.start, duration=step.duration, wait=step.wait)
    yield from _if("hidden", step=step.hidden)


def _of_card(card: Card) -> Iterator[tuple[str, str]]:
    yield "card type", card.type
    yield "span", "several steps" if card.until else "one step"
    yield from _words(importance=card.importance, evidence=card.evidence)
    yield from _if(
        "mark",
        responsible=card.responsible,
        source=card.sources,
        tag=card.tags,
        note=card.notes,
        comment=card.comments,
        vote=card.votes or None,
        colour=card.colour,
        persona=card.persona,
    )
    if card.contact:
        contact = card.contact
        yield from (("channel", channel) for channel in contact.channels)
        yield from _words(presence=contact.presence, moment_of_truth=contact.moment_of_truth)
    if card.feeling:
        yield from _words(cause=card.feeling.cause, curve=card.feeling.state)
    if card.image:
        yield "picture", "on a card"
        yield from _if("picture", cropped=card.image.crop, blurred=card.image.blurred)
    for script in scripts_of(card.text):
        yield "script", script
