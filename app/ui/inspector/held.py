"""The editor of a list of records that a record holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QToolButton,
    QWidget,
)

from app.editor.words import tr
from app.ui.icon_button import icon_button
from app.ui.inspector.editor import Surroundings
from app.ui.inspector.field import Field, RecordKey, Value
from app.ui.inspector.record_list import REMOVING
from app.ui.inspector.record_list_editor import RecordListEditor
from app.ui.push_button import PushButton


class RecordsEditor(RecordListEditor):
    """A list of records: added, removed, put in order, opened."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent, 2)
        assert field.listing is not None
        self.list.currentRowChanged.connect(self._enable)
        self.add = self._button("plus", tr(field.listing.added), "add")
        self.add.setText(tr(field.listing.added))
        self.remove = self._button("minus", tr(field.listing.removed), "remove")
        self.up = self._button("arrow-up", tr("Move Up"), "up")
        self.down = self._button("arrow-down", tr("Move Down"), "down")
        self.open = PushButton(tr("Edit…"), self)
        self.open.setAutoDefault(False)
        self.open.clicked.connect(lambda: self.ask("open"))
        for button in (self.add, self.remove, self.up, self.down):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.open)
        self._least = field.listing.least

    def show_value(self, value: Value, around: Surroundings) -> None:
        super().show_value(value, around)
        self._show_what_is_of_use()
        self._enable()

    def stand_on(self, key: RecordKey) -> None:
        """Let the keyboard stand on a record."""
        self.list.stand_on(key)

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
                self.ask(verb)
                return True
        return super().eventFilter(watched, event)

    def ask(self, verb: str) -> None:
        """Ask for something; to be added a record needs no other, and some must stay."""
        if verb == "add":
            self.asked.emit(verb, "")
        elif verb != "remove" or self.remove.isEnabled():
            super().ask(verb)

    def framed(self) -> list[QWidget]:
        return [self.list] if self.list.keys else []

    def _show_what_is_of_use(self) -> None:
        """Without a record there is neither a list nor what is done to one.

        An empty box would look like a field to write in.
        """
        filled = bool(self.list.keys)
        held = self.list.hasFocus() or self.add.hasFocus()
        style = Qt.ToolButtonStyle
        self.add.setToolButtonStyle(
            style.ToolButtonIconOnly if filled else style.ToolButtonTextBesideIcon
        )
        self.setFocusProxy(self.list if filled else self.add)
        for one in (self.list, self.remove, self.up, self.down, self.open):
            one.setVisible(filled)
        if held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _enable(self) -> None:
        row, count = self.list.currentRow(), len(self.list.keys)
        self.remove.setEnabled(row >= 0 and count > self._least)
        self.open.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    def _button(self, name: str, text: str, verb: str) -> QToolButton:
        button = icon_button(self, name, text)
        button.clicked.connect(lambda: self.ask(verb))
        return button
