"""Work beside the interface: one task at a time in a thread, and only its last answer counts.

Python collects garbage in whatever thread happens to run, and Qt objects must be destroyed in their
own: a closed window collected by a worker ends the process. So nothing is collected while a task
runs; what piled up is collected in the interface's thread afterwards.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Task = Callable[[], Any]


class _Collection:
    """Holds the collector still while any task runs. Used in the interface's thread alone."""

    def __init__(self) -> None:
        self._held = 0
        self._was_on = False

    def hold(self) -> None:
        """Stop collecting."""
        if not self._held:
            self._was_on = gc.isenabled()
            gc.disable()
        self._held += 1

    def release(self) -> None:
        """Collect again, once nobody holds it any more."""
        self._held -= 1
        if not self._held and self._was_on:
            gc.enable()


_collection = _Collection()


class _Runner(QRunnable):
    def __init__(self, owner: Background, ticket: int, task: Task) -> None:
        super().__init__()
        self._owner = owner
        self._ticket = ticket
        self._task = task

    def run(self) -> None:
        try:
            result = self._task()
        except Exception as error:  # noqa: BLE001 - a thread has nobody above it to tell
            self._owner._over.emit(self._ticket, None, error)
        else:
            self._owner._over.emit(self._ticket, result, None)


class Background(QObject):
    """Runs tasks that touch neither widgets nor fonts of Qt.

    ``done`` carries the result of the task asked for last; ``failed`` what it raised. A task that
    waits is replaced by a newer one; a task that runs ends unheard.
    """

    done = Signal(object)
    failed = Signal(object)
    _over = Signal(int, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ticket = 0
        self._running = False
        self._next: Task | None = None
        self._stopped = False
        self._over.connect(self._finish)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running or self._next is not None

    def start(self, task: Task) -> None:
        """Run ``task`` as soon as the one that runs now is over; nothing after `stop`."""
        if self._stopped:
            return
        self._ticket += 1
        self._next = task
        self._go()

    def stop(self) -> None:
        """Forget everything and wait for the thread; called before the owner goes."""
        self._stopped = True
        self._ticket += 1
        self._next = None
        self._pool.clear()
        self._settle()

    def _go(self) -> None:
        if self._running or self._next is None:
            return
        task, self._next = self._next, None
        self._running = True
        _collection.hold()
        self._pool.start(_Runner(self, self._ticket, task))

    def _finish(self, ticket: int, result: object, error: object) -> None:
        self._settle()
        if ticket == self._ticket and self._next is None:
            if error is None:
                self.done.emit(result)
            else:
                self.failed.emit(error)
        self._go()

    def _settle(self) -> None:
        """Wait until the thread is idle; only then may garbage be collected again."""
        self._pool.waitForDone()
        if self._running:
            self._running = False
            _collection.release()
