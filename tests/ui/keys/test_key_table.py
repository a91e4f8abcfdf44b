"""Every promised key does what it is promised to do, offscreen and on a real X server.

Offscreen Qt's own events are sent. On an X server keys are pressed there, by xdotool: what the
server, the layout of the keyboard and Qt make of them is what a user gets.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.editor.navigate import select_record
from app.models import edits
from app.models.base import Id
from app.ui.application import Application
from app.ui.window import MainWindow
from tests.editor.maps import card_of, sample_path
from tests.ui.conftest import settle

PROMISED = {
    "Ctrl+N": "new",
    "Ctrl+O": "open",
    "Ctrl+S": "save",
    "Ctrl+Shift+S": "save-as",
    "Ctrl+W": "close",
    "Ctrl+Q": "quit",
    "Ctrl+Z": "undo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+Y": "redo",
    "Ctrl+X": "cut",
    "Ctrl+C": "copy",
    "Ctrl+V": "paste",
    "Ctrl+Shift+V": "paste-as-card",
    "Del": "delete",
    "Backspace": "delete",
    "Ctrl+D": "duplicate",
    "Ctrl+Alt+C": "copy-style",
    "Ctrl+Alt+V": "paste-style",
    "Ctrl+Shift+C": "copy-image",
    "F2": "edit-text",
    "Alt+Left": "move-left",
    "Alt+Right": "move-right",
    "Alt+Up": "move-up",
    "Alt+Down": "move-down",
    "Ctrl+T": "insert-stage-after",
    "Ctrl+Shift+T": "insert-stage-before",
    "Ctrl+L": "insert-lane-below",
    "Ctrl+Shift+L": "insert-lane-above",
    "Ctrl+A": "select-all",
    "Ctrl+Shift+A": "select-none",
    "Ctrl+F": "find",
    "F3": "find-next",
    "Ctrl+G": "find-next",
    "Shift+F3": "find-previous",
    "Ctrl+Shift+G": "find-previous",
    "Ctrl+H": "replace",
    "Ctrl+.": "emoji",
    "Ctrl++": "zoom-in",
    "Ctrl+=": "zoom-in",
    "Ctrl+-": "zoom-out",
    "Ctrl+0": "zoom-actual",
    "Ctrl+1": "fit-map",
    "Ctrl+2": "fit-selected",
    "Ctrl+3": "fit-width",
    "F9": "inspector",
    "Ctrl+Alt+I": "inspector",
    "F11": "full-screen",
    "Ctrl+Shift+F": "full-screen",
    "Ctrl+P": "print",
    "Ctrl+E": "export",
    "Ctrl+Shift+E": "export-again",
    "Ctrl+,": "preferences",
    "F1": "shortcuts",
    "Ctrl+?": "shortcuts",
    "Ctrl+Shift+P": "find-command",
}
"""The keys that users were promised, and the command of each."""

# What xdotool calls keys whose name in Qt is another.
_X_NAMES = {
    "Ctrl": "ctrl",
    "Shift": "shift",
    "Alt": "alt",
    "Del": "Delete",
    "Backspace": "BackSpace",
    "Return": "Return",
    "Esc": "Escape",
    "+": "plus",
    "=": "equal",
    "-": "minus",
    ".": "period",
    ",": "comma",
    "?": "question",
}


@dataclass
class Board:
    """A keyboard in front of a window that shows the taxi sample, with its first card selected."""

    qtbot: QtBot
    window: MainWindow
    done: list[str]

    @property
    def canvas(self) -> MapCanvas:
        assert self.window.canvas is not None
        return self.window.canvas

    def writes(self) -> bool:
        """Whether a text is being written in place."""
        return self.canvas.is_writing

    def text(self, card: Id) -> str:
        """What a card says."""
        record = card_of(self.canvas.session.map, card)
        return record.text

    def press(self, keys: str) -> None:
        """Press keys as Qt writes them: "Ctrl+Shift+Z"."""
        if QGuiApplication.platformName() == "xcb":
            parts = keys.removesuffix("++").split("+") + (["+"] if keys.endswith("++") else [])
            names = [_X_NAMES.get(part, part.lower() if len(part) == 1 else part) for part in parts]
            with subprocess.Popen(["xdotool", "key", "+".join(names)]) as told:
                self.qtbot.waitUntil(lambda: told.poll() is not None)
            assert told.returncode == 0
            settle(50)
        else:
            pressed = cast("Sequence[QKeyCombination]", QKeySequence(keys))[0]
            aim = QApplication.focusWidget() or self.window
            QTest.keyClick(aim, pressed.key(), pressed.keyboardModifiers())
            settle()


@pytest.fixture
def board(
    program: Application, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> Iterator[Board]:
    # A copy: one of the keys saves.
    copy = tmp_path / "taxi.journey"
    copy.write_bytes(sample_path("taxi").read_bytes())
    program.open_maps([copy], window)
    qtbot.waitUntil(lambda: window.canvas is not None and window.canvas.seen)
    assert window.document is not None
    session = window.document.session
    # So that there is something to undo, to redo, and a style to paste.
    session.edit("Rename Map", lambda map_: edits.rename_map(map_, "One"))
    session.edit("Change Theme", lambda map_: edits.change_map(map_, theme="ink"))
    session.undo()
    session.select(select_record(session.map, session.map.cards[2].id))
    window.act("copy-style")
    session.select(select_record(session.map, session.map.cards[3].id))
    done: list[str] = []
    for id_, action in window.actions_by_command.by_id.items():
        action.triggered.connect(lambda *_, id_=id_: done.append(id_))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.canvas is not None
    window.canvas.setFocus()
    settle()
    yield Board(qtbot, window, done)
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.reject()
    settle()


@pytest.mark.parametrize("keys", PROMISED)
def test_a_promised_key_does_its_command_and_no_other(board: Board, keys: str) -> None:
    board.press(keys)
    assert board.done == [PROMISED[keys]]


def test_no_promised_key_is_left_to_chance(board: Board) -> None:
    """Each stands in the menus, where its tick and its keys are seen."""
    shown = {
        key.toString(QKeySequence.SequenceFormat.PortableText): id_
        for id_, action in board.window.actions_by_command.by_id.items()
        for key in action.shortcuts()
    }
    assert {keys: shown.get(keys) for keys in PROMISED} == PROMISED


def test_the_keys_of_writing_write(board: Board) -> None:
    card = board.canvas.session.selection.current
    text = board.text(card)
    for begin in ("Return", "F2"):
        board.press(begin)
        assert board.writes()
        board.press("Esc")
        assert not board.writes()
    for keys in ("Return", "Shift+Return", "x", "Ctrl+Return"):
        board.press(keys)
    assert not board.writes()
    assert board.canvas.session.selection.current == card
    assert board.text(card) == f"{text}\nx"
    for keys in ("Return", "Return", "y", "Tab"):
        board.press(keys)
    assert [one.text for one in board.canvas.session.map.cards if one.text == "y"] == ["y"]
    assert board.writes()
    board.press("Esc")
    assert not board.writes()


def test_what_is_selected_is_shown_large_in_the_middle(board: Board) -> None:
    view = board.canvas.view
    view.fit(whole=True)
    before = view.scale_now
    board.press("Ctrl+2")
    assert view.scale_now > before
    (mark,) = board.canvas.spots.marks(board.canvas.session.selection)
    body = view.frame.body
    assert body.contains(mark.box)
    assert abs(mark.box.center().x() - body.center().x()) < body.width() / 4
    board.press("Ctrl+A")
    board.press("Ctrl+2")
    for mark in board.canvas.spots.marks(board.canvas.session.selection):
        assert view.rect().toRectF().contains(mark.box)
