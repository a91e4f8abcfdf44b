"""Opening a map's file. Nothing is ever written here."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.models.journey import JourneyMap
from app.storage.digest import Digest, digest_of
from app.storage.dump import dump
from app.storage.errors import LoadError, Located
from app.storage.filesystem import REAL, FileSystem
from app.storage.migrations import MIGRATIONS, Migrations
from app.storage.parse import parse

MAX_BYTES = 2**30
"""A larger file is refused before it is read."""


class Loaded(NamedTuple):
    """A map from a file.

    ``path`` is the path that was asked for, ``digest`` the SHA-256 of the bytes read: `save` takes
    it to notice that another program changed the file. ``read_only``: the file or its version does
    not allow to save there.
    """

    map: JourneyMap
    path: Path
    digest: Digest
    notices: tuple[str, ...] = ()
    read_only: bool = False
    newer_major: bool = False

    @property
    def exact(self) -> bool:
        """Whether saving the unchanged map would write the very bytes it was read from."""
        return digest_of(dump(self.map)) == self.digest


def load(
    path: Path,
    *,
    fs: FileSystem = REAL,
    migrations: Migrations = MIGRATIONS,
    max_bytes: int = MAX_BYTES,
) -> Loaded:
    """Open a map. Raises `LoadError`, also where the file cannot be read."""
    try:
        data = _read(path, fs, max_bytes)
        # A save puts a new file in the place of the old one, so it needs the folder as well.
        may_write = fs.may_write(path) and fs.may_write(fs.folder_of(path))
    except OSError as error:
        raise _refused(path, _reason(error)) from error
    except ValueError as error:
        # A NUL in the name, or a name no file system can spell.
        raise _refused(path, f"there can be no file of this name: {error}") from error
    except MemoryError as error:
        raise _refused(path, "the file does not fit into memory") from error
    try:
        parsed = parse(data, migrations=migrations)
    except LoadError as error:
        raise LoadError(error.faults, path) from error
    return Loaded(
        map=parsed.map,
        path=path,
        digest=digest_of(data),
        notices=parsed.notices,
        read_only=parsed.newer_major or not may_write,
        newer_major=parsed.newer_major,
    )


def _read(path: Path, fs: FileSystem, max_bytes: int) -> bytes:
    info = fs.info(path)
    if info is None:
        raise _refused(path, "there is no such file")
    if not info.regular:
        raise _refused(path, "this is not a file but a folder or a device; name a map's file")
    if info.size > max_bytes:
        size, limit = info.size / 2**20, max_bytes / 2**20
        raise _refused(path, f"the file has {size:,.0f} MiB; more than {limit:,.0f} are not opened")
    return fs.read(path)


def _refused(path: Path, message: str) -> LoadError:
    return LoadError([Located(1, 1, message, unread=True)], path)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "you may not read this file; ask its owner for the right to"
    return f"the file cannot be read: {error.strerror or error}"
