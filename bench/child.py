"""A process of its own: the bare window or the program, until it has painted what it shows.

``python -m bench.child bare`` and ``python -m bench.child app [MAP] [--walk]``. It ends by itself,
at once and without tidying up, and prints the peak of its memory in bytes. With ``--walk`` it looks
round the map first.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_WALK = (0.25, 0.5, 0.75, 1.0)


class Watch(QObject):
    """Waits until a widget has painted, then does what is left to do and ends the process.

    It looks at the events of that widget alone: with those of the whole application PySide would
    have to make the class of every widget there is, which nobody but the watch needs.
    """

    def __init__(self, app: QApplication, watched: QWidget, *, walk: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._walk = walk
        self._seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paint; who is watched gets the event all the same."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        if self._walk:
            look_round(self._app)
        print(peak_memory(), flush=True)
        os._exit(0)


def look_round(app: QApplication) -> None:
    """Scroll to several parts of the map, zoom in and out, and show all of it."""
    from app.canvas.view import MapView

    view = next(one for one in app.allWidgets() if isinstance(one, MapView))
    start = view.scale_now
    for scale in (start, 2 * start):
        view.zoom_to(scale)
        least_x, most_x = view.frame.range_across()
        least_y, most_y = view.frame.range_down()
        for part in _WALK:
            x, y = most_x + (least_x - most_x) * part, most_y + (least_y - most_y) * part
            view.scroll_to(QPointF(x, y))
            app.processEvents()
    view.fit(whole=True)
    app.processEvents()


def bare() -> int:
    """A window of Qt with nothing in it."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1280, 800)
    Watch(app, window)
    window.show()
    return app.exec()


def shown_map(window: QWidget) -> QWidget:
    """What the window's map is painted on."""
    # By now the program has imported it; before, it would be imported at another time than usual.
    from app.canvas.view import MapView

    view = window.findChild(MapView)
    assert view is not None, "the window shows no map"
    return view.viewport()


def program(paths: list[Path], *, walk: bool) -> int:
    """The program as its command starts it."""
    from app.__main__ import edit

    start_loop = QApplication.exec

    def watched_loop() -> int:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        window = next(one for one in app.topLevelWidgets() if one.isVisible())
        Watch(app, shown_map(window) if paths else window, walk=walk)
        window.update()
        return start_loop()

    QApplication.exec = staticmethod(watched_loop)  # type: ignore[method-assign]
    return edit(paths)


def peak_memory() -> int:
    """The most memory that this process held at once, in bytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not tell how much memory a process took")


def main() -> int:
    """Do what the arguments ask for."""
    mode, *rest = sys.argv[1:]
    walk = "--walk" in rest
    paths = [Path(one) for one in rest if one != "--walk"]
    return bare() if mode == "bare" else program(paths, walk=walk)


if __name__ == "__main__":
    sys.exit(main())
