"""What edits the map that a window shows: acts, clipboard, finding.

It comes once the map is seen, or with the first command: importing it takes longer than painting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer

from app.canvas.canvas import MapCanvas
from app.editor.acts import Kind, kinds_selected
from app.editor.acts.act import cards_selected
from app.editor.pictures.placing import PICTURE_VERBS, picture_verbs
from app.editor.texts import Writable, writable
from app.models.card import Card
from app.models.vocabulary import SPOKEN, Direction
from app.ui.acting import Acting
from app.ui.choosing import start_folder
from app.ui.clipboard import MapClipboard
from app.ui.clipboard_data import holds_block
from app.ui.desk import Desk
from app.ui.document import Document
from app.ui.filter_view import FilterView
from app.ui.finding import Finding
from app.ui.lazy import Lazy
from app.ui.message_bar import MessageArea
from app.ui.pictures.drops import PictureDrops
from app.ui.situation import Now
from app.ui.text_verbs import TEXT_VERBS, do_in_text, line_selected
from app.ui.tray_verbs import TrayVerbs

if TYPE_CHECKING:
    # Most maps have no picture, and the tray is imported when it is first opened.
    from app.ui.pictures.tools import PictureTools
    from app.ui.tray.panel import Tray

_PASTE = "paste"
_MOVE_TO = "move-to"
_EMOJI = "emoji"
_NEW_SOURCE = "new-source"
_QUOTE = "quote"


class Editing:
    """Does the commands of one map in one window."""

    def __init__(
        self,
        document: Document,
        canvas: MapCanvas,
        messages: MessageArea,
        desk: Desk,
        refresh: Callable[[], object],
        tray: Callable[[], Tray | None],
        open_tray: Callable[[], Tray | None],
        begin_field: Callable[[str], object],
    ) -> None:
        """``refresh`` is called when other commands apply, though the document is as it was.

        ``tray`` gives the panel of the tray, once there is one; ``open_tray`` opens it.
        ``begin_field`` lets the keyboard go to a field of the inspector.
        """
        self._document = document
        self._canvas = canvas
        self._desk = desk
        self._messages = messages
        self.acting = Acting(document.session, canvas, desk)
        self.clipboard = MapClipboard(messages, document.session)
        self.finding = Finding(document.session, canvas, messages, open_tray)
        self.filter = FilterView(document.session, canvas, messages, refresh)
        self.tray = TrayVerbs(canvas, tray, self.clipboard.tell)
        self._pictures = Lazy(self._make_pictures)
        PictureDrops(canvas, self._pictures.get)
        editor = canvas.hands().writing.editor
        editor.taker, editor.shows_picture = self._take_pasted, self._shows_picture
        # By the ids of commands, who carries them out; all others are acts.
        self._doers: Mapping[str, Callable[[str], object]] = MappingProxyType(
            {
                **dict.fromkeys(PICTURE_VERBS, self._change_picture),
                **dict.fromkeys(self.clipboard.verbs, self._copy_or_paste),
                **dict.fromkeys(Finding.VERBS, self._look_for),
                **dict.fromkeys(FilterView.VERBS, self.filter.do),
                _EMOJI: self._choose_emoji,
                _MOVE_TO: self._choose_cell,
                _NEW_SOURCE: lambda _: begin_field("sources"),
                _QUOTE: lambda _: begin_field("said-by"),
            }
        )

    @property
    def pictures(self) -> PictureTools:
        """What can be done with pictures."""
        return self._pictures.get()

    def end(self) -> None:
        """Take away what belongs to this map alone, before another is shown."""
        self.finding.end()
        self.filter.end()
        if (pictures := self._pictures.made) is not None:
            pictures.end()

    def situation(self) -> Now:
        """What decides which commands apply: the document and what is selected or written in it."""
        session, writing = self._document.session, self._canvas.is_writing
        current = session.selection.current
        named = bool(current) and writable(session.map, current) is not None
        selected = kinds_selected(session.map, session.selection)
        acts = self.acting.applying()
        if not writing:
            if Kind.CARD in selected:
                acts |= {_MOVE_TO} | self._fields_of_cards()
            acts |= self.clipboard.applying(selected)
            acts |= picture_verbs(session.map, session.selection)
            acts |= self.tray.applying(selected)
        if self.acting.text is not None:
            acts |= TEXT_VERBS
        return Now(
            has_map=True,
            can_undo=writing or bool(session.undo_label),
            can_redo=writing or bool(session.redo_label),
            can_write=not writing and (named or self._canvas.hands().entry.cell is not None),
            acts=acts | Finding.VERBS | self.filter.verbs | {_EMOJI},
            writes_card=writing and self._writes_card(),
            mirrored=session.map.direction == Direction.RIGHT_TO_LEFT,
        )

    def _writes_card(self) -> bool:
        record = self._canvas.hands().writing.record
        return writable(self._document.session.shown, record) is Writable.CARD_TEXT

    def _fields_of_cards(self) -> set[str]:
        """The commands that lead to a field of the inspector, which has the form of the last."""
        session = self._document.session
        if not isinstance(session.map.records.get(session.selection.current), Card):
            return set()
        chosen = cards_selected(session.map, session.selection)
        return {_NEW_SOURCE} | ({_QUOTE} if all(card.type in SPOKEN for card in chosen) else set())

    def act(self, id_: str) -> None:
        """Carry out a command: in the text or the tray that has the keyboard, else on the map."""
        if not (do_in_text(id_, self.acting.text) or self.tray.do(id_)):
            self._doers.get(id_, self.acting.do)(id_)

    def _copy_or_paste(self, id_: str) -> None:
        self.clipboard.clear()
        if id_ != _PASTE or not self.pictures.paste():
            self.clipboard.do(id_, self._document, self._canvas)

    def _look_for(self, id_: str) -> None:
        text = self.acting.text
        own = self.finding.bar
        within = text is not None and own is not None and own.isAncestorOf(text)
        self.finding.do(id_, "" if text is None or within else line_selected(text))

    def _take_pasted(self, data: QMimeData) -> bool:
        """Paste what is no text of the field that is written, and end writing.

        Cells come over a card that was only just begun, a picture where the card stands.
        """
        writing = self._canvas.hands().writing
        begun = writing.draft is not None and not writing.editor.text()
        block = begun and holds_block(data)
        if not block and not self._shows_picture(data):
            return False

        def paste() -> None:
            if block:
                writing.cancel()
            self._copy_or_paste(_PASTE)

        # The editor is still busy with the key that pastes.
        QTimer.singleShot(0, self._canvas, paste)
        return True

    def _shows_picture(self, data: QMimeData) -> bool:
        """Whether a picture is on the clipboard, and no words with it."""
        # Most of what is pasted has words: then nothing is made for pictures.
        worded = data.hasText() and not data.hasUrls() and bool(data.text().strip())
        return not worded and self.pictures.shown_by(data)

    # These come into use long after the map is shown.

    def _make_pictures(self) -> PictureTools:
        from app.ui.pictures.tools import PictureTools

        document = self._document
        folder = partial(start_folder, document.folder, self._desk.state)
        return PictureTools(document.session, self._canvas, self._messages, folder)

    def _change_picture(self, id_: str) -> None:
        self.pictures.do(id_)

    def _choose_emoji(self, _: str) -> None:
        from app.ui.emoji.choosing import choose_emoji

        choose_emoji(self._document.session, self._canvas, self._desk.state, self.acting.text)

    def _choose_cell(self, _: str) -> None:
        from app.ui.cell_chooser import choose_cell_for_cards

        choose_cell_for_cards(self._canvas)
