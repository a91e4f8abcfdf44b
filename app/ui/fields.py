"""The one frame of all fields, whether one types in them or chooses: a border of 3:1, the focus.

The style's own borders are too faint on a light ground and too dark on a dark one, and each kind of
field has another one.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from app.ui.composing import Composing, finish_composing
from app.ui.icons import draw_icon
from app.ui.left_for_menus import left_for_menus
from app.ui.row_style import heighten_rows

INSIDE = 2
"""So many pixels of a field's rectangle are its frame's, on each side."""

LEAST = 26
"""How high a field of one line is at least, in pixels."""

_ROUND = 3.0
# Pixels between a field's edge and its words or its sign, and between these two.
_INSET, _BEHIND_SIGN = 5, 6
_ARROW = 14


def draw_frame(
    painter: QPainter, field: QWidget, box: QRectF, *, filled: bool, radius: float = _ROUND
) -> None:
    """Draw the frame of a field within a box; ``filled`` puts the ground of fields in it."""
    palette, focused = field.palette(), field.hasFocus()
    role = QPalette.ColorRole
    wide = 2.0 if focused else 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(role.Highlight if focused else role.Mid), wide))
    ground = role.Base if field.isEnabled() else role.Window
    painter.setBrush(palette.brush(ground) if filled else Qt.BrushStyle.NoBrush)
    half = wide / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


class Line(Composing, QLineEdit):
    """A line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST)
        # Where words begin in the other kinds of fields.
        self.setTextMargins(INSIDE, 0, INSIDE, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is selected stays so for the commands of the menu bar."""
        finish_composing(self, event)
        super().focusOutEvent(left_for_menus(self, event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws, and the frame over its own."""
        super().paintEvent(event)
        painter = QPainter(self)
        draw_frame(painter, self, QRectF(self.rect()), filled=False)
        painter.end()


class Choice(QComboBox):
    """One of several words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST)

    def showPopup(self) -> None:
        """Open the list, with rows that can be hit."""
        heighten_rows(self)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the word and an arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        role, style = QPalette.ColorRole, self.style()
        if self.currentIndex() < 0 and self.placeholderText():
            option.palette.setBrush(role.ButtonText, option.palette.brush(role.PlaceholderText))
            option.currentText = self.placeholderText()
        painter = QPainter(self)
        draw_frame(painter, self, QRectF(self.rect()), filled=True)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
        place = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxArrow, self
        )
        box = QRectF(0, 0, _ARROW, _ARROW)
        box.moveCenter(QRectF(place).center())
        draw_icon(painter, "chevron-down", box, self.palette().color(role.ButtonText))
        painter.end()


class FieldButton(QToolButton):
    """A button that shows what a field holds, or stands beside one, and opens what to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the icon and the words."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        inside = option.rect.adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
        painter = QPainter(self)
        draw_frame(painter, self, QRectF(self.rect()), filled=True)
        if self.isDown():
            painter.fillRect(inside, self.palette().brush(QPalette.ColorRole.Window))
        option.rect = inside
        self.draw_label(painter, option)
        painter.end()

    def draw_label(self, painter: QPainter, option: QStyleOptionToolButton) -> None:
        """The icon or the words, as the style has them."""
        self.style().drawControl(QStyle.ControlElement.CE_ToolButtonLabel, option, painter, self)


class ValueButton(FieldButton):
    """Shows what a field holds, as a sign of ``side`` pixels and words, at any width.

    An arrow tells that it ``opens`` a list, as in other fields to choose in.
    """

    opens = True

    @property
    def room(self) -> int:
        """How wide the words may be, in pixels."""
        return self._words.width()

    @property
    def _words(self) -> QRect:
        """Where the words stand, from left to right."""
        arrow = _ARROW + 3 * INSIDE if self.opens else 2 * INSIDE
        sign = 0 if self.icon().isNull() else self.iconSize().width() + _BEHIND_SIGN
        return self.rect().adjusted(_INSET + sign, 0, -arrow, 0)

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(side, side))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def draw_label(self, painter: QPainter, option: QStyleOptionToolButton) -> None:
        """The sign as far from the frame as words are in other fields, and air behind it."""
        size, align, on = self.iconSize(), Qt.AlignmentFlag, self.isEnabled()
        sign = QRect(_INSET, (self.height() - size.height()) // 2, size.width(), size.height())
        mode = QIcon.Mode.Normal if on else QIcon.Mode.Disabled
        way, whole, style = self.layoutDirection(), self.rect(), self.style()
        placed = QStyle.visualRect(way, whole, sign)
        self.icon().paint(painter, placed, align.AlignCenter, mode)
        style.drawItemText(
            painter,
            QStyle.visualRect(way, whole, self._words),
            QStyle.visualAlignment(way, align.AlignLeft | align.AlignVCenter)
            | Qt.TextFlag.TextHideMnemonic,
            option.palette,
            on,
            self.text(),
            QPalette.ColorRole.ButtonText,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """What other buttons of fields have, and the arrow at the end."""
        super().paintEvent(event)
        if not self.opens:
            return
        box = QRectF(0, 0, _ARROW, _ARROW)
        box.moveCenter(QRectF(self.rect()).center())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = 2 * INSIDE + 1
        box.moveLeft(edge if rtl else self.width() - edge - _ARROW)
        painter = QPainter(self)
        draw_icon(painter, "chevron-down", box, self.palette().color(QPalette.ColorRole.ButtonText))
        painter.end()
