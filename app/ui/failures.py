"""What is wrong with files that cannot be opened, and with edits and the program, in words."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from app.editor.short import short
from app.editor.words import counted, tr

if TYPE_CHECKING:
    # The empty window starts without what reads files.
    from app.models.journey import JourneyMap
    from app.storage import LoadError
    from app.storage.errors import Located

log = logging.getLogger(__name__)

_MOST_FAULTS = 3
_MOST_FILES = 6
_LONGEST_NAME = 40
_MOST_LINES = 5
_STRAIGHT = re.compile(r'"([^"\\]*)"')
_QUOTED = re.compile(r"'([^']+)'")


def faults_text(error: LoadError) -> str:
    """What is wrong with a file: name, line, column and reason of its first faults."""
    name = _name_in(error)
    if all(fault.unread for fault in error.faults):
        # There may be no file, so nothing is said of how it was left.
        reason = "; ".join(fault.message for fault in error.faults)
        return tr("“{name}” cannot be opened: {reason}.", name=name, reason=reason)
    alike = _alike(error.faults)
    lines = [_line(name, faults) for faults in alike[:_MOST_FAULTS]]
    more = sum(map(len, alike[_MOST_FAULTS:]))
    if more > 0:
        lines.append(tr("… and {count} more.", count=more))
    return (
        tr("“{name}” cannot be opened; it was left as it is.", name=name) + "\n" + "\n".join(lines)
    )


def failures_text(errors: Sequence[LoadError]) -> str:
    """What is wrong with one or several files: of several the first fault each.

    Beyond the first few files only their names are told, so that the message leaves room for maps.
    """
    if len(errors) == 1:
        return faults_text(errors[0])
    read = all(not fault.unread for error in errors for fault in error.faults)
    first = (
        tr("{count} files cannot be opened; they were left as they are.", count=len(errors))
        if read
        else tr("{count} files cannot be opened.", count=len(errors))
    )
    lines = [first]
    lines += [error.faults[0].of(_name_in(error)) for error in errors[:_MOST_FILES]]
    if len(errors) > _MOST_FILES:
        names = ", ".join(_name_in(error) for error in errors[_MOST_FILES:])
        lines.append(tr("Also not opened: {names}", names=names))
    return "\n".join(lines)


def _alike(faults: Sequence[Located]) -> list[list[Located]]:
    """The faults in order, those together that say the same of several places."""
    found: dict[str, list[Located]] = {}
    for fault in faults:
        found.setdefault(_reason(fault), []).append(fault)
    return list(found.values())


def _line(name: str, faults: Sequence[Located]) -> str:
    """What is wrong, with its place or, where the same is wrong several times, the first lines."""
    first, count = faults[0], len(faults)
    if count == 1:
        return _curled(first.of(name))
    lines = ", ".join(str(fault.line) for fault in faults[:_MOST_LINES])
    where = f"{lines}, …" if count > _MOST_LINES else lines
    many = counted("1 place (line {lines})", "%n places (lines {lines})", count)
    return many.replace("{lines}", where) + ": " + _curled(_reason(first))


def _reason(fault: Located) -> str:
    """What is wrong without the record and field: "card 1, lane: there is no lane …"."""
    place, colon, reason = fault.message.partition(": ")
    return reason if colon and '"' not in place else fault.message


def _curled(text: str) -> str:
    return _STRAIGHT.sub(r"“\1”", text)


def _name_in(error: LoadError) -> str:
    return error.path.name if error.path is not None else tr("the file")


def refusal_text(error: Exception, map_: JourneyMap) -> str:
    """Why an edit was refused; records that it speaks of by their ids are called by their names."""

    def named(found: re.Match[str]) -> str:
        record = map_.records.get(found[1])
        names = (getattr(record, field, "") for field in ("name", "title", "text"))
        name = next((short(one, _LONGEST_NAME) for one in names if one), "")
        return f"“{name}”" if name else found[0]

    return tr("That is not possible: {reason}.", reason=_QUOTED.sub(named, str(error)))


def log_fault(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Note a fault of the program: its kind and places, and no text that could be of a map."""
    log.error("%s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
