"""The program on the screen for tests of the window, and its ways with files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.journey import JourneyMap
from app.storage import save
from app.ui.application import Application
from app.ui.window import MainWindow
from tests.editor.maps import small_map


@pytest.fixture
def program(qtbot: QtBot, home: Path) -> Iterator[Application]:
    """The program without a window yet; whatever windows it has are closed at the end."""
    made = Application.start()
    made.set_appearance("light")
    yield made
    for window in list(made.windows):
        window.give_up()
        window.close()
    made.finish()
    settle()


@pytest.fixture
def window(program: Application, qtbot: QtBot) -> MainWindow:
    """The first window, with the welcome page."""
    made = program.add_window()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


class Longer(QTranslator):
    """Makes each text of the interface half as long again, as German does, in long words."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, number: int = -1
    ) -> str:
        grown = len(text) // 2
        return f"{text} {'Wartezeitüberschreitung'[: max(3, grown)]}" if text.strip() else text


@pytest.fixture
def large_and_long(qapp: QApplication) -> Iterator[None]:
    font, longer = QFont(qapp.font()), Longer()
    QApplication.setFont(QFont(font.family(), 14))
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)
    QApplication.setFont(font)


@pytest.fixture
def map_file(tmp_path: Path) -> Callable[..., Path]:
    """Save a map to a file of a name; the small map if none is given."""

    def put(name: str = "shoes.journey", map_: JourneyMap | None = None) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        save(map_ if map_ is not None else small_map(), path, known=None)
        return path

    return put


def settle(milliseconds: int = 0) -> None:
    """Let everything happen that is due, deferred deletions and threads among it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents(None, 52)
    # A map is painted a turn after it was shown, and seen a turn after that.
    for _ in range(3):
        QApplication.processEvents()


def file_dialog(window: QWidget) -> QFileDialog:
    """The file dialog that stands before a window."""
    (found,) = (one for one in window.findChildren(QFileDialog) if one.isVisible())
    return found


def choose(qtbot: QtBot, dialog: QFileDialog, path: Path) -> None:
    """Type a path into a file dialog and confirm."""
    qtbot.waitUntil(dialog.isVisible)
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    dialog.accept()
    settle()
