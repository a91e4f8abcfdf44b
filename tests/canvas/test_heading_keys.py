"""Headings by keys: typing writes them anew, Return and F2 edit, Tab goes to the next one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethod

from app.canvas import zoom
from app.editor.acts import act_of
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.editor.texts import read_text
from app.models import edits
from tests.canvas.driver import CTRL, SHIFT, Driver
from tests.canvas.test_input_method import COMPOSED
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]

HEADINGS = ("need", "find", "do", "map")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("record", HEADINGS)
def test_typing_on_a_heading_writes_it_anew(drive: Drive, record: str, direction: str) -> None:
    driver = drive(small_map(direction))
    driver.click(driver.box(record).center())
    driver.type("New 5")
    assert driver.canvas.hands().writing.record == record
    driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, record) == "New 5"
    assert driver.session.depth == 1
    assert driver.session.selection.current == record
    assert driver.view.hasFocus()
    driver.canvas.undo()
    assert driver.map == small_map(direction)


@pytest.mark.parametrize("typed", ["x", "a name of several words"])
@pytest.mark.parametrize("record", HEADINGS)
def test_esc_gives_a_heading_its_old_name_back(drive: Drive, record: str, typed: str) -> None:
    driver = drive(small_map())
    offered: list[str] = []
    driver.canvas.abandoned.connect(lambda _, text: offered.append(text))
    driver.canvas.select(select_record(driver.map, record))
    driver.settle()
    before = driver.pixels()
    driver.type(typed)
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.shown == driver.map == small_map()
    assert driver.session.depth == 0
    assert offered == [typed]
    driver.settle()
    assert driver.looks_like(before)


@pytest.mark.parametrize("record", HEADINGS)
def test_return_edits_what_is_there(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, record))
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_End)
    driver.type("!")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert read_text(driver.map, record) == read_text(small_map(), record) + "!"


@pytest.mark.parametrize(("language", "stages", "commit"), COMPOSED)
def test_what_is_composed_on_a_heading_replaces_its_name(
    drive: Drive, language: str, stages: tuple[str, ...], commit: str
) -> None:
    driver = drive(edits.change_map(small_map(), language=language))
    driver.canvas.select(Selection(("need",)))
    ask = QInputMethod.queryFocusObject
    assert ask(Qt.InputMethodQuery.ImEnabled, None) is True
    told = ask(Qt.InputMethodQuery.ImCursorRectangle, None)
    assert driver.box("need").adjusted(-1, -1, 1, 1).contains(told.center())
    driver.compose(*stages)
    assert driver.view.hasFocus(), "an input method whose focus goes drops what it composes"
    driver.compose(commit=commit)
    driver.type("!")
    driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, "need") == commit + "!"
    assert driver.session.depth == 1


def test_the_input_method_hears_of_a_heading_as_soon_as_it_is_selected(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection(("need", "buy")))
    driver.settle()
    assert QInputMethod.queryFocusObject(Qt.InputMethodQuery.ImEnabled, None) is False
    driver.session.select(Selection(("need",)))
    driver.settle()
    assert QInputMethod.queryFocusObject(Qt.InputMethodQuery.ImEnabled, None) is True
    assert QGuiApplication.focusObject() is driver.view


def test_tab_goes_from_heading_to_heading_and_back(drive: Drive) -> None:
    driver = drive(small_map())
    driver.canvas.select(Selection(("map",)))
    met = ["map"]
    for _ in range(7):
        driver.key(Qt.Key.Key_Tab)
        met.append(driver.session.selection.current)
    assert met == ["map", "need", "buy", "find", "pay", "do", "feel", "sum"]
    assert driver.view.hasFocus()
    for record in reversed(met[:-1]):
        driver.key(Qt.Key.Key_Backtab, SHIFT)
        assert driver.session.selection.current == record


def test_tab_passes_what_is_hidden_or_folded(drive: Drive) -> None:
    map_ = edits.change_lane(small_map(), "feel", hidden=True)
    driver = drive(edits.change_stage(map_, "buy", collapsed=True))
    driver.canvas.select(Selection(("buy",)))
    driver.key(Qt.Key.Key_Tab)
    assert driver.session.selection.current == "do"
    driver.key(Qt.Key.Key_Tab)
    assert driver.session.selection.current == "sum"


def test_the_name_says_what_it_is_and_the_description_which_keys_there_are(drive: Drive) -> None:
    driver = drive(edits.rename_lane(small_map(), "feel", ""))
    view = QAccessible.queryAccessibleInterface(driver.view)
    assert view is not None
    said = {}
    for record in (*HEADINGS, "feel", "hole"):
        driver.canvas.select(select_record(driver.map, record))
        thing = view.focusChild()
        assert thing is not None
        said[record] = (
            thing.text(QAccessible.Text.Name),
            "Return" in thing.text(QAccessible.Text.Description),
        )
    assert said == {
        "need": ("Stage 1 of 2: Need", True),
        "find": ("Step: Find; stage Buy", True),
        "do": ("Lane: Actions", True),
        "feel": ("Lane: Goals and expectations", True),
        "map": ("Title: Buying shoes; Current state", True),
        "hole": ("Stage 1 of 2, Need; lane Actions; card 1 of 1: I see a hole", False),
    }


def test_lanes_merged_on_the_canvas_come_apart_by_undo(drive: Drive) -> None:
    driver = drive(small_map())
    told: list[str] = []
    driver.canvas.told.connect(lambda text, _: told.append(text))
    driver.click(driver.box("do").center())
    driver.canvas.act(act_of("merge-lane"))
    driver.settle()
    assert driver.session.selection == Selection(("do",))
    assert told == ["Lanes “Actions” and “Goals” merged"]
    assert driver.as_painted()
    driver.canvas.undo()
    assert driver.map == small_map()


@pytest.mark.parametrize("gives_up", [True, False])
def test_a_split_lane_is_named_at_once_and_comes_together_by_undo(
    drive: Drive, gives_up: bool
) -> None:
    driver = drive(small_map())
    driver.click(driver.box("do").center())
    driver.canvas.act(act_of("split-lane"))
    driver.settle()
    assert driver.canvas.hands().writing.active
    driver.type("Company")
    driver.key(Qt.Key.Key_Escape if gives_up else Qt.Key.Key_Return)
    titles = [lane.title for lane in driver.map.lanes[:2]]
    assert titles == ["Actions", "New Lane" if gives_up else "Company"]
    for _ in range(driver.session.depth):
        driver.canvas.undo()
    assert driver.map == small_map()


def test_a_lane_whose_name_is_cut_in_a_narrow_window_is_named_in_place(drive: Drive) -> None:
    driver = drive(sample("taxi"), (330, 420))
    driver.view.zoom_to(zoom.PIXELS_PER_POINT)
    driver.canvas.select(select_record(driver.map, driver.map.lanes[0].id))
    assert driver.canvas.write_selected()
    driver.settle()
    driver.type("Contacts")
    driver.key(Qt.Key.Key_Return)
    assert driver.map.lanes[0].title == "Contacts"


def test_a_stage_split_off_and_renamed_has_the_new_name_alone(drive: Drive) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, "pay"))
    driver.canvas.act(act_of("split-stage"))
    writing = driver.canvas.hands().writing
    assert writing.editor.text() == "Pay", "it takes the name of its first step"
    driver.type("Sign")
    driver.key(Qt.Key.Key_Return)
    split = driver.map.stages[-1]
    assert (split.name, [step.name for step in split.steps]) == ("Sign", [""])
    driver.canvas.undo()
    assert [step.name for step in driver.map.stages[-1].steps] == ["Pay"]


def test_a_step_with_a_name_of_its_own_keeps_it_when_its_stage_is_renamed(drive: Drive) -> None:
    driver = drive(edits.rename_step(small_map(), "notice", "Notice"))
    driver.canvas.select(select_record(driver.map, "need"))
    driver.type("Want")
    driver.key(Qt.Key.Key_Return)
    (step,) = driver.map.stages[0].steps
    assert (driver.map.stages[0].name, step.name) == ("Want", "Notice")
