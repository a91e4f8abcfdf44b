"""Writing leaves the zoom as it is, but where nobody could read; then the zoom comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Path
from tests.canvas.driver import CTRL, Driver
from tests.canvas.test_wide_field import narrow
from tests.editor.maps import small_map

Drive = Callable[..., Driver]

EVERY_KIND = ["map", "need", "find", "do", "look", "face", "named", "path"]
"""The title, a stage, a step, a lane, a card, words of faces without and with one, of a path."""


def all_kinds() -> JourneyMap:
    """The small map with faces and a path."""
    map_ = edits.insert_lane(small_map(), Lane(id="mood", type="emotion", title="Mood"), 0)
    faces = [
        Card(id="face", lane="mood", step="notice", type="emotion", feeling=Feeling(level=1.0)),
        Card(id="named", lane="mood", step="find", type="emotion", text="Glad",
             feeling=Feeling(level=-1.0)),
    ]  # fmt: skip
    loop = Path(id="path", kind="loop", from_step="pay", to_step="find", condition="too small")
    return edits.add_path(edits.insert_cards(map_, faces), loop)


def from_afar(driver: Driver, share: float = 0.4) -> Driver:
    driver.view.zoom_to(share * PIXELS_PER_POINT)
    driver.settle()
    return driver


@pytest.mark.parametrize("record", EVERY_KIND)
@pytest.mark.parametrize("share", [0.61, 0.73, 1.0, 1.5])
def test_what_can_be_read_is_written_at_the_zoom_that_it_has(
    drive: Drive, record: str, share: float
) -> None:
    driver = from_afar(drive(all_kinds()), share)
    before = driver.view.frame.scale
    with driver.writing(record):
        assert driver.view.frame.scale == before
        driver.type("Much longer than it was")
        assert driver.view.frame.scale == before
        driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.view.frame.scale == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
@pytest.mark.parametrize("record", ["look", "face", "named", "path"])
def test_what_is_too_small_comes_nearer_and_then_all_is_seen_again(
    drive: Drive, record: str, key: Qt.Key
) -> None:
    driver = from_afar(drive(all_kinds()))
    before = driver.view.frame
    with driver.writing(record):
        sheet = driver.view.sheet
        assert sheet is not None
        assert driver.view.frame.scale * sheet.text_size > 10
        driver.type("Oh")
        driver.key(key, CTRL if key is Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier)
    assert driver.view.frame.scale == before.scale
    assert driver.view.frame.origin == before.origin


@pytest.mark.parametrize("record", ["find", "buy", "do"])
@pytest.mark.parametrize("share", [0.25, 0.4, 0.9])
def test_names_without_room_are_written_over_the_map(
    drive: Drive, record: str, share: float
) -> None:
    name = "A name that is much too long for its place " * 3
    map_ = edits.rename_lane(narrow("Look", "find"), "do", name)
    if record != "do":
        map_ = narrow(name, record)
    driver = from_afar(drive(map_), share)
    before = driver.view.frame.scale
    with driver.writing(record):
        assert driver.view.frame.scale == before
        assert driver.canvas.hands().writing.editor.document().defaultFont().pixelSize() >= 8
        driver.key(Qt.Key.Key_Escape)


def test_from_card_to_card_the_view_stays_near(drive: Drive) -> None:
    driver = from_afar(drive(all_kinds()))
    before = driver.view.frame
    seen: list[float] = []
    driver.view.frame_changed.connect(lambda: seen.append(driver.view.frame.scale))
    with driver.writing("hole"):
        near = driver.view.frame.scale
        seen.clear()
        for word in ("one", "two"):
            driver.key(Qt.Key.Key_Return)
            driver.type(word)
        driver.key(Qt.Key.Key_Tab)
        assert driver.canvas.is_writing
        assert set(seen) <= {near}, "the view went to and fro"
        driver.key(Qt.Key.Key_Escape)
    assert driver.view.frame.scale == before.scale


def test_whoever_zooms_meanwhile_stays_there(drive: Drive) -> None:
    driver = from_afar(drive(all_kinds()))
    with driver.writing("look"):
        driver.wheel(QPointF(500, 300), down=-2, held=CTRL)
        chosen = driver.view.frame.scale
        driver.key(Qt.Key.Key_Escape)
    assert driver.view.frame.scale == chosen
    with driver.writing("look"):
        assert driver.view.frame.scale == chosen
        driver.key(Qt.Key.Key_Escape)
    assert driver.view.frame.scale == chosen


def test_a_click_elsewhere_means_what_was_seen(drive: Drive) -> None:
    driver = from_afar(drive(all_kinds()))
    before = driver.view.frame
    with driver.writing("look"):
        near = driver.view.frame.scale
        assert near != before.scale
        driver.type("!")
        driver.click(driver.box("try").center())
    assert driver.session.selection == select_record(driver.map, "try")
    assert driver.view.frame.scale == near, "a second click would hit another thing"
    driver.qtbot.wait(2 * QApplication.doubleClickInterval())
    assert driver.view.frame.scale == before.scale


def test_a_page_that_was_fitted_is_so_again(drive: Drive) -> None:
    driver = drive(all_kinds(), size=(420, 300))
    driver.view.fit(whole=True)
    driver.settle()
    before = driver.view.frame
    with driver.writing("look"):
        assert driver.view.frame.scale > before.scale
        driver.type(" and think it over for a while" * 8)
        driver.key(Qt.Key.Key_Return, CTRL)
    driver.settle()
    assert driver.view.frame.scale < before.scale, "the page is higher now"
    assert driver.view.frame.seen_whole == (True, True)
    assert driver.view.fitted.holds


def test_what_was_written_last_is_in_sight_when_the_view_goes_back(drive: Drive) -> None:
    driver = drive(all_kinds(), size=(300, 240))
    from_afar(driver, 0.55)
    driver.view.go_home()
    with driver.writing("hole"):
        for _ in range(2):
            driver.key(Qt.Key.Key_Tab)
        driver.type("The end")
        driver.key(Qt.Key.Key_Return, CTRL)
    driver.settle()
    (card,) = driver.map.cells["do", "pay"]
    assert driver.session.selection == Selection((card.id,), ("do", "pay"))
    assert driver.view.frame.body.contains(driver.box(card.id))
