"""The canvas: a session's map in a view with scroll bars, selection, keyboard and the editor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from app import collector
from app.canvas.accessible import Reader
from app.canvas.context_menu import ContextMenu
from app.canvas.dimming import Bright
from app.canvas.entry import Entry
from app.canvas.field_editor import Leaving
from app.canvas.found import FoundMarks
from app.canvas.gesture import Gesture
from app.canvas.grips import finders
from app.canvas.keyboard import Keyboard
from app.canvas.layouter import Layouter
from app.canvas.marks import draw_marks
from app.canvas.plus import free_space, is_empty, plus_in
from app.canvas.pointer import Pointer
from app.canvas.resting import Resting
from app.canvas.scroll_bar import QuietBar
from app.canvas.spots import Mark, Spots
from app.canvas.tools.tool import Hand, Pull
from app.canvas.untitled import draw_untitled
from app.canvas.view import MapView
from app.canvas.writing import Writing
from app.editor.acts import Act, Change, act_of
from app.editor.navigate import Way, first_cell, move, next_heading, select_record
from app.editor.selecting import extend, one_of, reach, toggle
from app.editor.selection import Cell, Selection
from app.editor.session import Session
from app.editor.words import tr
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures


class MapCanvas(QWidget):
    """Shows and edits one session's map.

    ``changed_view`` tells of another zoom or scroll; ``mode_changed`` of writing that begins or
    ends; ``abandoned`` hands over a text that Esc gave up, with its record's id; ``told`` says what
    was done; ``menu_wanted`` asks for the menu of what is selected, at a point of the screen;
    ``nothing_left`` tells of an Esc that found nothing to give up.
    """

    changed_view = Signal()
    mode_changed = Signal()
    abandoned = Signal(str, str)
    told = Signal(str)
    menu_wanted = Signal(QPoint)
    nothing_left = Signal()

    def __init__(
        self,
        session: Session,
        layouter: Layouter,
        pictures: Callable[[JourneyMap], Pictures],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._pictures = pictures
        self.view = MapView(layouter, self)
        self.view.over = self._draw_selection
        self.view.setAccessibleName(tr("Journey map"))
        for widget in (self.view, self.view.viewport()):
            # Files dropped here are the window's.
            widget.setAcceptDrops(False)
        self.setFocusProxy(self.view)
        self.spots = Spots(self.view, session)
        self.writing = Writing(self.view, session, layouter)
        self.writing.began.connect(self._begin_writing)
        self.writing.ended.connect(self._after_writing)
        self.writing.abandoned.connect(self.abandoned)
        hand = Hand(self.view, session, self.spots, self._pictures_of, self.do)
        free = free_space(hand, self._start_in)
        self.gesture = Gesture(hand, (*finders(hand), free), self)
        self._resting = Resting(
            self.view, session, lambda: self.writing.active or self.gesture.dragging
        )
        self.pointer = Pointer(self.view, self.gesture)
        self.pointer.grasping.connect(self._settle_elsewhere)
        self.pointer.pressed.connect(self._press)
        self.pointer.clicked.connect(self._click)
        self.pointer.double_clicked.connect(self._double_click)
        self.keyboard = Keyboard(self.view, self.pointer, self._score, self._go_on)
        self.context = ContextMenu(
            self.view, session, self.spots, self.select, lambda: self.gesture.dragging
        )
        self.context.wanted.connect(self.menu_wanted)
        self.keyboard.go.connect(self._go)
        self.keyboard.extend.connect(self._extend)
        self.keyboard.settle.connect(self._settle)
        self.keyboard.write.connect(self.write_selected)
        self.entry = Entry(self.view, session, self.writing, layouter, self.select)
        self.entry.keyboard_changed.connect(self._repaint_marks)
        self.keyboard.typed.connect(self.entry.type)
        self.found = FoundMarks(self.view, session, self.writing)
        self._marked: list[Mark] = []
        self._said: list[tuple[int, int, int, int] | None] = [None, None]
        self._opened = False
        self._grid = QGridLayout(self)
        self._bars = self._add_bars()
        self.view.frame_changed.connect(self._on_frame)
        # A map that cannot be laid out is refused before it becomes the document.
        session.guard(layouter.sheet)
        session.listen(self._follow)
        self.reader = Reader(self.view, session, self.spots, self.writing)
        self._follow()
        if not session.selection.records and session.selection.cell is None:
            session.select(first_cell(session.map))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where no scroll bar is needed the desk goes on."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.view.look.desk)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Let a map that is closed become garbage: the layouter keeps open ones out of its way."""
        # Not when the canvas is destroyed: that may happen inside a collection, which would crash.
        if event.type() == QEvent.Type.DeferredDelete:
            collector.let_go()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the map's width at first where it can be read, else its beginning."""
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            self._grid.activate()
            self.view.start()

    # --- verbs ---

    def write_selected(self) -> bool:
        """Open the editor on what is selected, or on a new card in a cell where nothing is.

        False when nothing is written in place there.
        """
        return self.entry.write()

    def act(self, act: Act) -> Change | None:
        """Do something to what is selected, show where, and tell what was done; None for nothing.

        Typing that goes on is committed first.
        """
        self.finish_writing()
        return self.do(act.run(self.session.map, self.session.selection))

    def do(self, change: Change | None) -> Change | None:
        """Make a change the document's, select and show what it says; None changes nothing."""
        if change is None:
            return None
        self.session.commit(change.label, change.map, change.selection)
        self.show_selected()
        if change.write:
            self.writing.begin(change.write)
        elif change.draft is not None:
            self.writing.start(change.draft)
        if change.told:
            self.told.emit(change.told)
        return change

    def finish_writing(self) -> None:
        """Commit what is being written, as before saving."""
        self.writing.commit()

    def undo(self) -> None:
        """Take back typing that is not committed, else the last change, and show where it was."""
        if not self.writing.active:
            self._undo_change()
        elif not self.writing.editor.take_back():
            self.writing.commit(Leaving.UNDO)

    def redo(self) -> None:
        """Bring again what undo took back, typing first."""
        if not self.writing.active:
            self._redo_change()
        elif not self.writing.editor.bring_again():
            self.writing.commit(Leaving.REDO)

    def select(self, selection: Selection) -> None:
        """Select, and bring what is selected into sight."""
        self.session.select(selection)
        self.show_selected()

    def show_selected(self) -> None:
        """Scroll as little as needed to see what is selected: of several the current one."""
        chosen = self.session.selection
        records = () if chosen.anchor is not None else chosen.records[-1:]
        for box in self.spots.sheet_boxes(Selection(records, chosen.cell)):
            self.view.show_rect(box)

    def dim_all_but(self, bright: Bright) -> None:
        """Dim all cards and links but these; None dims none."""
        self.view.sheet_scene.set_bright(bright)
        if self.view.flat:
            self.view.viewport().update()

    # --- following the session ---

    def _follow(self) -> None:
        shown = self.session.shown
        # The sheet may move under the marks: where they stood before has to be known by then.
        before = self._marked
        with self._resting.changing():
            self.view.show_map(shown, self._pictures_of(shown))
        self._remark(before)
        self.gesture.follow()
        self.entry.follow()

    def _pictures_of(self, map_: JourneyMap) -> Pictures:
        return self._pictures(map_)

    def _on_frame(self) -> None:
        self._sync_bars()
        self._marked = self.spots.marks(self._marked_selection())
        self.changed_view.emit()

    def _marked_selection(self) -> Selection:
        """What is framed: the card that is begun, which is in no map yet, or what is selected."""
        draft = self.writing.draft
        if draft is not None and draft.card.id in self.session.shown.records:
            return select_record(self.session.shown, draft.card.id)
        return self.session.selection

    def _remark(self, before: list[Mark]) -> None:
        """Draw the frame of the selection where it is now, and take it away where it was."""
        self._marked = self.spots.marks(self._marked_selection())
        if self._marked != before:
            self.view.repaint_view([mark.box for mark in (*before, *self._marked)])

    def _repaint_marks(self) -> None:
        """Marks are strong while the canvas has the keyboard, and faint without it."""
        self.view.repaint_view([mark.box for mark in self._marked])

    def _begin_writing(self) -> None:
        self._remark(self._marked)
        self.mode_changed.emit()

    def _after_writing(self, how: Leaving, record: str) -> None:
        self._resting.settle()
        self._remark(self._marked)
        if how is Leaving.UNDO:
            self._undo_change()
        elif how is Leaving.REDO:
            self._redo_change()
        else:
            self.entry.go_on(how, record)
        self.mode_changed.emit()

    def _undo_change(self) -> None:
        self.session.undo()
        self.show_selected()

    def _redo_change(self) -> None:
        self.session.redo()
        self.show_selected()

    # --- gestures ---

    def _settle_elsewhere(self) -> None:
        # The editor has lost the keyboard by now, unless it was lent to the view.
        self.writing.commit(Leaving.ELSEWHERE)

    def _press(self, pull: Pull) -> None:
        found = self.spots.selection_at(pull.point)
        # Several that are selected stay so, in case they are about to be dragged; from free space
        # the rubber band may come, which can be given up, and with a key held a click says more.
        free = not found.records or pull.copies or pull.fine
        if not free and found.current not in self.session.selection.records:
            self.session.select(found)

    def _click(self, pull: Pull) -> None:
        map_, before = self.session.map, self.session.selection
        found = self.spots.selection_at(pull.point)
        if pull.fine:
            found = reach(map_, before, found)
        elif found.records and pull.copies:
            found = toggle(map_, before, found.current)
        elif not found.records and pull.copies:
            return
        self.session.select(found)

    def _start_in(self, cell: Cell) -> None:
        self.session.select(Selection((), cell))
        self.entry.start()

    def _double_click(self, point: QPointF) -> None:
        self.session.select(self.spots.selection_at(point))
        self.write_selected()

    def _go(self, way: Way) -> None:
        self.select(move(self.session.map, self.session.selection, way))

    def _score(self, level: str) -> bool:
        return self.act(act_of(f"level:{level}")) is not None

    def _go_on(self, onward: bool) -> bool:
        beside = next_heading(self.session.map, self.session.selection, onward)
        if beside is not None:
            self.select(beside)
        return beside is not None

    def _settle(self) -> None:
        one = one_of(self.session.map, self.session.selection)
        if one == self.session.selection:
            self.nothing_left.emit()
        self.session.select(one)

    def _extend(self, way: Way) -> None:
        self.select(extend(self.session.map, self.session.selection, way))

    # --- marks over the sheet ---

    def _draw_selection(self, painter: QPainter, part: QRectF) -> None:
        draw_untitled(painter, self.session.shown, self.writing)
        self.found.draw(painter, part)
        strong = self.view.hasFocus() or self.writing.active
        draw_marks(painter, part, self._marked, self.view.look, strong=strong)
        self._draw_plus(painter)
        self.gesture.draw(painter, part)

    def _draw_plus(self, painter: QPainter) -> None:
        """Draw the "+" in the empty cell in which the keyboard stands."""
        cell = self.entry.cell if self.view.hasFocus() else None
        if cell is None or not is_empty(self.session.map, cell):
            return
        sign = plus_in(self.view, self.spots, cell)
        if sign is not None and self._marked:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(self._marked[0].clip, Qt.ClipOperation.IntersectClip)
            sign.draw(painter, self.view.look)
            painter.restore()

    # --- scroll bars ---

    @property
    def bars(self) -> tuple[QScrollBar, QScrollBar]:
        """The horizontal and the vertical scroll bar."""
        return self._bars

    def _add_bars(self) -> tuple[QScrollBar, QScrollBar]:
        across = QuietBar(Qt.Orientation.Horizontal, self)
        down = QuietBar(Qt.Orientation.Vertical, self)
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.view, 0, 0)
        grid.addWidget(down, 0, 1)
        grid.addWidget(across, 1, 0)
        across.valueChanged.connect(self._dragged)
        down.valueChanged.connect(self._dragged)
        for bar in (across, down):
            bar.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.setSingleStep(60)
            # Coming and going bars must not change the size of the view.
            policy = bar.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            bar.setSizePolicy(policy)
        return across, down

    def _sync_bars(self) -> None:
        """Let the bars say how much of the sheet is seen; there is no bar where all of it is."""
        frame = self.view.frame
        sides = (
            (frame.origin.x(), frame.range_across(), frame.body.width()),
            (frame.origin.y(), frame.range_down(), frame.body.height()),
        )
        for number, (at, (least, most), page) in enumerate(sides):
            low, high, step = round(-max(most, at)), round(-min(least, at)), round(page)
            said = (low, high, step, round(-at))
            before = self._said[number]
            if said == before:
                continue
            self._said[number] = said
            bar = self._bars[number]
            bar.blockSignals(True)
            if before is None or before[:3] != said[:3]:
                bar.setRange(low, high)
                bar.setPageStep(step)
                bar.setVisible(high > low)
            bar.setValue(said[3])
            bar.blockSignals(False)

    def _dragged(self) -> None:
        across, down = self._bars
        self._said = [None, None]
        self.view.scroll_to(QPointF(-across.value(), -down.value()))
