"""The list of notes: chosen, written in, put in order, and dragged to the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.canvas.canvas import MapCanvas
from app.canvas.context_menu import asks_for_menu
from app.canvas.scroll_bar import use_quiet_bars
from app.editor.acts.tray import write_note
from app.editor.session import Session
from app.editor.words import tr
from app.models.base import Id
from app.ui.panel import Restorable
from app.ui.tray.carrying import Carrying
from app.ui.tray.gap import Gap
from app.ui.tray.model import Index, NotesModel, shown_text
from app.ui.tray.slip import NoteField, Slips, picture_of
from app.ui.waiting import waits


class NoteList(QListView):
    """The notes. ``left`` gives the keyboard back to the map, ``below`` passes it on from the last.

    ``menu_wanted`` asks for a menu at a point of the screen.

    ``abandoned`` hands over a text that Esc gave up, as `Restorable`.
    """

    left = Signal()
    below = Signal()
    menu_wanted = Signal(QPoint)
    abandoned = Signal(object)

    def __init__(self, session: Session, canvas: MapCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._following = False
        self.notes = NotesModel(session.map, self)
        self.setModel(self.notes)
        self._gap = Gap(self)
        self._carrying = Carrying(canvas, self.notes, self.viewport(), self._gap)
        self.setItemDelegate(_Written(self, self._write, self._give_up))
        self.setAccessibleName(tr("Notes in the tray"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        use_quiet_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragEnabled(True)
        self.viewport().setAutoFillBackground(False)
        # So that a move tells of a button that went up unseen.
        self.viewport().setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self._chosen())

    # --- following the map ---

    def follow(self) -> None:
        """Show the notes and what is selected as they are now."""
        if self._carrying.active and self._session.map.tray != self.notes.all:
            self._carrying.cancel()
        self._following = True
        try:
            self.notes.follow(self._session.map)
            wanted = [one for one in self._session.selection.records if self.notes.row_of(one) >= 0]
            if wanted != self.chosen():
                self._choose(wanted)
        finally:
            self._following = False

    def choose_last(self) -> None:
        """Choose the last note, and let the keyboard go there."""
        if self.notes.rowCount():
            self.setCurrentIndex(self.notes.index(self.notes.rowCount() - 1))
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def chosen(self) -> list[Id]:
        """The chosen notes, the current one last."""
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        ids = [note.id for row, note in enumerate(self.notes.all) if row in rows]
        current = self.notes.note(self.currentIndex())
        if current is not None and current.id in ids:
            ids = [*(one for one in ids if one != current.id), current.id]
        return ids

    def write(self) -> None:
        """Put words that are being written into the map."""
        for field in self.viewport().findChildren(NoteField):
            if not field.over:
                self.commitData(field)
                self.closeEditor(field, QStyledItemDelegate.EndEditHint.NoHint)

    def choose_one(self) -> None:
        """See to it that a note is chosen, so that keys have something to act on."""
        if self.notes.rowCount() and not self.chosen():
            row = max(self.currentIndex().row(), 0)
            self.setCurrentIndex(self.notes.index(row))

    # --- what is dropped here ---

    def show_gap(self, point: QPoint) -> None:
        """Show where something would come that is dropped at a point of the list."""
        self._gap.show(point)

    def hide_gap(self) -> int | None:
        """Show no gap any more; tells which was shown."""
        return self._gap.hide()

    # --- carrying notes ---

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Carry the chosen notes: the pointer's events come here until the button goes up."""
        chosen = self.chosen()
        if chosen:
            held = next(note for note in self.notes.all if note.id == chosen[-1])
            ids = [note.id for note in self.notes.all if note.id in set(chosen)]
            self._carrying.start(ids, picture_of(shown_text(held), self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Another button gives up what is carried."""
        if not self._carrying.cancel():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry on, over the list and over the map."""
        if not self._carrying.active:
            super().mouseMoveEvent(event)
        if self._carrying.active:
            self._carrying.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is carried."""
        if not self._carrying.active:
            super().mouseReleaseEvent(event)
        elif self._carrying.release(event):
            # Where the notes are now the keyboard is.
            self.left.emit()

    # --- other events ---

    def event(self, event: QEvent) -> bool:
        """Keep keys for the list that are the canvas's elsewhere."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, Esc puts back what is carried or leads to the map."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if asks_for_menu(event):
            self._ask_beside()
        elif key == Qt.Key.Key_Down and not held and self._on_last():
            self.below.emit()
        elif key == Qt.Key.Key_Escape:
            if not self._carrying.cancel():
                self.left.emit()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            if self.currentIndex().isValid():
                # What is written is what is chosen, and what the inspector shows.
                self.setCurrentIndex(self.currentIndex())
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Close a field once: it lives on until the next turn of the event loop."""
        if isinstance(editor, NoteField):
            if editor.over:
                return
            editor.over = True
        super().closeEditor(editor, hint)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """The colour of what is chosen tells whether the keyboard is here."""
        super().initViewItemOption(option)
        waits(self, option)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let commands be about a note."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose_one()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever takes the keyboard away ends a drag."""
        self._carrying.cancel()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen notes."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            self._ask_beside()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the notes, or a word where there are none, and the gap for what is dropped."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.notes.rowCount():
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(16, 16, -16, -16)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap),
                             empty_text())  # fmt: skip
        self._gap.draw(painter)
        painter.end()

    # --- inner ---

    def _on_last(self) -> bool:
        return self.currentIndex().row() == self.notes.rowCount() - 1

    def _ask_beside(self) -> None:
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

    def _chosen(self) -> None:
        if self._following:
            return
        chosen, now = self.chosen(), self._session.selection
        if chosen or any(self.notes.row_of(one) >= 0 for one in now.records):
            self._session.select(type(now)(tuple(chosen)))

    def _choose(self, ids: Sequence[Id]) -> None:
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        model.clearSelection()
        for id_ in ids:
            model.select(self.notes.index(self.notes.row_of(id_)), flag.Select)
        if ids:
            index = self.notes.index(self.notes.row_of(ids[-1]))
            model.setCurrentIndex(index, flag.NoUpdate)
            self.scrollTo(index)

    def _write(self, index: Index, text: str) -> None:
        note = self.notes.note(index)
        if note is not None:
            self._canvas.do(write_note(self._session.map, note.id, text))

    def _give_up(self, index: Index, text: str) -> None:
        note = self.notes.note(index)
        if note is not None:
            self.abandoned.emit(
                Restorable(
                    lambda: self._canvas.do(write_note(self._session.map, note.id, text)),
                    lambda: any(one.id == note.id for one in self._session.map.tray),
                )
            )


class _Written(Slips):
    def __init__(
        self,
        view: NoteList,
        write: Callable[[Index, str], None],
        give_up: Callable[[Index, str], None],
    ) -> None:
        super().__init__(view)
        self._write = write
        self._leave = give_up

    def written(self, index: Index, text: str) -> None:
        self._write(index, text)

    def abandoned(self, index: Index, text: str) -> None:
        self._leave(index, text)


def empty_text() -> str:
    """What an empty tray says."""
    return tr("Notes without a place yet. Type below, paste a list, or drag cards here.")
