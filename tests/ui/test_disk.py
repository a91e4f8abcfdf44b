"""The disk and the file in trouble: what the window says, and what it goes on with."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.base import evolve
from app.storage import FileSystem, digest_of, load, save
from app.ui import document
from app.ui.application import Application
from app.ui.backups import backup_folder
from app.ui.message_bar import Tone
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import choose, file_dialog
from tests.ui.test_files import MapFile, bar, offer, press, rename


def backups(program: Application, map_id: str = small_map().id) -> list[bytes]:
    folder = backup_folder(program.state.folder, map_id)
    return [path.read_bytes() for path in sorted(folder.glob("*.journey"))]


def test_what_a_save_replaces_is_kept(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    first = path.read_bytes()
    program.open_maps([path], window)
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    second = path.read_bytes()
    assert backups(program) == [first]
    rename(window, "Hats")
    press(window, Qt.Key.Key_S)
    assert backups(program) == [first, second]


@pytest.mark.parametrize("map_id", ["../../out", "", "a/b", "UPPER", "é" * 300, "\ud800"])
def test_a_folder_of_backups_lies_in_the_state_folder_whatever_the_id(
    tmp_path: Path, map_id: str
) -> None:
    folder = backup_folder(tmp_path, map_id)
    assert folder.resolve().parent == (tmp_path / "backups").resolve()
    assert folder != backup_folder(tmp_path, "other")
    folder.mkdir(parents=True)


def test_an_odd_id_does_not_lead_a_backup_away(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file(map_=evolve(small_map(), id="../../../../away"))
    program.open_maps([path], window)
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    assert len(backups(program, "../../../../away")) == 1


class Forgetful(FileSystem):
    """A disk that does not confirm the names in a folder."""

    def flush_folder(self, folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_map_that_the_disk_does_not_confirm_is_there_and_unsaved(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    elsewhere: bool,
) -> None:
    path = map_file()
    program.open_maps([path], window)
    rename(window, "Boots")
    with monkeypatch.context() as patch:
        patch.setattr(
            document,
            "save",
            lambda map_, to, *, known, backups: save(map_, to, known=known, fs=Forgetful()),
        )
        if elsewhere:
            path = tmp_path / "elsewhere.journey"
            window.files.save_to(path)
        else:
            press(window, Qt.Key.Key_S)
    said = bar(window, "save")
    assert said.tone is Tone.WARNING
    assert "was written" in said.label.text()
    assert "not saved" not in said.label.text()
    assert load(path).map.title == "Boots"
    assert window.windowTitle() == f"{path.stem}[*] — Footpath"
    assert window.isWindowModified()
    assert window.document is not None
    assert window.document.digest == digest_of(path.read_bytes())
    offer(window, "save", "Save Again", qtbot)
    assert window.messages.bar("save") is None, "told of another program"
    assert not window.isWindowModified()


def test_a_file_that_became_a_folder_takes_no_typing_away(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    path = map_file()
    program.open_maps([path], window)
    assert window.canvas is not None
    window.canvas.hands().writing.begin("hole")
    path.unlink()
    path.mkdir()
    qtbot.waitUntil(lambda: window.messages.bar("disk") is not None, timeout=5000)
    assert "cannot be read any more" in bar(window, "disk").label.text()
    assert window.canvas.hands().writing.active
    window.files.keep_mine()
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    assert bar(window, "save").tone is Tone.ERROR
    assert "folder" in bar(window, "save").label.text()
    offer(window, "save", "Save As…", qtbot)
    choose(qtbot, file_dialog(window), tmp_path / "safe.journey")
    assert load(tmp_path / "safe.journey").map.title == "Boots"


def test_saving_over_a_file_that_cannot_be_read_says_why(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path
) -> None:
    program.open_maps([map_file()], window)
    other = tmp_path / "other.journey"
    other.mkdir()
    window.files._save_chosen(other, None)
    assert "folder" in bar(window, "save").label.text()
    assert other.is_dir()


def test_trying_again_may_still_replace_what_was_chosen(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    one, two = map_file("one.journey"), map_file("two.journey")
    program.open_maps([one], window)
    rename(window, "Boots")

    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        window.files._save_chosen(two, None)
    assert "disk is full" in bar(window, "save").label.text()
    offer(window, "save", "Try Again", qtbot)
    assert window.messages.bar("save") is None
    assert load(two).map.title == "Boots"


def test_a_read_only_map_is_offered_another_name_and_one_message(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    path = map_file()
    program.open_maps([path], window)
    assert window.document is not None
    window.document.read_only = True
    window.files.tell_read_only()
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    dialog = file_dialog(window)
    assert dialog.selectedFiles() == [str(tmp_path / "shoes (copy).journey")]
    choose(qtbot, dialog, tmp_path / "none" / "copy.journey")
    bar(window, "save")
    assert window.messages.bar("read-only") is None
