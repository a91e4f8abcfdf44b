"""Small pictures of maps: what is made first, what is drawn once, and what has no picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from app.models import edits
from app.storage import save
from app.ui import thumbnails
from app.ui.thumbnails import SIZE, Thumbnails
from tests.editor.maps import small_map
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile


class Drawn:
    """What was drawn."""

    def __init__(self, made: Thumbnails) -> None:
        self.paths: list[Path] = []
        self.pictures: list[QPixmap] = []
        made.drawn.connect(self._take)

    def _take(self, path: Path, ratio: float, picture: QPixmap) -> None:
        self.paths.append(path)
        self.pictures.append(picture)


def test_what_comes_before_has_turns_of_its_own(map_file: MapFile, qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    made = Thumbnails([lambda: done.append("one"), lambda: done.append("two")], owner)
    drawn = Drawn(made)
    assert made.ask(map_file(), 1.0) is None
    assert done == []
    qtbot.waitUntil(lambda: bool(drawn.paths), timeout=20000)
    assert done == ["one", "two"]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_picture_is_drawn_once_until_its_file_changes(
    map_file: MapFile, qtbot: QtBot, ratio: float
) -> None:
    owner = QObject()
    made, path = Thumbnails([], owner), map_file()
    drawn = Drawn(made)
    made.ask(path, ratio)
    made.ask(path, ratio)
    qtbot.waitUntil(lambda: bool(drawn.paths), timeout=20000)
    settle()
    assert drawn.paths == [path]
    known = made.ask(path, ratio)
    assert known is not None
    assert known.size() == SIZE * ratio
    path.unlink()
    save(edits.rename_map(small_map(), "Another, longer title"), path, known=None)
    assert made.ask(path, ratio) is None


def test_what_cannot_be_drawn_has_no_picture(
    map_file: MapFile, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    made = Thumbnails([], owner)
    drawn = Drawn(made)
    good, broken, large = map_file(), tmp_path / "broken.journey", map_file("large.journey")
    broken.write_text("{")
    monkeypatch.setattr(thumbnails, "_MOST_BYTES", good.stat().st_size)
    large.write_bytes(large.read_bytes() + b"\n" * 10)
    for path in (broken, tmp_path / "none.journey", large, good):
        made.ask(path, 1.0)
    qtbot.waitUntil(lambda: bool(drawn.paths), timeout=20000)
    settle()
    assert drawn.paths == [good]


def test_after_the_end_nothing_is_drawn(map_file: MapFile, qtbot: QtBot) -> None:
    owner = QObject()
    made = Thumbnails([], owner)
    drawn = Drawn(made)
    made.ask(map_file(), 1.0)
    made.stop()
    settle(100)
    assert drawn.paths == []
