"""Notices that another program changed the file of a map."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

# A save by another program is several changes of the folder; they are taken as one.
_PAUSE_MS = 300


class FileWatch(QObject):
    """Watches one file and its folder.

    After a replacement a watched file alone is lost to sight.
    """

    stirred = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self._watcher.fileChanged.connect(lambda _: self._timer.start())
        self._watcher.directoryChanged.connect(lambda _: self._timer.start())

    def follow(self, path: Path | None) -> None:
        """Watch ``path`` from now on, or nothing."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._timer.stop()
        self._path = path
        self._add()

    def _add(self) -> None:
        if self._path is None:
            return
        wanted = [str(one) for one in (self._path, self._path.parent) if one.exists()]
        known = {*self._watcher.files(), *self._watcher.directories()}
        missing = [one for one in wanted if one not in known]
        if missing:
            self._watcher.addPaths(missing)

    def _tell(self) -> None:
        self._add()
        self.stirred.emit()
