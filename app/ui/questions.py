"""The few dialogs that ask or tell: whether to save before closing, and what the program is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from app import __version__
from app.editor.words import tr
from app.ui.icons import pixmap
from app.ui.push_button import PushButton

Answer = Callable[[], object]


def ask_to_save(
    parent: QWidget, name: str, *, save: Answer, lose: Answer, stay: Answer
) -> QMessageBox:
    """Ask whether to save a map before its window closes; one of three answers is called."""
    words = tr("Save the changes to “{name}” before closing?", name=name)
    box = _question(parent, "save", words, tr("Without saving they are lost."))
    answers = {
        _button(box, tr("Save"), QMessageBox.ButtonRole.AcceptRole): save,
        _button(box, tr("Don’t Save"), QMessageBox.ButtonRole.DestructiveRole): lose,
        _button(box, tr("Cancel"), QMessageBox.ButtonRole.RejectRole): stay,
    }
    return _asked(box, answers, first=save, otherwise=stay)


def ask_about_refused(
    parent: QWidget, words: str, *, go: Answer, lose: Answer, stay: Answer
) -> QMessageBox:
    """Ask whether to close without what was typed and refused; one of three answers is called."""
    asked = tr("Something that was typed is not in the map. Close without it?")
    box = _question(parent, "warning", asked, words)
    answers = {
        _button(box, tr("Go There"), QMessageBox.ButtonRole.AcceptRole): go,
        _button(box, tr("Close Without It"), QMessageBox.ButtonRole.DestructiveRole): lose,
        _button(box, tr("Cancel"), QMessageBox.ButtonRole.RejectRole): stay,
    }
    return _asked(box, answers, first=go, otherwise=stay)


def _question(parent: QWidget, sign: str, words: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    ink = parent.palette().color(QPalette.ColorRole.WindowText)
    box.setIconPixmap(pixmap(sign, 32, ink, parent.devicePixelRatioF()))
    box.setWindowTitle("Footpath")
    # Names of maps and what was typed are no markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.setInformativeText(more)
    return box


def _button(box: QMessageBox, text: str, role: QMessageBox.ButtonRole) -> QPushButton:
    button = PushButton(text, box)
    box.addButton(button, role)
    return button


def _asked(
    box: QMessageBox, answers: Mapping[QPushButton, Answer], *, first: Answer, otherwise: Answer
) -> QMessageBox:
    """Show a question that calls what its button stands for; Esc stands for ``otherwise``."""
    for button, act in answers.items():
        if act is first:
            box.setDefaultButton(button)

    def answered() -> None:
        box.deleteLater()
        clicked = box.clickedButton()
        next((act for button, act in answers.items() if button is clicked), otherwise)()

    box.finished.connect(answered)
    box.open()
    return box


def tell_about(parent: QWidget) -> QMessageBox:
    """Say version and licences."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Footpath"))
    ink = parent.palette().color(QPalette.ColorRole.WindowText)
    box.setIconPixmap(pixmap("map", 40, ink, parent.devicePixelRatioF()))
    box.setText(f"<b>Footpath {__version__}</b>")
    box.setInformativeText(
        tr(
            "Draws customer journey maps, offline. Each map is one file that people and programs "
            "can read.\n\n"
            "Footpath: MIT licence\nFonts: Noto Sans, OFL\nEmoji: Twemoji, CC-BY 4.0\n"
            "Icons: Lucide, ISC"
        )
    )
    _button(box, tr("Close"), QMessageBox.ButtonRole.RejectRole)
    box.finished.connect(box.deleteLater)
    box.open()
    return box
