"""Somebody without a pointer: every deed is a press of keys, sent to what has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QTextEdit,
    QWidget,
)

from app.editor.selection import Cell
from app.ui.emoji.picker import EmojiPicker
from tests.ui.journeys.person import MANY, Person, entries, name_of, said

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Typist(Person):
    """Works by keys alone."""

    # --- keys ---

    def press(self, keys: str, times: int = 1) -> Typist:
        """Press keys such as "Ctrl+L" or "Return"."""
        chord = chord_of(keys)
        assert chord.key() != Qt.Key.Key_unknown, f"there are no keys {keys}"
        for _ in range(times):
            self.strike(chord.key(), _text_of(chord), chord.keyboardModifiers())
        return self

    @property
    def focused(self) -> QWidget:
        """What has the keyboard."""
        popup = QApplication.activePopupWidget()
        found = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    # --- the map ---

    def write(self, text: str) -> Typist:
        """Write over the text that is open or selected, and stay there."""
        if not self.writing:
            self.press("Return")
        assert self.writing, "nothing can be written here"
        return self.press("Ctrl+A").type(text).press("Ctrl+Return")

    def to(self, lane: str, column: str, text: str = "") -> Typist:
        """Go by arrows to a cell, and there to the card of a text."""
        row, key = self.cell(lane, column)
        self.press("Ctrl+Home")
        self._go("Down", lambda: self._cell[0] == row)
        self._go("Right", lambda: self._cell[1] == key)
        if text:
            card = next(one.id for one in self.map.cells[row, key] if one.text == text)
            self._go("Down", lambda: self.selection.current == card)
        return self

    def to_heading(self, name: str) -> Typist:
        """Go by arrows to the heading of a stage, a step or a lane, or to the title."""
        map_, wanted = self.map, self.heading(name)
        self.press("Ctrl+Home")
        if wanted in [lane.id for lane in map_.lanes]:
            self.press("Left")
            self._go("Down", lambda: self.selection.current == wanted)
            return self
        stage = map_.stage_of_step.get(wanted)
        steps = [one for one in map_.stages if one.id == wanted]
        first = wanted if stage is not None else steps[0].steps[0].id if steps else ""
        if first:
            self._go("Right", lambda: self._cell[1] == first)
        self._go("Up", lambda: self.selection.current == wanted)
        return self

    @property
    def _cell(self) -> Cell:
        return self.selection.cell or ("", "")

    def _go(self, key: str, there: Callable[[], bool]) -> None:
        for _ in range(MANY):
            if there():
                return
            self.press(key)
        raise AssertionError(f"{key} does not lead there")

    def row(self, lane: str, first: str, *cells: str | tuple[str, ...]) -> Typist:
        """Write a lane from a column on: Tab goes to the next cell, Return below in the same."""
        self.to(lane, first)
        for at, cell in enumerate(cells):
            texts = (cell,) if isinstance(cell, str) else cell
            for place, text in enumerate(texts):
                if place:
                    self.press("Return")
                self.type(text)
            self.press("Tab" if at + 1 < len(cells) else "Ctrl+Return")
        return self

    # --- menus ---

    def choose(self, *path: str) -> Typist:
        """Choose from the menu bar: the title of a menu with its mark ("&Map"), then entries."""
        title, *below = path
        letter = title.partition("&")[2][:1]
        return self.press(f"Alt+{letter.upper()}").choose_below(*below)

    def choose_here(self, *path: str) -> Typist:
        """Choose from the context menu of what is selected."""
        return self.press("Shift+F10").choose_below(*path)

    def choose_below(self, *path: str) -> Typist:
        """Go through the menu that is open to an entry, by arrows, and choose it."""
        for at, name in enumerate(path):
            menu = self.menu
            names = [said(one) for one in entries(menu)]
            assert name in names, f"“{name}” is not in the menu: {', '.join(names)}"
            for _ in range(MANY):
                active = menu.activeAction()
                if said(active) == name:
                    break
                self.press("Down")
            else:
                open_to = [said(one) for one in entries(menu) if one.isEnabled()]
                raise AssertionError(
                    f"“{name}” cannot be reached; to be chosen are: {', '.join(open_to)}"
                )
            last = at == len(path) - 1
            self.press("Return" if last else "Right")
        return self

    # --- fields ---

    def inspector(self) -> Typist:
        """Let the keyboard go from the map to the inspector."""
        return self.press("F6")

    def back(self) -> Typist:
        """Let the keyboard go from the inspector to the map, and take what was typed along."""
        return self.press("Shift+F6")

    def field(self, label: str) -> Typist:
        """Go on by Tab to a field."""
        met = []
        for _ in range(MANY):
            met.append(name_of(self.focused))
            if met[-1] == label or met[-1].startswith(f"{label}: "):
                return self
            self.press("Tab")
        raise AssertionError(f"“{label}” is not met by Tab, but {met}")

    def unfold(self, title: str) -> Typist:
        """Go on to the heading of a group, and open it."""
        self.field(title)
        button = self.focused
        assert isinstance(button, QAbstractButton)
        return self if button.isChecked() else self.press("Space")

    def fill(self, label: str, text: str) -> Typist:
        """Go on to a field and write over what stands there."""
        self.field(label)
        assert isinstance(self.focused, QLineEdit | QTextEdit), f"{label} cannot be written in"
        return self.press("Ctrl+A").type(text)

    def pick(self, label: str, option: str) -> Typist:
        """Go on to a list of words and pick one."""
        box = self.field(label).focused
        assert isinstance(box, QComboBox), f"{label} is no list"
        options = [box.itemText(at) for at in range(box.count())]
        assert option in options, f"“{option}” is not among {options}"
        self.press("Space")
        down = options.index(option) - max(box.currentIndex(), 0)
        self.press("Down" if down > 0 else "Up", abs(down)).press("Return")
        assert box.currentText() == option
        return self

    def tick(self, label: str, *options: str) -> Typist:
        """Go on to a button that opens a list to check things in, and check some."""
        self.field(label).press("Space")
        for option in options:
            menu = self.menu
            assert isinstance(menu, QMenu)
            for _ in range(MANY):
                active = menu.activeAction()
                if said(active) == option:
                    break
                self.press("Down")
            else:
                raise AssertionError(f"“{option}” is not in the list")
            self.press("Space")
        return self.press("Escape")

    def fill_lines(self, label: str, *lines: str) -> Typist:
        """Go on to a field that holds one thing on each line, and write these."""
        self.fill(label, lines[0])
        for line in lines[1:]:
            self.press("Return").type(line)
        return self

    def colour(self, label: str, colour: str) -> Typist:
        """Go on to a colour and name another one, in the dialog for any colour."""
        self.field(label).press("Space").choose_below("Other Colour")
        self.field("HTML").press("Ctrl+A").type(colour).press("Return")
        return self

    def out(self) -> Typist:
        """Go back from a record of a list to what holds it, and there to the first field."""
        for _ in range(MANY):
            if name_of(self.focused).startswith("Back to"):
                # The keyboard stands in the list then, and what comes next may stand above it.
                return self.press("Space").back().inspector()
            self.press("Shift+Tab")
        raise AssertionError("there is no way back")

    def emoji(self, name: str) -> Typist:
        """Look for an emoji by its name, and take it."""
        self.press("Ctrl+.").type(name)
        picker = QApplication.activePopupWidget()
        assert isinstance(picker, EmojiPicker)
        for _ in range(MANY):
            if picker.current is not None and picker.current.name == name:
                return self.press("Return")
            self.press("Right")
        raise AssertionError(f"there is no emoji “{name}”")

    def add(self, button: str) -> Typist:
        """Go on to a button, and press it."""
        self.field(button)
        assert isinstance(self.focused, QAbstractButton)
        return self.press("Space")

    def open_row(self, listed: str, row: str) -> Typist:
        """Go on to a list, to a row of it, and open that."""
        found = self.field(listed).focused
        assert isinstance(found, QListWidget)
        self.press("Home")
        for _ in range(found.count()):
            item = found.currentItem()
            if item.text() == row:
                return self.press("Return")
            self.press("Down")
        raise AssertionError(f"{listed} has no “{row}”")


def chord_of(keys: str) -> QKeyCombination:
    """The key with what is held down, such as "Ctrl+L"."""
    return cast("Sequence[QKeyCombination]", QKeySequence(keys))[0]


def _text_of(chord: QKeyCombination) -> str:
    """What a press of keys writes."""
    plain = chord.keyboardModifiers() in (_NONE, _SHIFT)
    named = QKeySequence(QKeyCombination(chord.key())).toString()
    if not plain:
        return ""
    if named == "Space":
        return " "
    if len(named) != 1:
        return ""
    return named if chord.keyboardModifiers() == _SHIFT else named.lower()
