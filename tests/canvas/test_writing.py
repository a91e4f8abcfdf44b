"""Writing in place: every text by mouse and by keyboard, commit, cancel, undo, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.canvas import zoom
from app.canvas.layouter import MapLayouter
from app.editor.navigate import select_record
from app.editor.texts import read_text
from app.layout.sheet import Sheet
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType
from tests.canvas.driver import CTRL, SHIFT, Driver
from tests.editor.maps import sample, small_map

Drive = Callable[..., Driver]

RECORDS = ("map", "need", "find", "do", "hole")
LABELS = {
    "map": "Rename Map",
    "need": "Rename Stage",
    "find": "Rename Step",
    "do": "Rename Lane",
    "hole": "Edit Card",
}
# From the first cell to each record by arrow keys.
WAYS = {
    "map": (Qt.Key.Key_Up, Qt.Key.Key_Up),
    "need": (Qt.Key.Key_Up,),
    "find": (Qt.Key.Key_Right, Qt.Key.Key_Up),
    "do": (Qt.Key.Key_Left,),
    "hole": (),
}


@pytest.mark.parametrize("record", RECORDS)
def test_renaming_by_mouse_with_undo_and_redo(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    before = driver.map
    driver.double_click(driver.box(record).center())
    assert driver.canvas.hands().writing.record == record
    driver.key(Qt.Key.Key_A, CTRL)
    driver.type("New words")
    assert driver.canvas.hands().writing.editor.text() == "New words"
    # The rest of the map follows when typing pauses.
    driver.qtbot.waitUntil(lambda: read_text(driver.session.shown, record) == "New words")
    assert driver.map is before
    driver.key(Qt.Key.Key_Return, CTRL)
    assert read_text(driver.map, record) == "New words"
    assert driver.canvas.hands().writing.record == ""
    assert (driver.session.undo_label, driver.session.depth) == (LABELS[record], 1)
    clean = [driver.session.clean]
    driver.session.undo()
    assert driver.map is before
    clean.append(driver.session.clean)
    driver.session.redo()
    assert clean == [False, True]
    assert read_text(driver.map, record) == "New words"


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("opener", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_renaming_by_keyboard(drive: Drive, record: str, opener: Qt.Key) -> None:
    driver = drive(small_map())
    for key in WAYS[record]:
        driver.key(key)
    assert driver.session.selection.current == record
    driver.key(opener)
    driver.key(Qt.Key.Key_A, CTRL)
    driver.type("Typed")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert read_text(driver.map, record) == "Typed"
    assert driver.view.hasFocus(), "the keyboard does not come back to the map"


@pytest.mark.parametrize("record", RECORDS)
def test_escape_restores_the_old_text(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    before = driver.map
    picture = driver.pixels()
    with driver.writing(record):
        driver.type("gone")
        driver.key(Qt.Key.Key_Escape)
    assert driver.session.shown is before
    assert driver.session.depth == 0
    driver.session.select(select_record(before, "hole"))
    driver.settle()
    assert (driver.pixels() == picture).mean() > 0.999


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, None])
def test_opening_and_closing_changes_nothing(drive: Drive, record: str, end: Qt.Key | None) -> None:
    driver = drive(small_map())
    before = driver.map
    with driver.writing(record):
        if end is None:
            driver.click(QPointF(600, 650))
        else:
            driver.key(end)
    # Enter and Tab go on to the next card or heading.
    driver.canvas.hands().writing.cancel()
    assert driver.session.shown is before
    assert driver.map is before
    assert (driver.session.depth, driver.session.clean) == (0, True)


ODD = (
    "no\u00a0break",
    "zero\u200bwidth",
    "soft\u00adhyphen",
    "line\u2028separator",
    "para\u2029graph",
    "windows\r\nline",
    "old\rmac",
    "tab\there",
    "nul\x00inside",
    "\u202eoverride\u202c",
    "\u2067isolate\u2069",
    "  spaces  ",
    "\n\nempty lines\n",
    "👩🏽‍🦽🚕",
    "e\u0301 combining",
    "\ufdd0 not a character",
)


@pytest.mark.parametrize("text", ODD)
def test_odd_characters_survive_opening_and_typing_elsewhere(drive: Drive, text: str) -> None:
    map_ = edits.set_card_text(small_map(), "hole", text)
    driver = drive(map_)
    before = driver.map
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_Return)
    assert driver.map is before
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_End, CTRL)
        driver.type("z")
        driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, "hole") == text + "z"
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_Home, CTRL)
        driver.type("a")
        driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, "hole") == "a" + text + "z"


@pytest.mark.parametrize("held", [SHIFT, Qt.KeyboardModifier.AltModifier])
def test_shift_and_alt_enter_break_the_line(drive: Drive, held: Qt.KeyboardModifier) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_End, CTRL)
        driver.key(Qt.Key.Key_Return, held)
        driver.type("below")
        driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, "hole") == "I see a hole\nbelow"


def test_control_enter_commits_and_stays(drive: Drive) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        driver.type("!")
        driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.map.cards[0].text == "I see a hole!"
    assert driver.session.selection.current == "hole"


def test_tab_commits_and_goes_to_the_next_step(drive: Drive) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        driver.type("!")
        driver.key(Qt.Key.Key_Tab)
    assert driver.map.cards[0].text == "I see a hole!"
    assert driver.session.selection.cell == ("do", "find")
    with driver.writing("look"):
        driver.key(Qt.Key.Key_Backtab, SHIFT)
    assert driver.session.selection.cell == ("do", "notice")


def test_a_click_elsewhere_commits_and_selects_there(drive: Drive) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        driver.type("!")
        driver.click(driver.box("look").center())
    assert driver.map.cards[0].text == "I see a hole!"
    assert driver.session.selection.current == "look"


def test_undo_in_the_editor_is_for_typing_and_then_for_the_map(drive: Drive) -> None:
    driver = drive(small_map())
    driver.session.edit("Rename Map", lambda map_: edits.rename_map(map_, "Boots"))
    with driver.writing("hole"):
        driver.type("xyz")
        driver.key(Qt.Key.Key_Z, CTRL)
        assert driver.canvas.hands().writing.editor.text() == "I see a hole"
        assert driver.map.title == "Boots"
        driver.key(Qt.Key.Key_Y, CTRL)
        assert driver.canvas.hands().writing.editor.text() == "I see a holexyz"
        driver.key(Qt.Key.Key_Z, CTRL)
        driver.key(Qt.Key.Key_Z, CTRL)
    assert not driver.canvas.hands().writing.active
    assert driver.map.title == "Buying shoes"


@pytest.mark.parametrize("by_key", [True, False])
def test_undo_shows_what_it_took_back_however_it_is_asked_for(drive: Drive, by_key: bool) -> None:
    """By a key in the editor, or by the menu while the editor is open."""
    driver = drive(small_map(), (420, 300))
    driver.view.zoom_to(3.0)
    driver.canvas.select(select_record(driver.map, "try"))
    driver.session.edit("Edit Card", lambda map_: edits.set_card_text(map_, "try", "Nowhere"))
    with driver.writing("hole"):
        assert not driver.view.frame.body.contains(driver.box("try").center())
        driver.session.select(select_record(driver.map, "hole"))
        if by_key:
            driver.key(Qt.Key.Key_Z, CTRL)
        else:
            driver.canvas.undo()
    assert not driver.canvas.hands().writing.active
    assert driver.map.records["try"] == small_map().records["try"]
    assert driver.session.selection.current == "try"
    assert driver.view.frame.body.contains(driver.box("try").center())
    driver.canvas.redo()
    assert read_text(driver.map, "try") == "Nowhere"


def test_undo_from_the_menu_takes_typing_back_first(drive: Drive) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        driver.type("xyz")
        driver.canvas.undo()
        assert driver.canvas.hands().writing.editor.text() == "I see a hole"
        driver.canvas.redo()
        assert driver.canvas.hands().writing.editor.text() == "I see a holexyz"
        driver.canvas.redo()
    assert not driver.canvas.hands().writing.active
    assert read_text(driver.map, "hole") == "I see a holexyz"


def refusing(driver: Driver, word: str) -> None:
    """Let no map be shown in which a card holds a word."""

    def guard(map_: JourneyMap) -> None:
        if any(word in card.text for card in map_.cards):
            raise edits.EditError("no such word")

    driver.session.guard(guard)


@pytest.mark.parametrize("kind", [edits.EditError, ArithmeticError], ids=["refused", "a fault"])
def test_esc_ends_writing_whatever_becomes_of_the_text(drive: Drive, kind: type[Exception]) -> None:
    driver, abandoned = drive(small_map()), list[str]()
    driver.canvas.abandoned.connect(lambda _, text: abandoned.append(text))
    before, words = driver.map, "a forbidden word, and some more of them"
    writing = driver.canvas.hands().writing

    def guard(map_: JourneyMap) -> None:
        if words in read_text(map_, "hole"):
            raise kind("no such word")

    with driver.writing("hole"):
        writing.editor.selectAll()
        writing.editor.insertPlainText(words)
        driver.session.guard(guard)
        # A fault gets out, to be told; what was refused is just not kept for redo.
        with nullcontext() if kind is edits.EditError else pytest.raises(kind):
            writing.cancel()
    assert not writing.active
    assert not writing.editor.isVisible()
    assert driver.session.shown is driver.map is before
    assert driver.session.redo_label == ""
    assert abandoned == [words], "it can be brought back"


def test_a_text_that_is_refused_stays_in_the_editor(drive: Drive) -> None:
    driver = drive(small_map())
    refusing(driver, "forbidden")
    before = driver.map
    with driver.writing("hole"):
        driver.canvas.hands().writing.editor.selectAll()
        driver.canvas.hands().writing.editor.insertPlainText("forbidden")
        with pytest.raises(edits.EditError):
            driver.canvas.finish_writing()
        assert driver.canvas.hands().writing.active
        assert driver.canvas.hands().writing.editor.isVisible()
        assert driver.canvas.hands().writing.editor.text() == "forbidden"
        assert driver.session.shown is before
        driver.canvas.hands().writing.editor.selectAll()
        driver.type("allowed")
        driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, "hole") == "allowed"


@pytest.mark.parametrize("end", ["commit", "cancel"])
def test_the_mode_is_told_however_writing_ends(drive: Drive, end: str) -> None:
    driver = drive(small_map())
    modes: list[bool] = []
    driver.canvas.mode_changed.connect(lambda: modes.append(driver.canvas.hands().writing.active))
    with driver.writing("hole"):
        driver.type("!")
        getattr(driver.canvas.hands().writing, end)()
    assert modes == [True, False]


def is_seen(editor: QWidget) -> bool:
    """Whether a widget or a part of it is drawn; one without a mask is drawn whole."""
    return editor.isVisible() and (
        editor.mask().isEmpty() or editor.mask().intersects(editor.rect())
    )


@pytest.mark.parametrize("record", ["need", "find", "do"])
def test_an_editor_whose_field_is_gone_from_afar_is_not_seen(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    with driver.writing(record):
        editor = driver.canvas.hands().writing.editor
        driver.type("Else")
        driver.qtbot.waitUntil(lambda: read_text(driver.session.shown, record) == "Else")
        driver.wheel(QPointF(500, 300), down=30, held=CTRL)
        assert driver.canvas.hands().writing.find(record) is None, "the field is still there"
        assert not is_seen(editor)
        assert driver.view.frame.scale < 0.2
        driver.type("where")
        assert is_seen(editor), "typed blindly"
        driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, record) == "Elsewhere"


def test_paste_is_plain_text(drive: Drive) -> None:
    driver = drive(small_map())
    QApplication.clipboard().setText("pasted\u00a0words")
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_A, CTRL)
        driver.key(Qt.Key.Key_V, CTRL)
        driver.key(Qt.Key.Key_Return)
    assert driver.map.cards[0].text == "pasted\u00a0words"


def test_a_text_given_up_is_handed_over_however_short(drive: Drive) -> None:
    driver = drive(small_map())
    heard: list[tuple[str, str]] = []
    driver.canvas.abandoned.connect(lambda record, text: heard.append((record, text)))
    with driver.writing("hole"):
        driver.key(Qt.Key.Key_Backspace)
        driver.key(Qt.Key.Key_Escape)
    assert heard == [], "nothing was typed"
    with driver.writing("hole"):
        driver.type("!")
        driver.key(Qt.Key.Key_Escape)
    assert heard == [("hole", "I see a hole!")]
    driver.canvas.hands().writing.write(*heard[0])
    assert driver.map.cards[0].text == "I see a hole!"


def test_the_card_grows_while_one_types_and_the_editor_with_it(drive: Drive) -> None:
    driver = drive(small_map())
    height = driver.box("hole").height()
    with driver.writing("hole"):
        driver.type(" in my shoe and it lets the rain in whenever I walk to the bus")
        assert driver.box("hole").height() > height * 1.5
        editor = driver.canvas.hands().writing.editor.geometry()
        card = driver.box("hole").toAlignedRect()
        assert editor.bottom() <= card.bottom() + 4
        assert editor.height() > height
        driver.key(Qt.Key.Key_Escape)
    assert driver.box("hole").height() == height


def test_the_editor_follows_scroll_and_zoom(drive: Drive) -> None:
    driver = drive(small_map())
    driver.view.zoom_to(2.0)
    with driver.writing("look"):
        start = driver.canvas.hands().writing.editor.pos()
        driver.view.scroll_to(driver.view.frame.origin - QPointF(31, 17))
        driver.settle()
        moved = driver.canvas.hands().writing.editor.pos() - start
        assert (moved.x(), moved.y()) == (-31, -17)
        width = driver.canvas.hands().writing.editor.width()
        driver.wheel(QPointF(500, 300), down=-4, held=CTRL)
        assert driver.canvas.hands().writing.editor.width() > width * 1.7
        driver.type("!")
        driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, "look") == "I look around!"


@pytest.mark.parametrize("record", ["need", "find", "do", "hole", "map"])
def test_from_far_away_the_view_comes_near_enough_to_write(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    driver.view.zoom_to(0.05 * zoom.PIXELS_PER_POINT)
    with driver.writing(record):
        assert driver.canvas.hands().writing.editor.document().defaultFont().pixelSize() >= 9
        driver.type("?")
        driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, record).endswith("?")


@pytest.mark.parametrize("record", ["need", "buy", "do"])
def test_a_name_that_can_be_read_is_written_where_it_stands(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    driver.view.zoom_to(0.75 * zoom.PIXELS_PER_POINT)
    before = driver.view.frame
    with driver.writing(record):
        assert driver.view.frame == before, "the view jumped"
        driver.key(Qt.Key.Key_Escape)


def test_a_lane_without_a_title_offers_the_usual_one(drive: Drive) -> None:
    map_ = small_map()
    bare = evolve(map_, lanes=(evolve(map_.lanes[0], title=""), *map_.lanes[1:]))
    driver = drive(bare)
    before = driver.map
    with driver.writing("do"):
        assert driver.canvas.hands().writing.editor.text() == "Actions"
        driver.key(Qt.Key.Key_Return)
    assert driver.map is before
    with driver.writing("do"):
        driver.key(Qt.Key.Key_End)
        driver.type(" of mine")
        driver.key(Qt.Key.Key_Return)
    assert read_text(driver.map, "do") == "Actions of mine"


@pytest.mark.parametrize("name", ["taxi", "passport", "commuter", "test-results", "pump"])
def test_every_card_of_a_sample_can_be_written_in(drive: Drive, name: str) -> None:
    driver = drive(sample(name))
    for card in driver.map.cards:
        if card.type != CardType.ENGAGEMENT and (card.text or card.value is not None):
            assert driver.canvas.hands().writing.begin(card.id), f"{card.type}: {card.text}"
            assert driver.canvas.hands().writing.editor.isVisible()
            driver.canvas.hands().writing.cancel()
    assert driver.session.depth == 0


def test_marks_beside_the_text_stay_in_sight_while_writing(drive: Drive) -> None:
    """The editor hides nothing of the card but its text."""
    driver = drive()
    card = next(one for one in driver.map.cards if one.importance and one.type == "touchpoint")
    driver.view.zoom_to(2.0)
    driver.canvas.select(select_record(driver.map, card.id))
    driver.settle()
    place = driver.canvas.hands().writing.find(card.id)
    assert place is not None
    below = place.box.toAlignedRect()
    box = driver.box(card.id).toAlignedRect()
    before = driver.pixels()
    with driver.writing(card.id):
        during = driver.pixels()
        driver.key(Qt.Key.Key_Escape)
    rest = slice(below.bottom() + 3, box.bottom() - 2), slice(box.left() + 4, box.right() - 4)
    assert before[rest].std() > 5, "there is nothing beside the text"
    assert (abs(before[rest] - during[rest]) <= 8).mean() > 0.98


def test_keys_of_the_editor_are_its_own(drive: Drive) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        selection, origin = driver.session.selection, driver.view.frame.origin
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
            driver.key(key)
        assert driver.session.selection == selection
        assert driver.view.frame.origin == origin
        driver.type("x ")
        driver.key(Qt.Key.Key_Return)
    assert driver.map.cards[0].text == "x I see a hole"


class Counting(MapLayouter):
    """Counts the maps that are laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.maps: list[JourneyMap] = []

    def sheet(self, map_: JourneyMap) -> Sheet:
        if not any(map_ is one for one in self.maps):
            self.maps.append(map_)
        return super().sheet(map_)


