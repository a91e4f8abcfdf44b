"""Fast entry: typing on an empty cell, Enter from card to card, Tab from step to step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethod, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.field_editor import Leaving
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.lane import Lane
from app.models.vocabulary import LaneType
from tests.canvas.driver import CTRL, SHIFT, Driver
from tests.canvas.test_input_method import COMPOSED
from tests.editor.acts.acting import cards_of
from tests.editor.maps import card_of, small_map

Drive = Callable[..., Driver]

PAY = ("do", "pay")
EMPTY = Selection((), PAY)


@pytest.fixture
def on_empty(drive: Drive) -> Driver:
    """The keyboard in the empty cell of the first lane."""
    driver = drive(small_map())
    driver.key(Qt.Key.Key_Right, times=2)
    assert driver.session.selection == EMPTY
    return driver


def test_typing_on_an_empty_cell_starts_a_card_of_the_usual_type(on_empty: Driver) -> None:
    before = on_empty.map
    on_empty.type("I pay")
    assert on_empty.canvas.hands().writing.active
    on_empty.key(Qt.Key.Key_Return, CTRL)
    (card,) = on_empty.map.cells[PAY]
    assert (card.text, card.type) == ("I pay", "action")
    assert on_empty.session.selection == Selection((card.id,), PAY)
    assert on_empty.view.hasFocus()
    assert (on_empty.session.undo_label, on_empty.session.depth) == ("Add Card", 1)
    on_empty.session.undo()
    assert on_empty.map is before
    assert on_empty.session.selection == EMPTY
    on_empty.session.redo()
    assert cards_of(on_empty.map, *PAY) == ["I pay"]
    assert on_empty.session.selection.current == card.id


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("theme", ["paper", "plain", "ink", "safe", "night"])
def test_the_caret_of_a_new_card_stands_within_its_frame(
    drive: Drive, theme: str, direction: str
) -> None:
    lanes = tuple(Lane(id=one.value, type=one.value) for one in LaneType)
    map_ = evolve(small_map(direction), cards=(), lanes=lanes, theme=theme)
    driver = drive(map_, (900, 900))
    for lane in lanes:
        driver.canvas.select(Selection((), (lane.id, "find")))
        driver.key(Qt.Key.Key_Return)
        writing = driver.canvas.hands().writing
        assert writing.draft is not None
        caret = QRectF(writing.editor.cursorRect().translated(writing.editor.pos()))
        (mark,) = driver.canvas.spots.marks(
            select_record(driver.session.shown, writing.draft.card.id)
        )
        assert mark.box.contains(caret), lane.type
        # A word fits in as well: the card does not jump with the first letter.
        before = mark.box.height()
        driver.type("x")
        driver.key(Qt.Key.Key_Return, CTRL)
        (mark,) = driver.canvas.spots.marks(driver.session.selection)
        assert mark.box.height() == pytest.approx(before, abs=1), lane.type
        driver.canvas.undo()


@pytest.mark.parametrize("opener", ["enter", "double click"])
def test_enter_and_double_click_start_a_card_too(on_empty: Driver, opener: str) -> None:
    if opener == "enter":
        on_empty.key(Qt.Key.Key_Return)
    else:
        box = on_empty.canvas.spots.cell_box(PAY)
        assert box is not None
        on_empty.double_click(on_empty.view.frame.rect(box).center())
    on_empty.type("In cash")
    on_empty.key(Qt.Key.Key_Return, CTRL)
    assert cards_of(on_empty.map, *PAY) == ["In cash"]


@pytest.mark.parametrize("text", ["", "gone", "   "])
def test_a_card_left_empty_or_given_up_leaves_no_trace(on_empty: Driver, text: str) -> None:
    before, picture = on_empty.map, on_empty.pixels()
    on_empty.key(Qt.Key.Key_Return)
    on_empty.type(text)
    on_empty.key(Qt.Key.Key_Escape if text.strip() else Qt.Key.Key_Return)
    assert not on_empty.canvas.hands().writing.active
    assert on_empty.session.shown is on_empty.map is before
    assert (on_empty.session.depth, on_empty.session.clean) == (0, True)
    assert on_empty.session.selection == EMPTY
    assert (on_empty.pixels() == picture).mean() > 0.999
    assert on_empty.as_painted()


@pytest.mark.parametrize("text", ["gone", "a text of more than twenty letters"])
def test_redo_brings_a_card_again_that_was_given_up_however_short(
    on_empty: Driver, text: str
) -> None:
    before = on_empty.map
    on_empty.type(text)
    on_empty.key(Qt.Key.Key_Escape)
    assert on_empty.session.map is before
    assert (on_empty.session.redo_label, on_empty.session.clean) == ("Add Card", True)
    on_empty.canvas.redo()
    current = on_empty.session.selection.current
    assert card_of(on_empty.map, current).text == text
    on_empty.canvas.undo()
    assert on_empty.map is before
    assert on_empty.session.selection == EMPTY


def test_what_was_given_up_comes_first_and_takes_no_redo_away(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(select_record(driver.map, "hole"))
    driver.type("!")
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.canvas.undo()
    driver.type("?")
    driver.key(Qt.Key.Key_Escape)
    driver.canvas.redo()
    assert card_of(driver.map, "hole").text == "I see a hole?"
    driver.canvas.undo()
    driver.canvas.redo()
    assert card_of(driver.map, "hole").text == "I see a hole!"


def test_redo_brings_a_text_again_that_esc_took_back(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(select_record(driver.map, "need"))
    driver.type("Want")
    driver.key(Qt.Key.Key_Escape)
    assert driver.map == small_map()
    assert driver.session.redo_label == "Rename Stage"
    driver.canvas.redo()
    assert driver.map.records["need"].name == "Want"  # type: ignore[attr-defined]


def test_where_nothing_was_typed_esc_leaves_nothing_to_redo(drive: Drive) -> None:
    driver = drive(small_map())
    for keys in ((Qt.Key.Key_Return,), (Qt.Key.Key_Return, Qt.Key.Key_Backspace)):
        driver.session.select(select_record(driver.map, "hole"))
        for key in keys:
            driver.key(key)
        driver.key(Qt.Key.Key_Escape)
        assert driver.session.redo_label == ""


def test_typing_on_a_card_goes_on_at_its_end(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(select_record(driver.map, "hole"))
    driver.type("again")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert card_of(driver.map, "hole").text == "I see a hole again"
    driver.canvas.undo()
    assert driver.map == small_map()


def test_a_sign_typed_on_a_card_follows_without_a_space_and_return_puts_none(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(select_record(driver.map, "hole"))
    driver.type("!")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert card_of(driver.map, "hole").text == "I see a hole!"
    driver.session.select(select_record(driver.map, "dry"))
    driver.key(Qt.Key.Key_Return)
    driver.type("s")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert card_of(driver.map, "dry").text == "Keep my feet drys"


def test_a_letter_of_an_input_method_begins_a_word_too(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(select_record(driver.map, "hole"))
    event = QInputMethodEvent("", [])
    event.setCommitString("é")
    QApplication.sendEvent(driver.view, event)
    driver.type("t")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert card_of(driver.map, "hole").text == "I see a hole ét"


def test_typing_on_a_card_that_esc_ends_changes_nothing(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(select_record(driver.map, "hole"))
    driver.type("xyz")
    assert driver.canvas.hands().writing.active
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.shown == driver.map == small_map()
    assert driver.session.depth == 0


def test_typing_on_several_cards_leaves_them_alone(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.select(Selection(("look", "try"), ("do", "find")))
    driver.type("x")
    assert not driver.canvas.hands().writing.active
    assert driver.session.shown == small_map()


def test_the_card_that_is_begun_is_framed(on_empty: Driver) -> None:
    on_empty.key(Qt.Key.Key_Return)
    draft = on_empty.canvas.hands().writing.draft
    assert draft is not None
    wanted = on_empty.canvas.spots.marks(select_record(on_empty.session.shown, draft.card.id))
    assert on_empty.canvas._marks.shown == wanted
    on_empty.key(Qt.Key.Key_Escape)


def test_enter_commits_and_opens_the_next_card_in_the_cell(drive: Drive) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, "look"))
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_End)
    driver.type("!")
    driver.key(Qt.Key.Key_Return)
    driver.type("I ask")
    driver.key(Qt.Key.Key_Return)
    driver.type("I wait")
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    assert not driver.canvas.hands().writing.active
    inside = ["I look around!", "I ask", "I wait", "I try some on"]
    assert cards_of(driver.map, "do", "find") == inside
    assert driver.session.depth == 3
    current = driver.map.records[driver.session.selection.current]
    assert getattr(current, "text", "") == "I wait"
    for _ in range(3):
        driver.session.undo()
    assert driver.map == small_map()


def test_tab_goes_on_writing_in_the_next_step(drive: Drive) -> None:
    driver = drive(small_map())
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Tab)
    assert driver.canvas.hands().writing.record == "look"
    driver.key(Qt.Key.Key_Tab)
    driver.type("I pay")
    driver.key(Qt.Key.Key_Tab)
    assert cards_of(driver.map, *PAY) == ["I pay"]
    following = driver.session.selection.cell
    assert following is not None
    assert following[0] == driver.map.lanes[1].id, "the next lane"
    assert driver.canvas.hands().writing.active
    driver.key(Qt.Key.Key_Backtab, SHIFT)
    assert driver.session.selection.cell == PAY
    driver.key(Qt.Key.Key_Backtab, SHIFT)
    assert driver.canvas.hands().writing.record == "look"
    driver.key(Qt.Key.Key_Backtab, SHIFT)
    assert driver.canvas.hands().writing.record == "hole"
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.depth == 1


def test_tab_over_empty_cells_leaves_none_behind(drive: Drive) -> None:
    driver = drive(evolve(small_map(), cards=()))
    before = driver.map
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Tab, times=2)
    assert driver.session.selection == EMPTY
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.shown is before
    assert driver.session.depth == 0


def test_tab_passes_over_a_collapsed_stage(drive: Drive) -> None:
    map_ = small_map()
    stages = (map_.stages[0], evolve(map_.stages[1], collapsed=True))
    driver = drive(evolve(map_, stages=stages))
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_Tab)
        assert driver.canvas.hands().writing.record == "dry", "of the next lane"
        driver.key(Qt.Key.Key_Backtab, SHIFT)
        assert driver.canvas.hands().writing.record == "hole"


@pytest.mark.parametrize(
    ("start", "following"), [("need", "buy"), ("find", "pay"), ("do", "feel"), ("map", "need")]
)
def test_tab_goes_from_heading_to_heading(drive: Drive, start: str, following: str) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, start))
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Tab)
    assert driver.canvas.hands().writing.record == following
    assert driver.session.selection.current == following
    if start != "map":
        driver.key(Qt.Key.Key_Backtab, SHIFT)
        assert driver.canvas.hands().writing.record == start
    driver.key(Qt.Key.Key_Return)
    assert not driver.canvas.hands().writing.active, "Enter on a heading goes no further"


def test_tab_goes_from_the_last_step_into_the_first_cell(drive: Drive) -> None:
    driver = drive(edits.remove_cards(small_map(), ["hole"]))
    driver.canvas.select(select_record(driver.map, "pay"))
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Tab)
    driver.type("What comes next")
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells["do", "notice"]
    assert card.text == "What comes next"
    assert driver.map.stages == small_map().stages


def test_tab_behind_the_last_stage_adds_one_and_none_behind_one_without_a_name(
    drive: Drive,
) -> None:
    driver = drive(small_map())
    told: list[str] = []
    driver.canvas.told.connect(lambda text, _: told.append(text))
    driver.canvas.select(select_record(driver.map, "buy"))
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Tab)
    assert told == ["Stage added"]
    driver.type("Wear")
    driver.key(Qt.Key.Key_Tab)
    assert [one.name for one in driver.map.stages] == ["Need", "Buy", "Wear", "New Stage"]
    driver.key(Qt.Key.Key_Tab)
    assert not driver.canvas.hands().writing.active
    assert len(driver.map.stages) == 4
    driver.canvas.undo()
    driver.canvas.undo()
    assert [one.name for one in driver.map.stages] == ["Need", "Buy", "New Stage"]


def test_tab_behind_the_last_stage_that_is_seen_adds_one_before_hidden_ones(drive: Drive) -> None:
    driver = drive(edits.change_stage(small_map(), "buy", hidden=True))
    driver.canvas.select(select_record(driver.map, "need"))
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Tab)
    driver.type("Wear")
    driver.key(Qt.Key.Key_Return)
    assert [one.name for one in driver.map.stages] == ["Need", "Wear", "Buy"]


def test_undo_on_a_card_just_begun_takes_the_card_before_back(on_empty: Driver) -> None:
    on_empty.type("one")
    on_empty.key(Qt.Key.Key_Return)
    on_empty.key(Qt.Key.Key_Z, CTRL)
    assert not on_empty.canvas.hands().writing.active
    assert cards_of(on_empty.map, *PAY) == []
    assert on_empty.session.selection == EMPTY


def test_saving_in_the_middle_keeps_what_was_typed(on_empty: Driver) -> None:
    on_empty.type("half a th")
    on_empty.canvas.finish_writing()
    assert not on_empty.canvas.hands().writing.active
    assert cards_of(on_empty.map, *PAY) == ["half a th"]


def test_a_long_new_card_given_up_can_be_brought_back(on_empty: Driver) -> None:
    heard: list[tuple[str, str]] = []
    on_empty.canvas.abandoned.connect(lambda record, text: heard.append((record, text)))
    on_empty.type("a text that took some time to write")
    on_empty.key(Qt.Key.Key_Escape)
    assert cards_of(on_empty.map, *PAY) == []
    on_empty.canvas.hands().writing.write(*heard[0])
    assert cards_of(on_empty.map, *PAY) == ["a text that took some time to write"]


@pytest.mark.parametrize("where", ["lane", "stage"])
def test_nothing_is_begun_where_it_would_not_be_seen(on_empty: Driver, where: str) -> None:
    map_ = on_empty.map
    if where == "lane":
        folded = evolve(map_, lanes=(evolve(map_.lanes[0], collapsed=True), *map_.lanes[1:]))
    else:
        folded = evolve(map_, stages=(map_.stages[0], evolve(map_.stages[1], collapsed=True)))
    on_empty.session.commit("Collapse", folded)
    on_empty.session.select(Selection((), PAY))
    on_empty.type("x")
    assert not on_empty.canvas.hands().writing.active


@pytest.mark.parametrize("said", ["60 % lost", "7 of ten", "0 trust", "glad"])
def test_a_digit_that_names_no_level_begins_a_word(drive: Drive, said: str) -> None:
    lane = Lane(id="mood", type=LaneType.EMOTION.value, title="Mood")
    driver = drive(edits.insert_lane(small_map(), lane, 0))
    driver.session.select(Selection((), ("mood", "find")))
    driver.type(said)
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells["mood", "find"]
    assert (card.text, card.type) == (said, "emotion")
    assert card.feeling is not None


def test_a_word_beside_a_face_is_not_broken_while_it_is_typed(drive: Drive) -> None:
    lane = Lane(id="mood", type=LaneType.EMOTION.value, title="Mood")
    driver = drive(edits.insert_lane(small_map(), lane, 0))
    driver.session.select(Selection((), ("mood", "find")))
    for letter in "glad":
        QTest.keyClicks(driver.focused(), letter)
        block = driver.canvas.hands().writing.editor.field_layout.block
        assert block is not None
        assert block.line_count == 1
    driver.type(" and somewhat surprised that it went so well after all")

    def broken() -> bool:
        block = driver.canvas.hands().writing.editor.field_layout.block
        return block is not None and block.line_count > 1

    driver.qtbot.waitUntil(broken)
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells["mood", "find"]
    assert card.text == "glad and somewhat surprised that it went so well after all"


# --- input methods ---


@pytest.mark.parametrize(("language", "stages", "commit"), COMPOSED)
def test_composing_on_an_empty_cell_loses_nothing(
    drive: Drive, language: str, stages: tuple[str, ...], commit: str
) -> None:
    driver = drive(edits.change_map(small_map(), language=language))
    driver.session.select(EMPTY)
    shown = []
    for stage in stages:
        driver.compose(stage)
        block = driver.canvas.hands().writing.editor.field_layout.block
        shown.append(block.text if block is not None else "")
        assert driver.view.hasFocus(), "an input method whose focus goes drops what it composes"
    assert shown == list(stages)
    driver.compose(commit=commit)
    assert not driver.view.hasFocus()
    driver.type("!")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert cards_of(driver.map, *PAY) == [commit + "!"]
    assert driver.session.depth == 1


def test_enter_while_composing_never_commits(on_empty: Driver) -> None:
    on_empty.compose("か")
    on_empty.key(Qt.Key.Key_Return)
    on_empty.key(Qt.Key.Key_Tab)
    assert on_empty.canvas.hands().writing.active
    on_empty.compose(commit="漢")
    on_empty.compose("じ")
    on_empty.key(Qt.Key.Key_Return)
    assert on_empty.canvas.hands().writing.active
    on_empty.compose(commit="字")
    on_empty.key(Qt.Key.Key_Return, CTRL)
    assert cards_of(on_empty.map, *PAY) == ["漢字"]


def test_a_composed_character_that_needs_no_preedit_starts_a_card(on_empty: Driver) -> None:
    """As a dead key does, or an input panel that is clicked."""
    on_empty.compose(commit="é")
    on_empty.type("t")
    on_empty.key(Qt.Key.Key_Return, CTRL)
    assert cards_of(on_empty.map, *PAY) == ["ét"]


def test_composing_given_up_and_a_click_elsewhere_leave_no_trace(on_empty: Driver) -> None:
    before = on_empty.map
    on_empty.compose("k", "か")
    on_empty.compose("")
    on_empty.click(on_empty.box("look").center())
    assert on_empty.session.shown is before
    assert on_empty.session.selection.current == "look"
    assert not on_empty.canvas.hands().writing.active


def test_a_click_elsewhere_while_composing_ends_writing(on_empty: Driver) -> None:
    on_empty.compose(commit="漢")
    on_empty.compose("か")
    on_empty.click(on_empty.box("look").center())
    assert not on_empty.canvas.hands().writing.active
    assert cards_of(on_empty.map, *PAY) == ["漢か"]
    on_empty.key(Qt.Key.Key_Left)
    assert on_empty.session.selection.current == "hole", "keys go astray"


def test_a_first_composition_ends_with_a_click_elsewhere(on_empty: Driver) -> None:
    on_empty.compose("か")
    on_empty.click(on_empty.box("look").center())
    assert not on_empty.canvas.hands().writing.active
    assert cards_of(on_empty.map, *PAY) == ["か"]
    on_empty.key(Qt.Key.Key_Left)
    assert on_empty.session.selection.current == "hole", "keys go astray"


def test_after_a_composition_that_a_save_ended_the_keys_are_the_maps(on_empty: Driver) -> None:
    on_empty.compose("か")
    on_empty.canvas.finish_writing()
    assert not on_empty.canvas.hands().writing.active
    (card,) = on_empty.map.cells[PAY]
    on_empty.key(Qt.Key.Key_Left)
    assert on_empty.session.selection.cell == ("do", "find"), "keys go astray"
    on_empty.key(Qt.Key.Key_Right)
    assert on_empty.session.selection.current == card.id
    assert asked(on_empty, Qt.InputMethodQuery.ImEnabled) is True
    on_empty.compose("あ", commit="亜")
    on_empty.key(Qt.Key.Key_Return, CTRL)
    assert cards_of(on_empty.map, *PAY) == ["か亜"]


def test_enter_that_ends_a_composition_and_a_card_leaves_the_keys_to_the_next(
    on_empty: Driver,
) -> None:
    on_empty.compose("か")
    on_empty.compose(commit="蚊")
    on_empty.key(Qt.Key.Key_Return)
    on_empty.type("b")
    on_empty.key(Qt.Key.Key_Return, CTRL)
    assert cards_of(on_empty.map, *PAY) == ["蚊", "b"]


def asked(driver: Driver, query: Qt.InputMethodQuery) -> object:
    """What the platform hears when it asks whatever has the keyboard."""
    assert QGuiApplication.focusObject() is driver.view
    return QInputMethod.queryFocusObject(query, None)


def test_an_input_method_is_wanted_where_typing_writes_and_only_there(
    on_empty: Driver,
) -> None:
    assert asked(on_empty, Qt.InputMethodQuery.ImEnabled) is True
    caret = asked(on_empty, Qt.InputMethodQuery.ImCursorRectangle)
    box = on_empty.canvas.spots.cell_box(PAY)
    assert box is not None
    cell = on_empty.view.frame.rect(box)
    assert cell.contains(caret.topLeft())  # type: ignore[attr-defined]
    on_empty.compose("か")
    place = on_empty.canvas.hands().writing.find(on_empty.canvas.hands().writing.record)
    assert place is not None
    caret = asked(on_empty, Qt.InputMethodQuery.ImCursorRectangle)
    assert abs(caret.center().y() - place.box.center().y()) < place.box.height()  # type: ignore[attr-defined]
    on_empty.compose("")
    on_empty.key(Qt.Key.Key_Escape)
    on_empty.session.select(Selection(("look", "try"), ("do", "find")))
    on_empty.settle()
    assert asked(on_empty, Qt.InputMethodQuery.ImEnabled) is False


def test_leaving_tells_which_record_was_written(on_empty: Driver) -> None:
    heard: list[tuple[Leaving, str]] = []
    on_empty.canvas.hands().writing.ended.connect(lambda how, record: heard.append((how, record)))
    QTest.keyClicks(on_empty.focused(), "a")
    on_empty.key(Qt.Key.Key_Return)
    on_empty.key(Qt.Key.Key_Return)
    (card,) = on_empty.map.cells[PAY]
    assert heard == [(Leaving.COMMIT, card.id), (Leaving.COMMIT, "")]
