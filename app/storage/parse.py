"""Bytes to a map: fast where the bytes are those Footpath writes, strict and exact otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, get_origin

import orjson
from pydantic import ValidationError

from app import collector
from app.models.base import evolve
from app.models.integrity import LIMIT, Examined, Fault, examine, faults
from app.models.integrity.plain_words import fault_of
from app.models.integrity.records import Columns
from app.models.journey import FORMAT, JourneyMap
from app.models.order import in_order
from app.models.values import MAX_DEPTH
from app.models.version import Version, known_version, read_version
from app.storage.bulk import Unsure, map_of
from app.storage.dump import DUMP_OPTIONS
from app.storage.encoding import NotText, decode
from app.storage.errors import LoadError, Located
from app.storage.json_text import Lines, Reading, read_json
from app.storage.migrations import MIGRATIONS, Migrations, NoWay, migrate

# In what dump writes, a line indented so far holds a value inside more lists than are allowed.
_TOO_DEEP = b"\n" + b"  " * (MAX_DEPTH + 1)

_NAMES_OF_FORMAT = frozenset({"format", "format_version"})

# The lines that git leaves around the two versions of a conflict.
_MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A map and what there is to say about its bytes.

    ``newer_major``: the map was made by a newer major version; it can be shown, and must not be
    saved. ``notices``: sentences for the user.
    """

    map: JourneyMap
    notices: tuple[str, ...] = ()
    newer_major: bool = False


def parse(data: bytes, *, migrations: Migrations = MIGRATIONS) -> Parsed:
    """Read a map from the bytes of a file, an attachment or the clipboard.

    Raises `LoadError` with each fault at its line and column, and nothing else.
    """
    try:
        # A collection would walk the new records again and again.
        with collector.held():
            return _parse_own(data) or _parse_any(data, migrations)
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
    return Parsed(found, (*_newer_minor(version), *_unseen(found)))


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
            self.notices += _newer_minor(version)
        found = self.validated(members, version if newer_major else None)
        cards = in_order(found)
        if cards is not found.cards:
            found = evolve(found, cards=cards)
            self.notices.append("The cards were put in the order of their lanes and steps.")
        self.notices += _unseen(found)
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
            said = [fault_of(one) for one in error.errors(include_url=False)]
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


def _newer_minor(version: Version) -> tuple[str, ...]:
    known = known_version()
    if version <= known or version.major != known.major:
        return ()
    text = f"This map has format {version}, newer than {known}"
    return (f"{text}: what this Footpath does not know is kept.",)


def _unseen(map_: JourneyMap) -> tuple[str, ...]:
    """A sentence about the pictures that only a newer version can show, if there are any."""
    types = {one.media_type for one in map_.pictures if one.flaw is not None}
    if not types:
        return ()
    count = sum(one.flaw is not None for one in map_.pictures)
    what = "1 picture is" if count == 1 else f"{count} pictures are"
    said = ", ".join(sorted(types))
    return (f"{what} of a type that this Footpath cannot show ({said}); nothing of it is lost.",)
