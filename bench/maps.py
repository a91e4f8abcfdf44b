"""Maps of three sizes, the same on every machine: what every figure of the benchmark is taken on.

``python -m bench.maps FOLDER`` writes them as files.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import random
import struct
import zlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from app.models.journey import FORMAT, FORMAT_VERSION, JourneyMap
from app.models.order import in_order
from app.models.vocabulary import (
    CARD_TYPES_OF_LANE,
    CardType,
    Channel,
    Grain,
    LaneType,
    MetricKind,
    PathKind,
    Unit,
)
from app.storage import dump
from bench.vocabulary import Words, latin, others

Json = dict[str, Any]

_SEED = 7
_CODE = "abcdefghijkmnpqrstuvwxyz23456789"
# Some 27 characters stand on a line of a card, so this many make three lines.
_LENGTH = (50, 68)
# One card of so many is written in another script, each of ten in turn.
_OTHER_SCRIPT = 20
_SPANNING = 25

# The lanes in the order in which a map takes them: the first six are a usual map of six lanes.
_LANES = (
    LaneType.ACTION,
    LaneType.TOUCHPOINT,
    LaneType.THOUGHT,
    LaneType.EMOTION,
    LaneType.BARRIER,
    LaneType.RECOMMENDATION,
    LaneType.GOAL,
    LaneType.ENGAGEMENT,
    LaneType.OPPORTUNITY,
    LaneType.METRIC,
    LaneType.MEMORY,
    LaneType.PICTURE,
    LaneType.PHYSICAL_EVIDENCE,
    LaneType.FRONTSTAGE,
    LaneType.BACKSTAGE,
    LaneType.SUPPORT_PROCESS,
    LaneType.OWN,
    LaneType.ACTION,
    LaneType.THOUGHT,
    LaneType.TOUCHPOINT,
)
# Lanes that hold one thing a step; all others share what is left of the cards.
_ONE_A_STEP = frozenset({LaneType.EMOTION, LaneType.ENGAGEMENT, LaneType.METRIC, LaneType.PICTURE})


@dataclass(frozen=True, slots=True)
class Size:
    """How many steps, lanes and cards a map has."""

    name: str
    steps: int
    lanes: int
    cards: int


SMALL = Size("small", 8, 6, 100)
LARGE = Size("large", 40, 20, 2_000)
HUGE = Size("huge", 200, 30, 20_000)
SIZES = (SMALL, LARGE, HUGE)


def make_map(size: Size) -> JourneyMap:
    """The map of a size."""
    made = JourneyMap.model_validate_json(orjson.dumps(_Inventor(size).members()))
    return made.model_copy(update={"cards": in_order(made)})


def write_map(size: Size, folder: Path) -> Path:
    """Write the map of a size into ``folder`` as Footpath writes files, and tell where."""
    path = folder / f"{size.name}.journey"
    path.write_bytes(dump(make_map(size)))
    return path


@cache
def _latin() -> Words:
    return latin()


@cache
def _others() -> Mapping[str, Words]:
    return others()


class _Inventor:
    """Invents one map."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._dice = random.Random(_SEED)
        self._taken: set[str] = set()
        self._written = 0
        self._steps: list[str] = []
        self._stages: list[Json] = []

    def members(self) -> Json:
        """The members of the file."""
        self._stages = self._make_stages()
        personas = [self._persona(number) for number in range(2)]
        sources = [self._source() for _ in range(4)]
        pictures = [_picture(number) for number in range(3)]
        lanes = [self._lane(number) for number in range(self._size.lanes)]
        cards = self._cards(lanes, personas, sources, pictures)
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "id": self._id(),
            "title": f"A {self._size.name} map",
            "insight": self._words(90),
            "scope": {"scenario": self._words(60), "owner": "Mara Field", "date": "2026-11-22"},
            "main_persona": personas[0]["id"],
            "personas": personas,
            "stages": self._stages,
            "lanes": lanes,
            "cards": cards,
            "pairs": self._pairs(cards),
            "paths": self._paths(),
            "arrows": self._arrows(cards),
            "sources": sources,
            "pictures": pictures,
        }

    def _id(self) -> str:
        while True:
            made = "".join(self._dice.choices(_CODE, k=8))
            if made not in self._taken:
                self._taken.add(made)
                return made

    def _words(self, length: int, words: Words | None = None) -> str:
        """Words, together some ``length`` characters long."""
        chosen: list[str] = []
        while length > 0:
            chosen.append(self._dice.choice(words or _latin()))
            length -= len(chosen[-1]) + 1
        return " ".join(chosen)

    def _sentence(self) -> str:
        """The text of a card: three lines, in one of twenty cards of another script."""
        self._written += 1
        length = self._dice.randint(*_LENGTH)
        if self._written % _OTHER_SCRIPT == 0:
            scripts = list(_others().items())
            name, words = scripts[self._written // _OTHER_SCRIPT % len(scripts)]
            wide = name in ("Chinese", "Japanese", "Korean")
            return self._words(length // 2 if wide else length, words)
        return self._words(length).capitalize()

    def _chance(self, share: float) -> bool:
        return self._dice.random() < share

    # --- columns ---

    def _make_stages(self) -> list[Json]:
        stages: list[Json] = []
        left = self._size.steps
        while left:
            count = min(left, self._dice.randint(3, 5))
            left -= count
            steps = [self._step() for _ in range(count)]
            stages.append({"id": self._id(), "name": self._words(10).title(), "steps": steps})
        return stages

    def _step(self) -> Json:
        step: Json = {"id": self._id(), "name": self._words(14).capitalize()}
        self._steps.append(step["id"])
        if self._chance(0.3):
            step["duration"] = 60.0 * self._dice.randint(1, 90)
        if self._chance(0.1):
            step["wait"] = 3600.0 * self._dice.randint(1, 48)
        if self._chance(0.05):
            step["moment_of_truth"] = "first"
        return step

    # --- what a map has few of ---

    def _persona(self, number: int) -> Json:
        return {
            "id": self._id(),
            "name": self._words(12).title(),
            "age": str(30 + number),
            "occupation": self._words(10),
            "goals": [self._words(30) for _ in range(2)],
            "quote": self._words(50),
        }

    def _source(self) -> Json:
        return {"id": self._id(), "title": self._words(20), "method": "interview", "n": 12}

    def _paths(self) -> list[Json]:
        """A loop back every ten steps."""
        return [
            {
                "id": self._id(),
                "kind": PathKind.LOOP,
                "from_step": self._steps[at],
                "to_step": self._steps[at - 2],
                "condition": self._words(14),
                "share": 0.2,
            }
            for at in range(5, len(self._steps), 10)
        ]

    def _pairs(self, cards: list[Json]) -> list[Json]:
        """Each recommendation with a barrier of its step, as long as there are any."""
        barriers: dict[str, list[str]] = {}
        for card in cards:
            if card["type"] == CardType.BARRIER:
                barriers.setdefault(card["step"], []).append(card["id"])
        return [
            {"id": self._id(), "recommendation": card["id"], "target": barriers[card["step"]].pop()}
            for card in cards
            if card["type"] == CardType.RECOMMENDATION and barriers.get(card["step"])
        ]

    def _arrows(self, cards: list[Json]) -> list[Json]:
        """From frontstage to backstage on every third step."""
        back = {card["step"]: card["id"] for card in cards if card["type"] == CardType.BACKSTAGE}
        front = {card["step"]: card["id"] for card in cards if card["type"] == CardType.FRONTSTAGE}
        return [
            {"id": self._id(), "from_card": front[step], "to_card": back[step]}
            for step in self._steps[::3]
            if step in front and step in back
        ]

    # --- lanes and cards ---

    def _lane(self, number: int) -> Json:
        kind = _LANES[number % len(_LANES)]
        lane: Json = {"id": self._id(), "type": kind}
        if number >= len(CARD_TYPES_OF_LANE):
            lane["title"] = self._words(12).capitalize()
        if kind == LaneType.MEMORY:
            lane["grain"] = Grain.STAGE
        if kind == LaneType.METRIC:
            lane["metric"] = {
                "kind": MetricKind.TIME_SPENT,
                "unit": Unit.SECONDS,
                "display": "bars",
                "total": "sum",
            }
        return lane

    def _cards(
        self, lanes: list[Json], personas: list[Json], sources: list[Json], pictures: list[Json]
    ) -> list[Json]:
        cards: list[Json] = []
        for lane in lanes:
            if lane["type"] in _ONE_A_STEP:
                cards += [self._special(lane, step, personas, pictures) for step in self._steps]
        # Each cell in turn gets its next card, so that all hold about equally many.
        cells = [
            (lane, columns, place)
            for lane in lanes
            if lane["type"] not in _ONE_A_STEP
            for columns in [self._columns_of(lane)]
            for place in range(len(columns))
        ]
        for lane, columns, place in itertools.cycle(cells):
            if len(cards) >= self._size.cards:
                break
            card = self._card(lane, columns[place], sources)
            if self._chance(1 / _SPANNING) and place + 1 < len(columns):
                reach = self._dice.randint(1, 2)
                card["until"] = columns[min(place + reach, len(columns) - 1)]
            cards.append(card)
        return cards

    def _columns_of(self, lane: Json) -> list[str]:
        """The ids of what the cells of a lane stand for."""
        if lane.get("grain") == Grain.STAGE:
            return [stage["id"] for stage in self._stages]
        return self._steps

    def _special(self, lane: Json, step: str, personas: list[Json], pictures: list[Json]) -> Json:
        kind = CARD_TYPES_OF_LANE[lane["type"]][0]
        card: Json = {"id": self._id(), "lane": lane["id"], "step": step, "type": kind}
        if kind == CardType.EMOTION:
            card["text"] = self._words(8).capitalize()
            card["feeling"] = {"level": self._dice.randint(-4, 4) / 2}
            if self._chance(0.3):
                card["persona"] = personas[1]["id"]
        elif kind == CardType.ENGAGEMENT:
            card["engagement"] = self._dice.randint(1, 5)
        elif kind == CardType.METRIC:
            card["value"] = 60.0 * self._dice.randint(1, 90)
        else:
            card["text"] = self._words(20)
            card["image"] = {"picture": self._dice.choice(pictures)["sha256"]}
        return card

    def _card(self, lane: Json, step: str, sources: list[Json]) -> Json:
        kind = self._dice.choice(CARD_TYPES_OF_LANE[lane["type"]])
        card: Json = {
            "id": self._id(),
            "lane": lane["id"],
            "step": step,
            "type": kind,
            "text": self._sentence(),
        }
        if kind == CardType.BARRIER or self._chance(0.2):
            card["importance"] = self._dice.choice(("low", "medium", "high"))
        if self._chance(0.4):
            card["evidence"] = self._dice.choice(("assumed", "observed", "measured"))
        if self._chance(0.1):
            card["sources"] = [self._dice.choice(sources)["id"]]
        if self._chance(0.1):
            card["responsible"] = self._words(8).title()
        if self._chance(0.05):
            card["tags"] = [self._words(5)]
        if kind == CardType.TOUCHPOINT:
            channels = self._dice.sample([channel.value for channel in Channel], 2)
            card["contact"] = {"channels": channels, "presence": "online"}
        if kind == CardType.RECOMMENDATION:
            card["plan"] = {
                "customer_impact": self._dice.randint(1, 5),
                "business_impact": self._dice.randint(1, 5),
                "effort": self._dice.randint(1, 5),
                "deadline": f"2027-{self._dice.randint(1, 12):02}-15",
            }
        return card


def _picture(number: int) -> Json:
    """A small picture of soft stripes, as a PNG."""
    width, height = 160, 100
    rows = b"".join(
        b"\0"
        + bytes(
            (x // 16 * (number + 9) + y // 8 * part) % 256
            for x in range(width)
            for part in (1, 2, 3)
        )
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    )
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": "image/png",
        "width": width,
        "height": height,
        "data": b64encode(data).decode("ascii"),
    }


def main() -> None:
    """Write the maps of all sizes into a folder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        print(write_map(size, folder))


if __name__ == "__main__":
    main()
