"""What comes of reading a map, and what the user is told of it."""

from __future__ import annotations

from typing import NamedTuple

from app.models.journey import JourneyMap
from app.models.version import Version, known_version
from app.models.vocabulary import Grain

_GRAINS = frozenset(grain.value for grain in Grain)


class Parsed(NamedTuple):
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
    """Sentences about what only a newer version can show as it is meant, if there is any."""
    return *_pictures(map_), *_cells(map_)


def _cells(map_: JourneyMap) -> tuple[str, ...]:
    """Where the cards of lanes stand whose cells are of a kind that is not known here."""
    lanes = [lane for lane in map_.lanes if lane.grain not in _GRAINS]
    if not lanes:
        return ()
    one = len(lanes) == 1
    what = "1 lane has cells" if one else f"{len(lanes)} lanes have cells"
    said = ", ".join(sorted({lane.grain for lane in lanes}))
    whose = "its cards" if one else "their cards"
    return (
        f"{what} of a kind that this Footpath does not know ({said}); {whose} stand under the "
        "steps and stages that they name, or across the whole map.",
    )


def _pictures(map_: JourneyMap) -> tuple[str, ...]:
    types = {one.media_type for one in map_.pictures if one.flaw is not None}
    if not types:
        return ()
    count = sum(one.flaw is not None for one in map_.pictures)
    what = "1 picture is" if count == 1 else f"{count} pictures are"
    said = ", ".join(sorted(types))
    return (f"{what} of a type that this Footpath cannot show ({said}); nothing of it is lost.",)
