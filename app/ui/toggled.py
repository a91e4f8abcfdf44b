"""A frame round a button of a toolbar that is on: the style's own can hardly be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolButton, QWidget

_WIDTH = 1.4
_ROUND = 3.0


class Toggled(QWidget):
    """Lies over one button and is seen while that is on."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(button.isChecked())
        button.toggled.connect(self.setVisible)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the button."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QToolButton):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), _WIDTH))
        inset = _WIDTH / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND
        )
        painter.end()
