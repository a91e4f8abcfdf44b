"""What the editors of lists of records have in common: the list, and buttons below it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.inspector.editor import Editor, Surroundings
from app.ui.inspector.field import Field, RecordKey, Value
from app.ui.inspector.record_list import RecordList


class RecordListEditor(Editor):
    """A list of records; those who inherit it put ``buttons`` below."""

    def __init__(self, field: Field, parent: QWidget, gap: int) -> None:
        """``gap`` are the pixels between two buttons."""
        super().__init__(field, parent)
        self.list = RecordList(self)
        self.list.itemActivated.connect(lambda _: self.ask("open"))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(gap)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._row.addLayout(column)
        self.hold(self.list)
        self._row.removeWidget(self.list)
        column.addWidget(self.list)
        column.addLayout(self.buttons)

    def ask(self, verb: str) -> None:
        """Ask for something to be done to the record that the keyboard stands on."""
        key = self.list.current_key
        if key:
            self.asked.emit(verb, key)

    def show_value(self, value: Value, around: Surroundings) -> None:
        self.list.show_rows(value)

    def lists(self, key: RecordKey) -> bool:
        return key in self.list.keys

    def framed(self) -> list[QWidget]:
        return [self.list]

    def value(self) -> Value:
        return ()
