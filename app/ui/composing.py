"""What an input method composes in a field is taken in when the keyboard leaves it.

Qt asks the input method for that, and most commit what they compose; what none has committed would
stay in the field and be in no map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


# Qt's class of a field comes beside it: this is no widget of its own.
if TYPE_CHECKING:
    _Field = QWidget
else:
    _Field = object


class Composing(_Field):
    """A field that knows what is ``composed`` in it; a base beside Qt's class, and before it."""

    composed = ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what is composed."""
        self.composed = event.preeditString()
        super().inputMethodEvent(event)


def finish_composing(field: QObject, event: QFocusEvent) -> None:
    """Take in what is composed in a field that the keyboard leaves, but for a menu."""
    if isinstance(field, Composing) and field.composed and event.reason() not in _STAYING:
        commit = QInputMethodEvent("", [])
        commit.setCommitString(field.composed)
        QApplication.sendEvent(field, commit)
