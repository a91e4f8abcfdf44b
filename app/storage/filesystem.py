"""What storage asks of the file system: each operation is a method and can be made to fail."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import NamedTuple

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl

# Some file systems of networks know no locks and no flush of folders; that is no failed save.
_UNKNOWN_HERE = {
    errno.EINVAL,
    errno.ENOSYS,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EBADF,
    errno.EACCES,
    errno.EPERM,
    errno.ENOLCK,
    errno.EISDIR,
}


class Info(NamedTuple):
    """What a file is: its size in bytes, its mode bits, whether it is an ordinary file.

    ``changed`` is when it was last written to, in seconds as `FileSystem.now` counts them.
    """

    size: int
    mode: int
    regular: bool
    changed: float


class Busy(OSError):
    """A lock that somebody else holds."""


class FileSystem:
    """The file system of the machine. Each method raises OSError as the system reports it."""

    def resolve(self, path: Path) -> Path:
        """The absolute path behind symbolic links."""
        return Path(os.path.realpath(path))

    def folder_of(self, path: Path) -> Path:
        """The folder that holds a file, behind symbolic links to the file."""
        return self.resolve(path).parent if path.is_symlink() else path.parent

    def info(self, path: Path) -> Info | None:
        """What there is at a path; None for nothing."""
        try:
            found = os.stat(path)
        except FileNotFoundError:
            return None
        mode = found.st_mode
        return Info(found.st_size, stat.S_IMODE(mode), stat.S_ISREG(mode), found.st_mtime)

    def may_write(self, path: Path) -> bool:
        """Whether the present user may write to an existing file or folder."""
        return os.access(path, os.W_OK)

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""
        with open(path, "rb", buffering=0) as file:
            return file.readall()

    def create(self, path: Path) -> int:
        """Make a file that must not exist yet and open it for writing; give its descriptor."""
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)

    def set_mode(self, path: Path, mode: int) -> None:
        """Give a file the mode bits of another."""
        os.chmod(path, mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write bytes, perhaps not all; give how many."""
        return os.write(descriptor, data)

    def flush(self, descriptor: int) -> None:
        """Wait until the bytes of a file are on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another in one step."""
        os.replace(source, target)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        os.unlink(path)

    def flush_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk, where the system can tell."""
        if sys.platform == "win32":  # pragma: no cover
            return
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except PermissionError:
            return  # A folder one may write to but not list cannot be opened, hence not flushed.
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _UNKNOWN_HERE:
                raise
        finally:
            os.close(descriptor)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, in no order."""
        return os.listdir(folder)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, unless it exists."""
        folder.mkdir(parents=True, exist_ok=True)

    def lock(self, folder: Path) -> int | None:
        """Lock a folder against the other programs that lock it; None where there are no locks.

        The system drops the lock with the process, so that none is left behind. Raises `Busy` when
        another one holds it.
        """
        if sys.platform == "win32":  # pragma: no cover
            descriptor = os.open(folder / ".journey.lock", os.O_CREAT | os.O_RDWR)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError as error:
                os.close(descriptor)
                raise Busy(error.errno, "locked") from error
            return descriptor
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except PermissionError:
            return None  # A folder one may write to but not list.
        return _locked(descriptor)

    def hold(self, path: Path) -> int | None:
        """Lock a file against the other programs that hold it; None where there are no such locks.

        Everybody may read it meanwhile, or put another in its place. The system drops the lock with
        the process. Raises `Busy` when another one holds it.
        """
        if sys.platform == "win32":  # pragma: no cover
            return None  # A lock on a file keeps others from reading it there.
        return _locked(os.open(path, os.O_RDONLY | os.O_NONBLOCK))

    def is_open_on(self, descriptor: int, path: Path) -> bool:
        """Whether the file at a path is the one that a descriptor is open on."""
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(path))
        except OSError:
            return False

    def unlock(self, lock: int) -> None:
        """Give a lock back."""
        os.close(lock)

    def now(self) -> float:
        """The time, in seconds since 1970."""
        return time.time()

    def pause(self, seconds: float) -> None:
        """Wait before another try."""
        time.sleep(seconds)


def _locked(descriptor: int) -> int | None:
    """Lock what a descriptor is open on; where that is not possible the descriptor is closed."""
    if sys.platform == "win32":  # pragma: no cover
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if error.errno in (errno.EWOULDBLOCK, errno.EAGAIN):
            raise Busy(error.errno, "locked") from error
        if error.errno in _UNKNOWN_HERE:
            return None
        raise
    return descriptor


REAL = FileSystem()
"""The machine's own; it holds no state."""
