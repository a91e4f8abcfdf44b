"""The clipboard: what is copied of a map goes there in four flavours, and comes back from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication

from app.canvas.canvas import MapCanvas
from app.canvas.cell_names import named_cells
from app.editor.acts import ACTS, Change, Kind
from app.editor.acts.act import Instead, cards_selected, heading_selected
from app.editor.acts.cards import cards_meant
from app.editor.acts.reaching import told_of_reach
from app.editor.clipboard.copying import (
    Copied,
    CopiedKind,
    copied,
    cut_out,
    records_taken,
    table_of,
)
from app.editor.clipboard.moving import Cut, Left, left_behind, standing_after
from app.editor.clipboard.pasting import (
    Block,
    Lacking,
    block_of_copied,
    block_of_list,
    block_of_table,
    lacking,
    paste_as_one,
    paste_block,
)
from app.editor.clipboard.pasting_headings import paste_headings
from app.editor.clipboard.table import Table, TableError, is_empty
from app.editor.navigate import Cells
from app.editor.selection import Cell, Selection, surviving
from app.editor.session import Session
from app.editor.words import counted, tr
from app.models.base import new_id
from app.models.journey import JourneyMap
from app.ui.clipboard_data import (
    CUT,
    NOTES,
    Texts,
    UnreadableError,
    carried,
    held_data,
    mime_of,
    numbered,
    part_on,
    texts_on,
    worded,
)
from app.ui.document import Document
from app.ui.given_up_by_keys import give_up_by_keys
from app.ui.message_bar import MessageArea, Offer, Tone
from app.ui.picture_of import picture_of_cards, picture_of_map

_COPIED = frozenset({Kind.CARD, Kind.CELL, Kind.LANE, Kind.STAGE, Kind.STEP})
_SECONDS = 4


class MapClipboard:
    """Copies from a map and pastes into it, for one window."""

    def __init__(self, messages: MessageArea, session: Session) -> None:
        self._messages = messages
        self._cut_out: tuple[bytes, Cut] | None = None
        self._stood_in: Cell | None = None
        self._asked_of: JourneyMap | None = None
        self._verbs: dict[str, Callable[[Document, MapCanvas], Change | None]] = {
            "copy": self._copy,
            "cut": self._cut,
            "paste": self._paste,
            "paste-as-card": self._paste_as_card,
            "copy-image": self._copy_image,
        }
        session.listen(lambda: self._follow(session))
        self._follow(session)

    @property
    def verbs(self) -> frozenset[str]:
        """The ids of the clipboard's commands."""
        return frozenset(self._verbs)

    def applying(self, selected: frozenset[Kind]) -> frozenset[str]:
        """The ids of the commands that apply to what is selected, while nothing is written."""
        always = {"paste", "paste-as-card", "copy-image"}
        return frozenset(always | {"copy", "cut"} if selected & _COPIED else always)

    def do(self, id_: str, document: Document, canvas: MapCanvas) -> Change | None:
        """Carry out a command; what is being written is part of the map then."""
        self.clear()
        canvas.finish_writing()
        return self._verbs[id_](document, canvas)

    def clear(self) -> None:
        """Take away what was asked and said of a former command."""
        for topic in ("paste", "clipboard"):
            self._messages.clear(topic)

    def tell(self, text: str) -> None:
        """Say what is wrong with what is on the clipboard."""
        self._tell(text, Tone.WARNING)

    # --- copying ---

    def _copy(self, document: Document, canvas: MapCanvas) -> Change | None:
        session = document.session
        what = copied(session.map, session.selection)
        if what is None:
            self._tell_nothing(session)
            return None
        _clipboard().setMimeData(self._data_of(what, document, canvas))
        return None

    def _data_of(self, what: Copied, document: Document, canvas: MapCanvas) -> QMimeData:
        """What was copied in all its flavours, a picture of cards among them."""
        session = document.session
        data = mime_of(what)
        cards = [card.id for card in cards_meant(session.map, session.selection)]
        sheet = canvas.view.sheet
        if cards and sheet is not None:
            picture = picture_of_cards(sheet, cards, document.pictures(session.map))
            if picture is not None:
                data.setImageData(picture)
        return data

    def _cut(self, document: Document, canvas: MapCanvas) -> Change | None:
        session = document.session
        what = cut_out(session.map, session.selection)
        if what is None:
            self._tell_nothing(session)
            return None
        # Nothing is to be deleted that is not on the clipboard by then.
        chosen = session.selection._replace(records=records_taken(what))
        change = ACTS["delete"].run(session.map, chosen)
        if change is None:
            self._tell(tr("A stage keeps at least one step: cut the stage instead"), Tone.INFO)
            return None
        if what.kind is CopiedKind.CELLS:
            stays = standing_after(change.map, what.map, session.selection)
            change = change._replace(selection=stays or change.selection)
        cut = Cut(session.map, change.map, change.selection)
        data = self._data_of(what, document, canvas)
        name = new_id().encode()
        data.setData(CUT, name + b" " + left_behind(cut, what.map).packed())
        _clipboard().setMimeData(data)
        self._cut_out = name, cut
        told = told_of_reach(session.map, change.map)
        return canvas.do(change._replace(label=_cut_label(what), told=told))

    def _former(self, data: QMimeData) -> tuple[Cut | None, str]:
        """What the clipboard's part was cut out of, where that is this map.

        Else a sentence on what of it stays behind.
        """
        name, _, left = bytes(data.data(CUT).data()).partition(b" ")
        if self._cut_out is not None and self._cut_out[0] == name:
            return self._cut_out[1], ""
        return None, Left.unpacked(left).told() if name else ""

    def _copy_image(self, document: Document, canvas: MapCanvas) -> Change | None:
        session = document.session
        cards = [card.id for card in cards_selected(session.map, session.selection)]
        pictures = document.pictures(session.map)
        sheet = canvas.view.sheet
        picture = picture_of_cards(sheet, cards, pictures) if cards and sheet is not None else None
        told = counted(
            "The picture of 1 card was copied", "The picture of %n cards was copied", len(cards)
        )
        if picture is None:
            picture = picture_of_map(session.map, pictures)
            told = tr("The picture of the map was copied")
        _clipboard().setImage(picture)
        self._tell(told, Tone.INFO)
        return None

    # --- pasting ---

    def _paste(self, document: Document, canvas: MapCanvas) -> Change | None:
        data = held_data()
        what, lost = self._own(data)
        if what is not None and what.kind is not CopiedKind.CELLS:
            session = document.session
            here, _ = self._place_for(session)
            cut, left = self._former(data)
            change = paste_headings(session.map, here, what, cut)
            return canvas.do(_saying(change, left))
        if what is not None:
            return self._place(document, canvas, block_of_copied(what))
        texts = self._texts(data, lost)
        if texts is None:
            return None
        if texts.lines:
            return self._list(document, canvas, texts.table)
        return self._place(document, canvas, block_of_table(texts.table))

    def _list(self, document: Document, canvas: MapCanvas, table: Table) -> Change | None:
        """Paste the lines of a text into one cell, and offer to have them in a lane each."""
        map_ = document.session.map
        here, where = self._place_for(document.session)
        change = numbered(paste_block(map_, here, block_of_list(table), grow=False))
        down = block_of_table(table)
        lanes = None
        if change is not None and len(down.cards) > 1 and not lacking(map_, here, down):
            lanes = numbered(paste_block(map_, here, down, grow=False))
        if change is None or lanes is None:
            return canvas.do(_saying(change, where))
        told = counted("1 card in one cell.", "%n cards in one cell.", len(down.cards))
        instead = Instead(tr("One in Each Lane"), lanes)
        return canvas.do(_saying(change._replace(instead=instead), told, where))

    def _paste_as_card(self, document: Document, canvas: MapCanvas) -> Change | None:
        data = held_data()
        what, lost = self._own(data)
        own = Texts(table_of(replace(what, map=worded(what.map)))) if what is not None else None
        texts = own if own is not None else self._texts(data, lost)
        if texts is None:
            return None
        session = document.session
        here, where = self._place_for(session)
        return canvas.do(_saying(numbered(paste_as_one(session.map, here, texts.table)), where))

    def _place(self, document: Document, canvas: MapCanvas, block: Block) -> Change | None:
        """Paste a block, or ask first what is to become of what finds no place."""
        session = document.session
        here, where = self._place_for(session)
        cut, left = self._former(held_data())
        lacks = lacking(session.map, here, block, cut)

        def paste(*, grow: bool) -> Change | None:
            change = paste_block(session.map, here, block, grow=grow, cut=cut)
            change = carried(change, block.part) if block.part else numbered(change)
            if change is None and lacks:
                self._tell(tr("All of it lies beyond the map: nothing was pasted"), Tone.INFO)
            return canvas.do(_saying(change, where, left))

        if not lacks:
            return paste(grow=False)
        self._ask(lacks, paste)
        self._asked_of = session.map
        return None

    def _place_for(self, session: Session) -> tuple[Selection, str]:
        """Where something is pasted: where the keyboard stands, or stood last.

        Second: a sentence on that where it cannot be seen, because nothing is selected.
        """
        map_, here = session.map, session.selection
        if here.cell is not None or heading_selected(map_, here) is not None:
            return here, ""
        last = surviving(Selection((), self._stood_in), map_).cell
        cell = Cells(map_).cell_of(Selection((), last)) or Cells(map_).cell(0, 0)
        name = next((one.name for one in named_cells(map_) if one.cell == cell), "")
        where = tr("Pasted into {place}.", place=name) if name else ""
        if name and cell == last:
            where = tr("Pasted into {place}, where you were last.", place=name)
        return Selection((), cell), where

    def _follow(self, session: Session) -> None:
        """Take note of where the keyboard stands, and that a map is no longer what it was."""
        if session.selection.cell is not None:
            self._stood_in = session.selection.cell
        if self._asked_of is None or self._asked_of is session.map:
            return
        self._asked_of = None
        if self._messages.bar("paste") is not None:
            # What it asks and offers is true of the map that was.
            self._messages.clear("paste")
            self._tell(tr("The map has changed and nothing was pasted: paste again"), Tone.INFO)

    def _ask(self, lacks: Lacking, paste: Callable[..., Change | None]) -> None:
        offers = [Offer(tr("Leave Out the Rest"), lambda: paste(grow=False))]
        if lacks.may_be_added:
            offers.insert(0, Offer(_adding(lacks), lambda: paste(grow=True)))
        bar = self._messages.show_message("paste", _exceeding(lacks), Tone.INFO, offers)
        give_up_by_keys(bar)
        for button in bar.buttons:
            button.setAutoDefault(True)  # Enter presses it, as Space does
        # The question came of a key: the next key answers it.
        bar.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _own(self, data: QMimeData) -> tuple[Copied | None, str]:
        """What Footpath itself put on the clipboard; second: why that cannot be read, if so."""
        try:
            for kind in CopiedKind:
                part = part_on(data, kind)
                if part is not None:
                    return Copied(kind, part, cut=data.hasFormat(CUT)), ""
            # Here notes count by their texts, but not unsaid where they are lost.
            part_on(data, NOTES)
        except UnreadableError as error:
            return None, str(error)
        return None, ""

    def _texts(self, data: QMimeData, lost: str) -> Texts | None:
        """The texts on the clipboard; None, with a word, where there are none.

        ``lost`` is told besides: why what the texts stand for cannot be read.
        """
        files = data.hasUrls() and all(url.isLocalFile() for url in data.urls())
        try:
            texts = None if files else texts_on(data)
        except TableError as error:
            self.tell(tr("The clipboard holds too much to be pasted: {count}.", count=error))
            return None
        if lost:
            self.tell(lost)
        found = texts is not None and not is_empty(texts.table)
        if not found and not lost:
            self._tell(tr("There is no text on the clipboard"), Tone.INFO)
        return texts if found else None

    def _tell_nothing(self, session: Session) -> None:
        if not session.selection.records:
            self._tell(tr("This cell is empty: there is nothing to copy"), Tone.INFO)
        else:
            self._tell(tr("This cannot be copied: what is hidden has to be shown first"), Tone.INFO)

    def _tell(self, text: str, tone: Tone) -> None:
        seconds = _SECONDS if tone is Tone.INFO else 0
        self._messages.show_message("clipboard", text, tone, seconds=seconds)


