"""Saving and reloading for one window: each failure becomes a message with a way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.editor.words import tr
from app.models.suffix import SUFFIX
from app.storage import Busy, Conflict, Digest, Hold, LoadError, Reason, SaveError, load
from app.ui.backups import backup_folder
from app.ui.choosing import map_filter, start_folder
from app.ui.desk import Desk, Window
from app.ui.document import Document, look
from app.ui.failures import faults_text
from app.ui.message_bar import Offer, Tone
from app.ui.watch import FileWatch

Then = Callable[[], object]


class Files(QObject):
    """Brings a window's map to its file, and tells when the file changes on disk."""

    saved = Signal()

    def __init__(self, owner: Window, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self._desk = desk
        self._widget = parent
        self._watch = FileWatch(self)
        self._watch.stirred.connect(self.look_at_disk)
        self._hold = Hold()
        self._elsewhere = False

    def follow(self, document: Document) -> None:
        """Watch the file of the document that the window shows, and hold it."""
        self._watch.follow(document.path)
        self._elsewhere = False
        self._hold_file(document)

    def stop(self) -> None:
        """Watch and hold nothing any more."""
        self._watch.follow(None)
        self._hold.let_go()

    def _hold_file(self, document: Document) -> bool:
        """Hold the file of a map that can be saved there; False where another program has it."""
        if document.path is None or (document.read_only and not self._elsewhere):
            self._hold.let_go()
            return True
        self._elsewhere = not self._hold.take(document.path)
        document.read_only = self._elsewhere
        return not self._elsewhere

    # --- save ---

    def save(self, then: Then | None = None) -> None:
        """Save to the map's file, or ask for one; then, once it is saved, call ``then``."""
        document = self._owner.document
        if document is None:
            return
        self._owner.finish_writing()
        if document.path is None or document.read_only:
            self.save_as(then)
        else:
            self.save_to(document.path, then=then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a file, save there, and then call ``then``."""
        document = self._owner.document
        if document is None:
            return
        self._owner.finish_writing()
        # PySide makes the class when it is imported: not at each start.
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._widget, tr("Save Map As"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([map_filter()])
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setDirectory(start_folder(document.folder, self._desk.state))
        name = file_name(document.name)
        if document.read_only:
            # The name that it has is the one it cannot be saved under.
            name = tr("{name} (copy)", name=name)
        dialog.selectFile(name + SUFFIX)
        dialog.fileSelected.connect(lambda name: self._save_chosen(Path(name), then))
        dialog.rejected.connect(lambda: self._desk.closing_cancelled(self._widget))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_chosen(self, path: Path, then: Then | None) -> None:
        other = self._desk.window_with(path)
        if other is not None and other is not self._owner:
            text = tr("“{name}” is open in another window; choose another name.", name=path.name)
            self._tell_open(text, then)
            return
        # The dialog asked already whether a file that exists may be replaced. Why one that cannot
        # be read cannot be replaced either, the save says.
        self.save_to(path, over=look(path).digest, then=then)

    def save_to(self, path: Path, *, over: Digest | None = None, then: Then | None = None) -> None:
        """Save to a path; ``over`` is the digest of another file that may be replaced."""
        self._owner.finish_writing()
        document = self._owner.document
        if document is None:
            return
        backups = backup_folder(self._desk.state.folder, document.session.map.id)
        try:
            # The program that has a file would lose it in the middle of its work.
            with self._hold.beside(path):
                notices = document.save(path, over=over, backups=backups)
        except Busy:
            text = tr("“{name}” is open in another program; choose another name.", name=path.name)
            self._tell_open(text, then)
        except Conflict as conflict:
            self._tell_conflict(conflict, then)
        except SaveError as error:
            if error.reason is Reason.NOT_DURABLE:
                self._arrive(path)
                self._tell_doubt(error, then)
            else:
                self._tell_failure(error, over, then)
        else:
            self._clear("save", "disk", "read-only")
            if notices:
                self._owner.messages.show_message("save", " ".join(notices))
            self._arrive(path)
            self.saved.emit()
            if then is not None:
                then()

    def _arrive(self, path: Path) -> None:
        """Go on with the map at ``path``, where it is now."""
        self._desk.state.remember_map(path)
        self._watch.follow(path)
        document = self._owner.document
        if document is not None:
            # What was saved is another file than before.
            self._hold_file(document)
            self.tell_read_only()
        self._owner.refresh()

    def _tell_open(self, text: str, then: Then | None) -> None:
        """Say that a file that was chosen is not to be had, for somebody works on it."""
        self._tell(text, Tone.ERROR, [Offer(tr("Save As…"), lambda: self.save_as(then))])

    def _tell_conflict(self, conflict: Conflict, then: Then | None) -> None:
        name, found = conflict.path.name, conflict.found
        offers = [Offer(tr("Save As…"), lambda: self.save_as(then))]
        if found is None:
            text = tr("“{name}” is no longer there. The map is not saved yet.", name=name)
            offers.append(Offer(tr("Save There Again"), lambda: self._save_anew(conflict, then)))
        else:
            text = tr(
                "Another program changed “{name}”. Nothing was overwritten; the map is not saved "
                "yet.",
                name=name,
            )
            offers += [
                Offer(tr("Overwrite"), lambda: self.save_to(conflict.path, over=found, then=then)),
                Offer(tr("Reload"), self.reload),
            ]
        self._tell(text, Tone.WARNING, offers)

    def _save_anew(self, conflict: Conflict, then: Then | None) -> None:
        document = self._owner.document
        if document is not None:
            document.digest = None
            self.save_to(conflict.path, then=then)

    def _tell_failure(self, error: SaveError, over: Digest | None, then: Then | None) -> None:
        self._tell(
            tr("The map was not saved. {path}: {reason}", path=error.path, reason=error.message),
            Tone.ERROR,
            [
                Offer(tr("Save As…"), lambda: self.save_as(then)),
                Offer(tr("Try Again"), lambda: self.save_to(error.path, over=over, then=then)),
            ],
        )

    def _tell_doubt(self, error: SaveError, then: Then | None) -> None:
        self._tell(
            tr(
                "The map was written to {path}, but the disk does not confirm it: a power cut "
                "could lose it. Save again.",
                path=error.path,
            ),
            Tone.WARNING,
            [
                Offer(tr("Save Again"), lambda: self.save_to(error.path, then=then)),
                Offer(tr("Save As…"), lambda: self.save_as(then)),
            ],
        )

    def _tell(self, text: str, tone: Tone, offers: Sequence[Offer]) -> None:
        """Say what became of a save; what was told of the file before is in it.

        A program that was about to end stays, so that it is read.
        """
        self._desk.closing_cancelled(self._widget)
        self._clear("disk", "read-only")
        self._owner.messages.show_message("save", text, tone, offers)

    def _clear(self, *topics: str) -> None:
        for topic in topics:
            self._owner.messages.clear(topic)

    # --- the file on disk ---

    def tell_read_only(self) -> None:
        """Say that the map's file cannot be written, as long as that is so."""
        document = self._owner.document
        if document is None or not document.read_only:
            self._owner.messages.clear("read-only")
            return
        text = tr("This file cannot be written. Changes can be saved to another file.")
        offers = [Offer(tr("Save As…"), self.save_as)]
        if self._elsewhere and document.path is not None:
            text = tr(
                "“{name}” is open in another program. Changes can be saved to another file.",
                name=document.path.name,
            )
            offers.append(Offer(tr("Try Again"), self._try_to_hold))
        self._owner.messages.show_message("read-only", text, Tone.INFO, offers)

    def _try_to_hold(self) -> None:
        """Look again whether another program has the file."""
        document = self._owner.document
        if document is not None:
            self._hold_file(document)
        self.tell_read_only()
        self.look_at_disk()
        self._owner.refresh()

    def look_at_disk(self) -> None:
        """Tell if the file holds something else than was loaded or saved last."""
        document = self._owner.document
        if self._owner.messages.bar("save") is not None:
            # A save found out already, and waits for an answer.
            return
        if document is None or document.path is None:
            self._clear("disk")
            return
        # Another program may have put another file there.
        if not document.read_only and not self._hold_file(document):
            self.tell_read_only()
            self._owner.refresh()
        name, seen = document.path.name, look(document.path)
        if seen.unreadable:
            text = tr(
                "“{name}” cannot be read any more ({reason}). The map is still here.",
                name=name,
                reason=seen.unreadable,
            )
            offers = [Offer(tr("Save As…"), self.save_as)]
        elif seen.digest == document.digest:
            self._clear("disk")
            return
        elif seen.digest is None:
            text = tr("“{name}” was moved or deleted. The map is still here.", name=name)
            offers = [Offer(tr("Save As…"), self.save_as)]
        else:
            text = tr("Another program changed “{name}”.", name=name)
            offers = [Offer(tr("Reload"), self.reload), Offer(tr("Keep Mine"), self.keep_mine)]
        self._owner.messages.show_message("disk", text, Tone.WARNING, offers)

    def keep_mine(self) -> None:
        """Go on with the map as it is; the next save may replace what is on disk now."""
        document = self._owner.document
        if document is not None and document.path is not None:
            seen = look(document.path)
            if seen.unreadable:
                self.look_at_disk()
                return
            document.digest = seen.digest
            document.session.mark_modified()

    def reload(self) -> None:
        """Show what the file holds now, in place of the map, as a step that can be undone."""
        self._owner.finish_writing()
        document = self._owner.document
        if document is None or document.path is None:
            return
        try:
            loaded = load(document.path)
        except LoadError as error:
            self._owner.messages.show_message("load", faults_text(error), Tone.ERROR)
            return
        document.take(loaded, tr("Reload"))
        self._clear("save", "disk", "load")
        if loaded.notices:
            self._owner.messages.show_message("notices", "\n".join(loaded.notices), Tone.WARNING)
        self._elsewhere = False
        self._hold_file(document)
        self.tell_read_only()
        self._owner.refresh()


def file_name(name: str) -> str:
    """A name that every file system can spell, made from a title."""
    kept = "".join(
        sign if sign.isprintable() and sign not in '\\/:*?"<>|' else " " for sign in name
    )
    return " ".join(kept.split())[:80].strip(". ") or "map"
