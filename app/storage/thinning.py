"""Which former versions of a map need not be kept any longer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

DAY = 86_400.0
"""Seconds."""

_EVERY_ONE = 2 * DAY
_ONE_A_DAY = 14 * DAY
_ONE_A_WEEK = 91 * DAY
# So that a month is as long wherever and whenever it is reckoned.
_MONTH = 30 * DAY


class Version(NamedTuple):
    """A former version: its number, which alone says which is newer, and when it was kept.

    ``kept`` is in seconds, as `FileSystem.now` counts them.
    """

    number: int
    kept: float


def superfluous(versions: Iterable[Version], now: float) -> list[Version]:
    """The versions that may go: all of the last two days stay, then one a day, a week and a month.

    Of those that fall together the newest stays. What a clock that jumped dates into the future
    counts as kept just now.
    """
    stay: dict[tuple[float, int], Version] = {}
    go: list[Version] = []
    for version in sorted(versions, key=lambda one: one.number, reverse=True):
        length = _length(now - version.kept)
        if length == 0:
            continue
        place = (length, int(version.kept // length))
        if stay.setdefault(place, version) is not version:
            go.append(version)
    return go


def _length(age: float) -> float:
    """How long the time is, in seconds, of which one version of this age is enough; 0: none is."""
    if age < _EVERY_ONE:
        return 0.0
    if age < _ONE_A_DAY:
        return DAY
    return 7 * DAY if age < _ONE_A_WEEK else _MONTH
