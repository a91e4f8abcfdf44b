"""What a window needs once it shows a map: canvas, saving, exporting, the page hint.

The welcome page does without, so this is imported with the first map: models, file, layout and
canvas behind it take longer to import than the page to appear.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from app.canvas.canvas import MapCanvas
from app.canvas.layouter import MapLayouter
from app.editor.navigate import select_record
from app.editor.words import tr
from app.layout.text import FontBook
from app.ui.desk import Desk, Window
from app.ui.document import Document
from app.ui.emptiness import Emptiness
from app.ui.files import Files
from app.ui.lazy import Lazy
from app.ui.message_bar import MessageArea
from app.ui.page_hint import PageHint
from app.ui.panels import Panels
from app.ui.situation import Now

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    # Imported with the first export, the first text that is refused, and once a map is seen.
    from app.ui.editing import Editing
    from app.ui.exporting import Exporting
    from app.ui.printing import Printing
    from app.ui.questions import Answer
    from app.ui.refusals import Refusals


class MapTools:
    """The tools of one window, whatever map it shows."""

    def __init__(
        self, owner: Window, messages: MessageArea, desk: Desk, window: QMainWindow
    ) -> None:
        self.files = Files(owner, desk, window)
        self.hint = PageHint(window)
        self.panels = Panels(window, desk.state.panels)
        self._messages = messages
        self._desk = desk
        self._window = window
        # What was learnt of the fonts with one map serves the next.
        self._fonts = FontBook.default()
        self._shown: tuple[Document, MapCanvas] | None = None
        self._editing: Editing | None = None
        self._exporting = Lazy(self._make_exporting)
        self._printing = Lazy(self._make_printing)
        self._refusals = Lazy(self._make_refusals)
        self._refresh = owner.refresh
        self.panels.refused_changed.connect(self._look_at_refused)
        self.panels.abandoned.connect(lambda one: self.editing.acting.offer_again(*one))
        self.panels.unreadable.connect(lambda told: self.editing.clipboard.tell(told))
        self.files.saved.connect(self._tell_saved)
        messages.left.connect(self._give_back)

    @property
    def exporting(self) -> Exporting:
        """Exporting."""
        return self._exporting.get()

    @property
    def printing(self) -> Printing:
        """Printing."""
        return self._printing.get()

    @property
    def editing(self) -> Editing:
        """What edits the map that is shown; made when asked for. There has to be one."""
        if self._editing is None:
            assert self._shown is not None, "the window shows no map"
            # It takes longer to import than the map to be painted.
            from app.ui.editing import Editing

            self._editing = Editing(
                *self._shown,
                self._messages,
                self._desk,
                self._refresh,
                self.panels.made_tray,
                self.panels.open_tray,
                self.panels.begin_field,
            )
        return self._editing

    @property
    def refusals(self) -> Refusals:
        """What fields of the inspector refused."""
        return self._refusals.get()

    def ask_about_refused(self, *, close: Answer, stay: Answer) -> QMessageBox | None:
        """Ask whether to close without what fields refused; None where none did."""
        if self._shown is None or not self.panels.refused():
            return None
        return self.refusals.ask(self._shown[1], close=close, stay=stay)

    def _look_at_refused(self) -> None:
        if self._shown is not None and (self.panels.refused() or self._refusals.made is not None):
            self.refusals.look(self._shown[1])

    def _tell_saved(self) -> None:
        if self._shown is not None and self.panels.refused():
            self.refusals.tell_saved(self._shown[1])

    def wait_for_export(self, then: Callable[[], object]) -> bool:
        """Whether an export goes on; if so ``then`` is called once its file is written."""
        exporting = self._exporting.made
        return exporting is not None and exporting.wait_for_end(then)

    def stop(self) -> None:
        """End what goes on beside the window; called before it goes."""
        self._desk.state.panels = self.panels.state()
        self.hint.stop()
        self.files.stop()

    def canvas_for(self, document: Document) -> MapCanvas:
        """A canvas that shows a document. Raises what layout raises."""
        canvas = MapCanvas(document.session, MapLayouter(self._fonts), document.pictures)
        Emptiness(document.session, canvas)
        for topic in ("paste", "refused"):
            self._messages.clear(topic)
        if self._editing is not None:
            self._editing.end()
        self._editing = None
        self._shown = document, canvas
        self.panels.show_session(document.session, canvas, self.act)
        canvas.appeared.connect(self._fill_panels)
        canvas.field_wanted.connect(self.panels.open_field)
        canvas.command_wanted.connect(self.act)
        return canvas

    def _give_back(self) -> None:
        """Let the keyboard go to the map."""
        if self._shown is not None:
            self._shown[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_panels(self) -> None:
        # Another map may have come meanwhile, which is not seen yet.
        if self._shown is not None and self._shown[1].seen:
            self.panels.fill()

    def situation(self) -> Now:
        """What decides which commands apply; before the map is seen no command of cards does."""
        if self._shown is None:
            return Now()
        document, canvas = self._shown
        if self._editing is None and not canvas.has_hands:
            undo, redo = bool(document.session.undo_label), bool(document.session.redo_label)
            return Now(has_map=True, can_undo=undo, can_redo=redo)
        return self.editing.situation()

    def act(self, id_: str) -> None:
        """Do an act to what is selected, or carry out a command of clipboard or find bar."""
        self.editing.act(id_)

    def rename_map(self, document: Document, canvas: MapCanvas) -> None:
        """Write another title."""
        map_ = document.session.map
        canvas.select(select_record(map_, map_.id))
        canvas.write_selected()

    def set_theme(self, document: Document, name: str) -> None:
        """Give the map another theme, as a step of the history."""
        # No start waits for the edits.
        from app.models.edits import change_map

        document.session.edit(tr("Change Theme"), lambda map_: change_map(map_, theme=name))

    # --- made when asked for ---

    def _make_exporting(self) -> Exporting:
        # Dialog and formats come into use long after the map is shown.
        from app.ui.exporting import Exporting

        return Exporting(self._messages, self._desk, self._window)

    def _make_printing(self) -> Printing:
        # Few maps are printed in the first second.
        from app.ui.printing import Printing

        return Printing(self._messages, self._window)

    def _make_refusals(self) -> Refusals:
        # Few sessions ever refuse anything.
        from app.ui.refusals import Refusals

        return Refusals(self.panels, self._messages, self._window)
