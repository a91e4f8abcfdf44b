"""The graphics scene and view that show a sheet, and the tools that work on it."""

from __future__ import annotations
