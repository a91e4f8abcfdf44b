"""Lay resources/ into the wheel as app/resources/.

Beside the sources the resources lie next to app/, installed they lie inside it. An editable install
finds them beside the sources, so it gets no copy that would grow old.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelResources(BuildHookInterface[Any]):
    """What the wheel target of pyproject.toml calls before it gathers files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folder to a standard wheel; `version` is "standard" or "editable"."""
        if version == "standard":
            build_data["force_include"]["resources"] = "app/resources"
