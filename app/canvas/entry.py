"""Fast entry: typing on an empty cell starts a card, else goes into what is selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
)

from app.canvas.caret_ahead import CaretAhead
from app.canvas.field_editor import PASSING, Leaving
from app.canvas.layouter import Layouter
from app.canvas.level_first import LEVELS
from app.canvas.view import MapView
from app.canvas.writing import Writing
from app.editor.acts.act import Change
from app.editor.acts.headings import next_stage
from app.editor.drafts import draft_in
from app.editor.navigate import Cells, next_to_write, select_record
from app.editor.selection import Cell, Selection
from app.editor.session import Session
from app.editor.texts import writable
from app.models.base import Id
from app.models.card import Card
from app.models.lane import Lane
from app.models.vocabulary import LaneType

# On these lanes a digit that names a level is one, not the first letter of a word.
_SCALES = frozenset({LaneType.EMOTION.value, LaneType.ENGAGEMENT.value})

_NOWHERE: tuple[Cell | None, Id] = (None, "")

# Milliseconds after a step of scrolling or zooming when the place of the caret is told.
_REST = 60

_ALL_QUERIES = tuple(
    one for one in Qt.InputMethodQuery if one.value.bit_count() == 1 and one.value < 1 << 31
)


class Entry(QObject):
    """Starts cards where the keyboard stands, and goes on from one to the next.

    While an input method composes the first characters of a card the view keeps the keyboard and
    hands on all that it gets: an input method whose focus goes loses what it has in the making.
    ``keyboard_changed`` tells that the view has got the keyboard, or has lost it.
    """

    keyboard_changed = Signal()

    def __init__(
        self,
        view: MapView,
        session: Session,
        writing: Writing,
        layouter: Layouter,
        select: Callable[[Selection], None],
        do: Callable[[Change | None], object],
    ) -> None:
        """``do`` makes a change the document's, and goes on writing where it says so."""
        super().__init__(view)
        self._view = view
        self._session = session
        self._writing = writing
        self._select = select
        self._do = do
        self._lent = False
        self._told = _NOWHERE
        self._aimed: tuple[Cell, float] | None = None
        self._ahead = CaretAhead(view, layouter)
        self._moved = QTimer(self, singleShot=True, interval=_REST)
        self._moved.timeout.connect(self._tell_place)
        view.frame_changed.connect(self._on_frame)
        view.installEventFilter(self)
        writing.ended.connect(self._take_back)

    @property
    def cell(self) -> Cell | None:
        """The cell in which typing would start a card now: no card of it is selected."""
        selection = self._session.selection
        if selection.records or selection.cell is None or self._writing.active:
            return None
        map_ = self._session.map
        cell = Cells(map_).cell_of(selection)
        return cell if cell is not None and Cells(map_).is_open(cell) else None

    @property
    def target(self) -> Id:
        """The one card, heading or title that typing would write in now, or ""."""
        selection = self._session.selection
        if len(selection.records) != 1 or selection.anchor is not None or self._writing.active:
            return ""
        current = selection.current
        return current if writable(self._session.map, current) is not None else ""

    def aim(self, cell: Cell, level: float | None) -> None:
        """Let a face that is begun in a cell stand at a level, until another is stood in."""
        self._aimed = (cell, level) if level is not None else None

    def start(self, text: str = "", *, takes_keyboard: bool = True) -> bool:
        """Start a card where the keyboard stands, or write in what is selected; False for neither.

        A heading is written anew, a card goes on at its end.
        """
        target = self.target
        if target:
            return self._writing.begin(target, text, takes_keyboard=takes_keyboard)
        cell, aimed = self.cell, self._aimed
        draft = draft_in(self._session.map, cell)
        if draft is None:
            return False
        if aimed is not None and aimed[0] == cell:
            draft = draft.at_level(aimed[1])
        return self._writing.start(draft, text, takes_keyboard=takes_keyboard)

    def type(self, text: str) -> bool:
        """Take typed characters: they start a card, or go into what is selected."""
        cell = self.cell
        lane = self._session.map.records.get(cell[0]) if cell is not None else None
        if isinstance(lane, Lane) and lane.type in _SCALES and text in LEVELS:
            return False
        return self.start(text)

    def write(self) -> bool:
        """Write in what is selected, or start a card in the empty cell."""
        current = self._session.selection.current
        return self._writing.begin(current) if current else self.start()

    def go_on(self, how: Leaving, record: str) -> None:
        """After writing was left: Tab goes on in the next cell or heading, Enter below the card."""
        map_ = self._session.map
        known = record in map_.records or record == map_.id
        here = select_record(map_, record) if known else self._session.selection
        if how in (Leaving.NEXT, Leaving.PREVIOUS):
            there = next_to_write(map_, here, how is Leaving.NEXT)
            self._select(there or here)
            if there is not None:
                self.write()
            elif how is Leaving.NEXT:
                self._do(next_stage(map_, here))
        elif how is Leaving.COMMIT and isinstance(map_.records.get(record), Card):
            self._select(here)
            draft = draft_in(map_, Cells(map_).cell_of(here), record)
            if draft is not None:
                self._writing.start(draft)

    def follow(self) -> None:
        """Let an input method know whether the keyboard stands where typing starts something."""
        if self._aimed is not None and self.cell != self._aimed[0]:
            self._aimed = None
        place = self.cell, self.target
        if place != self._told and self._view.hasFocus() and not self._lent:
            self._told = place
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImQueryInput)

    def _on_frame(self) -> None:
        # Each step of a pan comes by here.
        if self._told != _NOWHERE and self._view.hasFocus() and not self._moved.isActive():
            self._moved.start()

    def _tell_place(self) -> None:
        if not self._writing.active:
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImCursorRectangle)

    # --- input methods ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the questions of an input method, and take what it composes."""
        if isinstance(event, QInputMethodQueryEvent):
            return self._answer(event)
        if isinstance(event, QInputMethodEvent):
            return self._compose(event)
        if isinstance(event, QFocusEvent):
            self.keyboard_changed.emit()
        if not self._lent:
            return False
        if isinstance(event, QKeyEvent):
            # Not sent: what the editor leaves alone would come back to the view, its parent.
            self._writing.editor.event(event)
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._lose(event.reason())
        return False

    def _take_back(self) -> None:
        """Whoever ended writing, from now on keys are the view's again."""
        self._lent = False

    def _lose(self, reason: Qt.FocusReason) -> None:
        if reason not in PASSING:
            self._lent = False
            self._writing.commit(Leaving.ELSEWHERE)

    def _compose(self, event: QInputMethodEvent) -> bool:
        if not self._lent:
            if not event.preeditString() and not event.commitString():
                return False
            if not self.start(takes_keyboard=False):
                return False
            self._lent = True
            if event.commitString() and not event.preeditString():
                # A letter that took several keys: it is typed as any other.
                self._writing.type_first(event.commitString())
                event = QInputMethodEvent()
        self._writing.editor.event(event)
        if event.preeditString():
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImQueryInput)
        else:
            # Nothing is in the making, so nothing is lost when the focus goes.
            self._lent = False
            self._writing.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _answer(self, event: QInputMethodQueryEvent) -> bool:
        cell, target = (None, "") if self._lent else (self.cell, self.target)
        for query in _ALL_QUERIES:
            if not event.queries() & query:
                continue
            if query == Qt.InputMethodQuery.ImEnabled:
                event.setValue(query, self._lent or cell is not None or bool(target))
            elif self._lent:
                event.setValue(query, self._asked_editor(query))
            elif query == Qt.InputMethodQuery.ImCursorRectangle and cell is not None:
                event.setValue(query, self._ahead.rect(self._session.map, cell))
            elif query == Qt.InputMethodQuery.ImCursorRectangle and target:
                event.setValue(query, self._beginning_of(target))
        event.accept()
        return True

    def _beginning_of(self, record: Id) -> QRect:
        """Where the first character of what is written would stand."""
        place = self._writing.find(record)
        if place is None:
            return QRect(0, 0, 1, 1)
        box = place.box.toRect()
        at_end = place.field.block.direction == "rtl"
        return QRect(box.right() if at_end else box.left(), box.top(), 1, box.height())

    def _asked_editor(self, query: Qt.InputMethodQuery) -> object:
        editor = self._writing.editor
        answer = editor.inputMethodQuery(query)
        if isinstance(answer, (QRect, QRectF)):
            return answer.translated(editor.pos())
        return answer
