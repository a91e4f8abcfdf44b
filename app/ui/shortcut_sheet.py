"""The sheet of keys: all commands by menu with their keys, to be searched, run and changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.editor.words import tr
from app.ui.command import Command
from app.ui.commands import COMMANDS
from app.ui.desk import Desk
from app.ui.fields import Line
from app.ui.fixed_keys import CROP, NAVIGATE, WRITE, Fixed
from app.ui.key_caps import CAPS, caps_of
from app.ui.key_change import KeyChange
from app.ui.key_list import KeyList
from app.ui.keys import KeyTable, shown
from app.ui.menu_table import CHOICES, MENUS, SUBMENUS, Menu
from app.ui.push_button import PushButton
from app.ui.synonyms import SYNONYMS

_ID = Qt.ItemDataRole.UserRole + 1
_WORDS = Qt.ItemDataRole.UserRole + 2
_TIP = Qt.ItemDataRole.UserRole + 3

# How well a row fits a search, see _rank.
_BY_NAME, _BY_TIP = 3, 4

# The width that the keys get at first, in letters: room for three keys beside each other.
_KEYS = 44


class ShortcutSheet(QDialog):
    """Shows the keys of all commands, and changes them for all windows at once.

    ``chosen`` carries a command that is to be run, by its id, and its name; the sheet is closed
    then.
    """

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget, mirrored: Callable[[], bool]) -> None:
        """``mirrored`` says whether the window's map is read from right to left."""
        super().__init__(parent)
        self._desk = desk
        self._mirrored = mirrored
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Commands and Keys"))
        self.search = Line(self)
        self.search.setPlaceholderText(tr("Search for a command or for keys"))
        self.search.setAccessibleName(tr("Search for a command or for keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list = KeyList(self)
        self.list.currentItemChanged.connect(self._show_buttons)
        self.list.itemDoubleClicked.connect(lambda: self.run_selected())
        self.list.installEventFilter(self)
        self.run = PushButton(tr("Run"), self)
        self.run.setToolTip(tr("Run this command on what is selected (Enter)"))
        self.run.clicked.connect(lambda: self.run_selected())
        self.change = PushButton(tr("Change Keys…"), self)
        self.change.setToolTip(tr("Give this command other keys (F2)"))
        self.change.clicked.connect(lambda: self.change_selected())
        self.reset = PushButton(tr("Reset"), self)
        self.reset.setToolTip(tr("Give this command the keys it had at first"))
        self.reset.clicked.connect(self._reset)
        self.reset_all = PushButton(tr("Reset All"), self)
        self.reset_all.setToolTip(tr("Give all commands the keys they had at first"))
        self.reset_all.clicked.connect(lambda: self._take(desk.keys.all_reset()))
        close = PushButton(tr("Close"), self)
        close.clicked.connect(self.close)
        for button in (self.run, self.change, self.reset, self.reset_all, close):
            button.setAutoDefault(False)
        self.buttons = QWidget(self)
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.run)
        row.addWidget(self.change)
        row.addWidget(self.reset)
        row.addStretch(1)
        row.addWidget(self.reset_all)
        row.addWidget(close)
        self.changing = KeyChange(self)
        self.changing.chosen.connect(self._give)
        self.changing.ended.connect(self._end_change)
        self.changing.hide()
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.changing)
        column.addWidget(self.buttons)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._fill()
        self.show_keys()
        self._resize()

    # --- what is shown ---

    def show_keys(self) -> None:
        """Show the keys as they are now."""
        table = self._desk.keys
        for id_, item in self._items.items():
            command = item.data(0, _ID)
            _set_keys(item, table.of(id_, mirrored=self._mirrored()))
            font = item.font(0)
            font.setBold(table.is_changed(command))
            item.setFont(0, font)
            item.setToolTip(0, tr("Changed") if table.is_changed(id_) else "")
        self._show_buttons()

    def shown(self) -> list[str]:
        """The names of the commands and keys that the search leaves."""
        return [row.text(0) for _, rows in self._groups() for row in rows if not row.isHidden()]

    def select(self, id_: str) -> None:
        """Go to a command."""
        self.list.setCurrentItem(self._items[id_])
        self.list.scrollToItem(self._items[id_])

    def changeEvent(self, event: QEvent) -> None:
        """Show what was changed from another window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.show_keys()

    def _resize(self) -> None:
        """As wide as all names and most keys need, as far as the screen has room."""
        room = self.screen().availableGeometry().size() * 0.9
        wide = self.list.measure_names() + self.fontMetrics().averageCharWidth() * _KEYS
        self.resize(min(wide, room.width()), min(640, room.height()))

    def _groups(self) -> Iterator[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]]:
        for at in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(at)
            if group is not None:
                children = (group.child(number) for number in range(group.childCount()))
                yield group, [row for row in children if row is not None]

    def _fill(self) -> None:
        by_id = {command.id: command for command in COMMANDS}
        for menu in MENUS:
            commands = [by_id.pop(id_) for id_ in dict.fromkeys(_ids_in(menu, by_id))]
            self._add_commands(tr(menu.title).replace("&", ""), commands)
        self._add_commands(tr("Others"), list(by_id.values()))
        self._add_fixed(tr("On the Map"), NAVIGATE)
        self._add_fixed(tr("While Writing"), WRITE)
        self._add_fixed(tr("While Cropping a Picture"), CROP)
        self.list.expandAll()

    def _add_commands(self, title: str, commands: Sequence[Command]) -> None:
        if not commands:
            return
        group = _group(self.list, title)
        for command in commands:
            name = tr(command.text).replace("&", "").rstrip("…")
            item = QTreeWidgetItem(group, [name, ""])
            item.setData(0, _ID, command.id)
            item.setStatusTip(0, tr(command.tip))
            others = tr(SYNONYMS.get(command.id, ""))
            item.setData(0, _WORDS, f"{title} {name} {others}")
            item.setData(0, _TIP, tr(command.tip))
            self._items[command.id] = item

    def _add_fixed(self, title: str, rows: Iterable[Fixed]) -> None:
        group = _group(self.list, tr("{group} (these keys stay)", group=title))
        for row in rows:
            item = QTreeWidgetItem(group, [tr(row.text), ""])
            item.setData(0, _WORDS, f"{title} {tr(row.text)}")
            _set_keys(item, row.keys)

    def _filter(self) -> None:
        """Leave what holds all words of the search; keys may be typed as "ctrl+z".

        What a command is told to do counts where no name and no keys fit. The one that fits best
        is chosen.
        """
        wanted = self.search.text().casefold().replace("+", " ").split()
        groups = list(self._groups())
        ranks = {id(row): _rank(row, wanted) for _, rows in groups for row in rows}
        best = min(ranks.values())
        last = _BY_NAME if best <= _BY_NAME else _BY_TIP
        first: QTreeWidgetItem | None = None
        for group, rows in groups:
            for row in rows:
                row.setHidden(ranks[id(row)] > last)
                if first is None and ranks[id(row)] == best <= last:
                    first = row
            group.setHidden(all(row.isHidden() for row in rows))
        if first is None:
            self.list.clearSelection()
        else:
            self.list.setCurrentItem(first)
            self.list.scrollToItem(first)
        self._show_buttons()

    def _show_buttons(self) -> None:
        id_, table = self._current(), self._desk.keys
        self.run.setEnabled(bool(id_))
        self.change.setEnabled(bool(id_))
        self.reset.setEnabled(bool(id_) and table.is_changed(id_))
        self.reset_all.setEnabled(bool(table.changed))

    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _ID) or "") if item is not None and not item.isHidden() else ""

    def run_selected(self) -> None:
        """Close the sheet and have the command at hand run."""
        id_, item = self._current(), self.list.currentItem()
        if id_ and item is not None:
            name = item.text(0)
            self.close()
            self.chosen.emit(id_, name)

    # --- changing ---

    def change_selected(self) -> None:
        """Ask for new keys for the command at hand."""
        id_ = self._current()
        if not id_:
            return
        self.buttons.hide()
        self.search.setEnabled(False)
        self.list.setEnabled(False)
        self.changing.begin(id_, self._desk.keys)
        self.list.scrollToItem(self._items[id_])

    def _give(self, id_: str, key: str) -> None:
        self._take(self._desk.keys.given(id_, key) if key else self._desk.keys.given(id_))

    def _end_change(self) -> None:
        self.changing.hide()
        self.buttons.show()
        self.search.setEnabled(True)
        self.list.setEnabled(True)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset(self) -> None:
        id_ = self._current()
        if id_:
            self._take(self._desk.keys.reset(id_))

    def _take(self, table: KeyTable) -> None:
        self._desk.set_keys(table)
        self.show_keys()

    # --- keys of the sheet itself ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into the list; Enter runs its command, F2 changes the keys."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down if watched is self.search:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.run_selected()
            case Qt.Key.Key_F2:
                self.change_selected()
            case _:
                return False
        return True


def _ids_in(menu: Menu, known: Mapping[str, Command]) -> Iterator[str]:
    """The ids of the commands that stand in a menu, in its submenus or among its choices."""
    for entry in menu.entries:
        if entry in known:
            yield entry
        elif entry in SUBMENUS:
            yield from _ids_in(SUBMENUS[entry], known)
        elif entry in CHOICES:
            families = CHOICES[entry].families
            yield from (id_ for id_ in known if id_.partition(":")[0] in families)


def _group(list_: KeyList, title: str) -> QTreeWidgetItem:
    group = QTreeWidgetItem(list_, [title])
    group.setFlags(Qt.ItemFlag.ItemIsEnabled)
    group.setFirstColumnSpanned(True)
    font = group.font(0)
    font.setBold(True)
    group.setFont(0, font)
    return group


def _set_keys(item: QTreeWidgetItem, keys: Sequence[str]) -> None:
    item.setData(1, CAPS, list(keys))
    said = tr(" or ").join(shown(key) for key in keys) or tr("No key")
    item.setData(1, Qt.ItemDataRole.AccessibleTextRole, said)


def _rank(row: QTreeWidgetItem, wanted: Sequence[str]) -> int:
    """How well a row fits a search: 0 best, up to ``_BY_NAME`` by name or keys; else by its tip."""
    name, query = row.text(0).casefold(), " ".join(wanted)
    keys: list[str] = row.data(1, CAPS) or []
    caps = [[cap.casefold() for cap in caps_of(key)] for key in keys]
    if name == query:
        return 0
    if not wanted or name.startswith(query) or any(set(wanted) <= set(key) for key in caps):
        return 1
    if all(f" {word}" in f" {name}" for word in wanted):
        return 2
    words = str(row.data(0, _WORDS)).casefold()
    if all(word in words for word in wanted):
        return _BY_NAME
    told = f"{words} {row.data(0, _TIP) or ''}".casefold()
    return _BY_TIP if all(word in told for word in wanted) else _BY_TIP + 1
