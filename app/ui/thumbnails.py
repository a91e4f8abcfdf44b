"""Titles and small pictures of maps, for the welcome page: made one by one, when there is time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal

if TYPE_CHECKING:
    from app.ui.small_picture import SmallMap

SIZE = QSize(176, 112)

# A larger file would hold the window up; it is listed without a picture.
_MOST_BYTES = 4_000_000
_KEPT = 60


class Thumbnails(QObject):
    """Draws pictures in the order they were asked for, one a turn of the event loop.

    ``drawn`` carries the path, the pixel ratio and the small map; a map that cannot be opened has
    none, nor has a file of more than ``most_bytes``. What has to be done ``before`` the first of
    them gets turns of its own.
    """

    drawn = Signal(object, float, object)

    def __init__(
        self,
        before: Iterable[Callable[[], None]],
        parent: QObject,
        *,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._made: OrderedDict[tuple[str, int, int, float], SmallMap] = OrderedDict()
        self._waiting: list[tuple[Path, float]] = []
        self._before = iter(before)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw_next)

    def ask(self, path: Path, ratio: float) -> SmallMap | None:
        """Title and picture at a pixel ratio if they are there; else they are made soon."""
        known = self._made.get(_key(path, ratio))
        if known is None and (path, ratio) not in self._waiting:
            self._waiting.append((path, ratio))
            self._timer.start()
        return known

    def stop(self) -> None:
        """Draw nothing more."""
        self._waiting.clear()
        self._timer.stop()

    def _draw_next(self) -> None:
        if not self._waiting:
            return
        first = next(self._before, None)
        if first is not None:
            first()
            self._timer.start()
            return
        path, ratio = self._waiting.pop(0)
        if self._waiting:
            self._timer.start()
        key = _key(path, ratio)
        if key[2] <= 0 or key[2] > self._most_bytes:
            return
        # Imported by then, part by part.
        from app.ui.small_picture import small_map

        made = small_map(path, SIZE, ratio)
        if made is None:
            # Opening it says what is wrong; here it has no picture.
            return
        self._made[key] = made
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        self.drawn.emit(path, ratio, made)


def _key(path: Path, ratio: float) -> tuple[str, int, int, float]:
    try:
        info = path.stat()
    except OSError:
        return str(path), 0, 0, ratio
    return str(path), info.st_mtime_ns, info.st_size, ratio
