"""The part of a map that the readers of its sheet may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from app.export.audience_pictures import AudiencePictures
from app.models.base import Id, Record
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.order import in_order
from app.models.scope import Source
from app.models.shown_sources import shown_sources
from app.models.stage import Stage
from app.models.vocabulary import Grain

RecordT = TypeVar("RecordT", bound=Record)


# Fields of the scope that no sheet shows and that may name a client or people.
_FOR_THE_TEAM: Mapping[str, Any] = {
    "purpose": "",
    "audience": "",
    "client": "",
    "participants": (),
    "read_again": "",
}


@dataclass(frozen=True, slots=True)
class Visible:
    """The part of a map that shows, and remarks about pictures that could not be cut."""

    map: JourneyMap
    warnings: tuple[str, ...]


def visible_part(map_: JourneyMap) -> JourneyMap:
    """The map of :func:`visible`."""
    return visible(map_).map


def visible(map_: JourneyMap) -> Visible:
    """A map for the readers of its picture.

    Left out are notes, comments, votes and follow-up marks; hidden lanes, stages and steps with the
    cards, pairs, paths and arrows that need them; the tray, tours, reviews, plan views, comparisons
    and parts; sources that only hidden cards cite; pictures nobody shows, and the names of the
    rest, which are names of files; what the scope says for the team alone, such as the client and
    who took part; and fields of newer versions, of which nobody can say whether they show. Whoever
    said the words of a card is called P1, P2 and so on. Cards folded away in a collapsed lane or
    stage stay, since the sheet counts them. Pictures are cut to what shows, blurred regions are
    blurred in the pictures themselves, and what cameras write beside the pixels is left out. The
    result has no faults where ``map_`` has none. It is drawn as ``map_``, but for the marks and
    counts of votes, comments and follow-up, and for pictures that had to be coded anew.
    """
    stages = tuple(_stages(map_.stages))
    lanes = tuple(_plain(lane, notes="") for lane in map_.lanes if not lane.hidden)
    pictures = AudiencePictures(map_.pictures)
    names = _Pseudonyms()
    cards = in_order(map_, tuple(_cards(map_, stages, pictures, names)))
    kept = {card.id for card in cards}
    steps = {step.id for stage in stages for step in stage.steps}
    personas = tuple(
        _plain(persona, photo=pictures.square(persona.photo)) for persona in map_.personas
    )
    scope = _plain(map_.scope, **_FOR_THE_TEAM, logo=pictures.whole(map_.scope.logo))
    shown = {scope.logo, *(persona.photo for persona in personas)}
    shown |= {card.image.picture for card in cards if card.image is not None}
    part = _plain(
        map_,
        scope=scope,
        personas=personas,
        stages=stages,
        lanes=lanes,
        cards=cards,
        pairs=tuple(
            _plain(pair)
            for pair in map_.pairs
            if pair.recommendation in kept and pair.target in kept
        ),
        paths=tuple(
            _plain(path)
            for path in map_.paths
            if path.from_step in steps and (not path.to_step or path.to_step in steps)
        ),
        arrows=tuple(
            _plain(arrow)
            for arrow in map_.arrows
            if arrow.from_card in kept and arrow.to_card in kept
        ),
        sources=tuple(_sources(shown_sources(map_), names)),
        tray=(),
        tours=(),
        review=None,
        plan_views=(),
        comparisons=(),
        parts=(),
        pictures=tuple(pictures.of(shown)),
    )
    return Visible(part, pictures.warnings)


def _plain(record: RecordT, **changes: Any) -> RecordT:
    """A copy with some fields changed, without fields that this version does not know."""
    kept = {name: _value(getattr(record, name)) for name in type(record).model_fields}
    return type(record)(**(kept | changes))


def _value(value: Any) -> Any:
    if isinstance(value, Record):
        return _plain(value)
    if isinstance(value, tuple):
        return tuple(_value(part) for part in value)
    return value


def _stages(stages: Iterable[Stage]) -> Iterator[Stage]:
    for stage in stages:
        steps = tuple(_plain(step, notes="") for step in stage.steps if not step.hidden)
        if steps and not stage.hidden:
            yield _plain(stage, notes="", steps=steps)


def _sources(sources: Iterable[Source], names: _Pseudonyms) -> Iterator[Source]:
    for source in sources:
        yield _plain(source, notes="", participant=names.of(source.participant))


class _Pseudonyms:
    """Gives those who were asked the names P1, P2 and so on, in the order in which they turn up.

    Whether a card names who said it decides how it is drawn, so a name gives way to another name.
    """

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The pseudonym for a name; empty for nobody."""
        return self._given.setdefault(name, f"P{len(self._given) + 1}") if name else ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Ids of columns in the order of the journey, and those among them that show."""

    order: tuple[Id, ...]
    shown: frozenset[Id]

    def covered(self, card: Card) -> tuple[Id, Id] | None:
        """The first and last visible column of a card; None when none of its columns shows.

        A card that refers to no column (one for the whole map) covers none and stays.
        """
        if not card.step:
            return "", ""
        if card.step not in self.order:
            return None
        first = self.order.index(card.step)
        last = self.order.index(card.until) if card.until in self.order else first
        visible = [id_ for id_ in self.order[first : last + 1] if id_ in self.shown]
        if not visible:
            return None
        return visible[0], visible[-1] if card.until and len(visible) > 1 else ""


def _without(hidden: set[Id], card: Card) -> tuple[Id, Id]:
    """What a card in a lane of a newer version names, but for what is hidden."""
    left = [one for one in (card.step, card.until) if one not in hidden]
    return left[0], left[1] if len(left) > 1 else ""


def _cards(
    map_: JourneyMap, stages: tuple[Stage, ...], pictures: AudiencePictures, names: _Pseudonyms
) -> Iterator[Card]:
    by_grain = {
        Grain.STEP.value: _Columns(
            tuple(step.id for step in map_.steps),
            frozenset(step.id for stage in stages for step in stage.steps),
        ),
        Grain.STAGE.value: _Columns(
            tuple(stage.id for stage in map_.stages), frozenset(stage.id for stage in stages)
        ),
    }
    by_grain[Grain.MAP.value] = _Columns((), frozenset())
    places = map_.shown.places
    hidden = {*places.steps, *places.stages}.difference(*(one.shown for one in by_grain.values()))
    grains = {lane.id: lane.grain for lane in map_.lanes if not lane.hidden}
    for card in map_.cards:
        if card.lane not in grains:
            continue
        columns = by_grain.get(grains[card.lane])
        if columns is not None:
            covered = columns.covered(card)
        else:
            seen = places.covered(card, grains[card.lane]) is not None
            covered = _without(hidden, card) if seen else None
        if covered is None:
            continue
        yield _plain(
            card,
            step=covered[0],
            until=covered[1],
            notes="",
            comments=(),
            votes=0,
            follow_up=False,
            participant=names.of(card.participant),
            image=pictures.of_card(card),
        )
