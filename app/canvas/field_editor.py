"""The in-place editor: Qt's own text editing with layout's lines, kept ready for every field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.canvas.field_layout import FieldLayout, Setter
from app.canvas.field_paint import Backing
from app.canvas.field_text import utf16_length
from app.canvas.stand_ins import held, pasted, selected, told
from app.editor.clipboard.html_words import read_words
from app.layout.text import TextStyle

MARGIN = 3
"""Pixels round the text, so that the caret and overhanging glyphs are not cut."""

# Latin is set without ligatures, so that words keep their widths; Qt has to do the same.
_NO_LIGATURES = ("liga", "clig", "calt")


PASSING = (
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why the focus goes and comes back: writing goes on."""


class Leaving(StrEnum):
    """How an editor is left by keyboard or by the focus going elsewhere."""

    COMMIT = "commit"
    STAY = "stay"
    NEXT = "next"
    PREVIOUS = "previous"
    CANCEL = "cancel"
    ELSEWHERE = "elsewhere"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Ink:
    """How a field looks: its style in points and its colour; ``name`` is for screen readers."""

    style: TextStyle
    colour: str
    name: str


class FieldEditor(QTextEdit):
    """One editor for all fields.

    ``typed`` tells of each change, ``leaving`` how it wants to end.
    """

    typed = Signal()
    leaving = Signal(Leaving)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.taker: Callable[[QMimeData], bool] | None = None
        self.shows_picture: Callable[[QMimeData], bool] | None = None
        self._open = False
        self._composing = False
        self._composed = ""
        self._composed_to = 0
        self._scale = 1.0
        self._ink: Ink | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.document().setDocumentMargin(0)
        self._layout = FieldLayout(self.document(), MARGIN)
        self.document().setDocumentLayout(self._layout)
        self._layout.start()
        self.textChanged.connect(self._on_text)

    @property
    def is_open(self) -> bool:
        """Whether a field is being edited."""
        return self._open

    @property
    def scale(self) -> float:
        """Pixels a unit of the field's text."""
        return self._scale

    @property
    def composing(self) -> bool:
        """Whether an input method has text in the making."""
        return self._composing

    @property
    def field_layout(self) -> FieldLayout:
        """The layout that breaks the lines."""
        return self._layout

    def begin(self, text: str, setter: Setter, scale: float, ink: Ink) -> None:
        """Take a text in; its undo history starts here. The caller places and shows the editor."""
        self._open = False
        self._ink = ink
        self._scale = scale
        # Not before it is needed: to find out what this widget is, PySide makes the classes of all.
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(ink.name)
        palette = QPalette(self.palette())
        # The card is seen through the editor; it is drawn without this text meanwhile.
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, QColor(ink.colour))
        self.setPalette(palette)
        self._layout.set_setter(setter, scale)
        self.setPlainText(held(text))
        self._apply_font()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._open = True

    def rescale(self, setter: Setter, scale: float) -> None:
        """Go on at another zoom, or with another width of the field."""
        self._scale = scale
        self._layout.set_setter(setter, scale)
        self._apply_font()

    def lie_on(self, backing: Backing | None, ink: str) -> None:
        """Lie on a backing of one's own, or on what is seen through the editor; write in an ink."""
        palette = self.palette()
        if backing == self._layout.backing and palette.color(QPalette.ColorRole.Text) == QColor(
            ink
        ):
            return
        self._layout.backing = backing
        palette.setColor(QPalette.ColorRole.Text, QColor(ink))
        self.setPalette(palette)
        self.viewport().update()

    def end(self) -> None:
        """Put the editor away; it stays ready."""
        self._open = False
        self._composing = False
        self.hide()

    def finish_composing(self) -> None:
        """Let an input method write what it has in the making; what it does not is written here."""
        if not self._composing:
            return
        composed, before = self._composed, self.text()
        method = QGuiApplication.inputMethod()
        method.commit()
        if self._composing:
            # It would write the same once more, later on.
            method.reset()
        if self.text() == before:
            event = QInputMethodEvent("", [])
            event.setCommitString(composed)
            self.inputMethodEvent(event)

    def take_back(self) -> bool:
        """Take typing back; False when none is left to be taken back."""
        possible = self.document().isUndoAvailable()
        self.undo()
        return possible

    def bring_again(self) -> bool:
        """Bring typing again that was taken back; False when there is none."""
        possible = self.document().isRedoAvailable()
        self.redo()
        return possible

    def text(self) -> str:
        """The text exactly as it stands: ``toPlainText`` would turn no-break spaces into spaces."""
        lines: list[str] = []
        block: QTextBlock = self.document().begin()
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return told("\n".join(lines))

    # --- events ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Ctrl+Enter commits and stays, Shift or Alt+Enter breaks the line."""
        wish = self._wish_of(event)
        if wish is not None and self._composing:
            # The input method has not eaten the key; what is composed is not to be cut off by it.
            event.accept()
        elif wish is not None:
            event.accept()
            self.leaving.emit(wish)
        elif event.matches(QKeySequence.StandardKey.Undo):
            event.accept()
            if not self.take_back():
                self.leaving.emit(Leaving.UNDO)
        elif _is_redo(event):
            event.accept()
            if not self.bring_again():
                self.leaving.emit(Leaving.REDO)
        elif _is_enter(event):
            self.insertPlainText("\n")
            event.accept()
        else:
            super().keyPressEvent(event)

    def _wish_of(self, event: QKeyEvent) -> Leaving | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            return Leaving.CANCEL
        if event.key() == Qt.Key.Key_F2 and not held:
            return Leaving.STAY
        if event.key() == Qt.Key.Key_Tab and not held:
            return Leaving.NEXT
        if event.key() == Qt.Key.Key_Backtab:
            return Leaving.PREVIOUS
        if _is_enter(event):
            if not held:
                return Leaving.COMMIT
            return Leaving.STAY if held == Qt.KeyboardModifier.ControlModifier else None
        return None

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the editor before the window's shortcuts do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click within the text ends composing, as one beside it does."""
        self.finish_composing()
        super().mousePressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether an input method is composing, and where it has the caret."""
        self._composed = event.preeditString()
        self._composing = bool(self._composed)
        self._composed_to = _caret_in(event)
        super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> Any:
        """Answer an input method; the caret is where it is drawn."""
        cursor = self.textCursor()
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self._layout.caret(cursor.position(), self._composed_to)
        if query == Qt.InputMethodQuery.ImAnchorRectangle:
            return self._layout.caret(cursor.anchor())
        return super().inputMethodQuery(query)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere commits; a menu, another window or a popup does not."""
        super().focusOutEvent(event)
        if self._open and event.reason() not in PASSING:
            self.leaving.emit(Leaving.ELSEWHERE)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text is taken, of HTML its words; files are the window's."""
        return (source.hasText() or source.hasHtml()) and not source.hasUrls()

    def canPaste(self) -> bool:
        """Whether pasting does something: a picture is pasted too, but not dropped here."""
        shows, held = self.shows_picture, QGuiApplication.clipboard().mimeData()
        # Where there is nothing at all, Qt gives None for it.
        return super().canPaste() or (shows is not None and bool(held) and shows(held))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text alone, unless somebody else takes what is pasted."""
        if self.taker is not None and self.taker(source):
            return
        text = source.text() if source.hasText() else read_words(source.html())
        if text:
            self.insertPlainText(pasted(text))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, exactly as it stands."""
        data = QMimeData()
        data.setText(selected(self.textCursor().selectedText()))
        return data

    def insertPlainText(self, text: str) -> None:
        """Insert a text; none of its signs but a line feed begins a line."""
        super().insertPlainText(held(text))

    # --- inner ---

    def _on_text(self) -> None:
        if self._open:
            self._apply_font()
            self.typed.emit()

    def _apply_font(self) -> None:
        """Use the fonts of the card, at the size they have under this zoom."""
        if self._ink is None:
            return
        font = font_of(self._ink.style.size * self._scale, self._layout.families())
        if font != self.document().defaultFont():
            self.document().setDefaultFont(font)


def font_of(size: float, families: tuple[str, ...]) -> QFont:
    """A font of ``size`` pixels. Qt draws at whole sizes alone, so the advances are mended.

    ``families`` are those that a text needs; an empty one has none.
    """
    font = QFont()
    font.setFamilies(list(families) or [font.family()])
    whole = max(round(size), 1)
    font.setPixelSize(whole)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * size / whole)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _NO_LIGATURES:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _caret_in(event: QInputMethodEvent) -> int:
    """How far the caret stands in what is composed, in units of UTF-16."""
    for attribute in event.attributes():
        if attribute.type == QInputMethodEvent.AttributeType.Cursor:
            return int(attribute.start)
    return utf16_length(event.preeditString())


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _is_redo(event: QKeyEvent) -> bool:
    # Qt knows only one of the two on each platform.
    held = event.modifiers()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    return (event.key() == Qt.Key.Key_Y and held == control) or (
        event.key() == Qt.Key.Key_Z and held == control | shift
    )


def _is_ours(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F2)
    return _is_enter(event) or event.key() in keys or _is_redo(event)
