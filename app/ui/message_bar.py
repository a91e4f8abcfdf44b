"""Messages inside the window: what happened, and what can be done. Nothing pops up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.editor.words import tr
from app.ui.icon_button import icon_button
from app.ui.icons import pixmap
from app.ui.push_button import PushButton

_ICON = 20


class Tone(StrEnum):
    """How a message is meant, which is its icon's name; the colour says it as well."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Offer:
    """A button of a message: its text and what it does."""

    text: str
    act: Callable[[], object]


class Toned(QFrame):
    """A text with the icon and the colour of its tone."""

    def __init__(self, tone: Tone, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tone = tone
        self.icon = QLabel(self)
        self.icon.setFixedSize(_ICON, _ICON)
        self.label = QLabel(text, self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # A policy of one's own loses what wrapping had asked for.
        policy.setHeightForWidth(True)
        self.label.setSizePolicy(policy)
        self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pale ground and a strong edge in the colour of the tone."""
        painter = QPainter(self)
        ink = self._ink()
        ground = QColor(ink)
        ground.setAlpha(28)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, 0, 4, self.height(), ink)
        line = QColor(ink)
        line.setAlpha(90)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _ink(self) -> QColor:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        if self.tone is Tone.ERROR:
            return QColor("#ff9a8a" if dark else "#a5301c")
        if self.tone is Tone.WARNING:
            return QColor("#f0c35c" if dark else "#7d5a00")
        return QColor("#7cbcf2" if dark else "#1f5f95")

    def _colour(self) -> None:
        self.icon.setPixmap(pixmap(self.tone.value, _ICON, self._ink(), self.devicePixelRatioF()))


class Notice(Toned):
    """What a dialog has to say of a choice, above buttons for what can be done; it stays."""

    def __init__(self, tone: Tone, parent: QWidget) -> None:
        super().__init__(tone, "", parent)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self._remedies = QVBoxLayout()
        self._remedies.setContentsMargins(_ICON + 8, 0, 0, 0)
        self._remedies.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 9)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(self._remedies)
        self.buttons: list[QPushButton] = []
        self.hide()

    def tell(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Say ``text``, with a button for each offer; nothing to say hides the notice."""
        for button in self.buttons:
            self._remedies.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.label.setText(text)
        self.setAccessibleName(text)
        for offer in offers:
            button = PushButton(offer.text, self)
            button.setAutoDefault(False)
            button.clicked.connect(offer.act)
            self.buttons.append(button)
            self._remedies.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(text))

    def text(self) -> str:
        """What is said."""
        return self.label.text()


class MessageBar(Toned):
    """One message with its buttons. It stays until it is answered, closed or replaced.

    ``left`` tells that it goes while the keyboard is in it.
    """

    left = Signal()

    def __init__(self, tone: Tone, text: str, offers: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(tone, text, parent)
        self.setObjectName(f"message-{tone.value}")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self.label, 1)
        self.buttons: list[QPushButton] = []
        for offer in offers:
            button = PushButton(offer.text, self)
            button.clicked.connect(self._answer(offer.act))
            self.buttons.append(button)
            row.addWidget(button)
        close = icon_button(self, "x", tr("Close this message"))
        close.clicked.connect(self.dismiss)
        self.close_button = close
        row.addWidget(close)
        self.setAccessibleName(text)

    def dismiss(self) -> None:
        """Take the message away."""
        if self._has_keyboard():
            self.left.emit()
        self.hide()
        self.deleteLater()

    def go_after(self, seconds: float) -> None:
        """Go by itself, but not while somebody points at it or has the keyboard in it."""
        QTimer.singleShot(round(seconds * 1000), self, partial(self._go, seconds))

    def _go(self, seconds: float) -> None:
        if self.underMouse() or self._has_keyboard():
            self.go_after(seconds)
        else:
            self.dismiss()

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _answer(self, act: Callable[[], object]) -> Callable[[], None]:
        def answered() -> None:
            self.dismiss()
            act()

        return answered


class MessageArea(QWidget):
    """The place for messages at the top of a window: one for each topic, the newest below.

    ``left`` tells that one goes while the keyboard is in it, which has to go elsewhere then: Qt
    would let it go to whatever comes next.
    """

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars: dict[str, MessageBar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_message(
        self,
        topic: str,
        text: str,
        tone: Tone = Tone.INFO,
        offers: Sequence[Offer] = (),
        seconds: float = 0,
    ) -> MessageBar:
        """Show a message in place of any other of its topic.

        After ``seconds`` it goes by itself, unless somebody is about to answer.
        """
        self.clear(topic)
        bar = MessageBar(tone, text, offers, self)
        self._bars[topic] = bar
        bar.left.connect(self.left)
        bar.destroyed.connect(lambda: self._forget(topic, bar))
        self._column.addWidget(bar)
        bar.show()
        if seconds:
            bar.go_after(seconds)
        return bar

    def clear(self, topic: str) -> None:
        """Take the message of a topic away, if there is one."""
        bar = self._bars.pop(topic, None)
        if bar is not None:
            bar.dismiss()

    def bar(self, topic: str) -> MessageBar | None:
        """The message of a topic, if it is shown."""
        found = self._bars.get(topic)
        return found if found is not None and not found.isHidden() else None

    def _forget(self, topic: str, bar: MessageBar) -> None:
        if self._bars.get(topic) is bar:
            del self._bars[topic]
