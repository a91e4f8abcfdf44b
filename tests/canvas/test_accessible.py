"""The map as a table for screen readers, asked in the program itself."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from app.canvas.accessible import Thing
from app.editor.navigate import select_record
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from tests.canvas.driver import CTRL, Driver
from tests.editor.maps import sample, small_map
from tests.generators import random_map

Drive = Callable[..., Driver]
NAME = QAccessible.Text.Name


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def table(driver: Driver) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(driver.view)
    assert found is not None
    return found


def below(parent: QAccessibleInterface) -> list[QAccessibleInterface]:
    """All that stands below, in the order in which it is read; each knows its place."""
    found: list[QAccessibleInterface] = []
    for at in range(parent.childCount()):
        child = parent.child(at)
        assert child is not None
        assert parent.indexOfChild(child) == at
        if isinstance(child, Thing):
            over = child.parent()
            assert over is not None
            assert over.text(NAME) == parent.text(NAME)
        found += [child, *below(child)]
    return found


@pytest.mark.parametrize("map_", [small_map(), small_map("rtl"), sample("taxi")])
def test_every_card_is_read_once(drive: Drive, map_: JourneyMap) -> None:
    driver = drive(map_)
    cells = [one for one in below(table(driver)) if one.role() == QAccessible.Role.Cell]
    names = [one.text(NAME) for one in cells]
    seen = [card for card in map_.cards if driver.view.sheet and driver.view.sheet.card(card.id)]
    assert seen
    said = [name.partition(" of ")[2].rpartition("; card ")[2].partition(": ")[2] for name in names]
    for card in (one for one in seen if one.text and one.type != "picture"):
        assert sum(f"{one};".startswith(f"{card.text};") for one in said) == sum(
            other.text == card.text for other in seen
        )
    assert len(cells) >= len(seen)


def test_a_level_that_is_typed_is_told(drive: Drive) -> None:
    """A number key changes no word: what is told is the level."""
    map_ = sample("taxi")
    card = next(one for one in map_.cards if one.feeling is not None and one.feeling.level < 1)
    driver = drive(map_)
    driver.canvas.select(select_record(map_, card.id))
    driver.bring_forward()
    told: list[str] = []
    for key in (Qt.Key.Key_5, Qt.Key.Key_1):
        driver.key(key)
        told.append(driver.spoken)
    assert "; +2 very good" in told[0]
    assert "; −2 very bad" in told[1]


def test_a_map_without_stages_or_lanes_can_be_read(drive: Drive) -> None:
    bare = evolve(small_map(), stages=(), lanes=(), cards=())
    driver = drive(bare)
    assert [one.text(NAME) for one in below(table(driver))] == [
        "Title: Buying shoes; Current state"
    ]


def test_the_same_thing_is_always_the_same_interface(drive: Drive) -> None:
    driver = drive(small_map())
    first, second = below(table(driver)), below(table(driver))
    assert [id(one) for one in first] == [id(one) for one in second]


def test_what_stands_under_the_pointer_is_found(drive: Drive) -> None:
    driver = drive(small_map())
    at = driver.view.mapToGlobal(driver.box("try").center().toPoint())
    found = table(driver).childAt(at.x(), at.y())
    assert found is not None
    assert found.text(NAME).endswith("I try some on")
    assert found.rect().contains(at)
    corner = driver.view.mapToGlobal(QPoint(-50, -50))
    assert table(driver).childAt(corner.x(), corner.y()) is None


def test_states_say_what_is_selected_and_where_the_keyboard_is(drive: Drive) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, "look"))
    driver.click(driver.box("hole").center(), CTRL)
    at = {one.thing.current: one for one in below(table(driver)) if isinstance(one, Thing)}
    assert at["hole"].text(NAME).startswith("2 selected; Stage 1 of 2, Need")
    assert [id_ for id_, one in at.items() if one.state().selected] == ["hole", "look"]
    assert [id_ for id_, one in at.items() if one.state().focused] == ["hole"]
    driver.view.clearFocus()
    assert not any(one.state().focused for one in at.values())


def test_what_is_deleted_is_no_more_there_and_comes_back_by_undo(
    drive: Drive, listening: None
) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, "try"))
    before = [one.text(NAME) for one in below(table(driver))]
    session = driver.session
    for _ in range(5):
        session.edit("Delete", lambda map_: edits.remove_cards(map_, ["try"]))
        driver.settle()
        assert not any("I try some on" in one.text(NAME) for one in below(table(driver)))
        session.undo()
        driver.settle()
        assert [one.text(NAME) for one in below(table(driver))] == before
        gc.collect()


def test_while_a_card_is_written_its_field_is_in_the_tree(drive: Drive) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, "look"))
    driver.key(Qt.Key.Key_Return)
    found = table(driver).focusChild()
    assert found is not None
    assert found.role() == QAccessible.Role.EditableText
    assert "card 1 of 2" in found.text(NAME)
    assert list(children(table(driver)))[-1].role() == QAccessible.Role.EditableText
    driver.key(Qt.Key.Key_Escape)
    assert "I look around" in driver.spoken


def test_closing_maps_that_were_read_leaves_nothing_that_crashes(
    drive: Drive, listening: None
) -> None:
    for seed in range(8):
        driver = drive(random_map(seed, 5, 5, 20))
        for one in below(table(driver)):
            one.state()
            one.rect()
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
            driver.key(key, times=2)
        driver.canvas.close()
        driver.canvas.deleteLater()
        driver.settle()
        gc.collect()


def test_a_large_map_is_read_row_by_row(drive: Drive) -> None:
    """A reader asks for what is near: nothing is made for the rest."""
    driver = drive(random_map(5, 60, 20, 1500))
    gc.collect()
    before = made()
    row = next(child for child in children(table(driver)) if child.role() == QAccessible.Role.Row)
    list(children(row))
    assert made() - before < 300


def children(parent: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(parent.childCount()):
        child = parent.child(at)
        assert child is not None
        yield child


def made() -> int:
    """How many interfaces there are."""
    return sum(isinstance(one, Thing) for one in gc.get_objects())
