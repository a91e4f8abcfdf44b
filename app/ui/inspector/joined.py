"""The editor of what a record is joined to: who they are, going to one, taking one apart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.editor.words import tr
from app.ui.inspector.editor import Editor, Surroundings
from app.ui.inspector.field import Field, Value
from app.ui.inspector.record_list import REMOVING, RecordList


class JoinedEditor(Editor):
    """A list of what stands elsewhere on the map; a double click or Enter leads there."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        assert field.joined is not None
        self.list = RecordList(self)
        self.list.itemActivated.connect(lambda _: self._ask("open"))
        self.go = QPushButton(tr("Go There"), self)
        self.go.clicked.connect(lambda: self._ask("open"))
        self.remove = QPushButton(tr(field.joined.removed), self)
        self.remove.clicked.connect(lambda: self._ask("remove"))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.go, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._row.addLayout(column)
        self.hold(self.list)
        self._row.removeWidget(self.list)
        column.addWidget(self.list)
        column.addLayout(buttons)

    def framed(self) -> list[QWidget]:
        return [self.list]

    def show_value(self, value: Value, around: Surroundings) -> None:
        self.list.show_rows(value)

    def value(self) -> Value:
        return ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes there, Delete takes the pair apart."""
        pressed = watched is self.list and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in REMOVING:
                self._ask("remove")
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._ask("open")
                return True
        return super().eventFilter(watched, event)

    def _ask(self, verb: str) -> None:
        key = self.list.current_key
        if key:
            self.asked.emit(verb, key)
