"""What is wrong with files that cannot be opened, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.editor.words import tr

if TYPE_CHECKING:
    # The empty window starts without what reads files.
    from app.storage import LoadError

_MOST_FAULTS = 3
_MOST_FILES = 6


def faults_text(error: LoadError) -> str:
    """What is wrong with a file: name, line, column and reason of its first faults."""
    name = _name_in(error)
    lines = [f"{name}:{fault}" for fault in error.faults[:_MOST_FAULTS]]
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
    lines = [tr("{count} files cannot be opened; they were left as they are.", count=len(errors))]
    lines += [f"{_name_in(error)}:{error.faults[0]}" for error in errors[:_MOST_FILES]]
    if len(errors) > _MOST_FILES:
        names = ", ".join(_name_in(error) for error in errors[_MOST_FILES:])
        lines.append(tr("Neither can: {names}", names=names))
    return "\n".join(lines)


def _name_in(error: LoadError) -> str:
    return error.path.name if error.path is not None else tr("the file")
