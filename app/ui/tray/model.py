"""The notes of the tray as Qt's model of a list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.editor.words import tr
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.reserved import TrayNote
from app.ui.names import CARD_TYPES

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class NotesModel(QAbstractListModel):
    """The notes of one map, in their order."""

    def __init__(self, map_: JourneyMap, parent: QObject) -> None:
        super().__init__(parent)
        self._notes = map_.tray
        self._rows = {note.id: row for row, note in enumerate(self._notes)}

    def follow(self, map_: JourneyMap) -> None:
        """Come into step with a map."""
        before, after = self._notes, map_.tray
        if before is after or before == after:
            return
        if [one.id for one in before] == [one.id for one in after]:
            self._notes = after
            for row, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._notes = after
        self._rows = {note.id: row for row, note in enumerate(after)}
        self.endResetModel()

    @property
    def all(self) -> tuple[TrayNote, ...]:
        """All notes, in their order."""
        return self._notes

    def note(self, index: Index) -> TrayNote | None:
        """The note of an index; None for an invalid one."""
        return self._notes[index.row()] if index.isValid() else None

    def row_of(self, id_: Id) -> int:
        """The row of a note; −1 for what is none."""
        return self._rows.get(id_, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many notes there are."""
        return 0 if parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """The text of a note, and what a screen reader says of it."""
        note = self.note(index)
        if note is None:
            return None
        if role == _ROLE.EditRole:
            return note.text
        if role == _ROLE.DisplayRole:
            return shown_text(note)
        if role == _ROLE.AccessibleTextRole:
            return tr(
                "Note {n} of {count}: {text}",
                n=index.row() + 1,
                count=len(self._notes),
                text=shown_text(note),
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Notes can be chosen, written in and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsEditable
            | flag.ItemIsDragEnabled
            | flag.ItemNeverHasChildren
        )


def shown_text(note: TrayNote) -> str:
    """The words of a note; of one without any what it is."""
    if note.text.strip():
        return note.text
    return tr(CARD_TYPES[note.type]) if note.type in CARD_TYPES else tr("Empty note")
