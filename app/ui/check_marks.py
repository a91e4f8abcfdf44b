"""Boxes to check and choices of one: their borders and the keyboard are seen on any ground.

The style's own have less contrast with the ground than 3:1 (WCAG 2.2, 1.4.11) there.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from app.ui.ring import accent_of, draw_ring

_ROUND = 2.0
_WIDE = 1.4
# The part of a choice's ring that its dot takes.
_DOT = 0.46


class CheckBox(QCheckBox):
    """A box to check."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws, and a border."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = QRectF(
            self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        )
        painter = QPainter(self)
        _draw_border(self, painter, box, _ROUND)
        painter.end()


class RadioButton(QRadioButton):
    """One of several, of which one is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words as the style draws them, beside a ring with a dot in the accent's colour."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part, role = QStyle.SubElement, QPalette.ColorRole
        box = QRectF(self.style().subElementRect(part.SE_RadioButtonIndicator, option, self))
        words = self.style().subElementRect(part.SE_RadioButtonContents, option, self)
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().brush(role.Base))
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.isChecked():
            painter.setBrush(accent_of(self))
            radius = box.width() * _DOT / 2
            painter.drawEllipse(box.center(), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _draw_border(self, painter, box, box.height() / 2)
        option.rect = words
        painter.drawControl(QStyle.ControlElement.CE_RadioButtonLabel, option)
        painter.end()


def _draw_border(button: QAbstractButton, painter: QPainter, box: QRectF, radius: float) -> None:
    if button.hasFocus():
        draw_ring(painter, box, accent_of(button), radius=radius)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A little wider than a pixel: a round border is paler than its colour.
    painter.setPen(QPen(button.palette().color(QPalette.ColorRole.Mid), _WIDE))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
