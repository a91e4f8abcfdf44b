"""A field that takes one press of keys for a command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.editor.words import tr
from app.ui.fields import Line
from app.ui.keys import portable, shown

_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
)
_NO_LETTER = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class KeyField(Line):
    """Shows the keys that were pressed last. ``pressed`` carries them as files keep them.

    Escape gives up and Tab goes on; neither can be a command's.
    """

    pressed = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = ""
        self.setReadOnly(True)
        self.setPlaceholderText(tr("Press the new keys"))
        self.setAccessibleName(tr("New keys"))

    def clear_key(self) -> None:
        """Wait for keys again."""
        self.key = ""
        self.clear()

    def event(self, event: QEvent) -> bool:
        """Take keys before they do what they stand for now."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note the keys."""
        if event.key() in _MODIFIERS:
            return
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.given_up.emit()
            return
        key = key_of(event)
        if key:
            self.key = key
            self.setText(shown(key))
            self.pressed.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is nothing to copy or paste."""


def key_of(event: QKeyEvent) -> str:
    """The keys of a key press as files keep them."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    # Shift has made another sign of the key already, "?" of "/": that is its name.
    if held & Qt.KeyboardModifier.ShiftModifier and _is_sign(key):
        held &= ~Qt.KeyboardModifier.ShiftModifier
    sequence = QKeySequence(QKeyCombination(held, key))
    return portable(sequence.toString(QKeySequence.SequenceFormat.PortableText))


def commands_nothing(key: str) -> bool:
    """Whether keys write, or lead about in every window, so that no command can have them."""
    combination = cast("Sequence[QKeyCombination]", QKeySequence(key))[0]
    held, pressed = combination.keyboardModifiers(), combination.key()
    if held & ~_NO_LETTER:
        return False
    if Qt.Key.Key_F1 <= pressed <= Qt.Key.Key_F35:
        return False
    return pressed not in (
        *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_Help),
        *(Qt.Key.Key_Print, Qt.Key.Key_Pause, Qt.Key.Key_Back, Qt.Key.Key_Forward),
        *(Qt.Key.Key_Undo, Qt.Key.Key_Redo, Qt.Key.Key_Copy, Qt.Key.Key_Cut, Qt.Key.Key_Paste),
        *(Qt.Key.Key_Save, Qt.Key.Key_Open, Qt.Key.Key_Find, Qt.Key.Key_New, Qt.Key.Key_Close),
    )


def _is_sign(key: Qt.Key) -> bool:
    return Qt.Key.Key_Space < key <= Qt.Key.Key_AsciiTilde and not chr(key.value).isalnum()
