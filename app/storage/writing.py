"""New files: written under a name of their own, on the disk, read back, and only then renamed."""

from __future__ import annotations

import errno
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from app.models.suffix import SUFFIX
from app.storage.digest import digest_of
from app.storage.filesystem import FileSystem

STALE = 3600.0
"""Seconds after which a temporary file is nobody's any more, whichever file it was for."""

MAPS = f"{SUFFIX}.tmp"
"""How the names of temporary files of maps end. Each kind of file has an ending of its own."""


class WrongBytes(OSError):
    """A disk that gives back other bytes than were written."""


def write_beside(
    target: Path, data: bytes, mode: int | None, fs: FileSystem, ending: str = MAPS
) -> Path:
    """Write bytes to a new temporary file in the folder of ``target``; give its path.

    They are on the disk then and were read back. ``mode``: mode bits, None for the usual ones.
    Raises OSError; the temporary file is then removed.
    """
    temporary = target.parent / f".{_mark(target)}-{secrets.token_hex(4)}{ending}"
    descriptor = fs.create(temporary)
    try:
        try:
            if mode is not None:
                fs.set_mode(temporary, mode)
            rest = memoryview(data)
            while rest:
                count = fs.write(descriptor, rest)
                if count <= 0:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                rest = rest[count:]
            fs.flush(descriptor)
        finally:
            fs.close(descriptor)
        if fs.read(temporary) != data:
            raise WrongBytes("the disk gave back other bytes than were written")
    except BaseException as error:
        discard(temporary, error, fs)
        raise
    return temporary


def discard(temporary: Path, error: BaseException, fs: FileSystem) -> None:
    """Remove a temporary file; where that fails too, the error being raised says so."""
    try:
        fs.remove(temporary)
    except FileNotFoundError:
        return
    except OSError as second:
        error.add_note(f"{temporary} is left over: {second.strerror or second}")


def sweep(target: Path, fs: FileSystem, *, alone: bool, ending: str = MAPS) -> None:
    """Remove temporary files with this ending that killed programs left beside ``target``.

    Those for ``target`` itself where ``alone`` (no other program can be writing one now), and any
    that is older than `STALE`. Other files are never touched.
    """
    # What cannot be listed or removed stays: it does no harm, and the next save tries again.
    temporary = re.compile(r"\.(?:([0-9a-f]{8})-)?[0-9a-f]{8}" + re.escape(ending))
    names: list[str] = []
    with suppress(OSError):
        names = fs.names(target.parent)
    for name in names:
        found = temporary.fullmatch(name)
        if found is not None:
            path = target.parent / name
            with suppress(OSError):
                if (alone and found[1] == _mark(target)) or _stale(path, fs):
                    fs.remove(path)


def _stale(path: Path, fs: FileSystem) -> bool:
    info = fs.info(path)
    return info is not None and info.regular and fs.now() - info.changed > STALE


def _mark(target: Path) -> str:
    """What tells the temporary files for one name from those for others."""
    return digest_of(os.fsencode(target.name))[:8]
