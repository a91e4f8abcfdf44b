"""The clipboard: what is copied of a map goes there in four flavours, and comes back from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from app.canvas.amounts import in_numbers, in_words
from app.canvas.canvas import MapCanvas
from app.editor.acts import ACTS, Change, Kind
from app.editor.acts.act import cards_selected
from app.editor.clipboard.copying import Copied, CopiedKind, copied, table_of
from app.editor.clipboard.html_table import read_html, write_html
from app.editor.clipboard.pasting import (
    Block,
    Lacking,
    block_of_copied,
    block_of_table,
    lacking,
    paste_as_one,
    paste_block,
)
from app.editor.clipboard.pasting_headings import paste_headings
from app.editor.clipboard.table import Table, TableError, is_empty, reconciled
from app.editor.clipboard.tsv import read_tsv, write_tsv
from app.editor.words import counted, tr
from app.models.journey import JourneyMap
from app.storage import LoadError, dump, parse
from app.ui.document import Document
from app.ui.message_bar import MessageArea, Offer, Tone
from app.ui.picture_of import picture_of_cards, picture_of_map

OWN = "application/x-footpath-"
"""What the names of Footpath's own flavours begin with; the kind of what was copied follows."""

_MOST_CHARACTERS = 2_000_000
_COPIED = frozenset({Kind.CARD, Kind.LANE, Kind.STAGE, Kind.STEP})
_WITH_TEXT = frozenset({"copy", "cut", "paste", "paste-as-card"})
_SECONDS = 4

TextWidget = QLineEdit | QTextEdit | QPlainTextEdit


class MapClipboard:
    """Copies from maps and pastes into them, for one window."""

    def __init__(self, messages: MessageArea) -> None:
        self._messages = messages
        self._verbs: dict[str, Callable[[Document, MapCanvas], Change | None]] = {
            "copy": self._copy,
            "cut": self._cut,
            "paste": self._paste,
            "paste-as-card": self._paste_as_card,
            "copy-image": self._copy_image,
        }

    def knows(self, id_: str) -> bool:
        """Whether a command is one of the clipboard's."""
        return id_ in self._verbs

    def applying(self, selected: frozenset[Kind], *, writing: bool) -> frozenset[str]:
        """The ids of the commands that apply to what is selected or written."""
        if writing:
            return _WITH_TEXT
        always = {"paste", "paste-as-card", "copy-image"}
        return frozenset(always | {"copy", "cut"} if selected & _COPIED else always)

    def do(self, id_: str, document: Document, canvas: MapCanvas) -> Change | None:
        """Carry out a command: in the text that has the keyboard, else on the map."""
        self._messages.clear("paste")
        focused = QApplication.focusWidget()
        if isinstance(focused, TextWidget) and id_ in _WITH_TEXT:
            _do_in_text(id_, focused)
            return None
        return self._verbs[id_](document, canvas)

    # --- copying ---

    def _copy(self, document: Document, canvas: MapCanvas) -> Change | None:
        canvas.finish_writing()
        session = document.session
        what = copied(session.map, session.selection)
        if what is None:
            return None
        data = mime_of(what)
        cards = [card.id for card in cards_selected(session.map, session.selection)]
        sheet = canvas.view.sheet
        if cards and sheet is not None:
            picture = picture_of_cards(sheet, cards, document.pictures(session.map))
            if picture is not None:
                data.setImageData(picture)
        _clipboard().setMimeData(data)
        return None

    def _cut(self, document: Document, canvas: MapCanvas) -> Change | None:
        canvas.finish_writing()
        session = document.session
        what = copied(session.map, session.selection)
        change = ACTS["delete"].run(session.map, session.selection)
        if what is None or change is None:
            return None
        self._copy(document, canvas)
        return canvas.do(replace(change, label=_cut_label(what), told=""))

    def _copy_image(self, document: Document, canvas: MapCanvas) -> Change | None:
        canvas.finish_writing()
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
        canvas.finish_writing()
        data = _held()
        what = self._own(data)
        if what is not None and what.kind is not CopiedKind.CELLS:
            found = what
            return canvas.do(
                paste_headings(document.session.map, document.session.selection, found)
            )
        if what is not None:
            return self._place(document, canvas, block_of_copied(what))
        table = self._table(data)
        return None if table is None else self._place(document, canvas, block_of_table(table))

    def _paste_as_card(self, document: Document, canvas: MapCanvas) -> Change | None:
        canvas.finish_writing()
        data = _held()
        what = self._own(data)
        own = table_of(replace(what, map=_worded(what.map))) if what is not None else None
        table = own if own is not None else self._table(data)
        if table is None:
            return None
        session = document.session
        return canvas.do(_numbered(paste_as_one(session.map, session.selection, table)))

    def _place(self, document: Document, canvas: MapCanvas, block: Block) -> Change | None:
        """Paste a block, or ask first what is to become of what finds no place."""
        session = document.session
        here = session.selection
        lacks = lacking(session.map, here, block)

        def paste(*, grow: bool) -> Change | None:
            change = paste_block(session.map, here, block, grow=grow)
            return canvas.do(change if block.part is not None else _numbered(change))

        if not lacks:
            return paste(grow=False)
        self._ask(canvas, lacks, paste)
        return None

    def _ask(self, canvas: MapCanvas, lacks: Lacking, paste: Callable[..., Change | None]) -> None:
        def answer(run: Callable[[], object]) -> Callable[[], None]:
            def answered() -> None:
                canvas.setFocus(Qt.FocusReason.OtherFocusReason)
                run()

            return answered

        offers = [Offer(tr("Cut Off"), answer(lambda: paste(grow=False)))]
        if lacks.may_be_added:
            offers.insert(0, Offer(_adding(lacks), answer(lambda: paste(grow=True))))
        offers.append(Offer(tr("Cancel"), answer(lambda: None)))
        bar = self._messages.show_message("paste", _exceeding(lacks), Tone.INFO, offers)
        give_up = QShortcut(QKeySequence(Qt.Key.Key_Escape), bar)
        give_up.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        give_up.activated.connect(bar.buttons[-1].click)
        for button in bar.buttons:
            button.setAutoDefault(True)  # Enter presses it, as Space does
        # The question came of a key: the next key answers it.
        bar.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _own(self, data: QMimeData) -> Copied | None:
        """What Footpath itself put on the clipboard."""
        for kind in CopiedKind:
            held = bytes(data.data(OWN + kind.value).data())
            if not held:
                continue
            try:
                return Copied(kind, parse(held).map)
            except LoadError as error:
                self._tell(
                    tr("What was copied cannot be read: {reason}", reason=error), Tone.WARNING
                )
                return None
        return None

    def _table(self, data: QMimeData) -> Table | None:
        """The texts on the clipboard; None, with a word, where there are none."""
        files = data.hasUrls() and all(url.isLocalFile() for url in data.urls())
        try:
            table = None if files else table_on(data)
        except TableError as error:
            self._tell(
                tr("The clipboard holds too much to be pasted: {count}.", count=error), Tone.WARNING
            )
            return None
        if table is None or is_empty(table):
            self._tell(tr("There is no text on the clipboard"), Tone.INFO)
            return None
        return table

    def _tell(self, text: str, tone: Tone) -> None:
        seconds = _SECONDS if tone is Tone.INFO else 0
        self._messages.show_message("clipboard", text, tone, seconds=seconds)


