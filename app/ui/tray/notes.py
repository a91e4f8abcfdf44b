"""The list of notes: chosen, written in, put in order, and dragged to the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
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
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from app.canvas.canvas import MapCanvas
from app.canvas.context_menu import asks_for_menu
from app.canvas.tools.notes import PlaceNotes
from app.canvas.tools.tool import Pull
from app.editor.acts.tray import put_notes, write_note
from app.editor.session import Session
from app.editor.words import tr
from app.models.base import Id
from app.ui.tray.model import Index, NotesModel, shown_text
from app.ui.tray.slip import NoteField, Slips, picture_of

_ZONE = 28
_INTERVAL = 30
_STEP = 8
_LINE = 3.0
_CAP = 3.5


class NoteList(QListView):
    """The notes. ``left`` gives the keyboard back to the map, ``below`` passes it on from the last.

    ``menu_wanted`` asks for a menu at a point of the screen.

    ``abandoned`` hands over what brings a long text back that Esc gave up.
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
        self._carried: tuple[Id, ...] = ()
        self._gap: int | None = None
        self._pointer = QPoint()
        self._turn = QTimer(self, interval=_INTERVAL)
        self._turn.timeout.connect(self._scroll)
        self.notes = NotesModel(session.map, self)
        self.setModel(self.notes)
        self.setItemDelegate(_Written(self, self._write, self._give_up))
        self.setAccessibleName(tr("Notes in the tray"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
        if self._carried and self._session.map.tray != self.notes.all:
            self.cancel()
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
        self._pointer = point
        gap = self._gap_at(point)
        if not self._turn.isActive():
            self._turn.start()
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def hide_gap(self) -> int | None:
        """Show no gap any more; tells which was shown."""
        self._turn.stop()
        gap, self._gap = self._gap, None
        if gap is not None:
            self.viewport().update()
        return gap

    # --- carrying notes ---

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Carry the chosen notes: the pointer's events come here until the button goes up."""
        chosen = set(self.chosen())
        self._carried = tuple(note.id for note in self.notes.all if note.id in chosen)
        if not self._carried:
            return
        held = next(note for note in self.notes.all if note.id == self.chosen()[-1])
        hand = self._canvas.hands().gesture.hand
        tool = PlaceNotes(hand, self._carried, picture_of(shown_text(held), self))
        self._canvas.hands().gesture.carry(tool, Pull(QPointF(-1, -1)))

    def cancel(self) -> bool:
        """Put back what is carried; False where nothing is."""
        if not self._carried:
            return False
        self._carried = ()
        self.hide_gap()
        self._canvas.hands().gesture.lose()
        self.viewport().unsetCursor()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Another button gives up what is carried."""
        if not self.cancel():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry on, over the list and over the map."""
        if not self._carried:
            super().mouseMoveEvent(event)
            if not self._carried:
                return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # The button went up where no widget saw it.
            self.cancel()
            return
        self._follow_pointer(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is carried."""
        if not self._carried:
            super().mouseReleaseEvent(event)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            self.cancel()
            return
        point = event.position().toPoint()
        self._follow_pointer(point, event.modifiers())
        ids, self._carried = self._carried, ()
        gap = self.hide_gap()
        self.viewport().unsetCursor()
        if gap is not None:
            self._canvas.hands().gesture.lose()
            before = sum(note.id not in ids for note in self.notes.all[:gap])
            self._canvas.do(put_notes(self._session.map, ids, before))
        else:
            held = self._session.map
            self._canvas.hands().gesture.release(self._pull(point, event.modifiers()))
            if self._session.map is not held:
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
            if not self.cancel():
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let commands be about a note."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose_one()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever takes the keyboard away ends a drag."""
        self.cancel()
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
        if self._gap is not None:
            colour = self.palette().color(QPalette.ColorRole.Accent)
            y = self._gap_y(self._gap)
            left, right = 6.0, self.viewport().width() - 6.0
            painter.setPen(QPen(colour, _LINE))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for x in (left, right):
                painter.drawEllipse(QPointF(x, y), _CAP, _CAP)
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
            self.abandoned.emit(lambda: self._restore(note.id, text))

    def _restore(self, id_: Id, text: str) -> None:
        if self.notes.row_of(id_) >= 0:
            self._canvas.do(write_note(self._session.map, id_, text))

    def _pull(self, point: QPoint, held: Qt.KeyboardModifier) -> Pull:
        view = self._canvas.view
        return Pull(QPointF(view.mapFromGlobal(self.viewport().mapToGlobal(point))), held)

    def _follow_pointer(self, point: QPoint, held: Qt.KeyboardModifier) -> None:
        gesture = self._canvas.hands().gesture
        gesture.move(self._pull(point, held))
        if not gesture.dragging:
            # The map has changed meanwhile.
            self.cancel()
            return
        if self.viewport().rect().contains(point):
            self.show_gap(point)
            cursor = Qt.CursorShape.ClosedHandCursor
        else:
            self.hide_gap()
            cursor = gesture.cursor
        self.viewport().setCursor(cursor)

    def _gap_at(self, point: QPoint) -> int:
        for row in range(self.notes.rowCount()):
            if point.y() < self._box(row).center().y():
                return row
        return self.notes.rowCount()

    def _gap_y(self, gap: int) -> float:
        if gap < self.notes.rowCount():
            return max(self._box(gap).top() + 0.0, 2.0)
        return self._box(gap - 1).bottom() + 1.0 if gap else 4.0

    def _box(self, row: int) -> QRect:
        return self.visualRect(self.notes.index(row))

    def _scroll(self) -> None:
        """Scroll while something is held near the upper or lower edge."""
        y, high = self._pointer.y(), self.viewport().height()
        step = -_STEP if y < _ZONE else _STEP if y > high - _ZONE else 0
        if step:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step)
            self.show_gap(self._pointer)


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
