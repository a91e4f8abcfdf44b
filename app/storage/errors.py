"""What can go wrong with a file, in words for people."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Located(NamedTuple):
    """A fault and where it stands: line and column from 1, the column in characters.

    What concerns a file as a whole is told of line 1, column 1. ``unread``: nothing of the file was
    read, because there is none or one may not; a window need not name a place then.
    """

    line: int
    column: int
    message: str
    unread: bool = False

    def of(self, name: str) -> str:
        """The fault for people: "map.journey:3:7: …", or "map.journey: …" of an unread file."""
        return f"{name}: {self.message}" if self.unread else f"{name}:{self}"

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"


class LoadError(Exception):
    """A file that is no map: every fault with its place. Nothing was changed on disk."""

    def __init__(self, faults: Sequence[Located], path: Path | None = None) -> None:
        self.faults = tuple(faults)
        self.path = path
        super().__init__(self.faults)

    def __str__(self) -> str:
        if self.path is None:
            return "\n".join(map(str, self.faults))
        return "\n".join(f"{self.path}:{fault}" for fault in self.faults)


class Reason(StrEnum):
    """Why a save failed, for those who offer a way out."""

    FULL = "full"
    READ_ONLY = "read-only"
    NO_FOLDER = "no-folder"
    BAD_NAME = "bad-name"
    LOCKED = "locked"
    CHANGED = "changed"
    DELETED = "deleted"
    NOT_A_FILE = "not-a-file"
    FAULTY = "faulty"
    NEWER = "newer"
    NOT_DURABLE = "not-durable"
    OTHER = "other"


class SaveError(Exception):
    """A save that did not happen: the file on disk is as it was.

    Only with `Reason.NOT_DURABLE` the new bytes did get in place and may be lost in a power cut;
    ``digest`` is then theirs.
    """

    def __init__(self, reason: Reason, message: str, path: Path, digest: str | None = None) -> None:
        self.reason = reason
        self.message = message
        self.path = path
        self.digest = digest
        super().__init__(message)

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class Conflict(SaveError):
    """Another program changed or removed the file since it was loaded or saved.

    ``found`` is the SHA-256 of what is there now, None where there is no file any more. To save all
    the same, pass it to `save` as ``known``.
    """

    def __init__(self, message: str, path: Path, found: str | None) -> None:
        self.found = found
        super().__init__(Reason.DELETED if found is None else Reason.CHANGED, message, path)
