"""What a canvas is edited with: pointer and gestures, keys, the in-place editor.

It comes once the map is seen, or when something is asked of it: it takes longer to import than the
map to be painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from app.canvas.aim import level_aimed
from app.canvas.context_menu import ContextMenu
from app.canvas.entry import Entry
from app.canvas.field_editor import Leaving
from app.canvas.found import FoundMarks
from app.canvas.gesture import Gesture
from app.canvas.grips import finders, standing_handle
from app.canvas.guests import Guests
from app.canvas.head_spots import said_at
from app.canvas.keyboard import Keyboard
from app.canvas.layouter import Layouter
from app.canvas.level_first import LevelFirst
from app.canvas.nameless import NamePlaces
from app.canvas.photo_spots import pictured_at
from app.canvas.plus import free_space, is_empty, plus_in
from app.canvas.pointer import Pointer
from app.canvas.resting import Resting
from app.canvas.spots import Mark, Spots
from app.canvas.tools.shapes import Overlay
from app.canvas.tools.tool import Hand, Pull, Receiver
from app.canvas.untitled import draw_untitled
from app.canvas.view import MapView
from app.canvas.writing import Writing
from app.editor.acts import Act, Change, act_of
from app.editor.navigate import Way, move, next_heading
from app.editor.selecting import extend, one_of, reach, toggle
from app.editor.selection import Cell, Selection
from app.editor.session import Session
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures


class Surface(Protocol):
    """What hands ask of the canvas that they belong to."""

    view: MapView
    session: Session
    spots: Spots

    def pictures_of(self, map_: JourneyMap) -> Pictures:
        """The pictures that a map shows."""

    def select(self, selection: Selection) -> None:
        """Select, and bring what is selected into sight."""

    def write_selected(self) -> bool:
        """Open the editor on what is selected."""

    def act(self, act: Act) -> Change | None:
        """Do something to what is selected."""

    def do(self, change: Change | None) -> Change | None:
        """Make a change the document's."""

    def undo(self) -> None:
        """Take back the last change."""

    def redo(self) -> None:
        """Bring again what undo took back."""


