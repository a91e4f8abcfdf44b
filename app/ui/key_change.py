"""Asking for other keys of a command: what is pressed, who has it, and whether to take it over."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.editor.words import tr
from app.ui.commands import COMMANDS
from app.ui.fixed_keys import OF_SYSTEM, fixed_holder
from app.ui.key_field import KeyField, commands_nothing
from app.ui.keys import KeyTable, shown
from app.ui.menu_table import MENUS
from app.ui.push_button import PushButton


class KeyChange(QWidget):
    """A strip with a field for keys. ``chosen`` carries a command's id and keys, "" for none."""

    chosen = Signal(str, str)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = ""
        self._table = KeyTable()
        self.asked = QLabel(self)
        self.field = KeyField(self)
        self.field.pressed.connect(self._judge)
        self.field.given_up.connect(self.ended)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.take = PushButton(tr("Use"), self)
        self.take.clicked.connect(lambda: self._choose(self.field.key))
        self.none = PushButton(tr("No Key"), self)
        self.none.setToolTip(tr("Leave the command without a key"))
        self.none.clicked.connect(lambda: self._choose(""))
        cancel = PushButton(tr("Cancel"), self)
        cancel.clicked.connect(self.ended)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        for button in (self.take, self.none, cancel):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.asked)
        column.addLayout(row)
        column.addWidget(self.told)

    def begin(self, id_: str, table: KeyTable) -> None:
        """Ask for keys of a command."""
        self._id, self._table = id_, table
        self.asked.setText(tr("New keys for “{command}”", command=_names()[id_]))
        self.field.clear_key()
        self.told.setText(tr("Press the keys together. Escape leaves everything as it is."))
        self.take.setText(tr("Use"))
        self.take.setEnabled(False)
        self.none.setEnabled(bool(table.of(id_)))
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, key: str) -> None:
        """Say who has the keys, and let them be taken where that does no harm."""
        holder = self._table.holder(key)
        refused = self._refused(key)
        self.take.setEnabled(not refused)
        self.take.setText(tr("Use"))
        if refused:
            self.told.setText(refused)
        elif holder == self._id:
            self.told.setText(tr("These are its keys already."))
        elif holder:
            self.take.setText(tr("Take Over"))
            self.told.setText(
                tr(
                    "{keys} stands for “{command}”, which loses it when you take it over.",
                    keys=shown(key),
                    command=_names()[holder],
                )
            )
        else:
            self.told.setText(tr("{keys} is free.", keys=shown(key)))
        self.told.setAccessibleName(self.told.text())

    def _refused(self, key: str) -> str:
        if self._table.holder(key) == self._id:
            return ""
        fixed = fixed_holder(key)
        if fixed is not None:
            return tr(
                "{keys} belongs to the canvas: “{name}”.", keys=shown(key), name=tr(fixed.text)
            )
        if commands_nothing(key):
            return tr("{keys} writes. Hold Ctrl or Alt with it.", keys=shown(key))
        if key in OF_SYSTEM:
            return tr("{keys} belongs to the system.", keys=shown(key))
        menu = _menu_keys().get(key)
        if menu is not None:
            return tr("{keys} opens the menu {menu}.", keys=shown(key), menu=menu)
        return ""

    def _choose(self, key: str) -> None:
        self.chosen.emit(self._id, key)
        self.ended.emit()


def _names() -> Mapping[str, str]:
    return {command.id: tr(command.text).replace("&", "").rstrip("…") for command in COMMANDS}


def _menu_keys() -> Mapping[str, str]:
    """The keys that open the menus of the bar, with the menus' names."""
    titles = [tr(menu.title) for menu in MENUS]
    marked = (title.partition("&") for title in titles)
    return {
        f"Alt+{rest[:1].upper()}": before + rest for before, sign, rest in marked if sign and rest
    }
