"""Icons of one family (Lucide) as outlines to be stroked: lanes, channels, marks, the window."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from app.layout.primitives import PathCommand
from app.layout.resources import resource_path

BOX = 24.0
"""The side of the square every icon is drawn on."""

STROKE = 2.0
"""The width of an icon's line on that square; ends and joins are round."""

NEUTRAL = "circle"
"""What stands for an icon that this version does not know."""


class Icon(NamedTuple):
    """An icon on a box of 24 × 24, y down, to be stroked with a width of 2 and round ends.

    ``directional`` icons point along the journey: they are mirrored where it runs right to left.
    """

    name: str
    commands: tuple[PathCommand, ...]
    directional: bool = False


def icon_names() -> tuple[str, ...]:
    """All names, sorted. Those of channels and metrics begin with "channel-" and "metric-"."""
    return tuple(_lines())


def is_icon(name: str) -> bool:
    """Whether there is an icon of that name."""
    return name in _lines()


def icon(name: str) -> Icon:
    """The icon of that name; a plain circle when there is none, so that no newer file can fail."""
    return _icon(name if name in _lines() else NEUTRAL)


def lane_icon(lane_type: str, chosen: str = "", metric_kind: str = "") -> str:
    """The name of a lane's icon: the one chosen, else its metric's, else its type's."""
    if chosen:
        return chosen
    if lane_type == "metric" and f"metric-{metric_kind}" in _lines():
        return f"metric-{metric_kind}"
    return lane_type


@lru_cache(maxsize=1)
def _lines() -> Mapping[str, str]:
    """Flags and path of each icon as the file has them; a path is read when it is first wanted."""
    text = resource_path("icons/icons.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            name, _, rest = line.partition("\t")
            found[name] = rest
    return MappingProxyType(found)


@lru_cache(maxsize=256)
def _icon(name: str) -> Icon:
    flags, _, path = _lines()[name].partition("\t")
    commands: list[PathCommand] = []
    for piece in path.split(" "):
        if piece.isalpha():
            commands.append((piece,))
        else:
            commands[-1] = (*commands[-1], float(piece))
    return Icon(name, tuple(commands), "d" in flags)
