"""Cut and paste as a move, questions that grow old, and where a paste lands, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.acts.act import cards_selected
from app.editor.navigate import select_record
from app.editor.selecting import with_cards
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.ui.document import Document
from app.ui.window import MainWindow
from tests.editor.clipboard.test_moving import joined_map, links
from tests.editor.maps import card_of, sample, small_map
from tests.ui.conftest import settle
from tests.ui.test_clipboard import clip, press, select, the_map

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier

Show = Callable[[JourneyMap], MainWindow]


@pytest.fixture
def shown(window: MainWindow) -> Show:
    """The window with a map."""

    def show(map_: JourneyMap) -> MainWindow:
        window.show_document(Document(map_, None, None, read_only=False))
        settle()
        return window

    return show


def toast(window: MainWindow) -> str:
    found = window.tools.editing.acting.toast
    return found.text if not found.isHidden() else ""


def message(window: MainWindow, topic: str) -> str:
    bar = window.messages.bar(topic)
    return bar.label.text() if bar is not None else ""


def stand(window: MainWindow, lane: str, step: str) -> None:
    select(window, Selection((), (lane, step)))


def test_a_card_that_is_cut_and_pasted_is_moved_with_all_that_joins_it(shown: Show) -> None:
    window = shown(joined_map())
    before = the_map(window)
    select(window, select_record(before, "hole"))
    press(window, Qt.Key.Key_X)
    assert not links(the_map(window)) & {"p1", "p2", "a1"}
    stand(window, "do", "pay")
    press(window, Qt.Key.Key_V)
    after = the_map(window)
    assert evolve(card_of(after, "hole"), step="notice") == card_of(before, "hole")
    assert links(after) == links(before)
    assert (after.tours, after.review) == (before.tours, before.review)
    assert toast(window) == ""
    press(window, Qt.Key.Key_Z)
    stand(window, "do", "find")
    press(window, Qt.Key.Key_V)
    assert links(the_map(window)) == links(before), "undone and pasted elsewhere it is a move still"
    press(window, Qt.Key.Key_V)
    assert len(the_map(window).pairs) == len(before.pairs), "the second paste is a copy"
    for _ in range(3):
        press(window, Qt.Key.Key_Z)
    assert the_map(window) is before


def _by_rectangle(window: MainWindow) -> None:
    select(window, select_record(the_map(window), the_map(window).pairs[0].target))
    press(window, Qt.Key.Key_Down, SHIFT)


def _by_rectangle_upwards(window: MainWindow) -> None:
    select(window, select_record(the_map(window), the_map(window).pairs[0].recommendation))
    press(window, Qt.Key.Key_Up, SHIFT)


def _one_by_one(window: MainWindow) -> None:
    map_ = the_map(window)
    pair = map_.pairs[0]
    select(window, with_cards(map_, Selection(), (pair.target, pair.recommendation)))


def _of_a_lane(window: MainWindow) -> None:
    map_ = the_map(window)
    lane = card_of(map_, map_.pairs[0].target).lane
    select(window, Selection((), (lane, map_.steps[2].id)))
    window.act("select-lane")


def _of_three_lanes_and_steps(window: MainWindow) -> None:
    map_ = the_map(window)
    select(window, Selection((), (map_.lanes[3].id, map_.steps[3].id)))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up) * 2:
        press(window, key, SHIFT)


def _all(window: MainWindow) -> None:
    press(window, Qt.Key.Key_A)


@pytest.mark.parametrize(
    "choose",
    [
        _by_rectangle,
        _by_rectangle_upwards,
        _one_by_one,
        _of_a_lane,
        _of_three_lanes_and_steps,
        _all,
    ],
)
@pytest.mark.parametrize("key", [Qt.Key.Key_X, Qt.Key.Key_C])
def test_cards_of_several_cells_that_are_pasted_at_once_stand_where_they_stood(
    shown: Show, choose: Callable[[MainWindow], None], key: Qt.Key
) -> None:
    window = shown(sample("taxi"))
    before = the_map(window)
    assert window.canvas is not None
    window.canvas.view.setFocus()
    choose(window)
    settle()
    assert len(cards_selected(before, window.canvas.session.selection)) > 1
    press(window, key)
    kept = the_map(window).records.keys()
    assert (key == Qt.Key.Key_C) == (kept == before.records.keys())
    press(window, Qt.Key.Key_V)
    after = the_map(window)
    new = [one for one in after.cards if one.id not in kept]
    assert message(window, "paste") == ""
    if key == Qt.Key.Key_X:
        assert {one.id: one for one in new} == {
            id_: one for id_, one in before.records.items() if id_ in {card.id for card in new}
        }
        assert after.records.keys() == before.records.keys()
        assert set(after.pairs) == set(before.pairs)
        assert toast(window) == ""
    assert sorted((one.lane, one.step, one.until, one.type, one.text) for one in new) == sorted(
        (one.lane, one.step, one.until, one.type, one.text)
        for one in cards_selected(before, _selected_at_first(window))
    )


def _selected_at_first(window: MainWindow) -> Selection:
    """What is selected once all is undone."""
    assert window.document is not None
    while window.document.session.undo_label:
        window.undo()
    settle()
    return window.document.session.selection


def test_once_the_keyboard_went_on_a_block_that_was_cut_begins_there(shown: Show) -> None:
    window = shown(small_map())
    select(window, Selection(("hole", "look", "try"), ("do", "find")))
    press(window, Qt.Key.Key_X)
    assert window.document is not None
    assert window.document.session.selection == Selection((), ("do", "notice"))
    press(window, Qt.Key.Key_Right, NONE)
    press(window, Qt.Key.Key_V)
    after = the_map(window)
    assert [card_of(after, id_).step for id_ in ("hole", "look", "try")] == ["find", "pay", "pay"]


def test_a_rectangle_that_was_cut_stays_selected(shown: Show) -> None:
    window = shown(small_map())
    stand(window, "do", "find")
    press(window, Qt.Key.Key_Left, SHIFT)
    press(window, Qt.Key.Key_X)
    assert window.document is not None
    kept = Selection((), ("do", "notice"), ("do", "find"))
    assert window.document.session.selection == kept


def test_a_lane_that_is_cut_and_pasted_is_moved(shown: Show) -> None:
    window = shown(joined_map())
    before = the_map(window)
    select(window, Selection(("do",)))
    press(window, Qt.Key.Key_X)
    select(window, Selection(("feel",)))
    press(window, Qt.Key.Key_V)
    after = the_map(window)
    assert [lane.id for lane in after.lanes] == ["feel", "do", "sum"]
    assert after.records == before.records
    assert links(after) == links(before)


def test_what_cannot_come_along_is_said_with_undo_beside_it(shown: Show) -> None:
    window = shown(edits.change_lane_type(joined_map(), "do", "barrier"))
    select(window, select_record(the_map(window), "hole"))
    press(window, Qt.Key.Key_X)
    stand(window, "feel", "need")
    press(window, Qt.Key.Key_V)
    assert toast(window) == "Could not come along: 2 pairs"


def test_on_another_map_it_is_said_what_stayed_behind(shown: Show) -> None:
    window = shown(joined_map())
    select(window, select_record(the_map(window), "hole"))
    press(window, Qt.Key.Key_X)
    shown(evolve(small_map(), id="other", cards=()))
    stand(window, "do", "pay")
    press(window, Qt.Key.Key_V)
    assert card_of(the_map(window), "hole").comments
    assert toast(window) == "Could not come along: 2 pairs, 1 arrow, 1 stop of a tour"


def test_a_stage_that_is_cut_and_pasted_at_once_is_covered_as_before(shown: Show) -> None:
    window = shown(edits.span_card(small_map(), "hole", "notice", "pay"))
    before = the_map(window)
    select(window, select_record(before, "buy"))
    press(window, Qt.Key.Key_X)
    assert toast(window) == "1 card is shorter now"
    assert card_of(the_map(window), "hole").until == ""
    press(window, Qt.Key.Key_V)
    assert (the_map(window).stages, the_map(window).cards) == (before.stages, before.cards)
    assert toast(window) == ""


def test_only_what_is_on_the_clipboard_is_cut_away(shown: Show) -> None:
    window = shown(edits.change_step(small_map(), "pay", hidden=True))
    before = the_map(window)
    window.document.session.edit(  # type: ignore[union-attr]
        "Move", lambda map_: edits.move_cards(map_, ["try"], "do", "pay")
    )
    select(window, Selection(("try", "look"), ("do", "find")))
    press(window, Qt.Key.Key_X)
    assert {"try"} == {one.id for one in the_map(window).cards} & {"try", "look"}
    clip("kept")
    select(window, Selection(("try",)))
    press(window, Qt.Key.Key_X)
    assert message(window, "clipboard").startswith("This cannot be copied")
    assert QGuiApplication.clipboard().text() == "kept"
    assert "try" in the_map(window).records
    assert before.records["try"]


def test_of_several_kinds_of_headings_those_are_cut_that_are_copied(shown: Show) -> None:
    window = shown(small_map())
    select(window, Selection(("feel", "need")))
    press(window, Qt.Key.Key_X)
    assert [one.id for one in the_map(window).lanes] == ["do", "sum"]
    assert [one.id for one in the_map(window).stages] == ["need", "buy"]


def test_a_sole_step_cannot_be_cut_and_it_is_said_why(shown: Show) -> None:
    window = shown(small_map())
    before = the_map(window)
    select(window, Selection(("notice",)))
    press(window, Qt.Key.Key_X)
    assert the_map(window) is before
    assert "keeps at least one step" in message(window, "clipboard")


# --- questions that grow old ---


@pytest.mark.parametrize("change", ["undo", "insert", "delete"])
def test_a_question_about_a_map_that_changed_is_withdrawn(shown: Show, change: str) -> None:
    window = shown(small_map())
    stand(window, "do", "notice")
    QTest.keyClicks(QApplication.focusWidget() or window, "x")
    press(window, Qt.Key.Key_Return, CTRL)
    clip("a\tb\tc\td\n")
    stand(window, "do", "pay")
    press(window, Qt.Key.Key_V)
    assert "3 stages wider" in message(window, "paste")
    if change == "undo":
        window.undo()
        settle()
    elif change == "insert":
        press(window, Qt.Key.Key_T)
    else:
        window.act("select-step")
        window.act("delete")
        settle()
    if window.canvas is not None and window.canvas.hands().writing.active:
        press(window, Qt.Key.Key_Escape, NONE)
    now = the_map(window)
    assert message(window, "paste") == ""
    assert "paste again" in message(window, "clipboard")
    assert window.canvas is not None
    assert window.canvas.view.hasFocus(), "the keyboard went astray"
    stand(window, "do", "pay")
    press(window, Qt.Key.Key_V)
    assert message(window, "clipboard") == "", "it has been pasted again by now"
    wider = {"undo": 3, "insert": 2, "delete": 3}[change]
    assert message(window, "paste").startswith(f"The block is {wider} stages wider")
    press(window, Qt.Key.Key_Return, NONE)
    last = the_map(window).stages[-1].steps[0].id
    assert [one.text for one in the_map(window).cells["do", last]] == ["d"]
    press(window, Qt.Key.Key_Z)
    assert the_map(window) is now


@pytest.mark.parametrize("depth", [0, 1])
@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Z, CTRL), (Qt.Key.Key_U, CTRL | SHIFT)])
def test_the_keys_of_undo_take_back_what_was_just_to_be_pasted(
    shown: Show, depth: int, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    window = shown(small_map())
    undo = window.actions_by_command.by_id["undo"]
    undo.setShortcuts([QKeySequence(QKeyCombination(held, key))])
    if depth:
        stand(window, "do", "notice")
        QTest.keyClicks(QApplication.focusWidget() or window, "x")
        press(window, Qt.Key.Key_Return, CTRL)
    before = the_map(window)
    clip("a\tb\tc\td\n")
    stand(window, "do", "pay")
    press(window, Qt.Key.Key_V)
    assert "3 stages wider" in message(window, "paste")
    press(window, key, held)
    assert the_map(window) is before, "something else was undone"
    assert message(window, "paste") == message(window, "clipboard") == ""
    assert window.canvas is not None
    assert window.canvas.view.hasFocus()
    press(window, key, held)
    assert the_map(window).title == before.title
    assert (the_map(window) is before) == (not depth), "from then on they undo again"


def test_a_question_stays_while_others_are_selected_and_is_answered_where_it_was_asked(
    shown: Show,
) -> None:
    window = shown(small_map())
    clip("a\tb\n")
    stand(window, "do", "pay")
    press(window, Qt.Key.Key_V)
    stand(window, "feel", "need")
    bar = window.messages.bar("paste")
    assert bar is not None
    bar.buttons[1].click()
    settle()
    assert [one.text for one in the_map(window).cells["do", "pay"]] == ["a"]
    assert toast(window) == "1 card found no place and was left out"


# --- where it lands ---


def test_with_nothing_selected_it_lands_where_the_keyboard_was_last_and_says_so(
    shown: Show,
) -> None:
    window = shown(small_map())
    stand(window, "do", "pay")
    select(window, Selection(("map",)))
    clip("late")
    press(window, Qt.Key.Key_V)
    assert [one.text for one in the_map(window).cells["do", "pay"]] == ["late"]
    assert toast(window) == "Pasted into Buy › Pay · Actions, where you were last"
    select(window, Selection())
    press(window, Qt.Key.Key_V, CTRL | SHIFT)
    assert len(the_map(window).cells["do", "pay"]) == 2
    press(window, Qt.Key.Key_Z)
    press(window, Qt.Key.Key_Z)
    stand(window, "do", "pay")
    press(window, Qt.Key.Key_V)
    assert toast(window) == "", "where it lands is seen"


def test_a_place_that_is_gone_is_replaced_by_the_first(shown: Show) -> None:
    window = shown(small_map())
    stand(window, "do", "pay")
    select(window, Selection(("do",)))
    window.act("delete")
    settle()
    select(window, Selection(("map",)))
    clip("late")
    press(window, Qt.Key.Key_V)
    assert [one.text for one in the_map(window).cells["feel", "need"]][-1] == "late"
    assert toast(window) == "Pasted into Need · Goals"


def test_below_a_heading_cards_go_to_their_own_lane(shown: Show) -> None:
    window = shown(small_map())
    select(window, select_record(the_map(window), "dry"))
    press(window, Qt.Key.Key_C)
    select(window, Selection(("buy",)))
    press(window, Qt.Key.Key_V)
    (new,) = the_map(window).cells["feel", "buy"]
    assert (new.text, new.type) == ("Keep my feet dry", "goal")


def test_a_question_that_is_moved_down_and_up_is_a_question(shown: Show) -> None:
    window = shown(sample("taxi"))
    found = next(card for card in the_map(window).cards if card.type == "question")
    select(window, select_record(the_map(window), found.id))
    press(window, Qt.Key.Key_Down, ALT)
    while card_of(the_map(window), found.id).lane == found.lane:
        press(window, Qt.Key.Key_Down, ALT)
    assert card_of(the_map(window), found.id).type not in ("question", "thought")
    press(window, Qt.Key.Key_Up, ALT)
    assert card_of(the_map(window), found.id).lane == found.lane
    assert card_of(the_map(window), found.id).type == "question"


def test_that_the_only_step_of_a_stage_stays_is_said_and_the_edge_is_not(shown: Show) -> None:
    window = shown(edits.rename_step(small_map(), "notice", "Notice"))
    before = the_map(window)
    select(window, Selection(("notice",)))
    press(window, Qt.Key.Key_Left, ALT)
    assert toast(window) == ""
    press(window, Qt.Key.Key_Delete, NONE)
    assert toast(window).startswith("A stage keeps at least one step: delete the stage")
    press(window, Qt.Key.Key_Right, ALT)
    assert toast(window).startswith("A stage keeps at least one step: move the stage")
    assert the_map(window) is before
