"""The editor of a list of records that a record holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.editor.words import tr
from app.ui.icons import icon
from app.ui.inspector.editor import Editor, Surroundings
from app.ui.inspector.field import Field, Value
from app.ui.inspector.record_list import REMOVING, RecordList


class RecordsEditor(Editor):
    """A list of records: added, removed, put in order, opened."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        assert field.listing is not None
        self.list = RecordList(self)
        self.list.itemActivated.connect(lambda _: self._ask("open"))
        self.list.currentRowChanged.connect(self._enable)
        self.add = self._button("plus", tr(field.listing.added), "add")
        self.remove = self._button("minus", tr(field.listing.removed), "remove")
        self.up = self._button("arrow-up", tr("Move Up"), "up")
        self.down = self._button("arrow-down", tr("Move Down"), "down")
        self.open = QPushButton(tr("Edit…"), self)
        self.open.setAutoDefault(False)
        self.open.clicked.connect(lambda: self._ask("open"))
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.add, self.remove, self.up, self.down):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._row.addLayout(column)
        self.hold(self.list)
        self._row.removeWidget(self.list)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self._least = field.listing.least

    def show_value(self, value: Value, around: Surroundings) -> None:
        self.list.show_rows(value)
        self._enable()

    def framed(self) -> list[QWidget]:
        return [self.list]

    def stand_on(self, key: str) -> None:
        """Let the keyboard stand on a record."""
        self.list.stand_on(key)

    def value(self) -> Value:
        return ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete takes a record out of the list, Alt and an arrow moves it."""
        if (
            watched is self.list
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            key = Qt.Key(event.key())
            verb = "remove" if key in REMOVING else ""
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                verb = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(key, "")
            if verb:
                self._ask(verb)
                return True
        return super().eventFilter(watched, event)

    def _ask(self, verb: str) -> None:
        key = self.list.current_key
        if verb == "add":
            self.asked.emit(verb, "")
        elif verb == "remove" and not self.remove.isEnabled():
            return
        elif key:
            self.asked.emit(verb, key)

    def _enable(self) -> None:
        row, count = self.list.currentRow(), len(self.list.keys)
        self.remove.setEnabled(row >= 0 and count > self._least)
        self.open.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    def _button(self, name: str, text: str, verb: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setIconSize(QSize(16, 16))
        button.setMinimumSize(26, 26)
        button.setAutoRaise(True)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self._ask(verb))
        return button
