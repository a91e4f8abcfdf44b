"""A toast: what just happened, over the lower edge of the canvas, with a way back for some seconds.

It moves nothing, takes no focus, and is spoken. Tab leads from the canvas to it, Esc closes it. It
stays as long as somebody points at it or has the keyboard there.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.editor.words import tr
from app.ui.icons import draw_icon
from app.ui.message_bar import Offer

SECONDS = 8.0
"""How long a toast stays."""

_WIDEST = 560
_GAP = 14
_ROUND = 8.0
_BUTTON = 30
_CROSS = 14


class Toast(QWidget):
    """Shows one message at a time over its parent's lower edge.

    ``beside`` is what gets the keyboard back, and what comes before the toast in the order of Tab.
    """

    def __init__(self, parent: QWidget, beside: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._beside = beside
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.label.setSizePolicy(policy)
        self.buttons: list[QPushButton] = []
        self.close_button = _Button("", "x", self)
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message"))
        self.close_button.clicked.connect(self.dismiss)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._end)
        self._seconds = SECONDS
        self._follow_palette()
        parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str, offers: Sequence[Offer] = (), seconds: float = SECONDS) -> None:
        """Show a message with a button for each offer, in place of the one before.

        A single sentence ends without a stop, as a heading does; of several each has one.
        """
        text = _ended_alike(text)
        self._forget_buttons()
        self.label.setText(text)
        self.setAccessibleName(text)
        before: QWidget = self._beside
        for offer in offers:
            button = _Button(offer.text, "", self)
            button.clicked.connect(lambda *_, act=offer.act: self._answer(act))
            self._row.insertWidget(self._row.count() - 1, button)
            # In a toast that is seen already the layout would leave it out until later.
            button.show()
            self.buttons.append(button)
        self._seconds = seconds
        self._place()
        self.show()
        self.raise_()
        for after in (*self.buttons, self.close_button):
            QWidget.setTabOrder(before, after)
            before = after
        self._clock.start(round(seconds * 1000))
        said = ". ".join((text, *(offer.text for offer in offers)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def dismiss(self) -> None:
        """Take the message away; the keyboard goes back if it was here."""
        had_focus = self._has_keyboard()
        self._clock.stop()
        self.hide()
        if had_focus:
            self._beside.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """What is said now, or ""."""
        return "" if self.isHidden() else self.label.text()

    # --- events ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the parent's lower edge."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody points at it."""
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        if not self.isHidden():
            self._clock.start(round(self._seconds * 1000))

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._follow_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the plate, dark on light and light on dark, with an edge."""
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(palette.color(QPalette.ColorRole.ToolTipText))
        edge.setAlpha(90)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(palette.color(QPalette.ColorRole.ToolTipBase))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.end()

    # --- inner ---

    def _follow_palette(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.ToolTipText)
        palette = QPalette(self.label.palette())
        if palette.color(QPalette.ColorRole.WindowText) != ink:
            palette.setColor(QPalette.ColorRole.WindowText, ink)
            self.label.setPalette(palette)

    def _place(self) -> None:
        """Stand in the middle of the parent's lower edge, no wider than can be read."""
        owner = self.parentWidget()
        assert owner is not None
        self.label.setMinimumWidth(0)
        room = min(_WIDEST, owner.width() - 2 * _GAP)
        others = self.sizeHint().width() - self.label.sizeHint().width()
        needed = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 4
        wide = max(1, min(needed, room - others))
        self.label.setFixedWidth(wide)
        self._row.activate()
        high = max(self._row.totalHeightForWidth(wide + others), self.minimumSizeHint().height())
        left = (owner.width() - wide - others) // 2
        self.setGeometry(left, owner.height() - high - _GAP, wide + others, high)

    def _answer(self, act: object) -> None:
        self.dismiss()
        assert callable(act)
        act()

    def _end(self) -> None:
        if self._has_keyboard():
            # Somebody is about to answer.
            self._clock.start(round(self._seconds * 1000))
        else:
            self.dismiss()

    def _has_keyboard(self) -> bool:
        return any(button.hasFocus() for button in (*self.buttons, self.close_button))

    def _forget_buttons(self) -> None:
        if self._has_keyboard():
            self._beside.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []


class _Button(QPushButton):
    """A button on the dark plate: a word with an edge, or a bare icon."""

    def __init__(self, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._icon = icon
        # A click leaves the keyboard on the canvas.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(_BUTTON)
        font = self.font()
        font.setBold(True)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """Room for the word, or a square for the icon."""
        if self._icon:
            return QSize(_BUTTON, _BUTTON)
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 26, _BUTTON)

    def minimumSizeHint(self) -> QSize:
        """No less than is needed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word or the icon, lighter below the pointer, with a ring for the keyboard."""
        ink = self.palette().color(QPalette.ColorRole.ToolTipText)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(ink)
        ground.setAlpha(70 if self.isDown() else 40 if self.underMouse() else 0)
        edge = QColor(ink)
        edge.setAlpha(255 if self.hasFocus() else 0 if self._icon else 150)
        wide = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(edge, wide))
        painter.setBrush(ground)
        inset = wide / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 5, 5)
        if self._icon:
            side = QRectF(0, 0, _CROSS, _CROSS)
            side.moveCenter(QRectF(self.rect()).center())
            draw_icon(painter, self._icon, side, ink)
        else:
            painter.setPen(ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def _ended_alike(text: str) -> str:
    bare = text.removesuffix(".")
    return f"{bare}." if ". " in bare else bare
