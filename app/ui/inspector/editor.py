"""What every widget of a form has in common, and the one that makes each for its kind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.editor.typed import DateWay
from app.editor.words import tr
from app.models.card import Box, Card
from app.models.journey import JourneyMap
from app.ui.composing import finish_composing
from app.ui.fields import draw_frame
from app.ui.inspector.field import Field, Measured, Option, RecordKey, Value

DASH = "—"
"""Shown where the selected records differ."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an editor shows besides its value: the map it belongs to, and how it writes numbers.

    ``decimal`` is the decimal sign of the map's language, ``percent`` how it writes shares, with
    braces for the number, and ``way`` how dates are written.
    """

    map: JourneyMap
    keys: tuple[RecordKey, ...]
    options: tuple[Option, ...]
    measured: Measured
    decimal: str
    percent: str
    way: DateWay


def crops_of(around: Surroundings) -> frozenset[Box | None]:
    """The parts of their pictures that cards show, None for a whole one; of what has none nothing.

    These are the cards that a form is about.
    """
    records = (around.map.records.get(key) for key in around.keys if isinstance(key, str))
    images = (one.image for one in records if isinstance(one, Card))
    return frozenset(one.crop for one in images if one is not None)


class Editor(QWidget):
    """A widget that edits one value.

    ``typed`` tells of a change that may go on, ``finished`` of one that is done or of the focus
    leaving, ``entered`` of the focus coming, ``cancelled`` of Esc. `value` raises `TypedError` for
    what cannot be understood.
    """

    typed = Signal()
    finished = Signal()
    entered = Signal()
    cancelled = Signal()

    asked = Signal(str, object)
    """What is to be done to a list: "add", "remove", "up", "down" or "open", and a key."""

    labelled = True
    """Whether it needs a label beside it."""

    live = False
    """Whether what is typed goes to the map while typing goes on."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.touched = False
        self.around: Surroundings | None = None
        """What surrounds the value now, though it may be shown since before."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._row = row

    def hold(self, widget: QWidget, stretch: int = 1) -> None:
        """Put the widget that is edited into the row; the first one takes the focus."""
        first = self.focusProxy() is None
        self._row.addWidget(widget, stretch)
        widget.installEventFilter(self)
        widget.setAccessibleName(tr(self.field.label))
        if self.field.tip:
            widget.setToolTip(tr(self.field.tip))
            widget.setAccessibleDescription(tr(self.field.tip))
        if first:
            self.setFocusProxy(widget)

    def framed(self) -> list[QWidget]:
        """The widgets that have no frame of their own, and get one round their margin."""
        return []

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frames of all fields, stronger where the keyboard is."""
        painter = QPainter(self)
        for widget in self.framed():
            draw_frame(painter, widget, QRectF(widget.geometry()), filled=True)
        painter.end()

    def show_value(self, value: Value, around: Surroundings) -> None:
        """Show a value, or `MIXED`; what the user did to the former one is forgotten."""
        raise NotImplementedError

    def value(self) -> Value:
        """What the user has put in. Raises `TypedError` where that cannot be understood."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of the focus, and of keys that end or take back what was typed."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.update()
            self.entered.emit()
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            # Before what is typed goes to the map: the widget itself hears of this later.
            finish_composing(watched, event)
            self.update()
            self.finished.emit()
        elif kind == QEvent.Type.Wheel and not self.has_keyboard():
            # The wheel scrolls the form; it must not change what it passes over.
            event.ignore()
            return True
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._overrides(event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return False

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in this editor."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def _overrides(self, event: QKeyEvent) -> bool:
        undoing = event.matches(QKeySequence.StandardKey.Undo)
        undoing = undoing or event.matches(QKeySequence.StandardKey.Redo)
        if undoing and not self.touched:
            # Nothing is typed here that is not in the map yet: the key is the window's.
            event.ignore()
            return True
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ends_by_return():
            self.finished.emit()
            return True
        return False

    def unchanged(self) -> bool:
        """Whether it shows again what it showed before the user did something."""
        return False

    def text_now(self) -> str:
        """The text that stands in it; "" in one that holds no text."""
        return ""

    def draft(self) -> str | None:
        """What was typed and is not in the map, to be shown again; None where there is none."""
        return None

    def take_draft(self, text: str) -> None:
        """Show what was typed before."""

    def lists(self, key: RecordKey) -> bool:
        """Whether it is a list that holds a record."""
        return False

    def stand_on(self, key: RecordKey) -> None:
        """Let the keyboard stand on a record of a list."""

    def begin(self) -> None:
        """Let the keyboard come for what a command leads here for."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ends_by_return(self) -> bool:
        """Whether Enter commits, instead of beginning a line or pressing a button."""
        return False

    def touch(self) -> None:
        """Take note that the user changes the value."""
        self.touched = True
        self.typed.emit()

    def settle(self) -> None:
        """Take note that the user changed the value and is done with that."""
        self.touched = True
        self.finished.emit()
