"""Lanes are called by their types until somebody gives them a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType
from app.ui.document import Document
from app.ui.inspector.field import record_at, written
from app.ui.inspector.forms.lane import FORM
from app.ui.lane_names import change_type, usual_name
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import settle


def titled(title: str, type_: str = "action", language: str = "en") -> JourneyMap:
    map_ = evolve(small_map(), language=language)
    lane = evolve(map_.lanes[0], title=title, type=type_)
    return evolve(map_, lanes=(lane, *map_.lanes[1:]))


def title_of(map_: JourneyMap) -> str:
    return map_.lanes[0].title


@pytest.mark.parametrize(
    ("title", "language", "type_", "after"),
    [
        ("Actions", "en", "barrier", "Barriers"),
        ("actions ", "en", "barrier", "Barriers"),
        ("What Ann does", "en", "barrier", "What Ann does"),
        ("Handlungen", "de", "barrier", "Hindernisse"),
        ("Actions", "de", "barrier", "Hindernisse"),
        ("", "en", "barrier", ""),
    ],
)
def test_a_name_that_nobody_changed_follows_the_type(
    title: str, language: str, type_: str, after: str
) -> None:
    assert title_of(change_type(titled(title, language=language), "do", type_)) == after


def test_a_new_lane_of_one_s_own_follows_too() -> None:
    map_ = titled("New Lane", LaneType.OWN)
    assert title_of(change_type(map_, "do", "thought")) == "Thoughts"
    assert title_of(change_type(titled("New Lane"), "do", "thought")) == "New Lane"


@pytest.mark.parametrize("type_", list(LaneType))
def test_to_a_type_and_back_is_the_name_it_was(type_: LaneType) -> None:
    map_ = titled("Actions")
    there = change_type(map_, "do", type_)
    assert title_of(there) == usual_name(map_, type_)
    assert title_of(change_type(there, "do", "action")) == "Actions"


def test_the_inspector_shows_the_name_of_the_type_where_a_lane_has_no_other() -> None:
    map_ = titled("")
    field = next(one for one in FORM.fields() if one.id == "title")
    lane = record_at(map_, "do")
    assert isinstance(lane, Lane)
    assert field.read(map_, lane) == "Actions"
    assert written(field, map_, ["do"], "Actions") is map_
    assert title_of(written(field, map_, ["do"], "Deeds")) == "Deeds"


@pytest.fixture
def shown(window: MainWindow) -> MainWindow:
    window.show_document(Document(small_map(), None, None, read_only=False))
    settle()
    return window


def the_map(window: MainWindow) -> JourneyMap:
    assert window.document is not None
    return window.document.session.map


def test_a_lane_that_is_put_in_has_the_name_of_its_type_selected_for_writing(
    shown: MainWindow,
) -> None:
    shown.act("insert-lane:barrier")
    settle()
    made = the_map(shown).lanes[1]
    assert (made.type, made.title) == ("barrier", "Barriers")
    assert shown.canvas is not None
    editor = shown.canvas.hands().writing.editor
    assert editor.textCursor().selectedText() == "Barriers"
    written_in = QApplication.focusWidget()
    assert written_in is editor
    QTest.keyClicks(written_in, "What hurts")
    QTest.keyClick(written_in, Qt.Key.Key_Return)
    settle()
    assert the_map(shown).lanes[1].title == "What hurts"
    assert shown.canvas is not None
    shown.canvas.undo()
    assert the_map(shown).lanes[1].title == "Barriers"


def test_the_menu_renames_a_lane_with_its_type_in_one_step(shown: MainWindow) -> None:
    before = the_map(shown)
    assert shown.canvas is not None
    shown.act("lane-type:opportunity")
    assert [lane.title for lane in the_map(shown).lanes] == ["Opportunities", "Goals", "Notes"]
    shown.canvas.undo()
    assert the_map(shown) is before
