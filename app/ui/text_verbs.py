"""Cut, copy, paste, delete and select all in a text that has the keyboard.

Where somebody is writing, the menus mean the text and not the cards, as in other programs.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenuBar, QPlainTextEdit, QTextEdit

from app.ui.left_for_menus import remembered_by

TextWidget = QLineEdit | QTextEdit | QPlainTextEdit

# Of a selection Qt gives these for line breaks.
_LINE_ENDS = frozenset("\u2028\u2029")

TEXT_VERBS = frozenset({"cut", "copy", "paste", "paste-as-card", "delete", "select-all"})
"""The commands that mean a text while one is written."""


def text_in_hand(written: TextWidget | None) -> TextWidget | None:
    """The text that has the keyboard and can be written in, if any; else the one ``written``.

    While a menu of the menu bar is chosen from by keys, the bar has the keyboard: then it is the
    text that had it before.
    """
    found = QApplication.focusWidget()
    if isinstance(found, QMenuBar):
        found = remembered_by(found)
    return found if isinstance(found, TextWidget) and not found.isReadOnly() else written


def can_do(verb: str, text: TextWidget) -> bool:
    """Whether there is anything in a text, or on the clipboard, to do it to."""
    if verb in ("paste", "paste-as-card"):
        if isinstance(text, QLineEdit):
            return bool(QGuiApplication.clipboard().text())
        return text.canPaste()
    if verb == "select-all":
        empty = not text.text() if isinstance(text, QLineEdit) else text.document().isEmpty()
        return not empty
    if isinstance(text, QLineEdit):
        return text.hasSelectedText()
    return text.textCursor().hasSelection()


def do_in_text(verb: str, text: TextWidget | None) -> bool:
    """Carry out a command in the text that it means; False where it means other things."""
    if text is None or verb not in TEXT_VERBS:
        return False
    if verb == "delete":
        _delete(text)
    else:
        {
            "cut": text.cut,
            "copy": text.copy,
            "paste": text.paste,
            "paste-as-card": lambda: _paste_as_one(text),
            "select-all": text.selectAll,
        }[verb]()
    return True


def line_selected(text: TextWidget) -> str:
    """What is selected in a text; "" for nothing, and for what goes over several lines."""
    if isinstance(text, QLineEdit):
        return text.selectedText()
    found = text.textCursor().selectedText()
    return "" if _LINE_ENDS.intersection(found) else found


def _paste_as_one(text: TextWidget) -> None:
    """Paste a text as it is, where pasting may make several notes of it."""
    if isinstance(text, QLineEdit):
        QLineEdit.paste(text)
    else:
        text.paste()


def _delete(text: TextWidget) -> None:
    """Delete what is selected in a text, as something that was typed."""
    if not isinstance(text, QLineEdit):
        text.textCursor().removeSelectedText()
    elif text.hasSelectedText():
        text.insert("")
