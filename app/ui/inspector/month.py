"""A month with its days, in the quiet colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QDate, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from app.ui.icons import icon
from app.ui.ring import draw_ring

_BAR = "qt_calendar_navigationbar"
_TURNS = (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right"))


def _mixed(one: QColor, other: QColor) -> QColor:
    """The colour halfway between two."""
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    )


class Month(QCalendarWidget):
    """Qt's calendar, whose bar is as quiet as its days, and whose weekends are so too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        role = QPalette.ColorRole
        plain = QTextCharFormat()
        plain.setForeground(self.palette().brush(role.Text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        palette = self.palette()
        line, soft = palette.color(role.Mid), palette.color(role.PlaceholderText)
        # Qt's days of the months beside are paler than can be read.
        palette.setColor(QPalette.ColorGroup.Disabled, role.Text, _mixed(line, soft))
        self.setPalette(palette)
        bar = self.findChild(QWidget, _BAR)
        if bar is not None:
            bar.setBackgroundRole(role.Base)
            for button in bar.findChildren(QToolButton):
                # Qt writes month and year in the colour of words on what is chosen.
                inks = button.palette()
                inks.setBrush(role.HighlightedText, inks.brush(role.WindowText))
                button.setPalette(inks)
                if button.menu() is not None:
                    # The style's small arrow in a corner reads as a stroke under the name, and the
                    # year, which can be chosen as well, has none.
                    button.setStyleSheet(
                        "QToolButton { font-weight: bold; }"
                        "QToolButton::menu-indicator { image: none; width: 0; }"
                    )
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for name, arrow in _TURNS:
            turn = self.findChild(QToolButton, name)
            if turn is not None:
                other = "chevron-left" if arrow == "chevron-right" else "chevron-right"
                turn.setIcon(icon(other if rtl else arrow))

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        """A ring is round today."""
        super().paintCell(painter, rect, date)
        if date == QDate.currentDate():
            chosen = date == self.selectedDate()
            role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Accent
            draw_ring(painter, QRectF(rect), self.palette().color(role), inset=1)
