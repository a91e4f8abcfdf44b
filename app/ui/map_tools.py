"""What a window needs once it shows a map: canvas, saving, exporting, the page hint.

The welcome page does without, so this is imported with the first map: models, file, layout and
canvas behind it take longer to import than the page to appear.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QMessageBox

from app.canvas.canvas import MapCanvas
from app.canvas.layouter import MapLayouter
from app.editor.acts import Kind, kinds_selected
from app.editor.navigate import select_record
from app.editor.texts import writable
from app.editor.words import tr
from app.layout.text import FontBook
from app.models import edits
from app.ui.acting import Acting
from app.ui.clipboard import MapClipboard
from app.ui.desk import Desk, Window
from app.ui.document import Document
from app.ui.empty_map import EmptyMap
from app.ui.files import Files
from app.ui.filter_view import FilterView
from app.ui.finding import Finding
from app.ui.message_bar import MessageArea
from app.ui.page_hint import PageHint
from app.ui.panels import Panels
from app.ui.questions import Answer
from app.ui.situation import Now

if TYPE_CHECKING:
    # Imported with the first export, and with the first text that is refused.
    from app.ui.exporting import Exporting
    from app.ui.refusals import Refusals

_MOVE_TO = "move-to"
_EMOJI = "emoji"
_FILTER = ("filter", "end-filter")


class MapTools:
    """The tools of one window, whatever map it shows."""

    def __init__(
        self, owner: Window, messages: MessageArea, desk: Desk, window: QMainWindow
    ) -> None:
        self.files = Files(owner, desk, window)
        self.hint = PageHint(window)
        self.clipboard = MapClipboard(messages)
        self.panels = Panels(window, desk.state.panels)
        self._messages = messages
        self._desk = desk
        self._window = window
        # What was learnt of the fonts with one map serves the next.
        self._fonts = FontBook.default()
        self.acting: Acting
        self._canvas: MapCanvas | None = None
        self.panels.refused_changed.connect(self._look_at_refused)
        self.files.saved.connect(self._tell_saved)
        self.finding: Finding | None = None
        self.filter: FilterView | None = None
        self._refresh = owner.refresh

    @cached_property
    def exporting(self) -> Exporting:
        """Exporting."""
        # Dialog and formats come into use long after the map is shown.
        from app.ui.exporting import Exporting

        return Exporting(self._messages, self._desk, self._window)

    @cached_property
    def refusals(self) -> Refusals:
        """What fields of the inspector refused."""
        # Few sessions ever refuse anything.
        from app.ui.refusals import Refusals

        return Refusals(self.panels, self._messages, self._window)

    def ask_about_refused(self, *, close: Answer, stay: Answer) -> QMessageBox | None:
        """Ask whether to close without what fields refused; None where none did."""
        if self._canvas is None or not self.panels.refused():
            return None
        return self.refusals.ask(self._canvas, close=close, stay=stay)

    def _look_at_refused(self) -> None:
        if self._canvas is not None and (self.panels.refused() or "refusals" in self.__dict__):
            self.refusals.look(self._canvas)

    def _tell_saved(self) -> None:
        if self._canvas is not None and self.panels.refused():
            self.refusals.tell_saved(self._canvas)

    def wait_for_export(self, then: Callable[[], object]) -> bool:
        """Whether an export goes on; if so ``then`` is called once its file is written."""
        return "exporting" in self.__dict__ and self.exporting.wait_for_end(then)

    def stop(self) -> None:
        """End what goes on beside the window; called before it goes."""
        self._desk.state.panels = self.panels.state()
        self.hint.stop()
        self.files.stop()

    def canvas_for(self, document: Document) -> MapCanvas:
        """A canvas that shows a document. Raises what layout raises."""
        canvas = MapCanvas(document.session, MapLayouter(self._fonts), document.pictures)
        EmptyMap(document.session, canvas)
        for topic in ("paste", "refused"):
            self._messages.clear(topic)
        self._canvas = canvas
        self.acting = Acting(document.session, canvas, self._desk)
        if self.finding is not None:
            self.finding.end()
        self.finding = Finding(document.session, canvas, self._messages)
        if self.filter is not None:
            self.filter.end()
        self.filter = FilterView(document.session, canvas, self._messages, self._refresh)
        self.panels.show_session(
            document.session, canvas, lambda id_: self.act(id_, document, canvas)
        )
        return canvas

    def situation(self, document: Document, canvas: MapCanvas) -> Now:
        """What decides which commands apply: the document and what is selected or written in it."""
        session, writing = document.session, canvas.writing.active
        current = session.selection.current
        named = bool(current) and writable(session.map, current) is not None
        selected = kinds_selected(session.map, session.selection)
        acts = self.acting.applying() | self.clipboard.applying(selected, writing=writing)
        if Kind.CARD in selected and not writing:
            acts |= {_MOVE_TO}
        return Now(
            has_map=True,
            can_undo=writing or bool(session.undo_label),
            can_redo=writing or bool(session.redo_label),
            can_write=not writing and (named or canvas.entry.cell is not None),
            acts=acts | Finding.VERBS | {_EMOJI} | (self.filter.verbs if self.filter else set()),
        )

    def act(self, id_: str, document: Document, canvas: MapCanvas) -> None:
        """Do an act to what is selected, or carry out a command of clipboard or find bar."""
        if self.clipboard.knows(id_):
            self.clipboard.do(id_, document, canvas)
        elif id_ in Finding.VERBS and self.finding is not None:
            self.finding.do(id_)
        elif id_ in _FILTER and self.filter is not None:
            self.filter.do(id_)
        elif id_ == _EMOJI:
            # These two come into use long after the map is shown.
            from app.ui.emoji.choosing import choose_emoji

            choose_emoji(document.session, canvas, self._desk.state)
        elif id_ == _MOVE_TO:
            from app.ui.cell_chooser import choose_cell_for_cards

            choose_cell_for_cards(canvas)
        else:
            self.acting.do(id_)

    def rename_map(self, document: Document, canvas: MapCanvas) -> None:
        """Write another title."""
        map_ = document.session.map
        canvas.select(select_record(map_, map_.id))
        canvas.write_selected()

    def set_theme(self, document: Document, name: str) -> None:
        """Give the map another theme, as a step of the history."""
        document.session.edit(tr("Change Theme"), lambda map_: edits.change_map(map_, theme=name))
