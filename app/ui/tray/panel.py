"""The tray's panel: its notes, and a line in which new ones are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.canvas.canvas import MapCanvas
from app.canvas.tray_moves import sent
from app.editor.acts.tray import add_notes
from app.editor.clipboard.notes import notes_of
from app.editor.session import Session
from app.editor.words import tr
from app.models.base import Id
from app.ui.clipboard_data import UnreadableError, held_data, held_text
from app.ui.clipboard_notes import notes_pasted
from app.ui.fields import Line
from app.ui.panel import Panel
from app.ui.tray.notes import NoteList
from app.ui.widths import TRAY_WIDTH

_LONGEST = 2**31 - 1


class Tray(Panel):
    """Notes without a place. ``left`` gives the keyboard back to the map.

    ``abandoned`` hands over a text that Esc gave up, as `Restorable`, ``unreadable`` what is
    wrong with what was pasted.
    """

    abandoned = Signal(object)
    unreadable = Signal(str)

    def __init__(self, session: Session, canvas: MapCanvas, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._session = session
        self._canvas = canvas
        self.list = NoteList(session, canvas, self)
        self.list.left.connect(self.left)
        self.list.abandoned.connect(self.abandoned)
        self.list.menu_wanted.connect(canvas.menu_wanted)
        self.line = NoteLine(self._paste_own, self)
        self.line.written.connect(self.add)
        self.line.left.connect(self.left)
        self.line.up.connect(self.list.choose_last)
        self.list.below.connect(lambda: self.line.setFocus(Qt.FocusReason.TabFocusReason))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 8)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.line)
        column.addLayout(row)
        self.setMinimumWidth(160)
        canvas.hands().add_receiver(self, self)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Narrow beside a map."""
        return QSize(TRAY_WIDTH, 400)

    # --- verbs ---

    def refresh(self) -> None:
        """Show the notes and what is selected as they are now."""
        super().refresh()
        self.list.follow()
        # There is nothing to choose in an empty list.
        full = self._session.map.tray != ()
        policy = Qt.FocusPolicy.StrongFocus if full else Qt.FocusPolicy.NoFocus
        if not full and self.list.hasFocus():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setFocusPolicy(policy)

    def take_keyboard(self) -> None:
        """Let the keyboard go to the line for new notes."""
        self.refresh()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write(self) -> None:
        """Put what is being written in a note into the map; a new one is made by Enter alone."""
        self.list.write()

    def finish(self) -> None:
        """Make a note of what is typed in the line too, as before saving."""
        self.write()
        self.line.finish()

    def add(self, texts: Sequence[str]) -> None:
        """Put new notes at the end of the tray."""
        made = add_notes(self._session.map, texts)
        if made is not None:
            # What was selected stays so: one writes on.
            self._canvas.do(made._replace(selection=None))
            self.refresh()
            self.list.scrollToBottom()

    @property
    def has_keyboard(self) -> bool:
        """Whether keys and commands are about the notes, not about words that are written."""
        return QApplication.focusWidget() is self.list

    # --- taking cards ---

    def hover(self, point: QPoint) -> bool:
        """Show where cards would come that are dropped at a point of the screen."""
        if not self.isVisible() or not self.rect().contains(self.mapFromGlobal(point)):
            return False
        self.list.show_gap(self.list.viewport().mapFromGlobal(point))
        return True

    def leave(self) -> None:
        """Show no gap any more."""
        self.list.hide_gap()

    def receive(self, cards: Sequence[Id]) -> None:
        """Take cards where it was shown."""
        gap = self.list.hide_gap()
        session = self._session
        self._canvas.do(sent(session.map, cards, session.selection, gap))

    # --- inner ---

    def _paste_own(self) -> bool:
        map_ = self._session.map
        try:
            made = self._canvas.do(notes_pasted(map_, len(map_.tray)))
        except UnreadableError as error:
            self.unreadable.emit(str(error))
            return False
        self.refresh()
        return made is not None


class NoteLine(Line):
    """A line for new notes: Enter makes one of it; lines that are pasted become several.

    ``written`` carries the notes, ``up`` leads to the list, ``left`` to the map.
    """

    written = Signal(object)
    up = Signal()
    left = Signal()

    def __init__(self, paste_own: Callable[[], bool], parent: QWidget) -> None:
        """``paste_own`` takes notes or cards from the clipboard; False where there are none."""
        super().__init__(parent)
        self._paste_own = paste_own
        self.setMaxLength(_LONGEST)
        self.setMinimumHeight(30)
        self.setPlaceholderText(tr("Write a note, then Enter"))
        self.setAccessibleName(tr("New note"))

    def finish(self) -> None:
        """Make a note of what was typed, if there is anything."""
        found = notes_of(self.text(), apart=False)
        # So that undo is the map's again: a line that is cleared would bring its words back.
        self.setText("")
        if found:
            self.written.emit(found)

    def paste(self) -> None:
        """Notes, cards and several lines become notes at once; one is put into what is typed."""
        if not self.text() and self._paste_own():
            return
        data = held_data()
        found = notes_of(held_text(data))
        if len(found) < 2:
            if data.hasText():
                super().paste()
            else:
                self.insert("".join(found))
            return
        typed = self.text().strip()
        self.setText("")
        self.written.emit((typed, *found) if typed else found)

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the map's where nothing is typed here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes a note, Esc leads back to the map, Up to the notes."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up:
            self.up.emit()
        else:
            super().keyPressEvent(event)
