"""The papers that maps are printed on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "a4": (210.0, 297.0),
        "a3": (297.0, 420.0),
        "a5": (148.0, 210.0),
        "letter": (215.9, 279.4),
    }
)
"""Width and height in millimetres, upright, by the names that exports know."""
