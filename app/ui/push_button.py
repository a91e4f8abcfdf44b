"""Buttons on which the one that Enter presses is told from the one that has the keyboard.

The style draws the same thin blue line round either.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from app.ui.flat_button import draw_flat
from app.ui.ring import RING, draw_ring

_ROUND = 3.0
_BESIDE = 9


class PushButton(QPushButton):
    """A button. The one of a dialog that Enter presses is filled; a ring says who has the keyboard.

    The ring is as wide as that round a field.
    """

    def sizeHint(self) -> QSize:
        """The style's, with room for a ring beside a long text."""
        made = super().sizeHint()
        shown = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        if not self.icon().isNull():
            shown += self.iconSize().width() + _BESIDE
        return made.expandedTo(QSize(shown + 2 * _BESIDE, 0))

    def minimumSizeHint(self) -> QSize:
        """No smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws, filled or within a ring."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        tones, role = QPalette(option.palette), QPalette.ColorRole
        default = option.features & QStyleOptionButton.ButtonFeature.DefaultButton
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.features &= ~QStyleOptionButton.ButtonFeature.DefaultButton
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter = QStylePainter(self)
        if default and self.isEnabled():
            tones.setColor(role.ButtonText, tones.color(role.HighlightedText))
            option.palette = tones
            self._fill(painter, tones.color(role.Accent))
        else:
            draw_flat(painter, self, pressed=self.isDown())
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        if focused:
            box = QRectF(self.rect())
            draw_ring(painter, box, tones.color(role.Accent))
            # A filled button is of the ring's own colour.
            draw_ring(painter, box, tones.color(role.Base), inset=RING)
        painter.end()

    def _fill(self, painter: QPainter, colour: QColor) -> None:
        """A plain ground: the style would make the colour paler than its word can be read on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour.darker(115) if self.isDown() else colour)
        painter.drawRoundedRect(QRectF(self.rect()), _ROUND, _ROUND)
        painter.setBrush(Qt.BrushStyle.NoBrush)
