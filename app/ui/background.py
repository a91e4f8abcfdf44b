"""Work beside the interface: one task at a time in a thread, and only its last answer counts.

Python collects garbage in whatever thread happens to run, and Qt objects must be destroyed in their
own: a closed window collected by a worker ends the process. So nothing is collected while a task
runs; what piled up is collected in the interface's thread afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from app import collector

Task = Callable[[], Any]


class _Errand(QObject):
    """One task in a thread of its own; ``over`` carries its result or else what it raised.

    It belongs to the application and not to who asked: windows come and go, and no thread can be
    stopped from outside.
    """

    over = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._settled = False
        self.over.connect(self.settle)

    def start(self, task: Task) -> None:
        """Run the task."""
        collector.hold()
        self._pool.start(_Runner(self, task))

    def settle(self) -> None:
        """Wait until the thread is idle; only then may garbage be collected again."""
        if self._settled:
            return
        self._settled = True
        self._pool.waitForDone()
        collector.release()
        self.deleteLater()


class _Runner(QRunnable):
    def __init__(self, errand: _Errand, task: Task) -> None:
        super().__init__()
        self._errand = errand
        self._task = task

    def run(self) -> None:
        try:
            result = self._task()
        except Exception as error:  # noqa: BLE001 - a thread has nobody above it to tell
            self._errand.over.emit(None, error)
        else:
            self._errand.over.emit(result, None)


class Background(QObject):
    """Runs tasks that touch neither widgets nor fonts of Qt.

    ``done`` carries the result of the task asked for last; ``failed`` what it raised. A task that
    waits is replaced by a newer one; a task that runs ends unheard, also when this object goes.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running = False
        self._next: Task | None = None
        self._stopped = False

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return not self._stopped and (self._running or self._next is not None)

    def start(self, task: Task) -> None:
        """Run ``task`` as soon as the one that runs now is over; nothing after `stop`."""
        if not self._stopped:
            self._next = task
            self._go()

    def stop(self) -> None:
        """Hear of nothing any more. What runs is not waited for: a layout may take seconds."""
        self._stopped = True
        self._next = None

    def _go(self) -> None:
        if self._running or self._next is None:
            return
        task, self._next = self._next, None
        self._running = True
        errand = _Errand()
        errand.over.connect(self._finish)
        errand.start(task)

    def _finish(self, result: object, error: object) -> None:
        self._running = False
        if not self._stopped and self._next is None:
            if error is None:
                self.done.emit(result)
            else:
                self.failed.emit(error)
        self._go()


def wait_for_threads() -> None:
    """Wait for all tasks that still run, asked for by whom ever: before the program ends."""
    application = QCoreApplication.instance()
    for errand in application.findChildren(_Errand) if application is not None else ():
        errand.settle()