def mime_of(what: Copied) -> QMimeData:
    """What was copied as text, as an HTML table and in Footpath's own way."""
    data = QMimeData()
    table = table_of(replace(what, map=_worded(what.map)))
    # A single text is what somebody wants in a letter, without marks round it, as spreadsheets do.
    single = len(table) == 1 and len(table[0]) == 1
    data.setText(table[0][0] if single else write_tsv(table))
    data.setHtml(write_html(table))
    data.setData(OWN + what.kind.value, dump(what.map))
    return data


def table_on(data: QMimeData) -> Table | None:
    """The table of texts that another program put on the clipboard. Raises `TableError`."""
    plain = None
    if data.hasText():
        text = _whole_characters(data.text())
        if len(text) > _MOST_CHARACTERS:
            raise TableError(tr("{count} characters", count=f"{len(text):,}"))
        plain = read_tsv(text)
    marked = read_html(_whole_characters(data.html())) if data.hasHtml() else None
    if plain is not None and marked is not None:
        return reconciled(plain, marked)
    return marked if marked is not None else plain


def _worded(map_: JourneyMap) -> JourneyMap:
    """A map whose metrics say their numbers in words, as they are shown."""
    made = map_
    for card in map_.cards:
        if card.value is not None:
            made = in_words(made, card.id) or made
    return made


def _numbered(change: Change | None) -> Change | None:
    """What was pasted, with the numbers that texts in lanes of metrics are."""
    if change is None or change.selection is None:
        return change
    made = change.map
    for id_ in change.selection.records:
        made = in_numbers(made, id_)
    return replace(change, map=made)


def _whole_characters(text: str) -> str:
    """A text without half characters, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _do_in_text(id_: str, widget: TextWidget) -> None:
    {"copy": widget.copy, "cut": widget.cut}.get(id_, widget.paste)()


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()


def _held() -> QMimeData:
    """What is on the clipboard. Where there is nothing at all, Qt gives None for it."""
    return _clipboard().mimeData() or QMimeData()


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
    wider = counted("1 column wider", "%n columns wider", lacks.stages)
    higher = counted("1 row higher", "%n rows higher", lacks.lanes)
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
