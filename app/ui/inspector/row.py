"""A field on the form: its label, its editor, and what is wrong with what was put in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.canvas.exact import typed_length
from app.editor.acts.parting import told_apart
from app.editor.session import Session
from app.editor.typed import TypedError
from app.editor.words import tr
from app.models.base import Record
from app.models.edits import EditError
from app.models.journey import JourneyMap
from app.ui.inspector.editor import Surroundings, crops_of
from app.ui.inspector.editors import editor_for
from app.ui.inspector.field import (
    MIXED,
    OF_ONE,
    Field,
    Kind,
    Named,
    RecordKey,
    Value,
    common_value,
    owner_of,
    texts_replaced,
    written,
)
from app.ui.inspector.refused import Refused
from app.ui.message_bar import Notice, Tone
from app.ui.quotes import of_quotes

# Milliseconds after the last key until what is typed is in the map.
_PAUSE = 300


class Owner(Protocol):
    """The form that a row stands in."""

    @property
    def session(self) -> Session:
        """Where edits go."""

    @property
    def keys(self) -> tuple[RecordKey, ...]:
        """The records that the form shows."""

    def refresh(self) -> None:
        """Show the map as it is now."""

    def ask(self, field: Field, verb: str, key: RecordKey) -> None:
        """Do something to a list of records."""

    def settle_begun(self) -> None:
        """Let a card that is being begun become one of the map."""

    def leave(self) -> None:
        """Give the keyboard back to the canvas."""

    def give_up(self, abandoned: Refused) -> None:
        """Hand over a text that Esc gave up."""

    def say(self, text: str) -> None:
        """Tell what was done, with Undo beside it."""

    def refusal_changed(self) -> None:
        """Take note that something was refused, or is so no more."""


_serial = iter(range(1 << 62))


class Row(QWidget):
    """Shows one field of the records of a form, and writes what the user does to it.

    What is typed without leaving the field is one step of the history; Esc takes it back.
    """

    def __init__(self, field: Field, owner: Owner, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._owner = owner
        self._keys: tuple[RecordKey, ...] = ()
        self._shown: tuple[Value, Surroundings] | None = None
        self._origin: JourneyMap | None = None
        self._made: JourneyMap | None = None
        self._merge = ""
        self.editor = editor_for(field, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.label = QLabel(tr(field.label), self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setBuddy(self.editor)
        self.label.setVisible(self.editor.labelled)
        column.addWidget(self.label)
        column.addWidget(self.editor)
        self.refusal: Notice | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.write)
        self.editor.typed.connect(self._typed)
        self.editor.finished.connect(self._finish)
        self.editor.entered.connect(self._enter)
        self.editor.cancelled.connect(self.cancel)
        self.editor.asked.connect(lambda verb, key: owner.ask(field, verb, key))

    def follow(
        self, map_: JourneyMap, records: Sequence[Record], around: Surroundings, *, anew: bool
    ) -> None:
        """Show the value in some records; ``anew`` when they are others than before.

        What is being typed stays as it is.
        """
        if anew:
            self._pause.stop()
            self._made = None
            self._refuse("")
        elif self.editor.touched:
            return
        self._keys = around.keys
        value = common_value(self.field, map_, records)
        if self.field.kind in OF_ONE and value is MIXED:
            value = ()
        before = self._shown
        self._shown = (value, around)
        self.editor.around = around
        if anew or before is None or before[0] != value or _others(before[1], around, self.field):
            self.editor.show_value(value, around)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there whose place could be taken."""
        nothing = self._shown is not None and self._shown[0] in ("", (), None)
        return nothing and not self.editor.touched

    def write(self) -> bool:
        """Put what the user did into the map; False where it is refused, which is told below."""
        self._pause.stop()
        if not self.editor.touched:
            return True
        if self.editor.unchanged():
            self.editor.touched = False
            return True
        self._owner.settle_begun()
        session = self._owner.session
        try:
            value = self.editor.value()
            made = written(self.field, session.map, self._keys, value)
            if self._made is not session.map or not self._is_typed():
                self._origin = session.map
                self._merge = f"{self.field.id} {next(_serial)}"
            self.editor.touched = False
            before = session.map
            replaced = texts_replaced(self.field, before, self._keys, value)
            named = isinstance(value, Named)
            merge = self._merge if self._is_typed() and not named else ""
            changed = session.commit(self._step(named), made, merge=merge)
        except (TypedError, EditError) as error:
            self.editor.touched = True
            self._refuse(str(error))
            return False
        self._made = None if named else session.map
        self._refuse("")
        self._owner.refresh()
        if changed:
            self._tell(before, replaced)
        return True

    def _tell(self, before: JourneyMap, replaced: int) -> None:
        """Say at once what an edit did that is not seen in the field."""
        said = []
        if replaced > 1:
            field = tr(self.field.label)
            said.append(tr("{field}: {count} texts were replaced", field=field, count=replaced))
        apart = told_apart(before, self._owner.session.map)
        if apart:
            said.append(apart)
        quotes = of_quotes(before, self._owner.session.map, map(owner_of, self._keys))
        if quotes:
            said.append(quotes)
        if said:
            self._owner.say(". ".join(said))

    def finish(self) -> bool:
        """The same, and be done with it: Esc takes it back no more, as after Return or a save."""
        done = self.write()
        if done:
            self._made = None
        return done

    def cancel(self) -> None:
        """Take back what was typed since the field was entered; where nothing was, leave."""
        self._pause.stop()
        session, origin = self._owner.session, self._origin
        changed = self._made is not None and self._made is session.map and origin is not None
        if not self.editor.touched and not changed:
            self._owner.leave()
            return
        typed = self.editor.text_now()
        self.editor.touched = False
        if changed and origin is not None and origin is not session.map:
            session.commit(self._step(), origin, merge=self._merge)
        self._made = None
        self._refuse("")
        self._owner.refresh()
        if self._shown is not None:
            self.editor.show_value(*self._shown)
        if typed_length(self.editor.text_now(), typed):
            self._owner.give_up(Refused(self._keys, self.field, typed, ""))

    def refused(self) -> Refused | None:
        """What was typed here and refused."""
        text = self.editor.draft()
        if self.refusal is None or text is None:
            return None
        return Refused(self._keys, self.field, text, self.refusal.text())

    def discard(self) -> None:
        """Let go of what was refused, and show the value that is there."""
        self.editor.touched = False
        self._refuse("")
        if self._shown is not None:
            self.editor.show_value(*self._shown)

    def take_draft(self, text: str) -> None:
        """Show again what was refused, and why."""
        self.editor.take_draft(text)
        self.write()

    def _step(self, named: bool = False) -> str:
        if named and self.field.making is not None:
            return tr(self.field.making.made)
        return tr("Change {field}", field=tr(self.field.label))

    def _is_typed(self) -> bool:
        return self.field.kind not in (
            Kind.CHOICE,
            Kind.CHECK,
            Kind.COLOUR,
            Kind.PICTURE,
            Kind.FACE,
        )

    def _typed(self) -> None:
        self._refuse("")
        if self.editor.live:
            self._pause.start()

    def _enter(self) -> None:
        if not self.editor.touched:
            self._made = None

    def _finish(self) -> None:
        touched = self.editor.touched
        if self.finish() and touched and not self.editor.live and self._shown is not None:
            # "90 min" stands there as "1 h 30 min" from now on.
            self.editor.show_value(*self._shown)

    def _refuse(self, text: str) -> None:
        """Say what is wrong, or that nothing is."""
        if not text:
            if self.refusal is not None:
                self._owner.refusal_changed()
                self.refusal.hide()
                self.refusal.deleteLater()
                self.refusal = None
            return
        if self.refusal is None:
            self.refusal = Notice(Tone.ERROR, self)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.refusal)
        self.refusal.tell(text)
        self._owner.refusal_changed()


def _others(before: Surroundings, after: Surroundings, field: Field) -> bool:
    """Whether what surrounds a value is shown otherwise than before."""
    if before.options != after.options or before.measured != after.measured:
        return True
    if field.kind is Kind.FACE and before.map is not after.map:
        # Without one of its own it is that of the level.
        return True
    if field.kind is Kind.PICTURE and crops_of(before) != crops_of(after):
        return True
    if field.kind is Kind.COLOUR and before.map.theme != after.map.theme:
        return True
    return before.decimal != after.decimal or before.map.language != after.map.language
