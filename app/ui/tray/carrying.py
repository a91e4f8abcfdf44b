"""Notes that are dragged: over the list to another place in it, over the map into a cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.canvas.canvas import MapCanvas
from app.canvas.tools.notes import PlaceNotes
from app.canvas.tools.tool import Pull
from app.editor.acts.tray import put_notes
from app.models.base import Id
from app.ui.tray.gap import Gap
from app.ui.tray.model import NotesModel


class Carrying:
    """Leads a drag that began in the list: the pointer's events come here until it ends."""

    def __init__(self, canvas: MapCanvas, notes: NotesModel, pad: QWidget, gap: Gap) -> None:
        """``pad`` is the part of the list in which notes stand."""
        self._canvas = canvas
        self._gesture = canvas.hands().gesture
        self._notes = notes
        self._pad = pad
        self._gap = gap
        self._ids: tuple[Id, ...] = ()

    @property
    def active(self) -> bool:
        """Whether notes are being dragged."""
        return bool(self._ids)

    def start(self, ids: Sequence[Id], picture: QPixmap) -> None:
        """Take hold of some notes; a picture of one goes with the pointer over the map."""
        self._ids = tuple(ids)
        tool = PlaceNotes(self._gesture.hand, self._ids, picture)
        self._gesture.carry(tool, Pull(QPointF(-1, -1)))

    def cancel(self) -> bool:
        """Put them back; False where none are dragged."""
        if not self._ids:
            return False
        self._ids = ()
        self._gap.hide()
        self._gesture.lose()
        self._pad.unsetCursor()
        return True

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position().toPoint(), event.modifiers())
        else:
            # The button went up where no widget saw it.
            self.cancel()

    def release(self, event: QMouseEvent) -> bool:
        """A button goes up, which ends it; True where the map beside the list took the notes."""
        if event.button() != Qt.MouseButton.LeftButton:
            self.cancel()
            return False
        point = event.position().toPoint()
        self._follow(point, event.modifiers())
        ids, self._ids = self._ids, ()
        at = self._gap.hide()
        self._pad.unsetCursor()
        session = self._canvas.session
        before = session.map
        if at is None:
            self._gesture.release(self._pull(point, event.modifiers()))
            return session.map is not before
        self._gesture.lose()
        stay = sum(note.id not in ids for note in self._notes.all[:at])
        self._canvas.do(put_notes(before, ids, stay))
        return False

    # --- inner ---

    def _pull(self, point: QPoint, held: Qt.KeyboardModifier) -> Pull:
        view = self._canvas.view
        return Pull(QPointF(view.mapFromGlobal(self._pad.mapToGlobal(point))), held)

    def _follow(self, point: QPoint, held: Qt.KeyboardModifier) -> None:
        self._gesture.move(self._pull(point, held))
        if not self._gesture.dragging:
            # The map has changed meanwhile.
            self.cancel()
            return
        if self._pad.rect().contains(point):
            self._gap.show(point)
            cursor = Qt.CursorShape.ClosedHandCursor
        else:
            self._gap.hide()
            cursor = self._gesture.cursor
        self._pad.setCursor(cursor)
