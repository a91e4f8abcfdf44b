"""What the bars for finding and for filtering have in common: their place, frame and Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QVBoxLayout, QWidget

from app.ui.icon_button import icon_button

TARGET = 28
"""The height in pixels of buttons in a bar."""


class MapBar(QFrame):
    """A bar above the map. It is hidden at first, and Esc leaves it."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(10, 5, 6, 5)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(5)
        self.hide()

    def leave(self) -> None:
        """Close the bar; the keyboard goes back to the map."""
        raise NotImplementedError

    def remove(self) -> None:
        """Take the bar away with its map."""
        self.hide()
        self.deleteLater()

    def closer(self, text: str) -> QToolButton:
        """A button that does what Esc does."""
        button = icon_button(self, "x", text, keys="Esc", side=TARGET)
        button.clicked.connect(self.leave)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            event.accept()
        else:
            super().keyPressEvent(event)


_Bar = TypeVar("_Bar", bound=MapBar)


def placed_below(messages: QWidget, make: Callable[[QWidget], _Bar]) -> _Bar:
    """A bar made for the place below the messages of a window."""
    middle = messages.parentWidget()
    assert middle is not None
    column = middle.layout()
    assert isinstance(column, QVBoxLayout)
    bar = make(middle)
    column.insertWidget(column.indexOf(messages) + 1, bar)
    return bar
