"""Choosing map files in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from app.editor.words import tr
from app.ui.templates import SUFFIX


def map_filter() -> str:
    """The filter of file dialogs."""
    return tr("Maps (*{suffix})", suffix=SUFFIX)


def choose_maps(
    parent: QWidget, chosen: Callable[[list[Path]], object], folder: str
) -> QFileDialog:
    """Ask for one or several maps to open."""
    dialog = QFileDialog(parent, tr("Open Maps"), folder or QDir.homePath())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([map_filter(), tr("All files (*)")])
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
