"""Finding and replacing words in a map, whatever way their letters are written.

Composed and decomposed letters are alike, and so are capitals and small ones unless asked
otherwise (Unicode's canonical caseless matching, chapter 3.13, D145); soft hyphens are not seen;
any white space, line breaks too, is one space. A place that is found begins and ends with whole
letters of the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import category, combining, normalize

from app.models import edits
from app.models.base import Id, Record
from app.models.card import Card
from app.models.journey import JourneyMap

_UNSEEN = "\u00ad\u200b\u2060\ufe0e\ufe0f\ufeff"
_WITHOUT_UNSEEN = dict.fromkeys(map(ord, _UNSEEN))
_SPACES = re.compile(r"\s+")
# Vowels and final consonants of Hangul: with what stands before them they are one letter.
_HANGUL_TAIL = re.compile("[\u1160-\u11ff]")
# Scripts that write no space between words: there any place may be where a word ends.
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how."""

    text: str
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a part of a record's text, from ``start`` to before ``end``.

    Both count characters of the text of that field.
    """

    record: Id
    field: str
    start: int
    end: int


def spans_in(text: str, query: Query) -> list[tuple[int, int]]:
    """Where a query is found in a text, one place behind the other."""
    wanted = folded(query.text, query.match_case)
    if not wanted or wanted not in folded(text, query.match_case):
        return []
    letters, at = _letters(text, query.match_case)
    found = []
    start = letters.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        span = (at[start][0], at[end - 1][1])
        whole = (start == 0 or at[start] != at[start - 1]) and (
            end == len(letters) or at[end] != at[end - 1]
        )
        if whole and not (query.whole_words and not _is_word(text, *span)):
            found.append(span)
            start = letters.find(wanted, end)
        else:
            start = letters.find(wanted, start + 1)
    return found


def find(map_: JourneyMap, query: Query) -> tuple[Place, ...]:
    """All places in a map, in the order in which it is read; nothing hidden is looked into."""
    if not folded(query.text, query.match_case):
        return ()
    return tuple(
        Place(record, field, start, end)
        for record, field, text in texts_of(map_)
        for start, end in spans_in(text, query)
    )


def texts_of(map_: JourneyMap) -> Iterator[tuple[Id, str, str]]:
    """Every text that is looked through: its record, its field, and the text."""
    yield from _fields(map_, "title", "insight")
    for persona in map_.personas:
        yield from _fields(persona, "name")
    for stage in map_.stages:
        if stage.hidden:
            continue
        yield from _fields(stage, "name", "notes")
        for step in stage.steps:
            if not step.hidden:
                yield from _fields(step, "name", "situation", "notes")
    for path in map_.paths:
        yield from _fields(path, "condition", "why")
    places = map_.shown.places
    by_lane: dict[Id, list[Card]] = {}
    for card in map_.cards:
        by_lane.setdefault(card.lane, []).append(card)
    for lane in map_.lanes:
        if lane.hidden:
            continue
        yield from _fields(lane, "title", "notes")
        for card in by_lane.get(lane.id, ()):
            if places.covered(card, lane.grain) is not None:
                yield from _fields(card, "text", "notes")


def replace_places(map_: JourneyMap, places: Sequence[Place], text: str) -> JourneyMap:
    """The map with another text at some places, which are its own and do not overlap."""
    wanted: dict[Id, dict[str, str]] = {}
    records = {**map_.records, map_.id: map_}
    for place in sorted(places, key=lambda one: one.start, reverse=True):
        fields = wanted.setdefault(place.record, {})
        held = fields.get(place.field)
        if held is None:
            held = str(getattr(records[place.record], place.field))
        fields[place.field] = held[: place.start] + text + held[place.end :]
    cards = {id_ for id_ in wanted if isinstance(records[id_], Card)}
    after = edits.change_cards(map_, cards, lambda card: wanted[card.id]) if cards else map_
    for id_, fields in wanted.items():
        if id_ not in cards:
            after = _change(after, id_, records[id_])(after, fields)
    return after


def _change(
    map_: JourneyMap, id_: Id, record: Record
) -> Callable[[JourneyMap, Mapping[str, Any]], JourneyMap]:
    """The edit that changes fields of the record of an id, which may be the map's own."""
    if id_ == map_.id:
        return lambda now, fields: edits.change_map(now, **fields)
    kind = type(record).__name__.lower()
    by_kind: dict[str, Callable[..., JourneyMap]] = {
        "persona": edits.change_persona,
        "stage": edits.change_stage,
        "step": edits.change_step,
        "lane": edits.change_lane,
        "path": edits.change_path,
    }
    edit = by_kind[kind]
    return lambda now, fields: edit(now, id_, **fields)


def _fields(record: Any, *names: str) -> Iterator[tuple[Id, str, str]]:
    for name in names:
        text = getattr(record, name)
        if text:
            yield record.id, name, text


@lru_cache(maxsize=65_536)
def folded(text: str, match_case: bool) -> str:
    """A text as it is compared: equal for texts that are found by each other."""
    if text.isascii():
        folded_text = text if match_case else text.lower()
    else:
        folded_text = _fold(text.translate(_WITHOUT_UNSEEN), match_case)
    return _SPACES.sub(" ", folded_text)


def _fold(text: str, match_case: bool) -> str:
    plain = normalize("NFD", text)
    return plain if match_case else normalize("NFD", plain.casefold())


def _letters(text: str, match_case: bool) -> tuple[str, list[tuple[int, int]]]:
    """A text folded letter by letter, and for each character of that the letter it comes from."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _letter_spans(text):
        letter = text[start:end].translate(_WITHOUT_UNSEEN)
        part = " " if letter.isspace() else _fold(letter, match_case)
        parts.append(part)
        places += [(start, end)] * len(part)
    return "".join(parts), places


def _letter_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter with its marks, and each run of white space, begins and ends."""
    start = end = 0
    space = False
    for at, sign in enumerate(text):
        if sign in _UNSEEN:
            continue
        joins = end > start and (
            (space and sign.isspace())
            or (not space and (combining(sign) != 0 or _HANGUL_TAIL.match(sign) is not None))
        )
        if not joins:
            if end > start:
                yield start, end
            start = at
            space = sign.isspace()
        end = at + 1
    if end > start:
        yield start, end


def _is_word(text: str, start: int, end: int) -> bool:
    return _ends_word(text, start - 1, start) and _ends_word(text, end - 1, end)


def _ends_word(text: str, before: int, after: int) -> bool:
    """Whether a word may end between two neighbouring places of a text."""
    while before >= 0 and text[before] in _UNSEEN:
        before -= 1
    while after < len(text) and text[after] in _UNSEEN:
        after += 1
    if before < 0 or after >= len(text):
        return True
    one, other = text[before], text[after]
    if _WITHOUT_SPACES.match(one) or _WITHOUT_SPACES.match(other):
        return True
    return not (_is_letter(one) and _is_letter(other))


def _is_letter(sign: str) -> bool:
    return sign == "_" or category(sign)[0] in "LNM"
