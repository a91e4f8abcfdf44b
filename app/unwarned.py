"""Python's warnings while pictures are decoded: kept quiet. Nobody else changes their filters.

Decoders warn of oddities in a file that nobody can do anything about. The filters belong to the
whole process, and pictures are decoded in several threads: with `warnings.catch_warnings` in each,
one that leaves late brings back, for good, what it found on coming while others were quiet.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Quiet:
    """Begins with the first that comes, and ends when the last one has gone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._within = 0
        self._former = warnings.catch_warnings()

    def add(self) -> None:
        with self._lock:
            if not self._within:
                self._former = warnings.catch_warnings()
                self._former.__enter__()
                warnings.simplefilter("ignore")
            self._within += 1

    def drop(self) -> None:
        with self._lock:
            self._within -= 1
            if not self._within:
                self._former.__exit__(None, None, None)


_quiet = _Quiet()


@contextmanager
def unwarned() -> Iterator[None]:
    """Let nothing warn meanwhile. No thread waits for another."""
    _quiet.add()
    try:
        yield
    finally:
        _quiet.drop()
