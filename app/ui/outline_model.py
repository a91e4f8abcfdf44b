"""The outline as Qt's model of a tree, brought up to date where the map differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from app.canvas.written import read_written, write_written
from app.editor.acts.parting import told_apart
from app.editor.session import Session
from app.editor.texts import label_of, writable
from app.editor.words import counted, tr
from app.layout.icons import icon_names
from app.layout.labels import icon_of
from app.models import edits
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.reserved import TrayNote
from app.ui.icons import icon
from app.ui.outline_tree import (
    MOVABLE,
    ROOT,
    Key,
    Sort,
    children,
    is_hidden,
    moved,
    name,
    owner,
    spoken,
)

Index = QModelIndex | QPersistentModelIndex
_DRAGGED = "application/x-footpath-outline"
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole


@dataclass(eq=False)
class _Node:
    key: Key
    above: _Node | None
    number: int
    shown: tuple[str, bool] = ("", False)
    below: list[_Node] | None = None
    places: dict[Key, int] = field(default_factory=dict)

    def number_children(self) -> None:
        """Note the place of each child."""
        self.places = {one.key: at for at, one in enumerate(self.below or ())}


class OutlineModel(QAbstractItemModel):
    """The places of the outline. What nobody has unfolded is not worked out.

    ``told`` carries what is to be said of a move.
    """

    told = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._map = session.map
        self._serial = count(1)
        self._nodes: dict[int, _Node] = {}
        self._root = self._made(ROOT, None)

    # --- following the map ---

    def follow(self) -> None:
        """Come into step with the session's map; places that stay keep their indexes."""
        map_, before = self._session.map, self._map
        if map_ is before:
            return
        self._map = map_
        same = map_.stages is before.stages and map_.lanes is before.lanes
        # Numbers are written as the map's language has them.
        same = same and map_.language == before.language
        if same and map_.tray is before.tray and map_.cells.keys() == before.cells.keys():
            self._sync_cells(self._root, before)
        else:
            self._sync(self._root)

    def index_of(self, key: Key) -> QModelIndex:
        """The index of a place; what is above it is worked out for that."""
        way: list[Key] = []
        at: Key | None = key
        while at is not None and at != ROOT:
            way.append(at)
            at = owner(self._map, at)
        if at is None:
            return QModelIndex()
        node = self._root
        for step in reversed(way):
            self._load(node)
            place = node.places.get(step)
            if place is None or node.below is None:
                return QModelIndex()
            node = node.below[place]
        return self._index(node)

    def key(self, index: Index) -> Key:
        """The place at an index."""
        return self._node(index).key

    def _sync_cells(self, node: _Node, before: JourneyMap) -> None:
        """Come into step where nothing differs but cards in their cells."""
        for one in node.below or ():
            if one.key.sort is not Sort.CELL:
                self._sync_cells(one, before)
                continue
            cell = (one.key.id, one.key.step)
            if self._map.cells.get(cell) != before.cells.get(cell):
                self._sync(one)

    def _sync(self, node: _Node) -> None:
        if node.below is None:
            return
        wanted = children(self._map, node.key)
        kept = set(wanted)
        index = self._index(node)
        for at in range(len(node.below) - 1, -1, -1):
            if node.below[at].key not in kept:
                self.beginRemoveRows(index, at, at)
                self._forget(node.below.pop(at))
                self.endRemoveRows()
        for at, key in enumerate(wanted):
            if at < len(node.below) and node.below[at].key == key:
                continue
            found = next((j for j in range(at, len(node.below)) if node.below[j].key == key), -1)
            if found < 0:
                self.beginInsertRows(index, at, at)
                node.below.insert(at, self._made(key, node))
                node.number_children()
                self.endInsertRows()
            else:
                self.beginMoveRows(index, found, found, index, at)
                node.below.insert(at, node.below.pop(found))
                node.number_children()
                self.endMoveRows()
        node.number_children()
        for one in node.below:
            shown = self._shown(one.key)
            if shown != one.shown:
                one.shown = shown
                where = self._index(one)
                self.dataChanged.emit(where, where)
            self._sync(one)

    # --- Qt's questions ---

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The index of a child."""
        node = self._node(parent)
        self._load(node)
        if column != 0 or node.below is None or not 0 <= row < len(node.below):
            return QModelIndex()
        return self.createIndex(row, column, node.below[row].number)

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The index of what stands above."""
        above = self._node(child).above
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many places stand below one."""
        node = self._node(parent)
        self._load(node)
        return len(node.below or ())

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One."""
        return 1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Name, text to edit, icon, and what a screen reader says."""
        if not index.isValid():
            return None
        node = self._node(index)
        text, hidden = node.shown
        if role == _ROLE.DisplayRole:
            return tr("{name} (hidden)", name=text) if hidden else text
        if role == _ROLE.EditRole:
            return self._text(node.key)
        if role == _ROLE.ToolTipRole:
            return self._text(node.key) or text
        if role in (_ROLE.AccessibleTextRole, _ROLE.AccessibleDescriptionRole):
            return spoken(self._map, node.key) if role == _ROLE.AccessibleTextRole else ""
        if role == _ROLE.DecorationRole:
            picture = _icon_of(self._map, node.key)
            return icon(picture, QPalette.ColorRole.Text) if picture else None
        if role == _ROLE.ForegroundRole and hidden:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role == _ROLE.FontRole and (hidden or node.key.sort is Sort.STAGE):
            font = QFont(QGuiApplication.font())
            font.setItalic(hidden)
            font.setBold(node.key.sort is Sort.STAGE)
            return font
        return None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Give a record another name or text, as one step of the history."""
        key = self._node(index).key
        text = str(value)
        if role != _ROLE.EditRole or text == self._text(key):
            return False
        if key.sort is Sort.NOTE:
            return self._session.edit(
                tr("Edit Note"), lambda map_: edits.change_tray_note(map_, key.id, text=text)
            )
        kind = writable(self._map, key.id)
        if kind is None:
            return False
        return self._session.edit(label_of(kind), lambda map_: write_written(map_, key.id, text))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a place."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        sort = self._node(index).key.sort
        found = flag.ItemIsEnabled | flag.ItemIsSelectable
        if sort in MOVABLE:
            found |= flag.ItemIsDragEnabled | flag.ItemIsEditable
        if sort is Sort.CELL:
            found |= flag.ItemIsEditable
        if sort in (Sort.STAGE, Sort.STEP, Sort.CELL, Sort.LANES, Sort.TRAY):
            found |= flag.ItemIsDropEnabled
        return found

    # --- dragging ---

    def supportedDropActions(self) -> Qt.DropAction:
        """Places are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """The outline's own kind of data."""
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged places, by the ids of their records."""
        data = QMimeData()
        keys = [self._node(index).key for index in indexes]
        lines = [f"{key.sort.value} {key.id}" for key in keys if key.sort in MOVABLE]
        data.setData(_DRAGGED, "\n".join(lines).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether places can be dropped there."""
        return self._after_drop(data, row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move places, as one step of the history."""
        made = self._after_drop(data, row, parent)
        if made is not None:
            before = self._session.map
            self._session.commit(_move_label(_dragged(data)), made)
            if told := told_apart(before, self._session.map):
                self.told.emit(told)
        # Qt would remove what was dragged if this were true.
        return False

    def _after_drop(self, data: QMimeData, row: int, parent: Index) -> JourneyMap | None:
        keys = _dragged(data)
        known = [key for key in keys if key.id in self._session.map.records]
        if not keys or known != keys or self._map is not self._session.map:
            return None
        return moved(self._map, keys, self._node(parent).key, row)

    # --- nodes ---

    def _text(self, key: Key) -> str:
        record = self._map.records.get(key.id)
        if isinstance(record, TrayNote):
            return record.text
        if record is None or writable(self._map, key.id) is None:
            return ""
        return read_written(self._map, key.id)

    def _shown(self, key: Key) -> tuple[str, bool]:
        return name(self._map, key), is_hidden(self._map, key)

    def _made(self, key: Key, above: _Node | None) -> _Node:
        node = _Node(key, above, next(self._serial), self._shown(key))
        self._nodes[node.number] = node
        return node

    def _load(self, node: _Node) -> None:
        if node.below is None:
            node.below = [self._made(key, node) for key in children(self._map, node.key)]
            node.number_children()

    def _forget(self, node: _Node) -> None:
        self._nodes.pop(node.number, None)
        for one in node.below or ():
            self._forget(one)

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        return self._nodes.get(index.internalId(), self._root)

    def _index(self, node: _Node) -> QModelIndex:
        if node.above is None:
            return QModelIndex()
        return self.createIndex(node.above.places.get(node.key, 0), 0, node.number)


def _dragged(data: QMimeData) -> list[Key]:
    lines = bytes(data.data(_DRAGGED).data()).decode().splitlines()
    pairs = [line.partition(" ") for line in lines]
    return [Key(Sort(sort), id_) for sort, _, id_ in pairs]


def _move_label(keys: list[Key]) -> str:
    if keys[0].sort is Sort.CARD:
        return counted("Move Card", "Move %n Cards", len(keys))
    return {
        Sort.STAGE: tr("Move Stage"),
        Sort.STEP: tr("Move Step"),
        Sort.ROW: tr("Move Lane"),
        Sort.NOTE: tr("Move Note"),
    }[keys[0].sort]


def _icon_of(map_: JourneyMap, key: Key) -> str:
    record = map_.records.get(key.id)
    found = {
        Sort.STAGE: "stage",
        Sort.STEP: "step",
        Sort.WHOLE: "map",
        Sort.LANES: "lane",
        Sort.TRAY: "tray",
        Sort.NOTE: "note",
    }.get(key.sort, "")
    if isinstance(record, Lane):
        found = icon_of(record)
    return found if found in icon_names() else ""
