"""Maps that the tests invent: all that a map may hold, in ten scripts, in both directions.

`random_map` makes one from a seed, without Hypothesis. `maps` is a strategy that chooses seed,
sizes and features, so that a failure shrinks to a small map with few features, and puts odd texts
into it.
"""

from __future__ import annotations

import hashlib
import random
import struct
import zlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

import orjson
from hypothesis import strategies as st

from app.models.journey import FORMAT, FORMAT_VERSION, JourneyMap
from app.models.order import in_order
from app.models.vocabulary import (
    CARD_TYPES_OF_LANE,
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
    MetricKind,
    MomentOfTruth,
    PathKind,
    PlanState,
    Presence,
    SourceMethod,
    State,
    ThemeName,
    Total,
    TouchpointChange,
    Unit,
)

Json = dict[str, Any]

WORDS = {
    "en": "I open the app and wait; the driver calls twice, nobody answers: why so late?",
    "ru": "Пациентка ждёт результат анализа три дня и звонит в поликлинику ещё раз",
    "el": "Ο πελάτης ψάχνει την τιμή και δεν τη βρίσκει πουθενά στη σελίδα",
    "zh": "顾客 在 手机 上 看到 新鞋，想去 附近 的 商店 试穿，但 没有 她 的 尺码",
    "ja": "駅の エレベーターが 故障していて、 遠回りする しかない。 雨の 日は 特に つらい",
    "ko": "고객은 주문한 물건이 언제 오는지 알고 싶어 하지만 알림이 없다",
    "ar": "ينتظر المسافر تجديد جواز السفر ولا يعرف متى يصل الموعد القادم",
    "he": "הלקוחה מחפשת את הטופס באתר ולא מוצאת אותו בשום מקום",
    "hi": "ग्राहक को बिल समझ नहीं आता और वह दुकान पर फिर से पूछता है",
    "th": "ลูกค้า รอสินค้า สามวัน แล้วโทร ถามร้าน อีกครั้ง",
}
"""Some words in each of ten scripts, by language."""

EMOJI = ("😀", "😐", "😞", "🚕", "👩🏽‍🦽", "❤️")

_CODE = "abcdefghijkmnpqrstuvwxyz23456789"

# Names that a careless reader would take for its own attributes.
_ODD_NAMES = ("", "steps", "cells", "records", "model_fields", "__dict__", "self", "copy", "名前")


@dataclass(frozen=True)
class Wishes:
    """What an invented map shall hold. Chances are from 0 to 1."""

    languages: Sequence[str] = tuple(WORDS)
    direction: Direction | None = None
    pictures: int = 2
    personas: int = 3
    links: bool = True
    details: float = 0.4
    spans: float = 0.15
    hidden: float = 0.1
    unknown: float = 0.0
    reserved: bool = True
    newer_words: bool = False


def random_map(
    seed: int,
    steps: int = 8,
    lanes: int = 6,
    cards: int = 100,
    wishes: Wishes = Wishes(),
) -> JourneyMap:
    """Invent a map of a given size; the same arguments always give the same map."""
    return _Inventor(random.Random(seed), wishes).map(steps, lanes, cards)


@st.composite
def maps(
    draw: st.DrawFn,
    *,
    max_steps: int = 8,
    max_lanes: int = 8,
    max_cards: int = 30,
    unknown: bool = False,
    odd_texts: bool = True,
    min_cards: int = 0,
) -> JourneyMap:
    """Maps of all kinds, all sound. ``unknown`` adds fields and words of a newer minor version."""
    steps = draw(st.integers(0 if min_cards == 0 else 1, max_steps))
    lanes = draw(st.integers(0 if min_cards == 0 else 1, max_lanes))
    cards = draw(st.integers(min_cards, max_cards))
    chance = st.sampled_from((0.0, 0.3, 0.7))
    wishes = Wishes(
        languages=draw(st.lists(st.sampled_from(tuple(WORDS)), min_size=1, max_size=3)),
        direction=draw(st.sampled_from(Direction)),
        pictures=draw(st.integers(0, 2)),
        personas=draw(st.integers(0, 3)),
        links=draw(st.booleans()),
        details=draw(chance),
        spans=draw(chance),
        hidden=draw(chance) / 3,
        unknown=draw(st.sampled_from((0.1, 0.5))) if unknown else 0.0,
        reserved=draw(st.booleans()),
        newer_words=unknown and draw(st.booleans()),
    )
    made = random_map(draw(st.integers(0, 2**32 - 1)), steps, lanes, cards, wishes)
    if not odd_texts or not made.cards:
        return made
    texts = draw(st.lists(odd_text(), max_size=3))
    changed = list(made.cards)
    for text in texts:
        place = draw(st.integers(0, len(changed) - 1))
        changed[place] = changed[place].model_copy(update={"text": text})
    return made.model_copy(update={"cards": tuple(changed)})


