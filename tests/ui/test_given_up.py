"""What Esc gives up in the panels can be had again, and commands take in what is typed there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.reserved import TrayNote
from app.ui.application import Application
from app.ui.inspector.held import RecordsEditor
from app.ui.outline_tree import Key, Sort
from app.ui.panels import OUTLINE, TRAY
from app.ui.window import MainWindow
from tests.editor.maps import card_of
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile
from tests.ui.test_panels import focused
from tests.ui.test_refusals import inspector, select, the_map

LONG = "She asked twice before anybody answered"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(program: Application, window: MainWindow, map_file: MapFile) -> MainWindow:
    program.open_maps([map_file()], window)
    settle()
    return window


def enter(window: MainWindow, record: str, field: str) -> None:
    select(window, record)
    for group in inspector(window).groups():
        group.unfold()
    inspector(window).row(field).editor.setFocus()
    settle()


def toast(window: MainWindow) -> str:
    found = window.tools.editing.acting.toast
    return found.text if not found.isHidden() else ""


def restore(window: MainWindow) -> None:
    (button,) = window.tools.editing.acting.toast.buttons
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("field", ["notes", "responsible", "tags"])
def test_a_text_in_a_field_is_offered_again(opened: MainWindow, field: str, paused: bool) -> None:
    enter(opened, "look", field)
    before = the_map(opened)
    QTest.keyClicks(focused(), LONG)
    if paused and field != "tags":
        settle(400)
        assert the_map(opened) is not before, "typed text goes to the map when typing pauses"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert the_map(opened) is before
    assert toast(opened) == "Your typing was discarded"
    clocks = opened.tools.editing.acting.toast.findChildren(QTimer)
    assert [one.interval() for one in clocks if one.isActive()] == [20_000], "milliseconds"
    select(opened, "hole")
    restore(opened)
    held = getattr(the_map(opened).records["look"], field)
    assert held == ((LONG,) if field == "tags" else LONG)
    assert opened.document is not None
    assert opened.document.session.selection.records == ("look",)
    opened.undo()
    assert the_map(opened) is before


@pytest.mark.parametrize("begun", [False, True])
def test_the_shortest_text_on_the_map_is_offered_again(opened: MainWindow, begun: bool) -> None:
    canvas = opened.canvas
    assert canvas is not None
    before = the_map(opened)
    cell = Selection((), ("do", "pay"))
    canvas.select(cell if begun else select_record(before, "look"))
    QTest.keyClicks(canvas.view, "Z")
    editor = canvas.hands().writing.editor
    told = "Enter next card, Ctrl+Enter done, Esc discards"
    assert opened.status.keys.text() == told
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert opened.status.keys.text() == ""
    assert the_map(opened) is before
    assert toast(opened) == "Your typing was discarded"
    restore(opened)
    texts = [one.text for one in the_map(opened).cards if one.text.endswith("Z")]
    assert len(texts) == 1
    assert toast(opened) == ""
    opened.undo()
    assert the_map(opened) is before


def test_a_card_that_goes_to_the_tray_takes_the_offer_of_its_text_along(opened: MainWindow) -> None:
    canvas = opened.canvas
    assert canvas is not None
    canvas.select(select_record(the_map(opened), "look"))
    QTest.keyClicks(canvas.view, "Z")
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Escape)
    assert toast(opened) == "Your typing was discarded"
    opened.tools.act("send-to-tray")
    settle()
    assert [note.id for note in the_map(opened).tray] == ["look"]
    assert "Restore" not in toast(opened)
    canvas.select(Selection((), ("do", "pay")))
    QTest.keyClicks(canvas.view, "Y")
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Return, CTRL)
    assert "Y" in [card.text for card in the_map(opened).cards]


@pytest.mark.parametrize("by", ["redo", "button"])
def test_what_was_given_up_comes_before_what_was_undone_and_takes_none_of_it(
    opened: MainWindow, by: str
) -> None:
    canvas = opened.canvas
    assert canvas is not None

    def write(text: str, end: Qt.Key) -> None:
        canvas.select(Selection((), ("do", "pay")))
        QTest.keyClicks(canvas.view, text[0])
        QTest.keyClicks(canvas.hands().writing.editor, text[1:])
        modifier = CTRL if end == Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(canvas.hands().writing.editor, end, modifier)
        settle()

    def new() -> list[str]:
        cell = the_map(opened).cells.get(("do", "pay"), ())
        return [one.text for one in cell][-3:]

    old = new()
    write("one", Qt.Key.Key_Return)
    write("two", Qt.Key.Key_Return)
    opened.undo()
    opened.undo()
    write("three", Qt.Key.Key_Escape)
    assert new() == old
    if by == "redo":
        opened.redo()
    else:
        restore(opened)
    assert new() == [*old, "three"][-3:]
    assert toast(opened) == "", "it is not discarded any more"
    opened.undo()
    assert new() == old
    found = []
    for _ in range(3):
        opened.redo()
        found.append(new()[-1])
    assert found == ["one", "two", "three"]


def test_a_text_in_the_outline_is_offered_again(opened: MainWindow) -> None:
    before = the_map(opened)
    opened.toggle_panel(OUTLINE)
    settle()
    outline = opened.tools.panels.outline
    assert outline is not None
    outline.tree.setCurrentIndex(outline.model.index_of(Key(Sort.CARD, "try")))
    for text in ("short", LONG):
        QTest.keyClick(outline.tree, Qt.Key.Key_F2)
        settle()
        QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
        QTest.keyClicks(focused(), text)
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        settle()
        assert the_map(opened) is before
        assert toast(opened) == "Your typing was discarded"
    restore(opened)
    assert card_of(the_map(opened), "try").text == LONG


@pytest.mark.parametrize("command", ["duplicate", "insert-stage-after", "copy-image"])
def test_a_command_takes_in_what_is_typed_in_a_field(opened: MainWindow, command: str) -> None:
    enter(opened, "look", "tags")
    QTest.keyClicks(focused(), "wet, cold")
    opened.act(command)
    settle()
    tagged = [one for one in the_map(opened).cards if one.tags == ("wet", "cold")]
    assert len(tagged) == (2 if command == "duplicate" else 1)
    opened.finish_writing()
    assert opened.document is not None
    session = opened.document.session
    steps = session.depth
    assert steps == (1 if command == "copy-image" else 2)


@pytest.mark.parametrize("field", ["text", "notes"])
def test_texts_that_one_takes_the_place_of_are_told_with_undo(
    opened: MainWindow, field: str
) -> None:
    assert opened.document is not None
    session = opened.document.session
    for id_, text in (("look", "one"), ("try", "two"), ("hole", "")):
        session.commit("Edit", edits.change_card(the_map(opened), id_, **{field: text}))
    before = the_map(opened)
    session.select(Selection(("hole", "look", "try")))
    settle()
    for group in inspector(opened).groups():
        group.unfold()
    row = inspector(opened).row(field)
    row.editor.setFocus()
    QTest.keyClicks(focused(), "same")
    settle(400)
    assert toast(opened) == f"{row.label.text()}: 2 texts were replaced"
    QTest.keyClicks(focused(), " for all")
    settle(400)
    assert toast(opened), "one step of the history is told of once"
    restore(opened)
    assert the_map(opened) is before
    row.editor.setFocus()
    session.select(Selection(("look",)))
    settle()
    QTest.keyClicks(focused(), "x")
    opened.finish_writing()
    assert toast(opened) == "", "of one card everybody sees it"


def test_a_persona_taken_off_its_list_is_told_with_undo(opened: MainWindow) -> None:
    select(opened, "map")
    for group in inspector(opened).groups():
        group.unfold()
    editor = inspector(opened).row("personas").editor
    assert isinstance(editor, RecordsEditor)
    editor.add.click()
    settle()
    inspector(opened).back.click()
    settle()
    held = the_map(opened)
    assert held.personas
    editor.list.setFocus()
    editor.list.setCurrentRow(0)
    QTest.keyClick(editor.list, Qt.Key.Key_Delete)
    settle()
    assert not the_map(opened).personas
    assert toast(opened) == "“New Persona” was removed"
    restore(opened)
    assert the_map(opened) is held


@pytest.mark.parametrize("gone", ["deleted", "of another type"])
def test_a_text_is_no_longer_offered_once_its_field_is_gone(opened: MainWindow, gone: str) -> None:
    assert opened.document is not None
    session = opened.document.session
    if gone == "deleted":
        enter(opened, "look", "notes")
    else:
        session.commit("", edits.change_card_type(session.map, ("look",), "thought"))
        enter(opened, "look", "said-by")
    QTest.keyClicks(focused(), LONG)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert toast(opened) == "Your typing was discarded"
    session.commit("", edits.change_card(session.map, "try", text="Another card"))
    assert toast(opened), "what is edited elsewhere is no matter"
    if gone == "deleted":
        session.commit("", edits.remove_cards(session.map, ["look"]))
    else:
        session.commit("", edits.change_card_type(session.map, ("look",), "action"))
    assert toast(opened) == ""


def test_a_name_is_no_longer_offered_once_what_had_it_is_gone(opened: MainWindow) -> None:
    opened.toggle_panel(OUTLINE)
    settle()
    outline = opened.tools.panels.outline
    assert outline is not None
    assert opened.document is not None
    session = opened.document.session
    outline.tree.setCurrentIndex(outline.model.index_of(Key(Sort.CARD, "try")))
    QTest.keyClick(outline.tree, Qt.Key.Key_F2)
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused(), LONG)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    settle()
    assert toast(opened)
    session.commit("", edits.remove_cards(session.map, ["try"]))
    assert toast(opened) == ""


def test_words_of_a_note_are_no_longer_offered_once_it_left_the_tray(opened: MainWindow) -> None:
    assert opened.document is not None
    session = opened.document.session
    session.commit("", edits.add_tray_notes(session.map, [TrayNote(id="later", text="Later")], 0))
    opened.toggle_panel(TRAY)
    settle()
    tray = opened.tools.panels.tray
    assert tray is not None
    tray.list.choose_last()
    tray.list.edit(tray.list.currentIndex())
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused(), LONG)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    settle()
    assert toast(opened)
    session.commit("", edits.place_tray_note(session.map, "later", "do", "find"))
    assert toast(opened) == "", "it is a card now, and no note"


@pytest.mark.parametrize("panel", [OUTLINE, TRAY])
def test_what_is_composed_in_a_panel_is_taken_in_when_the_keyboard_leaves(
    opened: MainWindow, panel: str
) -> None:
    assert opened.document is not None
    assert opened.canvas is not None
    session = opened.document.session
    session.commit("", edits.add_tray_notes(session.map, [TrayNote(id="later", text="Later")], 0))
    opened.toggle_panel(panel)
    settle()
    if panel == OUTLINE:
        outline = opened.tools.panels.outline
        assert outline is not None
        outline.tree.setCurrentIndex(outline.model.index_of(Key(Sort.CARD, "try")))
        QTest.keyClick(outline.tree, Qt.Key.Key_F2)
    else:
        tray = opened.tools.panels.tray
        assert tray is not None
        tray.list.choose_last()
        tray.list.edit(tray.list.currentIndex())
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
    QApplication.sendEvent(focused(), QInputMethodEvent("かんじ", []))
    opened.canvas.view.setFocus(Qt.FocusReason.MouseFocusReason)
    settle()
    record = session.map.records["try" if panel == OUTLINE else "later"]
    assert record.text == "かんじ"  # type: ignore[attr-defined]
