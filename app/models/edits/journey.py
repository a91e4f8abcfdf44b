"""Edits of the map itself: its title, its scope, its settings."""

from __future__ import annotations

from typing import Any

from app.models.base import Id, evolve
from app.models.edits.change import changed, check, fitted, refuse_fields, refuse_new_ids
from app.models.edits.forget import forget, without_pictures
from app.models.edits.whose import with_curves_kept
from app.models.journey import JourneyMap

_ELSEWHERE = (
    "format",
    "format_version",
    "id",
    "scope",
    "personas",
    "stages",
    "lanes",
    "cards",
    "pairs",
    "paths",
    "arrows",
    "sources",
    "tours",
    "tray",
    "pictures",
)


# What this file's edit may replace as a whole, and others may name by id.
_WITH_IDS = ("parts", "plan_views", "comparisons")


def rename_map(map_: JourneyMap, title: str) -> JourneyMap:
    """Give the map another title."""
    return fitted(map_, title=title)


def set_insight(map_: JourneyMap, insight: str) -> JourneyMap:
    """Say in one sentence what the map shows."""
    return fitted(map_, insight=insight)


def set_main_persona(map_: JourneyMap, persona: Id) -> JourneyMap:
    """Put a persona at the head of the map; empty for the first that is no mere stakeholder."""
    return change_map(map_, main_persona=persona)


def change_map(map_: JourneyMap, **changes: Any) -> JourneyMap:
    """Change fields that concern the map as a whole, such as kind, theme or direction.

    Feelings stay on their curves. Where a part, a saved view or a comparison goes, what the review
    set aside there goes too.
    """
    refuse_fields(map_, changes, _ELSEWHERE)
    made = fitted(map_, **changes)
    made = forget(made, _ids(map_) - _ids(made))
    refuse_new_ids(map_, map_, made)
    if made is map_:
        return map_
    check(made, made)
    return with_curves_kept(map_, made)


def _ids(map_: JourneyMap) -> set[Id]:
    return {record.id for field in _WITH_IDS for record in getattr(map_, field)}


def change_scope(map_: JourneyMap, **changes: Any) -> JourneyMap:
    """Change fields of the scope. A logo that is replaced goes, unless something else shows it."""
    scope = changed(map_, map_.scope, changes, ())
    return without_pictures(evolve(map_, scope=scope), {map_.scope.logo} - {scope.logo})
