"""Another name for `app.layout.resources`."""

from __future__ import annotations

from app.layout.resources import resource_path

__all__ = ["resource_path"]
