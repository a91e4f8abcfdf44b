"""Edits of personas. Whoever becomes the main one, feelings stay on their curves."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.models.base import Id, evolve
from app.models.edits.change import changed, check, check_new, inserted, moved, place_of, put
from app.models.edits.forget import forget, without_pictures
from app.models.edits.whose import with_curves_kept
from app.models.journey import JourneyMap
from app.models.persona import Persona


def insert_persona(map_: JourneyMap, persona: Persona, place: int) -> JourneyMap:
    """Put a new persona before the one at ``place``."""
    check_new(map_, persona)
    check(map_, persona)
    made = evolve(map_, personas=inserted(map_.personas, place, persona))
    return with_curves_kept(map_, made)


def change_persona(map_: JourneyMap, persona_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a persona other than its id. A photo that nothing shows any more goes."""
    place = place_of(map_.personas, persona_id, "persona")
    before = map_.personas[place]
    made = changed(map_, before, changes, ("id",))
    after = evolve(map_, personas=put(map_.personas, place, made))
    return with_curves_kept(map_, without_pictures(after, {before.photo} - {made.photo}))


def move_personas(map_: JourneyMap, persona_ids: Collection[Id], place: int) -> JourneyMap:
    """Put personas, in their order, before place ``place`` among the others."""
    for id_ in persona_ids:
        place_of(map_.personas, id_, "persona")
    made = evolve(map_, personas=moved(map_.personas, persona_ids, place))
    return with_curves_kept(map_, made)


def remove_persona(map_: JourneyMap, persona_id: Id, heir: Id = "") -> JourneyMap:
    """Remove a persona; lanes and cards that name it come to name ``heir``, or nobody.

    A card that names nobody belongs to the main persona.
    """
    place = place_of(map_.personas, persona_id, "persona")
    if heir:
        place_of(map_.personas, heir, "persona")
    heir = "" if heir == persona_id else heir
    photo = map_.personas[place].photo
    after = evolve(
        map_,
        main_persona=heir if map_.main_persona == persona_id else map_.main_persona,
        personas=map_.personas[:place] + map_.personas[place + 1 :],
        lanes=tuple(
            evolve(lane, persona=heir) if lane.persona == persona_id else lane
            for lane in map_.lanes
        ),
        cards=tuple(
            evolve(card, persona=heir) if card.persona == persona_id else card
            for card in map_.cards
        ),
    )
    return forget(after, {persona_id}, {photo})
