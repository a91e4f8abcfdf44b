"""A picture of the map goes to a file of its own, as the map has it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.editor.words import tr
from app.export.errors import ExportError
from app.export.files import write_output
from app.models.picture import PNG, Picture


def save_picture(picture: Picture, parent: QWidget) -> None:
    """Ask for a file and write the picture there, or say what went wrong."""
    suffix = "png" if picture.media_type == PNG else "jpg"
    dialog = QFileDialog(parent, tr("Save Picture As"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    kind = tr("PNG pictures (*.png)") if suffix == "png" else tr("JPEG pictures (*.jpg *.jpeg)")
    dialog.setNameFilters([kind])
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{Path(picture.name).stem or tr('Picture')}.{suffix}")
    dialog.fileSelected.connect(lambda name: _write(picture, Path(name), parent))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _write(picture: Picture, path: Path, parent: QWidget) -> None:
    try:
        write_output(path, picture.content)
    except ExportError as error:
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Save Picture As"))
        box.setText(tr("The picture was not saved. {reason}", reason=error))
        box.finished.connect(box.deleteLater)
        box.open()
