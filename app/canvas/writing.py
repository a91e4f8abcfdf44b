"""Writing in place: a field of the map under the one editor, shown live, committed once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QRegion

from app.canvas.amounts import in_words
from app.canvas.caret_sight import CaretSight
from app.canvas.exact import typed_length, written_back
from app.canvas.field_editor import MARGIN, FieldEditor, Ink, Leaving
from app.canvas.field_place import FieldPlace, field_place
from app.canvas.given_up import GivenUp
from app.canvas.layouter import Layouter
from app.canvas.nearer import Nearer
from app.canvas.veil import Veil
from app.canvas.view import MapView
from app.canvas.wide_field import wide_place
from app.canvas.written import as_written
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.drafts import Draft
from app.editor.joining import gap_before
from app.editor.session import Edit, Session
from app.editor.texts import Writable, label_of, name_of, read_text, with_room, writable, write_text
from app.editor.words import tr
from app.layout.cards import words_shown
from app.layout.sheet import Field
from app.layout.text import TextBlock
from app.layout.themes import theme
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap

# For so many milliseconds after a key the sheet may lag behind the editor that stands over it, and
# longer where laying it out takes long: else somebody who types fast would wait for each layout.
_PAUSE = 80
_PAUSE_PER_LAYOUT = 4

# A widget without a mask is seen whole: what is not to be seen has one beside it.
_NOTHING = QRegion(-2, -2, 1, 1)


class Writing(QObject):
    """Opens the editor over a field, relays the text live, and ends in commit or cancel.

    A card that is begun is a draft until it has a text: shown, but in no map and no history.

    ``ended`` tells how the editor was left, once it is closed, and the record that was written, or
    "" for a card that was left empty; ``abandoned`` hands over a text that was given up.
    """

    began = Signal()
    ended = Signal(Leaving, str)
    abandoned = Signal(str, str)

    def __init__(self, view: MapView, session: Session, layouter: Layouter) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self._layouter = layouter
        self._record: Id = ""
        self._draft: Draft | None = None
        self._ready: Edit = _as_it_is
        self._made: tuple[JourneyMap, JourneyMap] | None = None
        self._given_up = GivenUp(session)
        self._field = ""
        self._wide: Id = ""
        self._shown = ""
        self._like: TextBlock | None = None
        self._closing = False
        self._placed_at: tuple[float, QPointF] | None = None
        self._took = 0
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._show_written)
        self.nearer = Nearer(view)
        self.editor = FieldEditor(view)
        self.editor.typed.connect(self._relay)
        self.editor.leaving.connect(self._leave)
        view.frame_changed.connect(self._place)
        CaretSight(view, self.editor, lambda: self.find(self._record) if self._record else None)

    @property
    def record(self) -> Id:
        """The record being written in, or ""."""
        return self._record

    @property
    def active(self) -> bool:
        """Whether a field is being written in."""
        return bool(self._record)

    @property
    def draft(self) -> Draft | None:
        """The card that is being written and not yet in the map, if any."""
        return self._draft

    def find(self, record: Id) -> FieldPlace | None:
        """Where the writable field of a record stands in the view, or None if it is not there."""
        shown = self._session.shown
        if record and record == self._wide:
            return wide_place(self._view, shown, record, self._layouter.block)
        return field_place(self._view, shown, record)

    def begin(self, record: Id, first: str = "", *, takes_keyboard: bool = True) -> bool:
        """Open the editor over the record's field; False when it has none that is to be seen.

        A ``first`` text is typed there at once: in a heading it replaces what stands there, on a
        card it goes on at the end, a word after a space.
        """
        self.commit()
        if not self._open_on(partial(_worded, record=record), record):
            return False
        self._take_keyboard(first, takes=takes_keyboard)
        return True

    def start(self, draft: Draft, first: str = "", *, takes_keyboard: bool = True) -> bool:
        """Open the editor over a card to be, with a first text typed in it.

        The keyboard is left where it is while an input method goes on composing there. False when
        there is no room to write.
        """
        self.commit()
        self._draft = draft
        if not self._open_on(draft.into, draft.card.id):
            return False
        self._take_keyboard(first, takes=takes_keyboard)
        return True

    def _take_keyboard(self, first: str, *, takes: bool) -> None:
        if takes:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if first:
            self.type_first(first)

    def type_first(self, first: str) -> None:
        """Type the first of a text in the field that was just opened."""
        selected = self.editor.textCursor().hasSelection()
        gap = "" if selected else gap_before(self.editor.text(), first)
        self.editor.insertPlainText(gap + first)

    def _open_on(self, ready: Edit, record: Id) -> bool:
        """Open the editor on the map as ``ready`` makes it for writing; False leaves all alone."""
        try:
            self._ready = ready
            self._session.preview(with_room(self._map, record))
            opened = self._open(record)
        except BaseException:
            self._forget()
            raise
        if not opened:
            self._forget()
        return opened

    def _forget(self) -> None:
        self._wide = ""
        self._ready, self._made, self._draft = _as_it_is, None, None
        if not self._closing:
            self._session.cancel()

    def _open(self, record: Id) -> bool:
        kind = writable(self._session.shown, record)
        if kind is None:
            return False
        find = partial(self.find, record)
        place = find()
        if place is None:
            # A shortened name is no field to write in.
            self._wide = record
            place = find()
        if place is None and self._view.frame.scale < PIXELS_PER_POINT:
            # From afar there are no names of headings.
            self._wide = ""
            place = self.nearer.come(find)
            if place is None:
                self._wide = record
                place = find()
        if place is None:
            return False
        place = self.nearer.come_to(place, find)
        text = self._text_of(record, kind, place.field)
        self._record = record
        self._field = place.field.name
        self._like = place.field.block
        self.editor.field_layout.grey = theme(self._session.shown.theme).mono
        self.editor.begin(
            text,
            self._set_text,
            place.scale,
            Ink(place.field.block.style, place.field.colour, name_of(kind)),
        )
        self._shown = self.editor.text()
        self._view.set_veil(Veil(record, place.field.name, text))
        self._place()
        self.editor.show()
        self.editor.raise_()
        if kind is not Writable.CARD_TEXT:
            self.editor.selectAll()
        self.began.emit()
        return True

    def commit(self, how: Leaving = Leaving.STAY) -> None:
        """End writing and make the text the document's; an unchanged text changes nothing.

        Raises what refuses the text; it stays in the editor then, which stays open.
        """
        if not self.active:
            return
        self.editor.finish_composing()
        record, edited = self._record, self.editor.text()
        kind = writable(self._map, record)
        self._pause.stop()
        if self._draft is not None:
            self._add(lambda _: as_written(self._map_with(edited), record), record, edited)
        elif kind is None or edited == self._shown:
            self._session.cancel()
        else:
            text = self._written(record, edited)
            self._session.edit(label_of(kind), lambda _: as_written(self._map_with(text), record))
        self._close(how)

    def _map_with(self, text: str) -> JourneyMap:
        """The map with the text that is written: the one that is shown, where it has it already."""
        shown = self._session.shown
        # What is laid out need not be laid out again.
        if shown is not self._session.map and read_text(shown, self._record) == text:
            return shown
        return write_text(self._map, self._record, text)

    def _add(self, edit: Edit, card: Id, text: str) -> None:
        """Put a card into the map, selected, in one step with its text; an empty one vanishes."""
        if text.strip():
            self._session.edit(tr("Add Card"), edit, selected=card)
        else:
            self._session.cancel()

    def cancel(self) -> None:
        """End writing, whatever goes wrong, and show the old text; redo brings what was typed."""
        if not self.active:
            return
        record, edited, draft = self._record, self.editor.text(), self._draft
        typed = bool(edited.strip() and typed_length(self._shown, edited))
        text = self._written(record, edited)
        self._session.cancel()
        try:
            if typed:
                self._given_up.take(record, draft, text)
        finally:
            self._close(Leaving.CANCEL)
            if typed:
                self.abandoned.emit(record, text)

    def write(self, record: Id, text: str) -> None:
        """Commit a text without the editor, as when an abandoned one is restored.

        The text of a card that was never in the map makes it one.
        """
        self._given_up.bring(record, text)

    # --- inner ---

    @property
    def _map(self) -> JourneyMap:
        """The document made ready for writing: with a card to be, or a number as a text."""
        map_ = self._session.map
        if self._made is None or self._made[0] is not map_:
            self._made = map_, self._ready(map_)
        return self._made[1]

    def _text_of(self, record: Id, kind: Writable, field: Field) -> str:
        text = read_text(self._map, record)
        # A lane without a title of its own shows that of its type: this is what can be changed.
        return text or (field.block.text if kind is Writable.LANE_TITLE else "")

    def _written(self, record: Id, edited: str) -> str:
        original = read_text(self._map, record)
        return written_back(original, self._shown, edited) if original else edited

    def _set_text(self, text: str) -> TextBlock:
        assert self._like is not None
        shown = self._session.shown
        card = shown.records.get(self._record)
        if isinstance(card, Card):
            text = words_shown(card, text, shown.language)
        return self._layouter.block(text, self._like)

    def _relay(self) -> None:
        """Follow a change of the text: the editor shows it already, the map follows.

        A layout of the map costs more than a key press has got. While the card stays as high it may
        wait for a pause; where it does not, the next turn of the event loop is soon enough.
        """
        if not self.active:
            return
        self._place()
        place = self.find(self._record)
        if self._placed_at is None:
            # Out of sight since the view was zoomed out: nobody can write what they cannot see.
            find = partial(self.find, self._record)
            place = self.nearer.come(find)
            place = self.nearer.come_to(place, find) if place is not None else None
        block = self.editor.field_layout.block
        fits = place is not None and block is not None and block.height == place.field.block.height
        pause = max(_PAUSE, round(_PAUSE_PER_LAYOUT * self._took))
        self._pause.start(pause if fits else 0)

    def _show_written(self) -> None:
        """Lay the map out with the text as it is written so far."""
        self._pause.stop()
        if not self.active:
            return
        clock = QElapsedTimer()
        clock.start()
        text = self._written(self._record, self.editor.text())
        # The veil goes first, or the text would be seen twice for a moment.
        self._view.set_veil(Veil(self._record, self._field, text))
        self._session.preview(with_room(write_text(self._map, self._record, text), self._record))
        self._place()
        self._took = clock.elapsed()

    def _place(self) -> None:
        """Keep the editor over its field while the view or the card changes."""
        if not self.active:
            return
        place = self.find(self._record)
        frame = self._view.frame
        only_text = self._placed_at == (frame.scale, frame.origin)
        if place is None and only_text:
            # It is too long for its heading by now.
            self._wide = self._record
            place = self.find(self._record)
        if place is None:
            self._wide = ""
            if not only_text:
                self._placed_at = None
                self.editor.setMask(_NOTHING)
            return
        self._placed_at = (frame.scale, frame.origin)
        self.editor.lie_on(place.backing, place.field.colour)
        block = place.field.block
        like = self._like
        if like is None or (block.width, block.style, place.scale) != (
            like.width,
            like.style,
            self.editor.scale,
        ):
            self._like = block
            self.editor.rescale(self._set_text, place.scale)
        size = self.editor.document().documentLayout().documentSize()
        box = QRect(
            round(place.box.x()) - MARGIN,
            round(place.box.y()) - MARGIN,
            round(size.width()) + 1,
            round(size.height()) + 1,
        )
        self.editor.setGeometry(box)
        self.editor.field_layout.set_shift(
            QPointF(place.box.x() - round(place.box.x()), place.box.y() - round(place.box.y()))
        )
        seen = place.clip.toAlignedRect().intersected(box).translated(-box.topLeft())
        self.editor.setMask(QRegion(seen) if not seen.isEmpty() else _NOTHING)

    def _leave(self, how: Leaving) -> None:
        if not self.active or self._closing:
            return
        if how is Leaving.CANCEL:
            self.cancel()
        else:
            self.commit(how)

    def _close(self, how: Leaving) -> None:
        self._closing = True
        self._pause.stop()
        record = self._record if self._record in self._session.map.records else ""
        if self._record == self._session.map.id:
            record = self._record
        try:
            had_focus = self.editor.hasFocus()
            self._record = ""
            self._forget()
            self.editor.end()
            self._view.set_veil(None)
            if had_focus:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        finally:
            self._closing = False
        self.ended.emit(how, record)


def _as_it_is(map_: JourneyMap) -> JourneyMap:
    return map_


def _worded(map_: JourneyMap, record: Id) -> JourneyMap:
    return in_words(map_, record) or map_
