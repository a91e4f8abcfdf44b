"""Edits of the map itself: its title, its scope, its settings."""

from __future__ import annotations

from typing import Any

from app.models.base import Id, evolve
from app.models.edits.change import changed
from app.models.edits.forget import without_pictures
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
    "tray",
    "pictures",
)


def rename_map(map_: JourneyMap, title: str) -> JourneyMap:
    """Give the map another title."""
    return evolve(map_, title=title)


def set_insight(map_: JourneyMap, insight: str) -> JourneyMap:
    """Say in one sentence what the map shows."""
    return evolve(map_, insight=insight)


def set_main_persona(map_: JourneyMap, persona: Id) -> JourneyMap:
    """Put a persona at the head of the map; empty for the first that is no mere stakeholder."""
    return change_map(map_, main_persona=persona)


def change_map(map_: JourneyMap, **changes: Any) -> JourneyMap:
    """Change fields that concern the map as a whole, such as kind, theme or direction."""
    return changed(map_, map_, changes, _ELSEWHERE)


def change_scope(map_: JourneyMap, **changes: Any) -> JourneyMap:
    """Change fields of the scope. A logo that is replaced goes, unless something else shows it."""
    scope = changed(map_, map_.scope, changes, ())
    return without_pictures(evolve(map_, scope=scope), {map_.scope.logo} - {scope.logo})
