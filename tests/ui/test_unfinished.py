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
from PySide6.QtWidgets import QApplication
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


def test_undo_beside_a_message_takes_back_what_it_tells_of_and_nothing_else(
    window: MainWindow, canvas: MapCanvas
) -> None:
    toast = deleted(window, canvas)
    type_card(canvas)
    toast.buttons[0].click()
    settle()
    assert cards_of(canvas.session.map, "do", "pay") == ["late"]
    assert "hole" not in canvas.session.map.records, "something else was done since"


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
