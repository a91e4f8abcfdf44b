"""An inspector on the screen, driven by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.editor.selection import Selection
from app.editor.session import Session
from app.models.base import Record
from app.models.journey import JourneyMap
from app.ui.inspector.chosen import CheckEditor, ChoiceEditor
from app.ui.inspector.panel import Inspector
from app.ui.inspector.row import Row
from tests.editor.maps import small_map


class Driver:
    """One inspector with a session; what is typed goes to whatever has the keyboard."""

    def __init__(self, qtbot: QtBot, map_: JourneyMap) -> None:
        self.session = Session(map_)
        self.panel = Inspector(self.session)
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 800)
        with qtbot.waitExposed(self.panel):
            self.panel.show()
        # Until the window of the test before has given the keyboard up, popups would be closed.
        self.panel.activateWindow()
        qtbot.waitUntil(self.panel.isActiveWindow)
        self.settle()

    @property
    def map(self) -> JourneyMap:
        return self.session.map

    def record(self, key: str) -> Record:
        return self.map.records[key]

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def select(self, *keys: str) -> None:
        self.session.select(Selection(keys))
        self.settle()

    def row(self, field: str) -> Row:
        return self.panel.row(field)

    def enter(self, field: str) -> Row:
        """Let the keyboard go into a field, all of whose text is selected."""
        row = self.row(field)
        for group in self.panel.groups():
            group.unfold()
        row.editor.setFocus(Qt.FocusReason.TabFocusReason)
        self.settle()
        assert row.editor.has_keyboard(), f"the keyboard does not go to {field}"
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        return row

    def leave(self) -> None:
        """Take the keyboard out of the form."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, held)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)
        self.settle()

    def fill(self, field: str, text: str) -> None:
        """Type a text over what stands in a field, and leave it."""
        self.enter(field)
        self.type(text)
        self.leave()

    def choose(self, field: str, name: str) -> None:
        """Choose a word of a list."""
        editor = self.row(field).editor
        assert isinstance(editor, ChoiceEditor)
        combo: QComboBox = editor.combo
        at = combo.findText(name)
        assert at >= 0, f"{name} is not offered by {field}"
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
        self.settle()

    def check(self, field: str) -> None:
        """Click a box."""
        editor = self.row(field).editor
        assert isinstance(editor, CheckEditor)
        editor.box.click()
        self.settle()

    def shown(self, field: str) -> str:
        """The text that a field shows."""
        inner = self.row(field).editor.focusProxy()
        for name in ("toPlainText", "currentText", "text"):
            if hasattr(inner, name):
                return str(getattr(inner, name)())
        raise AssertionError(f"{field} shows no text")

    def refused(self, field: str) -> str:
        """What is told below a field, or nothing."""
        refusal = self.row(field).refusal
        return refusal.text() if refusal is not None else ""

    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found


@pytest.fixture
def inspect(qtbot: QtBot) -> Callable[..., Driver]:
    """Show an inspector with a map, the small one if none is given."""

    def start(map_: JourneyMap | None = None) -> Driver:
        return Driver(qtbot, map_ if map_ is not None else small_map())

    return start
