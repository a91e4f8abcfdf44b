"""The bar at the top of the canvas that finds words in the map, and replaces them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.canvas.canvas import MapCanvas
from app.canvas.figures import FIGURES
from app.editor.every_text import texts_of
from app.editor.finding import Place, Query, find
from app.editor.navigate import select_record
from app.editor.replacing import Replaced, replace_found
from app.editor.selection import Selection, surviving
from app.editor.session import Session
from app.editor.short import short
from app.editor.words import counted, tr
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.reserved import Tour, TrayNote
from app.models.scope import Source
from app.ui.find_fields import FindFields
from app.ui.found_words import where_said, whole

if TYPE_CHECKING:
    # Imported when the tray is first opened.
    from app.ui.tray.panel import Tray

_PAUSE = 150
_WORD = 24


@dataclass(frozen=True, slots=True)
class _Start:
    """Where looking begins: what was selected, and the place in a text of it one was at."""

    selection: Selection
    field: str = ""
    start: int = 0


class FindBar(FindFields):
    """Finds in one canvas's map: tells how many, marks them, goes from one to the next.

    ``open_tray`` shows the notes of the tray where one of them is found.
    """

    def __init__(
        self,
        session: Session,
        canvas: MapCanvas,
        open_tray: Callable[[], Tray | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._open_tray = open_tray
        # What is looked for while it is typed is looked for from here each time; there one is
        # again where nothing is found.
        self._began = _Start(session.selection)
        self._went = session.selection
        self._places: tuple[Place, ...] = ()
        self._searched: JourneyMap | None = None
        self._at = -1
        self._told = ""
        # Where each text comes in the order of reading, and where those of a record begin.
        self._ranks: dict[tuple[Id, str], int] = {}
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self._look_again)
        self.wanted.textEdited.connect(self._look)
        self.previous.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        for toggle in (self.match_case, self.whole_words):
            toggle.toggled.connect(self._look)
        self.replace_one.clicked.connect(self.replace)
        self.replace_every.clicked.connect(self.replace_all)
        for line in (self.wanted, self.replacement):
            line.installEventFilter(self)
        session.listen(self._follow)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that were found."""
        return self._places

    # --- verbs ---

    def open(self, *, replacing: bool, wanted: str = "") -> None:
        """Show the bar with the keyboard in it, with or without what replaces.

        ``wanted`` is looked for; without it what was looked for last.
        """
        self._canvas.finish_writing()
        if wanted:
            self.wanted.setText(wanted)
        for widget in (self.replacement, self.replace_one, self.replace_every):
            widget.setVisible(replacing)
        if self.isHidden():
            self._begin()
        self.show()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()
        self._look()

    def leave(self) -> None:
        """Close the bar; the keyboard goes back to the map, at the place that one went to.

        What was only typed leads nowhere: there one is where one began.
        """
        self.hide()
        self._canvas.hands().found.show(())
        self._go_back()
        held = self._session.map.records.get(self._session.selection.current)
        tray = self._open_tray() if isinstance(held, TrayNote) else None
        where = tray.list if tray is not None else self._canvas
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, by: int) -> None:
        """Go to the next place, or the one before with −1; after the last comes the first."""
        if self.isHidden():
            self.open(replacing=False)
            self._stay()
            return
        self._be_current()
        if self._places:
            self._told = ""
            self._show((self._at + by) % len(self._places))
            self._stay()
        self._tell()

    def replace(self) -> None:
        """Replace the place that one is at, and go to the next one."""
        self._be_current()
        if not 0 <= self._at < len(self._places):
            return
        place = self._places[self._at]
        rank = self._rank_of(place.record, place.field)
        (put,) = self._put_in([place], tr("Replace")).put
        self._find()
        # What was put in may hold the word as well: go on behind it. What went has left its rank
        # to the next text, and so has a number that is the card's text now.
        stays = any(at == rank and id_ == place.record for (id_, _), at in self._ranks.items())
        self._show(self._first_from(rank, place.start + len(put) if stays else 0))
        self._stay()
        if not self._places:
            self._tell_replaced(1)
        self._tell()

    def replace_all(self) -> None:
        """Replace every place, as one step of the history."""
        self._be_current()
        places = self._places
        if not places:
            return
        changed = self._put_in(places).changed
        self._find()
        self._show(0 if self._places else -1)
        self._stay()
        self._tell_replaced(changed)
        self._tell()

    def _tell_replaced(self, count: int) -> None:
        replaced = tr("Nothing changed")
        if count and self.replacement.text():
            replaced = counted("1 replaced", "%n replaced", count)
        elif count:
            replaced = counted("1 deleted", "%n deleted", count)
        self._told = f"{replaced} · {self._told}" if self._told else replaced

    def _tell_deleted(self, count: int, emptied: str) -> None:
        """Say over the map what replacing with nothing took away, with Undo beside it."""
        word = short(self.wanted.text(), _WORD)
        said = [counted("“{word}” deleted", "“{word}” deleted %n times", count)]
        if emptied:
            said.append(emptied)
        self._canvas.tell(", ".join(said).replace("{word}", word))

    def _put_in(self, places: Sequence[Place], label: str = "") -> Replaced:
        """Replace some places, and say which cards went by it."""
        text, keeps = whole(self.replacement.text()), not self.match_case.isChecked()
        made = replace_found(self._session.map, places, text, keep_case=keeps, figures=FIGURES)
        label = label or counted("Replace 1 Place", "Replace %n Places", made.changed)
        self._session.edit(label, lambda _: made.map)
        self._told = ", ".join(_emptied(made))
        if made.changed and not text:
            self._tell_deleted(made.changed, self._told)
        return made

    # --- events ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next place, Shift+Enter to the one before."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if watched is self.replacement and not back:
                self.replace()
            else:
                self.go(-1 if back else 1)
            return True
        return super().eventFilter(watched, event)

    # --- inner ---

    def _query(self) -> Query:
        text = whole(self.wanted.text())
        return Query(text, self.match_case.isChecked(), self.whole_words.isChecked())

    def _find(self) -> None:
        map_ = self._searched = self._session.map
        self._places = find(map_, self._query(), FIGURES)
        self._ranks = {}
        for rank, (record, field, _) in enumerate(texts_of(map_, FIGURES)):
            self._ranks.setdefault((record, ""), rank)
            self._ranks[record, field] = rank

    def _look(self) -> None:
        """Find anew, and go to the first place from where one began."""
        self._told = ""
        self._find()
        if self._session.selection != self._went:
            # Somebody has selected something else meanwhile.
            self._begin()
        began = self._began
        rank = self._rank_of(began.selection.current, began.field)
        self._show(self._first_from(rank, began.start))
        self._tell()

    def _begin(self, field: str = "", start: int = 0) -> None:
        """Let what is typed from now on be looked for from what is selected."""
        self._went = self._session.selection
        self._began = _Start(self._went, field, start)

    def _stay(self) -> None:
        """Be where one went to: looking begins there from now on."""
        now = self._now()
        if now is not None and now.record == self._session.selection.current:
            self._begin(now.field, now.start)
        else:
            self._begin()

    def _go_back(self) -> None:
        """Select again what was selected before it was typed what to look for."""
        if self._session.selection == self._went:
            self._select(surviving(self._began.selection, self._session.map))

    def _select(self, selection: Selection) -> None:
        if selection != self._session.selection:
            self._canvas.select(selection)
        self._went = self._session.selection

    def _look_again(self) -> None:
        """Find anew after the map has changed; stay where one is."""
        if self.isHidden():
            return
        now = self._now()
        self._find()
        rank = self._rank_of(now.record, now.field) if now is not None else 0
        self._at = self._first_from(rank, now.start if now is not None else 0)
        self._canvas.hands().found.show(self._places, self._now())
        self._tell()

    def _be_current(self) -> None:
        """Commit what is being written, and find anew if the map is not the one searched."""
        self._canvas.finish_writing()
        if self._searched is not self._session.map:
            self._look_again()

    def _follow(self) -> None:
        if not self.isHidden():
            self._again.start()

    def _now(self) -> Place | None:
        return self._places[self._at] if 0 <= self._at < len(self._places) else None

    def _rank_of(self, record: Id, field: str) -> int:
        """The rank of a text, else of the first one of its record."""
        return self._ranks.get((record, field), self._ranks.get((record, ""), 0))

    def _first_from(self, rank: int, start: int) -> int:
        """The first place from a text and a place in it on, else the very first."""
        for at, place in enumerate(self._places):
            if (self._ranks[place.record, place.field], place.start) >= (rank, start):
                return at
        return 0 if self._places else -1

    def _show(self, at: int) -> None:
        """Be at a place: select it, bring it into sight, mark it."""
        self._at = at
        now = self._now()
        held = self._session.map.records.get(now.record) if now is not None else None
        if now is None or isinstance(held, Persona | Source | Tour):
            self._go_back()
        else:
            if isinstance(held, TrayNote):
                self._open_tray()
            self._select(select_record(self._session.map, now.record))
        self._canvas.hands().found.show(self._places, now)

    def _tell(self) -> None:
        now, many = self._now(), len(self._places)
        if not self.wanted.text():
            text = ""
        elif now is None:
            # After the last one was replaced it says how many: nothing was looked for in vain.
            text = "" if self._told else tr("Not found")
        else:
            text = tr("{n} of {count}", n=self._at + 1, count=many)
        if text != self.count.text():
            self.count.setText(text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, text))
        where = where_said(self._session.map, now) if now is not None else ""
        self.say(" · ".join(one for one in (self._told, where) if one))
        for widget in (self.previous, self.next, self.replace_one, self.replace_every):
            widget.setEnabled(many > 0)


def _emptied(made: Replaced) -> Iterator[str]:
    if made.emptied:
        yield counted("1 empty card removed", "%n empty cards removed", made.emptied)
    if made.emptied_notes:
        yield counted("1 empty note removed", "%n empty notes removed", made.emptied_notes)