def odd_text() -> st.SearchStrategy[str]:
    """Texts that are hard to keep exactly: controls, marks of direction, line ends, half-signs."""
    odd = st.sampled_from(
        "\0\t\n\r\x7f\x85\xa0\xad\u200b\u200d\u2028\u2029\u202e\u2066\u2069\ufeff\uffff\\\"'=+@-</"
        "\U0001f695\U0010ffff"
    )
    plain = st.characters(codec="utf-8")
    return st.text(st.one_of(odd, plain), max_size=30)


def random_text(rng: random.Random, languages: Sequence[str], words: int = 4) -> str:
    """Some words of one of the languages, seldom with an emoji."""
    source = _words(rng.choice(languages))
    text = " ".join(rng.choice(source) for _ in range(rng.randint(1, words)))
    return f"{text} {rng.choice(EMOJI)}" if rng.random() < 0.05 else text


@cache
def tiny_png(width: int, height: int, grey: int) -> bytes:
    """A real PNG file of one shade of grey (ISO 15948)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@cache
def _words(language: str) -> tuple[str, ...]:
    return tuple(WORDS[language].split())


@dataclass
class _Inventor:
    rng: random.Random
    wishes: Wishes
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.first_lane = self.rng.randrange(len(LaneType))

    def map(self, steps: int, lanes: int, cards: int) -> JourneyMap:
        pictures = [self.picture(number) for number in range(self.wishes.pictures)]
        hashes = [picture["sha256"] for picture in pictures]
        sources = [self.source() for _ in range(3 if self.wishes.details else 0)]
        source_ids = [source["id"] for source in sources]
        personas = [self.persona(source_ids, hashes) for _ in range(self.wishes.personas)]
        persona_ids = [persona["id"] for persona in personas]
        stages = self.stages(steps)
        columns = _Columns(stages)
        rows = [self.lane(number, persona_ids) for number in range(lanes)]
        places = [row for row in rows if row["grain"] == Grain.MAP or columns.steps]
        made = [
            self.card(places[number % len(places)], columns, source_ids, persona_ids, hashes)
            for number in range(cards if places else 0)
        ]
        document: Json = {
            "format": FORMAT,
            "format_version": "1.7" if self.wishes.newer_words else FORMAT_VERSION,
            "id": self.id(),
            "title": self.text(),
            "insight": self.text(12),
            "kind": self.pick(MapKind),
            "language": self.rng.choice(list(self.wishes.languages)),
            "direction": self.wishes.direction or self.pick(Direction),
            "theme": self.pick(ThemeName),
            "scope": self.scope(hashes),
            "main_persona": self.one_of(persona_ids),
            "personas": personas,
            "stages": stages,
            "lanes": rows,
            "cards": made,
            "measures": self.measures(),
            "sources": sources,
            "pictures": pictures,
        }
        if self.wishes.links:
            self.link(document, columns)
        if self.wishes.reserved:
            self.reserve(document, columns)
        if self.wishes.newer_words:
            self.speak_newer(document)
        if self.wishes.unknown:
            self.add_unknown(document)
        map_ = JourneyMap.model_validate_json(orjson.dumps(document))
        return map_.model_copy(update={"cards": in_order(map_)})

    # --- small choices ---

    def id(self) -> str:
        while True:
            made = "".join(self.rng.choices(_CODE, k=8))
            if made not in self.taken:
                self.taken.add(made)
                return made

    def text(self, words: int = 4) -> str:
        return random_text(self.rng, self.wishes.languages, words)

    def chance(self, of: float | None = None) -> bool:
        return self.rng.random() < (self.wishes.details if of is None else of)

    def pick(self, words: type[StrEnum]) -> str:
        return self.rng.choice(list(words)).value

    def maybe(self, words: type[StrEnum]) -> str:
        return self.pick(words) if self.chance() else ""

    def one_of(self, ids: Sequence[str], chance: float | None = None) -> str:
        return self.rng.choice(list(ids)) if ids and self.chance(chance) else ""

    def some(self, things: Sequence[str], most: int = 3) -> list[str]:
        return self.rng.sample(list(things), self.rng.randint(0, min(most, len(things))))

    def texts(self, most: int = 3) -> list[str]:
        return [self.text() for _ in range(self.rng.randint(0, most))] if self.chance() else []

    def date(self) -> str:
        year, month, day = self.rng.randint(2024, 2028), self.rng.randint(1, 12), 28
        forms = ("", f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day}")
        return self.rng.choice(forms)

    def moment(self) -> str:
        clock = f"{self.rng.randint(0, 23):02}:{self.rng.randint(0, 59):02}"
        return self.rng.choice((clock, "2026-11-30", f"2026-11-30T{clock}"))

    def number(self) -> float:
        return self.rng.choice((0.0, 1.0, 0.25, 45.5, -3.0, round(self.rng.random() * 1e6, 3)))

    def share(self) -> float:
        return round(self.rng.random(), 3)

    def colour(self) -> str:
        return f"#{self.rng.randrange(2**24):06x}" if self.chance() else ""

    # --- records ---

    def picture(self, number: int) -> Json:
        width, height = 2 + number, 3
        content = tiny_png(width, height, self.rng.randrange(256))
        return {
            "sha256": hashlib.sha256(content).hexdigest(),
            "media_type": "image/png",
            "width": width,
            "height": height,
            "name": self.text(1),
            "data": b64encode(content).decode(),
        }

    def source(self) -> Json:
        made: Json = {"id": self.id(), "title": self.text(), "method": self.maybe(SourceMethod)}
        if self.chance():
            made |= {"n": self.rng.randint(0, 5000), "date": self.date(), "notes": self.text()}
            made |= {"link": "file:interviews.ods", "participant": "P7"}
        return made

    def persona(self, sources: Sequence[str], hashes: Sequence[str]) -> Json:
        made: Json = {"id": self.id(), "name": self.text(2), "initials": "DO"}
        made |= {"photo": self.one_of(hashes), "colour": self.colour()}
        if self.chance():
            for name in ("gender", "age", "occupation", "quote", "bio"):
                made[name] = self.text()
            lists = "interests goals needs motivations frustrations behaviours preferred_channels"
            made |= {name: self.texts() for name in lists.split()}
            made |= {"share": self.share(), "sources": self.some(sources)}
        made["stakeholder"] = self.chance(0.3)
        return made

    def scope(self, hashes: Sequence[str]) -> Json:
        made: Json = {}
        if self.chance(0.8):
            for name in "purpose scenario starts ends first_contact audience owner client".split():
                made[name] = self.text() if self.chance() else ""
            made |= {"participants": self.texts(), "authors": self.texts(), "version": "1.2"}
            made |= {"date": self.date(), "review_by": self.date(), "read_again": self.date()}
            made["logo"] = self.one_of(hashes)
        return made

    def measures(self) -> list[Json]:
        return [self.measure() for _ in range(self.rng.randint(0, 2))] if self.chance(0.3) else []

    def measure(self) -> Json:
        made: Json = {"kind": self.pick(MetricKind), "unit": self.pick(Unit)}
        for name in ("value", "baseline", "target"):
            made[name] = self.number() if self.chance(0.7) else None
        return made | {"name": self.text(1), "symbol": "€", "date": self.date()}

    def stages(self, steps: int) -> list[Json]:
        """Stages with so many steps in all, one to four each."""
        made: list[Json] = []
        left = steps
        while left > 0:
            count = min(left, self.rng.randint(1, 4))
            left -= count
            stage: Json = {
                "id": self.id(),
                "name": self.text(2),
                "importance": self.maybe(Importance),
                "colour": self.colour(),
                "measures": self.measures(),
                "notes": self.text() if self.chance(0.1) else "",
                "hidden": self.chance(self.wishes.hidden),
                "collapsed": self.chance(self.wishes.hidden),
                "steps": [self.step() for _ in range(count)],
            }
            made.append(stage)
        return made

    def step(self) -> Json:
        made: Json = {"id": self.id(), "name": self.text(2) if self.chance(0.9) else ""}
        made |= {"attention": self.maybe(Attention), "moment_of_truth": self.maybe(MomentOfTruth)}
        made["hidden"] = self.chance(self.wishes.hidden)
        if self.chance():
            made |= {"situation": self.text(8), "start": self.moment(), "notes": self.text()}
            made |= {"duration": float(self.rng.randint(0, 90) * 60), "wait": self.number() ** 2}
            made |= {"sub_journey": "part.journey", "measures": self.measures()}
            made["width"] = self.rng.choice((None, 80.0, 123.5))
        return made

    def lane(self, number: int, personas: Sequence[str]) -> Json:
        kinds = list(LaneType)
        # Every type comes before one comes twice, from a start that differs by map.
        kind = kinds[(self.first_lane + number * 5) % len(kinds)]
        grains = (Grain.STEP, Grain.STEP, Grain.STEP, Grain.STAGE, Grain.MAP)
        made: Json = {"id": self.id(), "type": kind.value, "grain": self.rng.choice(grains).value}
        made |= {"title": self.text(2), "persona": self.one_of(personas, 0.2)}
        if kind is LaneType.METRIC:
            made["metric"] = self.metric()
        if self.chance(0.2):
            made |= {"icon": "clock", "tint": self.colour(), "notes": self.text(), "height": 40.5}
        made["hidden"] = self.chance(self.wishes.hidden)
        made["collapsed"] = self.chance(self.wishes.hidden)
        return made

    def metric(self) -> Json:
        made: Json = {"kind": self.pick(MetricKind), "unit": self.pick(Unit), "symbol": "€"}
        made |= {"display": self.pick(MetricDisplay), "total": self.pick(Total)}
        return made | {"baseline": self.number(), "target": self.number(), "date": self.date()}

    def card(
        self,
        lane: Json,
        columns: _Columns,
        sources: Sequence[str],
        personas: Sequence[str],
        hashes: Sequence[str],
    ) -> Json:
        offered = CARD_TYPES_OF_LANE[LaneType(lane["type"])]
        kind = self.rng.choice(offered) if self.chance(0.9) else self.rng.choice(list(CardType))
        made: Json = {"id": self.id(), "lane": lane["id"], "type": kind.value, "text": self.text()}
        if lane["grain"] != Grain.MAP:
            run = columns.stages if lane["grain"] == Grain.STAGE else columns.steps
            first = self.rng.randrange(len(run))
            made["step"] = run[first]
            if first + 1 < len(run) and self.chance(self.wishes.spans):
                made["until"] = run[self.rng.randint(first + 1, min(len(run) - 1, first + 3))]
        made |= {"importance": self.maybe(Importance), "evidence": self.maybe(Evidence)}
        made |= {"persona": self.one_of(personas, 0.3), "sources": self.some(sources)}
        self.detail(made, kind, hashes)
        if self.chance(self.wishes.details / 2):
            made |= {"participant": "P4", "responsible": self.text(1), "tags": self.texts()}
            made |= {"colour": self.colour(), "notes": self.text(9), "follow_up": True}
            made |= {"votes": self.rng.randint(0, 9), "measures": self.measures()}
            made["comments"] = [self.comment() for _ in range(self.rng.randint(0, 2))]
        return made

    def comment(self) -> Json:
        made: Json = {"id": self.id(), "author": "AK", "date": self.date(), "text": self.text(9)}
        return made | {"resolved": self.chance()}

    def detail(self, card: Json, kind: CardType, hashes: Sequence[str]) -> None:
        """What belongs to the type of a card."""
        if kind is CardType.TOUCHPOINT and self.chance(0.9):
            channels = [channel.value for channel in Channel]
            card["contact"] = {
                "channels": [*self.some(channels), *(["own way"] if self.chance(0.1) else [])],
                "presence": self.maybe(Presence),
                "moment_of_truth": self.maybe(MomentOfTruth),
            }
        elif kind is CardType.EMOTION and self.chance(0.9):
            card["feeling"] = self.feeling()
        elif kind is CardType.ENGAGEMENT and self.chance(0.9):
            card["engagement"] = self.rng.randint(1, 5)
        elif kind is CardType.RECOMMENDATION and self.chance(0.9):
            card["plan"] = self.plan()
        elif kind is CardType.METRIC and self.chance(0.9):
            card["value"] = self.number()
        elif kind is CardType.PICTURE and hashes:
            card["image"] = self.image(hashes)

    def feeling(self) -> Json:
        made: Json = {"level": self.rng.randint(-4, 4) / 2, "state": self.maybe(State)}
        made |= {"cause": self.maybe(Cause), "face": self.rng.choice(EMOJI)}
        if self.chance(0.2):
            made |= {"median": 0.75, "spread": 1.2, "n": self.rng.randint(0, 300)}
        return made

    def plan(self) -> Json:
        made: Json = {"state": self.maybe(PlanState), "change": self.maybe(TouchpointChange)}
        for name in ("customer_impact", "business_impact", "effort"):
            made[name] = self.rng.randint(1, 5) if self.chance(0.8) else None
        made |= {"deadline": self.date(), "touchpoint": self.text()}
        if self.chance(0.3):
            made |= {"priority": 2.5, "result": {"metric": "CSAT", "before": 3.1, "after": 4.0}}
        return made

    def image(self, hashes: Sequence[str]) -> Json:
        box = {"x": 0.1, "y": 0.25, "width": 0.5, "height": 0.5}
        made: Json = {"picture": self.rng.choice(list(hashes)), "alt": self.text()}
        made["crop"] = box if self.chance(0.5) else None
        return made | {"blurred": [box] if self.chance(0.5) else []}

    # --- what joins and what waits ---

    def link(self, document: Json, columns: _Columns) -> None:
        cards = document["cards"]
        tasks = [card for card in cards if card["type"] == CardType.RECOMMENDATION]
        kinds = (CardType.BARRIER, CardType.EMOTION, CardType.OPPORTUNITY)
        targets = [card for card in cards if card["type"] in kinds]
        document["pairs"] = [
            {"id": self.id(), "recommendation": task["id"], "target": target["id"]}
            for task, target in zip(tasks, self.rng.sample(targets, len(targets)), strict=False)
        ]
        count = self.rng.randint(0, 3) if len(cards) > 1 else 0
        document["arrows"] = [self.arrow(self.rng.sample(cards, 2)) for _ in range(count)]
        count = self.rng.randint(0, 4) if columns.steps else 0
        document["paths"] = [self.path(columns) for _ in range(count)]

    def arrow(self, cards: Sequence[Json]) -> Json:
        made: Json = {"id": self.id(), "from_card": cards[0]["id"], "to_card": cards[1]["id"]}
        return made | {"label": self.text(2) if self.chance() else ""}

    def path(self, columns: _Columns) -> Json:
        kind = self.pick(PathKind)
        made: Json = {"id": self.id(), "kind": kind, "from_step": self.rng.choice(columns.steps)}
        if kind == PathKind.EXIT:
            made["why"] = self.text(6)
        else:
            made["to_step"] = self.rng.choice(columns.steps)
        return made | {"condition": self.text(), "share": self.share() if self.chance() else None}

    def reserve(self, document: Json, columns: _Columns) -> None:
        ids = [record["id"] for name in ("stages", "lanes", "cards") for record in document[name]]
        stops = [{"target": id_, "notes": self.text()} for id_ in self.some(ids)]
        document["tray"] = [
            {"id": self.id(), "text": self.text(), "type": self.maybe(CardType)}
            for _ in range(self.rng.randint(0, 2))
        ]
        document["tours"] = [{"id": self.id(), "title": self.text(), "stops": [*stops, {}]}]
        dismissed = [{"check": "no-owner", "target": self.one_of(ids), "reason": self.text()}]
        document["review"] = {"last": self.date(), "dismissed": dismissed}
        view = {"id": self.id(), "title": self.text(), "group_by": "state", "states": ["doing"]}
        document["plan_views"] = [view]
        document["comparisons"] = [{"id": self.id(), "map": "before.journey", "title": "2025"}]
        part = {"id": self.id(), "title": "A", "steps": self.some(columns.steps), "votes_each": 3}
        document["parts"] = [part]
        document["tours"].append({"id": self.id(), "title": self.text()})

    def speak_newer(self, document: Json) -> None:
        """Put words of a newer minor version where a vocabulary stands."""
        joined = {id_ for pair in document.get("pairs", ()) for id_ in pair.values()}
        for card in document["cards"]:
            if self.chance(0.1) and card["id"] not in joined:
                card["type"] = "hologram"
            if self.chance(0.1):
                card["importance"] = "existential"
        for lane in document["lanes"]:
            if self.chance(0.2):
                lane["type"] = "weather"
        document["theme"] = "aurora"

    def add_unknown(self, value: Any) -> None:
        """Put fields of newer versions into objects at every level."""
        if isinstance(value, list):
            for item in value:
                self.add_unknown(item)
        elif isinstance(value, dict):
            for below in list(value.values()):
                self.add_unknown(below)
            if self.chance(self.wishes.unknown):
                name = f"new_{self.rng.randrange(99)}"
                if "id" not in value or "cards" in value:
                    name = self.rng.choice(_ODD_NAMES)
                if name not in value:
                    value[name] = self.anything(3)

    def anything(self, depth: int) -> Any:
        """A value of JSON that nobody expects."""
        numbers = [0, -1, 2**63, -(2**63), 1.5, 1e-300, -0.0]
        choices: list[Any] = [None, True, False, *numbers, "", "ü\u2028\0", [], {}]
        if depth and self.chance(0.4):
            if self.chance(0.5):
                return [self.anything(depth - 1) for _ in range(self.rng.randint(0, 3))]
            return {name: self.anything(depth - 1) for name in ("b", "a", "", "ключ")}
        return self.rng.choice(choices)


class _Columns:
    """The ids of stages and steps in their order."""

    def __init__(self, stages: Sequence[Json]) -> None:
        self.stages = [stage["id"] for stage in stages]
        self.steps = [step["id"] for stage in stages for step in stage["steps"]]
