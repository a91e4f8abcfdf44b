"""Exporting from a window: dialog, file name, progress, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from app.editor.short import short
from app.editor.words import tr
from app.export import ExportError, Options, Report, export
from app.models.base import Id
from app.models.journey import JourneyMap
from app.ui.choosing import start_folder
from app.ui.desk import Desk
from app.ui.document import Document
from app.ui.export_dialog import ExportDialog
from app.ui.files import file_name
from app.ui.flat_progress import FlatProgress
from app.ui.message_bar import MessageArea, Offer, Tone
from app.ui.push_button import PushButton

# Work that is over sooner needs no progress.
_PATIENCE = 1.0
_MOST_LETTERS = 60

# For so long it is said what came of it.
_SECONDS = 8.0

Then = Callable[[], object]


class Cancelled(Exception):
    """The user gave an export up; nothing was written."""


@dataclass(frozen=True, slots=True)
class _Last:
    """An export: its file, how it was made, and what tells whether the file is still that one."""

    out: Path
    options: Options
    written: tuple[int, int] | None


class Exporting(QObject):
    """Leads from the command to the written file."""

    def __init__(
        self,
        messages: MessageArea,
        desk: Desk,
        parent: QWidget,
        *,
        patience: float = _PATIENCE,
        seconds: float = _SECONDS,
    ) -> None:
        """Progress is shown after ``patience`` seconds, and for ``seconds`` what came of it."""
        super().__init__(parent)
        self._messages = messages
        self._desk = desk
        self._widget = parent
        self._patience, self._seconds = patience, seconds
        self._busy = False
        self._then: Then | None = None
        # Saved under another name it is another map, with no export yet.
        self._last: dict[tuple[Id, Path | None], _Last] = {}

    def wait_for_end(self, then: Then) -> bool:
        """Whether an export goes on; if so ``then`` is called once its file is written.

        The window that closes with the rest of the program has to stay until then.
        """
        if self._busy:
            self._then = then
        return self._busy

    def start(self, document: Document) -> None:
        """Ask how to export a map."""
        map_ = document.session.map
        dialog = ExportDialog(map_, self._desk.state.export_options(map_.id), self._widget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(
            lambda kind, options: self._ask_file(document, dialog.remembered(), kind, options)
        )
        dialog.open()

    def again(self, document: Document) -> None:
        """Export a map as it was exported the last time since it was opened; else ask how.

        It also asks where another program has put something else in that place meanwhile.
        """
        last = self._last.get((document.session.map.id, document.path))
        if last is None or _written(last.out) != last.written:
            self.start(document)
        else:
            self.write(document.session.map, document.path, last.out, last.options)

    def _ask_file(
        self, document: Document, remembered: dict[str, str], kind: str, options: Options
    ) -> None:
        map_ = document.session.map
        self._desk.state.keep_export_options(map_.id, remembered)
        dialog = QFileDialog(self._widget, tr("Export To"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [tr("PDF documents (*.pdf)") if kind == "pdf" else tr("PNG pictures (*.png)")]
        )
        dialog.setDefaultSuffix(kind)
        folder = self._desk.state.export_folder
        dialog.setDirectory(folder or start_folder(document.folder, self._desk.state))
        dialog.selectFile(f"{file_name(document.name)}.{kind}")
        dialog.fileSelected.connect(
            lambda name: self.write(map_, document.path, Path(name), options)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, map_: JourneyMap, map_path: Path | None, out: Path, options: Options) -> None:
        """Write the file and say what came of it."""
        self._desk.state.export_folder = str(out.parent)
        progress = _Progress(out.name, self._widget, self._patience)
        written = False
        self._busy = True
        try:
            report = export(map_, map_path, out, options, progress.tell)
        except Cancelled:
            self._messages.show_message(
                "export", tr("The export was cancelled."), seconds=self._seconds
            )
        except ExportError as error:
            self._messages.show_message(
                "export", tr("The map was not exported. {reason}", reason=error), Tone.ERROR
            )
        else:
            self._last[map_.id, map_path] = _Last(out, options, _written(out))
            self._tell(report, out)
            written = True
        finally:
            progress.close()
            self._end(written=written)

    def _end(self, *, written: bool) -> None:
        """Go on with what waited for the end; what went wrong is to be read first."""
        then, self._then, self._busy = self._then, None, False
        if then is None:
            return
        if written:
            QTimer.singleShot(0, self, then)
        else:
            self._desk.closing_cancelled(self._widget)

    def _tell(self, report: Report, out: Path) -> None:
        text = tr("Exported to {path}.", path=out)
        if report.warnings:
            text = "\n".join((text, *report.warnings))
        tone = Tone.WARNING if report.warnings else Tone.INFO
        self._messages.show_message(
            "export",
            text,
            tone,
            [
                Offer(tr("Open"), lambda: _show(out)),
                Offer(tr("Open Folder"), lambda: _show(out.parent)),
            ],
            # What has to be known of the file stays until it is read.
            seconds=0 if report.warnings else self._seconds,
        )


class _Progress:
    """Shows progress once so many seconds have gone by, and lets the user give up."""

    def __init__(self, name: str, parent: QWidget, patience: float) -> None:
        self._text = tr("Exporting {name}", name=short(name, _MOST_LETTERS))
        self._parent = parent
        self._due = monotonic() + patience
        self._dialog: QProgressDialog | None = None

    def tell(self, share: float, _doing: str) -> None:
        """Take note of the share that is done. Raises ``Cancelled``."""
        if self._dialog is None and monotonic() > self._due and share < 1:
            self._dialog = QProgressDialog(self._text, "", 0, 1000, self._parent)
            self._dialog.setBar(FlatProgress(self._dialog))
            self._dialog.setRange(0, 1000)
            cancel = PushButton(tr("Cancel"), self._dialog)
            cancel.setAutoDefault(False)
            self._dialog.setCancelButton(cancel)
            self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
            self._dialog.setMinimumDuration(0)
        if self._dialog is not None:
            self._dialog.setValue(round(share * 1000))
            QCoreApplication.processEvents()
            if self._dialog.wasCanceled():
                raise Cancelled

    def close(self) -> None:
        """Take the progress away."""
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()


def _written(path: Path) -> tuple[int, int] | None:
    """The size of a file and when it was written, in nanoseconds; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
