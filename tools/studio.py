"""Where scenes are set and pictured: the program with windows over copies of samples."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "screenshots"


# Tenths of a second.
_PATIENCE = 40


class Studio:
    """Sets scenes and pictures them."""

    def __init__(self, scale: int) -> None:
        # Qt has to see the scale of this process, so nothing of it is imported before.
        from app.ui.application import Application
        from app.ui.fonts import lend_fonts

        self.scale = scale
        self.program = Application.start()
        # As soon after its start as nobody looks yet.
        lend_fonts()
        self.looks = "light"
        self.work = Path(tempfile.mkdtemp(prefix="footpath-"))

    def picture(self, scenes: Iterable[Scene]) -> None:
        """Set scenes one after the other, in both appearances."""
        for self.looks in ("light", "dark"):
            self.program.set_appearance(self.looks)
            for scene in scenes:
                scene(self)
                self.close_all()
        self.program.finish()
        shutil.rmtree(self.work, ignore_errors=True)

    def wait(self, milliseconds: int = 60) -> None:
        """Let the program go on for a while."""
        from PySide6.QtCore import QEventLoop, QTimer
        from PySide6.QtWidgets import QApplication

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        # A picture must not be taken between a change and the layout that it asks for.
        for _ in range(3):
            QApplication.processEvents()

    def popup(self) -> QWidget | None:
        """The menu or picker that stands over the windows."""
        from PySide6.QtWidgets import QApplication

        return QApplication.activePopupWidget()

    def shoot(self, widget: QWidget, name: str) -> None:
        """Picture a widget."""
        folder = FOLDER / f"{self.looks}-{self.scale * 100}"
        folder.mkdir(parents=True, exist_ok=True)
        self.wait()
        widget.grab().save(str(folder / f"{name}.png"))

    def close_all(self) -> None:
        """Close all windows and lose what they hold."""
        from PySide6.QtCore import QByteArray

        for window in list(self.program.windows):
            window.give_up()
            window.close()
        # Panels that one scene opened are not there in the next.
        self.program.state.panels = QByteArray()
        self.wait()

    @contextmanager
    def window(self, sample: str = "", size: tuple[int, int] = (1280, 800)) -> Iterator[Any]:
        """A window, with a copy of a sample if one is named."""
        from PySide6.QtGui import QCursor, QGuiApplication

        # Beside the window: nothing is pointed at that a scene does not point at.
        QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
        window = self.program.add_window()
        window.resize(*size)
        if sample:
            path = self.work / f"{sample}.journey"
            shutil.copy(ROOT / "resources" / "samples" / path.name, path)
            self.program.open_maps([path], window)
        self.wait()
        # What is said of the page in the status bar comes a while after the map.
        for _ in range(_PATIENCE if sample else 0):
            if window.status.page.text():
                break
            self.wait(100)
        yield window


Scene = Callable[[Studio], None]
"""Brings something about in a window and pictures it."""


def by_name(*scenes: Scene) -> Mapping[str, Scene]:
    """Scenes by their names, as they are asked for."""
    return MappingProxyType({scene.__name__.replace("_", "-"): scene for scene in scenes})
