"""Small pictures of maps: what is made first, what is drawn once, and what has no picture."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from app.layout.resources import resource_path
from app.layout.themes import theme
from app.models import edits
from app.storage import load, save
from app.ui.small_picture import SmallMap, draw_small
from app.ui.thumbnails import SIZE, Thumbnails
from tests.editor.maps import small_map
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile


class Drawn:
    """What was drawn."""

    def __init__(self, made: Thumbnails) -> None:
        self.paths: list[Path] = []
        self.pictures: list[QPixmap] = []
        self.titles: list[str] = []
        made.drawn.connect(self._take)

    def _take(self, path: Path, ratio: float, made: SmallMap) -> None:
        self.paths.append(path)
        self.pictures.append(made.picture)
        self.titles.append(made.title)


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
    assert known.picture.size() == SIZE * ratio
    assert known.title == small_map().title
    path.unlink()
    save(edits.rename_map(small_map(), "Another, longer title"), path, known=None)
    assert made.ask(path, ratio) is None


def test_what_cannot_be_drawn_has_no_picture(
    map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    owner = QObject()
    good, broken, large = map_file(), tmp_path / "broken.journey", map_file("large.journey")
    broken.write_text("{")
    made = Thumbnails([], owner, most_bytes=good.stat().st_size)
    drawn = Drawn(made)
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


# --- what a small picture shows ---


def pixels(path: Path) -> QImage:
    return draw_small(load(path).map, SIZE, 1.0).toImage()


def unlike(one: QImage, other: QImage) -> float:
    """The share of the pixels that clearly differ."""
    differing = 0
    for x in range(one.width()):
        for y in range(one.height()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            apart = a.red() - b.red(), a.green() - b.green(), a.blue() - b.blue()
            differing += any(abs(one) > 16 for one in apart)
    return differing / (one.width() * one.height())


@pytest.mark.parametrize("folder", ["templates", "samples"])
def test_each_map_has_a_picture_of_its_own(folder: str, qtbot: QtBot) -> None:
    pictures = {path.stem: pixels(path) for path in resource_path(folder).glob("*.journey")}
    for one, other in itertools.combinations(pictures, 2):
        assert unlike(pictures[one], pictures[other]) > 0.05, (one, other)


def test_a_small_picture_shows_columns_lanes_and_the_curve(qtbot: QtBot) -> None:
    picture = pixels(resource_path("samples") / "taxi.journey")
    look = theme("paper")

    def colours(points: Iterable[tuple[int, int]]) -> list[QColor]:
        return [picture.pixelColor(x, y) for x, y in points]

    stages = colours((x, 23) for x in range(SIZE.width()))
    hues = [one.hslHue() // 20 for one in stages if one.hslSaturation() > 40]
    assert len([hue for hue, _ in itertools.groupby(hues)]) >= 5
    every = colours(itertools.product(range(SIZE.width()), range(SIZE.height())))
    faces = sum(1 for one in every if one.red() > 230 and 150 < one.green() < 230 > 3 * one.blue())
    assert faces > 7 * 5
    edge = colours((7, y) for y in range(SIZE.height()))
    for kind in ("touchpoint", "goal", "barrier"):
        ink = QColor(look.lane_tint(kind).ink)
        assert any(abs(one.hslHue() - ink.hslHue()) < 8 for one in edge if one.lightness() < 140)


def test_a_small_picture_of_a_map_read_from_the_right_is_mirrored(qtbot: QtBot) -> None:
    map_ = load(resource_path("samples") / "passport.journey").map
    other = map_.model_copy(update={"direction": "ltr"})
    mirrored = draw_small(other, SIZE, 1.0).toImage().flipped(Qt.Orientation.Horizontal)
    assert unlike(draw_small(map_, SIZE, 1.0).toImage(), mirrored) < 0.02
