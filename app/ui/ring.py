"""The ring that says who has the keyboard: the same round everything, of whole pixels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

RING = 2.0
"""How wide it is, in pixels."""

_ROUND = 3.0


def draw_ring(
    painter: QPainter, box: QRectF, colour: QColor, *, radius: float = _ROUND, inset: float = 0
) -> None:
    """Draw the ring within ``box``, so many pixels from its edge."""
    inset += RING / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def accent_of(widget: QWidget) -> QColor:
    """The colour of the ring round a widget."""
    return widget.palette().color(QPalette.ColorRole.Accent)


class RingedButton(QToolButton):
    """A button of a sign or a word, with the ring while it has the keyboard."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws for a button that waits, and the ring."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), accent_of(self))
        painter.end()
