"""A map without stages or lanes says what to do, and does it at a button."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models import edits
from app.models.journey import JourneyMap
from app.ui.document import Document
from app.ui.empty_map import EmptyMap
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import settle


def shown(window: MainWindow, map_: JourneyMap) -> EmptyMap:
    window.show_document(Document(map_, None, None, read_only=False))
    settle()
    assert window.canvas is not None
    hint = window.canvas.findChild(EmptyMap)
    assert hint is not None
    return hint


def press(hint: EmptyMap, text: str) -> None:
    button = next(one for one in hint.shown_buttons() if one.text() == text)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()


def test_an_empty_map_is_filled_by_two_buttons(window: MainWindow) -> None:
    hint = shown(window, JourneyMap(id="bare", title="Bare"))
    assert hint.isVisible()
    assert hint.label.text() == "This map has no stages and no lanes yet: add some to begin."
    assert [one.text() for one in hint.shown_buttons()] == ["Add Stages", "Add Lanes"]
    assert window.document is not None
    assert window.canvas is not None
    session = window.document.session
    press(hint, "Add Stages")
    assert [one.name for one in session.map.stages] == ["Before", "During", "After"]
    assert hint.label.text() == "This map has no lanes yet: add some to begin."
    press(hint, "Add Lanes")
    assert len(session.map.lanes) == 5
    assert not hint.isVisible()
    assert window.canvas.view.hasFocus(), "the keyboard goes on on the map"
    assert session.undo_label == "Add Lanes"
    session.undo()
    assert hint.isVisible(), "undone: there is something to say again"


@pytest.mark.parametrize(
    ("stages", "lanes", "button"),
    [(True, False, "Show All Stages"), (False, True, "Show All Lanes")],
)
def test_a_map_that_hides_all_shows_it_again(
    window: MainWindow, stages: bool, lanes: bool, button: str
) -> None:
    map_ = small_map()
    for stage in map_.stages if stages else ():
        map_ = edits.change_stage(map_, stage.id, hidden=True)
    for lane in map_.lanes if lanes else ():
        map_ = edits.change_lane(map_, lane.id, hidden=True)
    hint = shown(window, map_)
    assert "hidden" in hint.label.text()
    press(hint, button)
    assert window.document is not None
    assert not hint.isVisible()
    assert window.document.session.map == small_map()


def test_the_sentence_stays_below_the_sheet_and_whole(window: MainWindow) -> None:
    hint = shown(window, JourneyMap(id="bare", title="Bare"))
    canvas = window.canvas
    assert canvas is not None
    for size in ((900, 700), (600, 420)):
        window.resize(*size)
        settle()
        assert abs(hint.geometry().center().x() - canvas.rect().center().x()) <= 1
        assert hint.y() >= canvas.view.frame.paper.bottom()
        assert hint.label.height() >= hint.label.heightForWidth(hint.label.width())
        assert canvas.rect().contains(hint.geometry())


def test_a_map_with_stages_and_lanes_has_nothing_over_it(window: MainWindow) -> None:
    window.show_document(Document(small_map(), None, None, read_only=False))
    settle()
    assert window.canvas is not None
    assert window.canvas.findChild(EmptyMap) is None


def test_a_map_that_comes_to_hide_all_is_helped(window: MainWindow) -> None:
    window.show_document(Document(small_map(), None, None, read_only=False))
    assert window.document is not None
    assert window.canvas is not None
    for lane in small_map().lanes:
        hide = partial(edits.change_lane, lane_id=lane.id, hidden=True)
        window.document.session.edit("Hide Lane", hide)
    settle()
    hint = window.canvas.findChild(EmptyMap)
    assert hint is not None
    assert hint.isVisible()
    press(hint, "Show All Lanes")
    assert not hint.isVisible()
