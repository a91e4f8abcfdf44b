"""What happens to all that refers to records when these go."""

from __future__ import annotations

from collections.abc import Iterable, Set

from app.models.base import Id, evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.reserved import Part, Review, Tour, TrayNote


def forget(map_: JourneyMap, gone: Set[Id], hashes: Set[str] = frozenset()) -> JourneyMap:
    """Drop what refers to ids that are no longer in the map.

    Pairs and arrows go with their cards, paths with their steps. A tour's stop goes with its
    target, unless it has words to say: then it stays without one. Parts lose their steps, the
    review what was set aside there. ``hashes`` are the pictures that the gone records showed: one
    that nothing else shows goes too (undo brings it back with the map before).
    """
    if not gone:
        return map_
    pairs = tuple(
        pair for pair in map_.pairs if pair.recommendation not in gone and pair.target not in gone
    )
    arrows = tuple(
        arrow for arrow in map_.arrows if arrow.from_card not in gone and arrow.to_card not in gone
    )
    paths = tuple(
        path for path in map_.paths if path.from_step not in gone and path.to_step not in gone
    )
    left: set[Id] = {*gone}
    for before, after in ((map_.pairs, pairs), (map_.arrows, arrows), (map_.paths, paths)):
        left |= {one.id for one in before} - {one.id for one in after}
    made = evolve(
        map_,
        pairs=pairs,
        arrows=arrows,
        paths=paths,
        tours=tuple(_tour(tour, left) for tour in map_.tours),
        parts=tuple(_part(part, left) for part in map_.parts),
        review=_review(map_.review, left),
    )
    return without_pictures(made, hashes)


def ids_of_cards(cards: Iterable[Card]) -> set[Id]:
    """The ids of cards and of their comments."""
    return {id_ for card in cards for id_ in (card.id, *(one.id for one in card.comments))}


def pictures_of_cards(cards: Iterable[Card]) -> set[str]:
    """The hashes of the pictures that cards show."""
    return {card.image.picture for card in cards if card.image is not None}


def pictures_of_notes(notes: Iterable[TrayNote]) -> set[str]:
    """The hashes of the pictures that notes of the tray kept from when they were cards."""
    kept = [(note.model_extra or {}).get("image") for note in notes]
    found = [image.get("picture") for image in kept if isinstance(image, dict)]
    return {picture for picture in found if isinstance(picture, str)}


def without_pictures(map_: JourneyMap, hashes: Set[str]) -> JourneyMap:
    """Drop those of some pictures that nothing in the map shows."""
    if not hashes:
        return map_
    shown = pictures_of_cards(map_.cards)
    shown |= pictures_of_notes(map_.tray)
    shown |= {persona.photo for persona in map_.personas} | {map_.scope.logo}
    unused = hashes - shown
    kept = tuple(picture for picture in map_.pictures if picture.sha256 not in unused)
    return evolve(map_, pictures=kept)


def _tour(tour: Tour, gone: Set[Id]) -> Tour:
    stops = []
    for stop in tour.stops:
        if stop.target not in gone:
            stops.append(stop)
        elif stop.notes or stop.model_extra:
            stops.append(evolve(stop, target=""))
    return evolve(tour, stops=tuple(stops))


def _part(part: Part, gone: Set[Id]) -> Part:
    return evolve(part, steps=tuple(step for step in part.steps if step not in gone))


def _review(review: Review | None, gone: Set[Id]) -> Review | None:
    if review is None:
        return None
    kept = tuple(one for one in review.dismissed if one.target not in gone)
    return evolve(review, dismissed=kept)
