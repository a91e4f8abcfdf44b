"""What is wrong with files that cannot be opened, and with edits and the program, in words."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from app.editor.words import tr
from app.ui.short import short

if TYPE_CHECKING:
    # The empty window starts without what reads files.
    from app.models.journey import JourneyMap
    from app.storage import LoadError

log = logging.getLogger(__name__)

_MOST_FAULTS = 3
_MOST_FILES = 6
_LONGEST_NAME = 40
_QUOTED = re.compile(r"'([^']+)'")


def faults_text(error: LoadError) -> str:
    """What is wrong with a file: name, line, column and reason of its first faults."""
    name = _name_in(error)
    if all(fault.unread for fault in error.faults):
        # There may be no file, so nothing is said of how it was left.
        reason = "; ".join(fault.message for fault in error.faults)
        return tr("“{name}” cannot be opened: {reason}.", name=name, reason=reason)
    lines = [fault.of(name) for fault in error.faults[:_MOST_FAULTS]]
    more = len(error.faults) - _MOST_FAULTS
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
