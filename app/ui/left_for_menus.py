"""A text that the menu bar has taken the keyboard of: its commands mean it, and what is selected.

Qt lets a line forget what is selected when the keyboard goes to the menu bar, though Copy and Cut
stand there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenuBar, QTextEdit

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class LeftForMenus(QObject):
    """Remembers a text for as long as the menu bar has the keyboard."""

    def __init__(self, bar: QMenuBar, text: QLineEdit | QTextEdit) -> None:
        super().__init__(bar)
        self.text = text
        text.destroyed.connect(self._end)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard leaves the menu bar: where it does not come back nothing stays selected."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYING:
            if isinstance(self.text, QLineEdit) and QApplication.focusWidget() is not self.text:
                self.text.deselect()
            self._end()
        return False

    def _end(self) -> None:
        bar = self.parent()
        if bar is not None:
            bar.removeEventFilter(self)
            self.setParent(None)
        self.deleteLater()


def left_for_menus(text: QLineEdit | QTextEdit, event: QFocusEvent) -> QFocusEvent:
    """The event by which a text loses the keyboard: one for a menu where it goes to the menu bar.

    The text is remembered there.
    """
    bar = QApplication.focusWidget()
    if event.reason() != Qt.FocusReason.MenuBarFocusReason or not isinstance(bar, QMenuBar):
        return event
    LeftForMenus(bar, text)
    return QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)


def remembered_by(bar: QMenuBar) -> QLineEdit | QTextEdit | None:
    """The text that had the keyboard before the menu bar took it, if any."""
    found = bar.findChild(LeftForMenus)
    return found.text if isinstance(found, LeftForMenus) else None
