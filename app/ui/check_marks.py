"""Boxes to check and choices of one: their borders are seen on a dark ground too.

The style's own have less contrast with the ground than 3:1 (WCAG 2.2, 1.4.11) there.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle, QStyleOptionButton

_ROUND = 2.0
_WIDE = 1.4


class CheckBox(QCheckBox):
    """A box to check."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws, and a border."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = _mark_of(self, option, QStyle.SubElement.SE_CheckBoxIndicator)
        _draw_border(self, box, _ROUND)


class RadioButton(QRadioButton):
    """One of several, of which one is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws, and a border."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = _mark_of(self, option, QStyle.SubElement.SE_RadioButtonIndicator)
        _draw_border(self, box, box.height() / 2)


def _mark_of(
    button: QAbstractButton, option: QStyleOptionButton, part: QStyle.SubElement
) -> QRectF:
    return QRectF(button.style().subElementRect(part, option, button)).adjusted(
        0.5, 0.5, -0.5, -0.5
    )


def _draw_border(button: QAbstractButton, box: QRectF, radius: float) -> None:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A little wider than a pixel: a round border is paler than its colour.
    painter.setPen(QPen(button.palette().color(QPalette.ColorRole.Mid), _WIDE))
    painter.drawRoundedRect(box, radius, radius)
    painter.end()
