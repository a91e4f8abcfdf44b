"""Bytes to a map, strict and exact: the way of files that others wrote, or that hold a fault."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NoReturn, get_origin

import orjson
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.models.base import evolve
from app.models.integrity import LIMIT, Fault, faults
from app.models.integrity.plain_words import fault_of
from app.models.journey import FORMAT, JourneyMap
from app.models.order import in_order
from app.models.version import Version, known_version, read_version
from app.storage.encoding import NotText, decode
from app.storage.errors import LoadError, Located
from app.storage.json_text import Lines, Reading, read_json
from app.storage.migrations import Migrations, NoWay, migrate
from app.storage.parsed import Parsed, newer_minor, unseen

# The lines that git leaves around the two versions of a conflict.
_MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)


def parse_strictly(data: bytes, migrations: Migrations) -> Parsed:
    """Read a map from any bytes. Raises `LoadError` with each fault at its line and column."""
    try:
        text, notices = decode(data)
    except NotText as error:
        raise LoadError([Located(error.line, error.column, str(error))]) from error
    lines = Lines(text)
    markers = list(_MARKER.finditer(text))
    if any(marker[1][0] == "<" for marker in markers):
        raise LoadError(_conflicts(markers, lines))
    reading = read_json(text)
    report = _Report(lines, reading)
    for flaw in reading.flaws[:LIMIT]:
        report.at(flaw.start, flaw.message)
    if not reading.whole:
        raise report.error()
    return _Document(reading.value, report, migrations, notices).parsed()


class _Report:
    """The faults found so far, each at its place; one a place."""

    def __init__(self, lines: Lines, reading: Reading) -> None:
        self._lines = lines
        self._reading = reading
        self._found: dict[int, str] = {}

    def at(self, start: int, message: str) -> None:
        self._found.setdefault(start, message)

    def add(self, fault: Fault) -> None:
        self.at(self._reading.at(fault.path), str(fault))

    def __bool__(self) -> bool:
        return bool(self._found)

    def clear(self) -> None:
        self._found.clear()

    def error(self) -> LoadError:
        places = sorted(self._found)[:LIMIT]
        return LoadError(
            [Located(*self._lines.position(start), self._found[start]) for start in places]
        )


class _Document:
    """A document that was read as JSON, on its way to a map."""

    def __init__(
        self, value: Any, report: _Report, migrations: Migrations, notices: tuple[str, ...]
    ) -> None:
        self.value = value
        self.report = report
        self.migrations = migrations
        self.notices = list(notices)

    def parsed(self) -> Parsed:
        if not isinstance(self.value, dict):
            self.fail((), "a map is an object: { … }")
        version = self.version(self.value)
        known = known_version()
        members: Mapping[str, Any] = self.value
        if version < known:
            members = self.migrated(version)
        newer_major = version.major > known.major
        if newer_major:
            self.notices.append(
                f"This map has format {version}; this Footpath knows {known}. It can be looked at, "
                "but only a newer Footpath can change it."
            )
        else:
            self.notices += newer_minor(version)
        found = self.validated(members, version if newer_major else None)
        cards = in_order(found)
        if cards is not found.cards:
            found = evolve(found, cards=cards)
            self.notices.append("The cards were put in the order of their lanes and steps.")
        self.notices += unseen(found)
        return Parsed(found, tuple(self.notices), newer_major)

    def fail(self, path: tuple[str | int, ...], message: str) -> NoReturn:
        self.report.add(Fault(path, message))
        raise self.report.error()

    def version(self, members: Mapping[str, Any]) -> Version:
        """Find out the version; refuse what is not a map of Footpath."""
        name = members.get("format")
        if name != FORMAT:
            said = f"it says {name!r:.60}" if "format" in members else "the field is missing"
            self.fail(("format",), f'a Footpath map says "{FORMAT}" here; {said}')
        text = members.get("format_version")
        version = read_version(text) if isinstance(text, str) else None
        if version is None:
            self.fail(("format_version",), f'write the version of the format: "{known_version()}"')
        return version

    def migrated(self, version: Version) -> Mapping[str, Any]:
        try:
            members = migrate(self.value, version, self.migrations)
        except NoWay as error:
            text = f"this Footpath does not know the old format {error} any more"
            self.fail(("format_version",), text)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            text = f"the map could not be brought from format {version} to {known_version()}"
            self.fail((), f"{text}: {type(error).__name__}: {error}")
        self.notices.append(
            f"This map had format {version}; when it is saved, it gets {known_version()}."
        )
        return members

    def validated(self, members: Mapping[str, Any], newer: Version | None) -> JourneyMap:
        """Make the records and check the whole; raise with all faults at once."""
        wrong: tuple[tuple[str | int, ...], ...] = ()
        found: JourneyMap | None
        try:
            found = _validate(members)
        except ValidationError as error:
            said = [
                fault_of(one) for one in error.errors(include_url=False) if not _is_long_enough(one)
            ]
            wrong = tuple(fault.path for fault in said)
            for fault in said[:LIMIT]:
                self.report.add(fault)
            found = _without(members, wrong)
        if found is not None:
            for fault in faults(found):
                if fault.path not in wrong:
                    self.report.add(fault)
        if newer is not None and self.report:
            text = f"format {newer} is newer than {known_version()}, the one this Footpath knows"
            self.fail_newer(text)
        if self.report:
            raise self.report.error()
        assert found is not None
        return found

    def fail_newer(self, text: str) -> NoReturn:
        """Say only that the file is newer: its other faults are none of the file's."""
        self.report.clear()
        self.fail(("format_version",), f"{text}; open it with a newer Footpath")


