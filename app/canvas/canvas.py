"""The canvas: a session's map in a view with scroll bars, and what is selected on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from app import collector
from app.canvas import zoom
from app.canvas.accessible import Reader
from app.canvas.first_touch import FirstTouch
from app.canvas.frame_first import FrameFirst
from app.canvas.layouter import Layouter
from app.canvas.marks import Marks, draw_marks
from app.canvas.scroll_bar import QuietBar
from app.canvas.shown_once import paint_once
from app.canvas.spots import Mark, Spots
from app.canvas.view import MapView
from app.editor.navigate import first_cell, select_record
from app.editor.selection import Selection
from app.editor.session import Session
from app.editor.words import tr
from app.models.base import Id
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures

if TYPE_CHECKING:
    # See `MapCanvas.hands`.
    from app.canvas.dimming import Bright
    from app.canvas.hands import Hands
    from app.editor.acts import Act, Change
    from app.editor.acts.act import Instead

# How much of the view what is selected fills, and how large it gets at most.
_AIR = 0.8
_CLOSEST = 2 * zoom.PIXELS_PER_POINT


class MapCanvas(QWidget):
    """Shows and edits one session's map.

    ``changed_view`` tells of another zoom or scroll; ``appeared``, once, that the map is seen;
    ``mode_changed`` of writing that begins or ends, and of editing that has become possible;
    ``abandoned`` hands over a text that Esc gave up, with its record's id; ``told`` says what was
    done, with the ``Instead`` that can be had in its place or None, ``explained`` why nothing was;
    ``menu_wanted`` asks for the menu of what is selected, at a point of the screen;
    ``nothing_left`` tells of an Esc that found nothing to give up; ``field_wanted`` of a double
    click on what is written in the inspector, by record and field, ``command_wanted`` of one on
    what has a command; ``settling`` asks others to end what they do to the map.
    """

    changed_view = Signal()
    mode_changed = Signal()
    abandoned = Signal(str, str)
    told = Signal(str, object)
    explained = Signal(str)
    menu_wanted = Signal(QPoint)
    nothing_left = Signal()
    field_wanted = Signal(str, str)
    command_wanted = Signal(str)
    settling = Signal()
    appeared = Signal()

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
        self._layouter = layouter
        self._frame_first = FrameFirst(self)
        self._hands: Hands | None = None
        self._seen = False
        self._first_look = QTimer(self, singleShot=True)
        self._first_look.timeout.connect(self._appear)
        self._first_touch = FirstTouch(self.view, self.hands)
        self._marks = Marks(self.view, self.spots)
        self._said: list[tuple[int, int, int, int] | None] = [None, None]
        self._opened = False
        self._grid = QGridLayout(self)
        self._bars = self._add_bars()
        self.view.frame_changed.connect(self._on_frame)
        # A map that cannot be laid out is refused before it becomes the document.
        session.guard(self._try_out)
        session.listen(self._follow)
        # Qt asks once what the view is for screen readers, perhaps when it is shown.
        self.reader = Reader(self.view, session, self.spots)
        self._follow()
        if not session.selection.records and session.selection.cell is None:
            session.select(first_cell(session.map))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where no scroll bar is needed the desk goes on, and where two meet their ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.view.look.desk)
        if all(bar.isVisible() for bar in self._bars):
            painter.fillRect(self._grid.cellRect(1, 1), self.palette().window())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Where no scroll bar is needed a click is one on the desk: nothing is selected then."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.childAt(event.position().toPoint()) is None:
            self.view.setFocus(Qt.FocusReason.MouseFocusReason)
            self.session.select(Selection())

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
            paint_once(self)
            self._grid.activate()
            self.view.start()

    # --- what edits ---

    def hands(self) -> Hands:
        """What the map is edited with; the first time it is made, drawn, and told of.

        That is once the map is seen, or when somebody asks for it: `has_hands` and `is_writing`
        do not.
        """
        if self._hands is None:
            # It takes longer to import than the map to be painted.
            from app.canvas.hands import Hands

            self._first_touch.end()
            self._hands = made = Hands(self, self._layouter, self)
            self.reader.follow_writing(made.writing)
            made.mode_changed.connect(self.mode_changed)
            made.marks_moved.connect(lambda: self._remark(self._marks.shown))
            made.marks_changed.connect(self._repaint_marks)
            made.abandoned.connect(self.abandoned)
            made.menu_wanted.connect(self.menu_wanted)
            made.nothing_left.connect(self.nothing_left)
            made.field_wanted.connect(self.field_wanted)
            made.command_wanted.connect(self.command_wanted)
            made.explained.connect(self.explained)
            # They draw over the map as well: the "+" of a cell, and the word for a title.
            self._repaint_marks()
            self.mode_changed.emit()
            if not self.session.shown.title.strip():
                self.view.viewport().update()
        return self._hands

    @property
    def has_hands(self) -> bool:
        """Whether anybody has asked for what edits, or the map was seen."""
        return self._hands is not None

    @property
    def seen(self) -> bool:
        """Whether the map has been painted."""
        return self._seen

    @property
    def is_writing(self) -> bool:
        """Whether a text is being written in place."""
        return self._hands is not None and self._hands.writing.active

    def begun(self) -> Id:
        """The card that is being written and not yet in the map, or ""."""
        draft = self._hands.writing.draft if self._hands is not None else None
        return draft.card.id if draft is not None else ""

    def _appear(self) -> None:
        self._seen = True
        self.hands()
        self.appeared.emit()

    # --- verbs ---

    def write_selected(self) -> bool:
        """Open the editor on what is selected, or on a new card in a cell where nothing is.

        False when nothing is written in place there.
        """
        return self.hands().entry.write()

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
            self.hands().writing.begin(change.write)
        elif change.draft is not None:
            self.hands().writing.start(change.draft)
        if change.told:
            self.tell(change.told, change.instead)
        return change

    def tell(self, text: str, instead: Instead | None = None) -> None:
        """Say what was done, and what can be had in its place."""
        self.told.emit(text, instead)

    def finish_writing(self) -> None:
        """Commit what is being written, as before saving."""
        self.settling.emit()
        if self._hands is not None:
            self._hands.writing.commit()

    def undo(self) -> None:
        """Take back typing that is not committed, else the last change, and show where it was."""
        if self.is_writing:
            self.hands().undo_typing()
        else:
            self.session.undo()
            self.show_selected()

    def redo(self) -> None:
        """Bring again what undo took back, typing first."""
        if self.is_writing:
            self.hands().redo_typing()
        else:
            self.session.redo()
            self.show_selected()

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

    def fit_selected(self) -> None:
        """Show what is selected in the middle, as large as there is room, within reason."""
        seen = QRectF()
        for box in self.spots.sheet_boxes(self.session.selection):
            seen = seen.united(box)
        if seen.isEmpty():
            return
        room = self.view.frame.body
        fitting = min(room.width() / seen.width(), room.height() / seen.height())
        self.view.zoom_to(min(fitting * _AIR, _CLOSEST))
        # The headings have another size at another zoom, and with them the room beside them.
        frame = self.view.frame
        self.view.scroll_to(frame.origin + frame.body.center() - frame.rect(seen).center())

    def dim_all_but(self, bright: Bright) -> None:
        """Dim all cards and links but these; None dims none."""
        self.view.sheet_scene.set_bright(bright)
        if self.view.flat:
            self.view.viewport().update()

    # --- following the session ---

    def _try_out(self, map_: JourneyMap) -> None:
        """Lay out what is about to be the document. Raises what layout raises."""
        self._frame_first.begin()
        self._layouter.sheet(map_)

    def _follow(self) -> None:
        shown = self.session.shown
        if shown is not self.view.map:
            self._frame_first.begin()
        # The sheet may move under the marks: where they stood before has to be known by then.
        before = self._marks.shown
        with self._hands.resting.changing() if self._hands is not None else nullcontext():
            self.view.show_map(shown, self.pictures_of(shown))
        self._remark(before)
        if self._hands is not None:
            self._hands.follow()

    def pictures_of(self, map_: JourneyMap) -> Pictures:
        """The pictures that a map shows."""
        return self._pictures(map_)

    def _on_frame(self) -> None:
        self._sync_bars()
        self._marks.follow(self._marked_selection())
        self.changed_view.emit()

    def _marked_selection(self) -> Selection:
        """What is framed: the card that is begun, which is in no map yet, or what is selected."""
        draft = self._hands.writing.draft if self._hands is not None else None
        if draft is not None and draft.card.id in self.session.shown.records:
            return select_record(self.session.shown, draft.card.id)
        return self.session.selection

    def _remark(self, before: list[Mark]) -> None:
        """Draw the frame of the selection where it is now, and take it away where it was."""
        self._marks.renew(self._marked_selection())
        if self._marks.shown != before:
            self.view.repaint_view([mark.box for mark in (*before, *self._marks.shown)])

    def _repaint_marks(self) -> None:
        """Marks are strong while the canvas has the keyboard, and faint without it."""
        self.view.repaint_view([mark.box for mark in self._marks.shown])

    # --- marks over the sheet ---

    def _draw_selection(self, painter: QPainter, part: QRectF) -> None:
        hands = self._hands
        if hands is not None:
            hands.draw_below(painter, part)
        strong = self.view.hasFocus() or self.is_writing
        draw_marks(painter, part, self._marks.shown, self.view.look, strong=strong)
        if hands is not None:
            hands.draw_above(painter, part, self._marks.shown)
        if not self._seen:
            self._first_look.start()

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
        whole = frame.seen_whole
        for number, (at, (least, most), page) in enumerate(sides):
            if whole[number]:
                least = most = at
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
