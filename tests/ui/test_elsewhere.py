"""A map that another program has open can be read, and is told to be open there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.storage import Hold, load
from app.ui.application import Application
from app.ui.window import MainWindow
from tests.ui.conftest import choose, file_dialog
from tests.ui.test_files import MapFile, bar, offer, press, rename

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a lock on a file keeps others from reading it there"
)


@pytest.fixture
def other() -> Iterator[Hold]:
    """What another program holds."""
    hold = Hold()
    yield hold
    hold.let_go()


def agree_to_replace() -> None:
    """Answer the file dialog's question whether a file that is there may be replaced."""
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QMessageBox)
    asked.button(QMessageBox.StandardButton.Yes).click()


def test_it_is_read_only_and_goes_into_another_file(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    other: Hold,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = map_file()
    assert other.take(path)
    program.open_maps([path], window)
    assert window.windowTitle() == "shoes (read-only)[*] — Footpath"
    assert "“shoes.journey” is open in another program" in bar(window, "read-only").label.text()
    before = path.read_bytes()
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    choose(qtbot, file_dialog(window), tmp_path / "copy.journey")
    assert path.read_bytes() == before
    assert load(tmp_path / "copy.journey").map.title == "Boots"
    assert window.windowTitle() == "copy[*] — Footpath"
    assert window.messages.bar("read-only") is None
    # Now this file is held, and still after the next save.
    for title in ("Hats", "Caps"):
        assert not other.take(tmp_path / "copy.journey")
        rename(window, title)
        press(window, Qt.Key.Key_S)
    assert not other.take(tmp_path / "copy.journey")


def test_it_is_not_replaced_by_a_map_that_is_saved_under_its_name(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    other: Hold,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    mine, theirs = map_file("mine.journey"), map_file("theirs.journey")
    assert other.take(theirs)
    program.open_maps([mine], window)
    rename(window, "Boots")
    before = theirs.read_bytes()
    press(window, Qt.Key.Key_S, shift=True)
    QTimer.singleShot(0, agree_to_replace)
    choose(qtbot, file_dialog(window), theirs)
    said = bar(window, "save").label.text()
    assert said == "“theirs.journey” is open in another program; choose another name."
    assert theirs.read_bytes() == before
    assert other.take(theirs), "they go on with it"
    assert not other.take(mine), "and the window with its own"
    assert window.windowTitle() == "mine[*] — Footpath"
    assert window.isWindowModified()
    offer(window, "save", "Save As…", qtbot)
    choose(qtbot, file_dialog(window), tmp_path / "third.journey")
    assert load(tmp_path / "third.journey").map.title == "Boots"
    assert window.messages.bar("save") is None


def test_one_that_came_into_anothers_hands_meanwhile_is_not_replaced_either(
    program: Application, window: MainWindow, map_file: MapFile, other: Hold, qtbot: QtBot
) -> None:
    mine, theirs = map_file("mine.journey"), map_file("theirs.journey")
    program.open_maps([mine], window)
    rename(window, "Boots")
    theirs.write_bytes(theirs.read_bytes().replace(b"Buying shoes", b"Buying socks"))
    theirs.replace(mine)
    press(window, Qt.Key.Key_S)
    assert other.take(mine)
    before = mine.read_bytes()
    offer(window, "save", "Overwrite", qtbot)
    assert "open in another program" in bar(window, "save").label.text()
    assert mine.read_bytes() == before


def test_once_the_other_program_has_closed_it_it_can_be_written(
    program: Application, window: MainWindow, map_file: MapFile, other: Hold, qtbot: QtBot
) -> None:
    path = map_file()
    assert other.take(path)
    program.open_maps([path], window)
    offer(window, "read-only", "Try Again", qtbot)
    assert window.messages.bar("read-only") is not None
    other.let_go()
    offer(window, "read-only", "Try Again", qtbot)
    assert window.messages.bar("read-only") is None
    assert window.windowTitle() == "shoes[*] — Footpath"
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    assert load(path).map.title == "Boots"
    assert not other.take(path)
    window.close()
    assert other.take(path)


def test_a_hard_link_raises_the_window_that_has_the_file(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    link = path.with_name("link.journey")
    os.link(path, link)
    program.open_maps([path, link], window)
    assert len(program.windows) == 1
    assert program.window_with(link) is window
