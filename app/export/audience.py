"""The part of a map that an audience may have: what stands on the sheet, and nothing besides."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from app.layout.primitives import Region
from app.models.base import Id, Record
from app.models.card import Card, Image
from app.models.journey import JourneyMap
from app.models.picture import Picture
from app.models.scope import Source
from app.models.stage import Stage
from app.models.vocabulary import Grain
from app.paint.pictures import PictureError, blurred_copy

RecordT = TypeVar("RecordT", bound=Record)


def visible_part(map_: JourneyMap) -> JourneyMap:
    """A map for the readers of its picture.

    Left out are notes, comments, votes and follow-up marks; hidden lanes, stages and steps with the
    cards, pairs, paths and arrows that need them; the tray, tours, reviews, plan views, comparisons
    and parts; sources nobody cites, pictures nobody shows; and fields of newer versions, of which
    nobody can say whether they show. Blurred regions are blurred in the pictures themselves. The
    result has no faults where ``map_`` has none.
    """
    stages = tuple(_stages(map_.stages))
    lanes = tuple(_plain(lane, notes="") for lane in map_.lanes if not lane.hidden)
    pictures = _Pictures(map_.pictures)
    cards = tuple(_cards(map_, stages, pictures))
    kept = {card.id for card in cards}
    steps = {step.id for stage in stages for step in stage.steps}
    personas = tuple(_plain(persona) for persona in map_.personas)
    cited = {id_ for card in cards for id_ in card.sources}
    cited |= {id_ for persona in personas for id_ in persona.sources}
    shown = {map_.scope.logo, *(persona.photo for persona in personas)}
    shown |= {card.image.picture for card in cards if card.image is not None}
    return _plain(
        map_,
        scope=_plain(map_.scope),
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
        sources=tuple(_sources(map_.sources, cited)),
        tray=(),
        tours=(),
        review=None,
        plan_views=(),
        comparisons=(),
        parts=(),
        pictures=tuple(pictures.of(shown)),
    )


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


def _sources(sources: Iterable[Source], cited: set[Id]) -> Iterator[Source]:
    for source in sources:
        if source.id in cited:
            yield _plain(source, notes="")


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


def _cards(map_: JourneyMap, stages: tuple[Stage, ...], pictures: _Pictures) -> Iterator[Card]:
    by_grain = {
        Grain.STEP.value: _Columns(
            tuple(step.id for step in map_.steps),
            frozenset(step.id for stage in stages for step in stage.steps),
        ),
        Grain.STAGE.value: _Columns(
            tuple(stage.id for stage in map_.stages), frozenset(stage.id for stage in stages)
        ),
    }
    whole = _Columns((), frozenset())
    grains = {lane.id: lane.grain for lane in map_.lanes if not lane.hidden}
    for card in map_.cards:
        if card.lane not in grains:
            continue
        covered = by_grain.get(grains[card.lane], whole).covered(card)
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
            image=pictures.shown(card.image) if card.image is not None else None,
        )


class _Pictures:
    """The pictures of a map, and copies of those that a card shows blurred."""

    def __init__(self, pictures: Iterable[Picture]) -> None:
        self._pictures = {picture.sha256: picture for picture in pictures}
        self._copies: dict[tuple[str, tuple[Region, ...]], str] = {}

    def shown(self, image: Image) -> Image:
        """An image whose picture holds nothing that the image blurs."""
        picture = self._pictures.get(image.picture)
        if picture is None or not image.blurred:
            return _plain(image)
        regions = tuple(Region(box.x, box.y, box.width, box.height) for box in image.blurred)
        key = (image.picture, regions)
        if key not in self._copies:
            self._copies[key] = self._blurred(picture, regions)
        return _plain(image, picture=self._copies[key], blurred=())

    def of(self, hashes: set[str]) -> Iterator[Picture]:
        """The pictures with these hashes, in their order."""
        for sha256, picture in self._pictures.items():
            if sha256 in hashes:
                yield _plain(picture)

    def _blurred(self, picture: Picture, regions: tuple[Region, ...]) -> str:
        try:
            data, width, height = blurred_copy(base64.b64decode(picture.data), regions)
        except (PictureError, ValueError):
            # What cannot be decoded cannot be blurred, and must not be given away as it is.
            data, width, height = blurred_copy(_EMPTY, ())
        made = Picture(
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="image/png",
            width=width,
            height=height,
            name=picture.name,
            data=base64.b64encode(data).decode("ascii"),
        )
        self._pictures[made.sha256] = made
        return made.sha256


# One white pixel.
_EMPTY = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)
