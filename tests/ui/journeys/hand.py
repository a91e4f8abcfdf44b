"""Somebody with a pointer alone: keys write where a click has opened a field, nothing else."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QListWidget,
    QTextEdit,
    QWidget,
)

from app.ui.emoji.picker import EmojiPicker
from tests.ui.journeys.on_map import MapHand
from tests.ui.journeys.person import MANY, name_of
from tests.ui.journeys.pointer import LEFT


class Hand(MapHand):
    """Works by the pointer alone, on the map and in forms."""

    @property
    def form(self) -> QWidget:
        """Where fields are: in the dialog in front, or else in the window."""
        return QApplication.activeModalWidget() or self.window

    def _find(self, kind: type[QWidget] | tuple[type[QWidget], ...], label: str) -> QWidget:
        seen = [one for one in self.form.findChildren(QWidget) if one.isVisible()]
        met = [(name_of(one), one) for one in seen if isinstance(one, kind)]
        for name, widget in met:
            if name == label or name.startswith(f"{label}: "):
                return widget
        raise AssertionError(f"“{label}” is not among {[name for name, _ in met if name]}")

    def unfold(self, title: str) -> Self:
        """Click on the heading of a group, so that it opens."""
        button = self._find(QAbstractButton, title)
        assert isinstance(button, QAbstractButton)
        return self if button.isChecked() else self.click(button)

    def press(self, button: str) -> Self:
        """Click on a button."""
        return self.click(self._find(QAbstractButton, button))

    def add(self, button: str) -> Self:
        """Click on the button that adds a record to a list."""
        return self.press(button)

    def fill(self, label: str, text: str) -> Self:
        """Click into a field and write over what stands there."""
        field = self._find((QLineEdit, QTextEdit), label)
        at = self._middle(field)
        if isinstance(field, QTextEdit):
            at = field.viewport().mapToGlobal(QPoint(20, 12))
        self._click(at)
        assert field.hasFocus(), f"a click does not open {label}"
        self._select_all(field, at)
        return self.type(text)

    def _select_all(self, field: QWidget, at: QPoint) -> None:
        """A double click selects a word, one more click the line or paragraph."""
        held = field.text() if isinstance(field, QLineEdit) else ""
        if isinstance(field, QTextEdit):
            held = field.toPlainText()
        if held:
            self._double(at)
            window, there = self._under(at)
            QTest.mouseClick(window, LEFT, pos=there)
            self.settle()

    def pick(self, label: str, option: str) -> Self:
        """Click on a list of words, and on one of them."""
        box = self._find(QComboBox, label)
        assert isinstance(box, QComboBox)
        self.click(box)
        options = [box.itemText(at) for at in range(box.count())]
        assert option in options, f"“{option}” is not among {options}"
        view = box.view()
        index = view.model().index(options.index(option), 0)
        self._click(self._row(view, index))
        assert box.currentText() == option
        return self

    def _row(self, view: QAbstractItemView, index: QModelIndex) -> QPoint:
        """Where a row of a list is, wheeled into sight."""
        shown = view.viewport()
        for _ in range(MANY):
            box = view.visualRect(index)
            if shown.rect().contains(box.center()):
                return shown.mapToGlobal(box.center())
            self._wheel(shown.mapToGlobal(shown.rect().center()), 1 if box.top() > 0 else -1)
        raise AssertionError("the row cannot be scrolled into sight")

    def tick(self, label: str, *options: str) -> Self:
        """Click on a button that opens a list to check things in, and check some."""
        self.press(label)
        for option in options:
            self.click_entry(self.menu, option)
        return self.leave_menu()

    def leave_menu(self) -> Self:
        """Click beside the menu that is open."""
        popup = QApplication.activePopupWidget()
        assert popup is not None
        corner = self.window.mapToGlobal(QPoint(self.window.width() - 6, 6))
        assert not popup.geometry().contains(corner)
        self._click(corner)
        return self

    def open_row(self, listed: str, row: str) -> Self:
        """Double-click on a row of a list of records."""
        found = self._find(QListWidget, listed)
        assert isinstance(found, QListView)
        self._bring(found)
        texts = [found.model().index(at, 0).data() for at in range(found.model().rowCount())]
        assert row in texts, f"“{row}” is not among {texts}"
        self._double(self._row(found, found.model().index(texts.index(row), 0)))
        return self

    def fill_lines(self, label: str, *lines: str) -> Self:
        """Click into a field that holds one thing on each line, and write these."""
        self.fill(label, lines[0])
        for line in lines[1:]:
            # Within a text that is written, Return is a letter like others.
            self.strike(Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.NoModifier)
            self.type(line)
        return self

    def colour(self, label: str, colour: str) -> Self:
        """Name another colour, in the dialog for any colour."""
        self.press(label).choose_below("Other Colour")
        return self.fill("HTML", colour).press("OK")

    def out(self) -> Self:
        """Go back from a record of a list to what holds it."""
        back = next(
            one
            for one in self.form.findChildren(QAbstractButton)
            if one.isVisible() and name_of(one).startswith("Back to")
        )
        return self.click(back)

    def emoji(self, name: str) -> Self:
        """Look for an emoji by its name from the menu, and click on it."""
        self.choose("Insert", "Emoji").type(name)
        picker = QApplication.activePopupWidget()
        assert isinstance(picker, EmojiPicker)
        model = picker.grid.model()
        role = Qt.ItemDataRole.ToolTipRole
        names = [model.index(at, 0).data(role) for at in range(model.rowCount())]
        assert name in names, f"“{name}” is not among {names}"
        self._click(self._row(picker.grid, model.index(names.index(name), 0)))
        return self
