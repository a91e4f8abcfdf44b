"""The sheet of commands in a window: it is brought up, and what is chosen there is run."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMainWindow

from app.editor.words import tr
from app.ui.act_menus import ActMenus
from app.ui.desk import Desk

# Milliseconds for which it is said that a command does not apply.
_TOLD = 6000


def show_keys(window: QMainWindow, desk: Desk, menus: ActMenus) -> None:
    """Open the sheet of commands and their keys, or raise it; ``menus`` run what is chosen."""
    # A list of all commands, which few starts of the program ask for.
    from app.ui.shortcut_sheet import ShortcutSheet

    found = window.findChild(ShortcutSheet)
    if found is None:
        found = ShortcutSheet(desk, window, lambda: menus.mirrored)
        found.chosen.connect(partial(_run_next, window, menus))
    bring_up(found)


def _run_next(window: QMainWindow, menus: ActMenus, id_: str, name: str) -> None:
    """Run a command once the sheet is gone, and the keyboard is back where it was."""

    def run() -> None:
        if not menus.run(id_):
            told = tr("{command} does not apply to what is selected", command=name)
            window.statusBar().showMessage(told, _TOLD)

    window.activateWindow()
    QTimer.singleShot(0, window, run)


def bring_up(dialog: QDialog) -> None:
    """Show a dialog, or raise it if it is shown."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
