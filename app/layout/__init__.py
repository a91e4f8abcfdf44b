"""A map, a theme and a width become a sheet of positioned shapes, without Qt."""

from __future__ import annotations
