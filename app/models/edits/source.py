"""Edits of sources."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.models.base import Id, evolve
from app.models.edits.change import changed, check, check_new, inserted, moved, place_of, put
from app.models.edits.forget import forget
from app.models.journey import JourneyMap
from app.models.scope import Source


def insert_source(map_: JourneyMap, source: Source, place: int) -> JourneyMap:
    """Put a new source before the one at ``place``."""
    check_new(map_, source)
    check(map_, source)
    return evolve(map_, sources=inserted(map_.sources, place, source))


def change_source(map_: JourneyMap, source_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a source other than its id."""
    place = place_of(map_.sources, source_id, "source")
    made = changed(map_, map_.sources[place], changes, ("id",))
    return evolve(map_, sources=put(map_.sources, place, made))


def move_sources(map_: JourneyMap, source_ids: Collection[Id], place: int) -> JourneyMap:
    """Put sources, in their order, before place ``place`` among the others."""
    for id_ in source_ids:
        place_of(map_.sources, id_, "source")
    return evolve(map_, sources=moved(map_.sources, source_ids, place))


def remove_source(map_: JourneyMap, source_id: Id) -> JourneyMap:
    """Remove a source; cards and personas no longer cite it."""
    place = place_of(map_.sources, source_id, "source")
    after = evolve(
        map_,
        sources=map_.sources[:place] + map_.sources[place + 1 :],
        personas=tuple(
            evolve(persona, sources=_without(persona.sources, source_id))
            for persona in map_.personas
        ),
        cards=tuple(
            evolve(card, sources=_without(card.sources, source_id))
            if source_id in card.sources
            else card
            for card in map_.cards
        ),
    )
    return forget(after, {source_id})


def _without(ids: tuple[Id, ...], gone: Id) -> tuple[Id, ...]:
    return tuple(id_ for id_ in ids if id_ != gone)
