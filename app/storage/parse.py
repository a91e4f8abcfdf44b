"""Bytes to a map: fast where the bytes are those Footpath writes, strict and exact otherwise."""

from __future__ import annotations

from typing import Any

import orjson
from pydantic import ValidationError

from app import collector
from app.models.integrity import Examined, examine
from app.models.integrity.records import Columns
from app.models.journey import FORMAT, JourneyMap
from app.models.values import MAX_DEPTH
from app.models.version import known_version, read_version
from app.storage.bulk import Unsure, map_of
from app.storage.dump import DUMP_OPTIONS
from app.storage.errors import LoadError, Located
from app.storage.migrations import MIGRATIONS, Migrations
from app.storage.parsed import Parsed, newer_minor, unseen

# In what dump writes, a line indented so far holds a value inside more lists than are allowed.
_TOO_DEEP = b"\n" + b"  " * (MAX_DEPTH + 1)

_NAMES_OF_FORMAT = frozenset({"format", "format_version"})


def parse(data: bytes, *, migrations: Migrations = MIGRATIONS) -> Parsed:
    """Read a map from the bytes of a file, an attachment or the clipboard.

    Raises `LoadError` with each fault at its line and column, and nothing else.
    """
    try:
        # A collection would walk the new records again and again.
        with collector.held():
            parsed = _parse_own(data) or _parse_any(data, migrations)
            collector.pass_over()
            return parsed
    except (MemoryError, RecursionError, OverflowError) as error:
        text = f"the file cannot be read here ({type(error).__name__}): it is too large"
        raise LoadError([Located(1, 1, text)]) from error


def parse_own(data: bytes) -> JourneyMap | None:
    """Read the very bytes that `dump` gave; None where they hold no sound map."""
    with collector.held():
        parsed = _parse_plain(data, _read(data)) if _TOO_DEEP not in data else None
    return parsed.map if parsed else None


def _parse_own(data: bytes) -> Parsed | None:
    """The fast way: written as `dump` writes, of a version known here, without any fault."""
    if b"\r" in data:
        # Git may have given the file the line ends of Windows; inside a text they are escaped.
        data = data.replace(b"\r\n", b"\n")
    value = _read(data)
    return _parse_plain(data, value) if value is not None and _plain(data, value) else None


def _parse_plain(data: bytes, value: object) -> Parsed | None:
    """The map in the bytes, which hold this value; None where there is any fault in it."""
    # The model has defaults for these two; a file has to name them.
    if not isinstance(value, dict) or not value.keys() >= _NAMES_OF_FORMAT:
        return None
    columns: Columns | None
    try:
        found, columns = map_of(value)
    except Unsure:
        try:
            found, columns = JourneyMap.model_validate_json(data), None
        except ValidationError:
            return None
    found.mark_fit()  # JSON has no word for what does not fit.
    version = read_version(found.format_version)
    known = known_version()
    if found.format != FORMAT or version is None or version.major != known.major:
        return None
    if version < known or examine(found, 1, columns) != Examined((), ordered=True):
        return None
    return Parsed(found, (*newer_minor(version), *unseen(found)))


def _read(data: bytes) -> Any:
    """The value that the bytes of JSON hold; None where it is none."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return None


def _plain(data: bytes, value: Any) -> bool:
    """Whether JSON is laid out as `dump` does it.

    Then it holds no key twice (one of the two would be lost), no number or half character that a
    reader changes in silence, and nothing nested too deep: all this would be written otherwise.
    """
    try:
        return orjson.dumps(value, option=DUMP_OPTIONS) == data and _TOO_DEEP not in data
    except orjson.JSONEncodeError:
        return False


def _parse_any(data: bytes, migrations: Migrations) -> Parsed:
    """The careful way, with positions."""
    # Few files take it, and its forms and classes would take milliseconds of each start.
    from app.storage.strict import parse_strictly

    return parse_strictly(data, migrations)
