"""A map as bytes: UTF-8 JSON that two people can compare line by line."""

from __future__ import annotations

from typing import Any

import orjson

from app.models.journey import JourneyMap

DUMP_OPTIONS = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
"""How the file is laid out: one value a line, a newline at its end."""


def dump(map_: JourneyMap) -> bytes:
    """The bytes of a map's file.

    Fields stand in the order of their declaration and only where they differ from their default;
    fields of newer versions follow. ``format`` and ``format_version`` stand first and always.
    Raises TypeError or ValueError where an unknown field holds what JSON has no word for.
    """
    members: dict[str, Any] = {"format": map_.format, "format_version": map_.format_version}
    # No warnings: what does not fit its field is found when the bytes are loaded back.
    members |= map_.model_dump(exclude_defaults=True, warnings=False)
    return orjson.dumps(members, option=DUMP_OPTIONS)
