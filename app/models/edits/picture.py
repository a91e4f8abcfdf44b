"""Edits of pictures. They stay for as long as something shows them."""

from __future__ import annotations

from app.models.base import evolve
from app.models.edit_error import EditError
from app.models.edits.forget import without_pictures
from app.models.journey import JourneyMap
from app.models.picture import Picture
from app.models.version import is_newer


def add_picture(map_: JourneyMap, picture: Picture) -> JourneyMap:
    """Put a picture into the map, for cards, personas and the logo to name; once, by its hash.

    Raises `EditError` where its data is not what its fields say.
    """
    if any(one.sha256 == picture.sha256 for one in map_.pictures):
        return map_
    flaw = picture.flaw
    if flaw is not None and not (flaw.unknown_type and is_newer(map_.format_version)):
        raise EditError(flaw.message)
    return evolve(map_, pictures=(*map_.pictures, picture))


def drop_unused_pictures(map_: JourneyMap) -> JourneyMap:
    """Drop the pictures that nothing in the map shows."""
    return without_pictures(map_, {picture.sha256 for picture in map_.pictures})
