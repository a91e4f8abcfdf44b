"""Edits of arrows: what joins cards across the lines of a blueprint."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.models.base import Id, evolve
from app.models.edit_error import EditError
from app.models.edits.change import changed, check, check_new, place_of, put, remaining
from app.models.edits.forget import forget
from app.models.integrity.cells import arrow_faults
from app.models.journey import JourneyMap
from app.models.links import Arrow


def add_arrow(map_: JourneyMap, arrow: Arrow) -> JourneyMap:
    """Draw an arrow from a card to another one. Raises `EditError` for an arrow to itself."""
    check_new(map_, arrow)
    check(map_, arrow)
    return _sound(evolve(map_, arrows=(*map_.arrows, arrow)))


def change_arrow(map_: JourneyMap, arrow_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of an arrow other than its id."""
    place = place_of(map_.arrows, arrow_id, "arrow")
    made = changed(map_, map_.arrows[place], changes, ("id",))
    return _sound(evolve(map_, arrows=put(map_.arrows, place, made)))


def remove_arrows(map_: JourneyMap, arrow_ids: Collection[Id]) -> JourneyMap:
    """Remove arrows; the cards stay."""
    gone = set(arrow_ids)
    return forget(evolve(map_, arrows=remaining(map_.arrows, gone, "arrow")), gone)


def _sound(map_: JourneyMap) -> JourneyMap:
    for fault in arrow_faults(map_):
        raise EditError(fault.message)
    return map_
