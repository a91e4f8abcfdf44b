"""Buttons without relief: how they are drawn, and a small one with the ring."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
)

from app.ui.ring import ROUND, accent_of, draw_ring

_FAINT, _HOVERED, _PRESSED = 0.45, 0.07, 0.16


def draw_flat(painter: QPainter, button: QAbstractButton, *, pressed: bool) -> None:
    """Draw the ground of a button and its border; the style's own are in relief."""
    palette, role = button.palette(), QPalette.ColorRole
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    enabled = button.isEnabled()
    edge = palette.color(role.Mid)
    edge.setAlphaF(1.0 if enabled else _FAINT)
    painter.setPen(edge)
    painter.setBrush(palette.color(role.Button))
    box = QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, ROUND, ROUND)
    if enabled and (pressed or button.underMouse()):
        painter.setBrush(_shade(button, pressed))
        painter.drawRoundedRect(box, ROUND, ROUND)
    painter.restore()


def _shade(button: QAbstractButton, pressed: bool) -> QColor:
    """What lies over a button below the pointer."""
    shade = button.palette().color(QPalette.ColorRole.ButtonText)
    shade.setAlphaF(_PRESSED if pressed else _HOVERED)
    return shade


class RingedButton(QToolButton):
    """A button of a sign or a word, with the ring while it has the keyboard."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A flat ground where there is one, what stands on it, and the ring."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        down = self.isDown() or self.isChecked()
        if not self.autoRaise() or self.isChecked():
            draw_flat(painter, self, pressed=down)
        elif self.isEnabled() and (down or self.underMouse()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_shade(self, down))
            painter.drawRoundedRect(QRectF(self.rect()), ROUND, ROUND)
        painter.drawControl(QStyle.ControlElement.CE_ToolButtonLabel, option)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), accent_of(self))
        painter.end()
