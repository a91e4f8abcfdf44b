"""The papers that maps are printed on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from app.layout.units import MILLIMETRES_PER_POINT

PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "a4": (210.0, 297.0),
        "a3": (297.0, 420.0),
        "a5": (148.0, 210.0),
        "letter": (215.9, 279.4),
    }
)
"""Width and height in millimetres, upright, by the names that exports know."""

_STANDARD = ("a4", "a3")


def beyond_a4(width: float, height: float) -> float:
    """How many times as long as those of A4 the sides of a page are, in points; 1 for smaller."""
    across, down = PAPERS["a4"]
    area = width * height * MILLIMETRES_PER_POINT**2
    return max(1.0, math.sqrt(area / (across * down)))


def larger_papers(width: float, height: float) -> tuple[str, ...]:
    """The papers that are clearly larger than a page of so many points, the smallest first."""
    short, long = sorted(side * MILLIMETRES_PER_POINT * 1.1 for side in (width, height))
    return tuple(name for name in _STANDARD if short < PAPERS[name][0] and long < PAPERS[name][1])
