"""A box for a text of several lines, which says all of what it is for while it is empty."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTextEdit, QWidget

from app.canvas.scroll_bar import use_quiet_bars
from app.editor.clipboard.html_words import read_words
from app.ui.composing import Composing, finish_composing
from app.ui.fields import INSIDE
from app.ui.left_for_menus import left_for_menus

_FLAGS = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
_HIGH = 10_000


class TextBox(Composing, QTextEdit):
    """A text box whose placeholder has as many lines as it needs: Qt's own has one, cut."""

    _placeholder = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_quiet_bars(self)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        # The frame is drawn round the words by the form, on the ground that it shares with them.
        self.setViewportMargins(INSIDE, INSIDE, INSIDE, INSIDE)

    def placeholderText(self) -> str:
        """What stands there while the box is empty."""
        return self._placeholder

    def setPlaceholderText(self, text: str) -> None:
        """Let a text stand there while the box is empty."""
        if text != self._placeholder:
            self._placeholder = text
            self.viewport().update()

    def placeholder_height(self) -> int:
        """The pixels that the placeholder takes in the width there is, where it is seen."""
        if not self._placeholder or not self._blank():
            return 0
        room = QRect(0, 0, max(self._area().width(), 1), _HIGH)
        return self.fontMetrics().boundingRect(room, self._flags(), self._placeholder).height()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text is taken, and of HTML its words."""
        words = source.hasHtml() and not source.hasUrls()
        return words or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; where another program gives HTML alone, what that says."""
        if source.hasText() or not source.hasHtml():
            super().insertFromMimeData(source)
        else:
            self.insertPlainText(read_words(source.html()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The commands of the menu bar mean this text."""
        finish_composing(self, event)
        super().focusOutEvent(left_for_menus(self, event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the placeholder where there is no text."""
        super().paintEvent(event)
        if not self._placeholder or not self._blank():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(self._area(), self._flags(), self._placeholder)
        painter.end()

    def _blank(self) -> bool:
        composing = self.textCursor().block().layout().preeditAreaText()
        return self.document().isEmpty() and not composing

    def _area(self) -> QRect:
        margin = round(self.document().documentMargin())
        return self.viewport().rect().adjusted(margin, margin, -margin, -margin)

    def _flags(self) -> int:
        return int(_FLAGS) | int(Qt.TextFlag.TextWordWrap)
