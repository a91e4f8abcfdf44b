"""Watching a file: each way in which another program writes one is noticed, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.watch import FileWatch
from tests.ui.conftest import settle


def write_over(path: Path) -> None:
    path.write_text("new")


def replace(path: Path) -> None:
    beside = path.with_suffix(".new")
    beside.write_text("new")
    os.replace(beside, path)


def remove(path: Path) -> None:
    path.unlink()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "map.journey"
    made.write_text("old")
    return made


@pytest.mark.parametrize("change", [write_over, replace, remove])
def test_each_change_is_noticed_also_the_second_time(
    path: Path, qtbot: QtBot, change: Callable[[Path], None]
) -> None:
    owner = QObject()
    watch = FileWatch(owner)
    watch.follow(path)
    for _ in range(2):
        with qtbot.waitSignal(watch.stirred, timeout=5000):
            change(path)
        if not path.exists():
            with qtbot.waitSignal(watch.stirred, timeout=5000):
                path.write_text("back")


def test_a_file_that_is_followed_no_more_is_not_told_of(path: Path, qtbot: QtBot) -> None:
    owner = QObject()
    watch = FileWatch(owner)
    told: list[bool] = []
    watch.stirred.connect(lambda: told.append(True))
    watch.follow(path)
    write_over(path)
    watch.follow(None)
    settle(600)
    replace(path)
    settle(600)
    assert told == []


def test_a_folder_that_goes_is_no_fault(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    owner = QObject()
    watch = FileWatch(owner)
    watch.follow(folder / "map.journey")
    with qtbot.waitSignal(watch.stirred, timeout=5000):
        folder.rmdir()