class Hands(QObject):
    """All that turns events on one canvas into selections and edits.

    ``mode_changed`` tells of writing that begins or ends; ``marks_moved`` of something else that is
    to be framed, ``marks_changed`` of the keyboard that comes or goes; ``abandoned`` hands over a
    text that Esc gave up, with its record's id; ``menu_wanted`` asks for the menu of what is
    selected, at a point of the screen; ``nothing_left`` tells of an Esc with nothing to give up,
    ``field_wanted`` of a double click on what the inspector writes, by record and field,
    ``command_wanted`` of one that means a command of the window, by its id; ``explained`` says why
    a drag came to nothing.
    """

    mode_changed = Signal()
    marks_moved = Signal()
    marks_changed = Signal()
    abandoned = Signal(str, str)
    menu_wanted = Signal(QPoint)
    nothing_left = Signal()
    field_wanted = Signal(str, str)
    command_wanted = Signal(str)
    explained = Signal(str)

    def __init__(self, surface: Surface, layouter: Layouter, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._view = view = surface.view
        self._session = session = surface.session
        self._spots = spots = surface.spots
        self.writing = Writing(view, session, layouter)
        self.writing.began.connect(self._begin_writing)
        self.writing.abandoned.connect(self.abandoned)
        self._receivers = Guests[Receiver]()
        self._overlays = Guests[Overlay]()
        say = self.explained.emit
        hand = Hand(view, session, spots, surface.pictures_of, surface.do, say, self._receivers)
        free = free_space(hand, self._start_in)
        self._names = NamePlaces(hand, self.writing, self)
        found = finders(hand, self._names, lambda: self.writing.active)
        self.gesture = Gesture(
            hand,
            (*found, free),
            lambda: None if self.writing.active else standing_handle(hand),
            self,
        )
        self.pointer = Pointer(view, self.gesture)
        self.resting = Resting(view, session, self._is_held)
        self._back_later = QTimer(self, singleShot=True)
        self._back_later.timeout.connect(self._go_back)
        self.pointer.let_go.connect(self.resting.settle_later)
        self.pointer.let_go.connect(self._go_back_later)
        self.pointer.grasping.connect(self._settle_elsewhere)
        self.pointer.pressed.connect(self._press)
        self.pointer.clicked.connect(self._click)
        self.pointer.double_clicked.connect(self._double_click)
        self.keyboard = Keyboard(view, self.pointer, self._score, self._go_on)
        self.context = ContextMenu(
            view, session, spots, surface.select, lambda: self.gesture.dragging
        )
        self.context.wanted.connect(self.menu_wanted)
        self.context.asked.connect(self.resting.settle_later)
        self.context.asked.connect(self._go_back_later)
        self.keyboard.go.connect(self._go)
        self.keyboard.extend.connect(self._extend)
        self.keyboard.settle.connect(self._settle)
        self.keyboard.write.connect(surface.write_selected)
        self.entry = Entry(view, session, self.writing, layouter, surface.select, surface.do)
        self.entry.keyboard_changed.connect(self.marks_changed)
        LevelFirst(self.writing, session, surface.do)
        # Behind the entry's own: the keys are with the view again before the next card begins.
        self.writing.began.connect(self.resting.hold)
        self.writing.ended.connect(self._after_writing)
        self.keyboard.typed.connect(self.entry.type)
        self.found = FoundMarks(view, session, self.writing)

    def _is_held(self) -> bool:
        return self.writing.active or self.pointer.holding or self.context.asking

    def add_receiver(self, receiver: Receiver, owner: QObject) -> None:
        """Let cards be dropped on a panel until its owner is destroyed."""
        self._receivers.add(receiver, owner)

    def add_overlay(self, overlay: Overlay, owner: QObject) -> None:
        """Draw something over the map until its owner is destroyed."""
        self._overlays.add(overlay, owner)

    def follow(self) -> None:
        """Follow the session: what is shown or selected may be another."""
        self.gesture.follow()
        self._names.follow()
        self.entry.follow()

    def undo_typing(self) -> None:
        """Take back typing that is not committed; where there is none leave, and take back more."""
        if not self.writing.editor.take_back():
            self.writing.commit(Leaving.UNDO)

    def redo_typing(self) -> None:
        """Bring again what was typed and taken back; where there is none leave, and redo more."""
        if not self.writing.editor.bring_again():
            self.writing.commit(Leaving.REDO)

    def draw_below(self, painter: QPainter, part: QRectF) -> None:
        """Draw what stands on the sheet below the frame of the selection."""
        draw_untitled(painter, self._session.shown, self.writing)
        self.found.draw(painter, part)

    def draw_above(self, painter: QPainter, part: QRectF, marks: Sequence[Mark]) -> None:
        """Draw what stands above the frame of the selection, which ``marks`` are."""
        self._draw_plus(painter, marks)
        self._names.draw(painter, part)
        self.gesture.draw(painter, part)
        for overlay in self._overlays:
            overlay.draw(painter, part)

    def _draw_plus(self, painter: QPainter, marks: Sequence[Mark]) -> None:
        """Draw the "+" in the empty cell in which the keyboard stands."""
        cell = self.entry.cell if self._view.hasFocus() else None
        if cell is None or not is_empty(self._session.map, cell):
            return
        sign = plus_in(self._view, self._spots, cell)
        if sign is not None and marks:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(marks[0].clip, Qt.ClipOperation.IntersectClip)
            sign.draw(painter, self._view.look)
            painter.restore()

    # --- writing ---

    def _begin_writing(self) -> None:
        self.gesture.follow()
        self.marks_moved.emit()
        self.mode_changed.emit()

    def _after_writing(self, how: Leaving, record: str) -> None:
        self.resting.settle()
        self.gesture.follow()
        self.marks_moved.emit()
        if how is Leaving.UNDO:
            self._surface.undo()
        elif how is Leaving.REDO:
            self._surface.redo()
        else:
            self.entry.go_on(how, record)
        self._go_back()
        self.mode_changed.emit()

    def _go_back(self) -> None:
        """Once nothing is written let the view be as far away as it was."""
        if not self.writing.nearer.came or self._is_held():
            return
        if QApplication.activePopupWidget() is not None:
            self._go_back_later()
        elif self.writing.nearer.go_back():
            self.resting.hold()
            self._surface.select(self._session.selection)
            self.resting.settle()

    def _go_back_later(self) -> None:
        """Wait: nothing may move before a click could be the first of two, or below a menu."""
        if self.writing.nearer.came:
            self._back_later.start(QApplication.doubleClickInterval())

    # --- pointer ---

    def _settle_elsewhere(self) -> None:
        # The editor has lost the keyboard by now, unless it was lent to the view.
        self.writing.commit(Leaving.ELSEWHERE)

    def _press(self, pull: Pull) -> None:
        found = self._spots.selection_at(pull.point)
        # Several that are selected stay so, in case they are about to be dragged; from free space
        # the rubber band may come, which can be given up, and with a key held a click says more.
        free = not found.records or pull.copies or pull.fine
        if not free and found.current not in self._session.selection.records:
            self._session.select(found)

    def _click(self, pull: Pull) -> None:
        map_, before = self._session.map, self._session.selection
        found = self._spots.selection_at(pull.point)
        if pull.fine:
            found = reach(map_, before, found)
        elif found.records and pull.toggles:
            found = toggle(map_, before, found.current)
        elif not found.records and pull.toggles:
            return
        self._session.select(found)
        if found.cell is not None and not found.records:
            level = level_aimed(self._view, map_, found.cell, pull.point)
            self.entry.aim(found.cell, level)

    def _start_in(self, cell: Cell) -> None:
        self._session.select(Selection((), cell))
        self.entry.start()

    def _double_click(self, point: QPointF) -> None:
        said = said_at(self._view, self._session.map, point)
        if said is not None:
            self.field_wanted.emit(*said)
            return
        self._session.select(self._spots.selection_at(point))
        pictured = pictured_at(self._view, self._spots, point)
        if pictured and pictured == self._session.selection.current:
            self.command_wanted.emit("crop-picture")
        else:
            self._surface.write_selected()

    # --- keys ---

    def _go(self, way: Way) -> None:
        self._surface.select(move(self._session.map, self._session.selection, way))

    def _score(self, level: str) -> bool:
        return self._surface.act(act_of(f"level:{level}")) is not None

    def _go_on(self, onward: bool) -> bool:
        beside = next_heading(self._session.map, self._session.selection, onward)
        if beside is not None:
            self._surface.select(beside)
        return beside is not None

    def _settle(self) -> None:
        one = one_of(self._session.map, self._session.selection)
        if one == self._session.selection:
            self.nothing_left.emit()
        self._session.select(one)

    def _extend(self, way: Way) -> None:
        self._surface.select(extend(self._session.map, self._session.selection, way))
