"""What comes of reading a map, and what the user is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.journey import JourneyMap
from app.models.version import Version, known_version


@dataclass(frozen=True, slots=True)
class Parsed:
    """A map and what there is to say about its bytes.

    ``newer_major``: the map was made by a newer major version; it can be shown, and must not be
    saved. ``notices``: sentences for the user.
    """

    map: JourneyMap
    notices: tuple[str, ...] = ()
    newer_major: bool = False


def newer_minor(version: Version) -> tuple[str, ...]:
    """A sentence about a version that may say more than is known here, if it is such a one."""
    known = known_version()
    if version <= known or version.major != known.major:
        return ()
    text = f"This map has format {version}, newer than {known}"
    return (f"{text}: what this Footpath does not know is kept.",)


def unseen(map_: JourneyMap) -> tuple[str, ...]:
    """A sentence about the pictures that only a newer version can show, if there are any."""
    types = {one.media_type for one in map_.pictures if one.flaw is not None}
    if not types:
        return ()
    count = sum(one.flaw is not None for one in map_.pictures)
    what = "1 picture is" if count == 1 else f"{count} pictures are"
    said = ", ".join(sorted(types))
    return (f"{what} of a type that this Footpath cannot show ({said}); nothing of it is lost.",)