def test_no_key_waits_for_the_whole_map_to_be_laid_out(qtbot: QtBot) -> None:
    layouter = Counting()
    driver = Driver(qtbot, small_map(), layouter=layouter)
    with driver.writing("hole"):
        driver.canvas.hands().writing.editor.selectAll()
        before = len(layouter.maps)
        for letter in "ab cd":
            QTest.keyClicks(driver.canvas.hands().writing.editor, letter)
            QApplication.processEvents()
        assert driver.canvas.hands().writing.editor.text() == "ab cd"
        assert len(layouter.maps) == before, "laid out with a key"
        driver.qtbot.waitUntil(lambda: read_text(driver.session.shown, "hole") == "ab cd")
        assert len(layouter.maps) == before + 1, "laid out more than once a pause"
        driver.key(Qt.Key.Key_Escape)
    assert driver.session.shown is driver.map


@pytest.mark.parametrize("end", [Qt.Key.Key_F2, Qt.Key.Key_Escape])
def test_nothing_follows_when_writing_ended_before_the_pause(drive: Drive, end: Qt.Key) -> None:
    driver = drive(small_map())
    with driver.writing("hole"):
        driver.type("!")
        driver.key(end)
    ended = driver.map
    driver.qtbot.wait(150)
    assert driver.session.shown is ended
    assert driver.map is ended