def _saying(change: Change | None, *more: str) -> Change | None:
    """A change that tells something more."""
    if change is None:
        return None
    return change._replace(told=" ".join(one for one in (change.told, *more) if one))


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()


def _cut_label(what: Copied) -> str:
    map_ = what.map
    match what.kind:
        case CopiedKind.CELLS:
            return counted("Cut Card", "Cut %n Cards", len(map_.cards))
        case CopiedKind.LANES:
            return counted("Cut Lane", "Cut %n Lanes", len(map_.lanes))
        case CopiedKind.STAGES:
            return counted("Cut Stage", "Cut %n Stages", len(map_.stages))
    return counted("Cut Step", "Cut %n Steps", len(map_.steps))


def _exceeding(lacks: Lacking) -> str:
    wider = counted("1 stage wider", "%n stages wider", lacks.stages)
    higher = counted("1 lane higher", "%n lanes higher", lacks.lanes)
    if lacks.stages and lacks.lanes:
        return tr("The block is {wider} and {higher} than the map.", wider=wider, higher=higher)
    return tr("The block is {more} than the map.", more=wider if lacks.stages else higher)


def _adding(lacks: Lacking) -> str:
    stages = counted("Add 1 Stage", "Add %n Stages", lacks.stages)
    if not lacks.lanes:
        return stages
    if not lacks.stages:
        return counted("Add 1 Lane", "Add %n Lanes", lacks.lanes)
    lanes = counted("1 Lane", "%n Lanes", lacks.lanes)
    return tr("{stages} and {lanes}", stages=stages, lanes=lanes)
