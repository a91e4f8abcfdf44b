"""The tray by keys and commands: written, pasted, put in order, placed, sent there, deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Image
from app.models.persona import Persona
from app.models.picture import picture_from
from app.models.scope import Source
from app.ui.application import Application
from app.ui.clipboard_data import OWN
from app.ui.document import Document
from app.ui.panels import TRAY
from app.ui.tray.slip import NoteField, slip_box
from tests.editor.acts.test_pairs import map_with
from tests.editor.maps import card_of, small_map
from tests.generators import tiny_png
from tests.ui.conftest import settle
from tests.ui.journeys.keys import Typist
from tests.ui.tray.conftest import ALT, CTRL, SHIFT, Driver, Open, noted


def in_list(one: Driver, note: str) -> None:
    """Let the keyboard stand on a note, by a click."""
    one.stand_on(note)
    assert one.focused is one.tray.list


def test_it_is_made_when_it_is_first_opened_and_remembered_with_the_window(
    program: Application, driver: Open, qtbot: QtBot
) -> None:
    one = driver("a")
    assert one.window.tools.panels.made_tray() is None
    one.key(Qt.Key.Key_F7)
    assert one.tray.isVisible()
    assert one.window.actions_by_command.by_id[TRAY].isChecked()
    assert one.focused is one.tray.line
    one.window.give_up()
    one.window.close()
    settle()
    again = program.add_window()
    with qtbot.waitActive(again):
        again.activateWindow()
    two = Driver(again, noted("b"))
    assert two.shown == ["b"]
    two.key(Qt.Key.Key_Y, CTRL | ALT)
    assert not two.tray.isVisible()
    assert two.focused is two.canvas.view


def test_each_line_that_is_typed_is_a_note_and_a_step_of_the_history(driver: Open) -> None:
    one = driver().open()
    for text in ("Ask the driver", "  Count calls "):
        one.type(text)
        one.key(Qt.Key.Key_Return)
    one.key(Qt.Key.Key_Return)
    assert one.notes == one.shown == ["Ask the driver", "Count calls"]
    assert one.focused is one.tray.line
    assert one.canvas.session.undo_label == "Write Note"
    one.key(Qt.Key.Key_Z, CTRL)
    assert one.notes == one.shown == ["Ask the driver"]
    one.key(Qt.Key.Key_Z, CTRL)
    assert one.notes == []


def test_what_is_typed_and_not_entered_is_a_note_before_a_save(driver: Open) -> None:
    one = driver().open()
    one.type("half")
    one.key(Qt.Key.Key_Escape)
    assert one.focused is one.canvas.view
    one.window.finish_writing()
    assert one.notes == ["half"]
    assert one.tray.line.text() == ""


@pytest.mark.parametrize("command", ["undo", "delete", "insert-step-after", "theme", "pane"])
def test_what_is_typed_and_not_entered_stays_so_whatever_the_map_s_commands_do(
    driver: Open, command: str
) -> None:
    one = driver("a").open()
    session = one.canvas.session
    session.edit("Rename", lambda map_: edits.rename_stage(map_, "need", "Want"))
    one.type("half")
    one.canvas.select(select_record(one.map, "find"))
    if command == "theme":
        one.window.submenus.theme_chosen.emit("night")
    elif command == "pane":
        one.key(Qt.Key.Key_F6)
    else:
        if command != "undo":
            one.canvas.view.setFocus()
        one.do(command)
    assert one.tray.line.text() == "half"
    assert one.notes == ["a"]
    # Undo took back what was done to the map, and nothing else was put into the history.
    expected = {"undo": 0, "pane": 1}.get(command, 2)
    assert session.depth == expected
    one.tray.line.setFocus()
    one.type(" done")
    one.key(Qt.Key.Key_Return)
    assert one.notes == ["a", "half done"]


def test_lines_that_are_pasted_into_the_line_are_notes_at_once(driver: Open) -> None:
    one = driver("a").open()
    QGuiApplication.clipboard().setText("one\n\n two\r\nthree")
    one.type("zero")
    one.key(Qt.Key.Key_V, CTRL)
    assert one.notes == ["a", "zero", "one", "two", "three"]
    one.do("undo")
    assert one.notes == ["a"]
    QGuiApplication.clipboard().setText("word")
    one.type("a ")
    one.do("paste")
    assert one.tray.line.text() == "a word"


def test_of_html_alone_the_words_are_notes(driver: Open) -> None:
    one = driver("a").open()
    data = QMimeData()
    data.setHtml("<p>one</p><p><b>two</b></p>")
    QGuiApplication.clipboard().setMimeData(data)
    one.key(Qt.Key.Key_V, CTRL)
    assert one.notes == ["a", "one", "two"]
    in_list(one, "a")
    one.key(Qt.Key.Key_V, CTRL)
    assert one.notes == ["a", "one", "two", "one", "two"]
    data = QMimeData()
    data.setHtml("<b>word</b>")
    QGuiApplication.clipboard().setMimeData(data)
    one.tray.line.setFocus()
    one.type("a ")
    one.key(Qt.Key.Key_V, CTRL)
    assert one.tray.line.text() == "a word"


def test_lines_pasted_as_one_into_the_line_are_one_note(driver: Open) -> None:
    one = driver().open()
    QGuiApplication.clipboard().setText("one\ntwo")
    one.do("paste-as-card")
    assert one.notes == []
    one.key(Qt.Key.Key_Return)
    assert one.notes == ["one\ntwo"]
    assert not one.map.cells.get(("do", "pay"))


def test_lines_are_pasted_behind_the_chosen_note_and_copied_again(driver: Open) -> None:
    one = driver("a", "b").open()
    in_list(one, "a")
    QGuiApplication.clipboard().setText('one\n"two\nlines"\n')
    one.key(Qt.Key.Key_V, CTRL)
    assert one.notes == one.shown == ["a", "one", "two\nlines", "b"]
    one.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == 'one\n"two\nlines"\n'
    one.key(Qt.Key.Key_X, CTRL)
    assert one.notes == ["a", "b"]
    assert one.canvas.session.undo_label == "Cut 2 Notes"
    one.key(Qt.Key.Key_V, CTRL | SHIFT)
    assert [note.strip() for note in one.notes] == ["a", "b", 'one\n"two\nlines"']
    assert not one.map.cells.get(("do", "pay"))


@pytest.mark.parametrize("keys", [("Alt+E",), ("Alt+F", "Right")])
def test_by_the_menu_bar_and_keys_commands_mean_the_chosen_notes(
    driver: Open, qtbot: QtBot, keys: tuple[str, ...]
) -> None:
    one = driver("a", "b").open()
    in_list(one, "a")
    you = Typist(qtbot, one.window)
    for entry in ("Copy", "Paste", "Select All", "Delete"):
        for key in keys:
            you.press(key)
        you.choose_below(entry)
        if entry == "Paste":
            assert one.notes == ["a", "a", "b"]
    assert one.notes == []


def test_all_notes_are_chosen_and_copied_though_cards_could_be_too(driver: Open) -> None:
    one = driver("a", "b").open()
    in_list(one, "b")
    one.key(Qt.Key.Key_A, CTRL)
    assert set(one.chosen) == {"a", "b"}
    one.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "a\nb\n"


def test_a_note_is_written_in_place(driver: Open) -> None:
    one = driver("a", "two\u00a0words\nhere").open()
    in_list(one, "two\u00a0words\nhere")
    one.key(Qt.Key.Key_F2)
    one.key(Qt.Key.Key_End, CTRL)
    one.type("!")
    one.key(Qt.Key.Key_Return, SHIFT)
    one.type("more")
    one.key(Qt.Key.Key_Return)
    assert one.notes == ["a", "two\u00a0words\nhere!\nmore"]
    assert one.focused is one.tray.list
    assert one.canvas.session.undo_label == "Edit Note"
    one.key(Qt.Key.Key_Return)
    one.type("gone")
    one.key(Qt.Key.Key_Escape)
    assert one.notes == ["a", "two\u00a0words\nhere!\nmore"]
    one.key(Qt.Key.Key_F2)
    one.type("kept")
    # The field is gone only in the next turn: whoever asks again meanwhile changes nothing.
    one.window.finish_writing()
    one.window.finish_writing()
    one.window.toggle_panel(TRAY)
    assert one.notes == ["a", "kept"]
    settle()


def test_a_note_that_is_written_has_a_ring_and_its_words_where_they_were(driver: Open) -> None:
    one = driver("Count the calls to the hotline: how many are about waiting", "b").open()
    in_list(one, "b")
    before = words_of(one)
    in_list(one, one.notes[0])
    one.key(Qt.Key.Key_F2)
    QTest.keyClick(one.focused, Qt.Key.Key_Home, CTRL)
    settle()
    field = one.focused
    assert isinstance(field, NoteField)
    # Without the caret.
    field.setReadOnly(True)
    assert words_of(one) == before
    picture = one.tray.list.viewport().grab().toImage()
    ring = one.tray.palette().color(QPalette.ColorRole.Highlight)
    box = slip_box(one.tray.list.visualRect(one.tray.list.notes.index(0)))
    middle = box.center()
    for at in (
        QPoint(box.left(), middle.y()),
        QPoint(box.right(), middle.y()),
        QPoint(middle.x(), box.top()),
        QPoint(middle.x(), box.bottom()),
    ):
        assert picture.pixelColor(at) == ring, f"there is no ring at {at}"


def words_of(one: Driver) -> QRect:
    """Where letters of the first note are seen, in the list."""
    port = one.tray.list.viewport()
    picture = port.grab().toImage()
    box = slip_box(one.tray.list.visualRect(one.tray.list.notes.index(0)))
    inside = box.adjusted(4, 4, -4, -4)
    ground = picture.pixelColor(inside.topLeft())
    lettered = [
        (x, y)
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
        if abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 60
    ]
    assert lettered, "no words are seen"
    xs, ys = zip(*lettered, strict=True)
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


def test_the_note_that_is_written_is_the_chosen_one(driver: Open) -> None:
    one = driver("a", "b").open()
    in_list(one, "b")
    # Ctrl takes a note out of what is chosen, and the keyboard stays on it.
    one.press(one.at_note("b"), CTRL).release(CTRL)
    assert one.chosen == []
    one.key(Qt.Key.Key_F2)
    settle()
    assert one.chosen == ["b"]
    assert one.canvas.session.selection.records == (one.map.tray[1].id,)
    one.type("c")
    one.key(Qt.Key.Key_Return)
    assert one.notes == ["a", "c"]


def test_a_text_that_esc_gave_up_is_offered_again(driver: Open) -> None:
    one = driver("a").open()
    in_list(one, "a")
    one.key(Qt.Key.Key_F2)
    one.type("what the drivers say when asked")
    one.key(Qt.Key.Key_Escape)
    assert one.notes == ["a"]
    toast = one.window.tools.editing.acting.toast
    toast.buttons[0].click()
    settle()
    assert one.notes == one.shown == ["what the drivers say when asked"]


def test_what_is_cut_and_pasted_keeps_all_it_holds(driver: Open) -> None:
    map_ = edits.change_card(small_map(), "look", notes="asked twice", votes=3)
    one = driver(map_=edits.add_tray_notes(map_, noted("a", "b").tray, 0)).open()
    # A card that is cut comes to the tray as it was,
    one.canvas.select(select_record(map_, "look"))
    one.canvas.setFocus()
    one.key(Qt.Key.Key_X, CTRL)
    in_list(one, "a")
    one.key(Qt.Key.Key_V, CTRL)
    assert one.shown == ["a", "I look around", "b"]
    # and stays so when it is cut and pasted as a note.
    one.key(Qt.Key.Key_X, CTRL)
    in_list(one, "b")
    one.key(Qt.Key.Key_V, CTRL)
    assert one.shown == ["a", "b", "I look around"]
    assert one.chosen == ["look"]
    # A copy is another note, without the votes.
    one.key(Qt.Key.Key_C, CTRL)
    one.key(Qt.Key.Key_V, CTRL)
    (copy,) = one.chosen
    made = edits.place_tray_note(one.map, copy, "do", "pay").records[copy]
    kept = edits.place_tray_note(one.map, "look", "do", "pay").records["look"]
    assert isinstance(made, Card)
    assert isinstance(kept, Card)
    assert (made.notes, made.votes) == ("asked twice", 0)
    assert (kept.notes, kept.votes) == ("asked twice", 3)


@pytest.mark.parametrize(
    ("key", "chosen", "told"),
    [
        (Qt.Key.Key_X, ("send",), "Could not come along: 2 pairs"),
        (Qt.Key.Key_X, ("rain", "send"), "Could not come along: 2 pairs"),
        (Qt.Key.Key_C, ("rain", "send"), "Could not come along: 1 pair"),
        (Qt.Key.Key_C, ("send",), ""),
    ],
)
def test_the_pairs_that_cards_lose_as_notes_are_told(
    driver: Open, key: Qt.Key, chosen: tuple[str, ...], told: str
) -> None:
    one = driver(map_=map_with(("send", "rain"), ("send", "far"))).open()
    one.canvas.select(Selection(chosen, ("help", "find")))
    one.canvas.setFocus()
    one.key(key, CTRL)
    one.tray.line.setFocus()
    one.tray.list.setFocus()
    one.key(Qt.Key.Key_V, CTRL)
    assert len(one.notes) == len(chosen)
    assert one.window.tools.editing.acting.toast.text == told


def test_the_status_says_edit_while_a_note_is_written(driver: Open) -> None:
    one = driver("a").open()
    mode, keys = one.window.status.mode, one.window.status.keys
    in_list(one, "a")
    assert mode.text() == "Navigate"
    one.key(Qt.Key.Key_F2)
    assert mode.text() == "Edit"
    assert keys.text() == "Enter keeps, Esc discards"
    one.key(Qt.Key.Key_Return)
    assert mode.text() == "Navigate"
    assert keys.text() == ""
    one.tray.line.setFocus()
    assert mode.text() == "Edit"
    assert keys.text() == "", "there Enter makes a note, and Esc leaves what is typed"
    one.canvas.setFocus()
    assert mode.text() == "Navigate"


def test_notes_that_are_cut_are_pasted_into_a_cell_with_all_they_hold(driver: Open) -> None:
    map_ = edits.change_card(small_map(), "look", notes="asked twice", votes=3)
    one = driver(map_=edits.send_to_tray(map_, ["look", "try"])).open()
    in_list(one, "try")
    one.key(Qt.Key.Key_A, CTRL)
    one.key(Qt.Key.Key_X, CTRL)
    one.canvas.select(Selection((), ("do", "pay")))
    one.canvas.setFocus()
    one.key(Qt.Key.Key_V, CTRL)
    assert one.texts("do", "pay") == ["I look around", "I try some on"]
    assert one.notes == []
    card = card_of(one.map, "look")
    assert (card.notes, card.votes) == ("asked twice", 3)
    assert one.canvas.session.undo_label == "Paste 2 Cards"


@pytest.mark.parametrize("copied", ["note", "card"])
@pytest.mark.parametrize("where", ["list", "cell"])
def test_sources_come_to_another_map_and_who_cannot_come_is_told(
    driver: Open, copied: str, where: str
) -> None:
    map_ = evolve(
        small_map(), personas=(Persona(id="ann", name="Ann"),), sources=(Source(id="src"),)
    )
    map_ = edits.change_card(map_, "look", persona="ann", sources=("src",))
    one = driver(map_=edits.send_to_tray(map_, ["look"]) if copied == "note" else map_).open()
    if copied == "note":
        in_list(one, "look")
    else:
        one.canvas.select(Selection(("look",), ("do", "find")))
        one.canvas.setFocus()
    one.key(Qt.Key.Key_X, CTRL)
    # Another map.
    one.window.show_document(Document(noted("a"), None, None, read_only=False))
    settle(50)
    if where == "list":
        in_list(one, "a")
    else:
        one.canvas.select(Selection((), ("do", "pay")))
        one.canvas.setFocus()
    one.key(Qt.Key.Key_V, CTRL)
    toast = one.window.tools.editing.acting.toast
    assert toast.text == "The persona “Ann” is not on this map and was left out"
    (source,) = one.map.sources
    if where == "list":
        note = one.chosen[0]
        one.canvas.session.edit("x", lambda map_: edits.place_tray_note(map_, note, "do", "pay"))
    card = one.map.cells["do", "pay"][-1]
    assert (card.text, card.sources, card.persona) == ("I look around", (source.id,), "")
    assert card.notes == ""


@pytest.mark.parametrize("kind", ["notes", "cells"])
@pytest.mark.parametrize("where", ["list", "line", "cell"])
def test_of_what_cannot_be_read_the_texts_are_pasted_and_that_is_told(
    driver: Open, kind: str, where: str
) -> None:
    one = driver("a").open()
    data = QMimeData()
    data.setText("one\ntwo\n")
    data.setData(OWN + kind, b"{broken")
    QGuiApplication.clipboard().setMimeData(data)
    if where == "list":
        in_list(one, "a")
    elif where == "cell":
        one.canvas.select(Selection((), ("do", "pay")))
        one.canvas.setFocus()
    one.key(Qt.Key.Key_V, CTRL)
    if where == "cell":
        assert "one" in one.texts("do", "pay")
    else:
        assert one.notes == ["a", "one", "two"]
    bar = one.window.messages.bar("clipboard")
    assert bar is not None
    assert "What was copied cannot be read" in bar.label.text()


def test_a_picture_goes_with_the_note_that_is_cut(driver: Open) -> None:
    picture = picture_from(tiny_png(3, 2, 9))
    map_ = edits.add_picture(small_map(), picture)
    map_ = edits.change_card(map_, "look", image=Image(picture=picture.sha256))
    one = driver(map_=edits.send_to_tray(map_, ["look"])).open()
    in_list(one, "look")
    one.key(Qt.Key.Key_X, CTRL)
    assert not one.map.pictures
    # An empty tray has the keyboard in its line.
    assert one.focused is one.tray.line
    one.key(Qt.Key.Key_V, CTRL)
    assert list(one.map.pictures) == [picture]
    assert one.map.tray == edits.send_to_tray(map_, ["look"]).tray


def test_notes_are_put_in_order_by_keys(driver: Open) -> None:
    one = driver("a", "b", "c").open()
    in_list(one, "c")
    one.key(Qt.Key.Key_Up, ALT)
    assert one.shown == ["a", "c", "b"]
    one.key(Qt.Key.Key_Up, ALT)
    one.key(Qt.Key.Key_Up, ALT)
    assert one.shown == ["c", "a", "b"]
    assert one.chosen == ["c"]
    one.key(Qt.Key.Key_Down, SHIFT)
    one.key(Qt.Key.Key_Down, ALT)
    assert one.shown == ["b", "c", "a"]


def test_notes_are_deleted_with_undo_beside_it(driver: Open) -> None:
    one = driver("a", "b", "c").open()
    in_list(one, "b")
    one.key(Qt.Key.Key_Delete)
    assert one.shown == ["a", "c"]
    assert one.chosen == ["c"]
    toast = one.window.tools.editing.acting.toast
    assert toast.label.text() == "1 note deleted"
    toast.buttons[0].click()
    settle()
    assert one.shown == ["a", "b", "c"]
    assert one.chosen == ["b"]


def test_delete_in_an_empty_tray_takes_no_card(driver: Open) -> None:
    one = driver("a").open()
    in_list(one, "a")
    one.key(Qt.Key.Key_Delete)
    one.key(Qt.Key.Key_Delete)
    assert one.notes == []
    assert len(one.map.cards) == 5
    assert one.focused is one.tray.line


def test_delete_in_the_tray_takes_no_card_whatever_undo_has_selected(driver: Open) -> None:
    one = driver("a", "b").open()
    one.canvas.select(select_record(one.map, "hole"))
    one.canvas.setFocus()
    one.key(Qt.Key.Key_D, CTRL)
    one.tray.line.setFocus()
    one.key(Qt.Key.Key_Up)
    assert one.chosen == ["b"]
    one.do("undo")
    assert one.canvas.session.selection.records == ("hole",)
    one.key(Qt.Key.Key_Delete)
    assert len(one.map.cards) == 5
    one.key(Qt.Key.Key_Delete)
    assert (len(one.map.cards), one.notes) == (5, ["a"])


def test_arrows_lead_from_the_line_to_the_notes_and_back(driver: Open) -> None:
    one = driver("a", "b").open()
    one.key(Qt.Key.Key_Up)
    assert one.chosen == ["b"]
    one.key(Qt.Key.Key_Up)
    assert one.chosen == ["a"]
    one.key(Qt.Key.Key_Down)
    one.key(Qt.Key.Key_Down)
    assert one.focused is one.tray.line


def test_chosen_cards_are_sent_and_come_back_with_all_they_hold(driver: Open) -> None:
    map_ = edits.change_card(small_map(), "look", notes="asked twice", importance="high")
    one = driver(map_=map_)
    one.canvas.select(select_record(map_, "look"))
    one.key(Qt.Key.Key_Y, CTRL | SHIFT)
    assert one.notes == ["I look around"]
    assert one.texts("do", "find") == ["I try some on"]
    assert one.window.tools.editing.acting.toast.label.text() == "1 card sent to the tray"
    one.open()
    one.key(Qt.Key.Key_Up)
    assert one.chosen == ["look"]
    one.key(Qt.Key.Key_M, CTRL | SHIFT)
    chooser = one.window.findChild(QDialog)
    assert chooser is not None
    assert chooser.windowTitle() == "Place in"
    line = chooser.findChild(QLineEdit)
    assert line is not None
    one.type("pay act")
    one.key(Qt.Key.Key_Return)
    assert one.notes == []
    assert one.texts("do", "pay") == ["I look around"]
    card = card_of(one.map, "look")
    assert (card.notes, card.importance) == ("asked twice", "high")
    assert one.canvas.session.selection.records == ("look",)
    one.do("undo")
    one.do("undo")
    assert one.map == map_


def test_what_applies_to_a_note_stands_in_its_menu(driver: Open) -> None:
    one = driver("a", "b").open()
    in_list(one, "a")
    one.key(Qt.Key.Key_Menu)
    (menu,) = (one for one in one.canvas.findChildren(QMenu) if one.isVisible())
    names = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert names == ["Cut", "Copy", "Paste", "Delete", "Move Up", "Move Down", "Move to…"]
    menu.close()


def test_it_follows_the_map_and_what_is_selected(driver: Open) -> None:
    one = driver("a", "b").open()
    in_list(one, "b")
    assert one.canvas.session.selection.records == ("b",)
    one.canvas.select(select_record(one.map, "hole"))
    settle()
    assert one.chosen == []
    one.canvas.session.edit("Remove", lambda map_: edits.remove_tray_notes(map_, ["a"]))
    settle()
    assert one.shown == ["b"]


def test_the_inspector_shows_the_chosen_notes(driver: Open) -> None:
    one = driver("a", "b").open()
    in_list(one, "b")
    inspector = one.window.tools.panels.inspector
    assert inspector is not None
    assert inspector.form.id == "note"
    one.key(Qt.Key.Key_A, CTRL)
    kinds = inspector.row("type").editor.findChild(QComboBox)
    assert kinds is not None
    kinds.setFocus()
    one.type("Barrier")
    one.key(Qt.Key.Key_Return)
    assert [note.type for note in one.map.tray] == ["barrier", "barrier"]


def test_screen_readers_hear_each_note_and_its_place(driver: Open) -> None:
    one = driver("a", "b").open()
    model = one.tray.list.notes
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Note 2 of 2: b"
    assert one.tray.list.accessibleName() == "Notes in the tray"
    assert one.tray.line.accessibleName() == "New note"
    bare = evolve(one.map, tray=())
    bare = edits.send_to_tray(edits.set_card_text(bare, "dry", ""), ["dry"])
    one.canvas.session.commit("Send", bare)
    settle()
    assert one.shown == ["Goal"]


def test_its_model_keeps_the_rules_of_qt(driver: Open) -> None:
    one = driver("a", "b").open()
    QAbstractItemModelTester(
        one.tray.list.notes, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    session = one.canvas.session
    for edit in (
        lambda map_: edits.change_tray_note(map_, "b", text="other"),
        lambda map_: edits.move_tray_notes(map_, ["b"], 0),
        lambda map_: edits.remove_tray_notes(map_, ["a", "b"]),
    ):
        session.edit("Edit", edit)
        settle()
    assert one.shown == []
    session.undo()
    settle()
    assert one.shown == ["other", "a"]


def test_outline_and_tray_share_their_side(driver: Open) -> None:
    one = driver("a")
    one.do("outline")
    one.open()
    docks = one.window.tools.panels.docks
    heights = [docks[name].height() for name in ("outline", "tray")]
    assert min(heights) > 200
    assert max(heights) - min(heights) < 40


def test_f6_goes_through_it(driver: Open) -> None:
    one = driver("a").open()
    one.key(Qt.Key.Key_F6)
    assert one.canvas.view.hasFocus()
    one.key(Qt.Key.Key_F6, SHIFT)
    assert one.tray.line.hasFocus()


def test_another_map_has_its_own_notes(driver: Open) -> None:
    one = driver("a").open()
    two = Driver(one.window, noted("b", "c"))
    assert two.shown == ["b", "c"]
