"""Units of length: layout counts in points."""

from __future__ import annotations

POINTS_PER_INCH = 72.0
MILLIMETRES_PER_INCH = 25.4
POINTS_PER_MILLIMETRE = POINTS_PER_INCH / MILLIMETRES_PER_INCH
MILLIMETRES_PER_POINT = MILLIMETRES_PER_INCH / POINTS_PER_INCH

_GRAINS = 64.0


def in_grains(length: float) -> float:
    """A length in points rounded to a 64th of a point, far less than anybody sees.

    Sums of such lengths are exact, so that what moves by one is the same there to the last bit.
    """
    return round(length * _GRAINS) / _GRAINS


def is_in_grains(length: float) -> bool:
    """Whether a length in points needs no rounding to be in grains."""
    return (length * _GRAINS).is_integer()
