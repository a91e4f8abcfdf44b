"""Edits of paths: the arrows between steps that are not simply "next"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.models.base import Id, evolve
from app.models.edit_error import EditError
from app.models.edits.change import changed, check, check_new, place_of, put, remaining
from app.models.edits.forget import forget
from app.models.integrity.cells import path_faults
from app.models.journey import JourneyMap
from app.models.stage import Path


def add_path(map_: JourneyMap, path: Path) -> JourneyMap:
    """Draw a path. Raises `EditError` for an exit with an end and for another one without."""
    check_new(map_, path)
    check(map_, path)
    return _sound(evolve(map_, paths=(*map_.paths, path)))


def change_path(map_: JourneyMap, path_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a path other than its id; an exit loses its end."""
    place = place_of(map_.paths, path_id, "path")
    made = changed(map_, map_.paths[place], changes, ("id",))
    if changes.get("kind") == "exit" and "to_step" not in changes:
        made = evolve(made, to_step="")
    return _sound(evolve(map_, paths=put(map_.paths, place, made)))


def remove_paths(map_: JourneyMap, path_ids: Collection[Id]) -> JourneyMap:
    """Remove paths; the steps stay."""
    gone = set(path_ids)
    return forget(evolve(map_, paths=remaining(map_.paths, gone, "path")), gone)


def _sound(map_: JourneyMap) -> JourneyMap:
    for fault in path_faults(map_):
        raise EditError(fault.message)
    return map_
