"""Holding a file while it is open for writing, for other programs and windows to see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.storage.filesystem import REAL, Busy, FileSystem


class Hold:
    """Holds one file, whatever it is called: a hard link is the same file.

    The system lets go of it with the process, so that nobody is ever locked out by a program that
    has ended. Nothing keeps others from reading the file.
    """

    def __init__(self, fs: FileSystem = REAL) -> None:
        self._fs = fs
        self._lock: int | None = None

    def take(self, path: Path) -> bool:
        """Hold the file at ``path``, and no other; False, and hold none, where another does.

        A file that cannot be held, or is not there, is nobody's.
        """
        if self._lock is not None and self._fs.is_open_on(self._lock, path):
            return True
        self.let_go()
        try:
            self._lock = self._held(path)
        except Busy:
            return False
        return True

    @contextmanager
    def beside(self, path: Path) -> Iterator[None]:
        """Hold the file at ``path`` as well for a while, as when it is to be replaced.

        Raises `Busy` where another does.
        """
        known = self._lock is not None and self._fs.is_open_on(self._lock, path)
        lock = None if known else self._held(path)
        try:
            yield
        finally:
            self._drop(lock)

    def let_go(self) -> None:
        """Hold nothing any more."""
        lock, self._lock = self._lock, None
        self._drop(lock)

    def _held(self, path: Path) -> int | None:
        try:
            return self._fs.hold(path)
        except Busy:
            raise
        except OSError:
            return None

    def _drop(self, lock: int | None) -> None:
        if lock is not None:
            # The system drops a lock with its descriptor, even where closing reports an error.
            with suppress(OSError):
                self._fs.unlock(lock)
