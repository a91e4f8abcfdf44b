"""A file system whose n-th operation fails, or at whose n-th operation the power goes."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

from app.storage import FileSystem


class Killed(BaseException):
    """The process died here: nothing of it runs any more."""


OPERATIONS = (
    "resolve",
    "folder_of",
    "info",
    "may_write",
    "read",
    "create",
    "set_mode",
    "write",
    "flush",
    "close",
    "replace",
    "remove",
    "flush_folder",
    "names",
    "make_folder",
    "lock",
    "unlock",
)
"""All that storage asks of a file system, but `pause`, which cannot fail."""


class FaultyFileSystem(FileSystem):
    """Counts operations; the n-th fails with an error, before or after it did its work.

    After `Killed` nothing works any more, as no line of a killed process runs.
    """

    def __init__(self, at: int, error: BaseException, *, late: bool = False) -> None:
        self.at = at
        self.error = error
        self.late = late
        self.done: list[str] = []
        self.held: set[int] = set()

    @property
    def met(self) -> bool:
        """Whether the operation that fails was reached."""
        return len(self.done) >= self.at

    def pause(self, seconds: float) -> None:
        pass

    def die(self) -> None:
        """Close what is open, as the system does for a process that ends."""
        for descriptor in self.held:
            os.close(descriptor)
        self.held.clear()


def _operation(name: str) -> Any:
    real = getattr(FileSystem, name)

    def operate(self: FaultyFileSystem, *arguments: Any) -> Any:
        dead = self.met and isinstance(self.error, Killed)
        self.done.append(name)
        hit = len(self.done) == self.at
        # A descriptor is closed even where closing reports an error.
        if dead or (hit and not self.late and name not in ("close", "unlock")):
            raise self.error
        result = real(self, *arguments)
        if name in ("create", "lock"):
            self.held.add(result)
        elif name in ("close", "unlock"):
            self.held.discard(arguments[0])
        if hit:
            raise self.error
        return result

    return operate


for _name in OPERATIONS:
    setattr(FaultyFileSystem, _name, _operation(_name))


def errors() -> list[BaseException]:
    """What may happen to an operation."""
    numbers = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.ESTALE)
    return [*(OSError(number, "injected") for number in numbers), MemoryError(), Killed()]


class ShortFileSystem(FileSystem):
    """Writes a few bytes at a time, as a system may."""

    def write(self, descriptor: int, data: memoryview) -> int:
        return super().write(descriptor, data[:97])


class LosingFileSystem(FileSystem):
    """Says that bytes are written and loses the last one."""

    def write(self, descriptor: int, data: memoryview) -> int:
        super().write(descriptor, data[:-1])
        return len(data)


class RacingFileSystem(FileSystem):
    """Another program writes its own bytes just before the save looks at the file."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.data = data

    def lock(self, folder: Path) -> int | None:
        lock = super().lock(folder)
        self.path.write_bytes(self.data)
        return lock


class RecordingFileSystem(FileSystem):
    """Writes down, in words, what happens to which file, in its order."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._open: dict[int, Path] = {}

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor] = path
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        self.done.append(f"write {self._open[descriptor].name}")
        return super().write(descriptor, data)

    def flush(self, descriptor: int) -> None:
        super().flush(descriptor)
        self.done.append(f"flush {self._open[descriptor].name}")

    def read(self, path: Path) -> bytes:
        self.done.append(f"read {path.name}")
        return super().read(path)

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self.done.append(f"close {self._open.pop(descriptor).name}")

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.done.append(f"replace {source.name} {target.name}")

    def flush_folder(self, folder: Path) -> None:
        super().flush_folder(folder)
        self.done.append(f"flush {folder.name}")


class KilledInWriting(FileSystem):
    """The process dies when a hundred bytes of a file in a folder are written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[int, Path] = {}

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor] = path
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        if self._open[descriptor].parent == self.folder:
            super().write(descriptor, data[:100])
            raise Killed
        return super().write(descriptor, data)

    def remove(self, path: Path) -> None:
        raise Killed  # no line of a dead process cleans up


class FullFileSystem(FileSystem):
    """Takes no byte, and reports no error, as some disks of networks do."""

    def write(self, descriptor: int, data: memoryview) -> int:
        return 0
