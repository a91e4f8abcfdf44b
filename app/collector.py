"""Python's garbage collector: when it rests, and what it need not look at. Nobody else tells it.

It belongs to the whole process, and several parts want it still at a time: the start, a file being
read, a layout, a thread. So whoever holds it releases it, and it goes on when nobody holds it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Holders:
    """How many hold the collector; threads count as well."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._was_on = False

    def add(self) -> None:
        with self._lock:
            if not self._count:
                self._was_on = gc.isenabled()
                gc.disable()
            self._count += 1

    @property
    def some(self) -> bool:
        return self._count > 0

    def drop(self) -> None:
        with self._lock:
            if not self._count:
                raise RuntimeError("nobody holds the collector")
            self._count -= 1
            if not self._count and self._was_on:
                gc.enable()


_holders = _Holders()
_kept = False


def hold() -> None:
    """Collect nothing until `release` was called as often as this."""
    _holders.add()


def release() -> None:
    """Go on collecting, if nobody else holds the collector. Raises RuntimeError without `hold`."""
    _holders.drop()


@contextmanager
def held() -> Iterator[None]:
    """Collect nothing meanwhile: for work that makes much that lasts, and hardly any garbage."""
    hold()
    try:
        yield
    finally:
        release()


def tidy() -> None:
    """Free the garbage there is, unless somebody holds the collector.

    To be called before what is to be kept is made: garbage would be kept along with it.
    """
    if not _holders.some:
        gc.collect()


def keep() -> None:
    """Never look again at what is there now. It is not freed by the collector either: `let_go`."""
    global _kept
    _kept = True
    gc.freeze()


def pass_over() -> None:
    """Count what is there now as old, so that only a look at everything walks it.

    For what was just made and lasts: else the next of the frequent looks at what is new walks it.
    """
    if not _kept:
        gc.freeze()
        # What is let go counts as old. With something kept this would let go of that as well.
        gc.unfreeze()


def let_go() -> None:
    """Look at everything again, as when something that was kept is not wanted any more.

    Not to be called by what Python destroys, which may happen inside a collection.
    """
    global _kept
    _kept = False
    gc.unfreeze()