def _validate(members: Mapping[str, Any]) -> JourneyMap:
    # Through JSON, because a strict model takes a tuple from a list there alone.
    found = JourneyMap.model_validate_json(_as_json(members))
    found.mark_fit()
    return found


def _is_long_enough(error: ErrorDetails) -> bool:
    """Whether a list is called too short for items that do not fit: these have faults of their own.

    Pydantic counts the valid items alone.
    """
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _as_json(members: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(members)
    except orjson.JSONEncodeError:
        # Half characters were noted as flaws already; the other faults are still worth finding.
        return orjson.dumps(_mended(members))


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_mended(key): _mended(below) for key, below in value.items()}
    return [_mended(below) for below in value] if isinstance(value, list) else value


_LISTS = tuple(
    (name,)
    for name, info in JourneyMap.model_fields.items()
    if get_origin(info.annotation) is tuple
)


def _without(
    members: Mapping[str, Any], wrong: tuple[tuple[str | int, ...], ...]
) -> JourneyMap | None:
    """The map without the values that do not fit, so that its other faults can be told too.

    None where a whole list or record is wrong, or a field without default: then what refers to it
    would be reported for nothing.
    """
    if any(path in ((), *_LISTS) or isinstance(path[-1], int) for path in wrong):
        return None
    copy: Any = orjson.loads(_as_json(members))
    for path in wrong:
        holder = copy
        for part in path[:-1]:
            holder = holder[part]
        holder.pop(path[-1], None)
    try:
        return _validate(copy)
    except ValidationError:
        return None


def _conflicts(markers: list[re.Match[str]], lines: Lines) -> list[Located]:
    found: list[Located] = []
    ends = (marker for marker in markers if marker[1][0] == ">")
    end = next(ends, None)
    for marker in markers:
        if marker[1][0] != "<":
            continue
        if len(found) == LIMIT:
            break
        line, column = lines.position(marker.start())
        while end is not None and end.start() < marker.start():
            end = next(ends, None)
        until = f" to {lines.position(end.start())[0]}" if end else " on"
        text = "two versions of this map were merged and clash"
        found.append(Located(line, column, f"{text} in lines {line}{until}: keep one of the two"))
    return found
