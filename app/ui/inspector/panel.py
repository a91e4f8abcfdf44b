"""The inspector's panel: the form of what is selected, in step with the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.editor.session import Session
from app.editor.typed import DateWay
from app.editor.words import tr
from app.models.base import Id, Record
from app.models.edits import EditError
from app.models.journey import JourneyMap
from app.ui.icon_button import icon_button
from app.ui.inspector.field import (
    Field,
    Form,
    Joined,
    Kind,
    RecordKey,
    record_at,
)
from app.ui.inspector.form_stack import FormStack
from app.ui.inspector.form_view import FormView, GroupView
from app.ui.inspector.forms import form_for
from app.ui.inspector.listing import Done, change_list
from app.ui.inspector.meant import meant_in
from app.ui.inspector.refused import Refused
from app.ui.inspector.row import Row
from app.ui.inspector.titles import title_of, title_of_several
from app.ui.inspector.trail import FormShown, Trail
from app.ui.panel import Panel
from app.ui.widths import INSPECTOR_WIDTH

_PAUSE = 250
_TAKEN = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


def _nothing() -> Id:
    return ""


class Inspector(Panel):
    """Shows and edits what is selected. ``left`` tells that the keyboard goes back to the map,
    ``wanted`` that it goes to a record there. ``commanded`` gives a command of the window,
    ``commit_wanted`` asks that what is written on the map comes to its end.

    ``refused_changed`` tells that something that was typed is refused, or no more, or that other
    records are shown than those whose field refused it. ``abandoned`` hands over a text that
    Esc gave up, with its field, as a `Refused`; ``told`` says what was done.
    """

    wanted = Signal(str)
    refused_changed = Signal()
    abandoned = Signal(object)
    told = Signal(str)
    commanded = Signal(str)
    commit_wanted = Signal()

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        begun: Callable[[], Id] = _nothing,
    ) -> None:
        """``begun`` tells which card is being written that is not in the map yet, or ""."""
        super().__init__(session, parent)
        self._session = session
        self._begun = begun
        self._trail = Trail()
        self._shown = FormShown()
        self.back = icon_button(self, "chevron-left")
        self.back.clicked.connect(self._go_back)
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        self.area = FormStack(self, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        # Fields follow one after the other: what is refused is known when all have.
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self.refused_changed)

    def sizeHint(self) -> QSize:
        """Narrow beside a map, wide enough for a sentence."""
        return QSize(INSPECTOR_WIDTH, 600)

    # --- what is shown ---

    @property
    def session(self) -> Session:
        """Where edits go."""
        return self._session

    @property
    def keys(self) -> tuple[RecordKey, ...]:
        """The records that the form shows."""
        return self._shown.keys

    @property
    def form(self) -> Form:
        """The form that is shown."""
        return self._view.form

    def row(self, field: str) -> Row:
        """The row of a field of the form that is shown."""
        return self._view.row(field)

    def groups(self) -> list[GroupView]:
        """The groups of the form that is shown."""
        return self._view.groups

    def refresh(self) -> None:
        """Show the map as it is now."""
        super().refresh()
        map_ = self._look()
        if self._shown.shows(map_, self._trail):
            return
        form, keys = self._trail.form(map_)
        if keys != self.keys and self.area.shown is not None:
            # What is still being typed belongs to the records that the form has shown. Once it is
            # in the map something else may be meant: a card that was begun is one of the map now.
            self.write()
            map_ = self._look()
            form, keys = self._trail.form(map_)
        records = [one for one in (record_at(map_, key) for key in keys) if one is not None]
        held = self._has_keyboard()
        view = self.area.show_form(form)
        others = keys != self.keys
        if others:
            self._telling.start()
        self._shown = FormShown(map_, self._trail, keys)
        self._tell_title(form, map_, records)
        view.follow(map_, keys, records, _date_way())
        self.area.make_room()
        if others:
            self.area.begin()
        if held and not self._has_keyboard():
            # Its field is shown no more, as when undo took the record away. Qt would let it go on
            # to whatever comes next in the window, and what is typed would go there; nor may it
            # go into a field of something else.
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> JourneyMap:
        """The map; the way goes on to what is meant in it."""
        map_, chosen = meant_in(self._session, self._begun())
        self._trail = self._trail.led_on(map_, chosen)
        return map_

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def write(self) -> None:
        """Put what is being typed into the map, as before saving."""
        if self.area.shown is not None:
            self.area.shown.write()

    def take_keyboard(self) -> None:
        """Let the keyboard go to the field with which the form begins."""
        self.refresh()
        if self.area.shown is not None:
            self.area.shown.take_keyboard()

    def open_record(self, key: RecordKey) -> None:
        """Show the form of a record that cannot be selected on the map: a persona, a source."""
        self._go_into(key)

    def open_field(self, key: RecordKey, field: str) -> None:
        """The same with the keyboard in a field of it; without a key, of what is selected."""
        self.refresh()
        self._go_into(key)
        self._let_in(field).editor.begin()

    # --- what was refused ---

    def refused(self) -> tuple[Refused, ...]:
        """What was typed into fields of records that are there, and is not in the map."""
        return tuple(one for one in self.area.refused() if self.knows(one))

    def knows(self, refused: Refused) -> bool:
        """Whether the records of a text are in the map."""
        return all(record_at(self._session.map, key) for key in refused.keys)

    def has_field(self, refused: Refused) -> bool:
        """Whether the records of a text are in the map, and still have its field."""
        map_ = self._session.map
        records = [record_at(map_, key) for key in refused.keys]
        return all(one is not None and refused.field.applies(map_, one) for one in records)

    def refused_unseen(self) -> tuple[Refused, ...]:
        """What of that cannot be seen now, because other records are shown, or nothing is."""
        seen = self.area.refused_seen()
        return tuple(one for one in self.refused() if one not in seen)

    def discard(self, refused: Iterable[Refused]) -> None:
        """Let go of what fields did not take."""
        for one in refused:
            self.area.discard(one)
        self._telling.start()

    def show_refused(self, refused: Refused) -> None:
        """Let the keyboard go to the field of what was refused; its records are selected."""
        self.refresh()
        if self.keys != refused.keys and len(refused.keys) == 1:
            self._go_into(refused.keys[0])
        row = self._let_in(refused.field.id)
        row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_field(self, field: str) -> None:
        """Let the keyboard go to a field of what is selected, for what a command leads there."""
        if self._trail.within:
            self._go_into("")
        self.refresh()
        self._let_in(field).editor.begin()

    def _let_in(self, field: str) -> Row:
        """Let a row be seen to which the keyboard goes."""
        row = self._view.row(field)
        self._view.group_of(row).unfold()
        # A group that is just unfolded has its height with the next layout.
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row))
        return row

    # --- what rows ask for ---

    def give_up(self, abandoned: Refused) -> None:
        """Hand over a text that Esc gave up."""
        self.abandoned.emit(abandoned)

    def say(self, text: str) -> None:
        """Tell what was done, with Undo beside it."""
        self.told.emit(text)

    def refusal_changed(self) -> None:
        """Take note that something was refused, or is so no more."""
        self._telling.start()

    def leave(self) -> None:
        """Give the keyboard back to the canvas."""
        self.left.emit()

    def settle_begun(self) -> None:
        """Let a card that is being begun become one of the map before something of it is changed.

        Where a field gets the keyboard it is already; assistive technology needs no keyboard.
        """
        if self._begun():
            self.commit_wanted.emit()

    def ask(self, field: Field, verb: str, key: RecordKey) -> None:
        """Add a record to a list, remove it, move it or open it."""
        self.settle_begun()
        self.write()
        if any(verb == command for command, _ in field.commands):
            self.commanded.emit(verb)
            return
        if field.joined is not None:
            self._ask_joined(field.joined, verb, key)
            return
        if verb == "open":
            self._go_into(key, self._trail.within if field.kind is Kind.IDS else "")
            return
        keys = self.keys
        try:
            done = change_list(self._session, field, keys[0], verb, key)
        except EditError:
            # What the list shows is no longer in the map; it is shown as it is.
            self._forget()
            done = Done(key)
        if done.told:
            self.say(done.told)
        self.refresh()
        if verb == "add":
            self._go_into(done.landed)
        elif verb != "remove" and keys == self.keys:
            self.row(field.id).editor.stand_on(done.landed)

    def _ask_joined(self, joined: Joined, verb: str, key: RecordKey) -> None:
        """Go to what a record is joined to, or take the two apart."""
        map_ = self._session.map
        partner = joined.partner(map_, self.keys[0], key)
        if not partner:
            self._forget()
            self.refresh()
        elif verb == "open":
            self.wanted.emit(partner)
        else:
            self._session.commit(tr(joined.removed), joined.remove(map_, key))
            self.refresh()
            focused = QApplication.focusWidget()
            if focused is None or not self.isAncestorOf(focused):
                # The list went with the last one.
                self.take_keyboard()

    # --- inner ---

    @property
    def _view(self) -> FormView:
        assert self.area.shown is not None, "no form is shown yet"
        return self.area.shown

    def event(self, event: QEvent) -> bool:
        """Keep keys that would delete cards for the fields: the keyboard is here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _TAKEN
        ):
            event.accept()
            return True
        return super().event(event)

    def pause(self) -> int:
        """Who writes fast begins many cards, and should not wait for a form of each."""
        return _PAUSE if self._begun() else 0

    def _forget(self) -> None:
        """Let the form be shown anew, whatever it shows."""
        self._shown = self._shown._replace(map=None)

    def _go_into(self, key: RecordKey, citing: RecordKey = "") -> None:
        self.write()
        self._trail = self._trail.into(key, citing)
        self._forget()
        self.refresh()
        self.area.verticalScrollBar().setValue(0)
        self.take_keyboard()

    def go_to_selected(self) -> None:
        """Show what is selected, as a click on the map asks for, whatever was gone into."""
        if self._trail.within:
            self.write()
            self._trail = self._trail.into("")
            self.refresh()

    def _go_back(self) -> None:
        """Show again what the record is listed by; the keyboard stands on it there."""
        left = self._trail.within
        self._go_into(self._trail.above(self._session.map))
        row = next((row for row in self._view.rows() if row.editor.lists(left)), None)
        if row is not None:
            self._view.group_of(row).unfold()
            row.editor.stand_on(left)
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(row)

    def _tell_title(self, form: Form, map_: JourneyMap, records: list[Record]) -> None:
        several = len(records) > 1
        text = title_of_several(form, len(records)) if several else title_of(form, map_, records[0])
        self.title.setText(text)
        self.setAccessibleName(text)
        trail = self._trail
        self.back.setVisible(bool(trail.within))
        above = trail.above(map_) or form_for(map_, trail.selected)[1][0]
        record = record_at(map_, above)
        if trail.within and record is not None:
            named = form_for(map_, [above])[0]
            self.back.setToolTip(tr("Back to {name}", name=named.name(map_, record)))
            self.back.setAccessibleName(self.back.toolTip())


def _date_way() -> DateWay:
    return DateWay.of_pattern(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
