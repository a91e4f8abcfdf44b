"""A line of text that begins at its beginning, and tells where it is cut and what it holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QToolTip, QWidget

from app.ui.fields import Line, draw_frame

_LEAVING = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)


# QLineEdit would cut at 32,767.
_LONGEST = 2**31 - 1


class WholeLine(Line):
    """Without the keyboard it shows the beginning of its text, with "…" where it is cut."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)

    @property
    def is_cut(self) -> bool:
        """Whether the text is wider than the line."""
        return self.fontMetrics().horizontalAdvance(self.displayText()) > self._room().width()

    def event(self, event: QEvent) -> bool:
        """The pointer over a text that is cut is told all of it."""
        if event.type() == QEvent.Type.ToolTip and self.is_cut and not self.toolTip():
            assert isinstance(event, QHelpEvent)
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Back to the beginning, when the keyboard goes for good and not to a menu."""
        super().focusOutEvent(event)
        if event.reason() in _LEAVING:
            self.home(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line; without the keyboard a text that is cut ends in dots."""
        if self.hasFocus() or self.cursorPosition() or not self.is_cut:
            super().paintEvent(event)
            return
        room, metrics, palette = self._room(), self.fontMetrics(), self.palette()
        text = metrics.elidedText(self.displayText(), Qt.TextElideMode.ElideRight, room.width())
        # With the caret before the first letter on the right, the text runs to the left.
        rtl = self.cursorRect().center().x() > self.width() / 2
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(room, flags, text)
        draw_frame(painter, self, QRectF(self.rect()), filled=False)
        painter.end()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.marginsRemoved(self.textMargins()).adjusted(2, 0, -2, 0)
