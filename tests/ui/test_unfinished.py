"""What is being typed belongs to the map for whatever is done next, though no focus moves.

A screen reader presses a button, and the menu bar takes the keyboard, without the text that is
written losing its focus for good: so each command ends the writing by itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.export.attachment import extract_attachment
from app.models import edits
from app.models.journey import JourneyMap
from app.storage import load, parse
from app.ui.application import Application
from app.ui.window import MainWindow
from tests.editor.acts.acting import cards_of
from tests.editor.maps import card_of
from tests.ui.conftest import settle
from tests.ui.test_export_dialog import export_to, pick, start
from tests.ui.test_files import MapFile, bar
from tests.ui.test_toast import deleted

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def canvas(program: Application, window: MainWindow, map_file: MapFile) -> MapCanvas:
    """A map of a file, with the keyboard in an empty cell."""
    program.open_maps([map_file()], window)
    settle()
    assert window.canvas is not None
    return window.canvas


def type_card(canvas: MapCanvas, text: str = "late") -> None:
    """Begin a card and leave it open."""
    canvas.select(Selection((), ("do", "pay")))
    canvas.view.setFocus()
    QTest.keyClicks(canvas.view, text[0])
    QTest.keyClicks(canvas.hands().writing.editor, text[1:])
    assert canvas.hands().writing.editor.text() == text


def test_reloading_keeps_it_in_the_history(window: MainWindow, canvas: MapCanvas) -> None:
    assert window.document is not None
    path = window.document.path
    assert path is not None
    path.write_bytes(path.read_bytes().replace(b"Buying shoes", b"Buying socks"))
    window.files.look_at_disk()
    type_card(canvas)
    next(one for one in bar(window, "disk").buttons if one.text() == "Reload").click()
    settle()
    assert not canvas.hands().writing.active
    assert (canvas.session.map.title, cards_of(canvas.session.map, "do", "pay")) == (
        "Buying socks",
        [],
    )
    canvas.undo()
    assert cards_of(canvas.session.map, "do", "pay") == ["late"]


def test_undo_beside_a_message_takes_back_what_it_tells_of_and_leaves_what_is_typed(
    window: MainWindow, canvas: MapCanvas
) -> None:
    start = canvas.session.map
    toast = deleted(window, canvas)
    type_card(canvas)
    toast.buttons[0].click()
    settle()
    assert cards_of(canvas.session.map, "do", "pay") == ["late"]
    assert canvas.session.map.records["hole"] == start.records["hole"]
    assert toast.text == ""
    canvas.undo()
    assert canvas.session.map is start


def test_it_does_so_while_another_card_is_written_and_while_a_field_is(
    window: MainWindow, canvas: MapCanvas
) -> None:
    for field in ("card", "inspector"):
        start = canvas.session.map
        toast = deleted(window, canvas)
        canvas.select(select_record(canvas.session.map, "look"))
        settle()
        if field == "card":
            canvas.write_selected()
            QTest.keyClicks(canvas.hands().writing.editor, " X")
        else:
            notes = next(
                one
                for one in window.findChildren(QTextEdit)
                if one.accessibleName() == "Notes, not printed" and one.isVisible()
            )
            notes.setFocus()
            QTest.keyClicks(notes, "X")
        QTest.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
        settle()
        look = card_of(canvas.session.map, "look")
        assert (look.text + look.notes).endswith("X")
        assert canvas.session.map.records["hole"] == start.records["hole"]
        canvas.undo()
        assert canvas.session.map is start


def test_what_is_typed_in_the_very_thing_that_goes_comes_again_by_redo(
    window: MainWindow, canvas: MapCanvas
) -> None:
    canvas.select(Selection((), ("do", "pay")))
    canvas.view.setFocus()
    QGuiApplication.clipboard().setText("one\ntwo")
    window.act("paste")
    settle()
    toast = window.tools.editing.acting.toast
    start = canvas.session.before
    pasted = canvas.session.map.cells["do", "pay"][0].id
    canvas.select(select_record(canvas.session.map, pasted))
    canvas.write_selected()
    QTest.keyClicks(canvas.hands().writing.editor, " more")
    toast.buttons[-1].click()
    settle()
    assert canvas.session.map is start
    canvas.redo()
    canvas.redo()
    assert cards_of(canvas.session.map, "do", "pay") == ["one more", "two"]


@pytest.mark.parametrize("command", ["cut", "copy", "paste"])
def test_from_the_menu_bar_the_clipboard_is_that_of_the_text(
    window: MainWindow, canvas: MapCanvas, command: str
) -> None:
    canvas.select(select_record(canvas.session.map, "look"))
    canvas.write_selected()
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_A, CTRL)
    QGuiApplication.clipboard().setText("pasted")
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert QApplication.focusWidget() is not canvas.hands().writing.editor
    window.actions_by_command.by_id[command].trigger()
    settle()
    assert canvas.hands().writing.active
    written, held = canvas.hands().writing.editor.text(), QGuiApplication.clipboard().text()
    assert (written, held) == {
        "cut": ("", "I look around"),
        "copy": ("I look around", "I look around"),
        "paste": ("pasted", "pasted"),
    }[command]
    canvas.hands().writing.cancel()


def test_a_picture_holds_it(window: MainWindow, canvas: MapCanvas) -> None:
    type_card(canvas)
    window.act("copy-image")
    settle()
    assert cards_of(canvas.session.map, "do", "pay") == ["late"]
    assert not QGuiApplication.clipboard().image().isNull()


def test_saving_over_what_another_program_wrote_takes_it_in(
    window: MainWindow, canvas: MapCanvas
) -> None:
    assert window.document is not None
    path = window.document.path
    assert path is not None
    canvas.session.edit("Edit", lambda map_: edits.rename_map(map_, "Boots"))
    path.write_bytes(path.read_bytes().replace(b"Buying shoes", b"Buying socks"))
    window.save()
    type_card(canvas)
    next(one for one in bar(window, "save").buttons if one.text() == "Overwrite").click()
    settle()
    assert cards_of(load(path).map, "do", "pay") == ["late"]
    assert not window.isWindowModified()


def test_what_is_printed_holds_it(
    window: MainWindow, canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[JourneyMap] = []
    printing = window.tools.printing
    monkeypatch.setattr(printing, "print_map", lambda map_, _: printed.append(map_))
    type_card(canvas)
    window.print_map()
    (dialog,) = window.findChildren(QPrintDialog)
    dialog.done(QPrintDialog.DialogCode.Accepted)
    settle()
    (map_,) = printed
    assert cards_of(map_, "do", "pay") == ["late"]


def test_what_is_exported_again_holds_it(
    window: MainWindow, canvas: MapCanvas, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "again.pdf"
    dialog = start(window, qtbot)
    pick(dialog.attach, "all")
    export_to(window, dialog, out, qtbot)
    first = out.read_bytes()
    type_card(canvas)
    window.export_again()
    qtbot.waitUntil(lambda: out.read_bytes() != first)
    attached = extract_attachment(out.read_bytes())
    assert attached is not None
    assert cards_of(parse(attached).map, "do", "pay") == ["late"]
