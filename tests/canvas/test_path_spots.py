"""Paths on the canvas: selected by their line or words, written in, deleted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from app.canvas.path_spots import path_node, words_box
from app.editor.acts import act_of
from app.editor.selection import Selection
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.stage import Path
from tests.canvas.driver import Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


def with_paths(direction: str = "ltr") -> JourneyMap:
    """A short path within a long one, whose line runs below the words of the short one."""
    paths = (
        Path(id="long", kind="loop", from_step="pay", to_step="notice", condition="too dear"),
        Path(id="short", kind="loop", from_step="pay", to_step="find", condition="wrong size"),
    )
    return evolve(small_map(direction), paths=paths)


def words(driver: Driver, path: str) -> QPointF:
    sheet = driver.view.sheet
    assert sheet is not None
    node = path_node(sheet, path)
    assert node is not None
    return driver.view.frame.rect(words_box(node)).center()


def line(driver: Driver, path: str) -> QPointF:
    """A point on the straight part of a path, away from its words and its stems."""
    sheet = driver.view.sheet
    assert sheet is not None
    node = path_node(sheet, path)
    assert node is not None
    box = words_box(node)
    beside = max(box.right(), node.x) + 30 if sheet.direction == "ltr" else box.left() - 30
    bottom = node.y + node.height - sheet.smallest_text * 0.3
    return driver.view.frame.rect(box).center() + QPointF(
        (beside - box.center().x()) * driver.view.scale_now,
        (bottom - box.center().y()) * driver.view.scale_now,
    )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("path", ["long", "short"])
def test_a_click_on_words_or_line_selects_a_path(drive: Drive, path: str, direction: str) -> None:
    driver = drive(with_paths(direction))
    for where in (words, line):
        driver.click(driver.box("hole").center())
        driver.click(where(driver, path))
        assert driver.session.selection.records == (path,), where.__name__


def test_beside_the_line_no_path_is_selected(drive: Drive) -> None:
    driver = drive(with_paths())
    at = words(driver, "long")
    driver.click(at + QPointF(0, -14 * driver.view.scale_now))
    assert driver.session.selection.records != ("long",)


def test_the_frame_stands_round_the_words(drive: Drive) -> None:
    driver = drive(with_paths())
    driver.click(words(driver, "short"))
    (mark,) = driver.canvas.spots.marks(driver.session.selection)
    assert mark.box.contains(words(driver, "short"))
    assert not mark.box.contains(words(driver, "long"))
    spoken = driver.spoken
    assert spoken == "Path from Buy › Pay to Buy › Find: wrong size"


def test_all_sides_of_the_frame_are_seen_right_below_the_headings(drive: Drive) -> None:
    map_ = small_map()
    loop = Path(id="back", kind="loop", from_step="pay", to_step="notice", condition="In a hurry")
    driver = drive(evolve(map_, paths=(loop,)))
    driver.canvas.select(Selection(("back",)))
    driver.settle()
    (mark,) = driver.canvas.spots.marks(driver.session.selection)
    # The pen lies two pixels outside the box and is two pixels wide.
    assert mark.clip.contains(mark.box.adjusted(-3, -3, 3, 3))
    sheet = driver.view.sheet
    node = path_node(sheet, "back") if sheet is not None else None
    assert node is not None
    words = driver.view.frame.rect(words_box(node))
    assert abs(mark.box.top() - words.top()) < 6, "round the words all the same"
    assert mark.box.bottom() == words.bottom()


def test_a_selected_path_is_written_in_and_deleted_by_keys(drive: Drive) -> None:
    driver = drive(with_paths())
    driver.click(words(driver, "short"))
    driver.key(Qt.Key.Key_Return)
    assert driver.canvas.hands().writing.active
    driver.type("pinches")
    driver.key(Qt.Key.Key_Return)
    assert driver.map.paths[1].condition == "pinches"
    assert driver.session.undo_label == "Edit Path"
    driver.canvas.act(act_of("delete"))
    assert [path.id for path in driver.map.paths] == ["long"]
    driver.canvas.undo()
    driver.canvas.undo()
    assert driver.map.paths == with_paths().paths


def test_escape_leaves_a_new_path_without_words(drive: Drive) -> None:
    driver = drive(small_map())
    driver.click(driver.box("pay").center())
    driver.canvas.act(act_of("path-to:notice"))
    assert driver.canvas.hands().writing.active
    driver.type("no")
    driver.key(Qt.Key.Key_Escape)
    (path,) = driver.map.paths
    assert path.condition == ""
    driver.canvas.undo()
    assert driver.map.paths == ()


def test_a_click_in_the_gap_between_columns_is_in_the_nearer_one(drive: Drive) -> None:
    driver = drive(small_map())
    sheet = driver.view.sheet
    assert sheet is not None
    first, second = sheet.columns[1:3]
    gap = (first.x + first.width + second.x) / 2
    row = sheet.rows[1]
    found = [driver.canvas.spots.cell_at(QPointF(gap, row.y + 4))]
    found.append(driver.canvas.spots.cell_at(QPointF(gap + 0.5, sheet.rows[0].y + 4)))
    assert found == [("feel", "buy"), ("do", "pay")]
