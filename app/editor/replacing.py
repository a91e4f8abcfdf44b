"""Replacing what was found, in the case of what stood there; emptied cards and notes go."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from app.editor.every_text import TEXTS, Figures, fields_with, text_of
from app.editor.finding import Place
from app.models import edits
from app.models.base import Id, Record, evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Arrow
from app.models.persona import Persona
from app.models.reserved import Tour, TrayNote
from app.models.scope import Scope, Source
from app.models.stage import Path, Stage, Step

_AS_TYPED = re.compile(r"[:/@\d]")
# One letter before all others, with no other beside it.
_ALONE = re.compile(r"[\W_]*[^\W_](?:[\W_]|\Z)")
_LINE_END = re.compile("[\n\r\u2028\u2029]")
# A stop, then spaces, quotes, brackets and the marks that begin a question or an exclamation.
_STOPPED = re.compile(r"""[.!?…。．！？؟۔।][\s"'“”„‟‘’‚«»‹›()\[\]{}「」『』（）¿¡]*\Z""")

_CHANGES: Mapping[type[Record], Callable[..., JourneyMap]] = MappingProxyType(
    {
        Persona: edits.change_persona,
        Source: edits.change_source,
        Stage: edits.change_stage,
        Step: edits.change_step,
        Path: edits.change_path,
        Lane: edits.change_lane,
        Arrow: edits.change_arrow,
        Tour: edits.change_tour,
        TrayNote: edits.change_tray_note,
    }
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """The map after a replacement.

    ``put`` is what stands at each place now, in the order of the places; ``changed`` counts those
    where something else stood before, ``emptied`` the cards that went with all their text, and
    ``emptied_notes`` the notes of the tray that did.
    """

    map: JourneyMap
    put: tuple[str, ...]
    changed: int
    emptied: int = 0
    emptied_notes: int = 0


def replace_found(
    map_: JourneyMap,
    places: Sequence[Place],
    text: str,
    *,
    keep_case: bool = False,
    figures: Figures | None = None,
) -> Replaced:
    """Put another text at some places, which are the map's own and do not overlap.

    With ``keep_case`` it takes the capitals of what it replaces. A card that only held what is
    taken away goes, as one does that is left empty in writing; one that holds a level, a number, a
    picture or notes stays, and so does one that is joined to another. Notes of the tray do alike.
    Numbers that were found need the ``figures`` they were found with, which read what they become.
    """
    wanted: dict[Id, dict[str, str]] = {}
    records = {**map_.records, map_.id: map_}
    texts: dict[Place, str] = {}
    differs: dict[Place, bool] = {}
    for place in sorted(places, key=lambda one: one.start, reverse=True):
        fields = wanted.setdefault(place.record, {})
        held = fields.get(place.field)
        if held is None:
            held = text_of(map_, place.record, place.field, figures)
        found = held[place.start : place.end]
        put = text
        if keep_case:
            put = in_case_of(found, text, begins=begins_sentence(held, place.start))
        texts[place] = put
        differs[place] = put != found
        fields[place.field] = held[: place.start] + put + held[place.end :]
    numbers = _numbers_taken(map_, wanted, figures)
    made = {id_: fields_with(records[id_], fields) for id_, fields in wanted.items()}
    cards = {id_ for id_ in made if isinstance(records[id_], Card)}
    after = edits.change_cards(map_, cards, lambda card: made[card.id]) if cards else map_
    for id_, fields in made.items():
        if id_ not in cards:
            after = _changed(after, id_, type(records[id_]), fields)
    if figures is not None and numbers:
        worded = after.records_of_cards
        after = figures.written(after, {id_: new for id_, (_, new) in numbers.items()})
        for place in places:
            number = place.record in numbers and numbers[place.record][0] == place.field
            if number and after.records_of_cards[place.record] == worded[place.record]:
                differs[place] = False
    joined = {id_ for one in map_.pairs for id_ in (one.recommendation, one.target)}
    joined.update(id_ for one in map_.arrows for id_ in (one.from_card, one.to_card))
    gone = {
        one.id
        for one in after.cards
        if one.id in cards and one.id not in joined and _holds_nothing(one)
    }
    if gone:
        after = edits.remove_cards(after, gone)
    notes = {
        one.id
        for one in after.tray
        if one.id in wanted and not one.text.strip() and not one.model_extra
    }
    if notes:
        after = edits.remove_tray_notes(after, notes)
    put_there = tuple(texts[place] for place in places)
    return Replaced(after, put_there, sum(differs.values()), len(gone), len(notes))


def _numbers_taken(
    map_: JourneyMap, wanted: Mapping[Id, dict[str, str]], figures: Figures | None
) -> dict[Id, tuple[str, str]]:
    """The numbers of cards, taken out of the texts that are ``wanted``: their fields and texts."""
    found: dict[Id, tuple[str, str]] = {}
    for id_, fields in wanted.items():
        card = map_.records.get(id_)
        shown = figures.shown(map_, card) if figures and isinstance(card, Card) else None
        if shown is not None and shown[0] in fields:
            made = shown[0], fields.pop(shown[0])
            if made != shown:
                found[id_] = made
    return found


def in_case_of(found: str, text: str, *, begins: bool = False) -> str:
    """A replacement in the case of what it replaces: with a capital first, or all in capitals.

    It stays as it was typed where that cannot be meant: one that differs in its capitals alone; one
    that has a capital behind its first letter, which is a name; an address or anything else with a
    digit or one of ":/@". A word of a single letter has its capital for its own sake, as the
    English "I" has, unless it ``begins`` a sentence.
    """
    if _AS_TYPED.search(text) or text.casefold() == found.casefold():
        return text
    letters = [sign for sign in found if sign.isalpha()]
    first = next((at for at, sign in enumerate(text) if sign.isalpha()), None)
    if first is None or not letters or any(sign.isupper() for sign in text[first + 1 :]):
        return text
    cased = [sign for sign in letters if sign.lower() != sign.upper()]
    if len(cased) > 1 and not any(sign.islower() for sign in cased):
        return text.upper()
    capital = letters[0].isupper() or letters[0].istitle()
    if capital and (begins or not _ALONE.match(normalize("NFC", found))):
        return text[:first] + text[first].title() + text[first + 1 :]
    return text


def begins_sentence(text: str, start: int) -> bool:
    """Whether a place of a text begins a sentence or a line, with or without quotes and bullets."""
    line = _LINE_END.split(text[:start])[-1]
    if not any(sign.isalnum() for sign in line):
        return True
    # What closes one sentence and what opens the next stand between its stop and this place.
    return bool(_STOPPED.search(line))


def _holds_nothing(card: Card) -> bool:
    """Whether a card says no more than one that was begun and never written."""
    if card.text.strip():
        return False
    bare = Card(id=card.id, lane=card.lane, step=card.step, until=card.until, type=card.type)
    like = evolve(card, text="", colour="", importance="", evidence="", persona="")
    return like == bare


def _changed(map_: JourneyMap, id_: Id, kind: type[Record], fields: dict[str, Any]) -> JourneyMap:
    """A map in which fields of one of its records, which may be the map, are others."""
    if kind is Tour:
        for at, stop in enumerate(fields.pop("stops", ())):
            map_ = edits.change_stop(map_, id_, at, notes=stop.notes)
    if kind is not JourneyMap:
        return _CHANGES[kind](map_, id_, **fields)
    scope = fields.pop("scope", None)
    after = edits.change_map(map_, **fields) if fields else map_
    if scope is None:
        return after
    return edits.change_scope(after, **{name: getattr(scope, name) for name in TEXTS[Scope]})
