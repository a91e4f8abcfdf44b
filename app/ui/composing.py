"""What an input method composes in a field is taken in when the keyboard leaves it.

Qt asks the input method for that, and most commit what they compose; what none has committed would
stay in the field and be in no map.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def finish_composing(field: QObject, event: QFocusEvent) -> None:
    """Take in what is ``composed`` in a field that the keyboard leaves, but for a menu."""
    composed = getattr(field, "composed", "")
    if composed and event.reason() not in _STAYING:
        commit = QInputMethodEvent("", [])
        commit.setCommitString(composed)
        QApplication.sendEvent(field, commit)
