"""Somebody who works with the program: who sees its windows, and has keys or a pointer.

What a person does becomes events of the window system, sent to the window that has the keyboard or
lies under the pointer. The program's own functions are only looked at, never told to do anything.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.editor.selection import Cell, Selection
from app.models.base import Id
from app.models.journey import JourneyMap
from app.ui.window import MainWindow

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

# More than any form has fields and any menu has entries.
MANY = 90


class Person(ABC):
    """What everybody can do: see, write, and fill in fields, each in a way of his own."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self._known: set[QWidget] = set()

    # --- seeing ---

    @property
    def canvas(self) -> MapCanvas:
        """The map on the screen."""
        assert self.window.canvas is not None, "no map is open"
        return self.window.canvas

    @property
    def map(self) -> JourneyMap:
        """The map as it is now."""
        return self.canvas.session.map

    @property
    def selection(self) -> Selection:
        """What is selected on the map."""
        return self.canvas.session.selection

    @property
    def writing(self) -> bool:
        """Whether a text is being written on the map."""
        return self.canvas.hands().writing.active

    def lane(self, title: str) -> Id:
        """The lane of a title."""
        return the_one(title, [(one.title, one.id) for one in self.map.lanes])

    def column(self, name: str) -> Id:
        """The step of a name, or the only step of the stage of that name."""
        steps = [(one.name, one.id) for one in self.map.steps if one.name]
        stages = [(one.name, one.steps[0].id) for one in self.map.stages if len(one.steps) == 1]
        return the_one(name, steps if name in dict(steps) else stages)

    def heading(self, name: str) -> Id:
        """The stage, step or lane of a name, or the map by its title."""
        map_ = self.map
        named = [(one.name, one.id) for one in map_.stages]
        named += [(one.name, one.id) for one in map_.steps]
        named += [(one.title, one.id) for one in map_.lanes]
        return the_one(name, [*named, (map_.title, map_.id)])

    def cell(self, lane: str, column: str) -> Cell:
        """The cell of a lane and a step, or of the only step of a stage."""
        return self.lane(lane), self.column(column)

    def card(self, text: str) -> Id:
        """The card of a text."""
        return the_one(text, [(one.text, one.id) for one in self.map.cards])

    def saved(self) -> Path:
        """Where the map was saved."""
        document = self.window.document
        assert document is not None
        assert document.path is not None, "the map is not saved"
        assert not document.modified
        return document.path

    # --- writing ---

    def type(self, text: str) -> Self:
        """Write a text letter by letter where the keyboard is."""
        for letter in text:
            key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            self.strike(key, letter, _SHIFT if letter.isupper() else _NONE)
        return self

    def strike(self, key: Qt.Key, text: str, held: Qt.KeyboardModifier) -> None:
        """Let a key go down and up."""
        # A key that is pressed in a menu may go up where the menu is no more.
        for action in (QTest.KeyAction.Press, QTest.KeyAction.Release):
            QTest.sendKeyEvent(action, self.front(), key, text, held)
            self.settle()

    # --- fields, which everybody finds by their labels ---

    @abstractmethod
    def unfold(self, title: str) -> Person:
        """Open a group of fields."""

    @abstractmethod
    def fill(self, label: str, text: str) -> Person:
        """Write over what stands in a field."""

    @abstractmethod
    def fill_lines(self, label: str, *lines: str) -> Person:
        """Write over what stands in a field that holds one thing on each line."""

    @abstractmethod
    def pick(self, label: str, option: str) -> Person:
        """Choose from a list of words."""

    @abstractmethod
    def tick(self, label: str, *options: str) -> Person:
        """Check some of what a button opens as a list."""

    @abstractmethod
    def colour(self, label: str, colour: str) -> Person:
        """Name another colour, in the dialog for any colour."""

    @abstractmethod
    def add(self, button: str) -> Person:
        """Press the button that adds a record to a list, which opens it."""

    @abstractmethod
    def out(self) -> Person:
        """Go back from a record of a list to what holds it."""

    # --- waiting ---

    def settle(self) -> None:
        """Let all happen that is due."""
        for _ in range(3):
            QApplication.processEvents()

    def front(self) -> QWindow:
        """The window of the system that has the keyboard.

        Without a window manager nobody passes the keyboard on when a dialog or menu closes.
        """
        popup = QApplication.activePopupWidget()
        shown = popup or QApplication.activeModalWidget() or self.window
        if popup is None and QApplication.activeWindow() is not shown:
            shown.activateWindow()
            self.qtbot.waitUntil(shown.isActiveWindow)
        return self.handle(shown)

    def handle(self, shown: QWidget) -> QWindow:
        """The window of the system that shows a widget."""
        top = shown.window()
        # Python's name for a window ends with that of its widget, though the window goes on.
        self._known.add(top)
        handle = top.windowHandle()
        assert handle is not None
        return handle

    @property
    def menu(self) -> QMenu:
        """The menu that is open in front."""
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu), f"no menu is open, but {found}"
        return found


def the_one(name: str, named: Iterable[tuple[str, Id]]) -> Id:
    """The id of the only thing of a name."""
    known = list(named)
    found = [id_ for one, id_ in known if one == name]
    names = [one for one, _ in known]
    assert len(found) == 1, f"“{name}” is there {len(found)} times among {names}"
    return found[0]


def said(action: QAction | None) -> str:
    """What an entry of a menu is called: without its key, its mark and its dots."""
    if action is None:
        return ""
    text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    return text.partition("\t")[0].rstrip("…")


def entries(menu: QMenu) -> list[QAction]:
    """What can be chosen in a menu."""
    return [one for one in menu.actions() if not one.isSeparator() and one.isVisible()]


def name_of(widget: QWidget) -> str:
    """What a widget is called, for those who hear its name or see its label or its words."""
    if widget.accessibleName():
        return widget.accessibleName()
    labels = widget.window().findChildren(QLabel)
    found = next((one.text() for one in labels if one.buddy() is widget), "")
    text = getattr(widget, "text", None)
    return (found or (str(text()) if text is not None else "")).replace("&", "").rstrip("…:")
