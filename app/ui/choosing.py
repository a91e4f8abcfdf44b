"""Choosing map files in a dialog, and where such dialogs begin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from app.editor.words import tr
from app.models.suffix import SUFFIX
from app.ui.state import State

PDF_SUFFIX = ".pdf"
"""How the name of a PDF ends; an exported one may carry its map."""


def map_filter() -> str:
    """The filter of dialogs that save a map."""
    return tr("Maps (*{suffix})", suffix=SUFFIX)


def may_hold_map(path: Path) -> bool:
    """Whether a file can be opened by its name: a map's own, or a PDF."""
    return path.suffix.lower() in (SUFFIX, PDF_SUFFIX)


def start_folder(mine: Path | None, state: State) -> str:
    """Where a dialog begins: the folder of the map in the window, of the last map, or home."""
    last = next(iter(state.recent()), None)
    folders = [mine, last.parent if last is not None else None]
    found = next((one for one in folders if one is not None and one.is_dir()), None)
    if found is not None:
        return str(found)
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)


def choose_maps(parent: QWidget, chosen: Callable[[list[Path]], object], folder: str) -> None:
    """Ask for one or several maps to open, beginning in a folder."""
    # PySide makes the class when it is imported: not at each start.
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, tr("Open Maps"), folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    both = tr("Maps and PDFs with a map (*{map} *{pdf})", map=SUFFIX, pdf=PDF_SUFFIX)
    dialog.setNameFilters([both, map_filter(), tr("All files (*)")])
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
