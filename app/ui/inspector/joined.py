"""The editor of what a record is joined to: who they are, going to one, taking one apart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QWidget,
)

from app.editor.words import tr
from app.ui.inspector.field import Field
from app.ui.inspector.record_list import REMOVING
from app.ui.inspector.record_list_editor import RecordListEditor
from app.ui.push_button import PushButton


class JoinedEditor(RecordListEditor):
    """A list of what stands elsewhere on the map; a double click or Enter leads there."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent, 4)
        assert field.joined is not None
        self.go = PushButton(tr("Go There"), self)
        self.go.clicked.connect(lambda: self.ask("open"))
        self.remove = PushButton(tr(field.joined.removed), self)
        self.remove.clicked.connect(lambda: self.ask("remove"))
        for button in (self.go, self.remove):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes there, Delete takes the pair apart."""
        pressed = watched is self.list and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in REMOVING:
                self.ask("remove")
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.ask("open")
                return True
        return super().eventFilter(watched, event)
