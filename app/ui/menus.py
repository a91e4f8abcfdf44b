"""Makes actions, menus and toolbar of a window from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar, QToolButton

from app.editor.words import tr
from app.ui.command import Commands, Situation
from app.ui.commands import COMMANDS
from app.ui.focus_ring import FocusRing
from app.ui.icons import icon
from app.ui.keys import KeyTable
from app.ui.lined_menu import LinedMenu
from app.ui.menu_bar import MenuBar
from app.ui.menu_table import CHOICES, MENUS, SEPARATOR, SUBMENUS, TOOLBAR, Menu
from app.ui.toggled import Toggled

MENU_KEY = "F10"
"""Opens the first menu, as Alt and its letter do."""


class Actions:
    """The actions of one window, by the ids of their commands."""

    def __init__(self, window: QMainWindow, commands: Commands, keys: KeyTable) -> None:
        made: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(tr(command.text), window)
            action.setObjectName(command.id)
            action.setStatusTip(tr(command.tip))
            action.setCheckable(command.checkable)
            if command.icon:
                action.setIcon(icon(command.icon))
            action.triggered.connect(_runner(command.run, commands))
            window.addAction(action)
            made[command.id] = action
        self.by_id: Mapping[str, QAction] = MappingProxyType(made)
        self.mirrored = False
        self.take_keys(keys)

    def take_keys(self, keys: KeyTable) -> None:
        """Let the commands stand for these keys from now on."""
        self._keys = keys
        self._give_keys(self.by_id)

    def refresh(self, now: Situation) -> None:
        """Enable what applies now; what moves an edge has the key that points there."""
        if now.mirrored != self.mirrored:
            self.mirrored = now.mirrored
            self._give_keys([id_ for id_ in self.by_id if self._keys.is_turned(id_)])
        for command in COMMANDS:
            self.by_id[command.id].setEnabled(command.applies(now))

    def name_undo(self, undo: str, redo: str) -> None:
        """Let undo and redo name what they would do."""
        for id_, bare, named, label in (
            ("undo", tr("Undo"), tr("Undo {action}", action=undo), undo),
            ("redo", tr("Redo"), tr("Redo {action}", action=redo), redo),
        ):
            action = self.by_id[id_]
            action.setText(named if label else bare)
            _describe(action)

    def _give_keys(self, ids: Collection[str]) -> None:
        # First let go of all: for a moment two commands would have a key that changes hands.
        for id_ in ids:
            self.by_id[id_].setShortcuts([])
        for id_ in ids:
            action, keys = self.by_id[id_], self._keys.of(id_, mirrored=self.mirrored)
            action.setShortcuts([QKeySequence(key) for key in keys])
            _describe(action)


def _describe(action: QAction) -> None:
    """A tool tip that names the command and its first key."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    text = action.text().rstrip("…")
    action.setToolTip(f"{text} ({keys})" if keys else text)


def _runner(run: Callable[[Commands], object], commands: Commands) -> Callable[[], None]:
    return lambda: _discard(run(commands))


def _discard(_: object) -> None:
    """Slots return nothing."""


def fill_menu_bar(window: QMainWindow, actions: Actions) -> Mapping[str, QMenu]:
    """Make the menus; returns all of them by their ids, those of the bar by their titles.

    Submenus that are not made of commands are left empty.
    """
    made: dict[str, QMenu] = {}
    bar = MenuBar(window)
    window.setMenuBar(bar)
    for menu in MENUS:
        shown = made[menu.title] = LinedMenu(bar, tr(menu.title))
        bar.addMenu(shown)
        _fill(shown, menu, actions, made)
    # Qt leaves this key to Windows alone; other desktops know it as well.
    QShortcut(QKeySequence(MENU_KEY), window).activated.connect(lambda: _open_first(bar))
    return MappingProxyType(made)


def _open_first(bar: QMenuBar) -> None:
    """Open the first menu, and let the keyboard go on from there."""
    bar.setActiveAction(bar.actions()[0])


def _fill(shown: QMenu, menu: Menu, actions: Actions, made: dict[str, QMenu]) -> None:
    for entry in menu.entries:
        if entry == SEPARATOR:
            shown.addSeparator()
        elif not entry.startswith("@"):
            shown.addAction(actions.by_id[entry])
        else:
            made[entry] = below = LinedMenu(shown)
            shown.addMenu(below)
            below.menuAction().setObjectName(entry)
            table = SUBMENUS.get(entry) or CHOICES.get(entry)
            if table is not None:
                below.setTitle(tr(table.title))
                if table.icon:
                    below.setIcon(icon(table.icon))
            if isinstance(table, Menu):
                _fill(below, table, actions, made)
            elif table is not None:
                below.menuAction().setStatusTip(tr(table.tip))


def make_toolbar(window: QMainWindow, actions: Actions) -> QToolBar:
    """Make the thin toolbar."""
    bar = QToolBar(tr("Toolbar"), window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for entry in TOOLBAR:
        if entry == SEPARATOR:
            bar.addSeparator()
        else:
            action = actions.by_id[entry]
            bar.addAction(action)
            button = bar.widgetForAction(action)
            if action.isCheckable() and isinstance(button, QToolButton):
                Toggled(button)
    FocusRing(bar)
    window.addToolBar(bar)
    return bar
