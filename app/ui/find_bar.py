"""The bar at the top of the canvas that finds words in the map, and replaces them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.canvas.canvas import MapCanvas
from app.editor.finding import Place, Query, find, texts_of
from app.editor.navigate import select_record
from app.editor.replacing import Replaced, replace_found
from app.editor.session import Session
from app.editor.words import counted, tr
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.ui.fields import Line
from app.ui.icon_button import icon_button
from app.ui.map_bar import TARGET, MapBar
from app.ui.short import short

_PAUSE = 150
_CUT = 60
_WORD = 24
_ROOM = 240


class FindBar(MapBar):
    """Finds in one canvas's map: tells how many, marks them, goes from one to the next."""

    def __init__(self, session: Session, canvas: MapCanvas, parent: QWidget) -> None:
        super().__init__("find-bar", tr("Find"), parent)
        self._session = session
        self._canvas = canvas
        self._places: tuple[Place, ...] = ()
        self._searched: JourneyMap | None = None
        self._at = -1
        self._told = ""
        self._said = ""
        self._ranks: dict[Id, int] = {}
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self._look_again)
        self.wanted = self._line(tr("Find"))
        self.wanted.textEdited.connect(self._look)
        self.count = QLabel(self)
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 of 0000"))
        self.previous = icon_button(self, "arrow-up", tr("Previous"), keys="Shift+F3", side=TARGET)
        self.previous.clicked.connect(lambda: self.go(-1))
        self.next = icon_button(self, "arrow-down", tr("Next"), keys="F3", side=TARGET)
        self.next.clicked.connect(lambda: self.go(1))
        self.match_case = self._toggle("Aa", tr("Match case"))
        self.whole_words = self._toggle("“ab”", tr("Whole words"))
        self.close_button = self.closer(tr("Close"))
        # Where there is no room beside the count, it is said below.
        self.where, self.below = QLabel(self), QLabel(self)
        for label in (self.where, self.below):
            label.setTextFormat(Qt.TextFormat.PlainText)
            # A long text is shortened rather than widen the window.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.replacement = self._line(tr("Replace with"))
        self.replace_one = QPushButton(tr("Replace"), self)
        self.replace_one.clicked.connect(self.replace)
        self.replace_every = QPushButton(tr("Replace All"), self)
        self.replace_every.clicked.connect(self.replace_all)
        self._arrange()
        session.listen(self._follow)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that were found."""
        return self._places

    # --- verbs ---

    def open(self, *, replacing: bool) -> None:
        """Show the bar with the keyboard in it, with or without what replaces."""
        self._canvas.finish_writing()
        for widget in (self.replacement, self.replace_one, self.replace_every):
            widget.setVisible(replacing)
        self.show()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()
        self._look()

    def leave(self) -> None:
        """Close the bar; the keyboard goes back to the map, at the place found."""
        self.hide()
        self._canvas.hands().found.show(())
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, by: int) -> None:
        """Go to the next place, or the one before with −1; after the last comes the first."""
        if self.isHidden():
            self.open(replacing=False)
            return
        self._be_current()
        if self._places:
            self._told = ""
            self._show((self._at + by) % len(self._places))
        self._tell()

    def replace(self) -> None:
        """Replace the place that one is at, and go to the next one."""
        self._be_current()
        if not 0 <= self._at < len(self._places):
            return
        place = self._places[self._at]
        rank = self._rank(place)
        (put,) = self._put_in([place], tr("Replace")).put
        self._find()
        # What was put in may hold the word as well: go on behind it. What went has left its rank.
        stays = place.record in self._ranks
        self._show(
            self._first_from(self._rank(place), place.start + len(put))
            if stays
            else self._first_from((rank[0], ""), 0)
        )
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
        self._tell_replaced(changed)
        self._tell()

    def _tell_replaced(self, count: int) -> None:
        replaced = tr("Nothing changed")
        if count and self.replacement.text():
            replaced = counted("1 replaced", "%n replaced", count)
        elif count:
            replaced = counted("1 deleted", "%n deleted", count)
        self._told = f"{replaced} · {self._told}" if self._told else replaced

    def _tell_deleted(self, count: int, cards: int) -> None:
        """Say over the map what replacing with nothing took away, with Undo beside it."""
        word = short(self.wanted.text(), _WORD)
        said = [counted("“{word}” deleted", "“{word}” deleted %n times", count)]
        if cards:
            said.append(counted("1 empty card removed", "%n empty cards removed", cards))
        self._canvas.told.emit(", ".join(said).replace("{word}", word))

    def _put_in(self, places: Sequence[Place], label: str = "") -> Replaced:
        """Replace some places, and say which cards went by it."""
        text, keeps = _whole(self.replacement.text()), not self.match_case.isChecked()
        made = replace_found(self._session.map, places, text, keep_case=keeps)
        label = label or counted("Replace 1 Place", "Replace %n Places", made.changed)
        self._session.edit(label, lambda _: made.map)
        self._told = ""
        if made.emptied:
            self._told = counted("1 empty card removed", "%n empty cards removed", made.emptied)
        if made.changed and not text:
            self._tell_deleted(made.changed, made.emptied)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    # --- inner ---

    def _query(self) -> Query:
        text = _whole(self.wanted.text())
        return Query(text, self.match_case.isChecked(), self.whole_words.isChecked())

    def _find(self) -> None:
        map_ = self._searched = self._session.map
        self._places = find(map_, self._query())
        self._ranks = {}
        for rank, (record, _, _) in enumerate(texts_of(map_)):
            self._ranks.setdefault(record, rank)

    def _look(self) -> None:
        """Find anew, and go to the first place from what is selected on."""
        self._told = ""
        self._find()
        current = self._session.selection.current
        here = self._ranks.get(current, 0)
        now = self._now()
        same = now is not None and now.record == current
        self._show(self._first_from((here, ""), now.start if same and now is not None else 0))
        self._tell()

    def _look_again(self) -> None:
        """Find anew after the map has changed; stay where one is."""
        if self.isHidden():
            return
        now = self._now()
        self._find()
        rank, start = (self._rank(now), now.start) if now is not None else ((0, ""), 0)
        self._at = self._first_from(rank, start)
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

    def _rank(self, place: Place) -> tuple[int, str]:
        return self._ranks.get(place.record, 0), place.field

    def _first_from(self, rank: tuple[int, str], start: int) -> int:
        """The first place from a record and a place of its text on, else the very first."""
        record, field = rank
        for at, place in enumerate(self._places):
            own = self._ranks.get(place.record, 0)
            behind = place.start >= start if place.field == field or not field else True
            if own > record or (own == record and behind):
                return at
        return 0 if self._places else -1

    def _show(self, at: int) -> None:
        """Be at a place: select it, bring it into sight, mark it."""
        self._at = at
        now = self._now()
        if now is not None:
            map_ = self._session.map
            record = now.record
            if not isinstance(map_.records.get(record), Persona):
                self._canvas.select(select_record(map_, record))
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
        where = _where(self._session.map, now) if now is not None else ""
        self._said = " · ".join(one for one in (self._told, where) if one)
        self._fit()
        for widget in (self.previous, self.next, self.replace_one, self.replace_every):
            widget.setEnabled(many > 0)

    def _fit(self) -> None:
        self.grid.activate()
        metrics, said = self.where.fontMetrics(), self._said
        room = self.where.width()
        beside = room >= min(metrics.horizontalAdvance(said), _ROOM)
        for label, shown, wide in (
            (self.where, beside, room),
            (self.below, not beside, self.width() - 24),
        ):
            text = metrics.elidedText(said, Qt.TextElideMode.ElideRight, wide) if shown else ""
            label.setText(text)
            label.setToolTip(said)
        self.below.setVisible(not beside)

    def _line(self, name: str) -> Line:
        line = Line(self)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.setClearButtonEnabled(True)
        line.setMinimumWidth(160)
        line.setMaximumWidth(360)
        line.installEventFilter(self)
        return line

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setMinimumSize(TARGET, TARGET)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setMinimumWidth(max(TARGET, button.sizeHint().width()))
        button.toggled.connect(self._look)
        return button

    def _arrange(self) -> None:
        first = QHBoxLayout()
        for widget in (self.previous, self.next, self.match_case, self.whole_words):
            first.addWidget(widget)
        first.addSpacing(6)
        first.addWidget(self.count)
        first.addSpacing(6)
        first.addWidget(self.where, 1)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.replace_one)
        second.addWidget(self.replace_every)
        second.addStretch(1)
        grid = self.grid
        grid.addWidget(self.wanted, 0, 0)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self.close_button, 0, 2)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(second, 1, 1)
        grid.addWidget(self.below, 2, 0, 1, 3)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        order: tuple[QWidget, ...] = (
            *(self.wanted, self.replacement, self.previous, self.next, self.match_case),
            *(self.whole_words, self.replace_one, self.replace_every, self.close_button),
        )
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)


def _where(map_: JourneyMap, place: Place) -> str:
    """Where a place is that the map does not show, with the text round it; "" for one it shows."""
    record = map_ if place.record == map_.id else map_.records[place.record]
    if isinstance(record, Persona) and place.field == "name":
        return tr("name of a persona: {text}", text=record.name)
    if not isinstance(record, Persona) and place.field not in ("notes", "situation", "insight"):
        return ""
    part = short(str(getattr(record, place.field))[max(0, place.start - 15) :], _CUT)
    if isinstance(record, Persona):
        return tr("of the persona {name}: “{text}”", name=record.name, text=part)
    if place.field == "insight":
        return tr("in the insight: “{text}”", text=part)
    if place.field == "situation":
        return tr("in the situation of the step: “{text}”", text=part)
    if isinstance(record, Card):
        return tr("in the notes of the card: “{text}”", text=part)
    return tr("in the notes: “{text}”", text=part)


def _whole(text: str) -> str:
    """A text without half characters, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
