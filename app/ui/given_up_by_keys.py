"""A question in the window that came of a command: Esc gives it up, and so do the keys of Undo.

Whoever takes back what was just asked for does not mean what was done before it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from app.ui.message_bar import MessageBar


def give_up_by_keys(bar: MessageBar) -> None:
    """Let a message go by these keys, while the keyboard is in it."""
    keys = _Keys(bar)
    for widget in (*bar.buttons, bar.close_button):
        widget.installEventFilter(keys)


class _Keys(QObject):
    """Watches the buttons of a message."""

    def __init__(self, bar: MessageBar) -> None:
        super().__init__(bar)
        self._bar = bar

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the window makes a command of them."""
        if not isinstance(event, QKeyEvent) or not self._gives_up(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._bar.dismiss()
        return True

    def _gives_up(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        undo = self._bar.window().findChild(QAction, "undo")
        keys = undo.shortcuts() if isinstance(undo, QAction) else []
        return pressed in (QKeySequence(Qt.Key.Key_Escape), *keys)
